//! Builds anew when the site was built anew.

fn main() {
    println!("cargo:rerun-if-changed=../../web/dist");
}
