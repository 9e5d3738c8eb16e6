//! One message to one recipient.

use std::time::Duration;

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use hotline_app::{
    jobs::NotificationJob,
    notify::{DeliverError, Delivery, deliver},
    ports::{Deliveries, DeliveryError, Messenger},
};
use hotline_lambda::sqs;

/// The longest a messenger's request to wait is obeyed within the invocation; for more the queue
/// delivers the message again after its visibility time-out.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the function works with.
pub struct App<D, M> {
    /// Marks of what was delivered.
    pub deliveries: D,
    /// The messenger.
    pub messenger: M,
}

/// Delivers a batch of notices.
pub async fn handle<D: Deliveries, M: Messenger>(app: &App<D, M>, batch: SqsEvent) -> SqsBatchResponse {
    sqs::each(batch, |job: NotificationJob, _| async move { one(app, &job).await }).await
}

async fn one<D: Deliveries, M: Messenger>(
    app: &App<D, M>,
    job: &NotificationJob,
) -> Result<(), DeliverError> {
    let mut result = deliver(&app.deliveries, &app.messenger, job).await;
    if let Err(DeliverError::Messenger(DeliveryError::RetryAfter(wait))) = &result
        && *wait <= PATIENCE
    {
        tokio::time::sleep(*wait).await;
        result = deliver(&app.deliveries, &app.messenger, job).await;
    }
    if result? == Delivery::Unreachable {
        tracing::warn!(event = %job.event, "the recipient cannot be reached");
    }
    Ok(())
}
