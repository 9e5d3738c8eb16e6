//! Logging as docs/LOGGING.md rules it: JSON lines, no personal data.

use tracing_subscriber::filter::LevelFilter;

use crate::redaction::Redacting;

/// Sends events to standard output as JSON lines, redacted; level from `RUST_LOG`, else `info`.
/// A level only, no filter of modules: its regular expressions would be a tenth of a function.
pub fn init() {
    let level = std::env::var("RUST_LOG").ok().and_then(|level| level.parse().ok());
    let ready = tracing_subscriber::fmt()
        .json()
        .without_time()
        .with_current_span(false)
        .with_max_level(level.unwrap_or(LevelFilter::INFO))
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
