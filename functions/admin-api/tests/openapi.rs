//! `docs/admin-openapi.json` is what the code says. `UPDATE_SNAPSHOTS=1` writes it anew.

use std::path::Path;

use admin_api::handler::description;

#[test]
fn the_description_in_docs_is_the_codes_own() {
    let generated = description().to_pretty_json().expect("a description") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/admin-openapi.json");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &generated).expect("docs/admin-openapi.json is writable");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == generated,
        "docs/admin-openapi.json is stale: run `make openapi` and review the difference"
    );
}
