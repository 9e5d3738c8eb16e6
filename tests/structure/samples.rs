//! The sample events of the queue functions are what the functions read.

use hotline_app::jobs::{
    ClockJob, DeadlineJob, MediaJob, Notification, NotificationJob, Routed, RoutingJob, SurveyJob,
};
use hotline_aws::store::Streamed;
use hotline_domain::ids::Channel;
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
    assert!(matches!(job("deadlines/card"), DeadlineJob::Card { .. }));
    assert!(matches!(job("deadlines/opening"), DeadlineJob::Opening { .. }));
    assert!(matches!(job("deadlines/round"), DeadlineJob::Round(round) if !round.all));
    let survey: SurveyJob = job("survey/card");
    assert_eq!(job::<ClockJob>("survey/card"), ClockJob::Survey(survey));
    assert!(matches!(job("media/photo"), MediaJob::Copy(_)));
    assert!(matches!(job("media/proof"), MediaJob::Clean(_)));
    assert!(matches!(job("media/staged"), MediaJob::Stage(_)));
}

#[test]
fn what_a_queue_brings_is_told_apart() {
    assert!(matches!(job("routing/draft"), Routed::Draft(_)));
    assert!(matches!(job("routing/addressed"), Routed::Event(_)));
    assert!(matches!(job("notifications/reminder"), Notification::Reminder(_)));
    assert!(matches!(job("notifications/closed"), Notification::Notice(_)));
}

#[test]
fn the_stream_samples_tell_of_an_event_and_of_a_file() {
    let told = |path: &str| {
        let record = sample(path);
        let image = &record["Records"][0]["dynamodb"]["NewImage"];
        hotline_aws::store::streamed(image).expect("readable")
    };
    assert!(matches!(told("outbox/addressed"), Some(Streamed::Event(event)) if event.sequence == 2));
    let Some(Streamed::Stage(job)) = told("outbox/staged") else { panic!("no file") };
    assert_eq!(job.from.channel, Channel::Viber);
    assert!(matches!(told("outbox/draft"), Some(Streamed::Draft(begun)) if begun.update == 731_000_101));
}
