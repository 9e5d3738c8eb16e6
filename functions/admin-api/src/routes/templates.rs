//! Templates of what staff write.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use hotline_app::administration::{change, create};
use hotline_domain::{
    administration::{Entry, Subject, check_template, identity},
    directory::Directory,
    ids::TemplateId,
};
use hotline_staff_http::reading::Body;

use super::refused;
use crate::{
    admin::Admin,
    describe,
    handler::App,
    problem::Problem,
    requests::{ChangeTemplate, NewTemplate},
    views::TemplateEntry,
};

/// Add a template (clause 2.1).
#[utoipa::path(
    post,
    path = "/api/admin/templates",
    request_body = NewTemplate,
    responses(
        (status = 201, body = TemplateEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn create_template(
    State(app): State<Arc<App>>,
    admin: Admin,
    Body(body): Body<NewTemplate>,
) -> Result<(StatusCode, Json<TemplateEntry>), Problem> {
    let decide = |directory: &Directory| {
        let taken = |id: &str| directory.template(&id.into()).is_some();
        let id = TemplateId(identity(body.id.as_deref(), &body.value.name, taken)?);
        let template = body.value.clone().with(id);
        check_template(&template, directory)?;
        Ok(Entry::Template(template))
    };
    match create(&*app.store, &admin.author, decide).await {
        Ok((ledger, Subject::Template(id))) => {
            let template = ledger.directory.template(&id).ok_or_else(Problem::not_found)?;
            Ok((StatusCode::CREATED, Json(describe::template(&ledger, template))))
        }
        Ok(_) => Err(Problem::not_found()),
        Err(error) => Err(refused(&app, error).await),
    }
}

/// Change a template (clause 2.1).
#[utoipa::path(
    put,
    path = "/api/admin/templates/{id}",
    params(("id" = String, Path, description = "Identity of the template")),
    request_body = ChangeTemplate,
    responses(
        (status = 200, body = TemplateEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn change_template(
    State(app): State<Arc<App>>,
    admin: Admin,
    Path(id): Path<String>,
    Body(body): Body<ChangeTemplate>,
) -> Result<Json<TemplateEntry>, Problem> {
    let id = TemplateId(id);
    let decide = |directory: &Directory| {
        let template = body.value.clone().with(id.clone());
        check_template(&template, directory)?;
        Ok(Entry::Template(template))
    };
    let at = (&Subject::Template(id.clone()), body.version);
    match change(&*app.store, &admin.author, at, decide).await {
        Ok(ledger) => {
            let template = ledger.directory.template(&id).ok_or_else(Problem::not_found)?;
            Ok(Json(describe::template(&ledger, template)))
        }
        Err(error) => Err(refused(&app, error).await),
    }
}
