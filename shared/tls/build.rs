//! Picks the pinned authorities out of Mozilla's list, so that a function carries these few and
//! not all of them: the whole list is some 150 KB that no zip makes smaller.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

/// Words in the subjects of the authorities that AWS, Telegram and Viber endpoints chain to.
const PINNED: [&str; 7] = [
    "Amazon Root CA",
    "Starfield",
    "Go Daddy",
    "DigiCert Global Root",
    "ISRG Root",
    "GlobalSign",
    "GTS Root",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    let mut list = String::from("[\n");
    for (number, der) in webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .filter(|der| PINNED.iter().any(|word| names(der, word)))
        .enumerate()
    {
        fs::write(Path::new(&out).join(format!("{number}.der")), der)?;
        writeln!(list, "    include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{number}.der\")),")?;
    }
    list.push_str("]\n");
    // A word that picks nothing is misspelt, or its authority has left Mozilla's list.
    if let Some(word) = PINNED
        .iter()
        .find(|word| !webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().any(|der| names(der, word)))
    {
        return Err(format!("no authority is called \"{word}\"").into());
    }
    fs::write(Path::new(&out).join("pinned.rs"), list)?;
    Ok(())
}

/// Whether an encoded certificate contains the word.
fn names(der: &[u8], word: &str) -> bool {
    der.windows(word.len()).any(|part| part == word.as_bytes())
}
