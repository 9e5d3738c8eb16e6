//! The registration-control card (реєстраційно-контрольна картка): its state and its life.

mod applicant;
mod apply;
mod classification;
pub mod classifier;
mod command;
mod decide;
mod ending;
mod event;
mod executors;
mod record;
mod request;
mod result_code;
mod ties;
mod undo;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub use applicant::{Addition, ApplicantCommand, Question, decide_applicant};
pub use apply::{apply, replay};
pub use classification::Classification;
pub use command::{Command, Correction, Granted};
pub use decide::{MAX_ANSWER_DAYS, MAX_QUESTION, decide, register, register_by};
pub(crate) use decide::{mandatory, next};
pub use ending::{Ending, FORWARD_DAYS, Ground, RETURN_DAYS};
pub use event::{By, Event, EventKind, Reclassified, Registration};
pub use executors::{CoExecutor, Part, PartState};
pub use record::{Link, LinkKind, MaterialsRequest, Measure, MeasureGround, POOR_QUALITY, Rating, RepeatOf};
pub use request::{Grant, Plan, Request, RequestEnd, RequestKind, Wanted};
pub use result_code::ResultCode;
pub use ties::{ended_with_main, link, merge, split, split_ties};
pub use undo::{Restores, UNDO_SECONDS, decide_undo, undo_offer, undone};

use crate::{
    calendar::WorkingCalendar,
    control::Watch,
    deadline::{later_by_pause, latest_within},
    ids::{AppealId, CategoryId, ChannelUser, RegistrationNumber, StaffId},
    media::{CardFile, Origin},
    person::{Applicant, GeoPoint},
    survey::Survey,
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
    /// Considered together with another card, which has the same matter (2.1).
    Merged,
}

impl State {
    /// Every state, in the order of a card's life.
    pub const ALL: [Self; 8] = [
        Self::Registered,
        Self::Addressed,
        Self::Assigned,
        Self::InWork,
        Self::Reported,
        Self::Closed,
        Self::Withdrawn,
        Self::Merged,
    ];

    /// True while something is still to be done about the card.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Registered | Self::Addressed | Self::Assigned | Self::InWork | Self::Reported => true,
            Self::Closed | Self::Withdrawn | Self::Merged => false,
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
            Self::Merged => "merged",
        }
    }

    /// The state with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
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
            Self::Merged => "Розглядається з іншою карткою",
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
    /// The law that a refusal stands on (law, art. 15).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
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
    /// The chat in which the applicant is told of changes; `None` for one who came or phoned.
    #[serde(default)]
    pub contact: Option<ChannelUser>,
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
    /// Who does the work, or leads it (4.5).
    pub executor: Option<StaffId>,
    /// Who helps, each with their own part (4.5).
    #[serde(default)]
    pub co_executors: Vec<CoExecutor>,
    /// The decision-maker's resolution (4.5).
    pub resolution: Option<String>,
    /// The reported result (5.4).
    pub result: Option<WorkResult>,
    /// How often a result was returned for rework (6.2.2).
    pub returns: u32,
    /// Files of the applicant and of staff.
    pub files: Vec<CardFile>,
    /// When the result was reported, while it stands.
    #[serde(default)]
    pub reported_at: Option<Timestamp>,
    /// When it was closed or withdrawn.
    pub closed_at: Option<Timestamp>,
    /// Questions to the applicant, oldest first (5.1).
    #[serde(default)]
    pub questions: Vec<Question>,
    /// The executors' requests, oldest first (4.6 a–c).
    #[serde(default)]
    pub requests: Vec<Request>,
    /// Materials asked for, oldest first (6.2.3).
    #[serde(default)]
    pub materials: Vec<MaterialsRequest>,
    /// The strategic plan that includes it (4.6 c).
    #[serde(default)]
    pub plan: Option<Plan>,
    /// True once the term was extended beyond the usual month (law, art. 20).
    #[serde(default)]
    pub extended: bool,
    /// Marks of the classifier (2.1).
    #[serde(default)]
    pub marks: Classification,
    /// Ties to other cards (2.1).
    #[serde(default)]
    pub links: Vec<Link>,
    /// The card it was merged into.
    #[serde(default)]
    pub merged_into: Option<Link>,
    /// The last quality rating (6.3.3).
    #[serde(default)]
    pub rating: Option<Rating>,
    /// Disciplinary measures (6.3.2, 6.3.3).
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// What the control of deadlines remembers (7).
    #[serde(default)]
    pub watch: Watch,
    /// The survey of its applicant (7); none of a card that was not closed by its execution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<Survey>,
    /// Of which appeal it is the repeat, where a survey or a rating has made it (7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<RepeatOf>,
    /// The repeat appeal that a survey or a rating has made of it (7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeated_by: Option<Link>,
}

impl Card {
    /// True when the deadline has passed and the work has not been closed. A term that stands still for
    /// a question does not pass (5.1).
    #[must_use]
    pub fn overdue(&self, now: Timestamp) -> bool {
        self.state.is_open() && self.due_at.is_some_and(|due| due < self.paused_since().unwrap_or(now))
    }

    /// Since when the term stands still for an answer of the applicant, while it does (5.1).
    #[must_use]
    pub fn paused_since(&self) -> Option<Timestamp> {
        self.questions.iter().filter(|asked| asked.is_open()).filter_map(|asked| asked.pauses_since).min()
    }

    /// From when on something may happen to the card by itself: a bound that needs neither calendar nor
    /// settings, so that a card can be found by it. None of a card that nothing happens to.
    #[must_use]
    pub fn watched_from(&self) -> Option<Timestamp> {
        let since = self.watch.since.unwrap_or(self.registered_at);
        match self.state {
            State::Registered | State::Addressed | State::Assigned | State::Reported => Some(since),
            State::InWork => {
                let open = self.questions.iter().filter(|asked| asked.is_open());
                let lapses = open.filter_map(|asked| asked.answer_by.or(asked.pauses_since));
                lapses.chain(self.due_at).min()
            }
            State::Closed => self.survey.as_ref().filter(|survey| survey.is_open()).and(self.closed_at),
            State::Withdrawn | State::Merged => None,
        }
    }

    /// The deadline once a question that made the term stand still ends at `at` (5.1): later by the time for
    /// which it stood, once for all questions that were open together, and never on a free day. None where
    /// the term is not moved.
    #[must_use]
    pub fn due_after_pause(
        &self,
        question: u64,
        at: Timestamp,
        calendar: &WorkingCalendar,
    ) -> Option<Timestamp> {
        let mut pausing =
            self.questions.iter().filter(|asked| asked.is_open() && asked.pauses_since.is_some());
        let (Some(asked), None) = (pausing.next(), pausing.next()) else { return None };
        let (since, due) = (asked.pauses_since.filter(|_| asked.sequence == question)?, self.due_at?);
        Some(later_by_pause(due, (since, at), calendar)).filter(|moved| *moved != due)
    }

    /// A question ends at `at`; the pause it made goes on with another one that was asked in it.
    fn end_question(&mut self, question: u64, at: Timestamp, answered: bool) {
        let Some(asked) = self.questions.iter_mut().find(|asked| asked.sequence == question) else { return };
        let known = if answered { asked.answered_at } else { asked.answered_at.or(asked.lapsed_at) };
        if known.is_some() {
            return;
        }
        match answered {
            true => asked.answered_at = Some(at),
            false => asked.lapsed_at = Some(at),
        }
        let Some(since) = asked.pauses_since.take() else { return };
        let mut pausing = self.questions.iter_mut().filter(|asked| asked.is_open());
        if let Some(other) = pausing.find_map(|asked| asked.pauses_since.as_mut()) {
            *other = since.min(*other);
        }
    }

    /// The latest day of a term of at most `days` from the registration (law, art. 20); a strategic
    /// plan has its own end (4.6 c).
    #[must_use]
    pub fn latest_due(&self, days: u16, calendar: &WorkingCalendar, now: Timestamp) -> Date {
        let law = latest_within(self.registered_at, days, calendar, now);
        self.plan.as_ref().map_or(law, |plan| plan.expected.max(law))
    }

    /// True when the work was not reported by its deadline (6.3.2).
    #[must_use]
    pub fn breached(&self, now: Timestamp) -> bool {
        let done = self.reported_at.or(self.closed_at).or(self.paused_since()).unwrap_or(now);
        self.due_at.is_some_and(|due| due < done)
    }

    /// True when a term was broken for which this executor answers (6.3.2): the present one, or an
    /// earlier one on record.
    #[must_use]
    pub fn broken_by(&self, who: &StaffId, now: Timestamp) -> bool {
        self.breached(now) || self.watch.breaches.iter().any(|breach| breach.people.contains(who))
    }

    /// True when staff added a proof of the work (6.5.2, 6.5.4).
    #[must_use]
    pub fn has_proof(&self) -> bool {
        self.files.iter().any(|file| file.origin == Origin::Staff)
    }

    /// True while an applicant's answer is waited for (5.1).
    #[must_use]
    pub fn waiting_for_applicant(&self) -> bool {
        self.state.is_open() && self.questions.iter().any(Question::is_open)
    }

    /// Whose move it is: the hands the card is in. Empty for a closed or withdrawn card.
    #[must_use]
    pub fn movers(&self) -> Vec<Mover> {
        fn staff<'a>(people: impl Iterator<Item = &'a StaffId>) -> Vec<Mover> {
            people.cloned().map(Mover::Staff).collect()
        }
        match self.state {
            State::Registered | State::Reported => vec![Mover::Responsible],
            State::Addressed => staff(self.decision_makers.iter()),
            State::Assigned | State::InWork => {
                let parts = self.co_executors.iter().filter(|co| !co.is_done()).map(|co| &co.part.executor);
                let mut movers = staff(self.executor.iter().chain(parts));
                // A request waits for a decision while the work goes on (6.4.1–6.4.3).
                if self.open_requests().next().is_some() {
                    movers.extend(staff(self.decision_makers.iter()));
                }
                movers
            }
            State::Closed | State::Withdrawn | State::Merged => Vec::new(),
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
    /// The member of staff, where it is one.
    #[must_use]
    pub fn staff(&self) -> Option<&StaffId> {
        match self {
            Self::Responsible => None,
            Self::Staff(id) => Some(id),
        }
    }

    /// Key of the mover's worklist.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Responsible => "ROLE#responsible".to_owned(),
            Self::Staff(id) => format!("STAFF#{id}"),
        }
    }
}
