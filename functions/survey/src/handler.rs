//! A batch of surveys that are to be looked at.

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    clock::now,
    control::tick_survey,
    directory::DirectoryCache,
    error::Fault,
    jobs::SurveyJob,
    ports::{Cards, Clocks, Conversations, Directories},
};
use hotline_lambda::sqs;

/// What the function works with.
pub struct App<S, C> {
    /// Cards, conversations and the directory.
    pub store: S,
    /// Clocks of surveys.
    pub clocks: C,
    /// The directory between invocations.
    pub directory: DirectoryCache,
}

/// Looks at a batch: asks, reminds, closes what nobody answered. Whom to tell follows from the events.
pub async fn handle<S, C>(app: &App<S, C>, batch: SqsEvent) -> SqsBatchResponse
where
    S: Cards + Conversations + Directories,
    C: Clocks,
{
    sqs::each(batch, |job: SurveyJob, _| async move {
        let directory = app.directory.get(&app.store).await?;
        let done = tick_survey(&app.store, &app.clocks, &directory, job.appeal, now()).await?;
        tracing::info!(events = done, "looked at a survey");
        Ok::<_, Fault>(())
    })
    .await
}
