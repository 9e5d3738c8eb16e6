//! Functions behind the API: serving, and plain answers.

use std::{
    future::{Future, ready},
    pin::Pin,
};

use lambda_http::{Body, IntoResponse, Request, Response, http::StatusCode, service_fn};

use crate::start::Error;

/// Answers requests with `handle`, one at a time, for as long as Lambda sends them.
///
/// `lambda_http` by itself translates answers from any charset, and carries the tables of them all
/// (150 KB, docs/adr/0002); texts of ours are UTF-8.
///
/// # Errors
/// When Lambda's runtime interface cannot be reached.
pub async fn serve<F>(handle: impl Fn(Request) -> F) -> Result<(), Error>
where
    F: Future<Output = Response<Body>> + Send,
{
    lambda_http::run(service_fn(|request| {
        let answer = handle(request);
        async { Ok::<_, Error>(Answer(answer.await)) }
    }))
    .await
}

/// An answer as it is; only bytes that are no text travel as base64.
struct Answer(Response<Body>);

impl IntoResponse for Answer {
    fn into_response(self) -> Pin<Box<dyn Future<Output = Response<Body>> + Send>> {
        Box::pin(ready(self.0.map(|body| match body {
            Body::Binary(bytes) => body_of(bytes),
            text_or_other => text_or_other,
        })))
    }
}

/// Bytes as a body: text where they are UTF-8.
#[must_use]
pub fn body_of(bytes: Vec<u8>) -> Body {
    match String::from_utf8(bytes) {
        Ok(text) => Body::Text(text),
        Err(error) => Body::Binary(error.into_bytes()),
    }
}

/// An answer without a body.
#[must_use]
pub fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status;
    response
}

/// An answer with a body of the given type.
#[must_use]
pub fn with_body(status: StatusCode, content_type: &'static str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert("content-type", lambda_http::http::HeaderValue::from_static(content_type));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn sent(body: Body) -> Body {
        Answer(Response::new(body)).into_response().await.into_body()
    }

    #[tokio::test]
    async fn text_travels_as_text_and_other_bytes_as_bytes() {
        let text = "Звернення № 1";
        assert!(matches!(sent(Body::Binary(text.into())).await, Body::Text(sent) if sent == text));
        assert!(matches!(sent(Body::Text(text.into())).await, Body::Text(sent) if sent == text));
        assert!(
            matches!(sent(Body::Binary(vec![0x1F, 0x8B])).await, Body::Binary(sent) if sent == [0x1F, 0x8B])
        );
        assert!(matches!(sent(Body::Empty).await, Body::Empty));
    }
}
