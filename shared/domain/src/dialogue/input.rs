//! What came from a citizen, in neutral form and small enough to be kept as it came.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{media::Attachment, moderation::Flag, person::GeoPoint};

/// One thing a citizen sent or did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// When it was received.
    pub at: Timestamp,
    /// What it was.
    #[serde(rename = "k")]
    pub kind: InputKind,
    /// Number of the message within the chat, where the messenger lets people edit it.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub message: Option<i64>,
    /// Version of the consent text that was in force, where it says yes to something: a later version
    /// does not change what was agreed to.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub consent_version: Option<u32>,
    /// What was found in its words when it came (4.4).
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<Flag>,
}

impl Input {
    /// An input without a message's number, nothing being found in it.
    #[must_use]
    pub fn new(at: Timestamp, kind: InputKind) -> Self {
        Self { at, kind, message: None, consent_version: None, flag: None }
    }
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
    /// A new wording of an earlier message; `Input::message` is that message's number.
    Edited(String),
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

    /// What a person wrote in it: text, a caption, the name of a file.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Text(text) | Self::Edited(text) => vec![text],
            Self::File { file, caption, .. } => {
                [caption.as_deref(), file.name.as_deref()].into_iter().flatten().collect()
            }
            Self::Contact(_)
            | Self::Phone(_)
            | Self::Location(_)
            | Self::Button(_)
            | Self::Opened
            | Self::Blocked
            | Self::Unblocked
            | Self::Other(_) => Vec::new(),
        }
    }

    /// About how many bytes it takes in the store.
    #[must_use]
    pub fn weight(&self) -> usize {
        const FRAME: usize = 100;
        let words = match self {
            Self::Text(text)
            | Self::Edited(text)
            | Self::Button(text)
            | Self::Other(text)
            | Self::Phone(text) => text.len(),
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
            | Self::Edited(_)
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
