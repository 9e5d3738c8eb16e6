//! Organisations (clause 1.4).

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use hotline_app::administration::{change, create, workload};
use hotline_domain::{
    administration::{Entry, Subject, Workload, check_organisation, identity},
    directory::Directory,
    ids::OrganisationId,
};
use hotline_staff_http::reading::Body;

use super::refused;
use crate::{
    admin::Admin,
    describe,
    handler::App,
    problem::Problem,
    requests::{ChangeOrganisation, NewOrganisation},
    views::OrganisationEntry,
};

/// Register an organisation (clause 1.4).
#[utoipa::path(
    post,
    path = "/api/admin/organisations",
    request_body = NewOrganisation,
    responses(
        (status = 201, body = OrganisationEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn create_organisation(
    State(app): State<Arc<App>>,
    admin: Admin,
    Body(body): Body<NewOrganisation>,
) -> Result<(StatusCode, Json<OrganisationEntry>), Problem> {
    let decide = |directory: &Directory| {
        let taken = |id: &str| directory.organisation(&id.into()).is_some();
        let id = OrganisationId(identity(body.id.as_deref(), &body.value.name, taken)?);
        let organisation = body.value.clone().with(id);
        check_organisation(&organisation, directory, &Workload::default())?;
        Ok(Entry::Organisation(organisation))
    };
    match create(&*app.store, &admin.author, decide).await {
        Ok((ledger, Subject::Organisation(id))) => {
            let organisation = ledger.directory.organisation(&id).ok_or_else(Problem::not_found)?;
            Ok((StatusCode::CREATED, Json(describe::organisation(&ledger, organisation))))
        }
        Ok(_) => Err(Problem::not_found()),
        Err(error) => Err(refused(&app, error).await),
    }
}

/// Change an organisation, or make it inactive (clause 1.4).
#[utoipa::path(
    put,
    path = "/api/admin/organisations/{id}",
    params(("id" = String, Path, description = "Identity of the organisation")),
    request_body = ChangeOrganisation,
    responses(
        (status = 200, body = OrganisationEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn change_organisation(
    State(app): State<Arc<App>>,
    admin: Admin,
    Path(id): Path<String>,
    Body(body): Body<ChangeOrganisation>,
) -> Result<Json<OrganisationEntry>, Problem> {
    let id = OrganisationId(id);
    let workload = if body.value.active {
        Workload::default()
    } else {
        workload(&*app.store, &app.store.directory().await?).await?
    };
    let decide = |directory: &Directory| {
        let organisation = body.value.clone().with(id.clone());
        check_organisation(&organisation, directory, &workload)?;
        Ok(Entry::Organisation(organisation))
    };
    let at = (&Subject::Organisation(id.clone()), body.version);
    match change(&*app.store, &admin.author, at, decide).await {
        Ok(ledger) => {
            let organisation = ledger.directory.organisation(&id).ok_or_else(Problem::not_found)?;
            Ok(Json(describe::organisation(&ledger, organisation)))
        }
        Err(error) => Err(refused(&app, error).await),
    }
}
