//! Photos that come with a notice: the work that was done, before the question about it (clause 7).

use hotline_domain::{
    ids::AppealId,
    media::Storage,
    notice::{News, Notice},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::Fault,
    jobs::NotificationJob,
    notify::{DeliverError, is_paid},
    ports::{Cards, Conversations, Deliveries, Files, Messenger, Picture},
};

/// Name under which a messenger fetches a photo: short, since links must not be long.
const NAME: &str = "photo";

/// The photos of a notice: of which card, and which files.
fn photos(notice: &Notice) -> Option<(AppealId, &[Uuid])> {
    match &notice.news {
        News::Survey { appeal, photos, .. } if !photos.is_empty() => Some((*appeal, photos)),
        News::Survey { .. }
        | News::Asked { .. }
        | News::Addressed { .. }
        | News::Assigned { .. }
        | News::InWork
        | News::Reported
        | News::Returned
        | News::DeadlineChanged { .. }
        | News::Planned { .. }
        | News::Merged { .. }
        | News::Ended { .. }
        | News::Restored
        | News::Split { .. }
        | News::Repeated { .. }
        | News::Blocked { .. }
        | News::Unblocked
        | News::Closed { .. } => None,
    }
}

/// Shows the photos of a notice that was not delivered yet, once; how many there are. The notice itself does
/// not wait for them: an error here is for the log alone. Where each message is paid for there are none.
///
/// # Errors
/// A fault of the store or the bucket, or the messenger's refusal.
pub async fn show_photos<S: Cards + Conversations + Deliveries>(
    store: &S,
    files: &dyn Files,
    messenger: &dyn Messenger,
    job: &NotificationJob,
    now: Timestamp,
) -> Result<usize, DeliverError> {
    let Some((appeal, photos)) = photos(&job.notice) else { return Ok(0) };
    let mark = format!("{}/photos", job.event);
    if store.delivered(&job.event, &job.to).await? || store.delivered(&mark, &job.to).await? {
        return Ok(0);
    }
    if is_paid(store, &job.to, now).await? {
        return Ok(0);
    }
    let mut pictures = Vec::new();
    for photo in photos {
        pictures.extend(picture(store, files, appeal, *photo).await?);
    }
    if !pictures.is_empty() {
        messenger.show(&job.to, &pictures).await?;
        store.mark_delivered(&mark, &job.to).await?;
    }
    Ok(pictures.len())
}

/// A photo that was looked at and cleaned; others are shown to nobody.
async fn picture<S: Cards>(
    store: &S,
    files: &dyn Files,
    appeal: AppealId,
    photo: Uuid,
) -> Result<Option<Picture>, Fault> {
    let stored = store.file_of(appeal, photo).await?.map(|file| file.storage);
    let Some(Storage::Stored { key, content_type, size, thumbnail, .. }) = stored else { return Ok(None) };
    let link = files.link(&key, NAME, &content_type).await?;
    let small = match thumbnail {
        Some(key) => Some(files.link(&key, NAME, "image/jpeg").await?),
        None => None,
    };
    Ok(Some(Picture { link, content_type, size, small }))
}
