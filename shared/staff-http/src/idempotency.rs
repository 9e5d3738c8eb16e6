//! The key that every POST carries in `Idempotency-Key`, so that a repetition is known.
//!
//! [`keyed`] lets none through without. What is done with the key is the use case's own matter where it
//! writes a mark in its transaction (commands to cards); [`answered_once`] keeps whole answers for the rest.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use hotline_app::{
    error::Fault,
    idempotency::{Answer, Before, Intent, Key, Mark, before},
    ports::Marks,
};
use hotline_domain::ids::StaffId;
use utoipa::openapi::{
    ContentBuilder, ObjectBuilder, OpenApi, Ref, RefOr, Required, ResponseBuilder, Type,
    path::{ParameterBuilder, ParameterIn},
};

use crate::{auth::signed_in, problem::Problem};

/// Name of the header.
pub const HEADER: &str = "idempotency-key";
/// Longest body, bytes: what API Gateway hands to a function is not longer either.
const MAX_BODY: usize = 6 * 1024 * 1024;

/// Lets a POST through only with a key, and leaves its [`Intent`] among the request's extensions.
pub async fn keyed(request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    match intended(request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn intended(request: Request) -> Result<Request, Problem> {
    let (mut parts, body) = request.into_parts();
    let key = parts.headers.get(HEADER).ok_or_else(Problem::key_missing)?;
    let key = key.to_str().ok().and_then(Key::parse).ok_or_else(Problem::key_invalid)?;
    let bytes = to_bytes(body, MAX_BODY).await.map_err(|_| Problem::too_large())?;
    let route = format!("{} {}", parts.method, parts.uri.path());
    parts.extensions.insert(Intent::new(key, &route, &bytes));
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// What keeps marks.
pub trait Remembers: Send + Sync + 'static {
    /// Where.
    fn marks(&self) -> &dyn Marks;
}

/// Answers a repetition of a successful request as it was answered first, and a request under the key
/// of another with 422. The answer is kept after the work is done: should that fail, the work itself
/// must bear being asked for twice.
pub async fn answered_once<A: Remembers>(
    State(app): State<Arc<A>>,
    request: Request,
    next: Next,
) -> Response {
    let intent = request.extensions().get::<Intent>().cloned();
    let Some((who, intent)) = signed_in(request.extensions()).cloned().zip(intent) else {
        return next.run(request).await;
    };
    match before(app.marks(), &who, Some(&intent)).await {
        Err(fault) => return Problem::from(fault).into_response(),
        Ok(Before::Other) => return Problem::key_reused().into_response(),
        Ok(Before::Same(Mark { answer: Some(answer), .. })) => return again(answer),
        Ok(Before::Same(Mark { answer: None, .. }) | Before::Never) => {}
    }
    let (parts, body) = next.run(request).await.into_parts();
    let bytes = match to_bytes(body, MAX_BODY).await {
        Ok(bytes) => bytes,
        Err(error) => return Problem::from(Fault::new("read an answer", error)).into_response(),
    };
    if parts.status.is_success() {
        keep(app.marks(), &who, &intent, parts.status, &bytes).await;
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn again(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    (status, [(header::CONTENT_TYPE, "application/json")], answer.body).into_response()
}

async fn keep(marks: &dyn Marks, who: &StaffId, intent: &Intent, status: StatusCode, bytes: &Bytes) {
    let body = String::from_utf8_lossy(bytes).into_owned();
    let answer = Some(Answer { status: status.as_u16(), body });
    let mark = Mark { answer, ..intent.mark(who, 0) };
    if let Err(fault) = marks.leave_mark(&mark).await {
        tracing::warn!(error = %hotline_lambda::logging::chain(&fault), "an answer is not kept");
    }
}

/// The answer to a request whose key is missing or none.
fn refused() -> utoipa::openapi::Response {
    ResponseBuilder::new()
        .content(
            "application/json",
            ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build(),
        )
        .build()
}

/// The description with the header on every POST, and with what is answered where it is wrong.
#[must_use]
pub fn described(mut api: OpenApi) -> OpenApi {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some("^[!-~]{8,64}$"))
        .min_length(Some(8))
        .max_length(Some(64));
    let parameter = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::True)
        .description(Some(
            "A fresh UUID (or 8–64 visible ASCII characters) for every intended action; the same one when it is sent again. A repetition within 24 hours is answered with success and changes nothing; the same key with another body is refused (422).",
        ))
        .schema(Some(schema))
        .build();
    for item in api.paths.paths.values_mut() {
        if let Some(post) = &mut item.post {
            post.parameters.get_or_insert_default().push(RefOr::T(parameter.clone()));
            post.responses.responses.entry("400".to_owned()).or_insert_with(|| RefOr::T(refused()));
        }
    }
    api
}
