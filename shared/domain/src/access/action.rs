//! What a member of staff can do: every action with its clause, the stages it belongs to and who has it
//! for which cards. The one table behind the API and the site.

use crate::{card::State, clause::Clause, directory::Role};

/// For which cards a right holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// For none.
    None,
    /// For cards in this person's hands, or in those of somebody they stand in for.
    Own,
    /// For cards in the hands of anybody of the same organisation.
    Organisation,
    /// For every card.
    Any,
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $clause:ident;)*) => {
        /// What a member of staff can do with a card.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every action: the steps in the order of a card's life, then what is done beside
            /// them, then reading.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The clause the action stands on.
            #[must_use]
            pub fn clause(self) -> Clause {
                match self {
                    $(Self::$name => Clause::$clause,)*
                }
            }

            /// Code in the API.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

actions! {
    /// Set the deadline and address the card to decision-makers.
    Address = "address", C6_1_1;
    /// Assign the executors with a resolution; correct the deadline with it.
    Assign = "assign", C6_3_1;
    /// Take into work, confirming competence.
    Accept = "accept", C5_1;
    /// Add a proof of the work.
    Upload = "upload", C6_5_2;
    /// Answer a request for materials.
    GiveMaterials = "give_materials", C6_2_3;
    /// Report one's part as done.
    CompletePart = "complete_part", C5_4;
    /// Report the result and ask to close.
    Report = "report", C4_6D;
    /// Grant or refuse a request.
    DecideRequest = "decide_request", C4_6A;
    /// Close on the fact of the work.
    Close = "close", C6_1_4;
    /// Return the result for rework.
    ReturnForRework = "return_for_rework", C6_2_2;
    /// Rate the quality.
    Rate = "rate", C6_3_3;
    /// Ask the applicant.
    Ask = "ask", C5_1;
    /// Comment on the current state.
    Comment = "comment", C6_5_1;
    /// Ask for other or further executors.
    RequestExecutors = "request_executors", C6_6_1;
    /// Ask for additional control.
    RequestControl = "request_control", C6_6_2;
    /// Ask for a strategic plan.
    RequestPlan = "request_plan", C6_6_3;
    /// Take a request back.
    WithdrawRequest = "withdraw_request", C6_6_1;
    /// Ask an executor for materials.
    AskMaterials = "ask_materials", C6_2_3;
    /// Prompt those in whose hands the card is.
    Prompt = "prompt", C6_1_3;
    /// Inform the decision-makers.
    Inform = "inform", C6_2_1;
    /// Correct the deadline.
    CorrectDeadline = "correct_deadline", C4_5;
    /// Correct the category.
    CorrectCategory = "correct_category", C2_1;
    /// Classify for the register.
    Classify = "classify", C2_1;
    /// Set the place.
    SetLocation = "set_location", C5_3;
    /// Tie to a related card.
    Link = "link", C2_1;
    /// Merge a true duplicate into another card.
    Merge = "merge", C2_1;
    /// Split off what is another matter.
    Split = "split", C2_1;
    /// Forward by competence.
    Forward = "forward", LawArticle7;
    /// Return to the author.
    ReturnToAuthor = "return_to_author", LawArticle5;
    /// Declare not to be considered.
    NotConsider = "not_consider", LawArticle8;
    /// Record a disciplinary measure.
    RecordMeasure = "record_measure", C6_3_2;
    /// Block intake from the applicant.
    BlockApplicant = "block_applicant", C4_4;
    /// Lift that block.
    UnblockApplicant = "unblock_applicant", C4_4;
    /// Hand over what a colleague who leaves has in hand.
    HandOver = "hand_over", C1_4;
    /// Register an appeal of a citizen who came or phoned.
    RegisterAppeal = "register_appeal", C2_1;
    /// Read a card.
    Read = "read", C6_4_4;
    /// Read the applicant's phone and full address.
    ReadContacts = "read_contacts", C5_1;
    /// Fetch a file that failed once more.
    FetchAgain = "fetch_again", C6_1_2;
    /// Read the register of all cards.
    ReadRegister = "read_register", C6_1_2;
    /// Read the figures of the service.
    ReadReport = "read_report", C6_1_5;
    /// Read each executor's quality and timeliness.
    ReadFigures = "read_figures", C6_4_5;
}

impl Action {
    /// True for what changes a card that is there; the rest reads, or begins a card.
    #[must_use]
    pub fn changes_card(self) -> bool {
        !matches!(
            self,
            Self::RegisterAppeal
                | Self::Read
                | Self::ReadContacts
                | Self::FetchAgain
                | Self::ReadRegister
                | Self::ReadReport
                | Self::ReadFigures
        )
    }

    /// Stages in which the action makes sense for a role that has it.
    #[must_use]
    pub fn states(self, role: Role) -> &'static [State] {
        use State::{Addressed, Assigned, Closed, InWork, Registered, Reported};
        const OPEN: &[State] = &[Registered, Addressed, Assigned, InWork, Reported];
        match self {
            Self::Ask if role == Role::Executor => &[InWork],
            Self::SetLocation if role == Role::Executor => &[Assigned, InWork],
            Self::Address => &[Registered, Addressed],
            Self::Assign | Self::CorrectDeadline => &[Addressed, Assigned, InWork],
            Self::Accept
            | Self::RequestExecutors
            | Self::RequestControl
            | Self::RequestPlan
            | Self::WithdrawRequest
            | Self::DecideRequest
            | Self::CompletePart => &[Assigned, InWork],
            Self::Upload => &[Assigned, InWork, Reported],
            Self::Report => &[InWork],
            Self::GiveMaterials | Self::AskMaterials => &[Assigned, InWork, Reported],
            Self::Prompt => &[Addressed, Assigned, InWork],
            Self::Inform => &[Addressed, Assigned, InWork, Reported],
            Self::Comment | Self::Ask | Self::CorrectCategory | Self::SetLocation | Self::HandOver => OPEN,
            Self::ReturnForRework | Self::Close => &[Reported],
            Self::Forward | Self::ReturnToAuthor | Self::NotConsider | Self::Merge | Self::Split => {
                &[Registered, Addressed, Assigned, InWork]
            }
            Self::Rate => &[Reported, Closed],
            Self::RecordMeasure => &[Assigned, InWork, Reported, Closed],
            // About the person or the record, not the card's progress.
            Self::BlockApplicant
            | Self::UnblockApplicant
            | Self::Classify
            | Self::Link
            | Self::RegisterAppeal
            | Self::Read
            | Self::ReadContacts
            | Self::FetchAgain
            | Self::ReadRegister
            | Self::ReadReport
            | Self::ReadFigures => &State::ALL,
        }
    }

    /// For which cards a role may do it.
    #[must_use]
    pub fn scope(self, role: Role) -> Scope {
        match (self, role) {
            (
                Self::Address
                | Self::ReturnForRework
                | Self::Close
                | Self::Comment
                | Self::Ask
                | Self::AskMaterials
                | Self::Prompt
                | Self::Inform
                | Self::CorrectCategory
                | Self::Classify
                | Self::SetLocation
                | Self::Link
                | Self::Merge
                | Self::Split
                | Self::Forward
                | Self::ReturnToAuthor
                | Self::NotConsider
                | Self::BlockApplicant
                | Self::UnblockApplicant
                | Self::RegisterAppeal
                | Self::Read
                | Self::ReadContacts
                | Self::FetchAgain
                | Self::ReadRegister
                | Self::ReadReport,
                Role::Responsible,
            )
            | (
                Self::Read | Self::ReadContacts | Self::ReadRegister | Self::ReadReport | Self::ReadFigures,
                Role::DecisionMaker,
            )
            | (Self::HandOver, Role::Admin) => Scope::Any,
            (
                Self::Assign
                | Self::CorrectDeadline
                | Self::DecideRequest
                | Self::Rate
                | Self::RecordMeasure
                | Self::Comment,
                Role::DecisionMaker,
            )
            | (
                Self::Accept
                | Self::Upload
                | Self::GiveMaterials
                | Self::CompletePart
                | Self::Report
                | Self::Ask
                | Self::Comment
                | Self::RequestExecutors
                | Self::RequestControl
                | Self::RequestPlan
                | Self::WithdrawRequest
                | Self::SetLocation
                | Self::ReadContacts
                | Self::FetchAgain,
                Role::Executor,
            ) => Scope::Own,
            (Self::Read, Role::Executor) => Scope::Organisation,
            _ => Scope::None,
        }
    }
}
