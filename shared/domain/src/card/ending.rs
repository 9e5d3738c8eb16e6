//! The legal ways out of a card other than its execution (law, art. 5, 7, 8).

use serde::{Deserialize, Serialize};

use super::ResultCode;
use crate::{clause::Clause, ids::RegistrationNumber};

/// For how many days after the registration an appeal may be forwarded (law, art. 7).
pub const FORWARD_DAYS: u16 = 5;
/// For how many days after the registration a defective appeal may be returned (law, art. 5).
pub const RETURN_DAYS: u16 = 10;

/// Why an appeal is not considered (law, art. 8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ground", rename_all = "snake_case")]
pub enum Ground {
    /// The author does not say who they are.
    Anonymous,
    /// The same person's appeal on the same matter is already resolved on its merits.
    AlreadyResolved {
        /// Number of that appeal.
        earlier: RegistrationNumber,
    },
}

/// A way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Ending {
    /// Forwarded by competence.
    Forwarded {
        /// To which body.
        to: String,
    },
    /// Returned to the author with an explanation.
    ReturnedToAuthor,
    /// Not to be considered.
    NotConsidered {
        /// Why.
        #[serde(flatten)]
        ground: Ground,
    },
}

impl Ending {
    /// The article it stands on.
    #[must_use]
    pub fn clause(&self) -> Clause {
        match self {
            Self::Forwarded { .. } => Clause::LawArticle7,
            Self::ReturnedToAuthor => Clause::LawArticle5,
            Self::NotConsidered { .. } => Clause::LawArticle8,
        }
    }

    /// The result by the classifier.
    #[must_use]
    pub fn result(&self) -> ResultCode {
        match self {
            Self::Forwarded { .. } => ResultCode::Forwarded,
            Self::ReturnedToAuthor => ResultCode::ReturnedToAuthor,
            Self::NotConsidered { .. } => ResultCode::NotConsidered,
        }
    }
}
