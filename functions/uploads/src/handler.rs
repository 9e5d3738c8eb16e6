//! The routes of a link: `GET /uploads/{token}` looks, `POST …/begin` and `POST …/complete` send a
//! file, `DELETE /uploads/{token}` drops what was sent so far. No sign-in: whoever has the link, which
//! nobody can guess, may use it once.

use std::sync::Arc;

use hotline_app::{
    clock::now,
    delivery::Place,
    directory::DirectoryCache,
    intake::Desk,
    ports::{Directories, Upload},
    transfer::{Offer, Refused, Shelf, State, Ticket, Transfers},
};
use hotline_lambda::http::{empty, with_body};
use lambda_http::{
    Body, Request, Response,
    http::{HeaderValue, Method, StatusCode, header},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::problem;

/// What the function works with.
pub struct App<S> {
    /// Links, conversations, cards and directory.
    pub store: S,
    /// The bucket.
    pub files: Arc<dyn Shelf>,
    /// The directory between invocations.
    pub directory: DirectoryCache,
    /// Name of the city.
    pub city: String,
}

/// A file that the page offers.
#[derive(Debug, Deserialize)]
struct Offered {
    name: String,
    size: u64,
    #[serde(default)]
    content_type: String,
    #[serde(default)]
    modified: Option<i64>,
}

/// Answers one request of the page. Nothing of it is kept by browsers or on the way.
pub async fn handle<S: Desk + Directories>(app: &App<S>, request: &Request) -> Response<Body> {
    let mut response = answer(app, request).await.unwrap_or_else(|refused| problem::refused(&refused));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn answer<S: Desk + Directories>(app: &App<S>, request: &Request) -> Result<Response<Body>, Refused> {
    let mut path = request.uri().path().trim_matches('/').split('/').skip(1);
    let token = path.next().unwrap_or_default();
    // A link's token, and nothing else, is looked up.
    if token.len() != 40 || !token.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Refused::Unknown);
    }
    let directory = app.directory.get(&app.store).await?;
    let transfers = Transfers { store: &app.store, files: &*app.files, directory: &directory, now: now() };
    let step: Vec<&str> = path.collect();
    match (request.method(), step.as_slice()) {
        (&Method::GET, []) => {
            let (upload, state) = transfers.look(token).await?;
            Ok(json_of(&looked(&app.city, transfers.limit(), &upload, state)))
        }
        (&Method::DELETE, []) => {
            transfers.cancel(token).await?;
            Ok(empty(StatusCode::NO_CONTENT))
        }
        (&Method::POST, ["begin"]) => {
            let body: &[u8] = request.body();
            let Ok(Offered { name, size, content_type, modified }) = serde_json::from_slice(body) else {
                return Ok(problem::unreadable());
            };
            let offer = Offer { name, content_type, size, modified };
            Ok(json_of(&ticket(&transfers.begin(token, &offer).await?)))
        }
        (&Method::POST, ["complete"]) => {
            let place = transfers.complete(token).await?;
            tracing::info!(place = place_code(place), "a file came by a link");
            Ok(json_of(&json!({ "state": "done", "place": place_code(place) })))
        }
        _ => Ok(problem::no_such_step()),
    }
}

fn looked(city: &str, limit: u64, upload: &Upload, state: State) -> Value {
    let (state, place) = match state {
        State::Open => ("open", None),
        State::Received => ("received", None),
        State::Done(place) => ("done", Some(place_code(place))),
        State::Expired => ("expired", None),
    };
    let sending = upload.sending.as_ref();
    json!({
        "city": city,
        "state": state,
        "place": place,
        "name": sending.map(|sending| &sending.name).or(upload.file.name.as_ref()),
        "size": sending.map(|sending| sending.size).or(upload.file.size),
        "begun": sending.is_some(),
        "limit": limit,
        "expires_at": upload.expires_at,
    })
}

fn ticket(ticket: &Ticket) -> Value {
    let parts: Vec<_> = (1_usize..)
        .zip(&ticket.parts)
        .map(|(number, (size, url))| json!({ "number": number, "size": size, "url": url }))
        .collect();
    json!({ "part_size": ticket.part_size, "parts": parts })
}

fn place_code(place: Place) -> &'static str {
    match place {
        Place::Writing => "writing",
        Place::Card => "card",
        Place::Nobody => "nobody",
    }
}

fn json_of(value: &Value) -> Response<Body> {
    with_body(StatusCode::OK, "application/json", value.to_string())
}
