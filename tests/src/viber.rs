//! Viber in the tests: its callbacks, and a server that takes what the bot sends.

use std::{
    collections::VecDeque,
    fmt::Write as _,
    io::{BufRead, BufReader, Read, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use hotline_messengers::message::visible;
use lambda_http::http::{Request, StatusCode};
use serde_json::{Value, json};
use viber_webhook::{handler::handle, signature::sign};

use crate::city::{City, VIBER_TOKEN};

#[derive(Default)]
struct Inbox {
    sent: Vec<Value>,
    statuses: VecDeque<u64>,
}

/// Viber's side of `send_message`; its thread ends with the test's process.
pub struct ViberServer {
    /// Where it answers.
    pub url: String,
    inbox: Arc<Mutex<Inbox>>,
}

impl ViberServer {
    /// A server that accepts every message.
    ///
    /// # Panics
    /// When no port of the loopback can be had.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let inbox = Arc::new(Mutex::new(Inbox::default()));
        let shared = Arc::clone(&inbox);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let inbox = Arc::clone(&shared);
                thread::spawn(move || while serve(&stream, &inbox).is_some() {});
            }
        });
        Self { url, inbox }
    }

    /// The statuses of the next calls; after them everything is accepted.
    ///
    /// # Panics
    /// Never in practice.
    pub fn answers(&self, statuses: &[u64]) {
        self.inbox.lock().expect("no panic").statuses.extend(statuses);
    }

    /// What was accepted for a person so far, in order.
    ///
    /// # Panics
    /// Never in practice.
    #[must_use]
    pub fn sent_to(&self, id: &str) -> Vec<Value> {
        let inbox = self.inbox.lock().expect("no panic");
        inbox.sent.iter().filter(|call| call["receiver"] == id).cloned().collect()
    }
}

/// Answers one request of a connection that is kept alive; `None` when it has ended.
fn serve(stream: &TcpStream, inbox: &Mutex<Inbox>) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut authorised = false;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            if line.trim_end().is_empty() {
                break;
            }
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().ok()?,
            "x-viber-auth-token" => authorised = value == VIBER_TOKEN,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let call: Value = serde_json::from_slice(&body).ok()?;
    let status = {
        let mut inbox = inbox.lock().expect("no panic");
        let status = if authorised { inbox.statuses.pop_front().unwrap_or(0) } else { 2 };
        if status == 0 {
            inbox.sent.push(call);
        }
        status
    };
    let answer =
        json!({ "status": status, "status_message": "x", "message_token": 5_753_750_845_017_966_000_u64 });
    let answer = answer.to_string();
    let mut stream = stream;
    write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{answer}", answer.len()).ok()
}

/// The callback of a message.
#[must_use]
pub fn message(number: u64, from: &str, content: &Value) -> Value {
    let sender = json!({ "id": from, "name": "Олена", "language": "uk", "country": "UA", "api_version": 10 });
    json!({
        "event": "message", "timestamp": 1_790_000_000_000_u64, "chat_hostname": "SN-CHAT-03_",
        "message_token": number, "sender": sender, "message": content, "silent": false,
    })
}

/// The callback of something that happens to a chat.
#[must_use]
pub fn event(number: u64, of: &str, event: &str) -> Value {
    let mut callback =
        json!({ "event": event, "timestamp": 1_790_000_000_000_u64, "message_token": number.to_string() });
    match event {
        "conversation_started" | "subscribed" => {
            callback["user"] = json!({ "id": of, "name": "Олена", "language": "uk", "country": "UA" });
        }
        _ => callback["user_id"] = json!(of),
    }
    callback
}

/// Delivers a callback with its signature; the status, and what the person sees of the answer.
pub async fn deliver(city: &City, id: &str, callback: &Value) -> (StatusCode, String) {
    let before = city.viber.sent_to(id).len();
    let body = callback.to_string();
    let (status, answer) = post(city, Some(&sign(VIBER_TOKEN, body.as_bytes())), &body).await;
    let mut calls = city.viber.sent_to(id).split_off(before);
    if !answer.is_empty() {
        calls.push(serde_json::from_str(&answer).expect("a message"));
    }
    (status, calls.iter().map(seen).collect::<Vec<_>>().join("\n"))
}

/// Posts a body to the webhook; the status and the body of the answer.
///
/// # Panics
/// When the request cannot be made.
pub async fn post(city: &City, signature: Option<&str>, body: &str) -> (StatusCode, String) {
    let mut request = Request::post("/viber/webhook");
    if let Some(signature) = signature {
        request = request.header("x-viber-content-signature", signature);
    }
    let request = request.body(lambda_http::Body::Text(body.to_owned())).expect("a request");
    let response = handle(&city.viber_webhook, request).await;
    let body: &[u8] = response.body();
    (response.status(), String::from_utf8_lossy(body).into_owned())
}

/// A message as a person sees it, buttons in brackets, in rows of six columns.
fn seen(call: &Value) -> String {
    let mut text = call["text"].as_str().unwrap_or_default().to_owned();
    let mut taken = 0;
    for button in call["keyboard"]["Buttons"].as_array().into_iter().flatten() {
        if taken % 6 == 0 {
            text.push('\n');
        }
        taken += button["Columns"].as_u64().unwrap_or(6);
        let _ = write!(text, "[{}] ", visible(button["Text"].as_str().unwrap_or_default()));
    }
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}
