//! What a member of staff asks to be done with a card.

use jiff::civil::Date;

use super::{Card, Classification, Ground, MeasureGround, Part, RequestKind, Wanted};
use crate::{
    access::Action,
    deadline::Term,
    ids::{CategoryId, StaffId},
    media::CardFile,
    person::GeoPoint,
};

/// A command to a card.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Set the deadline and address to decision-makers (4.5, 6.1.1).
    Address {
        /// The term.
        due: Term,
        /// One or more decision-makers.
        decision_makers: Vec<StaffId>,
        /// A remark for them.
        note: Option<String>,
    },
    /// Assign the executors (4.5, 6.3.1).
    Assign {
        /// The lead executor.
        executor: StaffId,
        /// Co-executors with their parts.
        co_executors: Vec<Part>,
        /// What is to be done.
        resolution: String,
        /// A corrected term.
        due: Option<Correction>,
    },
    /// Correct the deadline (4.5).
    CorrectDeadline(Correction),
    /// Take into work and confirm competence (5.1); a co-executor takes their part.
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
        /// A remark (6.5.3).
        comment: Option<String>,
    },
    /// Report one's part as done, as a co-executor (5.4).
    CompletePart {
        /// What was done.
        text: String,
    },
    /// Report the result and ask to close (5.4, 4.6 d).
    Report {
        /// What the applicant is answered.
        text: String,
        /// Code of the classifier, e.g. `9.1`.
        code: String,
        /// The law that a refusal stands on; needed with `9.2` (law, art. 15).
        law: Option<String>,
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
    /// Make a reasoned request (4.6 a–c).
    Request {
        /// What for.
        wanted: Wanted,
        /// Why.
        reason: String,
    },
    /// Take a request back.
    WithdrawRequest {
        /// Number of the event that made it.
        request: u64,
        /// A remark.
        comment: Option<String>,
    },
    /// Grant a request (6.4.1–6.4.3).
    GrantRequest {
        /// Number of the event that made it.
        request: u64,
        /// What is granted.
        what: Granted,
        /// A remark.
        comment: Option<String>,
    },
    /// Refuse a request (6.4.1–6.4.3).
    RefuseRequest {
        /// Number of the event that made it.
        request: u64,
        /// Why.
        reason: String,
    },
    /// Ask an executor for materials (6.2.3).
    AskMaterials {
        /// Whom; the lead executor where nobody is named.
        of: Option<StaffId>,
        /// What for.
        text: String,
    },
    /// Answer that request on the card (6.2.3).
    GiveMaterials {
        /// Number of the event that asked.
        request: u64,
        /// The answer; files are added beside it.
        text: String,
    },
    /// Prompt those in whose hands the card is (6.1.3).
    Prompt {
        /// What about.
        text: String,
    },
    /// Inform the card's decision-makers (6.2.1).
    Inform {
        /// What of.
        text: String,
    },
    /// Forward by competence (law, art. 7).
    Forward {
        /// To which body.
        to: String,
        /// The notice to the applicant.
        text: String,
    },
    /// Return to the author with an explanation (law, art. 5).
    ReturnToAuthor {
        /// The explanation.
        text: String,
    },
    /// Declare not to be considered (law, art. 8).
    NotConsider {
        /// Why.
        ground: Ground,
        /// The earlier card, for a repeat of what is resolved.
        earlier: Option<Box<Card>>,
        /// The explanation to the applicant.
        text: String,
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
    /// Classify for the register and its statistics (2.1).
    Classify {
        /// All marks as they are to be.
        marks: Classification,
    },
    /// Set the place, e.g. the one found in a photo (5.3).
    SetLocation {
        /// The place.
        point: GeoPoint,
    },
    /// Rate the quality of the execution (6.3.3).
    Rate {
        /// 1 to 5.
        quality: u8,
        /// Why; needed for a poor rating.
        comment: Option<String>,
    },
    /// Record a disciplinary measure (6.3.2, 6.3.3).
    RecordMeasure {
        /// Against which of the card's executors.
        against: StaffId,
        /// On what it stands.
        ground: MeasureGround,
        /// The measure, and by which order.
        text: String,
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
    /// Hand over what a colleague who leaves has in hand (1.4).
    HandOver {
        /// Who leaves.
        from: StaffId,
        /// Who takes over.
        to: StaffId,
    },
}

/// A corrected term and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The term.
    pub due: Term,
    /// Why.
    pub reason: String,
}

/// What a decision-maker grants, as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Granted {
    /// All executors from now on.
    Executors {
        /// Lead executor.
        executor: StaffId,
        /// Co-executors with their parts.
        co_executors: Vec<Part>,
    },
    /// A longer term.
    AdditionalControl {
        /// Last day of it, Kyiv.
        until: Date,
    },
    /// Inclusion in a plan.
    StrategicPlan(super::Plan),
}

impl Granted {
    /// The kind of request it can answer.
    #[must_use]
    pub fn kind(&self) -> RequestKind {
        match self {
            Self::Executors { .. } => RequestKind::Executors,
            Self::AdditionalControl { .. } => RequestKind::AdditionalControl,
            Self::StrategicPlan(_) => RequestKind::StrategicPlan,
        }
    }
}

impl Command {
    /// The right the command needs.
    #[must_use]
    pub fn action(&self) -> Action {
        match self {
            Self::Address { .. } => Action::Address,
            Self::Assign { .. } => Action::Assign,
            Self::CorrectDeadline(_) => Action::CorrectDeadline,
            Self::Accept { .. } => Action::Accept,
            Self::Comment { .. } => Action::Comment,
            Self::AttachProof { .. } => Action::Upload,
            Self::CompletePart { .. } => Action::CompletePart,
            Self::Report { .. } => Action::Report,
            Self::ReturnForRework { .. } => Action::ReturnForRework,
            Self::Close { .. } => Action::Close,
            Self::Request { wanted, .. } => match wanted.kind() {
                RequestKind::Executors => Action::RequestExecutors,
                RequestKind::AdditionalControl => Action::RequestControl,
                RequestKind::StrategicPlan => Action::RequestPlan,
            },
            Self::WithdrawRequest { .. } => Action::WithdrawRequest,
            Self::GrantRequest { .. } | Self::RefuseRequest { .. } => Action::DecideRequest,
            Self::AskMaterials { .. } => Action::AskMaterials,
            Self::GiveMaterials { .. } => Action::GiveMaterials,
            Self::Prompt { .. } => Action::Prompt,
            Self::Inform { .. } => Action::Inform,
            Self::Forward { .. } => Action::Forward,
            Self::ReturnToAuthor { .. } => Action::ReturnToAuthor,
            Self::NotConsider { .. } => Action::NotConsider,
            Self::Ask { .. } => Action::Ask,
            Self::CorrectCategory { .. } => Action::CorrectCategory,
            Self::Classify { .. } => Action::Classify,
            Self::SetLocation { .. } => Action::SetLocation,
            Self::Rate { .. } => Action::Rate,
            Self::RecordMeasure { .. } => Action::RecordMeasure,
            Self::BlockApplicant { .. } => Action::BlockApplicant,
            Self::UnblockApplicant { .. } => Action::UnblockApplicant,
            Self::HandOver { .. } => Action::HandOver,
        }
    }
}
