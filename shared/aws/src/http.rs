//! How the SDK's clients speak to AWS: HTTP/1.1 over TLS, connections kept and shared by all of
//! them. The SDK's own client brings HTTP/2, which no service here speaks, and reads the trusted
//! roots anew for every client (docs/adr/0002).

use std::{
    error::Error,
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use aws_sdk_dynamodb::config::RuntimeComponents;
use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        connection::{CaptureSmithyConnection, ConnectionMetadata},
        http::{HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector},
        orchestrator::{HttpRequest, HttpResponse},
        result::ConnectorError,
    },
};
use aws_smithy_types::{body::SdkBody, byte_stream::ByteStream, retry::ErrorKind};
use hotline_app::error::Fault;
use http::{Request, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::{
    client::legacy::{
        self,
        connect::{CaptureConnection, HttpConnector as Tcp, capture_connection},
    },
    rt::{TokioExecutor, TokioIo, TokioTimer},
};
use rustls::ClientConfig;
use tokio::{net::TcpStream, time::error::Elapsed};
use tower_service::Service;

/// What the SDK allows for a connection where nothing else is configured.
const CONNECT: Duration = Duration::from_millis(3100);

/// How long a document may take from the first byte of the request to its last.
const DOCUMENT: Duration = Duration::from_secs(5);

/// Connections for all services of a function, and how long an answer may take to begin.
#[derive(Debug, Clone)]
pub struct Http1 {
    client: legacy::Client<InTime, SdkBody>,
    read_timeout: Option<Duration>,
}

impl Http1 {
    /// A client that trusts the pinned roots.
    ///
    /// # Errors
    /// When the trusted roots cannot be read.
    pub fn pinned() -> Result<Self, Fault> {
        let tls = hotline_tls::config().map_err(|error| Fault::new("trusted roots", error))?;
        Ok(Self::new(tls, CONNECT))
    }

    /// A document that everybody may read.
    ///
    /// # Errors
    /// Where nothing, or anything but the document, comes in time.
    pub async fn document(&self, url: &str) -> Result<Vec<u8>, BoxError> {
        tokio::time::timeout(DOCUMENT, async {
            let answer = self.client.request(Request::get(url).body(SdkBody::empty())?).await?;
            if !answer.status().is_success() {
                return Err(format!("answered {}", answer.status()).into());
            }
            let body = ByteStream::new(SdkBody::from_body_1_x(answer.into_body())).collect().await?;
            Ok(body.to_vec())
        })
        .await?
    }

    fn new(tls: ClientConfig, limit: Duration) -> Self {
        let mut tcp = Tcp::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let client = legacy::Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .build(InTime { connector, limit });
        Self { client, read_timeout: None }
    }
}

impl HttpClient for Http1 {
    fn http_connector(&self, settings: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Self { read_timeout: settings.read_timeout(), ..self.clone() })
    }
}

impl HttpConnector for Http1 {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut request = match request.try_into_http1x() {
            Ok(request) => request,
            Err(error) => return HttpConnectorFuture::ready(Err(ConnectorError::user(error.into()))),
        };
        let connection = capture_connection(&mut request);
        if let Some(capture) = request.extensions().get::<CaptureSmithyConnection>() {
            capture.set_connection_retriever(move || poisonable(&connection));
        }
        let (answer, limit) = (self.client.request(request), self.read_timeout);
        HttpConnectorFuture::new(async move {
            let answer = match limit {
                Some(limit) => tokio::time::timeout(limit, answer)
                    .await
                    .map_err(|elapsed| ConnectorError::timeout(elapsed.into()))?,
                None => answer.await,
            };
            let answer = answer.map_err(classified)?;
            HttpResponse::try_from(answer.map(SdkBody::from_body_1_x))
                .map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

/// The way for the SDK to leave a connection that failed it, before it tries again.
fn poisonable(connection: &CaptureConnection) -> Option<ConnectionMetadata> {
    connection.connection_metadata().as_ref()?;
    let connection = connection.clone();
    let poison = move || {
        if let Some(connected) = connection.connection_metadata().as_ref() {
            connected.poison();
        }
    };
    Some(ConnectionMetadata::builder().proxied(false).poison_fn(poison).build())
}

/// Tells the SDK which failures are worth another attempt.
fn classified(error: legacy::Error) -> ConnectorError {
    if source::<Elapsed>(&error).is_some() {
        return ConnectorError::timeout(error.into());
    }
    if error.is_connect() || source::<io::Error>(&error).is_some() {
        return ConnectorError::io(error.into());
    }
    match source::<hyper::Error>(&error) {
        Some(hyper) if hyper.is_user() => ConnectorError::user(error.into()),
        Some(hyper) if hyper.is_closed() || hyper.is_canceled() => ConnectorError::io(error.into()),
        // The service closed the connection in the middle of an answer.
        Some(hyper) if hyper.is_incomplete_message() => {
            ConnectorError::other(error.into(), Some(ErrorKind::TransientError))
        }
        _ => ConnectorError::other(error.into(), None),
    }
}

/// The first error of this kind among an error and its causes.
fn source<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        next = error.source();
    }
    None
}

/// A connector whose connections, TLS included, are there within the limit or not at all.
#[derive(Clone)]
struct InTime {
    connector: HttpsConnector<Tcp>,
    limit: Duration,
}

impl Service<Uri> for InTime {
    type Response = MaybeHttpsStream<TokioIo<TcpStream>>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.connector.poll_ready(context)
    }

    fn call(&mut self, address: Uri) -> Self::Future {
        let connection = tokio::time::timeout(self.limit, self.connector.call(address));
        Box::pin(async { connection.await? })
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;

    /// What one request to a server that behaves like this comes to.
    async fn ask<F: Future<Output = ()> + Send + 'static>(
        scheme: &str,
        serve: impl FnOnce(TcpStream) -> F + Send + 'static,
        read_timeout: Option<Duration>,
    ) -> Result<HttpResponse, ConnectorError> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("{scheme}://{}/", listener.local_addr().unwrap());
        tokio::spawn(async move { serve(listener.accept().await.unwrap().0).await });
        let http = Http1::new(hotline_tls::config().unwrap(), Duration::from_millis(100));
        let request = http::Request::get(address).body(SdkBody::empty()).unwrap();
        Http1 { read_timeout, ..http }.call(request.try_into().unwrap()).await
    }

    async fn read(stream: &mut TcpStream) {
        let read = stream.read(&mut [0; 1024]).await.unwrap();
        assert!(read > 0);
    }

    async fn silence(mut stream: TcpStream) {
        read(&mut stream).await;
        std::future::pending::<()>().await;
    }

    #[tokio::test]
    async fn an_answer_is_an_answer() {
        let serve = |mut stream: TcpStream| async move {
            read(&mut stream).await;
            stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\nno").await.unwrap();
        };
        let answer = ask("http", serve, None).await.unwrap();
        assert_eq!(answer.status().as_u16(), 404);
    }

    #[tokio::test]
    async fn a_connection_that_nobody_takes_is_worth_another_attempt() {
        let http = Http1::new(hotline_tls::config().unwrap(), CONNECT);
        let request = http::Request::get("http://127.0.0.1:1/").body(SdkBody::empty()).unwrap();
        let error = http.call(request.try_into().unwrap()).await.unwrap_err();
        assert!(error.is_io(), "{error:?}");
    }

    #[tokio::test]
    async fn a_server_that_does_not_answer_the_greeting_of_tls_is_left() {
        let error = ask("https", silence, None).await.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
    }

    #[tokio::test]
    async fn an_answer_that_does_not_begin_is_not_awaited_for_ever() {
        let error = ask("http", silence, Some(Duration::from_millis(50))).await.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
    }

    #[tokio::test]
    async fn an_answer_that_breaks_off_is_worth_another_attempt() {
        let serve = |mut stream: TcpStream| async move {
            read(&mut stream).await;
            stream.write_all(b"HTTP/1.1 200 O").await.unwrap();
        };
        let error = ask("http", serve, None).await.unwrap_err();
        assert_eq!(error.as_other(), Some(ErrorKind::TransientError), "{error:?}");
    }
}
