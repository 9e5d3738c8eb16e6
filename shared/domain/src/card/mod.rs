//! The registration-control card (реєстраційно-контрольна картка): its state and its life.

mod applicant;
mod apply;
mod command;
mod decide;
mod event;
mod result_code;
mod undo;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use applicant::{Addition, ApplicantCommand, Question, decide_applicant};
pub use apply::{apply, replay};
pub use command::Command;
pub(crate) use decide::mandatory;
pub use decide::{MAX_ANSWER_DAYS, MAX_QUESTION, decide, register, register_by};
pub use event::{By, Event, EventKind, Registration};
pub use result_code::ResultCode;
pub use undo::{Restores, UNDO_SECONDS, decide_undo, undo_offer, undone};

use crate::{
    ids::{AppealId, CategoryId, ChannelUser, RegistrationNumber, StaffId},
    media::{CardFile, Origin},
    person::{Applicant, GeoPoint},
};

/// The stage at which a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Registered; the responsible person's move (4.1, 4.3).
    Registered,
    /// Deadline set and addressed; the decision-makers' move (4.5).
    Addressed,
    /// Executor assigned; the executor's move (4.5).
    Assigned,
    /// Taken into work (5.1).
    InWork,
    /// Result reported; the responsible person's move (5.4).
    Reported,
    /// Closed on the fact of the work (6.1.4).
    Closed,
    /// Taken back by the applicant.
    Withdrawn,
}

impl State {
    /// Every state, in the order of a card's life.
    pub const ALL: [Self; 7] = [
        Self::Registered,
        Self::Addressed,
        Self::Assigned,
        Self::InWork,
        Self::Reported,
        Self::Closed,
        Self::Withdrawn,
    ];

    /// True while something is still to be done about the card.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Registered | Self::Addressed | Self::Assigned | Self::InWork | Self::Reported => true,
            Self::Closed | Self::Withdrawn => false,
        }
    }

    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Addressed => "addressed",
            Self::Assigned => "assigned",
            Self::InWork => "in_work",
            Self::Reported => "reported",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Name shown to people, Ukrainian.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Registered => "Зареєстровано",
            Self::Addressed => "Передано на розгляд",
            Self::Assigned => "Призначено виконавця",
            Self::InWork => "У роботі",
            Self::Reported => "Виконано, на перевірці",
            Self::Closed => "Закрито",
            Self::Withdrawn => "Відкликано заявником",
        }
    }
}

/// What the executor reported (clause 5.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkResult {
    /// The text the applicant receives.
    pub text: String,
    /// Result by the classifier.
    pub code: ResultCode,
}

/// A registration-control card as of some version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Permanent identity.
    pub id: AppealId,
    /// Registration number (4.1).
    pub number: RegistrationNumber,
    /// How many events have been applied; grows by one with each.
    pub version: u64,
    /// Stage.
    pub state: State,
    /// Where the applicant is told of changes.
    pub contact: ChannelUser,
    /// The applicant's details (4.2).
    pub applicant: Applicant,
    /// Category.
    pub category: CategoryId,
    /// The substance of the appeal (4.2).
    pub substance: String,
    /// Place, where given.
    pub location: Option<GeoPoint>,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// When the work is due (4.5).
    pub due_at: Option<Timestamp>,
    /// To whom it is addressed (4.5).
    pub decision_makers: Vec<StaffId>,
    /// Who does the work (4.5).
    pub executor: Option<StaffId>,
    /// The decision-maker's resolution (4.5).
    pub resolution: Option<String>,
    /// The reported result (5.4).
    pub result: Option<WorkResult>,
    /// How often a result was returned for rework (6.2.2).
    pub returns: u32,
    /// Files of the applicant and of staff.
    pub files: Vec<CardFile>,
    /// When it was closed or withdrawn.
    pub closed_at: Option<Timestamp>,
    /// Questions to the applicant, oldest first (5.1).
    #[serde(default)]
    pub questions: Vec<Question>,
}

impl Card {
    /// True when the deadline has passed and the work has not been closed.
    #[must_use]
    pub fn overdue(&self, now: Timestamp) -> bool {
        self.state.is_open() && self.due_at.is_some_and(|due| due < now)
    }

    /// True when staff added a proof of the work (6.5.2).
    #[must_use]
    pub fn has_proof(&self) -> bool {
        self.files.iter().any(|file| file.origin == Origin::Staff)
    }

    /// True while an applicant's answer is waited for (5.1).
    #[must_use]
    pub fn waiting_for_applicant(&self) -> bool {
        self.state.is_open() && self.questions.iter().any(|question| question.answered_at.is_none())
    }

    /// Whose move it is: the hands the card is in. Empty for a closed or withdrawn card.
    #[must_use]
    pub fn movers(&self) -> Vec<Mover> {
        match self.state {
            State::Registered | State::Reported => vec![Mover::Responsible],
            State::Addressed => self.decision_makers.iter().cloned().map(Mover::Staff).collect(),
            State::Assigned | State::InWork => self.executor.iter().cloned().map(Mover::Staff).collect(),
            State::Closed | State::Withdrawn => Vec::new(),
        }
    }
}

/// A person, or a role held by several, whose move it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mover {
    /// Whoever is the responsible person.
    Responsible,
    /// One member of staff.
    Staff(StaffId),
}

impl Mover {
    /// Key of the mover's worklist.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Responsible => "ROLE#responsible".to_owned(),
            Self::Staff(id) => format!("STAFF#{id}"),
        }
    }
}
