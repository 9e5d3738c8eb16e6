//! Delivering one notice: marked as sent only after the messenger said so.

use crate::{
    error::Fault,
    jobs::NotificationJob,
    ports::{Deliveries, DeliveryError, Messenger},
};

/// What became of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The messenger accepted it now.
    Sent,
    /// It had been accepted before.
    AlreadySent,
    /// The recipient cannot be reached; no use in trying again.
    Unreachable,
}

/// Delivers a notice unless it was delivered before.
///
/// # Errors
/// Faults and passing refusals: the queue delivers the job again, and in the end to its
/// dead-letter queue.
pub async fn deliver(
    deliveries: &dyn Deliveries,
    messenger: &dyn Messenger,
    job: &NotificationJob,
) -> Result<Delivery, DeliverError> {
    if deliveries.delivered(&job.event, &job.to).await? {
        return Ok(Delivery::AlreadySent);
    }
    match messenger.deliver(&job.to, &job.notice).await {
        Ok(()) => {
            deliveries.mark_delivered(&job.event, &job.to).await?;
            Ok(Delivery::Sent)
        }
        Err(DeliveryError::Unreachable) => Ok(Delivery::Unreachable),
        Err(error) => Err(error.into()),
    }
}

/// Why a notice was not delivered this time.
#[derive(Debug, thiserror::Error)]
pub enum DeliverError {
    /// Our own fault.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The messenger's refusal.
    #[error(transparent)]
    Messenger(#[from] DeliveryError),
}
