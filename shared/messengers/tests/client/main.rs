//! The client against a small server: every answer of Telegram has its meaning, and the token
//! never shows.
#![allow(clippy::expect_used, reason = "tests say what went wrong by panicking")]

mod server;
mod viber;

use std::time::Duration;

use hotline_app::ports::{FetchError, MediaSource, Messenger, Picture};
use hotline_domain::{
    ids::{ChannelUser, RegistrationNumber},
    media::{Attachment, FileKind},
    notice::{News, Notice},
};
use hotline_messengers::{
    http::client,
    message::Message,
    telegram::{
        SendError, TelegramClient, TelegramMessenger,
        client::{DownloadError, FileLocation},
    },
    texts::COMMANDS,
};
use serde_json::{Value, json};
use server::{Route, Server};

const TOKEN: &str = "7000000001:AAH-secret_Token";

fn at(url: &str) -> TelegramClient {
    TelegramClient::new(url, TOKEN, client().expect("a client")).with_timeout(Duration::from_millis(500))
}

async fn send(server: &Server) -> Result<(), SendError> {
    at(&server.url).send(42, &Message::plain("<b>Вітаємо</b>")).await
}

async fn refused(status: u16, body: &Value) -> SendError {
    let server = Server::start(vec![server::json("/sendMessage", status, body)]);
    send(&server).await.expect_err("refused")
}

fn error(code: u16, description: &str) -> Value {
    json!({ "ok": false, "error_code": code, "description": description })
}

fn ok(path: &str, result: Value) -> Route {
    server::json(path, 200, &json!({ "ok": true, "result": result }))
}

fn slow() -> Server {
    let route = ok("/sendMessage", json!({}));
    Server::start(vec![Route { delay: Duration::from_secs(2), ..route }])
}

#[tokio::test]
async fn clause_7_photos_are_shown_by_their_links_one_or_as_an_album() {
    let server = Server::start(vec![ok("/sendPhoto", json!({})), ok("/sendMediaGroup", json!([]))]);
    let messenger = TelegramMessenger::new(at(&server.url), "Вишнопіль");
    let picture = |size: u64, content_type: &str, small: Option<&str>| Picture {
        link: format!("https://bucket.example/{size}"),
        content_type: content_type.to_owned(),
        size,
        small: small.map(str::to_owned),
    };
    // What Telegram does not fetch is shown small, or not at all.
    let large = picture(6_000_000, "image/jpeg", Some("https://bucket.example/small"));
    let rare = picture(7, "image/heic", None);
    let usual = picture(5, "image/jpeg", None);
    let to = ChannelUser::telegram(42);
    assert!(messenger.show(&to, &[usual.clone(), rare.clone()]).await.is_ok());
    assert!(messenger.show(&to, &[usual, large]).await.is_ok());
    assert!(messenger.show(&to, &[rare]).await.is_ok());
    let asked = server.asked();
    assert_eq!(asked.len(), 2, "nothing to show is no call");
    assert_eq!(asked[0].body, json!({ "chat_id": 42, "photo": "https://bucket.example/5" }));
    let media = json!([
        { "type": "photo", "media": "https://bucket.example/5" },
        { "type": "photo", "media": "https://bucket.example/small" },
    ]);
    assert_eq!(asked[1].body, json!({ "chat_id": 42, "media": media }));
}

#[tokio::test]
async fn a_message_is_sent_as_html() {
    let server = Server::start(vec![ok("/sendMessage", json!({ "message_id": 1 }))]);
    assert_eq!(send(&server).await, Ok(()));
    let asked = server.asked();
    assert_eq!(asked[0].path, format!("/bot{TOKEN}/sendMessage"));
    assert_eq!(asked[0].body["chat_id"], 42);
    assert_eq!(asked[0].body["text"], "<b>Вітаємо</b>");
    assert_eq!(asked[0].body["parse_mode"], "HTML");
    assert_eq!(asked.len(), 1);
}

#[tokio::test]
async fn too_many_requests_say_how_long_to_wait() {
    let mut body = error(429, "Too Many Requests: retry after 7");
    assert_eq!(refused(429, &body).await, SendError::RetryAfter(Duration::from_secs(1)));
    body["parameters"] = json!({ "retry_after": 7 });
    assert_eq!(refused(429, &body).await, SendError::RetryAfter(Duration::from_secs(7)));
}

#[tokio::test]
async fn who_blocked_the_bot_or_is_gone_is_unreachable() {
    for (code, words) in [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
    ] {
        assert_eq!(refused(code, &error(code, words)).await, SendError::Unreachable, "{words}");
    }
}

#[tokio::test]
async fn other_refusals_of_access_are_passing() {
    for (code, words) in
        [(403, "Forbidden: bot can't initiate conversation with a user"), (401, "Unauthorized")]
    {
        let error = refused(code, &error(code, words)).await;
        assert_eq!(error, SendError::Unavailable(format!("sendMessage: {code} {words}")));
    }
}

#[tokio::test]
async fn a_bad_message_is_rejected_with_telegrams_words() {
    let description = "Bad Request: can't parse entities".to_owned();
    let error = refused(400, &error(400, &description)).await;
    assert_eq!(error, SendError::Rejected { code: 400, description });
}

#[tokio::test]
async fn a_broken_server_is_unavailable_whatever_it_says() {
    let json = refused(500, &error(500, "Internal Server Error")).await;
    assert_eq!(json, SendError::Unavailable("sendMessage: 500 Internal Server Error".to_owned()));
    let page = Server::start(vec![server::bytes("/sendMessage", 502, b"<html>Bad Gateway</html>")]);
    let page = send(&page).await.expect_err("refused");
    assert_eq!(page, SendError::Unavailable("sendMessage: 502".to_owned()));
    let nonsense = Server::start(vec![server::bytes("/sendMessage", 200, b"hello")]);
    assert!(matches!(send(&nonsense).await, Err(SendError::Unavailable(_))));
}

#[tokio::test]
async fn a_slow_server_is_given_up() {
    let error = send(&slow()).await.expect_err("too slow");
    assert!(matches!(&error, SendError::Unavailable(why) if why.contains("timed out")), "{error:?}");
}

#[tokio::test]
async fn the_token_never_shows_in_an_error() {
    let slow = slow();
    let echo = |code| server::json("/sendMessage", code, &error(code, &format!("no /bot{TOKEN}/")));
    let (gone, bad) = (Server::start(vec![echo(404)]), Server::start(vec![echo(400)]));
    let file = FileLocation { path: "photos/file_1.jpg".to_owned(), size: None };
    for url in [
        slow.url.as_str(),
        &gone.url,
        &bad.url,
        "http://127.0.0.1:1",
        "https://127.0.0.1:1",
        "http://no-such-host.invalid",
        "no address",
        "mailto:x",
    ] {
        let client = at(url);
        client.warm().await;
        let sent = client.send(1, &Message::plain("x")).await.expect_err(url);
        let fetched = client.download(&file, 10, &mut Vec::new()).await.expect_err(url);
        for text in [format!("{sent} {sent:?}"), format!("{fetched} {fetched:?}"), format!("{client:?}")] {
            assert!(!text.contains("secret") && !text.contains("7000000001"), "{text}");
        }
    }
}

fn with_file(size: usize) -> Server {
    Server::start(vec![
        ok("/getFile", json!({ "file_id": "F", "file_path": "photos/file 1.jpg" })),
        server::bytes(&format!("/file/bot{TOKEN}/photos/file%201.jpg"), 200, &vec![7; size]),
    ])
}

fn photo() -> Attachment {
    Attachment { kind: FileKind::Photo, source: "F".to_owned(), name: None, content_type: None, size: None }
}

#[tokio::test]
async fn a_file_is_fetched_up_to_its_limit() {
    let server = with_file(100);
    let client = at(&server.url);
    let mut bytes = Vec::new();
    client.fetch(&ChannelUser::telegram(1), &photo(), 100, &mut bytes).await.expect("a file");
    assert_eq!(bytes, vec![7; 100]);
    let location = client.get_file("F").await.expect("a place");
    assert_eq!(client.download(&location, 99, &mut bytes).await, Err(DownloadError::TooBig { limit: 99 }));
    let told = FileLocation { size: Some(200), ..location };
    assert_eq!(client.download(&told, 150, &mut bytes).await, Err(DownloadError::TooBig { limit: 150 }));
}

#[tokio::test]
async fn a_file_telegram_does_not_hand_over_is_gone() {
    let fetched = async |words: &str| {
        let server = Server::start(vec![server::json("/getFile", 400, &error(400, words))]);
        at(&server.url).fetch(&ChannelUser::telegram(1), &photo(), 100, &mut Vec::new()).await
    };
    for (words, reason) in [
        ("Bad Request: file is too big", "Файл завеликий: більше ніж 20 МБ."),
        ("Bad Request: wrong file_id", "Telegram більше не віддає цей файл."),
    ] {
        match fetched(words).await {
            Err(FetchError::Gone(text)) => assert_eq!(text, reason),
            other => panic!("{other:?}"),
        }
    }
    let passing = fetched("Bad Request: wrong file_id or the file is temporarily unavailable").await;
    assert!(matches!(passing, Err(FetchError::Unavailable(_))));
}

#[tokio::test]
async fn clause_3_2_a_notice_is_delivered_to_the_private_chat() {
    let server = Server::start(vec![ok("/sendMessage", json!({}))]);
    let messenger = TelegramMessenger::new(at(&server.url), "Вишнопіль");
    let notice = Notice { number: RegistrationNumber::new(2026, 1, "Коваль"), news: News::InWork };
    let to = ChannelUser::telegram(9_000_000_000);
    assert!(messenger.deliver(&to, &notice).await.is_ok());
    assert_eq!(server.asked()[0].body["chat_id"], 9_000_000_000_i64);
}

#[tokio::test]
async fn the_bot_is_set_up() {
    let server = Server::start(vec![
        ok("/setWebhook", json!(true)),
        ok("/setMyCommands", json!(true)),
        ok("/answerCallbackQuery", json!(true)),
        ok("/getMe", json!({ "id": 7_000_000_001_i64, "is_bot": true, "username": "hotline_bot" })),
    ]);
    let client = at(&format!("{}/", server.url));
    assert_eq!(client.set_webhook("https://example.org/telegram/webhook", "sample").await, Ok(()));
    assert_eq!(client.set_my_commands(&COMMANDS).await, Ok(()));
    assert_eq!(client.answer_callback("2148012345678901234").await, Ok(()));
    let me = client.get_me().await.expect("the bot");
    assert_eq!((me.id, me.username.as_deref()), (7_000_000_001, Some("hotline_bot")));
    let webhook = &server.asked()[0].body;
    assert_eq!(webhook["secret_token"], "sample");
    assert_eq!(
        webhook["allowed_updates"],
        json!(["message", "edited_message", "callback_query", "my_chat_member"])
    );
}
