//! Upload links, and uploads that a browser makes piece by piece.

use std::time::Duration;

use async_trait::async_trait;
use hotline_domain::{ids::ChannelUser, media::Attachment};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::SaveError;
use crate::{delivery::Place, error::Fault};

/// How long a permission to upload a part holds.
pub const GRANT_LIFE: Duration = Duration::from_secs(3600);

/// A file that a person uploads by a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// The chat that announced it.
    pub who: ChannelUser,
    /// The update that announced it.
    pub update: u64,
    /// What was announced.
    pub file: Attachment,
    /// Until when the link works.
    pub expires_at: Timestamp,
    /// The file that is being sent, once one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sending: Option<Sending>,
    /// Set once the file was handed on: the link is used up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
}

/// The end of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// Where the file went.
    pub place: Place,
}

/// A file that a browser sends in parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// The bucket's own name of this upload.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// MIME type as claimed by the browser; may be empty.
    pub content_type: String,
    /// Bytes.
    pub size: u64,
    /// When the file was last changed on the person's device, milliseconds since the epoch: tells it
    /// from another of the same name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<i64>,
    /// True once the parts are one object: the file is there and is no longer replaced.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
}

/// Upload links.
#[async_trait]
pub trait Uploads: Send + Sync {
    /// Opens a link, unless it is open already.
    async fn open_upload(&self, token: &str, upload: &Upload) -> Result<(), Fault>;

    /// What a link is for.
    async fn upload(&self, token: &str) -> Result<Option<Upload>, Fault>;

    /// Remembers how far an upload has come.
    ///
    /// # Errors
    /// `Conflict` where what is stored is no longer what it was `before`.
    async fn save_upload(&self, token: &str, before: &Upload, after: &Upload) -> Result<(), SaveError>;
}

/// A part that the bucket has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// 1, 2, 3 …
    pub number: i32,
    /// Bytes.
    pub size: u64,
    /// The bucket's mark of its content.
    pub etag: String,
}

/// Uploads in parts into the private bucket (S3 multipart upload: parts of 5 MB at least but for the
/// last). An upload that is never joined is forgotten after a day (`infra/storage.yaml`).
#[async_trait]
pub trait Multipart: Send + Sync {
    /// Begins an upload; the bucket's own name of it.
    async fn begin_parts(&self, key: &str) -> Result<String, Fault>;
    /// An address to which a browser may `PUT` a part of exactly this size, for [`GRANT_LIFE`].
    async fn grant_part(&self, key: &str, id: &str, number: i32, size: u64) -> Result<String, Fault>;
    /// The parts that are there, by number; `None` when the bucket knows no such upload (any more).
    async fn parts(&self, key: &str, id: &str) -> Result<Option<Vec<Part>>, Fault>;
    /// Makes one object of the parts; `false` when the bucket knows no such upload (any more).
    async fn join_parts(&self, key: &str, id: &str, parts: &[Part]) -> Result<bool, Fault>;
    /// Drops an upload with its parts, if there is one.
    async fn drop_parts(&self, key: &str, id: &str) -> Result<(), Fault>;
}
