//! Every sample event of the webhook is read as what it is.
#![allow(clippy::expect_used, reason = "tests say what went wrong by panicking")]

use std::path::PathBuf;

use hotline_domain::{
    dialogue::{Contact, Input, InputKind},
    ids::ChannelUser,
    media::{Attachment, FileKind},
    person::GeoPoint,
};
use hotline_messengers::telegram::{Parsed, Turn, Update, parse};
use jiff::Timestamp;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../events/telegram-webhook")
}

fn update(name: &str) -> Update {
    let event = std::fs::read(folder().join(format!("{name}.json"))).expect(name);
    let event: serde_json::Value = serde_json::from_slice(&event).expect(name);
    Update::from_json(event["body"].as_str().expect(name).as_bytes()).expect(name)
}

fn read(name: &str) -> Parsed {
    parse(&update(name), Timestamp::UNIX_EPOCH)
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

fn file(name: &str) -> (Attachment, Option<String>, Option<String>) {
    match input(name) {
        InputKind::File { file, caption, album } => (file, caption, album),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn a_turn_names_the_update_the_person_and_the_chat() {
    assert_eq!(
        turn("start"),
        Turn {
            update: 731_000_101,
            who: ChannelUser::telegram(500_100),
            chat_id: 500_100,
            input: Input {
                message: Some(41),
                ..Input::new(Timestamp::UNIX_EPOCH, InputKind::Text("/start".to_owned()))
            },
            callback: None,
            silent: false,
        }
    );
}

#[test]
fn a_forwarded_text_is_a_text() {
    assert_eq!(input("forwarded-text"), InputKind::Text("У дворі повалене дерево".to_owned()));
}

#[test]
fn a_photo_is_its_largest_size() {
    let (photo, caption, album) = file("photo-with-caption");
    assert_eq!((photo.kind, photo.size), (FileKind::Photo, Some(184_220)));
    assert_eq!(photo.source, "AgACAgIAAxkBAAIPc1x");
    assert_eq!((caption.as_deref(), album), (Some("Ось цей ліхтар"), None));
    assert_eq!(file("album-item").2.as_deref(), Some("13873911180912345"));
}

#[test]
fn files_keep_their_kind_name_type_and_size() {
    let seen = ["video", "video-note", "animation", "voice", "document"].map(|name| {
        let (file, ..) = file(name);
        (file.kind, file.name, file.content_type, file.size)
    });
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        seen,
        [
            (FileKind::Video, some("IMG_2031.MP4"), some("video/mp4"), Some(4_718_592)),
            (FileKind::Video, None, None, Some(812_345)),
            (FileKind::Video, some("giphy.mp4"), some("video/mp4"), Some(60_321)),
            (FileKind::Voice, None, some("audio/ogg"), Some(24_810)),
            (FileKind::Document, some("Акт обстеження.pdf"), some("application/pdf"), Some(318_221)),
        ]
    );
}

#[test]
fn clause_4_2_a_contact_is_the_senders_own_only_by_its_id() {
    let contact = |phone: &str, own| InputKind::Contact(Contact { phone: phone.to_owned(), own });
    assert_eq!(input("contact"), contact("380671234567", true));
    assert_eq!(input("contact-of-another"), contact("+380509876543", false));
}

#[test]
fn places_come_as_location_venue_and_live_moves() {
    let place = |latitude, longitude| InputKind::Location(GeoPoint { latitude, longitude });
    assert_eq!(input("location"), place(49.018543, 24.371092));
    assert_eq!(input("venue"), place(49.0201, 24.3699));
    assert!(!turn("location").silent);
    let moved = turn("live-location-moved");
    assert_eq!(moved.input.kind, place(49.018601, 24.371177));
    assert!(moved.silent);
}

#[test]
fn a_press_waits_for_its_answer_also_when_its_message_is_gone() {
    for (name, id) in
        [("callback-query", "2148012345678901234"), ("callback-query-old-message", "2148012345678901235")]
    {
        let turn = turn(name);
        assert_eq!(turn.callback.as_deref(), Some(id));
        assert_eq!(turn.chat_id, 500_100);
        let data = "appeal:019e1f70-4a00-7000-8000-000000000001";
        assert_eq!(turn.input.kind, InputKind::Button(data.to_owned()));
    }
}

#[test]
fn blocking_the_bot_is_an_input() {
    assert_eq!(input("blocked"), InputKind::Blocked);
    assert_eq!(input("unblocked"), InputKind::Unblocked);
}

#[test]
fn what_cannot_be_used_keeps_its_name() {
    assert_eq!(input("sticker"), InputKind::Other("sticker".to_owned()));
    assert!(matches!(input("unknown-message-kind"), InputKind::Other(_)));
}

#[test]
fn a_part_of_unexpected_shape_does_not_fail_the_rest() {
    assert_eq!(input("misshapen-part"), InputKind::Text("Текст усе одно прочитано".to_owned()));
}

#[test]
fn a_new_wording_names_the_message_it_replaces() {
    let Parsed::Turn(turn) = read("edited-text") else { panic!("no turn") };
    let words = "Четвертий день не світить ліхтар на вул. Садовій, 12";
    assert_eq!(turn.input.kind, InputKind::Edited(words.to_owned()));
    assert_eq!((turn.input.message, turn.silent), (Some(55), false));
}

#[test]
fn what_is_not_for_the_dialogue_is_told_apart() {
    assert_eq!(read("group-text"), Parsed::NotPrivate { chat_id: -1_002_233_445_566 });
    for name in ["group-member-joined", "channel-post"] {
        assert_eq!(read(name), Parsed::Ignored, "{name}");
    }
    assert_eq!(read("unknown-update-kind"), Parsed::Unknown);
    assert!(update("unknown-update-kind").other.contains_key("telepathy"));
}

#[test]
fn every_sample_is_read() {
    for entry in std::fs::read_dir(folder()).expect("samples") {
        let path = entry.expect("sample").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("name");
        read(name);
    }
}

#[test]
fn only_an_object_with_a_number_is_an_update() {
    for body in ["", "{", "[]", "17", "{}", r#"{"message":{}}"#, r#"{"update_id":"x"}"#] {
        assert!(Update::from_json(body.as_bytes()).is_err(), "{body}");
    }
    let bare = Update::from_json(br#"{"update_id":1}"#).expect("an update");
    assert_eq!(parse(&bare, Timestamp::UNIX_EPOCH), Parsed::Unknown);
    let broken = Update::from_json(br#"{"update_id":1,"message":{"chat":"?"}}"#).expect("an update");
    assert_eq!(parse(&broken, Timestamp::UNIX_EPOCH), Parsed::Unknown);
}
