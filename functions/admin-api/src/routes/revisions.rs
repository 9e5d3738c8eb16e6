//! What was changed, when, by whom and from where.

use std::sync::Arc;

use axum::{Json, extract::State};
use hotline_app::ports::RevisionsOf;
use hotline_domain::administration::Subject;
use hotline_staff_http::reading::{Params, unreadable_query};

use crate::{
    admin::Admin, describe, handler::App, problem::Problem, requests::RevisionsQuery, views::Revisions,
};

/// How many revisions are shown.
const SHOWN: usize = 200;
/// Longer than any identity; a key of the table has its limit.
const LONGEST: usize = 1000;

/// Changes of the directory and the settings, newest first, at most 200 (clause 2.1).
#[utoipa::path(
    get,
    path = "/api/admin/revisions",
    params(RevisionsQuery),
    responses(
        (status = 200, body = Revisions),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn revisions(
    State(app): State<Arc<App>>,
    _: Admin,
    Params(query): Params<RevisionsQuery>,
) -> Result<Json<Revisions>, Problem> {
    if query.id.as_ref().is_some_and(|id| id.len() > LONGEST) {
        return Err(unreadable_query());
    }
    let of = match (query.what, query.id) {
        (None, None) => RevisionsOf::Everything,
        (Some(what), None) if Subject::of(&what, None).is_none() => {
            RevisionsOf::Kind(Subject::of(&what, Some("")).ok_or_else(unreadable_query)?.kind().to_owned())
        }
        (Some(what), id) => {
            RevisionsOf::Entry(Subject::of(&what, id.as_deref()).ok_or_else(unreadable_query)?)
        }
        (None, Some(_)) => return Err(unreadable_query()),
    };
    let directory = app.store.directory().await?;
    let revisions = app.store.revisions(&of, SHOWN).await?;
    let items = revisions.into_iter().map(|revision| describe::revision(revision, &directory)).collect();
    Ok(Json(Revisions { items }))
}
