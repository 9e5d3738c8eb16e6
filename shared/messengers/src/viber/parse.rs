//! From a callback to an input of the dialogue; nothing is acted upon here.

use hotline_domain::{
    dialogue::{Input, InputKind},
    ids::ChannelUser,
    media::{Attachment, FileKind},
    person::GeoPoint,
};
use jiff::Timestamp;

use super::{
    render::PRESS,
    wire::{Callback, Message, User},
};

/// What a callback means to the bot.
#[derive(Debug, Clone, PartialEq)]
pub enum Parsed {
    /// A turn of the dialogue.
    Turn(Box<Turn>),
    /// A message of the bot that the person's device refused to show.
    NotShown,
    /// Known, and no business of the dialogue: delivered, seen, the webhook's own test.
    Ignored,
    /// Of a kind nobody knows; to be kept.
    Unknown,
}

/// A turn of the dialogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Number of the update: Viber's `message_token`, which grows with time (ADR 0006).
    pub update: u64,
    /// Whose conversation it is, and where the answer goes.
    pub who: ChannelUser,
    /// What was sent or done.
    pub input: Input,
}

impl Turn {
    /// True when the answer travels as the body of the webhook's response: whoever only opened the
    /// chat is no subscriber, to whom alone a message can be sent.
    #[must_use]
    pub fn is_answered_in_response(&self) -> bool {
        self.input.kind == InputKind::Opened
    }
}

/// Reads a callback that was received `at`.
#[must_use]
pub fn parse(callback: &Callback, at: Timestamp) -> Parsed {
    let turn = |id: Option<&String>, kind: Option<InputKind>| match (callback.message_token, id, kind) {
        (Some(update), Some(id), Some(kind)) if !id.is_empty() => {
            Parsed::Turn(Box::new(Turn { update, who: ChannelUser::viber(id), input: Input::new(at, kind) }))
        }
        _ => Parsed::Unknown,
    };
    let id = |user: &'_ Option<User>| user.as_ref().map(|user| user.id.clone());
    match callback.event.as_deref() {
        Some("message") => turn(id(&callback.sender).as_ref(), callback.message.as_ref().map(content)),
        Some("conversation_started") => turn(id(&callback.user).as_ref(), Some(InputKind::Opened)),
        Some("subscribed") => turn(id(&callback.user).as_ref(), Some(InputKind::Unblocked)),
        Some("unsubscribed") => turn(callback.user_id.as_ref(), Some(InputKind::Blocked)),
        Some("failed") => Parsed::NotShown,
        Some("webhook" | "delivered" | "seen" | "client_status") => Parsed::Ignored,
        Some(_) | None => Parsed::Unknown,
    }
}

fn content(message: &Message) -> InputKind {
    let kind = message.kind.as_deref().unwrap_or("unknown");
    let found = match kind {
        "text" => message.text.as_deref().map(said),
        "url" => link(message),
        "picture" => file(message, FileKind::Photo),
        "video" => file(message, FileKind::Video),
        "file" => file(message, FileKind::Document),
        // A card from the phone book and the person's own number look the same, so neither is
        // vouched for (ADR 0006).
        "contact" => {
            message.contact.as_ref().and_then(|contact| contact.phone_number.clone()).map(InputKind::Phone)
        }
        "location" => message
            .location
            .map(|place| InputKind::Location(GeoPoint { latitude: place.lat, longitude: place.lon })),
        _ => None,
    };
    found.unwrap_or_else(|| InputKind::Other(kind.to_owned()))
}

/// A press on a keyboard's button arrives as a text, too.
fn said(text: &str) -> InputKind {
    match text.strip_prefix(PRESS) {
        Some(data) => InputKind::Button(data.to_owned()),
        None => InputKind::Text(text.to_owned()),
    }
}

fn link(message: &Message) -> Option<InputKind> {
    let words = [message.text.as_deref(), message.media.as_deref()];
    let [text, link] = words.map(|words| words.unwrap_or_default().trim());
    let both = match text.contains(link) {
        true => text.to_owned(),
        false => format!("{text} {link}").trim().to_owned(),
    };
    (!both.is_empty()).then_some(InputKind::Text(both))
}

fn file(message: &Message, kind: FileKind) -> Option<InputKind> {
    let file = Attachment {
        kind,
        source: message.media.clone()?,
        name: message.file_name.clone().filter(|name| !name.is_empty()),
        content_type: None,
        size: message.file_size.or(message.size),
    };
    let caption = message.text.clone().filter(|text| !text.trim().is_empty());
    Some(InputKind::File { file, caption, album: None })
}
