//! The key that every POST carries in `Idempotency-Key`, so that a repetition is known.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use hotline_app::idempotency::{Intent, Key};
use utoipa::openapi::{
    ObjectBuilder, OpenApi, RefOr, Required, Type,
    path::{ParameterBuilder, ParameterIn},
};

use crate::problem::Problem;

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

/// The description with the header on every POST.
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
        }
    }
    api
}
