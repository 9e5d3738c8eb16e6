//! What came from a citizen, in neutral form and small enough to be kept as it came.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{media::Attachment, person::GeoPoint};

/// One thing a citizen sent or did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// When it was received.
    pub at: Timestamp,
    /// What it was.
    #[serde(rename = "k")]
    pub kind: InputKind,
}

/// What was sent or done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// Text, a command or the words on a pressed keyboard button.
    Text(String),
    /// A shared contact.
    Contact(Contact),
    /// A phone number shared in a way that does not tell whose it is (Viber).
    Phone(String),
    /// A place.
    Location(GeoPoint),
    /// A file with its caption.
    File {
        /// The file.
        file: Attachment,
        /// Words that came with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caption: Option<String>,
        /// Identity of the album it belongs to; one answer is given for all of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        album: Option<String>,
    },
    /// A button under a message, by its data.
    Button(String),
    /// The person opened the chat and has not said anything yet (Viber).
    Opened,
    /// The person blocked the bot.
    Blocked,
    /// The person unblocked the bot.
    Unblocked,
    /// Something the service cannot use: sticker, poll …; its kind.
    Other(String),
}

impl InputKind {
    /// Identity of the album this is a part of.
    #[must_use]
    pub fn album(&self) -> Option<&str> {
        match self {
            Self::File { album, .. } => album.as_deref(),
            _ => None,
        }
    }

    /// About how many bytes it takes in the store.
    #[must_use]
    pub fn weight(&self) -> usize {
        const FRAME: usize = 100;
        let words = match self {
            Self::Text(text) | Self::Button(text) | Self::Other(text) | Self::Phone(text) => text.len(),
            Self::File { file, caption, .. } => {
                file.source.len() + caption.as_ref().map_or(0, String::len) + FRAME
            }
            Self::Contact(_) | Self::Location(_) | Self::Opened | Self::Blocked | Self::Unblocked => 0,
        };
        FRAME + words
    }

    /// True for what the person said to the bot, as against what happened to the chat.
    #[must_use]
    pub fn is_message(&self) -> bool {
        match self {
            Self::Text(_)
            | Self::Contact(_)
            | Self::Phone(_)
            | Self::Location(_)
            | Self::File { .. }
            | Self::Button(_)
            | Self::Other(_) => true,
            Self::Opened | Self::Blocked | Self::Unblocked => false,
        }
    }
}

/// A shared contact card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Phone as the messenger gives it.
    pub phone: String,
    /// True when the messenger says it is the sender's own.
    pub own: bool,
}
