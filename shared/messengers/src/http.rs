//! The one HTTP client of a function for the messengers: ring, pinned roots, connections kept.

use std::{io::Write, time::Duration};

use reqwest::{Certificate, Client, RequestBuilder, StatusCode, redirect::Policy};

use crate::error::{DownloadError, describe};

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The trusted roots cannot be read.
    #[error("trusted roots: {0}")]
    Roots(#[from] std::io::Error),
    /// A certificate is broken or TLS cannot be set up.
    #[error("TLS: {0}")]
    Tls(#[from] reqwest::Error),
}

/// A client that trusts [`hotline_tls::roots`].
///
/// Installs `ring` as the process's TLS provider unless one is installed already: aws-lc spends
/// tens of milliseconds at the first random bytes.
///
/// # Errors
/// The roots cannot be read, or TLS cannot be set up.
pub fn client() -> Result<Client, ClientError> {
    // An error only says that somebody was first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let roots = hotline_tls::roots()?;
    let roots = roots.iter().map(|der| Certificate::from_der(der)).collect::<Result<Vec<_>, _>>()?;
    let client = Client::builder()
        .no_proxy()
        // A redirect would carry the token in the path to somebody else.
        .redirect(Policy::none())
        .connect_timeout(Duration::from_secs(5))
        .read_timeout(Duration::from_secs(20))
        .pool_idle_timeout(Duration::from_secs(60))
        .tcp_nodelay(true)
        .tls_certs_only(roots)
        .build()?;
    Ok(client)
}

/// Downloads at most `limit` bytes, of which the messenger announced `size`, piece by piece.
pub(crate) async fn download(
    request: RequestBuilder,
    size: Option<u64>,
    limit: u64,
    token: &str,
    into: &mut (dyn Write + Send),
) -> Result<(), DownloadError> {
    let too_big = || DownloadError::TooBig { limit };
    let failed = |error: reqwest::Error| DownloadError::Unavailable(describe(error, token));
    let unwritten = |error: std::io::Error| DownloadError::Unavailable(format!("temporary file: {error}"));
    if size.is_some_and(|size| size > limit) {
        return Err(too_big());
    }
    let mut response = request.send().await.map_err(failed)?;
    match response.status() {
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::GONE => return Err(DownloadError::Gone),
        status if !status.is_success() => {
            return Err(DownloadError::Unavailable(format!("file: {}", status.as_u16())));
        }
        _ => {}
    }
    if response.content_length().is_some_and(|announced| announced > limit) {
        return Err(too_big());
    }
    let mut written = 0;
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        written += chunk.len() as u64;
        if written > limit {
            return Err(too_big());
        }
        into.write_all(&chunk).map_err(unwritten)?;
    }
    into.flush().map_err(unwritten)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_client_with_the_pinned_roots() {
        assert!(client().is_ok());
    }
}
