//! People of a journey: citizens who write, staff who work.

use std::{
    fmt::Write,
    sync::atomic::{AtomicU64, Ordering},
};

use axum::body::Body;
use hotline_app::ports::Cards;
use hotline_domain::ids::{AppealId, Channel, ChannelUser};
use hotline_messengers::message::visible;
use lambda_http::http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::{
    accounts::ReadableTokens,
    city::{City, SECRET},
    viber,
};

/// What a citizen says from the first word to the summary of an appeal.
pub const ANSWERS: [&str; 11] = [
    "/start",
    "✅ Погоджуюсь",
    "Коваль",
    "Олена",
    "Іванівна",
    "вул. Садова, 12",
    "067 123 45 67",
    "Вуличне освітлення",
    "Не світять ліхтарі",
    "➡️ Далі",
    "➡️ Далі",
];
/// How many of the answers lead to the question of photos and files.
pub const TO_MATERIALS: usize = 10;

/// A citizen in a private chat with the bot.
pub struct Citizen<'a> {
    city: &'a City,
    /// The messenger.
    pub channel: Channel,
    /// Id of the chat and of the person.
    pub chat: i64,
    next: AtomicU64,
}

impl<'a> Citizen<'a> {
    pub(crate) fn new(city: &'a City, channel: Channel, chat: i64) -> Self {
        // Viber's numbers are beyond what a double holds.
        let first = match channel {
            Channel::Telegram => 1_000_000,
            Channel::Viber => 5_753_750_845_017_966_998,
        };
        Self { city, channel, chat, next: AtomicU64::new(first) }
    }

    /// Address of the chat.
    #[must_use]
    pub fn address(&self) -> ChannelUser {
        match self.channel {
            Channel::Telegram => ChannelUser::telegram(self.chat),
            Channel::Viber => ChannelUser::viber(format!("{:022}==", self.chat)),
        }
    }

    /// Sends a text or presses a button; the reply as a person sees it, buttons in brackets.
    pub async fn says(&self, text: &str) -> String {
        self.sends(self.text(text)).await
    }

    /// The content of a message that says something.
    #[must_use]
    pub fn text(&self, text: &str) -> Value {
        match self.channel {
            Channel::Telegram => json!({ "text": text }),
            Channel::Viber => json!({ "type": "text", "text": text }),
        }
    }

    /// The content of a message with a photo, each `name` another one.
    #[must_use]
    pub fn photo(&self, name: &str, caption: &str) -> Value {
        match self.channel {
            Channel::Telegram => {
                json!({ "photo": [{ "file_id": name, "width": 1, "height": 1 }], "caption": caption })
            }
            Channel::Viber => json!({
                "type": "picture", "media": format!("https://dl-media.viber.com/{name}.jpg"),
                "thumbnail": format!("https://dl-media.viber.com/{name}_thumb.jpg"),
                "file_name": format!("{name}.jpg"), "size": 48_211, "text": caption,
            }),
        }
    }

    /// The content of a message with a place.
    #[must_use]
    pub fn place(&self, latitude: f64, longitude: f64) -> Value {
        match self.channel {
            Channel::Telegram => json!({ "location": { "latitude": latitude, "longitude": longitude } }),
            Channel::Viber => {
                json!({ "type": "location", "location": { "lat": latitude, "lon": longitude } })
            }
        }
    }

    /// Says one thing after another; the last reply.
    pub async fn says_all(&self, texts: &[&str]) -> String {
        let mut reply = String::new();
        for text in texts {
            reply = self.says(text).await;
        }
        reply
    }

    /// Sends a message with the given content.
    pub async fn sends(&self, content: Value) -> String {
        let update = self.update(content);
        let (status, reply) = self.deliver(&update).await;
        assert_eq!(status, StatusCode::OK);
        reply
    }

    /// The next update of this chat with the given content of a message.
    pub fn update(&self, content: Value) -> Value {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        if self.channel == Channel::Viber {
            return viber::message(number, &self.address().id, &content);
        }
        let mut message = json!({
            "message_id": number,
            "date": 1_790_000_000,
            "chat": { "id": self.chat, "type": "private", "first_name": "Олена" },
            "from": { "id": self.chat, "is_bot": false, "first_name": "Олена" },
        });
        if let (Some(message), Value::Object(content)) = (message.as_object_mut(), content) {
            message.extend(content);
        }
        json!({ "update_id": number, "message": message })
    }

    /// Edits a message that was sent before; the reply.
    pub async fn edits(&self, sent: &Value, text: &str) -> String {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let mut message = sent["message"].clone();
        message["text"] = json!(text);
        message["edit_date"] = json!(1_790_000_100);
        let (status, reply) = self.deliver(&json!({ "update_id": number, "edited_message": message })).await;
        assert_eq!(status, StatusCode::OK);
        reply
    }

    /// Presses an inline button by its data; the reply.
    pub async fn presses(&self, data: &str) -> String {
        match self.channel {
            Channel::Viber => self.says(&format!("press:{data}")).await,
            Channel::Telegram => {
                let number = self.next.fetch_add(1, Ordering::Relaxed);
                let query = json!({
                    "id": number.to_string(), "data": data,
                    "from": { "id": self.chat, "is_bot": false, "first_name": "Олена" },
                    "message": { "message_id": 1, "date": 0, "chat": { "id": self.chat, "type": "private" } },
                });
                let (status, reply) =
                    self.deliver(&json!({ "update_id": number, "callback_query": query })).await;
                assert_eq!(status, StatusCode::OK);
                reply
            }
        }
    }

    /// Lets this many updates go to other chats: numbers are common to all of them.
    pub fn skips(&self, updates: u64) {
        self.next.fetch_add(updates, Ordering::Relaxed);
    }

    /// Delivers an update to the webhook; the status and the reply.
    pub async fn deliver(&self, update: &Value) -> (StatusCode, String) {
        match self.channel {
            Channel::Telegram => post_update(self.city, Some(SECRET), &update.to_string()).await,
            Channel::Viber => viber::deliver(self.city, &self.address().id, update).await,
        }
    }

    /// Something happens to the chat in Viber; the status and the reply.
    pub async fn viber_event(&self, event: &str) -> (StatusCode, String) {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.deliver(&viber::event(number, &self.address().id, event)).await
    }

    /// The card of the newest appeal.
    pub async fn card(&self) -> AppealId {
        let cards = self.city.store.of_applicant(&self.address(), 1).await.expect("a table");
        cards.first().expect("an appeal").id
    }

    /// Files an appeal from consent to number; the last reply.
    pub async fn files_an_appeal(&self) -> String {
        self.says_all(&ANSWERS).await;
        self.says("✅ Подати звернення").await
    }
}

/// Posts a body to the webhook; the status and the reply as a person sees it.
pub async fn post_update(city: &City, secret: Option<&str>, body: &str) -> (StatusCode, String) {
    let mut request = lambda_http::http::Request::post("/telegram/webhook");
    if let Some(secret) = secret {
        request = request.header("x-telegram-bot-api-secret-token", secret);
    }
    let request = request.body(lambda_http::Body::Text(body.to_owned())).expect("a request");
    let response = telegram_webhook::handler::handle(&city.webhook, request).await;
    let status = response.status();
    let body: &[u8] = response.body();
    let reply = if body.is_empty() {
        String::new()
    } else {
        seen(&serde_json::from_slice(body).expect("a method call"))
    };
    (status, reply)
}

/// A text with the year of registration numbers left out, so that it holds in any year.
#[must_use]
pub fn timeless(text: &str) -> String {
    let year = hotline_domain::deadline::date_in_kyiv(hotline_app::clock::now()).year();
    text.replace(&format!("/{year}"), "/РІК")
}

/// A `sendMessage` as a person sees it.
fn seen(call: &Value) -> String {
    let mut text = visible(call["text"].as_str().unwrap_or_default());
    let markup = &call["reply_markup"];
    for rows in [&markup["keyboard"], &markup["inline_keyboard"]] {
        for row in rows.as_array().into_iter().flatten() {
            text.push('\n');
            for button in row.as_array().into_iter().flatten() {
                let _ = write!(text, "[{}] ", button["text"].as_str().unwrap_or_default());
            }
        }
    }
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// A signed-in member of staff.
pub struct Staff<'a> {
    pub(crate) city: &'a City,
    pub(crate) id: &'a str,
}

impl Staff<'_> {
    /// Reads from the API.
    pub async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.call("GET", path, None).await
    }

    /// Sends to the API.
    pub async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        self.call("POST", path, Some(body)).await
    }

    /// Puts something at an address of the API.
    pub async fn put(&self, path: &str, body: Value) -> (StatusCode, Value) {
        self.call("PUT", path, Some(body)).await
    }

    /// Sends to the API under this key of the intended action.
    pub async fn post_as(&self, key: &str, path: &str, body: Value) -> (StatusCode, Value) {
        let headers = [("idempotency-key", key)];
        call_api_with(self.city, "POST", path, Some(body), Some(&self.token()), &headers).await
    }

    /// A card as this person sees it.
    pub async fn opens(&self, id: AppealId) -> Value {
        let (status, card) = self.get(&format!("/api/appeals/{id}")).await;
        assert_eq!(status, StatusCode::OK, "{card}");
        card
    }

    /// Takes a step on the card's present version and lets everything follow.
    pub async fn does(&self, id: AppealId, step: &str, mut body: Value) -> (StatusCode, Value) {
        let (_, card) = self.get(&format!("/api/appeals/{id}")).await;
        body["version"] = card["version"].clone();
        let answer = self.post(&format!("/api/appeals/{id}/{step}"), body).await;
        self.city.settle(id).await;
        answer
    }

    /// The steps open to this person on a card.
    pub async fn can(&self, id: AppealId) -> Vec<String> {
        let card = self.opens(id).await;
        let actions = card["allowed_actions"].as_array().cloned().unwrap_or_default();
        actions.iter().filter_map(|action| action["action"].as_str().map(str::to_owned)).collect()
    }

    async fn call(&self, method: &str, path: &str, body: Option<Value>) -> (StatusCode, Value) {
        call_api(self.city, method, path, body, Some(&self.token())).await
    }

    /// The token that the sign-in service gives this person.
    #[must_use]
    pub fn token(&self) -> String {
        ReadableTokens::of(self.id, &self.city.sign_in.groups(&self.id.into()))
    }
}

/// Calls the API as API Gateway would, with this access token and a fresh key.
pub async fn call_api(
    city: &City,
    method: &str,
    path: &str,
    body: Option<Value>,
    token: Option<&str>,
) -> (StatusCode, Value) {
    let key = uuid::Uuid::new_v4().to_string();
    call_api_with(city, method, path, body, token, &[("idempotency-key", &key)]).await
}

/// Address from which everybody calls in tests.
pub const ADDRESS: &str = "192.0.2.17";

/// The same with these headers beside the usual ones.
pub async fn call_api_with(
    city: &City,
    method: &str,
    path: &str,
    body: Option<Value>,
    token: Option<&str>,
    more: &[(&str, &str)],
) -> (StatusCode, Value) {
    let mut headers = json!({ "content-type": "application/json", "host": "localhost" });
    if let Some(token) = token {
        headers["authorization"] = json!(format!("Bearer {token}"));
    }
    for (name, value) in more {
        headers[*name] = json!(value);
    }
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let event = json!({
        "version": "2.0",
        "routeKey": "ANY /api/{proxy+}",
        "rawPath": path,
        "rawQueryString": query,
        "headers": headers,
        "requestContext": {
            "accountId": "000000000000", "apiId": "api", "domainName": "localhost", "domainPrefix": "api",
            "http": { "method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": ADDRESS, "userAgent": "tests" },
            "requestId": "1", "routeKey": "ANY /api/{proxy+}", "stage": "$default",
            "time": "24/Nov/2026:10:00:00 +0000", "timeEpoch": 1_795_514_400_000_u64,
        },
        "body": body.map(|body| body.to_string()),
        "isBase64Encoded": false,
    });
    let request = lambda_http::request::from_str(&event.to_string()).expect("an event");
    let (parts, body) = request.into_parts();
    let bytes: &[u8] = &body;
    let request = Request::from_parts(parts, Body::from(bytes.to_vec()));
    let function = if path.starts_with("/api/admin/") { &city.admin } else { &city.api };
    let response = function.clone().oneshot(request).await.expect("infallible");
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}
