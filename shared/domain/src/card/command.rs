//! What a member of staff asks to be done with a card.

use jiff::civil::Date;

use crate::{
    access::Action,
    ids::{CategoryId, StaffId},
    media::CardFile,
    person::GeoPoint,
};

/// A command to a card.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Set the deadline and address to decision-makers (4.5).
    Address {
        /// Last day of the term, Kyiv.
        due_on: Date,
        /// One or more decision-makers.
        decision_makers: Vec<StaffId>,
        /// A remark for them.
        note: Option<String>,
    },
    /// Assign the executor (4.5).
    Assign {
        /// Who is to do the work.
        executor: StaffId,
        /// What is to be done.
        resolution: String,
        /// A corrected deadline, last day of the term, Kyiv.
        due_on: Option<Date>,
    },
    /// Take into work and confirm competence (5.1).
    Accept {
        /// A remark.
        comment: Option<String>,
    },
    /// Comment (6.5.1).
    Comment {
        /// The comment.
        text: String,
    },
    /// Add a proof of the work, its bytes being stored already (6.5.2).
    AttachProof {
        /// The file.
        file: CardFile,
    },
    /// Report the result and ask to close (5.4, 4.6 d).
    Report {
        /// What the applicant is answered.
        text: String,
        /// Code of the classifier, e.g. `9.1`.
        code: String,
    },
    /// Return the result for rework (6.2.2).
    ReturnForRework {
        /// Why.
        reason: String,
    },
    /// Close on the fact of the work (6.1.4).
    Close {
        /// A remark.
        comment: Option<String>,
    },
    /// Ask the applicant (5.1).
    Ask {
        /// The question, at most [`super::MAX_QUESTION`] characters.
        question: String,
        /// The last day on which an answer is expected, Kyiv: from tomorrow, within 30 days.
        answer_by: Option<Date>,
    },
    /// Correct the category (2.1).
    CorrectCategory {
        /// The right one.
        category: CategoryId,
    },
    /// Set the place, e.g. the one found in a photo (5.3).
    SetLocation {
        /// The place.
        point: GeoPoint,
    },
    /// Block intake from the applicant (4.4).
    BlockApplicant {
        /// Why.
        reason: String,
        /// For how many days, 1 to 365.
        days: u16,
    },
    /// Lift that block (4.4).
    UnblockApplicant {
        /// Why.
        reason: String,
    },
}

impl Command {
    /// The right the command needs.
    #[must_use]
    pub fn action(&self) -> Action {
        match self {
            Self::Address { .. } => Action::Address,
            Self::Assign { .. } => Action::Assign,
            Self::Accept { .. } => Action::Accept,
            Self::Comment { .. } => Action::Comment,
            Self::AttachProof { .. } => Action::Upload,
            Self::Report { .. } => Action::Report,
            Self::ReturnForRework { .. } => Action::ReturnForRework,
            Self::Close { .. } => Action::Close,
            Self::Ask { .. } => Action::Ask,
            Self::CorrectCategory { .. } => Action::CorrectCategory,
            Self::SetLocation { .. } => Action::SetLocation,
            Self::BlockApplicant { .. } => Action::BlockApplicant,
            Self::UnblockApplicant { .. } => Action::UnblockApplicant,
        }
    }
}
