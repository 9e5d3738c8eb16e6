//! SQS batches with partial failure: one helper for every queue function.

use std::future::Future;

use aws_lambda_events::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent};
use serde::de::DeserializeOwned;

use crate::logging::chain;

/// Handles each message on its own; those that fail are delivered again, and in the end to the
/// dead-letter queue. A message that cannot be read fails too, so that it is kept there. `handle`
/// gets the job and how many times it has been delivered, this time included.
pub async fn each<J, E, F, Fut>(event: SqsEvent, handle: F) -> SqsBatchResponse
where
    J: DeserializeOwned,
    E: std::error::Error + 'static,
    F: Fn(J, u32) -> Fut,
    Fut: Future<Output = Result<(), E>>,
{
    let mut response = SqsBatchResponse::default();
    for message in event.records {
        let id = message.message_id.unwrap_or_default();
        let times = message.attributes.get("ApproximateReceiveCount").and_then(|count| count.parse().ok());
        let job = serde_json::from_str(message.body.as_deref().unwrap_or_default());
        let failure = match job {
            Ok(job) => handle(job, times.unwrap_or(1)).await.err().map(|error| chain(&error)),
            Err(error) => Some(format!("unreadable message at column {}", error.column())),
        };
        if let Some(error) = failure {
            tracing::error!(message = %id, %error, "a message failed");
            let mut item = BatchItemFailure::default();
            item.item_identifier = id;
            response.batch_item_failures.push(item);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_what_failed_is_delivered_again() {
        let event: SqsEvent = serde_json::from_str(
            r#"{"Records":[{"messageId":"a","body":"1"},{"messageId":"b","body":"2"},{"messageId":"c","body":"x"}]}"#,
        )
        .expect("constant");
        let response =
            each(
                event,
                |n: u32, _| async move { if n == 2 { Err(std::io::Error::other("no")) } else { Ok(()) } },
            )
            .await;
        let failed: Vec<_> = response.batch_item_failures.into_iter().map(|f| f.item_identifier).collect();
        assert_eq!(failed, ["b", "c"]);
    }
}
