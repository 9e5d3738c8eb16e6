//! What Telegram's answer to a call means (Bot API, "Making requests").

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use super::client::SendError;

/// How long to wait when Telegram says "too many requests" without saying how long.
const PAUSE: Duration = Duration::from_secs(1);

#[derive(Debug, Default, Deserialize)]
struct Answer {
    #[serde(default)]
    ok: bool,
    #[serde(default)]
    result: Value,
    #[serde(default)]
    error_code: Option<u16>,
    #[serde(default)]
    description: String,
    #[serde(default)]
    parameters: Parameters,
}

#[derive(Debug, Default, Deserialize)]
struct Parameters {
    #[serde(default)]
    retry_after: Option<u64>,
}

/// The result in an answer with HTTP status `status`.
pub(super) fn read(status: u16, body: &[u8]) -> Result<Value, SendError> {
    // A gateway in between may answer with a page instead of JSON.
    let answer: Answer = serde_json::from_slice(body).unwrap_or_default();
    if answer.ok && (200..300).contains(&status) {
        return Ok(answer.result);
    }
    Err(refusal(answer.error_code.unwrap_or(status), answer))
}

fn refusal(code: u16, answer: Answer) -> SendError {
    let says = |words: &str| answer.description.to_lowercase().contains(words);
    match code {
        429 => SendError::RetryAfter(answer.parameters.retry_after.map_or(PAUSE, Duration::from_secs)),
        403 if says("bot was blocked by the user") || says("user is deactivated") => SendError::Unreachable,
        400 if says("chat not found") => SendError::Unreachable,
        // A wrong token (401, 404), another refusal of access (403) and a second reader of the
        // updates (409) are for people to mend; the message itself is all right.
        400 | 405..=407 | 410..=499 => SendError::Rejected { code, description: answer.description },
        _ => SendError::Unavailable(format!("{code} {}", answer.description).trim_end().to_owned()),
    }
}
