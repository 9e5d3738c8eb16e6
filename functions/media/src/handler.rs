//! One file after another.

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    jobs::MediaJob,
    media::{Media, handle as take_in},
    ports::{Cards, Files, MediaSource},
};
use hotline_lambda::sqs;

use crate::{inspect::inspect, thumbnail::thumbnail};

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

/// Does a batch of jobs.
pub async fn handle<S, F, M>(app: &App<S, F, M>, batch: SqsEvent) -> SqsBatchResponse
where
    S: Cards,
    F: Files,
    M: MediaSource,
{
    let media = Media {
        cards: &app.store,
        files: &app.files,
        source: &app.source,
        inspect: &inspect,
        thumbnail: &thumbnail,
    };
    let media = &media;
    sqs::each(batch, |job: MediaJob, times| async move { take_in(media, &job, times >= LAST_TIME).await })
        .await
}
