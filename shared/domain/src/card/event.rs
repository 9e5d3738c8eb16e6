//! What happened to a card. History is appended, never edited.

mod naming;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Addition, Classification, Ending, Grant, Link, MeasureGround, Part, RepeatOf, RequestKind, Restores,
    Wanted, WorkResult,
};
use crate::{
    control::Tick,
    ids::{AppealId, CategoryId, ChannelUser, RegistrationNumber, StaffId},
    media::{Attachment, CardFile},
    person::{Applicant, GeoPoint},
    survey::SurveyEvent,
};

/// Who caused an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The citizen who filed the appeal.
    Applicant,
    /// A member of staff.
    Staff(StaffId),
    /// The service itself, following a rule.
    Service,
}

impl By {
    /// The member of staff, where it was one.
    #[must_use]
    pub fn staff(&self) -> Option<&StaffId> {
        match self {
            Self::Applicant | Self::Service => None,
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
    /// The absent colleague for whom it was done, where it was done by a substitute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<StaffId>,
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
    /// The chat in which the applicant is told of changes; `None` for one who came or phoned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ChannelUser>,
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
    /// How it arrived and whose it is, by the classifier.
    #[serde(default)]
    pub marks: Classification,
    /// Of which appeal it is the repeat, where a survey or a rating makes it (7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<RepeatOf>,
    /// From which appeal it was split off as another matter (2.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<RegistrationNumber>,
}

/// New marks of the classifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reclassified {
    /// As they were.
    pub from: Classification,
    /// As they are.
    pub to: Classification,
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
        /// The lead executor.
        executor: StaffId,
        /// Co-executors with their parts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        co_executors: Vec<Part>,
        /// What is to be done.
        resolution: String,
        /// The corrected deadline, where it was corrected.
        due_at: Option<Timestamp>,
        /// Why it was corrected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_reason: Option<String>,
        /// True where it goes beyond the usual month (law, art. 20).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        extended: bool,
    },
    /// The deadline was corrected (4.5).
    DeadlineCorrected {
        /// The deadline from now on.
        due_at: Timestamp,
        /// Why.
        reason: String,
        /// True where it goes beyond the usual month (law, art. 20).
        extended: bool,
    },
    /// Taken into work (5.1).
    Accepted {
        /// A remark.
        comment: Option<String>,
    },
    /// A co-executor took their part (5.1).
    PartAccepted {
        /// Whose part.
        executor: StaffId,
        /// A remark.
        comment: Option<String>,
    },
    /// A co-executor's part is done (5.4).
    PartDone {
        /// Whose part.
        executor: StaffId,
        /// What was done.
        text: String,
    },
    /// An executor made a reasoned request (6.6.1–6.6.3).
    RequestMade {
        /// Who asks.
        executor: StaffId,
        /// What for.
        #[serde(flatten)]
        wanted: Wanted,
        /// Why.
        reason: String,
    },
    /// A decision-maker granted a request (6.4.1–6.4.3).
    RequestGranted {
        /// Number of the event that made it.
        request: u64,
        /// What was granted.
        #[serde(flatten)]
        grant: Grant,
        /// A remark.
        comment: Option<String>,
    },
    /// A decision-maker refused a request (6.4.1–6.4.3).
    RequestRefused {
        /// Number of the event that made it.
        request: u64,
        /// Of which kind it was.
        of: RequestKind,
        /// Why.
        reason: String,
    },
    /// The executor took a request back.
    RequestWithdrawn {
        /// Number of the event that made it.
        request: u64,
        /// Of which kind it was.
        of: RequestKind,
        /// A remark.
        comment: Option<String>,
    },
    /// Materials were asked for (6.2.3).
    MaterialsAsked {
        /// Of whom.
        of: StaffId,
        /// What for.
        text: String,
    },
    /// They were given (6.2.3).
    MaterialsGiven {
        /// Number of the event that asked.
        request: u64,
        /// The answer.
        text: String,
    },
    /// Those in whose hands the card is were prompted (6.1.3).
    Prompted {
        /// Who.
        people: Vec<StaffId>,
        /// What about.
        text: String,
    },
    /// Decision-makers were informed (6.2.1).
    Informed {
        /// Who.
        people: Vec<StaffId>,
        /// What of.
        text: String,
    },
    /// The card ended in another way than by its execution (law, art. 5, 7, 8).
    Ended {
        /// The way.
        #[serde(flatten)]
        ending: Ending,
        /// What the applicant is told.
        text: String,
    },
    /// The card was merged into another, which has the same matter (2.1).
    MergedInto {
        /// The tie to it.
        main: Link,
    },
    /// The card it was merged into has ended, and with it this one (2.1).
    EndedWithMain {
        /// Number of that card.
        main: RegistrationNumber,
        /// Its result.
        result: WorkResult,
    },
    /// The card was tied to another (2.1).
    Linked {
        /// The tie.
        link: Link,
    },
    /// The marks of the classifier were set (2.1).
    Classified(Box<Reclassified>),
    /// The quality was rated (6.3.3).
    Rated {
        /// 1 to 5.
        quality: u8,
        /// Why.
        comment: Option<String>,
    },
    /// A disciplinary measure was recorded (6.3.2, 6.3.3).
    MeasureRecorded {
        /// Against whom.
        against: StaffId,
        /// On what it stands.
        ground: MeasureGround,
        /// The measure.
        text: String,
    },
    /// A colleague took over from one who leaves (1.4).
    HandedOver {
        /// Who leaves.
        from: StaffId,
        /// Who takes over.
        to: StaffId,
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
        /// A remark (6.5.3).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
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
        /// True where the term stands still until the answer.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pauses: bool,
    },
    /// The applicant answered a question (5.1).
    ClarificationAnswered {
        /// Number of the event that asked it.
        question: u64,
        /// The answer.
        addition: Addition,
        /// The deadline from now on, where the term stood still until then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Timestamp>,
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
    /// The control of deadlines at work (7).
    Control(Tick),
    /// The survey of the applicant (7).
    Survey(SurveyEvent),
}
