//! The part of Telegram's Update that the bot reads (Bot API, "Getting updates").
//!
//! Every field that the platform may omit is optional; a part whose shape nobody expected is
//! left out instead of failing the update; what is not named here is kept by its key, so that
//! an unknown kind stays recognisable.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::lenient::lenient;

/// One incoming update.
#[derive(Debug, Clone, Deserialize)]
pub struct Update {
    /// Its number; a redelivered update has the same.
    pub update_id: u64,
    /// A new message.
    #[serde(default, deserialize_with = "lenient")]
    pub message: Option<Message>,
    /// A new version of a message.
    #[serde(default, deserialize_with = "lenient")]
    pub edited_message: Option<Message>,
    /// A press on a button under a message.
    #[serde(default, deserialize_with = "lenient")]
    pub callback_query: Option<CallbackQuery>,
    /// The bot's own standing in a chat changed: blocked, unblocked, added, removed.
    #[serde(default, deserialize_with = "lenient")]
    pub my_chat_member: Option<ChatMemberUpdated>,
    /// Every other kind, by name.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Update {
    /// Reads the body of a webhook request.
    ///
    /// # Errors
    /// The body is no JSON object with an `update_id`.
    pub fn from_json(body: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(body)
    }
}

/// A message.
#[derive(Debug, Clone, Deserialize)]
pub struct Message {
    /// Number within the chat; 0 when the message is no longer accessible.
    #[serde(default, deserialize_with = "lenient")]
    pub message_id: Option<i64>,
    /// Where it was written.
    pub chat: Chat,
    /// Who wrote it; absent in channels.
    #[serde(default, deserialize_with = "lenient")]
    pub from: Option<User>,
    /// Identity of the album it belongs to.
    #[serde(default, deserialize_with = "lenient")]
    pub media_group_id: Option<String>,
    /// Words that came with a file.
    #[serde(default, deserialize_with = "lenient")]
    pub caption: Option<String>,
    /// Text.
    #[serde(default, deserialize_with = "lenient")]
    pub text: Option<String>,
    /// One photo in several sizes.
    #[serde(default, deserialize_with = "lenient")]
    pub photo: Option<Vec<PhotoSize>>,
    /// Video.
    #[serde(default, deserialize_with = "lenient")]
    pub video: Option<File>,
    /// Round video.
    #[serde(default, deserialize_with = "lenient")]
    pub video_note: Option<File>,
    /// Silent video; comes together with `document`.
    #[serde(default, deserialize_with = "lenient")]
    pub animation: Option<File>,
    /// Voice message.
    #[serde(default, deserialize_with = "lenient")]
    pub voice: Option<File>,
    /// Music.
    #[serde(default, deserialize_with = "lenient")]
    pub audio: Option<File>,
    /// Any other file.
    #[serde(default, deserialize_with = "lenient")]
    pub document: Option<File>,
    /// Contact card.
    #[serde(default, deserialize_with = "lenient")]
    pub contact: Option<Contact>,
    /// Place; comes also with `venue`.
    #[serde(default, deserialize_with = "lenient")]
    pub location: Option<Location>,
    /// Place with a name.
    #[serde(default, deserialize_with = "lenient")]
    pub venue: Option<Venue>,
    /// Everything else, by name.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A chat.
#[derive(Debug, Clone, Deserialize)]
pub struct Chat {
    /// Identity; of a private chat, that of the person.
    pub id: i64,
    /// `private`, `group`, `supergroup` or `channel`.
    #[serde(rename = "type", default, deserialize_with = "lenient")]
    pub kind: Option<String>,
}

impl Chat {
    /// True for a chat with one person.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.kind.as_deref() == Some("private")
    }
}

/// A person or a bot.
#[derive(Debug, Clone, Deserialize)]
pub struct User {
    /// Identity.
    pub id: i64,
    /// True for bots.
    #[serde(default)]
    pub is_bot: bool,
}

/// One size of a photo.
#[derive(Debug, Clone, Deserialize)]
pub struct PhotoSize {
    /// What `getFile` wants.
    pub file_id: String,
    /// Pixels.
    #[serde(default)]
    pub width: u64,
    /// Pixels.
    #[serde(default)]
    pub height: u64,
    /// Bytes.
    #[serde(default, deserialize_with = "lenient")]
    pub file_size: Option<u64>,
}

/// A file of any kind.
#[derive(Debug, Clone, Deserialize)]
pub struct File {
    /// What `getFile` wants.
    pub file_id: String,
    /// Name as sent.
    #[serde(default, deserialize_with = "lenient")]
    pub file_name: Option<String>,
    /// MIME type as claimed by the sender; round videos have none.
    #[serde(default, deserialize_with = "lenient")]
    pub mime_type: Option<String>,
    /// Bytes.
    #[serde(default, deserialize_with = "lenient")]
    pub file_size: Option<u64>,
}

/// A contact card.
#[derive(Debug, Clone, Deserialize)]
pub struct Contact {
    /// Phone, with or without `+`.
    pub phone_number: String,
    /// Whose card it is, where that person is in Telegram.
    #[serde(default, deserialize_with = "lenient")]
    pub user_id: Option<i64>,
}

/// A point on the map.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Location {
    /// Degrees.
    pub latitude: f64,
    /// Degrees.
    pub longitude: f64,
}

/// A place with a name.
#[derive(Debug, Clone, Deserialize)]
pub struct Venue {
    /// Where it is.
    pub location: Location,
}

/// A press on a button under a message.
#[derive(Debug, Clone, Deserialize)]
pub struct CallbackQuery {
    /// What `answerCallbackQuery` wants.
    pub id: String,
    /// Who pressed.
    pub from: User,
    /// The message with the button; may be inaccessible, but its chat is named even then.
    #[serde(default, deserialize_with = "lenient")]
    pub message: Option<Message>,
    /// The button's data.
    #[serde(default, deserialize_with = "lenient")]
    pub data: Option<String>,
}

/// A change of somebody's standing in a chat.
#[derive(Debug, Clone, Deserialize)]
pub struct ChatMemberUpdated {
    /// The chat.
    pub chat: Chat,
    /// Who changed it.
    #[serde(default, deserialize_with = "lenient")]
    pub from: Option<User>,
    /// The standing now.
    pub new_chat_member: ChatMember,
}

/// Somebody's standing in a chat.
#[derive(Debug, Clone, Deserialize)]
pub struct ChatMember {
    /// `member`, `kicked`, `left`, `administrator` …
    pub status: String,
}
