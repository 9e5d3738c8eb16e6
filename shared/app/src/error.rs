//! What can go wrong in a use case; the user's mistake is another kind than our fault.

use hotline_domain::refusal::Refusal;

/// A fault of a store, queue or service that is not the user's. Retrying may help.
#[derive(Debug, thiserror::Error)]
#[error("{what}: {source}")]
pub struct Fault {
    /// What was being done, without personal data.
    pub what: &'static str,
    /// Cause.
    #[source]
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

impl Fault {
    /// A fault while doing `what`.
    pub fn new(what: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { what, source: source.into() }
    }
}

/// Why a card could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// There is no such card, or this person may not know of it.
    #[error("no such card")]
    NotFound,
    /// Somebody else changed the card meanwhile.
    #[error("the card is at version {actual}")]
    Conflict {
        /// The version the card is at.
        actual: u64,
    },
    /// The request's key belongs to another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The regulation forbids it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Not the user's fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}
