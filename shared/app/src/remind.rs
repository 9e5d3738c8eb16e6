//! The reminder of an unfinished appeal: once, after the person has been silent for the configured time.

use hotline_domain::{
    dialogue::{DialogueRules, fold},
    directory::Directory,
};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::{
    error::Fault,
    jobs::{ClockJob, DraftBegun, ReminderJob},
    notify::DeliverError,
    ports::{Clocks, Conversations, Deliveries, DeliveryError, Queues, Reminding},
};

/// A clock is set at least this far ahead.
const SOON: SignedDuration = SignedDuration::from_mins(1);

/// Hands the mark of a draft on to be routed. May happen twice.
///
/// # Errors
/// A fault of the queue; the stream delivers the mark again.
pub async fn forward_draft(queues: &dyn Queues, begun: &DraftBegun) -> Result<(), Fault> {
    queues.route_draft(begun).await
}

/// Sets the clock of the reminder, counted from `since`. May happen twice: the clock is named after the draft.
///
/// # Errors
/// A fault of the scheduler.
pub async fn set_clock(
    clocks: &dyn Clocks,
    directory: &Directory,
    begun: DraftBegun,
    (since, now): (Timestamp, Timestamp),
) -> Result<(), Fault> {
    let hours = i64::from(directory.settings.draft_reminder_hours);
    if hours == 0 {
        return Ok(());
    }
    let at = since.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(since);
    // A chat's name may not stand in a schedule's: it has other letters, and it is personal.
    let chat = Sha256::digest(begun.who.to_string());
    let chat: String = chat.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("draft-{chat}-{}-{}", begun.update, at.as_second());
    clocks.set(&name, at.max(now + SOON), &ClockJob::Reminder(ReminderJob { draft: begun })).await
}

/// What became of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminded {
    /// It was sent.
    Sent,
    /// It was sent before.
    AlreadySent,
    /// There is nothing to remind of: the appeal was filed, dropped or has expired.
    Pointless,
    /// The person wrote meanwhile, so it will come later.
    Later(Timestamp),
    /// The recipient cannot be reached.
    Unreachable,
}

/// Reminds of an unfinished appeal, if it still is one and the person has been silent long enough.
///
/// # Errors
/// Faults and passing refusals of the messenger: the queue delivers the job again.
pub async fn remind<S: Deliveries + Conversations>(
    store: &S,
    messenger: &dyn Reminding,
    directory: &Directory,
    job: &ReminderJob,
    now: Timestamp,
) -> Result<Reminded, DeliverError> {
    let DraftBegun { who, update, .. } = &job.draft;
    let mark = format!("draft/{update}");
    if store.delivered(&mark, who).await? {
        return Ok(Reminded::AlreadySent);
    }
    let record = store.recall(who).await?;
    let folded = fold(&record, &DialogueRules::on(who.channel, directory));
    if !folded.began_with(*update) || record.block.is_some_and(|block| block.holds(now)) {
        return Ok(Reminded::Pointless);
    }
    let silence = SignedDuration::from_hours(i64::from(directory.settings.draft_reminder_hours));
    // A clock may be a little early.
    let enough = silence - SignedDuration::from_mins(1);
    if let Some(spoke) = folded.conversation.spoke_at
        && now.duration_since(spoke) < enough
    {
        return Ok(Reminded::Later(spoke));
    }
    match messenger.remind(who).await {
        Ok(()) => {
            store.mark_delivered(&mark, who).await?;
            Ok(Reminded::Sent)
        }
        Err(DeliveryError::Unreachable) => Ok(Reminded::Unreachable),
        Err(error) => Err(error.into()),
    }
}
