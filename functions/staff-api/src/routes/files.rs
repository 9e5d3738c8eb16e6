//! Files of a card that could not be had.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{
    call::named,
    clock::now,
    commands::open,
    media::{Again, again},
};
use hotline_domain::{
    access::{Action, can_fetch_again},
    audit::Access,
};
use uuid::Uuid;

use crate::{
    auth::Caller,
    handler::App,
    problem::Problem,
    routes::{appeal, card::card},
    views::CardView,
};

/// Fetch a file that failed once more; answers the card with the file on its way.
///
/// A file that has not failed is left alone. Open to the responsible person and to the executor of
/// the card.
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/files/{file}/retry",
    params(
        ("id" = String, Path, description = "Identity of the card"),
        ("file" = String, Path, description = "Identity of the file"),
    ),
    responses(
        (status = 200, body = CardView),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub async fn retry(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((id, file)): Path<(String, String)>,
) -> Result<Json<CardView>, Problem> {
    let file: Uuid = file.parse().map_err(|_| Problem::not_found())?;
    let record = open(&*app.store, appeal(&id)?, &caller.actor).await?;
    if !can_fetch_again(&record.card, &caller.actor) {
        return Err(Problem::forbidden());
    }
    let call = caller.call(Action::FetchAgain.code(), now());
    if let Some(entry) = call.entry(Access::Change, vec![named(&record.card)], Vec::new()) {
        app.store.record(&entry).await?;
    }
    match again(&*app.store, &*app.queues, record.card.id, file).await? {
        Again::Begun | Again::NotFailed => card(State(app), caller, Path(id)).await,
        Again::Unknown => Err(Problem::not_found()),
    }
}
