//! What the applicant is told when a card changes (clause 3.2).

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    card::{By, Card, Ending, Event, EventKind, Grant, ResultCode, State, WorkResult},
    control::Tick,
    directory::Directory,
    ids::{AppealId, RegistrationNumber},
    media::{CardFile, FileKind, Origin},
    survey::{SurveyEvent, closes_at},
};

/// How many photos of the work come with a survey.
const PHOTOS: usize = 3;
/// Why a term moved that stood still for an answer.
const STOOD_STILL: &str = "додано час, коли чекали на вашу відповідь";
/// Why a term moved with the working calendar.
const BY_CALENDAR: &str = "строк узгоджено з робочим календарем міської ради";

/// A message to the applicant about one event of their card. Names are already resolved, so that
/// whoever sends it needs nothing but the texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Number of the card.
    pub number: RegistrationNumber,
    /// What happened.
    #[serde(flatten)]
    pub news: News,
}

/// What happened, as far as it concerns the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum News {
    /// The deadline is set and decision-makers have the card.
    Addressed {
        /// When the work is due.
        due_at: Timestamp,
    },
    /// An organisation will do the work.
    Assigned {
        /// Its name, where the directory knows it.
        organisation: Option<String>,
        /// When the work is due.
        due_at: Option<Timestamp>,
    },
    /// The deadline was changed (4.5).
    DeadlineChanged {
        /// When the work is due now.
        due_at: Timestamp,
        /// Why.
        reason: Option<String>,
        /// True where it goes beyond the usual month: an extension (law, art. 20).
        extended: bool,
    },
    /// The matter is included in a strategic plan (4.6 c).
    Planned {
        /// Name of the plan.
        plan: String,
        /// Its year.
        year: i16,
        /// By when the work is expected, Kyiv.
        expected: Date,
    },
    /// It is considered together with another appeal on the same matter.
    Merged {
        /// Number of that appeal.
        main: RegistrationNumber,
    },
    /// It ended in another way than by its execution (law, art. 5, 7, 8).
    Ended {
        /// The way.
        #[serde(flatten)]
        ending: Ending,
        /// The explanation.
        text: String,
        /// How the decision can be appealed (law, art. 16).
        appeal_route: String,
    },
    /// The executor has taken it into work.
    InWork,
    /// The work is reported as done and is being checked.
    Reported,
    /// The report did not convince; the work goes on.
    Returned,
    /// Staff ask the applicant (5.1).
    Asked {
        /// The card.
        appeal: AppealId,
        /// Number of the event that asks.
        sequence: u64,
        /// The question.
        question: String,
        /// When an answer is expected.
        answer_by: Option<Timestamp>,
    },
    /// The appeal was registered by a person, after a look at its words (4.4).
    Restored,
    /// The responsible person has split it off another one, which asked two things (2.1).
    Split {
        /// Number of the first.
        first: RegistrationNumber,
    },
    /// A decision-maker, or the applicant's own answer, has made a repeat appeal of another one (7).
    Repeated {
        /// Number of the first.
        first: RegistrationNumber,
    },
    /// The survey: was the work done, and how well (7).
    Survey {
        /// The card.
        appeal: AppealId,
        /// What is asked.
        asks: Asks,
        /// True for the reminder.
        reminder: bool,
        /// The result.
        text: String,
        /// The result by the classifier.
        code: ResultCode,
        /// Photos of the work on the card, the last ones.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        photos: Vec<Uuid>,
        /// When the question is closed.
        closes_at: Timestamp,
    },
    /// Intake from the applicant is blocked (4.4).
    Blocked {
        /// Why.
        reason: String,
        /// Until when.
        until: Timestamp,
        /// Other ways to the city, as configured.
        channels: String,
    },
    /// The block is lifted (4.4).
    Unblocked,
    /// The card is closed.
    Closed {
        /// The answer.
        text: Option<String>,
        /// The result by the classifier.
        code: Option<ResultCode>,
        /// The law that a refusal stands on (law, art. 15).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        law: Option<String>,
        /// How a refusal can be appealed (law, art. 15, 16).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        appeal_route: Option<String>,
        /// Number of the appeal with which it was considered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        main: Option<RegistrationNumber>,
    },
}

/// What a survey asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Whether the work is done.
    Done,
    /// How well.
    Quality,
    /// What is wrong.
    Reason,
}

/// The survey, as the applicant receives it; `None` where there is nothing to ask about.
fn survey(card: &Card, reminder: bool, directory: &Directory) -> Option<News> {
    let (survey, result) = (card.survey.as_ref()?, card.result.as_ref()?);
    let is_photo = |file: &&CardFile| file.origin == Origin::Staff && file.kind == FileKind::Photo;
    let photos: Vec<Uuid> = card.files.iter().filter(is_photo).map(|file| file.id).collect();
    let shown = if reminder { 0 } else { PHOTOS };
    let first = photos.len().saturating_sub(shown);
    Some(News::Survey {
        appeal: card.id,
        asks: match survey.done {
            None => Asks::Done,
            Some(true) if survey.quality.is_none() => Asks::Quality,
            Some(true | false) => Asks::Reason,
        },
        reminder,
        text: result.text.clone(),
        code: result.code,
        photos: photos[first..].to_vec(),
        closes_at: closes_at(survey.asked_at?, directory),
    })
}

/// The answer, as the applicant receives it: a refusal names the law and the way to appeal.
fn closed(result: Option<&WorkResult>, main: Option<&RegistrationNumber>, directory: &Directory) -> News {
    let refused =
        result.is_some_and(|result| !matches!(result.code, ResultCode::Resolved | ResultCode::Explained));
    News::Closed {
        text: result.map(|result| result.text.clone()),
        code: result.map(|result| result.code),
        law: result.and_then(|result| result.law.clone()),
        appeal_route: refused.then(|| directory.settings.appeal_route.clone()),
        main: main.cloned(),
    }
}

/// The notice that follows from `event`, `card` being the card after it. `None` where the event
/// is the staff's own business, or was answered in the chat itself.
#[must_use]
pub fn notice_for(event: &Event, card: &Card, directory: &Directory) -> Option<Notice> {
    let news = match &event.kind {
        EventKind::Registered(registration) if event.by != By::Applicant => match &registration.repeats {
            Some(first) => News::Repeated { first: first.number.clone() },
            None => match &registration.split_from {
                Some(first) => News::Split { first: first.clone() },
                None => News::Restored,
            },
        },
        // The service goes on to assign the executor, and that is told.
        EventKind::Addressed { note: None, .. } if event.by == By::Service => return None,
        EventKind::Survey(SurveyEvent::Asked) => survey(card, false, directory)?,
        EventKind::Survey(SurveyEvent::Reminded) => survey(card, true, directory)?,
        EventKind::Registered(_)
        | EventKind::Commented { .. }
        | EventKind::ProofAttached { .. }
        | EventKind::ClarificationAnswered { due_at: None, .. }
        | EventKind::Added { .. }
        | EventKind::Withdrawn { .. }
        | EventKind::CategoryCorrected { .. }
        | EventKind::LocationSet { .. }
        | EventKind::PartAccepted { .. }
        | EventKind::PartDone { .. }
        | EventKind::RequestMade { .. }
        | EventKind::RequestRefused { .. }
        | EventKind::RequestWithdrawn { .. }
        | EventKind::MaterialsAsked { .. }
        | EventKind::MaterialsGiven { .. }
        | EventKind::Prompted { .. }
        | EventKind::Informed { .. }
        | EventKind::Linked { .. }
        | EventKind::Classified(_)
        | EventKind::Rated { .. }
        | EventKind::MeasureRecorded { .. }
        | EventKind::HandedOver { .. }
        | EventKind::Undone { .. }
        | EventKind::Control(
            Tick::Warned { .. }
            | Tick::Breached { .. }
            | Tick::Escalated { .. }
            | Tick::QuestionLapsed { due_at: None, .. },
        )
        | EventKind::Survey(
            SurveyEvent::NotSent { .. }
            | SurveyEvent::Answered { .. }
            | SurveyEvent::Rated { .. }
            | SurveyEvent::Commented { .. }
            | SurveyEvent::Lapsed,
        ) => return None,
        EventKind::ClarificationAnswered { due_at: Some(due_at), .. }
        | EventKind::Control(Tick::QuestionLapsed { due_at: Some(due_at), .. }) => {
            News::DeadlineChanged { due_at: *due_at, reason: Some(STOOD_STILL.to_owned()), extended: false }
        }
        EventKind::Control(Tick::TermMoved { due_at, .. }) => {
            News::DeadlineChanged { due_at: *due_at, reason: Some(BY_CALENDAR.to_owned()), extended: false }
        }
        EventKind::DeadlineCorrected { due_at, reason, extended } => {
            News::DeadlineChanged { due_at: *due_at, reason: Some(reason.clone()), extended: *extended }
        }
        EventKind::RequestGranted { request, grant, comment } => match grant {
            Grant::Executors { executor, .. } if card.state == State::Assigned => News::Assigned {
                organisation: directory.organisation_of(executor).map(|o| o.name.clone()),
                due_at: card.due_at,
            },
            Grant::Executors { .. } => return None,
            Grant::AdditionalControl { due_at } => {
                // Who extends a term says why (law, art. 20); without words of their own, as the executor did.
                let asked = card.requests.iter().find(|asked| asked.sequence == *request);
                let reason = comment.clone().or_else(|| asked.map(|asked| asked.reason.clone()));
                News::DeadlineChanged { due_at: *due_at, reason, extended: true }
            }
            Grant::StrategicPlan { plan, .. } => {
                News::Planned { plan: plan.name.clone(), year: plan.year, expected: plan.expected }
            }
        },
        EventKind::Ended { ending, text } => News::Ended {
            ending: ending.clone(),
            text: text.clone(),
            appeal_route: directory.settings.appeal_route.clone(),
        },
        EventKind::MergedInto { main } => News::Merged { main: main.number.clone() },
        EventKind::EndedWithMain { main, result } => closed(Some(result), Some(main), directory),
        EventKind::ClarificationAsked { question, answer_by, .. } => News::Asked {
            appeal: card.id,
            sequence: event.sequence,
            question: question.clone(),
            answer_by: *answer_by,
        },
        EventKind::ApplicantBlocked { reason, until } => News::Blocked {
            reason: reason.clone(),
            until: *until,
            channels: directory.settings.other_channels.clone(),
        },
        EventKind::ApplicantUnblocked { .. } => News::Unblocked,
        EventKind::Addressed { due_at, .. } => News::Addressed { due_at: *due_at },
        EventKind::Assigned { executor, due_at, .. } => News::Assigned {
            organisation: directory.organisation_of(executor).map(|o| o.name.clone()),
            due_at: due_at.or(card.due_at),
        },
        EventKind::Accepted { .. } => News::InWork,
        EventKind::Reported { .. } => News::Reported,
        EventKind::ReturnedForRework { .. } => News::Returned,
        EventKind::Closed { .. } => closed(card.result.as_ref(), None, directory),
    };
    Some(Notice { number: card.number.clone(), news })
}
