//! One message to one recipient.

use std::time::Duration;

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    clock::now,
    directory::DirectoryCache,
    jobs::{Notification, NotificationJob, ReminderJob},
    notify::{DeliverError, Delivery, deliver},
    photos::show_photos,
    ports::{
        Cards, Clocks, Conversations, Deliveries, DeliveryError, Directories, Files, Messenger, Reminding,
    },
    remind::{Reminded, remind, set_clock},
};
use hotline_lambda::{logging::chain, sqs};

/// The longest a messenger's request to wait is obeyed within the invocation; for more the queue
/// delivers the message again after its visibility time-out.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the function works with.
pub struct App<S, M> {
    /// Marks of what was delivered, conversations, files of cards and the directory.
    pub store: S,
    /// The messengers.
    pub messenger: M,
    /// The bucket of photos that come with a notice.
    pub files: Box<dyn Files>,
    /// Clocks of reminders that come later.
    pub clocks: Box<dyn Clocks>,
    /// The directory between invocations.
    pub directory: DirectoryCache,
}

/// Delivers a batch of notices.
pub async fn handle<S, M>(app: &App<S, M>, batch: SqsEvent) -> SqsBatchResponse
where
    S: Cards + Deliveries + Conversations + Directories,
    M: Messenger + Reminding,
{
    sqs::each(batch, |job: Notification, _| async move {
        match job {
            Notification::Notice(job) => notice(app, &job).await,
            Notification::Reminder(job) => reminder(app, job).await,
        }
    })
    .await
}

async fn notice<S, M>(app: &App<S, M>, job: &NotificationJob) -> Result<(), DeliverError>
where
    S: Cards + Deliveries + Conversations,
    M: Messenger,
{
    // A photo that cannot be shown never holds up the words.
    if let Err(error) = show_photos(&app.store, &*app.files, &app.messenger, job, now()).await {
        tracing::warn!(event = %job.event, error = %chain(&error), "photos were not shown");
    }
    let mut result = deliver(&app.store, &app.messenger, job, now()).await;
    if let Err(DeliverError::Messenger(DeliveryError::RetryAfter(wait))) = &result
        && *wait <= PATIENCE
    {
        tokio::time::sleep(*wait).await;
        result = deliver(&app.store, &app.messenger, job, now()).await;
    }
    match result? {
        Delivery::Unreachable => tracing::warn!(event = %job.event, "the recipient cannot be reached"),
        Delivery::Sent { paid: true } => tracing::info!("paid message"),
        Delivery::Sent { paid: false } | Delivery::AlreadySent => {}
    }
    Ok(())
}

async fn reminder<S, M>(app: &App<S, M>, job: ReminderJob) -> Result<(), DeliverError>
where
    S: Deliveries + Conversations + Directories,
    M: Reminding,
{
    let directory = app.directory.get(&app.store).await?;
    match remind(&app.store, &app.messenger, &directory, &job, now()).await? {
        Reminded::Later(spoke) => set_clock(&*app.clocks, &directory, job.draft, (spoke, now())).await?,
        Reminded::Unreachable => tracing::warn!("the recipient of a reminder cannot be reached"),
        Reminded::Sent | Reminded::AlreadySent | Reminded::Pointless => {}
    }
    Ok(())
}
