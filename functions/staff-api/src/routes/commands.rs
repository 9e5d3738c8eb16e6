//! Commands to a card: each names the version it was made on and answers the card after it.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{
    clock::now,
    commands::{execute, open, reach_of},
    error::CardError,
    ports::CardRecord,
};
use hotline_domain::{
    card::{Command, Ground},
    ids::AppealId,
    media::StoredFile,
};
use jiff::Timestamp;
use serde_json::json;

use crate::{
    audit::{self, Reading},
    auth::Caller,
    describe,
    handler::App,
    problem::Problem,
    reading::Body,
    requests::{
        Accept, Address, Ask, AskMaterials, Assign, Block, Classify, Close, Comment, CompletePart,
        CorrectCategory, CorrectDeadline, Forward, GiveMaterials, GrantControl, GrantExecutors, GrantPlan,
        Inform, IntoCommand, NotConsider, Prompt, Rate, RecordMeasure, RefuseRequest, Report, RequestControl,
        RequestExecutors, RequestPlan, Return, ReturnToAuthor, SetLocation, Unblock, WithdrawRequest,
    },
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
    let call = caller.call(command.action().code(), now);
    let done = execute(&*app.store, &caller.directory, &call, at, command, files).await;
    answered(app, caller, at, done, now).await
}

/// Describes the card that a command made, or what went wrong.
pub(super) async fn answered(
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
    let reach = reach_of(&*app.store, &record.card, now).await?;
    Ok(Json(describe::card(&record, &reach, &caller.actor, &caller.directory, &*app.files, now).await?))
}

/// The problem of a command that went wrong; a conflict tells what changed since the caller's version.
pub(super) async fn overtaken(
    app: &App,
    caller: &Caller,
    (id, version): (AppealId, u64),
    error: CardError,
) -> Problem {
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

macro_rules! commands {
    ($($(#[doc = $doc:literal])* $name:ident($request:ident) at $path:literal;)*) => {$(
        $(#[doc = $doc])*
        #[utoipa::path(
            post,
            path = $path,
            params(("id" = String, Path, description = "Identity of the card")),
            request_body = $request,
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
        pub async fn $name(
            State(app): State<Arc<App>>,
            caller: Caller,
            Path(id): Path<String>,
            Body(body): Body<$request>,
        ) -> Result<Json<CardView>, Problem> {
            carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
        }
    )*};
}

commands! {
    /// Set the deadline and address the card (clauses 4.5, 6.1.1).
    address(Address) at "/api/appeals/{id}/address";
    /// Assign executors with a resolution (clauses 4.5, 6.3.1).
    assign(Assign) at "/api/appeals/{id}/assign";
    /// Correct the deadline (clause 4.5; law, art. 20).
    correct_deadline(CorrectDeadline) at "/api/appeals/{id}/deadline";
    /// Take the card, or one's part, into work (clause 5.1).
    accept(Accept) at "/api/appeals/{id}/accept";
    /// Comment on the current state (clause 6.5.1).
    comment(Comment) at "/api/appeals/{id}/comment";
    /// Report one's part as done (clause 5.4).
    complete_part(CompletePart) at "/api/appeals/{id}/complete-part";
    /// Report the result (clauses 5.4, 4.6 d).
    report(Report) at "/api/appeals/{id}/report";
    /// Return the result for rework (clause 6.2.2).
    return_for_rework(Return) at "/api/appeals/{id}/return";
    /// Close the card on the fact of the work (clause 6.1.4).
    close(Close) at "/api/appeals/{id}/close";
    /// Ask for other or further executors (clauses 5.2, 6.6.1).
    request_executors(RequestExecutors) at "/api/appeals/{id}/requests/executors";
    /// Ask for additional control (clause 6.6.2).
    request_control(RequestControl) at "/api/appeals/{id}/requests/control";
    /// Ask for a strategic plan (clause 6.6.3).
    request_plan(RequestPlan) at "/api/appeals/{id}/requests/plan";
    /// Take a request back.
    withdraw_request(WithdrawRequest) at "/api/appeals/{id}/requests/withdraw";
    /// Grant other or further executors (clause 6.4.1).
    grant_executors(GrantExecutors) at "/api/appeals/{id}/requests/grant-executors";
    /// Grant additional control (clause 6.4.2).
    grant_control(GrantControl) at "/api/appeals/{id}/requests/grant-control";
    /// Grant inclusion in a strategic plan (clause 6.4.3).
    grant_plan(GrantPlan) at "/api/appeals/{id}/requests/grant-plan";
    /// Refuse a request (clauses 6.4.1–6.4.3).
    refuse_request(RefuseRequest) at "/api/appeals/{id}/requests/refuse";
    /// Ask an executor for materials (clause 6.2.3).
    ask_materials(AskMaterials) at "/api/appeals/{id}/materials/ask";
    /// Answer a request for materials (clause 6.2.3).
    give_materials(GiveMaterials) at "/api/appeals/{id}/materials/give";
    /// Prompt those in whose hands the card is (clause 6.1.3).
    prompt(Prompt) at "/api/appeals/{id}/prompt";
    /// Inform the card's decision-makers (clause 6.2.1).
    inform(Inform) at "/api/appeals/{id}/inform";
    /// Ask the applicant in the messenger (clause 5.1).
    ask(Ask) at "/api/appeals/{id}/ask";
    /// Correct the category (clause 2.1).
    correct_category(CorrectCategory) at "/api/appeals/{id}/category";
    /// Classify the card for the register (clause 2.1).
    classify(Classify) at "/api/appeals/{id}/classify";
    /// Set the place, e.g. the one found in a photo (clause 5.3).
    set_location(SetLocation) at "/api/appeals/{id}/location";
    /// Forward by competence, within 5 days (law, art. 7).
    forward(Forward) at "/api/appeals/{id}/forward";
    /// Return to the author with an explanation, within 10 days (law, art. 5).
    return_to_author(ReturnToAuthor) at "/api/appeals/{id}/return-to-author";
    /// Rate the quality of the execution (clause 6.3.3).
    rate(Rate) at "/api/appeals/{id}/rate";
    /// Record a disciplinary measure (clauses 6.3.2, 6.3.3).
    record_measure(RecordMeasure) at "/api/appeals/{id}/measure";
    /// Block intake from the applicant for a term (clause 4.4).
    block_applicant(Block) at "/api/appeals/{id}/block";
    /// Take messages from the applicant again (clause 4.4).
    unblock_applicant(Unblock) at "/api/appeals/{id}/unblock";
}

/// Declare the appeal not to be considered (law, art. 8): anonymous, or a repeat of what is resolved.
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/not-consider",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = NotConsider,
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
pub async fn not_consider(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<NotConsider>,
) -> Result<Json<CardView>, Problem> {
    let earlier = match body.earlier()? {
        Some(earlier) => Some(open(&*app.store, earlier, &caller.actor).await?.card),
        None => None,
    };
    let ground = match &earlier {
        Some(earlier) => Ground::AlreadyResolved { earlier: earlier.number.clone() },
        None => Ground::Anonymous,
    };
    let command = Command::NotConsider { ground, earlier: earlier.map(Box::new), text: body.text };
    carry_out(&app, &caller, &id, (body.version, command), Vec::new()).await
}
