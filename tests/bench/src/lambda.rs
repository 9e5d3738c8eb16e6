//! Lambda's Runtime API for one process: it asks for an event, gets one, answers it.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Result, bail};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, State},
    http::{Response, StatusCode},
    routing::{get, post},
    serve::ListenerExt,
};
use tokio::{
    net::TcpListener,
    sync::{Mutex, mpsc},
    task::JoinHandle,
};

/// How long a function may take for anything, as API Gateway grants.
const PATIENCE: Duration = Duration::from_secs(30);

/// The Runtime API of one process; ends when dropped.
pub struct Lambda {
    /// For `AWS_LAMBDA_RUNTIME_API`.
    pub address: SocketAddr,
    happened: mpsc::UnboundedReceiver<Happened>,
    events: mpsc::UnboundedSender<(u64, Bytes)>,
    invocations: u64,
    server: JoinHandle<()>,
}

/// An answered invocation.
pub struct Answer {
    /// When the event was handed out.
    pub handed_at: Instant,
    /// When the answer was there.
    pub answered_at: Instant,
    /// The answer, as API Gateway would get it.
    pub body: Bytes,
}

enum Happened {
    Asked(Instant),
    Handed(Instant),
    Answered(Instant, Bytes),
    Failed(String),
}

struct Shared {
    happened: mpsc::UnboundedSender<Happened>,
    events: Mutex<mpsc::UnboundedReceiver<(u64, Bytes)>>,
}

impl Lambda {
    /// A Runtime API on a free port of the loopback.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (happened_to, happened) = mpsc::unbounded_channel();
        let (events, events_from) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared { happened: happened_to, events: Mutex::new(events_from) });
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(error))
            .with_state(shared);
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let server = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, happened, events, invocations: 0, server })
    }

    /// Waits until the process asks for an event; when it did.
    ///
    /// # Errors
    /// When it reports an error or does not ask in time.
    pub async fn ready(&mut self) -> Result<Instant> {
        loop {
            if let Happened::Asked(at) = self.next_happening().await? {
                return Ok(at);
            }
        }
    }

    /// Hands an event to the waiting process and waits for the answer.
    ///
    /// # Errors
    /// When it reports an error or does not answer in time.
    pub async fn invoke(&mut self, event: Bytes) -> Result<Answer> {
        self.invocations += 1;
        self.events.send((self.invocations, event))?;
        let mut handed = None;
        loop {
            match self.next_happening().await? {
                Happened::Handed(at) => handed = Some(at),
                Happened::Answered(answered_at, body) => {
                    let handed_at = handed.unwrap_or(answered_at);
                    return Ok(Answer { handed_at, answered_at, body });
                }
                Happened::Asked(_) | Happened::Failed(_) => {}
            }
        }
    }

    async fn next_happening(&mut self) -> Result<Happened> {
        match tokio::time::timeout(PATIENCE, self.happened.recv()).await {
            Ok(Some(Happened::Failed(what))) => bail!("the function reports {what}"),
            Ok(Some(happened)) => Ok(happened),
            Ok(None) => bail!("the Runtime API has ended"),
            Err(_) => bail!("nothing was heard of the function for {} s", PATIENCE.as_secs()),
        }
    }
}

impl Drop for Lambda {
    fn drop(&mut self) {
        self.server.abort();
    }
}

#[expect(clippy::disallowed_methods, reason = "Lambda tells a function until when to answer")]
async fn next(State(shared): State<Arc<Shared>>) -> Response<Body> {
    let _ = shared.happened.send(Happened::Asked(Instant::now()));
    let Some((id, event)) = shared.events.lock().await.recv().await else {
        return status(StatusCode::GONE);
    };
    let deadline = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + PATIENCE;
    let _ = shared.happened.send(Happened::Handed(Instant::now()));
    Response::builder()
        .header("content-type", "application/json")
        .header("lambda-runtime-aws-request-id", format!("00000000-0000-4000-8000-{id:012}"))
        .header("lambda-runtime-deadline-ms", deadline.as_millis().to_string())
        .header(
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:eu-central-1:000000000000:function:bench",
        )
        .header("lambda-runtime-trace-id", "Root=1-6b0a5f40-0123456789abcdef01234567;Sampled=0")
        .body(Body::from(event))
        .unwrap_or_default()
}

async fn response(State(shared): State<Arc<Shared>>, Path(_id): Path<String>, body: Bytes) -> Response<Body> {
    let _ = shared.happened.send(Happened::Answered(Instant::now(), body));
    status(StatusCode::ACCEPTED)
}

async fn error(State(shared): State<Arc<Shared>>, body: Bytes) -> Response<Body> {
    let _ = shared.happened.send(Happened::Failed(String::from_utf8_lossy(&body).into_owned()));
    status(StatusCode::ACCEPTED)
}

fn status(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::from(r#"{"status":"OK"}"#));
    *response.status_mut() = status;
    response
}
