//! Copying a citizen's file into the product's own bucket.

use hotline_domain::media::{Storage, StoredFile, object_key};

use crate::{
    error::Fault,
    jobs::MediaJob,
    ports::{Cards, FetchError, Files, MediaSource},
};

/// What the bytes turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// MIME type by content.
    pub content_type: String,
    /// SHA-256, lower-case hex.
    pub sha256: String,
}

/// Why a file is not accepted, a Ukrainian sentence for the card.
pub type Unacceptable = String;

/// Copies one file. May happen twice; the object's key is the file's own. After the last try in vain
/// the card says so, and the job is left for a person to send again.
///
/// # Errors
/// Passing troubles; the queue delivers the job again.
pub async fn copy(
    cards: &dyn Cards,
    files: &dyn Files,
    source: &dyn MediaSource,
    inspect: &(dyn Fn(&[u8]) -> Result<Inspected, Unacceptable> + Send + Sync),
    job: &MediaJob,
    last_try: bool,
) -> Result<(), Fault> {
    let known = cards.file_of(job.appeal, job.file.id).await?;
    if known.is_some_and(|known| matches!(known.storage, Storage::Stored { .. })) {
        return Ok(());
    }
    let failed = |reason: String| Storage::Failed { reason, attachment: job.attachment.clone() };
    let limit = job.from.channel.max_file_size();
    let storage = match source.fetch(&job.from, &job.attachment, limit).await {
        Ok(bytes) => match inspect(&bytes) {
            Ok(found) => {
                let key = object_key(job.appeal, job.file.id);
                let size = bytes.len() as u64;
                files.put(&key, &found.content_type, bytes).await?;
                Storage::Stored { key, content_type: found.content_type, size, sha256: Some(found.sha256) }
            }
            Err(reason) => failed(reason),
        },
        Err(FetchError::Gone(reason)) => failed(reason),
        Err(error @ FetchError::Unavailable(_)) => {
            if last_try {
                let storage = failed("Месенджер не віддав файл: вичерпано всі спроби.".to_owned());
                cards.put_file(job.appeal, &StoredFile { file: job.file.clone(), storage }).await?;
            }
            return Err(Fault::new("fetch a file", error));
        }
    };
    let file = StoredFile { file: job.file.clone(), storage };
    cards.put_file(job.appeal, &file).await
}
