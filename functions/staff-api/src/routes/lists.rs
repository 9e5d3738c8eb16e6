//! The worklist and the register.

use std::sync::Arc;

use axum::{Json, extract::State};
use hotline_app::{
    cards::{Mine, by_number, of_organisation, registered},
    clock::now,
};
use hotline_domain::{
    access::reads_all,
    card::State as CardState,
    clause::Clause,
    deadline::date_in_kyiv,
    directory::Role,
    refusal::{Refusal, RefusalCode},
};
use jiff::civil::Date;

use crate::{
    audit::{self, Reading},
    auth::Caller,
    describe::summary,
    handler::App,
    problem::Problem,
    reading::{Params, unreadable_query},
    requests::{RegisterQuery, WorklistOf, WorklistQuery, cursor},
    views::{RegisterPage, Worklist},
};

/// The cards in which it is the caller's move, by due time; or, for an executor, those in the hands of
/// colleagues of the same organisation (clause 2.3).
#[utoipa::path(
    get,
    path = "/api/worklist",
    params(WorklistQuery),
    responses(
        (status = 200, body = Worklist),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn worklist(
    State(app): State<Arc<App>>,
    caller: Caller,
    Params(query): Params<WorklistQuery>,
) -> Result<Json<Worklist>, Problem> {
    let (reading, cards) = match query.of {
        WorklistOf::Me => (Reading::Worklist, app.store.worklist(&Mine::of(&caller.actor)).await?),
        WorklistOf::Organisation if !caller.actor.has(Role::Executor) => {
            return Err(Refusal::new(RefusalCode::NotYourRole, Clause::C2_3).into());
        }
        WorklistOf::Organisation => {
            let cards = of_organisation(&*app.store, &caller.actor, &caller.directory).await?;
            (Reading::Organisation, cards)
        }
    };
    audit::read(&app, &caller, reading, &cards).await?;
    let now = now();
    let items = cards.iter().map(|card| summary(card, &caller.actor, &caller.directory, now)).collect();
    Ok(Json(Worklist { items }))
}

/// A month of the register, newest first (clauses 6.1.2, 6.4.4).
#[utoipa::path(
    get,
    path = "/api/appeals",
    params(RegisterQuery),
    responses(
        (status = 200, body = RegisterPage),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 403, body = Problem),
    )
)]
pub async fn register(
    State(app): State<Arc<App>>,
    caller: Caller,
    Params(query): Params<RegisterQuery>,
) -> Result<Json<RegisterPage>, Problem> {
    if !reads_all(&caller.actor) {
        return Err(Problem::forbidden());
    }
    let now = now();
    if let Some(number) = query.number {
        let card = by_number(&*app.store, &number, date_in_kyiv(now).year()).await?;
        audit::read(&app, &caller, Reading::Register, &card).await?;
        let found = card.iter().map(|card| summary(card, &caller.actor, &caller.directory, now)).collect();
        return Ok(Json(RegisterPage { items: found, next: None }));
    }
    let month = match query.month {
        Some(month) => Date::strptime("%Y-%m-%d", format!("{month}-01"))
            .map_err(|_| Problem::bad_request("Місяць має вигляд РРРР-ММ."))?,
        None => date_in_kyiv(now),
    };
    let month = month.strftime("%Y-%m").to_string();
    let cursor = cursor(query.cursor.as_deref())?;
    let state = query.state.as_deref();
    let state = state.map(|code| CardState::from_code(code).ok_or_else(unreadable_query)).transpose()?;
    let page = registered(&*app.store, &month, state, cursor).await?;
    audit::read(&app, &caller, Reading::Register, &page.cards).await?;
    Ok(Json(RegisterPage {
        items: page.cards.iter().map(|card| summary(card, &caller.actor, &caller.directory, now)).collect(),
        next: page.next,
    }))
}
