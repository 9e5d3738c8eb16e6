//! What else stands on a card: materials asked for (6.2.3), ties to other cards (2.1), the quality rating
//! and disciplinary measures (6.3.2, 6.3.3).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{AppealId, RegistrationNumber, StaffId};

/// Materials that the responsible person asked an executor for (6.2.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialsRequest {
    /// Number of the event that asked; identifies it within the card.
    pub sequence: u64,
    /// Who is asked.
    pub of: StaffId,
    /// What for.
    pub text: String,
    /// The answer, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// When it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
}

/// How two cards belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// They are about related matters.
    Related,
    /// The other card repeats this one, or this one the other.
    Repeat,
    /// One was split off the other: it asked two things.
    Split,
    /// One is a true duplicate and is considered with the other.
    Merged,
}

impl LinkKind {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Related => "related",
            Self::Repeat => "repeat",
            Self::Split => "split",
            Self::Merged => "merged",
        }
    }
}

/// A tie to another card; it stands on both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// How they belong together.
    pub kind: LinkKind,
    /// The other card.
    pub appeal: AppealId,
    /// Its number.
    pub number: RegistrationNumber,
}

/// Of which appeal a card is the repeat (7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatOf {
    /// The first card.
    pub appeal: AppealId,
    /// Its number.
    pub number: RegistrationNumber,
    /// Which repeat of the matter it is: 1 for the first.
    pub nth: u16,
}

impl RepeatOf {
    /// The same as a tie to the first card.
    #[must_use]
    pub fn link(&self) -> Link {
        Link { kind: LinkKind::Repeat, appeal: self.appeal, number: self.number.clone() }
    }
}

/// A decision-maker's rating of the execution (6.3.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// 1 (poor) to 5 (excellent).
    pub quality: u8,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Who rated.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// The greatest rating that counts as poor.
pub const POOR_QUALITY: u8 = 2;

impl Rating {
    /// True for a rating on which a measure can stand.
    #[must_use]
    pub fn is_poor(&self) -> bool {
        self.quality <= POOR_QUALITY
    }
}

/// On what a disciplinary measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureGround {
    /// A broken deadline (6.3.2).
    Breach,
    /// A poor quality rating (6.3.3).
    PoorQuality,
}

impl MeasureGround {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::PoorQuality => "poor_quality",
        }
    }
}

/// A disciplinary measure recorded against an executor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Against whom.
    pub against: StaffId,
    /// On what it stands.
    pub ground: MeasureGround,
    /// What the measure is, and by which order.
    pub text: String,
    /// Who recorded it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}
