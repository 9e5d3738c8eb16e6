//! Who else has a card open. Shows staff to staff: no reading of the card, so the trail has none.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{clock::now, ports::Looker};
use hotline_domain::access::can_read;
use jiff::SignedDuration;

use crate::{
    auth::Caller,
    describe::author,
    handler::App,
    problem::Problem,
    reading::Body,
    requests::{PresenceSign, PresenceState},
    routes::appeal,
    views::{LookerView, PresenceView},
};

/// Who has not been heard of for so long has left, seconds.
const LIFE: i64 = 60;

/// Tell that the card is open, about every 25 seconds, and learn who else has it open.
#[utoipa::path(
    post,
    path = "/api/appeals/{id}/presence",
    params(("id" = String, Path, description = "Identity of the card")),
    request_body = PresenceSign,
    responses(
        (status = 200, body = PresenceView),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub async fn presence(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Body(sign): Body<PresenceSign>,
) -> Result<Json<PresenceView>, Problem> {
    let card = app.store.card(appeal(&id)?).await?.filter(|card| can_read(card, &caller.actor));
    let id = card.ok_or_else(Problem::not_found)?.id;
    let now = now();
    let mut there = app.store.lookers(id, now - SignedDuration::from_secs(LIFE)).await?;
    let known = there.iter().find(|looker| looker.who == caller.actor.id).map(|looker| looker.since);
    let here =
        |typing| Looker { who: caller.actor.id.clone(), since: known.unwrap_or(now), seen: now, typing };
    match sign.state {
        PresenceState::Looking => app.store.looks(id, &here(false)).await?,
        PresenceState::Typing => app.store.looks(id, &here(true)).await?,
        PresenceState::Left => app.store.leaves(id, &caller.actor.id).await?,
    }
    there.retain(|looker| looker.who != caller.actor.id);
    let view = |looker: &Looker| LookerView {
        person: author(&looker.who, &caller.directory),
        since: looker.since.to_string(),
        typing: looker.typing,
    };
    Ok(Json(PresenceView { others: there.iter().map(view).collect() }))
}
