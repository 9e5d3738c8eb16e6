//! Who does the work: a lead executor and co-executors, each with their own part (clause 4.5).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Card;
use crate::ids::StaffId;

/// A part of the work given to a co-executor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Who is to do it.
    pub executor: StaffId,
    /// What is to be done.
    pub task: String,
}

/// How far a co-executor has come with their part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PartState {
    /// Given; the co-executor has not taken it yet.
    Assigned,
    /// Taken into work.
    InWork,
    /// Done; the lead executor builds on it.
    Done {
        /// What was done.
        text: String,
        /// When.
        at: Timestamp,
    },
}

/// A co-executor on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoExecutor {
    /// The part.
    #[serde(flatten)]
    pub part: Part,
    /// How far it has come.
    pub progress: PartState,
}

impl CoExecutor {
    /// True once the part is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self.progress, PartState::Done { .. })
    }
}

impl Card {
    /// The lead executor and the co-executors.
    pub fn executors(&self) -> impl Iterator<Item = &StaffId> {
        self.executor.iter().chain(self.co_executors.iter().map(|co| &co.part.executor))
    }

    /// The co-executor with this name.
    #[must_use]
    pub fn co_executor(&self, id: &StaffId) -> Option<&CoExecutor> {
        self.co_executors.iter().find(|co| &co.part.executor == id)
    }

    /// True while a co-executor's part is not done.
    #[must_use]
    pub fn parts_unfinished(&self) -> bool {
        self.co_executors.iter().any(|co| !co.is_done())
    }
}
