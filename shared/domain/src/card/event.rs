//! What happened to a card. History is appended, never edited.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Addition, Restores, WorkResult};
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

impl By {
    /// The member of staff, where it was one.
    #[must_use]
    pub fn staff(&self) -> Option<&StaffId> {
        match self {
            Self::Applicant => None,
            Self::Staff(id) => Some(id),
        }
    }
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
    /// The applicant was asked (5.1).
    ClarificationAsked {
        /// The question.
        question: String,
        /// When an answer is expected.
        answer_by: Option<Timestamp>,
    },
    /// The applicant answered a question (5.1).
    ClarificationAnswered {
        /// Number of the event that asked it.
        question: u64,
        /// The answer.
        addition: Addition,
    },
    /// The applicant added something of their own accord (4.2).
    Added {
        /// What.
        addition: Addition,
    },
    /// The applicant took the appeal back.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// The category was corrected (2.1).
    CategoryCorrected {
        /// The category before.
        from: CategoryId,
        /// The right one.
        to: CategoryId,
    },
    /// The place was set by staff, from a photo or the map (5.3).
    LocationSet {
        /// The place.
        point: GeoPoint,
    },
    /// Intake from the applicant was blocked by hand (4.4).
    ApplicantBlocked {
        /// Why.
        reason: String,
        /// Until when.
        until: Timestamp,
    },
    /// The block was lifted (4.4).
    ApplicantUnblocked {
        /// Why.
        reason: String,
    },
    /// The last entry was taken back by its author.
    Undone {
        /// Number of that entry.
        of: u64,
        /// What is put back.
        restores: Restores,
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
            Self::ClarificationAsked { .. } | Self::ClarificationAnswered { .. } => Clause::C5_1,
            Self::Added { .. } => Clause::C4_2,
            Self::Withdrawn { .. } => Clause::C2_4,
            Self::CategoryCorrected { .. } => Clause::C2_1,
            Self::LocationSet { .. } => Clause::C5_3,
            Self::ApplicantBlocked { .. } | Self::ApplicantUnblocked { .. } => Clause::C4_4,
            Self::Undone { restores, .. } => restores.clause(),
        }
    }

    /// Files of the applicant that came with the event, with the chat they came from and where the
    /// messenger keeps them.
    #[must_use]
    pub fn files(&self) -> Option<(&ChannelUser, &[(CardFile, Attachment)])> {
        match self {
            Self::Registered(registration) => Some((&registration.contact, &registration.files)),
            Self::Added { addition } | Self::ClarificationAnswered { addition, .. } => {
                Some((&addition.from, &addition.files))
            }
            Self::Addressed { .. }
            | Self::Assigned { .. }
            | Self::Accepted { .. }
            | Self::Commented { .. }
            | Self::ProofAttached { .. }
            | Self::Reported { .. }
            | Self::ReturnedForRework { .. }
            | Self::Closed { .. }
            | Self::ClarificationAsked { .. }
            | Self::Withdrawn { .. }
            | Self::CategoryCorrected { .. }
            | Self::LocationSet { .. }
            | Self::ApplicantBlocked { .. }
            | Self::ApplicantUnblocked { .. }
            | Self::Undone { .. } => None,
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
            Self::ClarificationAsked { .. } => "clarification_asked",
            Self::ClarificationAnswered { .. } => "clarification_answered",
            Self::Added { .. } => "added",
            Self::Withdrawn { .. } => "withdrawn",
            Self::CategoryCorrected { .. } => "category_corrected",
            Self::LocationSet { .. } => "location_set",
            Self::ApplicantBlocked { .. } => "applicant_blocked",
            Self::ApplicantUnblocked { .. } => "applicant_unblocked",
            Self::Undone { .. } => "undone",
        }
    }
}
