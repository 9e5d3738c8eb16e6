//! Proofs of the work, uploaded by the browser straight into the bucket (clause 6.5.2).

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::commands::open;
use hotline_domain::{
    access::{Action, permit},
    card::Command,
    media::{CardFile, FileKind, Origin, Storage, StoredFile, object_key},
};
use uuid::Uuid;

use super::commands::carry_out;
use crate::{
    auth::Caller,
    handler::App,
    problem::{Body, Problem},
    requests::{BeginUpload, CompleteUpload},
    routes::appeal,
    views::{CardView, UploadView},
};

/// Largest proof, bytes.
const MAX_SIZE: u64 = 50 * 1024 * 1024;
const MAX_NAME: usize = 200;
/// Types that may be uploaded besides pictures, video and sound.
const DOCUMENTS: [&str; 7] = [
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.text",
    "text/plain",
];

fn acceptable(content_type: &str) -> bool {
    let kind = content_type.split('/').next().unwrap_or_default();
    let media = matches!(kind, "image" | "video" | "audio") && content_type != "image/svg+xml";
    media || DOCUMENTS.contains(&content_type)
}

fn file_name(name: &str) -> Result<String, Problem> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
        return Err(Problem::unacceptable("bad_file_name", "Назва файлу порожня або задовга."));
    }
    Ok(name.to_owned())
}

/// Ask for a place to upload a proof of the work to (clause 6.5.2).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/uploads",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = BeginUpload,
    responses(
        (status = 200, body = UploadView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn begin(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<BeginUpload>,
) -> Result<Json<UploadView>, Problem> {
    let id = appeal(&id)?;
    let record = open(&*app.store, id, &caller.actor).await?;
    permit(&record.card, Action::Upload, &caller.actor)?;
    file_name(&body.name)?;
    if !acceptable(&body.content_type) {
        return Err(Problem::unacceptable("bad_file_type", "Файли цього типу не приймаються."));
    }
    if body.size == 0 || body.size > MAX_SIZE {
        return Err(Problem::unacceptable("bad_file_size", "Файл порожній або більший за 50 МБ."));
    }
    let upload = Uuid::now_v7();
    let grant = app.files.grant_upload(&object_key(id, upload), &body.content_type, body.size).await?;
    Ok(Json(UploadView {
        upload_id: upload.to_string(),
        url: grant.url,
        headers: grant.headers.into_iter().collect(),
    }))
}

/// Put an uploaded proof onto the card (clause 6.5.2). A repetition answers the card as it is.
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/uploads/{upload_id}/complete",
    params(
        ("id" = String, Path, description = "Identity of the card"),
        ("upload_id" = String, Path, description = "Identity of the upload"),
    ),
    request_body = CompleteUpload,
    responses(
        (status = 200, body = CardView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn complete(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((id, upload)): Path<(String, String)>,
    Body(body): Body<CompleteUpload>,
) -> Result<Json<CardView>, Problem> {
    let upload: Uuid = upload.parse().map_err(|_| Problem::not_found())?;
    let appeal = appeal(&id)?;
    let record = open(&*app.store, appeal, &caller.actor).await?;
    if record.card.files.iter().any(|file| file.id == upload) {
        return super::card::card(State(app), caller, Path(id)).await;
    }
    permit(&record.card, Action::Upload, &caller.actor)?;
    let key = object_key(appeal, upload);
    let stored = app.files.info(&key).await?.ok_or_else(|| {
        Problem::unacceptable("upload_missing", "Файл ще не завантажено. Спробуйте ще раз.")
    })?;
    if stored.size == 0 || stored.size > MAX_SIZE || !acceptable(&stored.content_type) {
        return Err(Problem::unacceptable("bad_file_type", "Завантажений файл не приймається."));
    }
    let file = CardFile {
        id: upload,
        name: file_name(&body.name)?,
        kind: FileKind::of_content_type(&stored.content_type),
        origin: Origin::Staff,
    };
    let whereabouts = StoredFile {
        file: file.clone(),
        storage: Storage::Stored { key, content_type: stored.content_type, size: stored.size, sha256: None },
    };
    let command = (body.version, Command::AttachProof { file });
    carry_out(&app, &caller, &id, command, vec![whereabouts]).await
}
