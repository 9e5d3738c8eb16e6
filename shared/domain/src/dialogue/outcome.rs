//! What became of a task that an update asked for; stored, so that a repeated update gets the same
//! answer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ids::{AppealId, RegistrationNumber},
    media::Attachment,
    refusal::RefusalCode,
    survey::Next,
};

/// A finished task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case")]
pub enum Outcome {
    /// A card was created (4.1).
    Filed {
        /// The card.
        appeal: AppealId,
        /// Its number.
        number: RegistrationNumber,
    },
    /// Nothing was filed yet: the person has an open card that looks the same.
    Duplicate {
        /// That card.
        appeal: AppealId,
        /// Its number.
        number: RegistrationNumber,
    },
    /// Something was added to a card, or a question about it answered (5.1).
    Added {
        /// Its number.
        number: RegistrationNumber,
    },
    /// A card was taken back.
    Withdrawn {
        /// Its number.
        number: RegistrationNumber,
    },
    /// A question of a survey was answered (7).
    Surveyed {
        /// Number of the card.
        number: RegistrationNumber,
        /// What comes next.
        #[serde(flatten)]
        next: Next,
    },
    /// A repeat appeal was made of a card (7).
    Repeated {
        /// The new card.
        appeal: AppealId,
        /// Its number.
        number: RegistrationNumber,
        /// Its deadline, where one is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Timestamp>,
    },
    /// The card takes no such thing.
    Refused {
        /// Why.
        code: RefusalCode,
    },
    /// The words were kept as a moderation case instead (4.4).
    Kept {
        /// The case.
        case: Uuid,
        /// Until when intake is blocked, where it is.
        until: Option<Timestamp>,
    },
    /// Too many messages: intake is blocked for a while (4.4).
    Flooded {
        /// Until when.
        until: Timestamp,
    },
    /// What the law does not oblige to keep was erased (law 2297-VI).
    Erased,
    /// A file that the messenger does not hand over came by an upload link.
    Uploaded {
        /// The file.
        file: Attachment,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_7_every_outcome_of_a_survey_is_read_as_it_was_written() {
        let number = || RegistrationNumber::new(2026, 1, "Коваль");
        let nexts = [
            Next::Rate,
            Next::Thank,
            Next::WhatIsWrong,
            Next::Already,
            Next::Over,
            Next::Repeated { under: number() },
        ];
        for next in nexts {
            let outcome = Outcome::Surveyed { number: number(), next };
            let text = serde_json::to_string(&outcome).expect("JSON");
            assert_eq!(serde_json::from_str::<Outcome>(&text).expect("the same"), outcome, "{text}");
        }
    }
}
