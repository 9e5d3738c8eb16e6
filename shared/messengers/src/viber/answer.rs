//! What Viber's answer to a call means (REST Bot API, "Error codes"). HTTP says 200 even then.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::error::SendError;

/// How long to wait when Viber says "too many requests"; it never says how long.
const PAUSE: Duration = Duration::from_secs(2);

#[derive(Deserialize)]
struct Answer {
    status: u64,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// What is in an answer to `call` with HTTP status `http`.
pub(super) fn read(call: &str, http: u16, body: &[u8]) -> Result<Map<String, Value>, SendError> {
    // A gateway in between may answer with a page instead of JSON.
    let Ok(answer) = serde_json::from_slice::<Answer>(body) else {
        return Err(SendError::Unavailable(format!("{call}: HTTP {http}")));
    };
    match answer.status {
        0 if (200..300).contains(&http) => Ok(answer.rest),
        0 => Err(SendError::Unavailable(format!("{call}: HTTP {http}"))),
        status => Err(refusal(call, status)),
    }
}

/// Viber's own words are left out: they may name the receiver.
fn refusal(call: &str, status: u64) -> SendError {
    let rejected = |code: u16, name: &str| SendError::Rejected { code, description: name.to_owned() };
    match status {
        5 | 6 | 11 => SendError::Unreachable,
        12 => SendError::RetryAfter(PAUSE),
        2 => alarm(call, status, "invalidAuthToken"),
        7 => alarm(call, status, "publicAccountBlocked"),
        8 => alarm(call, status, "publicAccountNotFound"),
        9 => alarm(call, status, "publicAccountSuspended"),
        10 => alarm(call, status, "webhookNotSet"),
        15 => alarm(call, status, "publicAccountNotAuthorized"),
        1 => rejected(1, "invalidUrl"),
        3 => rejected(3, "badData"),
        4 => rejected(4, "missingData"),
        13 => rejected(13, "apiVersionNotSupported"),
        14 => rejected(14, "incompatibleWithVersion"),
        16 => rejected(16, "inchatReplyMessageNotAllowed"),
        17 => rejected(17, "publicAccountIsNotInline"),
        18 => rejected(18, "noPublicChat"),
        19 => rejected(19, "cannotSendBroadcast"),
        20 => rejected(20, "broadcastNotAllowed"),
        _ => SendError::Unavailable(format!("{call}: status {status}")),
    }
}

/// The bot itself is out of order: people must mend it, and the message is all right.
fn alarm(call: &str, status: u64, name: &str) -> SendError {
    tracing::error!(call, status, name, "Viber does not let the bot work");
    SendError::Unavailable(format!("{call}: {status} {name}"))
}
