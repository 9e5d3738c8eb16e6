//! Logging as docs/LOGGING.md rules it: JSON lines, no personal data.

use tracing_subscriber::EnvFilter;

use crate::redaction::Redacting;

/// Sends events to standard output as JSON lines, redacted; level from `RUST_LOG`, else `info`.
pub fn init() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let ready = tracing_subscriber::fmt()
        .json()
        .without_time()
        .with_current_span(false)
        .with_env_filter(filter)
        .with_writer(|| Redacting(std::io::stdout()))
        .try_init();
    // A second call, in tests, finds logging set up already.
    drop(ready);
}

/// The messages of an error and its causes. Only `Display`: `Debug` of a service's answer may
/// quote what was sent to it.
#[must_use]
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let message = error.to_string();
        if !text.contains(&message) {
            text.push_str(": ");
            text.push_str(&message);
        }
        cause = error.source();
    }
    text
}
