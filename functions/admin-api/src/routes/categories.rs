//! Categories of two levels and their order.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use hotline_app::administration::{change, create};
use hotline_domain::{
    administration::{Entry, Subject, check_category, check_order, identity},
    directory::Directory,
    ids::CategoryId,
};
use hotline_staff_http::reading::Body;

use super::refused;
use crate::{
    admin::Admin,
    describe,
    handler::App,
    problem::Problem,
    requests::{ChangeCategory, ChangeCategoryOrder, NewCategory},
    views::{CategoryEntry, CategoryOrderEntry},
};

/// Add a category (clause 2.1).
#[utoipa::path(
    post,
    path = "/api/admin/categories",
    request_body = NewCategory,
    responses(
        (status = 201, body = CategoryEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn create_category(
    State(app): State<Arc<App>>,
    admin: Admin,
    Body(body): Body<NewCategory>,
) -> Result<(StatusCode, Json<CategoryEntry>), Problem> {
    let decide = |directory: &Directory| {
        let taken = |id: &str| directory.category(&id.into()).is_some();
        let id = CategoryId(identity(body.id.as_deref(), &body.value.name, taken)?);
        let category = body.value.clone().with(id);
        check_category(&category, directory)?;
        Ok(Entry::Category(category))
    };
    match create(&*app.store, &admin.author, decide).await {
        Ok((ledger, Subject::Category(id))) => {
            let category = ledger.directory.category(&id).ok_or_else(Problem::not_found)?;
            Ok((StatusCode::CREATED, Json(describe::category(&ledger, category))))
        }
        Ok(_) => Err(Problem::not_found()),
        Err(error) => Err(refused(&app, error).await),
    }
}

/// Change a category (clause 2.1).
#[utoipa::path(
    put,
    path = "/api/admin/categories/{id}",
    params(("id" = String, Path, description = "Identity of the category")),
    request_body = ChangeCategory,
    responses(
        (status = 200, body = CategoryEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn change_category(
    State(app): State<Arc<App>>,
    admin: Admin,
    Path(id): Path<String>,
    Body(body): Body<ChangeCategory>,
) -> Result<Json<CategoryEntry>, Problem> {
    let id = CategoryId(id);
    let decide = |directory: &Directory| {
        let category = body.value.clone().with(id.clone());
        check_category(&category, directory)?;
        Ok(Entry::Category(category))
    };
    let at = (&Subject::Category(id.clone()), body.version);
    match change(&*app.store, &admin.author, at, decide).await {
        Ok(ledger) => {
            let category = ledger.directory.category(&id).ok_or_else(Problem::not_found)?;
            Ok(Json(describe::category(&ledger, category)))
        }
        Err(error) => Err(refused(&app, error).await),
    }
}

/// Change the order in which citizens see the categories (clause 2.1).
#[utoipa::path(
    put,
    path = "/api/admin/category-order",
    request_body = ChangeCategoryOrder,
    responses(
        (status = 200, body = CategoryOrderEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn change_order(
    State(app): State<Arc<App>>,
    admin: Admin,
    Body(body): Body<ChangeCategoryOrder>,
) -> Result<Json<CategoryOrderEntry>, Problem> {
    let order: Vec<_> = body.value.into_iter().map(CategoryId).collect();
    let decide = |directory: &Directory| {
        check_order(&order, directory)?;
        Ok(Entry::CategoryOrder(order.clone()))
    };
    match change(&*app.store, &admin.author, (&Subject::CategoryOrder, body.version), decide).await {
        Ok(ledger) => Ok(Json(describe::order(&ledger))),
        Err(error) => Err(refused(&app, error).await),
    }
}
