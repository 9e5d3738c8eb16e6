//! The steps of a card's life: each names the version it was made on and answers the card after it.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{
    clock::now,
    commands::{execute, open},
    error::CardError,
    ports::CardRecord,
};
use hotline_domain::{card::Command, ids::AppealId, media::StoredFile, reach::reach};
use jiff::Timestamp;
use serde_json::json;

use crate::{
    audit::{self, Reading},
    auth::Caller,
    describe,
    handler::App,
    problem::{Body, Problem},
    requests::{Address, Assign, Comment, IntoCommand, Remark, Report, Return},
    routes::appeal,
    views::CardView,
};

/// Carries out a command and describes the card after it.
pub(super) async fn carry_out(
    app: &App,
    caller: &Caller,
    id: &str,
    (version, command): (u64, Command),
    files: Vec<StoredFile>,
) -> Result<Json<CardView>, Problem> {
    let now = now();
    let at = (appeal(id)?, version);
    let call = caller.call(describe::code(command.action()), now);
    let done = execute(&*app.store, &caller.directory, &call, at, command, files).await;
    shown(app, caller, at, done, now).await
}

/// Describes the card that a command made, or what went wrong.
pub(super) async fn shown(
    app: &App,
    caller: &Caller,
    at: (AppealId, u64),
    done: Result<CardRecord, CardError>,
    now: Timestamp,
) -> Result<Json<CardView>, Problem> {
    let record = match done {
        Ok(record) => record,
        Err(error) => return Err(overtaken(app, caller, at, error).await),
    };
    let reach = reach(&app.store.recall(&record.card.contact).await?, now);
    Ok(Json(describe::card(&record, &reach, &caller.actor, &caller.directory, &*app.files, now).await?))
}

/// The problem of a command that went wrong; a conflict tells what changed since the caller's version.
async fn overtaken(app: &App, caller: &Caller, (id, version): (AppealId, u64), error: CardError) -> Problem {
    let conflict = matches!(error, CardError::Conflict { .. });
    let problem = Problem::from(error);
    if !conflict {
        return problem;
    }
    match open(&*app.store, id, &caller.actor).await {
        Ok(record) => {
            if let Err(fault) = audit::read(app, caller, Reading::Card, [&record.card]).await {
                return fault;
            }
            let entries = describe::history::entries(&record, &caller.directory).into_iter();
            let since = entries.filter(|entry| entry.sequence > version).map(|entry| json!(entry)).collect();
            problem.with("version", record.card.version.into()).with("changes", since)
        }
        Err(CardError::Fault(fault)) => fault.into(),
        Err(
            CardError::NotFound | CardError::Conflict { .. } | CardError::KeyReused | CardError::Refused(_),
        ) => problem,
    }
}

/// Set the deadline and address the card (clause 4.5).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/address",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Address,
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
pub async fn address(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Address>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Assign an executor with a resolution (clause 4.5).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/assign",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Assign,
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
pub async fn assign(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Assign>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Take the card into work (clause 5.1).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/accept",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Remark,
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
pub async fn accept(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Remark>,
) -> Result<Json<CardView>, Problem> {
    let command = Command::Accept { comment: body.comment };
    carry_out(&app, &caller, &id, (body.version, command), Vec::new()).await
}

/// Comment on the current state (clause 6.5.1).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/comment",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Comment,
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
pub async fn comment(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Comment>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Report the result (clause 5.4).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/report",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Report,
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
pub async fn report(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Report>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Return the result for rework (clause 6.2.2).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/return",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Return,
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
pub async fn return_for_rework(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Return>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Close the card on the fact of the work (clause 6.1.4).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/close",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Remark,
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
pub async fn close(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Remark>,
) -> Result<Json<CardView>, Problem> {
    let command = Command::Close { comment: body.comment };
    carry_out(&app, &caller, &id, (body.version, command), Vec::new()).await
}
