//! Viber's client: HTTP says 200 whatever happens, so the status tells.

use std::time::Duration;

use hotline_app::ports::{DeliveryError, FetchError, MediaSource, Messenger, Picture};
use hotline_domain::{
    ids::{ChannelUser, RegistrationNumber},
    media::{Attachment, FileKind},
    notice::{News, Notice},
};
use hotline_messengers::{
    channels::ByChannel,
    error::SendError,
    http::client,
    message::{Button, Keyboard, Message},
    viber::{ViberClient, ViberMessenger},
};
use serde_json::{Value, json};

use crate::server::{self, Route, Server};

const TOKEN: &str = "viber-token-secret-0123";
const WHO: &str = "01234567890A/bcDEfghIj==";

fn at(url: &str) -> ViberClient {
    let http = client().expect("a client");
    ViberClient::new(url, TOKEN, "Вишнопіль", http).with_timeout(Duration::from_millis(500))
}

fn answer(path: &str, status: u64) -> Route {
    let words = format!("no receiver {WHO} for {TOKEN}");
    server::json(path, 200, &json!({ "status": status, "status_message": words }))
}

async fn send(server: &Server) -> Result<(), SendError> {
    at(&server.url).send(WHO, &Message::plain("<b>Вітаємо</b> &amp; дякуємо")).await
}

async fn sent(status: u64) -> Result<(), SendError> {
    send(&Server::start(vec![answer("/send_message", status)])).await
}

#[tokio::test]
async fn a_message_is_sent_as_plain_text_in_the_citys_name() {
    let server = Server::start(vec![answer("/send_message", 0)]);
    assert_eq!(send(&server).await, Ok(()));
    let asked = server.asked();
    assert_eq!((asked.len(), asked[0].path.as_str()), (1, "/pa/send_message"));
    assert!(asked[0].headers.iter().any(|header| header == &format!("x-viber-auth-token: {TOKEN}")));
    assert_eq!(asked[0].body["receiver"], WHO);
    assert_eq!(asked[0].body["sender"], json!({ "name": "Вишнопіль" }));
    assert_eq!(asked[0].body["text"], "Вітаємо & дякуємо");
}

#[tokio::test]
async fn who_left_or_never_was_is_unreachable() {
    for status in [5, 6, 11] {
        assert_eq!(sent(status).await, Err(SendError::Unreachable), "{status}");
    }
}

#[tokio::test]
async fn too_many_requests_and_unknown_statuses_are_passing() {
    assert!(matches!(sent(12).await, Err(SendError::RetryAfter(pause)) if pause < Duration::from_secs(5)));
    for status in [21, 999, u64::MAX] {
        let words = format!("send_message: status {status}");
        assert_eq!(sent(status).await, Err(SendError::Unavailable(words)));
    }
}

#[tokio::test]
async fn a_bot_out_of_order_is_for_people_to_mend_and_the_message_waits() {
    for status in [2, 7, 8, 9, 10, 15] {
        assert!(matches!(sent(status).await, Err(SendError::Unavailable(_))), "{status}");
    }
}

#[tokio::test]
async fn a_bad_message_is_rejected_for_good() {
    for status in [1, 3, 4, 13, 14, 16, 17, 18, 19, 20] {
        let code = u16::try_from(status).expect("small");
        assert!(
            matches!(sent(status).await, Err(SendError::Rejected { code: c, .. }) if c == code),
            "{status}"
        );
    }
}

#[tokio::test]
async fn an_old_viber_gets_the_message_without_the_buttons_it_does_not_know() {
    let server = Server::start(vec![answer("/send_message", 13)]);
    let rows = vec![vec![Button::RequestContact("Номер".into())], vec![Button::Text("Назад".into())]];
    let message = Message::plain("х").with(Keyboard::Reply(rows));
    assert!(at(&server.url).send(WHO, &message).await.is_err());
    let asked = server.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!(
        (&asked[0].body["min_api_version"], &asked[1].body["min_api_version"]),
        (&json!(3), &Value::Null)
    );
    assert_eq!(asked[1].body["keyboard"]["Buttons"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_broken_or_slow_server_is_unavailable() {
    for (status, body) in
        [(502, &b"<html>Bad Gateway</html>"[..]), (200, b"hello"), (500, br#"{"status":0}"#)]
    {
        let server = Server::start(vec![server::bytes("/send_message", status, body)]);
        assert_eq!(send(&server).await, Err(SendError::Unavailable(format!("send_message: HTTP {status}"))));
    }
    let slow = Route { delay: Duration::from_secs(2), ..answer("/send_message", 0) };
    let error = send(&Server::start(vec![slow])).await.expect_err("too slow");
    assert!(matches!(&error, SendError::Unavailable(why) if why.contains("timed out")), "{error:?}");
}

#[tokio::test]
async fn neither_the_token_nor_the_receiver_shows_in_an_error() {
    let servers = [2, 3, 5, 12, 999].map(|status| Server::start(vec![answer("/send_message", status)]));
    let urls = servers.iter().map(|server| server.url.as_str());
    for url in urls.chain(["http://127.0.0.1:1", "https://127.0.0.1:1", "no address", "mailto:x"]) {
        let client = at(url);
        client.warm().await;
        let error = client.send(WHO, &Message::plain("x")).await.expect_err(url);
        for text in [format!("{error} {error:?}"), format!("{client:?}")] {
            assert!(!text.contains("secret") && !text.contains(WHO), "{text}");
        }
    }
}

fn photo(source: String, size: Option<u64>) -> Attachment {
    Attachment { kind: FileKind::Photo, source, name: None, content_type: None, size }
}

#[tokio::test]
async fn a_file_is_fetched_from_its_link_up_to_its_limit() {
    let server = Server::start(vec![server::bytes("/lamp.jpg?Expires=1", 200, &[7; 100])]);
    let link = format!("{}/lamp.jpg?Expires=1", server.url);
    let fetched = async |size, limit| {
        let mut bytes = Vec::new();
        let photo = photo(link.clone(), size);
        at(&server.url).fetch(&ChannelUser::viber(WHO), &photo, limit, &mut bytes).await.map(|()| bytes)
    };
    assert_eq!(fetched(Some(100), 100).await.expect("a file"), vec![7; 100]);
    for (size, limit) in [(None, 99), (Some(200), 150)] {
        let refused = fetched(size, limit).await;
        assert!(matches!(refused, Err(FetchError::Gone(reason)) if reason.contains("завеликий")));
    }
    let asked = &server.asked()[0];
    assert!(!asked.headers.iter().any(|header| header.contains(TOKEN)), "the token is for the API alone");
}

#[tokio::test]
async fn a_link_that_expired_or_is_no_link_of_viber_is_gone() {
    let server = Server::start(vec![
        server::bytes("/expired", 403, b""),
        server::bytes("/broken", 500, b""),
        server::bytes("/elsewhere", 302, b""),
    ]);
    let fetched = async |api: &str, link: String| {
        at(api).fetch(&ChannelUser::viber(WHO), &photo(link, None), 100, &mut Vec::new()).await
    };
    for path in ["expired", "never-was"] {
        let gone = fetched(&server.url, format!("{}/{path}", server.url)).await;
        assert!(matches!(gone, Err(FetchError::Gone(reason)) if reason.contains("години")), "{path}");
    }
    for path in ["broken", "elsewhere"] {
        let passing = fetched(&server.url, format!("{}/{path}", server.url)).await;
        assert!(matches!(passing, Err(FetchError::Unavailable(_))), "{path}");
    }
    for link in [format!("{}/lamp.jpg", server.url), "file:///etc/passwd".to_owned(), "no link".to_owned()] {
        let refused = fetched("https://chatapi.viber.com", link).await;
        assert!(matches!(refused, Err(FetchError::Gone(_))), "plain HTTP is for one machine alone");
    }
}

fn notice() -> Notice {
    Notice { number: RegistrationNumber::new(2026, 1, "Коваль"), news: News::InWork }
}

/// Stands for the other messenger, which must not be asked.
struct Nobody;

#[async_trait::async_trait]
impl Messenger for Nobody {
    async fn deliver(&self, to: &ChannelUser, _: &Notice) -> Result<(), DeliveryError> {
        Err(DeliveryError::Rejected(to.channel.code().to_owned()))
    }

    async fn show(&self, to: &ChannelUser, _: &[Picture]) -> Result<(), DeliveryError> {
        Err(DeliveryError::Rejected(to.channel.code().to_owned()))
    }
}

#[tokio::test]
async fn clause_7_pictures_go_to_viber_one_by_one_by_their_small_links() {
    let server = Server::start(vec![answer("/send_message", 0)]);
    let both = ByChannel {
        telegram: Nobody, viber: Some(ViberMessenger::new(at(&server.url), "Вишнопіль"))
    };
    let picture = |small: Option<&str>| Picture {
        link: "https://bucket.example/large".to_owned(),
        content_type: "image/png".to_owned(),
        size: 3_000_000,
        small: small.map(str::to_owned),
    };
    let pictures = [picture(Some("https://b/1.jpg")), picture(None), picture(Some("https://b/2.jpg"))];
    assert!(both.show(&ChannelUser::viber(WHO), &pictures).await.is_ok());
    let asked = server.asked();
    let media: Vec<_> = asked.iter().map(|call| call.body["media"].clone()).collect();
    assert_eq!(media, ["https://b/1.jpg", "https://b/2.jpg"]);
    assert_eq!((&asked[0].body["type"], &asked[0].body["receiver"]), (&json!("picture"), &json!(WHO)));
    let refused = both.show(&ChannelUser::telegram(1), &pictures).await;
    assert!(matches!(refused, Err(DeliveryError::Rejected(_))), "the other messenger is asked");
}

#[tokio::test]
async fn clause_3_2_a_notice_goes_to_the_messenger_the_citizen_wrote_from() {
    let server = Server::start(vec![answer("/send_message", 0)]);
    let both = ByChannel {
        telegram: Nobody, viber: Some(ViberMessenger::new(at(&server.url), "Вишнопіль"))
    };
    assert!(both.deliver(&ChannelUser::viber(WHO), &notice()).await.is_ok());
    let asked = server.asked();
    assert_eq!(asked[0].body["receiver"], WHO);
    assert!(asked[0].body["text"].as_str().is_some_and(|text| text.contains("К-1/2026")));
    let telegram = both.deliver(&ChannelUser::telegram(1), &notice()).await;
    assert!(matches!(telegram, Err(DeliveryError::Rejected(code)) if code == "telegram"));
}

#[tokio::test]
async fn without_a_bot_in_viber_its_messages_fail_and_say_why() {
    let only: ByChannel<Nobody, ViberMessenger> = ByChannel { telegram: Nobody, viber: None };
    let error = only.deliver(&ChannelUser::viber(WHO), &notice()).await.expect_err("no bot");
    assert!(matches!(error, DeliveryError::Unavailable(why) if why.contains("no Viber bot")));
}

#[tokio::test]
async fn the_bot_is_set_up() {
    let account =
        json!({ "status": 0, "status_message": "ok", "id": "pa:1", "name": "Вишнопіль", "uri": "vyshnopil" });
    let server =
        Server::start(vec![answer("/set_webhook", 0), server::json("/get_account_info", 200, &account)]);
    let client = at(&format!("{}/", server.url));
    assert_eq!(client.set_webhook("https://example.org/viber/webhook").await, Ok(()));
    let account = client.get_account_info().await.expect("the bot");
    assert_eq!(
        (account.name.as_str(), account.uri.as_deref(), account.webhook),
        ("Вишнопіль", Some("vyshnopil"), None)
    );
    let webhook = &server.asked()[0].body;
    assert_eq!(webhook["url"], "https://example.org/viber/webhook");
    assert_eq!(webhook["send_name"], false);
}
