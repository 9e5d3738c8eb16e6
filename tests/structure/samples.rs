//! The sample events of the queue functions are what the functions read.

use hotline_app::jobs::{MediaJob, NotificationJob, RoutingJob};
use hotline_aws::store::Stored;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn sample(path: &str) -> Value {
    serde_json::from_str(&super::read(&format!("events/{path}.json"))).expect("JSON")
}

fn job<T: DeserializeOwned>(path: &str) -> T {
    let event = sample(path);
    serde_json::from_str(event["Records"][0]["body"].as_str().expect("a body")).expect("a job")
}

#[test]
fn queue_samples_are_jobs() {
    let _: RoutingJob = job("routing/addressed");
    let _: NotificationJob = job("notifications/closed");
    let _: MediaJob = job("media/photo");
}

#[test]
fn the_stream_sample_is_an_event() {
    let record = sample("outbox/addressed");
    let image = &record["Records"][0]["dynamodb"]["NewImage"];
    match hotline_aws::store::stored(image).expect("readable") {
        Some(Stored::Event(event)) => assert_eq!(event.sequence, 2),
        other => panic!("{other:?}"),
    }
}
