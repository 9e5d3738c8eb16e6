//! One's last step, taken back within seconds.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{clock::now, commands};

use super::commands::answered;
use crate::{
    audit::UNDO, auth::Caller, handler::App, problem::Problem, reading::Body, requests::Undo, routes::appeal,
    views::CardView,
};

/// Take back the last step on the card: within 10 seconds, by whoever took it, if it has told nobody.
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/undo",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Undo,
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
pub async fn undo(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Undo>,
) -> Result<Json<CardView>, Problem> {
    let now = now();
    let at = (appeal(&id)?, body.version);
    let done = commands::undo(&*app.store, &caller.call(UNDO, now), at, body.sequence).await;
    answered(&app, &caller, at, done, now).await
}
