//! One file after another.

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    jobs::MediaJob,
    media::copy,
    ports::{Cards, Files, MediaSource},
};
use hotline_lambda::sqs;

use crate::inspect::inspect;

/// The delivery after which the queue gives a message up (`maxReceiveCount` in `infra/queues.yaml`).
const LAST_TIME: u32 = 5;

/// What the function works with.
pub struct App<S, F, M> {
    /// Cards.
    pub store: S,
    /// The bucket.
    pub files: F,
    /// The messengers.
    pub source: M,
}

/// Copies a batch of files.
pub async fn handle<S, F, M>(app: &App<S, F, M>, batch: SqsEvent) -> SqsBatchResponse
where
    S: Cards,
    F: Files,
    M: MediaSource,
{
    sqs::each(batch, |job: MediaJob, times| async move {
        copy(&app.store, &app.files, &app.source, &inspect, &job, times >= LAST_TIME).await
    })
    .await
}
