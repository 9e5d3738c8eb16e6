//! Steps that concern the applicant and the record: a question (5.1), the category (2.1), the place
//! (5.3), a block of intake and its end (4.4).

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};

use super::commands::carry_out;
use crate::{
    auth::Caller,
    handler::App,
    problem::{Body, Problem},
    requests::{Ask, Block, CorrectCategory, IntoCommand, SetLocation, Unblock},
    views::CardView,
};

/// Ask the applicant in the messenger (clause 5.1).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/ask",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Ask,
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
pub async fn ask(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Ask>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Correct the category (clause 2.1).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/category",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = CorrectCategory,
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
pub async fn correct_category(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<CorrectCategory>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Set the place, e.g. the one found in a photo (clause 5.3).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/location",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = SetLocation,
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
pub async fn set_location(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<SetLocation>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Block intake from the applicant for a term (clause 4.4).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/block",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Block,
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
pub async fn block_applicant(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Block>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}

/// Take messages from the applicant again (clause 4.4).
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/unblock",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = Unblock,
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
pub async fn unblock_applicant(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Unblock>,
) -> Result<Json<CardView>, Problem> {
    carry_out(&app, &caller, &id, body.into_command()?, Vec::new()).await
}
