//! The one place that reads the clock.

use jiff::Timestamp;

/// The present instant.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "the clock's only reader")]
pub fn now() -> Timestamp {
    Timestamp::now()
}
