//! Results of an appeal by classifier № 858 of 2008.

use serde::{Deserialize, Serialize};

/// How an appeal was resolved on its merits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResultCode {
    /// 9.1.
    #[serde(rename = "9.1")]
    Resolved,
    /// 9.2.
    #[serde(rename = "9.2")]
    Refused,
    /// 9.3.
    #[serde(rename = "9.3")]
    Explained,
}

impl ResultCode {
    /// What an executor can report.
    pub const ALL: [Self; 3] = [Self::Resolved, Self::Refused, Self::Explained];

    /// The classifier's code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Resolved => "9.1",
            Self::Refused => "9.2",
            Self::Explained => "9.3",
        }
    }

    /// The classifier's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolved => "Вирішено позитивно",
            Self::Refused => "Відмовлено у задоволенні",
            Self::Explained => "Дано розʼяснення",
        }
    }

    /// The result with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.code() == code)
    }
}
