//! From an update to an input of the dialogue; nothing is acted upon here.

use hotline_domain::{
    dialogue::{Contact, Input, InputKind},
    ids::ChannelUser,
    media::{Attachment, FileKind},
    person::GeoPoint,
};
use jiff::Timestamp;

use super::wire::{CallbackQuery, ChatMemberUpdated, File, Location, Message, PhotoSize, Update};

/// What an update means to the bot.
#[derive(Debug, Clone, PartialEq)]
pub enum Parsed {
    /// A turn of the dialogue.
    Turn(Box<Turn>),
    /// Somebody spoke to the bot where appeals are not taken: a group.
    NotPrivate {
        /// The group.
        chat_id: i64,
    },
    /// Known, and no business of the dialogue: other bots, channels, groups' own affairs.
    Ignored,
    /// Of a kind nobody knows; to be kept.
    Unknown,
}

/// A turn of the dialogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Number of the update.
    pub update: u64,
    /// Whose conversation it is.
    pub who: ChannelUser,
    /// Where the answer goes.
    pub chat_id: i64,
    /// What was sent or done.
    pub input: Input,
    /// The press that waits to be answered (`answerCallbackQuery`).
    pub callback: Option<String>,
    /// True when an answer would only disturb: a live location that moves every few seconds.
    pub silent: bool,
}

/// Kinds of updates that are known and not for the dialogue. The webhook does not ask for them,
/// but one set up by other means may.
const OTHER_UPDATES: [&str; 8] = [
    "channel_post",
    "edited_channel_post",
    "chat_member",
    "chat_join_request",
    "message_reaction",
    "message_reaction_count",
    "chat_boost",
    "removed_chat_boost",
];

/// What accompanies a message without being its content.
const METADATA: [&str; 31] = [
    "date",
    "edit_date",
    "message_thread_id",
    "direct_messages_topic",
    "is_topic_message",
    "is_automatic_forward",
    "is_paid_post",
    "is_from_offline",
    "sender_chat",
    "sender_boost_count",
    "sender_business_bot",
    "business_connection_id",
    "forward_origin",
    "reply_to_message",
    "external_reply",
    "quote",
    "via_bot",
    "has_protected_content",
    "has_media_spoiler",
    "author_signature",
    "entities",
    "caption_entities",
    "reply_markup",
    "sender_tag",
    "effect_id",
    "show_caption_above_media",
    "paid_star_count",
    "suggested_post_info",
    "link_preview_options",
    "reply_to_story",
    "reply_to_checklist_task_id",
];

/// Messages that Telegram itself writes into a private chat or a group: nobody said anything.
const SERVICE: [&str; 17] = [
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "channel_chat_created",
    "message_auto_delete_timer_changed",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "write_access_allowed",
    "chat_background_set",
    "connected_website",
    "boost_added",
    "proximity_alert_triggered",
];

/// Reads an update that was received `at`.
#[must_use]
pub fn parse(update: &Update, at: Timestamp) -> Parsed {
    let turn = |chat_id: i64, kind: InputKind| Turn {
        update: update.update_id,
        who: ChannelUser::telegram(chat_id),
        chat_id,
        input: Input::new(at, kind),
        callback: None,
        silent: false,
    };
    if let Some(message) = &update.message {
        return spoken(message, |kind| turn(message.chat.id, kind));
    }
    if let Some(message) = &update.edited_message {
        return edited(message, |kind| turn(message.chat.id, kind));
    }
    if let Some(query) = &update.callback_query {
        return pressed(query, turn);
    }
    if let Some(change) = &update.my_chat_member {
        return standing(change, |kind| turn(change.chat.id, kind));
    }
    match OTHER_UPDATES.iter().any(|kind| update.other.contains_key(*kind)) {
        true => Parsed::Ignored,
        false => Parsed::Unknown,
    }
}

fn spoken(message: &Message, turn: impl Fn(InputKind) -> Turn) -> Parsed {
    if message.from.as_ref().is_some_and(|from| from.is_bot)
        || SERVICE.iter().any(|kind| message.other.contains_key(*kind))
    {
        return Parsed::Ignored;
    }
    if !message.chat.is_private() || message.from.is_none() {
        return Parsed::NotPrivate { chat_id: message.chat.id };
    }
    Parsed::Turn(Box::new(of_message(message, turn(content(message)))))
}

fn of_message(message: &Message, turn: Turn) -> Turn {
    let number = message.message_id.filter(|number| *number > 0);
    Turn { input: Input { message: number, ..turn.input }, ..turn }
}

/// A live location that moves arrives as an edit and is the newer place. A new wording corrects
/// what was written before.
fn edited(message: &Message, turn: impl Fn(InputKind) -> Turn) -> Parsed {
    let from_person = message.from.as_ref().is_some_and(|from| !from.is_bot);
    if !message.chat.is_private() || !from_person {
        return Parsed::Ignored;
    }
    if let Some(location) = message.location {
        let turn = turn(InputKind::Location(point(location)));
        return Parsed::Turn(Box::new(Turn { silent: true, ..turn }));
    }
    match message.text.as_ref().or(message.caption.as_ref()) {
        Some(text) => Parsed::Turn(Box::new(of_message(message, turn(InputKind::Edited(text.clone()))))),
        None => Parsed::Ignored,
    }
}

fn pressed(query: &CallbackQuery, turn: impl Fn(i64, InputKind) -> Turn) -> Parsed {
    // Without its message a button is still the presser's own: the private chat has their id.
    let elsewhere = query.message.as_ref().is_some_and(|message| {
        message.chat.id != query.from.id || message.chat.kind.as_deref().is_some_and(|k| k != "private")
    });
    match &query.data {
        Some(data) if !elsewhere && !query.from.is_bot => Parsed::Turn(Box::new(Turn {
            callback: Some(query.id.clone()),
            ..turn(query.from.id, InputKind::Button(data.clone()))
        })),
        _ => Parsed::Ignored,
    }
}

fn standing(change: &ChatMemberUpdated, turn: impl Fn(InputKind) -> Turn) -> Parsed {
    match change.new_chat_member.status.as_str() {
        "kicked" if change.chat.is_private() => Parsed::Turn(Box::new(turn(InputKind::Blocked))),
        "member" if change.chat.is_private() => Parsed::Turn(Box::new(turn(InputKind::Unblocked))),
        _ => Parsed::Ignored,
    }
}

fn content(message: &Message) -> InputKind {
    if let Some(text) = &message.text {
        return InputKind::Text(text.clone());
    }
    if let Some(file) = attachment(message) {
        return InputKind::File {
            file,
            caption: message.caption.clone(),
            album: message.media_group_id.clone(),
        };
    }
    if let Some(contact) = &message.contact {
        let sender = message.from.as_ref().map(|from| from.id);
        return InputKind::Contact(Contact {
            phone: contact.phone_number.clone(),
            own: contact.user_id.is_some() && contact.user_id == sender,
        });
    }
    let place = message.location.or(message.venue.as_ref().map(|venue| venue.location));
    if let Some(place) = place {
        return InputKind::Location(point(place));
    }
    InputKind::Other(other_kind(message).to_owned())
}

fn attachment(message: &Message) -> Option<Attachment> {
    if let Some(photo) = message.photo.as_deref().and_then(largest) {
        return Some(Attachment {
            kind: FileKind::Photo,
            source: photo.file_id.clone(),
            name: None,
            content_type: None,
            size: photo.file_size,
        });
    }
    // An animation also fills `document`, so it comes first.
    let (kind, file) = [
        (FileKind::Video, &message.animation),
        (FileKind::Video, &message.video),
        (FileKind::Video, &message.video_note),
        (FileKind::Voice, &message.voice),
        (FileKind::Audio, &message.audio),
        (FileKind::Document, &message.document),
    ]
    .into_iter()
    .find_map(|(kind, file)| Some((kind, file.as_ref()?)))?;
    Some(attached(kind, file))
}

fn attached(kind: FileKind, file: &File) -> Attachment {
    Attachment {
        kind,
        source: file.file_id.clone(),
        name: file.file_name.clone(),
        content_type: file.mime_type.clone(),
        size: file.file_size,
    }
}

fn largest(sizes: &[PhotoSize]) -> Option<&PhotoSize> {
    sizes.iter().max_by_key(|size| (size.width.saturating_mul(size.height), size.file_size))
}

fn point(location: Location) -> GeoPoint {
    GeoPoint { latitude: location.latitude, longitude: location.longitude }
}

/// The name of a content the bot does not use: sticker, poll, dice …
fn other_kind(message: &Message) -> &str {
    message.other.keys().map(String::as_str).find(|key| !METADATA.contains(key)).unwrap_or("unknown")
}
