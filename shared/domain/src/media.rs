//! Files that belong to an appeal: what the citizen sent and what staff proved their work with.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What kind of message the file came as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A picture.
    Photo,
    /// A video, an animation or a round video note.
    Video,
    /// Music or another sound file.
    Audio,
    /// A voice message.
    Voice,
    /// Any other file.
    Document,
}

impl FileKind {
    /// The kind a file of this MIME type is shown as.
    #[must_use]
    pub fn of_content_type(content_type: &str) -> Self {
        match content_type.split('/').next() {
            Some("image") => Self::Photo,
            Some("video") => Self::Video,
            Some("audio") => Self::Audio,
            _ => Self::Document,
        }
    }
}

/// Who added the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The citizen, in the messenger.
    Applicant,
    /// Staff, in the browser.
    Staff,
}

/// A file in a messenger that has not been copied yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What it came as.
    pub kind: FileKind,
    /// Where the messenger keeps it (Telegram: `file_id`; Viber: a link that works for an hour).
    pub source: String,
    /// File name, where the messenger gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// MIME type as claimed by the sender, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Size in bytes as claimed, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
}

/// A file on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardFile {
    /// Identity within the product.
    pub id: Uuid,
    /// Name shown to people.
    pub name: String,
    /// Kind.
    pub kind: FileKind,
    /// Who added it.
    pub origin: Origin,
}

/// Where a file's bytes are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Storage {
    /// Still in the messenger.
    Pending {
        /// Where to fetch it.
        attachment: Attachment,
    },
    /// In the product's own bucket.
    Stored {
        /// Object key.
        key: String,
        /// MIME type found from the content.
        content_type: String,
        /// Bytes.
        size: u64,
        /// SHA-256 of the bytes, lower-case hex; absent for files uploaded straight to the bucket.
        sha256: Option<String>,
    },
    /// It cannot be had; the reason is shown on the card.
    Failed {
        /// Why, one Ukrainian sentence.
        reason: String,
        /// Where it was, so that it can be tried again.
        attachment: Attachment,
    },
}

/// A file with the whereabouts of its bytes: one `FILE#` item of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// The file as the card names it.
    #[serde(flatten)]
    pub file: CardFile,
    /// Its bytes.
    pub storage: Storage,
}

/// The object key of a file in the media bucket: everything of an appeal under one prefix.
#[must_use]
pub fn object_key(appeal: crate::ids::AppealId, file: Uuid) -> String {
    format!("appeals/{appeal}/{file}")
}
