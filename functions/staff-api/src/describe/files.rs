//! Files of a card with links to read them.

use hotline_app::{error::Fault, ports::Files};
use hotline_domain::media::{FileKind, Origin, Storage, StoredFile};

use super::point;
use crate::views::FileView;

/// A file, as far as it is here.
pub(super) async fn file_view(
    stored: &StoredFile,
    files: &dyn Files,
    retries: bool,
) -> Result<FileView, Fault> {
    let kind = match stored.file.kind {
        FileKind::Photo => "photo",
        FileKind::Video => "video",
        FileKind::Audio => "audio",
        FileKind::Voice => "voice",
        FileKind::Document => "document",
    };
    let origin = match stored.file.origin {
        Origin::Applicant => "applicant",
        Origin::Staff => "staff",
    };
    let mut view = FileView {
        id: stored.file.id.to_string(),
        name: stored.file.name.clone(),
        kind: kind.to_owned(),
        content_type: None,
        size: None,
        origin: origin.to_owned(),
        state: "pending".to_owned(),
        url: None,
        thumbnail_url: None,
        taken_at: None,
        taken_place: None,
        failure: None,
        can_retry: false,
    };
    match &stored.storage {
        Storage::Pending { .. } | Storage::Uploaded { .. } => {}
        Storage::Stored { key, content_type, size, taken, thumbnail, sha256: _ } => {
            "stored".clone_into(&mut view.state);
            view.url = Some(files.link(key, &stored.file.name, content_type).await?);
            view.content_type = Some(content_type.clone());
            view.size = Some(*size);
            view.taken_at = taken.and_then(|taken| taken.at).map(|at| at.to_string());
            view.taken_place = taken.and_then(|taken| taken.place).map(point);
            if let Some(key) = thumbnail {
                view.thumbnail_url = Some(files.link(key, &stored.file.name, "image/jpeg").await?);
            }
        }
        Storage::Failed { reason, .. } => {
            "failed".clone_into(&mut view.state);
            view.failure = Some(reason.clone());
            view.can_retry = retries;
        }
    }
    Ok(view)
}
