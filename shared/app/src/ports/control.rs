//! Clocks, and the cards that are watched.

use async_trait::async_trait;
use hotline_domain::ids::AppealId;
use jiff::Timestamp;

use crate::{
    error::Fault,
    jobs::{ClockJob, Round},
};

/// Clocks that send a message to a queue at their time, once, and are gone.
#[async_trait]
pub trait Clocks: Send + Sync {
    /// Sets a clock; one of this name that is set already goes on with the new time and message.
    async fn set(&self, name: &str, at: Timestamp, job: &ClockJob) -> Result<(), Fault>;

    /// Takes a clock away, if it is set.
    async fn drop(&self, name: &str) -> Result<(), Fault>;
}

/// Some of the cards of a round.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WatchedPage {
    /// The cards.
    pub cards: Vec<AppealId>,
    /// The rest of the round; none at its end.
    pub next: Option<Round>,
}

/// The cards to which something may happen by itself.
#[async_trait]
pub trait Watched: Send + Sync {
    /// The next cards of a round: those with which the control of deadlines has to do before `until`.
    async fn watched(&self, round: &Round, until: Timestamp) -> Result<WatchedPage, Fault>;

    /// The cards registered in `(since, until)` that nobody has addressed, oldest first.
    async fn registered_between(&self, since: Timestamp, until: Timestamp) -> Result<Vec<AppealId>, Fault>;
}
