//! Why a messenger did not do what it was asked, without the token and without addresses.

use std::time::Duration;

use hotline_app::ports::DeliveryError;

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Too many requests (Telegram's 429, Viber's 12).
    #[error("asked to wait {0:?}")]
    RetryAfter(Duration),
    /// The person blocked the bot, is gone, or never was.
    #[error("recipient unreachable")]
    Unreachable,
    /// The messenger refuses this call for good.
    #[error("refused: {code} {description}")]
    Rejected {
        /// Its code: Telegram's 400, Viber's 3.
        code: u16,
        /// Its words, or the name of the code.
        description: String,
    },
    /// A passing trouble: network, timeout, 5xx, a token that is not accepted.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

/// Why a file was not downloaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DownloadError {
    /// It has more bytes than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooBig {
        /// The limit.
        limit: u64,
    },
    /// It is not there any more.
    #[error("the file is gone")]
    Gone,
    /// A passing trouble.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

impl From<SendError> for DeliveryError {
    fn from(error: SendError) -> Self {
        match error {
            SendError::RetryAfter(pause) => Self::RetryAfter(pause),
            SendError::Unreachable => Self::Unreachable,
            SendError::Rejected { code, description } => Self::Rejected(format!("{code} {description}")),
            SendError::Unavailable(why) => Self::Unavailable(why),
        }
    }
}

/// An error with its causes, without the address it happened at and without the token.
pub(crate) fn describe(error: reqwest::Error, token: &str) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    redact(&text, token)
}

/// The text without the token.
pub(crate) fn redact(text: &str, token: &str) -> String {
    match token.is_empty() {
        true => text.to_owned(),
        false => text.replace(token, "***"),
    }
}

/// What staff read on the card of a file above the limit.
pub(crate) fn too_big(limit: u64) -> String {
    format!("Файл завеликий: більше ніж {} МБ.", limit / (1024 * 1024))
}
