//! What the applicant is told when a card changes (clause 3.2).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    card::{Card, Event, EventKind, ResultCode},
    directory::Directory,
    ids::RegistrationNumber,
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
        EventKind::Registered(_) | EventKind::Commented { .. } | EventKind::ProofAttached { .. } => {
            return None;
        }
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
