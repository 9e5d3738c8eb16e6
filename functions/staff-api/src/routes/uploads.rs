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
    media::{CardFile, FileKind, MAX_FILE, Origin, Storage, StoredFile, accepted, upload_key},
};
use uuid::Uuid;

use super::commands::carry_out;
use crate::{
    auth::Caller,
    handler::App,
    problem::Problem,
    reading::Body,
    requests::{BeginUpload, CompleteUpload},
    routes::appeal,
    views::{CardView, UploadView},
};

const MAX_NAME: usize = 200;

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
    // What the file is in truth is looked at once it is here.
    let content_type = accepted(&body.content_type)
        .ok_or_else(|| Problem::unacceptable("bad_file_type", "Файли цього типу не приймаються."))?;
    if body.size == 0 || body.size > MAX_FILE {
        return Err(Problem::unacceptable("bad_file_size", "Файл порожній або більший за 50 МБ."));
    }
    let upload = Uuid::now_v7();
    let grant = app.files.grant_upload(&upload_key(id, upload), content_type, body.size).await?;
    Ok(Json(UploadView {
        upload_id: upload.to_string(),
        url: grant.url,
        headers: grant.headers.into_iter().collect(),
    }))
}

/// Put an uploaded proof onto the card (clause 6.5.2). It is shown once it has been looked at and
/// cleaned. A repetition answers the card as it is.
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
    let key = upload_key(appeal, upload);
    let stored = app.files.info(&key).await?.ok_or_else(|| {
        Problem::unacceptable("upload_missing", "Файл ще не завантажено. Спробуйте ще раз.")
    })?;
    if stored.size == 0 || stored.size > MAX_FILE || accepted(&stored.content_type).is_none() {
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
        storage: Storage::Uploaded { key, content_type: stored.content_type, size: stored.size },
    };
    let command = (body.version, Command::AttachProof { file, comment: body.comment });
    carry_out(&app, &caller, &id, command, vec![whereabouts]).await
}
