//! A question of staff (clause 5.1) or of the survey (7) as the applicant's chat remembers it, so that a
//! typed answer is understood.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{AppealId, RegistrationNumber};

/// A question that was, or is about to be, put to the applicant in the chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The card it is about.
    pub appeal: AppealId,
    /// The card's registration number.
    pub number: RegistrationNumber,
    /// Number of the event that asks; with the card it identifies the question.
    pub sequence: u64,
    /// The question, at most [`crate::card::MAX_QUESTION`] characters.
    pub question: String,
    /// When an answer is expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Timestamp>,
    /// When it was first handed to the messenger.
    pub at: Timestamp,
    /// True for the survey about the card (7), which has buttons for its answers; `sequence` is 0 then, and
    /// `answer_by` is when it is closed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub survey: bool,
}

impl Asked {
    /// Data of the button that answers the question: `answer:<appeal>:<sequence>`, at most the 64
    /// bytes that a button holds (7 + 36 + 1 + 20).
    #[must_use]
    pub fn button(appeal: AppealId, sequence: u64) -> String {
        format!("{ANSWER}{appeal}:{sequence}")
    }

    /// The question that a pressed button names; `None` where the button is another.
    #[must_use]
    pub fn of_button(data: &str) -> Option<(AppealId, u64)> {
        let (appeal, sequence) = data.strip_prefix(ANSWER)?.split_once(':')?;
        Some((appeal.parse().ok()?, sequence.parse().ok()?))
    }
}

const ANSWER: &str = "answer:";

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn clause_5_1_a_button_names_its_question_within_64_bytes() {
        for (id, sequence) in [(Uuid::max(), u64::MAX), (Uuid::nil(), 2)] {
            let data = Asked::button(AppealId(id), sequence);
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Asked::of_button(&data), Some((AppealId(id), sequence)));
        }
        for other in ["answer:", "answer:1:2", "appeal:00000000-0000-0000-0000-000000000000", ""] {
            assert_eq!(Asked::of_button(other), None, "{other}");
        }
    }
}
