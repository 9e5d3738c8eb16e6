//! A question of staff, as the applicant's conversation keeps it (clause 5.1), so that a typed answer
//! is understood.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{AppealId, RegistrationNumber};

/// A question that was sent to the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The card.
    pub appeal: AppealId,
    /// Its number.
    pub number: RegistrationNumber,
    /// Number of the event that asks.
    pub sequence: u64,
    /// The question.
    pub question: String,
    /// When an answer is expected.
    pub answer_by: Option<Timestamp>,
    /// When it was sent.
    pub at: Timestamp,
}
