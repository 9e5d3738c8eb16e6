//! DynamoDB with a meter: a proxy that counts calls, capacity units and time, before `dynoxide`.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use anyhow::Result;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Request, Response, StatusCode, header},
    routing::any,
};
use dynoxide::Database;
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::tls;

/// Operations that cost read capacity; all others cost write capacity.
const READS: [&str; 5] = ["GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"];

/// What was used of the table.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// Calls by operation; refused ones are marked.
    pub calls: BTreeMap<String, u64>,
    /// Read capacity units.
    pub read_units: f64,
    /// Write capacity units.
    pub write_units: f64,
    /// From each request's arrival to its answer.
    pub time: Duration,
}

impl Usage {
    /// Calls of all operations.
    #[must_use]
    pub fn total_calls(&self) -> u64 {
        self.calls.values().sum()
    }

    /// Adds what was used elsewhere.
    pub fn add(&mut self, other: &Self) {
        for (operation, count) in &other.calls {
            *self.calls.entry(operation.clone()).or_default() += count;
        }
        self.read_units += other.read_units;
        self.write_units += other.write_units;
        self.time += other.time;
    }
}

/// The proxy.
pub struct Meter {
    emulator: String,
    client: Client<HttpConnector, Full<Bytes>>,
    delay: Duration,
    used: Mutex<Usage>,
}

impl Meter {
    /// Puts a meter before the database; its answers take `delay` longer.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn new(database: Database, delay: Duration) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let emulator = format!("http://{}/", listener.local_addr()?);
        tokio::spawn(dynoxide::server::serve_on(listener, database));
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { emulator, client, delay, used: Mutex::default() })
    }

    /// Serves the metered DynamoDB; the URL.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn serve(self: Arc<Self>, acceptor: TlsAcceptor) -> Result<String> {
        tls::serve(acceptor, Router::new().fallback(any(forward)).with_state(self)).await
    }

    /// What was used since last asked.
    pub fn take(&self) -> Usage {
        self.used.lock().map(|mut used| std::mem::take(&mut *used)).unwrap_or_default()
    }

    async fn ask(&self, headers: HeaderMap, body: Bytes) -> Result<(StatusCode, HeaderMap, Bytes)> {
        let mut call: Value = serde_json::from_slice(&body)?;
        call["ReturnConsumedCapacity"] = json!("TOTAL");
        let mut request = Request::post(&self.emulator).body(Full::from(call.to_string()))?;
        *request.headers_mut() = headers;
        for name in [header::HOST, header::CONTENT_LENGTH, header::CONNECTION, header::TRANSFER_ENCODING] {
            request.headers_mut().remove(name);
        }
        let (parts, body) = self.client.request(request).await?.into_parts();
        Ok((parts.status, parts.headers, body.collect().await?.to_bytes()))
    }

    fn count(&self, operation: &str, status: StatusCode, answer: &mut Value, time: Duration) {
        let consumed = answer.as_object_mut().and_then(|answer| answer.remove("ConsumedCapacity"));
        let units = consumed.as_ref().map_or(0.0, units);
        let Ok(mut used) = self.used.lock() else { return };
        let name = if status.is_success() { operation.to_owned() } else { format!("{operation} (refused)") };
        *used.calls.entry(name).or_default() += 1;
        if READS.contains(&operation) {
            used.read_units += units;
        } else {
            used.write_units += units;
        }
        used.time += time;
    }
}

async fn forward(State(meter): State<Arc<Meter>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let begun = Instant::now();
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
    if !meter.delay.is_zero() {
        tokio::time::sleep(meter.delay).await;
    }
    let (status, mut headers, body) = match meter.ask(headers, body).await {
        Ok(answer) => answer,
        Err(error) => {
            eprintln!("DynamoDB: {error:#}");
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::BAD_GATEWAY;
            return response;
        }
    };
    let mut answer: Value = serde_json::from_slice(&body).unwrap_or_default();
    meter.count(&operation, status, &mut answer, begun.elapsed());
    // The body is another one now.
    for name in ["x-amz-crc32", "content-length", "transfer-encoding"] {
        headers.remove(name);
    }
    let mut response = Response::new(Body::from(answer.to_string()));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// Units of one table or of several.
fn units(consumed: &Value) -> f64 {
    match consumed {
        Value::Array(tables) => tables.iter().map(units).sum(),
        table => table["CapacityUnits"].as_f64().unwrap_or_default(),
    }
}
