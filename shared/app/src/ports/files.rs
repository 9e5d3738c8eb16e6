//! Fetching the messengers' files, and the private bucket they are kept in.

use std::{io::Write, path::Path};

use async_trait::async_trait;
use hotline_domain::{ids::ChannelUser, media::Attachment};

use crate::error::Fault;

/// Why a file was not fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// It never will be; the reason is shown to staff (Ukrainian).
    #[error("gone: {0}")]
    Gone(String),
    /// A passing trouble.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

/// Fetches files from a messenger.
#[async_trait]
pub trait MediaSource: Send + Sync {
    /// Writes the bytes of a file that came `from` a citizen, at most `limit` of them, as they come.
    /// After an error some of them may have been written.
    async fn fetch(
        &self,
        from: &ChannelUser,
        attachment: &Attachment,
        limit: u64,
        into: &mut (dyn Write + Send),
    ) -> Result<(), FetchError>;
}

/// Where a file of a conversation is noted as soon as it comes, to be copied before the messenger's
/// link to it expires (Viber: an hour).
#[async_trait]
pub trait Staging: Send + Sync {
    /// Notes that `update` brought a file; the stream has it copied. The same update twice is one note.
    async fn stage(&self, from: &ChannelUser, update: u64, attachment: &Attachment) -> Result<(), Fault>;
}

/// An upload that a browser may make straight into the bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadGrant {
    /// Presigned URL for a `PUT`.
    pub url: String,
    /// Headers the `PUT` must carry.
    pub headers: Vec<(String, String)>,
}

/// What the bucket knows of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectInfo {
    /// Bytes.
    pub size: u64,
    /// MIME type it was stored with.
    pub content_type: String,
}

/// The private bucket of files.
#[async_trait]
pub trait Files: Send + Sync {
    /// Stores bytes that are at hand.
    async fn put(&self, key: &str, content_type: &str, bytes: Vec<u8>) -> Result<(), Fault>;
    /// Stores the file at `path` as it streams by; `sha256`, lower-case hex, is verified by the bucket
    /// and kept with the object.
    async fn put_from(&self, key: &str, content_type: &str, path: &Path, sha256: &str) -> Result<(), Fault>;
    /// Writes an object's bytes as they come; `false` when there is none.
    async fn read(&self, key: &str, into: &mut (dyn Write + Send)) -> Result<bool, Fault>;
    /// Removes an object, if it is there.
    async fn remove(&self, key: &str) -> Result<(), Fault>;
    /// Lets a browser store an object of exactly this type and size, for 15 minutes.
    async fn grant_upload(&self, key: &str, content_type: &str, size: u64) -> Result<UploadGrant, Fault>;
    /// A link to read an object, valid for an hour, shown under `name`.
    async fn link(&self, key: &str, name: &str, content_type: &str) -> Result<String, Fault>;
    /// What is stored under the key, if anything.
    async fn info(&self, key: &str) -> Result<Option<ObjectInfo>, Fault>;
}
