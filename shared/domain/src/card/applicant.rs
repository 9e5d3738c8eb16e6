//! What an applicant does with a registered card of theirs: adds to it, answers a question about it
//! (clause 5.1), takes it back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{By, Card, Event, EventKind, decide::mandatory};
use crate::{
    calendar::WorkingCalendar,
    clause::Clause,
    ids::{ChannelUser, StaffId},
    media::{Attachment, CardFile},
    person::GeoPoint,
    refusal::{Refusal, RefusalCode},
    survey::remark,
};

/// What an applicant adds to a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Addition {
    /// The chat it came from; the person may write from another than the one that filed.
    pub from: ChannelUser,
    /// Words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Files, with where the messenger keeps them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<(CardFile, Attachment)>,
    /// A place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<GeoPoint>,
    /// True for a new wording of a message that the card was filed with.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub edited: bool,
}

impl Addition {
    /// True when nothing is added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_none() && self.files.is_empty() && self.location.is_none()
    }
}

/// A question to the applicant (clause 5.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Number of the event that asked it; identifies it within the card.
    pub sequence: u64,
    /// The question.
    pub text: String,
    /// Who asked; unknown of the questions of before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    /// When an answer is expected.
    pub answer_by: Option<Timestamp>,
    /// When it was answered first.
    pub answered_at: Option<Timestamp>,
    /// Since when the term stands still for it, where the city has decided so, and as long as it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pauses_since: Option<Timestamp>,
    /// When it was given up, no answer having come in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapsed_at: Option<Timestamp>,
}

impl Question {
    /// True while an answer is waited for.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answered_at.is_none() && self.lapsed_at.is_none()
    }
}

/// A command of the applicant to a card of theirs.
#[derive(Debug, Clone, PartialEq)]
pub enum ApplicantCommand {
    /// Add words, files or a place.
    Add(Addition),
    /// Answer a question (5.1).
    Answer {
        /// Number of the event that asked it.
        question: u64,
        /// The answer.
        addition: Addition,
    },
    /// Take the appeal back.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Say something more after a survey (7).
    Remark(Addition),
}

/// The event that follows from a command of the applicant.
///
/// # Errors
/// `WrongState` for a card that is closed or withdrawn, `TextMissing` where nothing is added,
/// `NoSuchQuestion`.
pub fn decide_applicant(
    card: &Card,
    command: ApplicantCommand,
    now: Timestamp,
    calendar: &WorkingCalendar,
) -> Result<Event, Refusal> {
    let clause = match &command {
        ApplicantCommand::Add(_) => Clause::C4_2,
        ApplicantCommand::Answer { .. } => Clause::C5_1,
        ApplicantCommand::Withdraw { .. } => Clause::C2_4,
        ApplicantCommand::Remark(_) => Clause::C7,
    };
    // The survey asks about a card that is closed.
    if !card.state.is_open() && !matches!(command, ApplicantCommand::Remark(_)) {
        return Err(Refusal::new(RefusalCode::WrongState, clause));
    }
    let given = |addition: Addition| match addition.is_empty() {
        true => Err(Refusal::new(RefusalCode::TextMissing, clause)),
        false => Ok(addition),
    };
    let kind = match command {
        ApplicantCommand::Add(addition) => EventKind::Added { addition: given(addition)? },
        ApplicantCommand::Answer { question, addition } => {
            if !card.questions.iter().any(|asked| asked.sequence == question) {
                return Err(Refusal::new(RefusalCode::NoSuchQuestion, clause));
            }
            let due_at = card.due_after_pause(question, now, calendar);
            EventKind::ClarificationAnswered { question, addition: given(addition)?, due_at }
        }
        ApplicantCommand::Withdraw { reason } => EventKind::Withdrawn { reason: mandatory(reason, clause)? },
        ApplicantCommand::Remark(addition) => remark(card, addition)?,
    };
    Ok(Event {
        appeal: card.id,
        sequence: card.version + 1,
        at: now,
        by: By::Applicant,
        instead_of: None,
        kind,
    })
}
