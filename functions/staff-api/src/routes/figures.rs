//! Reports over a period.

use std::sync::Arc;

use axum::{Json, extract::State};
use hotline_app::{clock::now, figures};
use hotline_domain::{access::Action, ids::StaffId};
use lambda_http::http::StatusCode;

use crate::{
    auth::Caller,
    figures::{
        describe,
        requests::{FiguresQuery, PeriodQuery, period, reads},
        views::{ExecutorsView, ReportView},
    },
    handler::App,
    problem::Problem,
    reading::Params,
};

/// The report on the service for a period (clause 6.1.5): of the cards registered in it.
#[utoipa::path(
    get,
    path = "/api/report",
    params(PeriodQuery),
    responses(
        (status = 200, body = ReportView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn service_report(
    State(app): State<Arc<App>>,
    caller: Caller,
    Params(query): Params<PeriodQuery>,
) -> Result<Json<ReportView>, Problem> {
    let action = Action::ReadReport;
    reads(action, &caller.actor)?;
    let period = period(action, &query.from, &query.to)?;
    let now = now();
    let report = figures::service(&*app.store, period, now).await?;
    Ok(Json(describe::report(&report, period, &caller.directory, now)))
}

/// Each executor's quality and timeliness for a period (clause 6.4.5); of one of them, with their cards.
#[utoipa::path(
    get,
    path = "/api/figures",
    params(FiguresQuery),
    responses(
        (status = 200, body = ExecutorsView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn executor_figures(
    State(app): State<Arc<App>>,
    caller: Caller,
    Params(query): Params<FiguresQuery>,
) -> Result<Json<ExecutorsView>, Problem> {
    let action = Action::ReadFigures;
    reads(action, &caller.actor)?;
    let period = period(action, &query.from, &query.to)?;
    let now = now();
    let directory = &caller.directory;
    let Some(executor) = query.executor.map(StaffId) else {
        let report = figures::executors(&*app.store, period, now).await?;
        return Ok(Json(describe::executors(&report, period, directory, now)));
    };
    if directory.staff(&executor).is_none() {
        let sentence = "Такого виконавця в довіднику немає.";
        return Err(Problem::new(StatusCode::NOT_FOUND, "not_found", sentence));
    }
    let found = figures::of_executor(&*app.store, period, &executor, now).await?;
    Ok(Json(describe::of_executor(&found, &executor, period, directory, now)))
}
