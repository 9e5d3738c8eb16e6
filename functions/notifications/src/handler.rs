//! One message to one recipient.

use std::time::Duration;

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    clock::now,
    jobs::NotificationJob,
    notify::{DeliverError, Delivery, deliver},
    ports::{Conversations, Deliveries, DeliveryError, Messenger},
};
use hotline_lambda::sqs;

/// The longest a messenger's request to wait is obeyed within the invocation; for more the queue
/// delivers the message again after its visibility time-out.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the function works with.
pub struct App<S, M> {
    /// Marks of what was delivered, and conversations.
    pub store: S,
    /// The messengers.
    pub messenger: M,
}

/// Delivers a batch of notices.
pub async fn handle<S, M>(app: &App<S, M>, batch: SqsEvent) -> SqsBatchResponse
where
    S: Deliveries + Conversations,
    M: Messenger,
{
    sqs::each(batch, |job: NotificationJob, _| async move { one(app, &job).await }).await
}

async fn one<S, M>(app: &App<S, M>, job: &NotificationJob) -> Result<(), DeliverError>
where
    S: Deliveries + Conversations,
    M: Messenger,
{
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
