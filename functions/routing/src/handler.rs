//! One routing job after another.

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    directory::DirectoryCache,
    jobs::RoutingJob,
    ports::{Cards, Directories, Queues},
    routing::route,
};
use hotline_lambda::sqs;

/// What the function works with.
pub struct App<S, Q> {
    /// Cards and directory.
    pub store: S,
    /// Where notices go.
    pub queues: Q,
    /// The directory between invocations.
    pub directory: DirectoryCache,
}

/// Routes a batch of events.
pub async fn handle<S: Cards + Directories, Q: Queues>(app: &App<S, Q>, batch: SqsEvent) -> SqsBatchResponse {
    sqs::each(batch, |job: RoutingJob, _| async move {
        let directory = app.directory.get(&app.store).await?;
        route(&app.store, &app.queues, &directory, job).await
    })
    .await
}
