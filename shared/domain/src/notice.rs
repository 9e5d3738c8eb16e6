//! What the applicant is told when a card changes (clause 3.2).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    card::{By, Card, Event, EventKind, ResultCode},
    directory::Directory,
    ids::{AppealId, RegistrationNumber},
};

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
    },
}

/// The notice that follows from `event`, `card` being the card after it. `None` where the event
/// is the staff's own business, or was answered in the chat itself.
#[must_use]
pub fn notice_for(event: &Event, card: &Card, directory: &Directory) -> Option<Notice> {
    let news = match &event.kind {
        EventKind::Registered(_) if event.by != By::Applicant => News::Restored,
        EventKind::Registered(_)
        | EventKind::Commented { .. }
        | EventKind::ProofAttached { .. }
        | EventKind::ClarificationAnswered { .. }
        | EventKind::Added { .. }
        | EventKind::Withdrawn { .. }
        | EventKind::CategoryCorrected { .. }
        | EventKind::LocationSet { .. }
        | EventKind::Undone { .. } => return None,
        EventKind::ClarificationAsked { question, answer_by } => News::Asked {
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
        EventKind::Closed { .. } => News::Closed {
            text: card.result.as_ref().map(|result| result.text.clone()),
            code: card.result.as_ref().map(|result| result.code),
        },
    };
    Some(Notice { number: card.number.clone(), news })
}
