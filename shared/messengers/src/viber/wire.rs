//! The part of Viber's callbacks that the bot reads (REST Bot API, "Callbacks").
//!
//! Every field is optional, and one of an unexpected shape is left out instead of failing the
//! callback, so that an unknown event stays recognisable.

use serde::Deserialize;

use crate::lenient::{lenient, number};

/// One callback.
#[derive(Debug, Clone, Deserialize)]
pub struct Callback {
    /// What happened: `message`, `conversation_started` …
    #[serde(default, deserialize_with = "lenient")]
    pub event: Option<String>,
    /// Its number; a redelivered callback has the same.
    #[serde(default, deserialize_with = "number")]
    pub message_token: Option<u64>,
    /// Who wrote (`message`).
    #[serde(default, deserialize_with = "lenient")]
    pub sender: Option<User>,
    /// Whom it is about (`conversation_started`, `subscribed`).
    #[serde(default, deserialize_with = "lenient")]
    pub user: Option<User>,
    /// Whom it is about (`unsubscribed`, `delivered`, `seen`, `failed`).
    #[serde(default, deserialize_with = "lenient")]
    pub user_id: Option<String>,
    /// What was written (`message`).
    #[serde(default, deserialize_with = "lenient")]
    pub message: Option<Message>,
}

impl Callback {
    /// Reads the body of a webhook request.
    ///
    /// # Errors
    /// The body is no JSON object.
    pub fn from_json(body: &[u8]) -> Result<Self, serde_json::Error> {
        // A struct may also be read from an array, which no callback is.
        let object: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(body)?;
        serde_json::from_value(object.into())
    }
}

/// A person.
#[derive(Debug, Clone, Deserialize)]
pub struct User {
    /// Identity, the same in every callback to this bot.
    pub id: String,
}

/// A message.
#[derive(Debug, Clone, Deserialize)]
pub struct Message {
    /// `text`, `picture`, `video`, `file`, `sticker`, `contact`, `url` or `location`.
    #[serde(rename = "type", default, deserialize_with = "lenient")]
    pub kind: Option<String>,
    /// Text; for a picture, the words that came with it.
    #[serde(default, deserialize_with = "lenient")]
    pub text: Option<String>,
    /// Where the file can be downloaded for about an hour; for `url`, the link itself.
    #[serde(default, deserialize_with = "lenient")]
    pub media: Option<String>,
    /// Name as sent.
    #[serde(default, deserialize_with = "lenient")]
    pub file_name: Option<String>,
    /// Bytes.
    #[serde(default, deserialize_with = "number")]
    pub file_size: Option<u64>,
    /// Bytes, as videos name it.
    #[serde(default, deserialize_with = "number")]
    pub size: Option<u64>,
    /// Contact card.
    #[serde(default, deserialize_with = "lenient")]
    pub contact: Option<Contact>,
    /// Place.
    #[serde(default, deserialize_with = "lenient")]
    pub location: Option<Location>,
}

/// A contact card; whose it is Viber does not tell.
#[derive(Debug, Clone, Deserialize)]
pub struct Contact {
    /// Phone, with or without `+`.
    #[serde(default, deserialize_with = "lenient")]
    pub phone_number: Option<String>,
}

/// A point on the map.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Location {
    /// Degrees.
    pub lat: f64,
    /// Degrees.
    pub lon: f64,
}
