//! Intake from a sender blocked for a term (clause 4.4).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::StaffId;

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
