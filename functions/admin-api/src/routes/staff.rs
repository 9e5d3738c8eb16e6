//! Members of staff (clause 1.4, chapter 2).

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use hotline_app::{
    administration::{ChangeError, Step, change_member, invite, reconcile, take_step, workload},
    ports::Ledger,
};
use hotline_domain::{administration::can_take_over, directory::SignInState, ids::StaffId};
use hotline_lambda::logging::chain;
use hotline_staff_http::reading::Body;

use super::{entry, refused};
use crate::{
    admin::Admin,
    describe,
    handler::App,
    problem::Problem,
    requests::{ChangeStaff, Invite, OnVersion},
    views::{StaffDetail, StaffEntry},
};

/// Tells the sign-in service of what was saved. Where that fails the person stays pending, which
/// administrators see and can repeat; the directory alone takes rights away already.
async fn followed(
    app: &App,
    saved: Result<Ledger, ChangeError>,
    id: &StaffId,
) -> Result<Json<StaffEntry>, Problem> {
    let mut ledger = match saved {
        Ok(ledger) => ledger,
        Err(error) => return Err(refused(app, error).await),
    };
    if ledger.directory.staff(id).is_some_and(|member| member.sign_in == SignInState::Pending) {
        match reconcile(&*app.store, &*app.sign_in, id).await {
            Ok(after) => ledger = after,
            Err(error) => tracing::warn!(error = %chain(&error), "an account is behind the directory"),
        }
    }
    Ok(Json(entry(&ledger, id)?))
}

/// A member of staff, their open cards, and who could take those over (clause 1.4).
#[utoipa::path(
    get,
    path = "/api/admin/staff/{id}",
    params(("id" = String, Path, description = "Sign-in name")),
    responses(
        (status = 200, body = StaffDetail),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub async fn member(
    State(app): State<Arc<App>>,
    _: Admin,
    Path(id): Path<String>,
) -> Result<Json<StaffDetail>, Problem> {
    let (ledger, id) = (app.store.ledger().await?, StaffId(id));
    let entry = entry(&ledger, &id)?;
    let directory = &ledger.directory;
    let open_cards = workload(&*app.store, directory).await?.cards(&id).len();
    let colleague = |other: &&hotline_domain::directory::StaffMember| {
        directory.staff(&id).is_some_and(|member| can_take_over(member, other, directory))
    };
    let can_take_over = directory.staff.iter().filter(colleague);
    Ok(Json(StaffDetail {
        entry,
        open_cards,
        can_take_over: can_take_over.map(|other| describe::person(&other.id, directory)).collect(),
    }))
}

/// Invite a person: the first password goes to their e-mail (clause 1.4).
#[utoipa::path(
    post,
    path = "/api/admin/staff",
    request_body = Invite,
    responses(
        (status = 201, body = StaffEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn invite_member(
    State(app): State<Arc<App>>,
    admin: Admin,
    Body(body): Body<Invite>,
) -> Result<(StatusCode, Json<StaffEntry>), Problem> {
    let make = |draft| body.value.clone().with(draft);
    match invite(&*app.store, &admin.author, body.id.as_deref(), make).await {
        Ok((ledger, id)) => Ok((StatusCode::CREATED, followed(&app, Ok(ledger), &id).await?)),
        Err(error) => Err(refused(&app, error).await),
    }
}

/// Change a person's details, roles, substitute or absence (clause 1.4, chapter 2).
#[utoipa::path(
    put,
    path = "/api/admin/staff/{id}",
    params(("id" = String, Path, description = "Sign-in name")),
    request_body = ChangeStaff,
    responses(
        (status = 200, body = StaffEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn change_staff(
    State(app): State<Arc<App>>,
    admin: Admin,
    Path(id): Path<String>,
    Body(body): Body<ChangeStaff>,
) -> Result<Json<StaffEntry>, Problem> {
    let id = StaffId(id);
    let make = |before| body.value.clone().with(before);
    let saved = change_member(&*app.store, &admin.author, (&id, body.version), make).await;
    followed(&app, saved, &id).await
}

/// Take a person's access away; their open cards are handed over first (clause 1.4).
#[utoipa::path(
    post,
    path = "/api/admin/staff/{id}/deactivate",
    params(("id" = String, Path, description = "Sign-in name")),
    request_body = OnVersion,
    responses(
        (status = 200, body = StaffEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn deactivate(
    State(app): State<Arc<App>>,
    admin: Admin,
    Path(id): Path<String>,
    Body(body): Body<OnVersion>,
) -> Result<Json<StaffEntry>, Problem> {
    let id = StaffId(id);
    let saved = take_step(&*app.store, &admin.author, (&id, body.version), Step::Deactivate).await;
    followed(&app, saved, &id).await
}

/// Give a person access again (clause 1.4).
#[utoipa::path(
    post,
    path = "/api/admin/staff/{id}/reactivate",
    params(("id" = String, Path, description = "Sign-in name")),
    request_body = OnVersion,
    responses(
        (status = 200, body = StaffEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn reactivate(
    State(app): State<Arc<App>>,
    admin: Admin,
    Path(id): Path<String>,
    Body(body): Body<OnVersion>,
) -> Result<Json<StaffEntry>, Problem> {
    let id = StaffId(id);
    let saved = take_step(&*app.store, &admin.author, (&id, body.version), Step::Reactivate).await;
    followed(&app, saved, &id).await
}
