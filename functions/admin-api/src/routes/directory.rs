//! The directory as administrators edit it.

use std::sync::Arc;

use axum::{Json, extract::State};
use hotline_app::clock::now;
use hotline_domain::deadline::date_in_kyiv;

use crate::{admin::Admin, describe, handler::App, problem::Problem, views::AdminDirectory};

/// Organisations, staff, categories and templates with their versions (clause 1.4, chapter 2).
#[utoipa::path(
    get,
    path = "/api/admin/directory",
    responses(
        (status = 200, body = AdminDirectory),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn directory(State(app): State<Arc<App>>, _: Admin) -> Result<Json<AdminDirectory>, Problem> {
    let ledger = app.store.ledger().await?;
    Ok(Json(describe::directory(&ledger, date_in_kyiv(now()))))
}
