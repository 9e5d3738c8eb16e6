//! A file's way into the product's own bucket: fetched, looked at, cleaned, stored.

use std::path::Path;

use hotline_domain::{
    ids::{AppealId, ChannelUser},
    media::{
        Attachment, CardFile, FileKind, MAX_FILE, MAX_UPLOAD, Storage, StoredFile, Taken, link_upload_key,
        object_key, thumbnail_key, upload_key, uploaded_token,
    },
};
use uuid::Uuid;

use crate::{
    error::Fault,
    jobs::{CleanJob, CopyJob, MediaJob, StageJob},
    ports::{Cards, FetchError, Files, MediaSource, Queues},
    scratch::{Scratch, digest, digest_of},
};

/// What the bytes turned out to be, after they were cleaned.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspected {
    /// MIME type by content.
    pub content_type: &'static str,
    /// When and where a picture was taken.
    pub taken: Option<Taken>,
}

/// Why a file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum Rejected {
    /// It never will be; a Ukrainian sentence for the card.
    #[error("unacceptable: {0}")]
    Unacceptable(String),
    /// The disk or the machine; another try may help.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Looks at the file at a path and takes out of it, in place, what is nobody's business.
pub type Inspect<'a> = &'a (dyn Fn(&Path) -> Result<Inspected, Rejected> + Send + Sync);

/// Makes a small JPEG of the file at a path, where it can.
pub type Thumbnail<'a> = &'a (dyn Fn(&Path) -> Option<Vec<u8>> + Send + Sync);

/// What the use cases of files work with.
pub struct Media<'a> {
    /// Cards.
    pub cards: &'a dyn Cards,
    /// The bucket.
    pub files: &'a dyn Files,
    /// The messengers.
    pub source: &'a dyn MediaSource,
    /// How a file is looked at.
    pub inspect: Inspect<'a>,
    /// How a small picture is made of it.
    pub thumbnail: Thumbnail<'a>,
}

/// Where a staged file waits for its appeal. The bucket forgets it (`infra/storage.yaml`).
#[must_use]
pub fn staged_key(from: &ChannelUser, attachment: &Attachment) -> String {
    format!("staged/{}", digest_of(&format!("{from}#{}", attachment.source)))
}

/// Does a job of the queue. May happen twice. After the last try in vain the card says so, and the
/// job is left for a person to send again.
///
/// # Errors
/// Passing troubles; the queue delivers the job again.
pub async fn handle(media: &Media<'_>, job: &MediaJob, last_try: bool) -> Result<(), Fault> {
    match job {
        MediaJob::Copy(job) => copy(media, job, last_try).await,
        MediaJob::Clean(job) => clean(media, job, last_try).await,
        MediaJob::Stage(job) => stage(media, job).await,
    }
}

/// Copies a file from where a browser put it by an upload link, from where it is staged, or else from
/// the messenger.
async fn copy(media: &Media<'_>, job: &CopyJob, last_try: bool) -> Result<(), Fault> {
    let known = media.cards.file_of(job.appeal, job.file.id).await?;
    if known.is_some_and(|known| matches!(known.storage, Storage::Stored { .. })) {
        return Ok(());
    }
    let failed = |reason| Storage::Failed { reason, attachment: Some(job.attachment.clone()) };
    match copied(media, job).await {
        Ok(Copied { storage, bytes, object }) => {
            put(media, job.appeal, &job.file, storage.clone()).await?;
            if let Some(key) = object {
                media.files.remove(&key).await?;
            }
            add_thumbnail(media, job.appeal, &job.file, storage, &bytes).await;
            Ok(())
        }
        Err(Rejected::Unacceptable(reason)) => put(media, job.appeal, &job.file, failed(reason)).await,
        Err(Rejected::Fault(fault)) => {
            if last_try {
                let reason = "Файл не вдалося отримати: вичерпано всі спроби.".to_owned();
                put(media, job.appeal, &job.file, failed(reason)).await?;
            }
            Err(fault)
        }
    }
}

/// A file that is stored now.
struct Copied {
    /// Its new whereabouts.
    storage: Storage,
    /// Its bytes on the disk.
    bytes: Scratch,
    /// The object it was before; nobody needs it any more.
    object: Option<String>,
}

async fn copied(media: &Media<'_>, job: &CopyJob) -> Result<Copied, Rejected> {
    let mut bytes = Scratch::new()?;
    let object = match uploaded_token(&job.attachment.source) {
        Some(token) => {
            let key = link_upload_key(token);
            read_upload(media, &key, MAX_UPLOAD, &mut bytes).await?;
            Some(key)
        }
        None => {
            let staged = staged_key(&job.from, &job.attachment);
            let was_staged = media.files.read(&staged, &mut bytes).await?;
            if !was_staged {
                let limit = job.from.channel.max_file_size();
                media.source.fetch(&job.from, &job.attachment, limit, &mut bytes).await?;
            }
            was_staged.then_some(staged)
        }
    };
    let storage = take_in(media, job.appeal, job.file.id, &bytes).await?;
    Ok(Copied { storage, bytes, object })
}

/// Reads what a browser put into the bucket, unless it is larger than `limit`, bytes.
async fn read_upload(media: &Media<'_>, key: &str, limit: u64, into: &mut Scratch) -> Result<(), Rejected> {
    let missing = || Rejected::Unacceptable("Файлу вже немає у сховищі: додайте його ще раз.".to_owned());
    let info = media.files.info(key).await?.ok_or_else(missing)?;
    if info.size > limit {
        let megabytes = limit / (1024 * 1024);
        return Err(Rejected::Unacceptable(format!("Файл завеликий: більше ніж {megabytes} МБ.")));
    }
    match media.files.read(key, into).await? {
        true => Ok(()),
        false => Err(missing()),
    }
}

/// Looks at what staff uploaded; only then is it shown.
async fn clean(media: &Media<'_>, job: &CleanJob, last_try: bool) -> Result<(), Fault> {
    let known = media.cards.file_of(job.appeal, job.file.id).await?;
    let Some(Storage::Uploaded { key, .. }) = known.map(|known| known.storage) else { return Ok(()) };
    let failed = |reason| Storage::Failed { reason, attachment: None };
    match cleaned(media, job, &key).await {
        Ok((storage, bytes)) => {
            let file = CardFile { kind: kind_of(&storage, job.file.kind), ..job.file.clone() };
            put(media, job.appeal, &file, storage.clone()).await?;
            media.files.remove(&key).await?;
            add_thumbnail(media, job.appeal, &file, storage, &bytes).await;
            Ok(())
        }
        Err(Rejected::Unacceptable(reason)) => put(media, job.appeal, &job.file, failed(reason)).await,
        Err(Rejected::Fault(fault)) => {
            if last_try {
                let reason = "Файл не вдалося перевірити: вичерпано всі спроби.".to_owned();
                put(media, job.appeal, &job.file, failed(reason)).await?;
            }
            Err(fault)
        }
    }
}

/// What an upload is shown as: what it is, not what the browser took it for.
fn kind_of(storage: &Storage, claimed: FileKind) -> FileKind {
    match storage {
        Storage::Stored { content_type, .. } => FileKind::of_content_type(content_type),
        Storage::Pending { .. } | Storage::Uploaded { .. } | Storage::Failed { .. } => claimed,
    }
}

async fn cleaned(media: &Media<'_>, job: &CleanJob, key: &str) -> Result<(Storage, Scratch), Rejected> {
    let mut bytes = Scratch::new()?;
    read_upload(media, key, MAX_FILE, &mut bytes).await?;
    Ok((take_in(media, job.appeal, job.file.id, &bytes).await?, bytes))
}

/// Looks at a file on the disk, cleans it and stores it as a card's own.
async fn take_in(
    media: &Media<'_>,
    appeal: AppealId,
    file: Uuid,
    scratch: &Scratch,
) -> Result<Storage, Rejected> {
    let found = (media.inspect)(scratch.path())?;
    let (size, sha256) =
        digest(scratch.path()).map_err(|error| Fault::new("read a temporary file", error))?;
    let key = object_key(appeal, file);
    media.files.put_from(&key, found.content_type, scratch.path(), &sha256).await?;
    let content_type = found.content_type.to_owned();
    Ok(Storage::Stored { key, content_type, size, sha256: Some(sha256), taken: found.taken, thumbnail: None })
}

/// Adds a small picture to a file that is stored already, so that nothing that happens to a decoder
/// can lose the file. Without one the page shows the original.
async fn add_thumbnail(
    media: &Media<'_>,
    appeal: AppealId,
    file: &CardFile,
    mut storage: Storage,
    bytes: &Scratch,
) {
    let Storage::Stored { thumbnail, .. } = &mut storage else { return };
    let Some(picture) = (media.thumbnail)(bytes.path()) else { return };
    let key = thumbnail_key(appeal, file.id);
    if media.files.put(&key, "image/jpeg", picture).await.is_ok() {
        *thumbnail = Some(key);
        let _ = put(media, appeal, file, storage).await;
    }
}

/// Keeps a file of a conversation as it is; it is looked at when the appeal is filed.
async fn stage(media: &Media<'_>, job: &StageJob) -> Result<(), Fault> {
    let key = staged_key(&job.from, &job.attachment);
    if media.files.info(&key).await?.is_some() {
        return Ok(());
    }
    let mut scratch = Scratch::new()?;
    let limit = job.from.channel.max_file_size();
    match media.source.fetch(&job.from, &job.attachment, limit, &mut scratch).await {
        Ok(()) => {}
        // The card will say why, should the appeal be filed.
        Err(FetchError::Gone(_)) => return Ok(()),
        Err(error @ FetchError::Unavailable(_)) => return Err(Fault::new("fetch a file", error)),
    }
    let (_, sha256) = digest(scratch.path()).map_err(|error| Fault::new("read a temporary file", error))?;
    media.files.put_from(&key, "application/octet-stream", scratch.path(), &sha256).await
}

async fn put(media: &Media<'_>, appeal: AppealId, file: &CardFile, storage: Storage) -> Result<(), Fault> {
    media.cards.put_file(appeal, &StoredFile { file: file.clone(), storage }).await
}

impl From<FetchError> for Rejected {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Gone(reason) => Self::Unacceptable(reason),
            FetchError::Unavailable(_) => Self::Fault(Fault::new("fetch a file", error)),
        }
    }
}

/// What became of the wish to fetch a file again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It is on its way.
    Begun,
    /// It has not failed: it is there already, or on its way.
    NotFailed,
    /// The card has no such file.
    Unknown,
}

/// Fetches a file that failed once more.
///
/// # Errors
/// A fault of the store or of a queue; the file then stays failed.
pub async fn again(
    cards: &dyn Cards,
    queues: &dyn Queues,
    appeal: AppealId,
    file: Uuid,
) -> Result<Again, Fault> {
    let (Some(card), Some(known)) = (cards.card(appeal).await?, cards.file_of(appeal, file).await?) else {
        return Ok(Again::Unknown);
    };
    let Storage::Failed { attachment, .. } = &known.storage else { return Ok(Again::NotFailed) };
    let (storage, job) = match attachment.clone().zip(card.contact) {
        Some((attachment, from)) => (
            Storage::Pending { attachment: attachment.clone() },
            MediaJob::Copy(CopyJob { appeal, file: known.file.clone(), from, attachment }),
        ),
        None => (
            Storage::Uploaded {
                key: upload_key(appeal, file),
                content_type: "application/octet-stream".to_owned(),
                size: 0,
            },
            MediaJob::Clean(CleanJob { appeal, file: known.file.clone() }),
        ),
    };
    cards.put_file(appeal, &StoredFile { file: known.file.clone(), storage }).await?;
    if let Err(fault) = queues.copy(&job).await {
        // Nobody would fetch it: it must not look as if somebody did.
        cards.put_file(appeal, &known).await?;
        return Err(fault);
    }
    Ok(Again::Begun)
}
