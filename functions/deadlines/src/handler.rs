//! A batch of what is to be looked at in time.

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    clock::now,
    control::{go_round, open_the_day, tick},
    error::Fault,
    jobs::DeadlineJob,
    ports::{Cards, Clocks, Conversations, Directories, Inbox, Queues, Watched},
};
use hotline_lambda::sqs;

/// What the function works with.
pub struct App<S, Q, C> {
    /// Cards, directory and the staff's inboxes.
    pub store: S,
    /// Where the rest of a round goes.
    pub queues: Q,
    /// Clocks of cards.
    pub clocks: C,
}

/// Looks at a batch. The directory is read for each batch: a round follows a change of the calendar.
pub async fn handle<S, Q, C>(app: &App<S, Q, C>, batch: SqsEvent) -> SqsBatchResponse
where
    S: Cards + Conversations + Directories + Inbox + Watched,
    Q: Queues,
    C: Clocks,
{
    let directory = app.store.directory().await;
    let directory = &directory;
    sqs::each(batch, |job: DeadlineJob, _| async move {
        let directory =
            directory.as_ref().map_err(|fault| Fault::new("read the directory", fault.to_string()))?;
        let done = match job {
            DeadlineJob::Card { appeal } => tick(&app.store, &app.clocks, directory, appeal, now()).await?,
            DeadlineJob::Opening { at } => {
                open_the_day(&app.store, directory, at).await?;
                0
            }
            DeadlineJob::Round(round) => {
                go_round(&app.store, (&app.clocks, &app.queues), directory, &round, now()).await?
            }
        };
        tracing::info!(events = done, "looked at deadlines");
        Ok::<_, Fault>(())
    })
    .await
}
