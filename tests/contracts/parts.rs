//! What every bucket must do with uploads in parts: the one in memory and, where `CONTRACT_ENDPOINT`
//! names a local cloud, its S3.

use hotline_app::transfer::{PART, Shelf};
use hotline_aws::{Aws, Bucket};
use hotline_messengers::http;
use hotline_tests::fakes::MemoryFiles;

const KEY: &str = "uploads/0123456789abcdef0123456789abcdef01234567";

/// What a browser does with the address of a part; whether the bucket took it.
async fn put(memory: &MemoryFiles, url: &str, bytes: Vec<u8>) -> bool {
    if url.starts_with("memory:") {
        return memory.put_part(url, &bytes);
    }
    let sent = http::client().expect("a client").put(url).body(bytes).send().await.expect("a bucket");
    sent.status().is_success()
}

#[tokio::test]
async fn a_file_in_parts_becomes_one_object_once() {
    let memory = MemoryFiles::default();
    walk("in memory", &memory, &memory).await;
    if let Ok(url) = std::env::var("CONTRACT_ENDPOINT") {
        let client = Aws::with("us-east-1", "test", "test").expect("clients").s3_at(&url);
        let name = format!("test-{}", uuid::Uuid::now_v7());
        client.create_bucket().bucket(&name).send().await.expect("a bucket");
        walk("local cloud", &Bucket::new(client, name), &memory).await;
    }
}

async fn walk(name: &str, bucket: &dyn Shelf, memory: &MemoryFiles) {
    let part = usize::try_from(PART).expect("small");
    let dropped = bucket.begin_parts(KEY).await.expect("a bucket");
    bucket.drop_parts(KEY, &dropped).await.expect("a bucket");
    bucket.drop_parts(KEY, &dropped).await.expect("dropping twice is no trouble");
    assert_eq!(bucket.parts(KEY, &dropped).await.expect("a bucket"), None, "{name}");

    let id = bucket.begin_parts(KEY).await.expect("a bucket");
    assert_eq!(bucket.parts(KEY, &id).await.expect("a bucket"), Some(Vec::new()), "{name}");
    let last = bucket.grant_part(KEY, &id, 2, 3).await.expect("an address");
    assert!(put(memory, &last, b"end".to_vec()).await, "{name}");
    let first = bucket.grant_part(KEY, &id, 1, PART).await.expect("an address");
    for _ in 0..2 {
        assert!(put(memory, &first, vec![b'x'; part]).await, "{name}: a part may be sent again");
    }
    let parts = bucket.parts(KEY, &id).await.expect("a bucket").expect("it has begun");
    let there: Vec<_> = parts.iter().map(|part| (part.number, part.size)).collect();
    assert_eq!(there, [(1, PART), (2, 3)], "{name}");
    assert_eq!(bucket.info(KEY).await.expect("a bucket"), None, "{name}: not yet an object");
    assert!(bucket.join_parts(KEY, &id, &parts).await.expect("a bucket"), "{name}");
    let whole = bucket.info(KEY).await.expect("a bucket").expect("an object");
    assert_eq!(whole.size, PART + 3, "{name}");
    assert_eq!(bucket.parts(KEY, &id).await.expect("a bucket"), None, "{name}: it is over");
    let mut bytes = Vec::new();
    assert!(bucket.read(KEY, &mut bytes).await.expect("a bucket"), "{name}");
    assert!(bytes.len() == part + 3 && bytes.ends_with(b"xend"), "{name}");
}
