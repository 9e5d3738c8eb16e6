//! Systems Manager and Telegram as far as the functions speak to them.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::Result;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Response, StatusCode, Uri},
    routing::any,
};
use serde_json::{Value, json};
use tokio_rustls::TlsAcceptor;

use crate::tls;

/// The bot's token.
pub const TOKEN: &str = "42:BENCH-BENCH-BENCH-BENCH-BENCH-BENCH";
/// The webhook's secret.
pub const SECRET: &str = "bench-webhook-secret";
/// Name of the token's parameter.
pub const TOKEN_PARAMETER: &str = "/bench/telegram/token";
/// Name of the secret's parameter.
pub const SECRET_PARAMETER: &str = "/bench/telegram/secret";

/// Serves `GetParameters`; the URL.
///
/// # Errors
/// When there is no free port.
pub async fn parameters(acceptor: TlsAcceptor) -> Result<String> {
    tls::serve(acceptor, Router::new().fallback(any(get_parameters))).await
}

async fn get_parameters(headers: HeaderMap, body: Bytes) -> Response<Body> {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok());
    if target != Some("AmazonSSM.GetParameters") {
        return json_response(StatusCode::BAD_REQUEST, &json!({ "__type": "UnknownOperationException" }));
    }
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let names: Vec<&str> =
        asked["Names"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let known = [(TOKEN_PARAMETER, TOKEN), (SECRET_PARAMETER, SECRET)];
    let found: Vec<Value> = known
        .iter()
        .filter(|(name, _)| names.contains(name))
        .map(|(name, value)| json!({ "Name": name, "Type": "SecureString", "Value": value, "Version": 1, "DataType": "text" }))
        .collect();
    let invalid: Vec<&&str> =
        names.iter().filter(|name| !known.iter().any(|(one, _)| one == *name)).collect();
    json_response(StatusCode::OK, &json!({ "Parameters": found, "InvalidParameters": invalid }))
}

/// What Telegram was asked for.
#[derive(Default)]
pub struct Telegram {
    calls: AtomicU64,
    last_text: std::sync::Mutex<String>,
    delay: Duration,
}

impl Telegram {
    /// A Bot API whose answers take `delay`.
    #[must_use]
    pub fn new(delay: Duration) -> Self {
        Self { delay, ..Self::default() }
    }

    /// Serves the Bot API; the URL.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn serve(self: Arc<Self>, acceptor: TlsAcceptor) -> Result<String> {
        tls::serve(acceptor, Router::new().fallback(any(bot_api)).with_state(self)).await
    }

    /// How many calls there were since last asked, and the text of the last message sent.
    pub fn take(&self) -> (u64, String) {
        let text = self.last_text.lock().map(|mut text| std::mem::take(&mut *text)).unwrap_or_default();
        (self.calls.swap(0, Ordering::Relaxed), text)
    }
}

async fn bot_api(State(telegram): State<Arc<Telegram>>, uri: Uri, body: Bytes) -> Response<Body> {
    telegram.calls.fetch_add(1, Ordering::Relaxed);
    if !telegram.delay.is_zero() {
        tokio::time::sleep(telegram.delay).await;
    }
    let call: Value = serde_json::from_slice(&body).unwrap_or_default();
    let result = if uri.path().ends_with("/sendMessage") {
        let text = call["text"].as_str().unwrap_or_default();
        if let Ok(mut last) = telegram.last_text.lock() {
            text.clone_into(&mut last);
        }
        json!({ "message_id": 7, "date": 1_795_852_800, "chat": { "id": call["chat_id"], "type": "private" }, "text": text })
    } else {
        json!(true)
    };
    json_response(StatusCode::OK, &json!({ "ok": true, "result": result }))
}

fn json_response(status: StatusCode, body: &Value) -> Response<Body> {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert("content-type", axum::http::HeaderValue::from_static("application/json"));
    response
}
