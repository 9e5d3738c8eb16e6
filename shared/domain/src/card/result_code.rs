//! Results of an appeal by classifier № 858 of 2008.

use serde::{Deserialize, Serialize};

/// How an appeal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// 9.4.
    #[serde(rename = "9.4")]
    ReturnedToAuthor,
    /// 9.5.
    #[serde(rename = "9.5")]
    Forwarded,
    /// 9.6.
    #[serde(rename = "9.6")]
    NotConsidered,
}

impl ResultCode {
    /// Every result.
    pub const ALL: [Self; 6] = [
        Self::Resolved,
        Self::Refused,
        Self::Explained,
        Self::ReturnedToAuthor,
        Self::Forwarded,
        Self::NotConsidered,
    ];

    /// What an executor can report: the appeal was considered on its merits.
    pub const ON_MERITS: [Self; 3] = [Self::Resolved, Self::Refused, Self::Explained];

    /// True for an appeal that was considered on its merits.
    #[must_use]
    pub fn is_on_merits(self) -> bool {
        Self::ON_MERITS.contains(&self)
    }

    /// The classifier's code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Resolved => "9.1",
            Self::Refused => "9.2",
            Self::Explained => "9.3",
            Self::ReturnedToAuthor => "9.4",
            Self::Forwarded => "9.5",
            Self::NotConsidered => "9.6",
        }
    }

    /// The classifier's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolved => "Вирішено позитивно",
            Self::Refused => "Відмовлено у задоволенні",
            Self::Explained => "Дано розʼяснення",
            Self::ReturnedToAuthor => "Повернуто автору",
            Self::Forwarded => "Переслано за належністю",
            Self::NotConsidered => "Не підлягає розгляду",
        }
    }

    /// The result that an executor reports with this code.
    #[must_use]
    pub fn reported(code: &str) -> Option<Self> {
        Self::ON_MERITS.into_iter().find(|result| result.code() == code)
    }
}
