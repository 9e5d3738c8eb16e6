//! Accounts of the sign-in service, and the cards of who leaves (clause 1.4).

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::administration;
use hotline_domain::ids::StaffId;
use hotline_staff_http::reading::Body;

use super::{entry, of_account, refused};
use crate::{
    admin::Admin,
    handler::App,
    problem::Problem,
    requests::HandOver,
    views::{HandedOver, StaffEntry},
};

/// Let a person begin anew: a code for another password, or the invitation once more for who never
/// signed in (clause 2.1).
#[utoipa::path(
    post,
    path = "/api/admin/staff/{id}/reset-sign-in",
    params(("id" = String, Path, description = "Sign-in name")),
    responses(
        (status = 200, body = StaffEntry),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
        (status = 503, body = Problem),
    )
)]
pub async fn reset_sign_in(
    State(app): State<Arc<App>>,
    _: Admin,
    Path(id): Path<String>,
) -> Result<Json<StaffEntry>, Problem> {
    let id = StaffId(id);
    let ledger = administration::reset_sign_in(&*app.store, &*app.sign_in, &id).await.map_err(of_account)?;
    Ok(Json(entry(&ledger, &id)?))
}

/// Make a person's account what the directory says; may be repeated at any time (clause 2.1).
#[utoipa::path(
    post,
    path = "/api/admin/staff/{id}/reconcile",
    params(("id" = String, Path, description = "Sign-in name")),
    responses(
        (status = 200, body = StaffEntry),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 422, body = Problem),
        (status = 503, body = Problem),
    )
)]
pub async fn reconcile(
    State(app): State<Arc<App>>,
    _: Admin,
    Path(id): Path<String>,
) -> Result<Json<StaffEntry>, Problem> {
    let id = StaffId(id);
    let ledger = administration::reconcile(&*app.store, &*app.sign_in, &id).await.map_err(of_account)?;
    Ok(Json(entry(&ledger, &id)?))
}

/// Hand every open card of a person over to a colleague of the same roles (clause 1.4).
#[utoipa::path(
    post,
    path = "/api/admin/staff/{id}/hand-over",
    params(("id" = String, Path, description = "Sign-in name of who leaves")),
    request_body = HandOver,
    responses(
        (status = 200, body = HandedOver),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn hand_over(
    State(app): State<Arc<App>>,
    admin: Admin,
    Path(id): Path<String>,
    Body(body): Body<HandOver>,
) -> Result<Json<HandedOver>, Problem> {
    let (from, to) = (StaffId(id), StaffId(body.to));
    let handed = administration::hand_over(&*app.store, &admin.author, &from, &to).await;
    match handed {
        Ok(handed) => Ok(Json(HandedOver { moved: handed.moved, left: handed.left })),
        Err(error) => Err(refused(&app, error).await),
    }
}
