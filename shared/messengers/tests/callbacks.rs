//! Every sample event of Viber's webhook is read as what it is.
#![allow(clippy::expect_used, reason = "tests say what went wrong by panicking")]

use std::path::PathBuf;

use hotline_domain::{
    dialogue::{Input, InputKind},
    ids::ChannelUser,
    media::{Attachment, FileKind},
    person::GeoPoint,
};
use hotline_messengers::viber::{Callback, Parsed, Turn, parse};
use jiff::Timestamp;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../events/viber-webhook")
}

fn callback(name: &str) -> Callback {
    let event = std::fs::read(folder().join(format!("{name}.json"))).expect(name);
    let event: serde_json::Value = serde_json::from_slice(&event).expect(name);
    Callback::from_json(event["body"].as_str().expect(name).as_bytes()).expect(name)
}

fn read(name: &str) -> Parsed {
    parse(&callback(name), Timestamp::UNIX_EPOCH)
}

fn turn(name: &str) -> Turn {
    match read(name) {
        Parsed::Turn(turn) => *turn,
        other => panic!("{name}: {other:?}"),
    }
}

fn input(name: &str) -> InputKind {
    turn(name).input.kind
}

fn file(name: &str) -> (Attachment, Option<String>) {
    match input(name) {
        InputKind::File { file, caption, album: None } => (file, caption),
        other => panic!("{name}: {other:?}"),
    }
}

fn text(words: &str) -> InputKind {
    InputKind::Text(words.to_owned())
}

#[test]
fn a_turn_names_the_callback_and_the_person() {
    let turn = turn("text");
    assert_eq!(
        turn,
        Turn {
            update: 6_131_950_007_453_278_208,
            who: ChannelUser::viber("01234567890A/bcDEfghIj=="),
            input: Input {
                message: None,
                consent_version: None,
                flag: None,
                at: Timestamp::UNIX_EPOCH,
                kind: text("Не світить ліхтар біля будинку")
            },
        }
    );
    assert!(!turn.is_answered_in_response());
}

#[test]
fn a_number_beyond_a_double_is_read_from_a_string_too() {
    let number = turn("token-as-string").update;
    assert!(number > 1 << 53, "{number}");
    let read = |token: &str| {
        Callback::from_json(format!(r#"{{"message_token":{token}}}"#).as_bytes()).expect("JSON").message_token
    };
    assert_eq!(read("18446744073709551615"), Some(u64::MAX));
    assert_eq!(read("\"5753750845017966998\""), Some(5_753_750_845_017_966_998));
    for token in ["-1", "1.5", "\"x\"", "null", "[]"] {
        assert_eq!(read(token), None, "{token}");
    }
}

#[test]
fn a_pressed_button_is_its_words_or_its_data() {
    assert_eq!(input("keyboard-press"), text("✅ Погоджуюсь"));
    let data = "appeal:019e1f70-4a00-7000-8000-000000000001".to_owned();
    assert_eq!(input("inline-press"), InputKind::Button(data));
}

#[test]
fn files_keep_their_kind_name_size_and_words() {
    let seen = ["picture", "video", "file", "file-too-large"].map(|name| {
        let (file, caption) = file(name);
        assert!(file.source.starts_with("https://dl-media.viber.com/"), "{name}");
        assert_eq!(caption, None, "{name}");
        (file.kind, file.name.unwrap_or_default(), file.size)
    });
    assert_eq!(
        seen,
        [
            (FileKind::Photo, "2026-11-28 10.00.45.jpg".to_owned(), Some(184_220)),
            (FileKind::Video, "yard.mp4".to_owned(), Some(4_718_592)),
            (FileKind::Document, "Акт обстеження.pdf".to_owned(), Some(318_221)),
            (FileKind::Document, "архів.zip".to_owned(), Some(62_914_560)),
        ]
    );
    let (photo, caption) = file("picture-with-caption");
    assert_eq!((photo.size, caption.as_deref()), (None, Some("Ось цей ліхтар")));
}

#[test]
fn clause_4_2_a_contact_is_a_number_that_nobody_vouches_for() {
    assert_eq!(input("contact"), InputKind::Phone("+380671234567".to_owned()));
    assert_eq!(input("contact-without-plus"), InputKind::Phone("380671234567".to_owned()));
    assert_eq!(input("contact-without-phone"), InputKind::Other("contact".to_owned()));
}

#[test]
fn a_link_is_a_text_and_a_place_is_a_place() {
    assert_eq!(input("url"), text("https://vyshnopil.example/novyny/dorohy"));
    assert_eq!(input("url-with-text"), text("Дивіться https://vyshnopil.example/novyny"));
    let place = GeoPoint { latitude: 49.018543, longitude: 24.371092 };
    assert_eq!(input("location"), InputKind::Location(place));
}

#[test]
fn what_cannot_be_used_keeps_its_name() {
    assert_eq!(input("sticker"), InputKind::Other("sticker".to_owned()));
    assert_eq!(input("unknown-message-kind"), InputKind::Other("hologram".to_owned()));
    assert_eq!(input("misshapen-part"), text("Текст усе одно прочитано"));
}

#[test]
fn who_opens_the_chat_is_answered_in_the_response() {
    for name in ["conversation-started", "conversation-started-by-link"] {
        assert_eq!(input(name), InputKind::Opened);
        assert!(turn(name).is_answered_in_response());
    }
    assert_eq!(input("subscribed"), InputKind::Unblocked);
    assert_eq!(input("unsubscribed"), InputKind::Blocked);
}

#[test]
fn what_is_not_for_the_dialogue_is_told_apart() {
    for name in ["webhook", "delivered", "seen", "client-status"] {
        assert_eq!(read(name), Parsed::Ignored, "{name}");
    }
    assert_eq!(read("failed"), Parsed::NotShown);
    assert_eq!(read("unknown-event"), Parsed::Unknown);
    assert_eq!(callback("unknown-event").event.as_deref(), Some("telepathy"));
}

#[test]
fn a_callback_that_lacks_something_is_unknown() {
    for body in [
        "{}",
        r#"{"event":"message"}"#,
        r#"{"event":"message","message_token":1,"message":{"type":"text","text":"х"}}"#,
        r#"{"event":"message","message_token":1,"sender":{"id":"a"}}"#,
        r#"{"event":"message","message_token":1,"sender":{"id":""},"message":{"type":"text","text":"х"}}"#,
        r#"{"event":"message","sender":{"id":"a"},"message":{"type":"text","text":"х"}}"#,
        r#"{"event":"conversation_started","message_token":1}"#,
        r#"{"event":"unsubscribed","message_token":1,"user_id":7}"#,
        r#"{"event":7}"#,
    ] {
        let callback = Callback::from_json(body.as_bytes()).expect(body);
        assert_eq!(parse(&callback, Timestamp::UNIX_EPOCH), Parsed::Unknown, "{body}");
    }
}

#[test]
fn only_an_object_is_a_callback() {
    for body in ["", "{", "[]", "17", "null", r#"["message",1,null,null,null,null]"#] {
        assert!(Callback::from_json(body.as_bytes()).is_err(), "{body}");
    }
}
