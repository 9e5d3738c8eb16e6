//! One routing job after another.

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    clock::now,
    directory::DirectoryCache,
    jobs::Routed,
    ports::{Cards, Clocks, Directories, Inbox, Queues},
    remind::set_clock,
    routing::route,
};
use hotline_lambda::sqs;

/// What the function works with.
pub struct App<S, Q, C> {
    /// Cards, directory and the staff's inboxes.
    pub store: S,
    /// Where notices go.
    pub queues: Q,
    /// Clocks of cards and reminders.
    pub clocks: C,
    /// The directory between invocations.
    pub directory: DirectoryCache,
}

/// Routes a batch of events.
pub async fn handle<S, Q, C>(app: &App<S, Q, C>, batch: SqsEvent) -> SqsBatchResponse
where
    S: Cards + Directories + Inbox,
    Q: Queues,
    C: Clocks,
{
    sqs::each(batch, |job: Routed, _| async move {
        let directory = app.directory.get(&app.store).await?;
        match job {
            Routed::Event(job) => route(&app.store, (&app.queues, &app.clocks), &directory, job, now()).await,
            Routed::Draft(begun) => {
                let since = begun.at;
                set_clock(&app.clocks, &directory, begun, (since, now())).await
            }
        }
    })
    .await
}
