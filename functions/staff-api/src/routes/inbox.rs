//! The caller's inbox: what they have been told, and what of it they have seen.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode};

use crate::{
    auth::Caller,
    handler::App,
    inbox::{self, InboxPageView, InboxQuery, MarkRead, UnreadView, notice},
    problem::Problem,
    reading::{Body, Params},
};

/// Somebody who holds no role any longer reads nothing.
fn allowed(caller: &Caller) -> Result<(), Problem> {
    if caller.actor.roles.is_empty() { Err(Problem::forbidden()) } else { Ok(()) }
}

/// What the caller was told, newest first (clauses 4.5, 4.6, 5.1, 6.1.3, 6.2, 6.3).
#[utoipa::path(
    get,
    path = "/api/inbox",
    params(InboxQuery),
    responses(
        (status = 200, body = InboxPageView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn inbox(
    State(app): State<Arc<App>>,
    caller: Caller,
    Params(query): Params<InboxQuery>,
) -> Result<Json<InboxPageView>, Problem> {
    allowed(&caller)?;
    let cursor = query.cursor.as_deref().map(notice).transpose()?;
    let page = app.store.notices(&caller.actor.id, cursor.as_ref()).await?;
    Ok(Json(inbox::page(&page, &caller.directory)))
}

/// How much of it the caller has not seen.
#[utoipa::path(
    get,
    path = "/api/inbox/count",
    responses((status = 200, body = UnreadView), (status = 401, body = Problem), (status = 403, body = Problem))
)]
pub async fn unread(State(app): State<Arc<App>>, caller: Caller) -> Result<Json<UnreadView>, Problem> {
    allowed(&caller)?;
    Ok(Json(app.store.unread(&caller.actor.id).await?.into()))
}

/// The caller has seen notices.
#[utoipa::path(
    post,
    path = "/api/inbox/read",
    request_body = MarkRead,
    responses(
        (status = 204, description = "Remembered"),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn read(
    State(app): State<Arc<App>>,
    caller: Caller,
    Body(body): Body<MarkRead>,
) -> Result<StatusCode, Problem> {
    allowed(&caller)?;
    app.store.mark_seen(&caller.actor.id, &body.read()?).await?;
    Ok(StatusCode::NO_CONTENT)
}
