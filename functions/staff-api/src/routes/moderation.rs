//! The moderation list (clause 4.4), for the responsible person alone.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{
    clock::now,
    error::CardError,
    moderation::{Destination, Restore, decide_on, destination, restore as restore_case},
};
use hotline_domain::{
    access::moderates,
    case::{Case, CaseAction, CaseCommand, Decision},
    ids::{AppealId, CategoryId},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    audit::{self, Reading},
    auth::Caller,
    handler::App,
    moderation::{
        describe::{self, Cards},
        requests::{CasesQuery, ConfirmCase, LengthenCase, LiftCase, RestoreCase},
        views::{CaseList, CaseView},
    },
    problem::{Problem, of_case},
    reading::{Body, Params, unreadable_query},
};

/// Longest list that is shown.
const SHOWN: usize = 200;

fn allowed(caller: &Caller) -> Result<(), Problem> {
    if moderates(&caller.actor) { Ok(()) } else { Err(Problem::forbidden()) }
}

fn identity(id: &str) -> Result<Uuid, Problem> {
    id.parse().map_err(|_| Problem::not_found())
}

async fn view(app: &App, caller: &Caller, case: &Case) -> Result<Json<CaseView>, Problem> {
    let became = case.history.iter().rev().find_map(|entry| match entry.decision {
        Decision::Restored { appeal } => Some(appeal),
        Decision::Confirmed { .. } | Decision::Lengthened { .. } | Decision::Lifted => None,
    });
    let card = async |id: Option<AppealId>| match id {
        Some(id) => app.store.card(id).await,
        None => Ok(None),
    };
    let meant_for = card(case.appeal).await?;
    let drafted = destination(&*app.store, case, meant_for.clone()).await? == Destination::Appeal;
    let cards = Cards { meant_for, became: card(became).await?, drafted };
    let moderator = app.moderator.get(&caller.directory);
    Ok(Json(describe::case(case, &cards, &caller.directory, &moderator, now())))
}

/// Decides on a case and describes it then.
async fn carry_out(
    app: &App,
    caller: &Caller,
    id: &str,
    version: u64,
    command: CaseCommand,
) -> Result<Json<CaseView>, Problem> {
    allowed(caller)?;
    let at = (identity(id)?, version);
    let call = caller.call(describe::case_code(command.action()), now());
    let case = decide_on(&*app.store, &caller.directory, &call, at, command).await;
    decided(app, caller, at, case).await
}

/// Describes a case that was decided on, or what went wrong; a conflict tells what was decided since
/// the caller's version.
async fn decided(
    app: &App,
    caller: &Caller,
    (id, version): (Uuid, u64),
    case: Result<Case, CardError>,
) -> Result<Json<CaseView>, Problem> {
    let error = match case {
        Ok(case) => return view(app, caller, &case).await,
        Err(error) => error,
    };
    let conflict = matches!(error, CardError::Conflict { .. });
    let problem = of_case(error);
    let Some(case) = (if conflict { app.store.case(id).await? } else { None }) else {
        return Err(problem);
    };
    audit::read_cases(app, caller, Reading::Case, vec![id]).await?;
    let changes = describe::changes(&case, version, &caller.directory);
    Err(problem.with("version", case.version.into()).with("changes", json!(changes)))
}

/// Cases that wait for a decision, or those decided on (clause 4.4).
#[utoipa::path(
    get,
    path = "/api/moderation",
    params(CasesQuery),
    responses(
        (status = 200, body = CaseList),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn cases(
    State(app): State<Arc<App>>,
    caller: Caller,
    Params(query): Params<CasesQuery>,
) -> Result<Json<CaseList>, Problem> {
    allowed(&caller)?;
    let open = match query.state.as_deref() {
        None | Some("open") => true,
        Some("decided") => false,
        Some(_) => return Err(unreadable_query()),
    };
    let cases = app.store.cases(open, SHOWN).await?;
    let shown = cases.iter().map(|case| case.id).collect();
    audit::read_cases(&app, &caller, Reading::Cases, shown).await?;
    let now = now();
    Ok(Json(CaseList { items: cases.iter().map(|case| describe::summary(case, now)).collect() }))
}

/// One case (clause 4.4).
#[utoipa::path(
    get,
    path = "/api/moderation/{id}",
    params(("id" = String, Path, description = "Identity of the case")),
    responses(
        (status = 200, body = CaseView),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub async fn case(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<CaseView>, Problem> {
    allowed(&caller)?;
    let case = app.store.case(identity(&id)?).await?.ok_or_else(Problem::not_found)?;
    audit::read_cases(&app, &caller, Reading::Case, vec![case.id]).await?;
    view(&app, &caller, &case).await
}

/// Register what was kept and lift the block (clauses 4.1, 4.4). A repetition answers the same card.
#[utoipa::path(
    post,
    path = "/api/moderation/{id}/restore",
    params(("id" = String, Path, description = "Identity of the case")),
    request_body = RestoreCase,
    responses(
        (status = 200, body = CaseView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn restore(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<RestoreCase>,
) -> Result<Json<CaseView>, Problem> {
    allowed(&caller)?;
    let at = (identity(&id)?, body.version);
    let asked = Restore { category: body.category.map(CategoryId), reason: body.reason };
    let call = caller.call(describe::case_code(CaseAction::Restore), now());
    let case = restore_case(&*app.store, &caller.directory, &call, at, asked).await;
    decided(&app, &caller, at, case).await
}

/// Confirm the finding (clause 4.4).
#[utoipa::path(
    post,
    path = "/api/moderation/{id}/confirm",
    params(("id" = String, Path, description = "Identity of the case")),
    request_body = ConfirmCase,
    responses(
        (status = 200, body = CaseView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn confirm(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<ConfirmCase>,
) -> Result<Json<CaseView>, Problem> {
    let command = CaseCommand::Confirm { days: body.days, reason: body.reason };
    carry_out(&app, &caller, &id, body.version, command).await
}

/// Change the term of the block (clause 4.4).
#[utoipa::path(
    post,
    path = "/api/moderation/{id}/lengthen",
    params(("id" = String, Path, description = "Identity of the case")),
    request_body = LengthenCase,
    responses(
        (status = 200, body = CaseView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn lengthen(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<LengthenCase>,
) -> Result<Json<CaseView>, Problem> {
    let command = CaseCommand::Lengthen { days: body.days, reason: body.reason };
    carry_out(&app, &caller, &id, body.version, command).await
}

/// End the block and register nothing (clause 4.4).
#[utoipa::path(
    post,
    path = "/api/moderation/{id}/lift",
    params(("id" = String, Path, description = "Identity of the case")),
    request_body = LiftCase,
    responses(
        (status = 200, body = CaseView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn lift(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<LiftCase>,
) -> Result<Json<CaseView>, Problem> {
    carry_out(&app, &caller, &id, body.version, CaseCommand::Lift { reason: body.reason }).await
}
