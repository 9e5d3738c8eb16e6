//! What a member of staff asks to be done with a card.

use jiff::civil::Date;

use crate::{access::Action, ids::StaffId, media::CardFile};

/// A command to a card.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        }
    }
}
