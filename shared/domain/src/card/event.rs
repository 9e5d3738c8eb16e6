//! What happened to a card. History is appended, never edited.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::WorkResult;
use crate::{
    clause::Clause,
    ids::{AppealId, CategoryId, ChannelUser, RegistrationNumber, StaffId},
    media::{Attachment, CardFile},
    person::{Applicant, GeoPoint},
};

/// Who caused an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The citizen who filed the appeal.
    Applicant,
    /// A member of staff.
    Staff(StaffId),
}

/// One entry of a card's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The card it belongs to.
    pub appeal: AppealId,
    /// 1, 2, 3 … within the card; the card's version after it.
    pub sequence: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
}

impl Event {
    /// Identity by which everything downstream recognises a repetition.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.appeal, self.sequence)
    }
}

/// Everything that is on a card when it is registered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// Registration number.
    pub number: RegistrationNumber,
    /// Where the applicant is told of changes.
    pub contact: ChannelUser,
    /// The applicant's details.
    pub applicant: Applicant,
    /// Category.
    pub category: CategoryId,
    /// The substance.
    pub substance: String,
    /// Place, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<GeoPoint>,
    /// Files, with where the messenger keeps them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<(CardFile, Attachment)>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventKind {
    /// The card was created (4.1).
    Registered(Box<Registration>),
    /// Deadline set, addressed to decision-makers (4.5).
    Addressed {
        /// When the work is due.
        due_at: Timestamp,
        /// To whom.
        decision_makers: Vec<StaffId>,
        /// A remark for them.
        note: Option<String>,
    },
    /// Executor assigned or replaced (4.5).
    Assigned {
        /// Who.
        executor: StaffId,
        /// What is to be done.
        resolution: String,
        /// The corrected deadline, where it was corrected.
        due_at: Option<Timestamp>,
    },
    /// Taken into work (5.1).
    Accepted {
        /// A remark.
        comment: Option<String>,
    },
    /// A comment (6.5.1).
    Commented {
        /// The comment.
        text: String,
    },
    /// A proof of the work was added (6.5.2).
    ProofAttached {
        /// The file.
        file: CardFile,
    },
    /// The result was reported (5.4).
    Reported {
        /// The result.
        result: WorkResult,
    },
    /// The result was returned for rework (6.2.2).
    ReturnedForRework {
        /// Why.
        reason: String,
    },
    /// The card was closed (6.1.4).
    Closed {
        /// A remark.
        comment: Option<String>,
    },
}

impl EventKind {
    /// The clause the event stands on.
    #[must_use]
    pub fn clause(&self) -> Clause {
        match self {
            Self::Registered(_) => Clause::C4_1,
            Self::Addressed { .. } | Self::Assigned { .. } => Clause::C4_5,
            Self::Accepted { .. } => Clause::C5_1,
            Self::Commented { .. } => Clause::C6_5_1,
            Self::ProofAttached { .. } => Clause::C6_5_2,
            Self::Reported { .. } => Clause::C5_4,
            Self::ReturnedForRework { .. } => Clause::C6_2_2,
            Self::Closed { .. } => Clause::C6_1_4,
        }
    }

    /// Code of the kind in the API and the store.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Registered(_) => "registered",
            Self::Addressed { .. } => "addressed",
            Self::Assigned { .. } => "assigned",
            Self::Accepted { .. } => "accepted",
            Self::Commented { .. } => "commented",
            Self::ProofAttached { .. } => "proof_attached",
            Self::Reported { .. } => "reported",
            Self::ReturnedForRework { .. } => "returned_for_rework",
            Self::Closed { .. } => "closed",
        }
    }
}
