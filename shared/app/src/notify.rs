//! Delivering one notice: marked as sent only after the messenger said so.

use hotline_domain::{
    asked::Asked,
    dialogue::{Record, session_end},
    ids::{Channel, ChannelUser},
    notice::{News, Notice},
};
use jiff::Timestamp;

use crate::{
    error::Fault,
    jobs::NotificationJob,
    ports::{Conversations, Deliveries, DeliveryError, Messenger},
};

/// What became of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The messenger accepted it now.
    Sent {
        /// True when the messenger charges for it.
        paid: bool,
    },
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
pub async fn deliver<S: Deliveries + Conversations>(
    store: &S,
    messenger: &dyn Messenger,
    job: &NotificationJob,
    now: Timestamp,
) -> Result<Delivery, DeliverError> {
    if store.delivered(&job.event, &job.to).await? {
        return Ok(Delivery::AlreadySent);
    }
    let paid = is_paid(store, &job.to, now).await?;
    // Before it is sent: an answer may come at once.
    if let Some(asked) = asked(&job.notice, now) {
        store.ask(&job.to, &asked).await?;
    }
    match messenger.deliver(&job.to, &job.notice).await {
        Ok(()) => {
            store.mark_delivered(&job.event, &job.to).await?;
            Ok(Delivery::Sent { paid })
        }
        Err(DeliveryError::Unreachable) => {
            store.mark_unreachable(&job.to, now).await?;
            Ok(Delivery::Unreachable)
        }
        Err(error) => Err(error.into()),
    }
}

/// The question that a notice puts to the applicant, where it puts one.
fn asked(notice: &Notice, now: Timestamp) -> Option<Asked> {
    match &notice.news {
        News::Asked { appeal, sequence, question, answer_by } => Some(Asked {
            appeal: *appeal,
            number: notice.number.clone(),
            sequence: *sequence,
            question: question.clone(),
            answer_by: *answer_by,
            at: now,
            survey: false,
        }),
        News::Survey { appeal, closes_at, .. } => Some(Asked {
            appeal: *appeal,
            number: notice.number.clone(),
            sequence: 0,
            question: String::new(),
            answer_by: Some(*closes_at),
            at: now,
            survey: true,
        }),
        News::Addressed { .. }
        | News::Assigned { .. }
        | News::InWork
        | News::Reported
        | News::Returned
        | News::DeadlineChanged { .. }
        | News::Planned { .. }
        | News::Merged { .. }
        | News::Ended { .. }
        | News::Restored
        | News::Split { .. }
        | News::Repeated { .. }
        | News::Blocked { .. }
        | News::Unblocked
        | News::Closed { .. } => None,
    }
}

/// True when a message sent now would be charged for: in Viber outside the person's session.
pub(crate) async fn is_paid<S: Conversations + ?Sized>(
    store: &S,
    to: &ChannelUser,
    now: Timestamp,
) -> Result<bool, Fault> {
    match to.channel {
        Channel::Telegram => Ok(false),
        Channel::Viber => Ok(is_charged(to, &store.recall(to).await?, now)),
    }
}

/// The same of a conversation that is at hand.
pub(crate) fn is_charged(to: &ChannelUser, record: &Record, now: Timestamp) -> bool {
    match to.channel {
        Channel::Telegram => false,
        Channel::Viber => session_end(record).is_none_or(|end| end <= now),
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
