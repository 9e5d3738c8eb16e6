//! `docs/openapi.json` is what the code says. `UPDATE_SNAPSHOTS=1` writes it anew.

use std::{path::Path, sync::Arc};

use hotline_app::directory::{DirectoryCache, ModeratorCache};
use hotline_aws::{Aws, Bucket, SqsQueues, Store};
use staff_api::handler::{App, router};

#[test]
fn the_description_in_docs_is_the_codes_own() {
    // No call is made; any region and keys will do.
    let clients = Aws::with("eu-central-1", "unused", "unused").expect("clients");
    let app = App {
        store: Box::new(Store::new(clients.dynamodb(), "unused")),
        files: Arc::new(Bucket::new(clients.s3(), "unused")),
        queues: Arc::new(SqsQueues::from_env(clients.sqs())),
        directory: DirectoryCache::default(),
        moderator: ModeratorCache::default(),
    };
    let (_, openapi) = router(Arc::new(app));
    let generated = openapi.to_pretty_json().expect("a description") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &generated).expect("docs/openapi.json is writable");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == generated, "docs/openapi.json is stale: run `make openapi` and review the difference");
}
