//! Intake from a sender blocked for a term (clause 4.4).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    clause::Clause,
    deadline::{days_after, end_of_day},
    ids::StaffId,
    refusal::{Refusal, RefusalCode},
};

/// A block of a sender: every one has a reason, a term and an author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Why, a Ukrainian sentence for staff.
    pub reason: String,
    /// Who; `None` for the service itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
}

impl Block {
    /// True while it holds.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        self.since <= now && now < self.until
    }
}

/// Longest block that a person can set, days.
pub const MAX_DAYS: u16 = 365;

/// When a block of so many days ends: with the last of them in Kyiv (4.4).
///
/// # Errors
/// `BadTerm` unless it is 1 to 365 days.
pub fn until(now: Timestamp, days: u16) -> Result<Timestamp, Refusal> {
    match (1..=MAX_DAYS).contains(&days) {
        true => Ok(end_of_day(days_after(now, days))),
        false => Err(Refusal::new(RefusalCode::BadTerm, Clause::C4_4)),
    }
}
