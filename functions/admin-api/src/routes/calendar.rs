//! The working calendar: as it is, changed, and shown before it is saved (clauses 4.3, 7).

use std::sync::Arc;

use axum::{Json, extract::State};
use hotline_app::administration::change;
use hotline_domain::{
    administration::{Entry, Subject, check_calendar, check_year},
    calendar::WorkingCalendar,
    directory::Directory,
};
use hotline_staff_http::reading::Body;

use super::refused;
use crate::{
    admin::Admin,
    describe,
    handler::App,
    problem::Problem,
    requests::{ChangeCalendar, PreviewCalendar},
    views::{CalendarEntry, CalendarYear},
};

/// The working calendar (clauses 4.3, 7).
#[utoipa::path(
    get,
    path = "/api/admin/calendar",
    responses(
        (status = 200, body = CalendarEntry),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn calendar(State(app): State<Arc<App>>, _: Admin) -> Result<Json<CalendarEntry>, Problem> {
    Ok(Json(describe::calendar(&app.store.ledger().await?)))
}

/// Change the working calendar (clause 4.3).
#[utoipa::path(
    put,
    path = "/api/admin/calendar",
    request_body = ChangeCalendar,
    responses(
        (status = 200, body = CalendarEntry),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn change_calendar(
    State(app): State<Arc<App>>,
    admin: Admin,
    Body(body): Body<ChangeCalendar>,
) -> Result<Json<CalendarEntry>, Problem> {
    let calendar: WorkingCalendar = body.value.into();
    let decide = |_: &Directory| {
        check_calendar(&calendar)?;
        Ok(Entry::Calendar(calendar.clone()))
    };
    match change(&*app.store, &admin.author, (&Subject::Calendar, body.version), decide).await {
        Ok(ledger) => Ok(Json(describe::calendar(&ledger))),
        Err(error) => Err(refused(&app, error).await),
    }
}

/// A year by a calendar that is not saved yet (clauses 4.3, 7): every day with its kind, hours and name,
/// and what is worked in each month. It is checked as when it is saved; a refusal names the field.
#[utoipa::path(
    post,
    path = "/api/admin/calendar/preview",
    request_body = PreviewCalendar,
    responses(
        (status = 200, body = CalendarYear),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub async fn preview_calendar(
    _: Admin,
    Body(body): Body<PreviewCalendar>,
) -> Result<Json<CalendarYear>, Problem> {
    check_year(body.year)?;
    let calendar: WorkingCalendar = body.value.into();
    check_calendar(&calendar)?;
    Ok(Json(CalendarYear::of(&calendar, body.year)))
}
