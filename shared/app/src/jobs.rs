//! What travels in the queues.

use hotline_domain::{
    card::Event,
    ids::{AppealId, ChannelUser},
    media::{Attachment, CardFile},
    notice::Notice,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What comes from queue `routing`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Routed {
    /// An event of a card.
    Event(RoutingJob),
    /// An appeal was begun; its reminder is to be set.
    Draft(DraftBegun),
}

/// Queue `routing`: an appeal was begun in a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftBegun {
    /// The chat.
    pub who: ChannelUser,
    /// The update that began it.
    pub update: u64,
    /// When.
    pub at: Timestamp,
}

/// What comes from queue `notifications`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Notification {
    /// A notice of an event.
    Notice(Box<NotificationJob>),
    /// A reminder of an unfinished appeal, if it still is one.
    Reminder(ReminderJob),
}

/// Queue `notifications`: the time has come to remind of an unfinished appeal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderJob {
    /// What was begun.
    pub draft: DraftBegun,
}

/// Queue `routing`: an event whose consequences are to be worked out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoutingJob {
    /// The stored event.
    pub event: Event,
}

/// Queue `media`: a file to be copied from a messenger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MediaJob {
    /// The card it belongs to.
    pub appeal: AppealId,
    /// The file on the card.
    pub file: CardFile,
    /// The messenger and chat it came from.
    pub from: ChannelUser,
    /// Where the messenger keeps it.
    pub attachment: Attachment,
}

/// Queue `notifications`: one message to one recipient.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotificationJob {
    /// The event it tells of; with the recipient it makes the message unique.
    pub event: String,
    /// To whom.
    pub to: ChannelUser,
    /// What.
    pub notice: Notice,
}
