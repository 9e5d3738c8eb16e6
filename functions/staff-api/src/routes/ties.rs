//! Cards that belong together, and an appeal taken down for a citizen (clause 2.1).

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{
    clock::now,
    commands::open,
    ties::{Tie, split_off, take_down, tie},
};

use hotline_domain::{access::Action, ids::AppealId};

use super::{card::shown, commands::overtaken};
use crate::{
    audit::{self, Reading},
    auth::Caller,
    describe::summary,
    handler::App,
    problem::Problem,
    reading::Body,
    requests::{Link, Merge, Split, TakeDown},
    routes::appeal,
    views::{CardView, RegisterPage},
};

/// Ties a card to another and describes it then.
async fn tied(
    app: &App,
    caller: &Caller,
    at: (AppealId, u64),
    other: AppealId,
    how: Tie,
) -> Result<Json<CardView>, Problem> {
    let action = match how {
        Tie::Link(_) => Action::Link,
        Tie::Merge => Action::Merge,
    };
    match tie(&*app.store, &caller.call(action.code(), now()), at, other, how).await {
        Ok(()) => shown(app, caller, at.0).await,
        Err(error) => Err(overtaken(app, caller, at, error).await),
    }
}

/// Tie the card to another (clause 2.1).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/link",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Link,
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
pub async fn link(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Link>,
) -> Result<Json<CardView>, Problem> {
    let (other, kind) = body.read()?;
    let at = (appeal(&id)?, body.version);
    tied(&app, &caller, at, other, Tie::Link(kind)).await
}

/// Merge a true duplicate into the card with the same matter (clause 2.1).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/merge",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Merge,
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
pub async fn merge(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Merge>,
) -> Result<Json<CardView>, Problem> {
    let at = (appeal(&id)?, body.version);
    tied(&app, &caller, at, body.main()?, Tie::Merge).await
}

/// Split off what is another matter; answers the card, whose last link is the new one (clause 2.1).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/split",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Split,
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
pub async fn split(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Split>,
) -> Result<Json<CardView>, Problem> {
    let at = (appeal(&id)?, body.version);
    let call = caller.call(Action::Split.code(), now());
    match split_off(&*app.store, &caller.directory, &call, at, body.into()).await {
        Ok(_) => shown(&app, &caller, at.0).await,
        Err(error) => Err(overtaken(&app, &caller, at, error).await),
    }
}

/// Register an appeal for a citizen who came, phoned or wrote (clauses 2.1, 4.2).
#[utoipa::path(
    post,
    path = "/api/appeals",
    request_body = TakeDown,
    responses(
        (status = 200, body = CardView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn register_appeal(
    State(app): State<Arc<App>>,
    caller: Caller,
    Body(body): Body<TakeDown>,
) -> Result<Json<CardView>, Problem> {
    let call = caller.call(Action::RegisterAppeal.code(), now());
    let id = take_down(&*app.store, &caller.directory, &call, body.read()?).await?;
    shown(&app, &caller, id).await
}

/// Other appeals of the same person, newest first (previous appeals of the card).
#[utoipa::path(
    get,
    path = "/api/appeals/{id}/others",
    params(("id" = String, Path, description = "Identity of the card")),
    responses(
        (status = 200, body = RegisterPage),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub async fn others(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<RegisterPage>, Problem> {
    let record = open(&*app.store, appeal(&id)?, &caller.actor).await?;
    let found = hotline_app::ties::others(&*app.store, &record.card, &caller.actor).await?;
    audit::read(&app, &caller, Reading::Others, &found).await?;
    let now = now();
    let items = found.iter().map(|card| summary(card, &caller.actor, &caller.directory, now)).collect();
    Ok(Json(RegisterPage { items, next: None }))
}
