//! The worklist and the register.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use hotline_app::{
    cards::{Mine, by_number},
    clock::now,
};
use hotline_domain::{access::reads_all, deadline::date_in_kyiv};
use jiff::civil::Date;

use crate::{
    audit::{self, Reading},
    auth::Caller,
    describe::summary,
    handler::App,
    problem::Problem,
    requests::RegisterQuery,
    views::{RegisterPage, Worklist},
};

/// The cards in which it is the caller's move, by due time.
#[utoipa::path(get, path = "/api/worklist", responses((status = 200, body = Worklist), (status = 401, body = Problem)))]
pub async fn worklist(State(app): State<Arc<App>>, caller: Caller) -> Result<Json<Worklist>, Problem> {
    let cards = app.store.worklist(&Mine::of(&caller.actor)).await?;
    audit::read(&app, &caller, Reading::Worklist, &cards).await?;
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
    query: Result<Query<RegisterQuery>, QueryRejection>,
) -> Result<Json<RegisterPage>, Problem> {
    if !reads_all(&caller.actor) {
        return Err(Problem::forbidden());
    }
    let Query(query) =
        query.map_err(|_| Problem::bad_request("Параметри запиту не відповідають опису API."))?;
    let now = now();
    if let Some(number) = query.number {
        let card = by_number(&*app.store, &number).await?;
        let found = card.iter().map(|card| summary(card, &caller.actor, &caller.directory, now)).collect();
        return Ok(Json(RegisterPage { items: found, next: None }));
    }
    let month = match query.month {
        Some(month) => {
            format!("{month}-01")
                .parse::<Date>()
                .map_err(|_| Problem::bad_request("Місяць має вигляд РРРР-ММ."))?;
            month
        }
        None => date_in_kyiv(now).strftime("%Y-%m").to_string(),
    };
    let page = app.store.register(&month, query.cursor.as_deref()).await?;
    audit::read(&app, &caller, Reading::Register, &page.cards).await?;
    Ok(Json(RegisterPage {
        items: page.cards.iter().map(|card| summary(card, &caller.actor, &caller.directory, now)).collect(),
        next: page.next,
    }))
}
