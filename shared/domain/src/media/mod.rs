//! Files that belong to an appeal: what the citizen sent and what staff proved their work with.

mod formats;
mod upload;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use formats::{MAX_FILE, MAX_PIXELS, accepted, download_name, shown_in_browser};
pub use upload::{MAX_UPLOAD, link_upload_key, upload_source, uploaded_token};

use crate::{ids::AppealId, person::GeoPoint};

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
    /// Where the messenger keeps it (Telegram: `file_id`; Viber: a link that works for an hour), or
    /// by which upload link it came ([`upload_source`]).
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

/// What a picture itself told of its making, before that was taken out of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    /// When, by the camera's clock, which knows no time zone (EXIF `DateTimeOriginal`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime>,
    /// Where (EXIF GPS; ISO 6709 in videos).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<GeoPoint>,
}

/// Where a file's bytes are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Storage {
    /// Still in the messenger.
    Pending {
        /// Where to fetch it.
        attachment: Attachment,
    },
    /// Uploaded by staff, not looked at yet; nobody is shown it before it is.
    Uploaded {
        /// Object key, see [`upload_key`].
        key: String,
        /// MIME type as claimed by the browser.
        content_type: String,
        /// Bytes.
        size: u64,
    },
    /// In the product's own bucket, looked at and cleaned.
    Stored {
        /// Object key.
        key: String,
        /// MIME type found from the content.
        content_type: String,
        /// Bytes.
        size: u64,
        /// SHA-256 of the bytes, lower-case hex; absent for uploads of before they were looked at.
        sha256: Option<String>,
        /// What was found in the file and taken out of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        taken: Option<Taken>,
        /// Object key of a small JPEG of it, where one could be made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        thumbnail: Option<String>,
    },
    /// It cannot be had; the reason is shown on the card.
    Failed {
        /// Why, one Ukrainian sentence.
        reason: String,
        /// Where it was, so that it can be tried again; `None` for an upload, which lies under its
        /// [`upload_key`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attachment: Option<Attachment>,
    },
}

/// A file with the whereabouts of its bytes: one `FILE#` item of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredFile {
    /// The file as the card names it.
    #[serde(flatten)]
    pub file: CardFile,
    /// Its bytes.
    pub storage: Storage,
}

/// The object key of a file in the media bucket: everything of an appeal under one prefix.
#[must_use]
pub fn object_key(appeal: AppealId, file: Uuid) -> String {
    format!("appeals/{appeal}/{file}")
}

/// The object key of a file's small picture.
#[must_use]
pub fn thumbnail_key(appeal: AppealId, file: Uuid) -> String {
    format!("appeals/{appeal}/{file}.thumb.jpg")
}

/// Where a browser puts a file: another place than where it is read from, so that the permission
/// to upload cannot replace what was looked at. The bucket forgets what lies there (`infra/storage.yaml`).
#[must_use]
pub fn upload_key(appeal: AppealId, file: Uuid) -> String {
    format!("uploads/{appeal}/{file}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_before_is_still_read() {
        let stored = r#"{"state":"stored","key":"k","content_type":"image/jpeg","size":3,"sha256":null}"#;
        let stored: Storage = serde_json::from_str(stored).expect("readable");
        assert!(matches!(stored, Storage::Stored { taken: None, thumbnail: None, .. }));
        let failed = r#"{"state":"failed","reason":"х","attachment":{"kind":"photo","source":"F"}}"#;
        let failed: Storage = serde_json::from_str(failed).expect("readable");
        assert!(matches!(failed, Storage::Failed { attachment: Some(_), .. }));
    }
}
