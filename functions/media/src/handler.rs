//! One file after another.

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    jobs::MediaJob,
    media::copy,
    ports::{Cards, Files, MediaSource},
};
use hotline_lambda::sqs;

use crate::inspect::inspect;

/// What the function works with.
pub struct App<S, F, M> {
    /// Cards.
    pub store: S,
    /// The bucket.
    pub files: F,
    /// The messenger.
    pub source: M,
}

/// Copies a batch of files.
pub async fn handle<S, F, M>(app: &App<S, F, M>, batch: SqsEvent) -> SqsBatchResponse
where
    S: Cards,
    F: Files,
    M: MediaSource,
{
    sqs::each(batch, |job: MediaJob| async move {
        copy(&app.store, &app.files, &app.source, &inspect, &job).await
    })
    .await
}
