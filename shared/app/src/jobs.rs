//! What travels in the queues.

use hotline_domain::{
    card::Event,
    ids::{AppealId, ChannelUser},
    media::{Attachment, CardFile},
    notice::Notice,
};
use serde::{Deserialize, Serialize};

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
