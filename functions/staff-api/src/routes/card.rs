//! One card.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{
    clock::now,
    commands::{open, reach_of},
};
use hotline_domain::ids::AppealId;

use crate::{
    audit::{self, Reading},
    auth::Caller,
    describe,
    handler::App,
    problem::Problem,
    routes::appeal,
    views::CardView,
};

/// A card with its history, files and the steps the caller can take.
#[utoipa::path(
    get,
    path = "/api/appeals/{id}",
    params(("id" = String, Path, description = "Identity of the card")),
    responses((status = 200, body = CardView), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub async fn card(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<CardView>, Problem> {
    shown(&app, &caller, appeal(&id)?).await
}

/// The card as the person sees it.
pub(super) async fn shown(app: &App, caller: &Caller, id: AppealId) -> Result<Json<CardView>, Problem> {
    let record = open(&*app.store, id, &caller.actor).await?;
    audit::read(app, caller, Reading::Card, [&record.card]).await?;
    let now = now();
    let reach = reach_of(&*app.store, &record.card, now).await?;
    Ok(Json(describe::card(&record, &reach, &caller.actor, &caller.directory, &*app.files, now).await?))
}
