//! Settings and moderation lists (clauses 2.1, 4.4).

use std::sync::Arc;

use axum::{Json, extract::State};
use hotline_app::administration::change;
use hotline_domain::{
    administration::{Entry, Subject, check_lists, check_settings, consented},
    directory::Directory,
    moderation::Lists,
};
use hotline_staff_http::reading::Body;

use super::refused;
use crate::{
    admin::Admin,
    describe,
    handler::App,
    problem::Problem,
    requests::{ChangeModeration, ChangeSettings},
    views::{ModerationEntry, SettingsEntry},
};

/// The city's settings (clause 2.1).
#[utoipa::path(
    get,
    path = "/api/admin/settings",
    responses(
        (status = 200, body = SettingsEntry),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn settings(State(app): State<Arc<App>>, _: Admin) -> Result<Json<SettingsEntry>, Problem> {
    Ok(Json(describe::settings(&app.store.ledger().await?)))
}

/// Change the city's settings (clause 2.1); another text of the consent asks everybody again.
#[utoipa::path(
    put,
    path = "/api/admin/settings",
    request_body = ChangeSettings,
    responses(
        (status = 200, body = SettingsEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn change_settings(
    State(app): State<Arc<App>>,
    admin: Admin,
    Body(body): Body<ChangeSettings>,
) -> Result<Json<SettingsEntry>, Problem> {
    let decide = |directory: &Directory| {
        let present = &directory.settings;
        let settings = consented(body.value.clone().over(present), present);
        check_settings(&settings, directory)?;
        Ok(Entry::Settings(Box::new(settings)))
    };
    match change(&*app.store, &admin.author, (&Subject::Settings, body.version), decide).await {
        Ok(ledger) => Ok(Json(describe::settings(&ledger))),
        Err(error) => Err(refused(&app, error).await),
    }
}

/// The lists of the text check (clause 4.4).
#[utoipa::path(
    get,
    path = "/api/admin/moderation-lists",
    responses(
        (status = 200, body = ModerationEntry),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn moderation(State(app): State<Arc<App>>, _: Admin) -> Result<Json<ModerationEntry>, Problem> {
    Ok(Json(describe::moderation(&app.store.ledger().await?)))
}

/// Change the lists of the text check (clause 4.4).
#[utoipa::path(
    put,
    path = "/api/admin/moderation-lists",
    request_body = ChangeModeration,
    responses(
        (status = 200, body = ModerationEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn change_moderation(
    State(app): State<Arc<App>>,
    admin: Admin,
    Body(body): Body<ChangeModeration>,
) -> Result<Json<ModerationEntry>, Problem> {
    let lists: Option<Lists> = body.value.map(Into::into).filter(|lists| *lists != Lists::default());
    let decide = |_: &Directory| {
        lists.as_ref().map_or(Ok(()), check_lists)?;
        Ok(Entry::Moderation(lists.clone()))
    };
    match change(&*app.store, &admin.author, (&Subject::Moderation, body.version), decide).await {
        Ok(ledger) => Ok(Json(describe::moderation(&ledger))),
        Err(error) => Err(refused(&app, error).await),
    }
}
