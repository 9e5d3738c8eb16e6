//! The audit trail: of a card, of a day. For the responsible person and the administrator.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{clock::now, ports::AuditPage};
use hotline_domain::{audit::may_audit, deadline::date_in_kyiv, ids::StaffId};

use crate::{
    audit::{AuditPageView, describe},
    auth::Caller,
    handler::App,
    problem::Problem,
    reading::Params,
    requests::{AuditQuery, CardAuditQuery, cursor, date},
    routes::appeal,
};

fn allowed(caller: &Caller) -> Result<(), Problem> {
    if may_audit(&caller.actor) { Ok(()) } else { Err(Problem::forbidden()) }
}

fn view(page: &AuditPage, caller: &Caller) -> Json<AuditPageView> {
    let items = page.entries.iter().map(|entry| describe(entry, &caller.directory)).collect();
    Json(AuditPageView { items, next: page.next.clone() })
}

/// Who read or changed a card, when and from where, newest first.
#[utoipa::path(
    get,
    path = "/api/appeals/{id}/audit",
    params(("id" = String, Path, description = "Identity of the card"), CardAuditQuery),
    responses(
        (status = 200, body = AuditPageView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub async fn of_card(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Params(query): Params<CardAuditQuery>,
) -> Result<Json<AuditPageView>, Problem> {
    allowed(&caller)?;
    let cursor = cursor(query.cursor.as_deref())?;
    Ok(view(&app.store.audit_of(appeal(&id)?, cursor).await?, &caller))
}

/// Who read or changed which cards on a day, when and from where, newest first.
#[utoipa::path(
    get,
    path = "/api/audit",
    params(AuditQuery),
    responses(
        (status = 200, body = AuditPageView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn of_day(
    State(app): State<Arc<App>>,
    caller: Caller,
    Params(query): Params<AuditQuery>,
) -> Result<Json<AuditPageView>, Problem> {
    allowed(&caller)?;
    let day = query.day.as_deref().map(date).transpose()?.unwrap_or_else(|| date_in_kyiv(now()));
    let who = query.who.map(StaffId);
    let cursor = cursor(query.cursor.as_deref())?;
    Ok(view(&app.store.audit_on(day, who.as_ref(), cursor).await?, &caller))
}
