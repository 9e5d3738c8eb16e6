//! Calls to the Viber REST Bot API. The token travels in a header; no error, log line or `Debug` of
//! this file ever shows it.

use std::{fmt, io::Write, time::Duration};

use reqwest::{Client, Url};
use serde_json::{Map, Value, json};

use super::{answer, render};
use crate::{
    error::{DownloadError, SendError, describe},
    http,
    message::Message,
};

/// How long a call may take in all; the webhook and the queue both try again.
const CALL: Duration = Duration::from_secs(8);
/// How long a file may take in all.
const DOWNLOAD: Duration = Duration::from_secs(20);
/// How long opening the connection ahead may take.
const WARM: Duration = Duration::from_secs(2);
/// The events the bot lives by, besides messages: each one costs an invocation.
const EVENTS: [&str; 4] = ["conversation_started", "subscribed", "unsubscribed", "failed"];

/// The bot itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Name shown to people.
    pub name: String,
    /// Name in links: `viber://pa?chatURI=<uri>`.
    pub uri: Option<String>,
    /// Where callbacks go.
    pub webhook: Option<String>,
}

/// A bot's access to the REST Bot API.
#[derive(Clone)]
pub struct ViberClient {
    api: String,
    token: String,
    sender: String,
    http: Client,
    timeout: Duration,
}

impl fmt::Debug for ViberClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ViberClient").field("api", &self.api).finish_non_exhaustive()
    }
}

impl ViberClient {
    /// A client of the API at `api_url` (usually `https://chatapi.viber.com`) that writes in the
    /// name of `sender`.
    #[must_use]
    pub fn new(api_url: &str, token: &str, sender: &str, http: Client) -> Self {
        Self {
            api: api_url.trim_end_matches('/').to_owned(),
            token: token.trim().to_owned(),
            sender: sender.to_owned(),
            http,
            timeout: CALL,
        }
    }

    /// The same client with another limit for a whole call.
    #[must_use]
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// Sends a message to a subscriber.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn send(&self, receiver: &str, message: &Message) -> Result<(), SendError> {
        match self.send_once(receiver, message).await {
            // The person's Viber is too old for a button that shares a phone or a place.
            Err(SendError::Rejected { code: 13 | 14, .. }) if render::has_pickers(message) => {
                self.send_once(receiver, &render::without_pickers(message)).await
            }
            result => result,
        }
    }

    async fn send_once(&self, receiver: &str, message: &Message) -> Result<(), SendError> {
        let call = render::send_message(receiver, &self.sender, message);
        self.call("send_message", &call).await.map(drop)
    }

    /// Shows a picture that Viber fetches by its link.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn show(&self, receiver: &str, link: &str) -> Result<(), SendError> {
        let call = render::send_picture(receiver, &self.sender, link);
        self.call("send_message", &call).await.map(drop)
    }

    /// The same message as the body of the webhook's response, for who only opened the chat.
    #[must_use]
    pub fn welcome(&self, message: &Message) -> Value {
        render::welcome(&self.sender, message)
    }

    /// Tells Viber where callbacks go; it calls back at once and wants 200. Names and pictures of
    /// people are not asked for.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn set_webhook(&self, url: &str) -> Result<(), SendError> {
        let call = json!({ "url": url, "event_types": EVENTS, "send_name": false, "send_photo": false });
        self.call("set_webhook", &call).await.map(drop)
    }

    /// Asks who the bot is.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn get_account_info(&self) -> Result<Account, SendError> {
        let account = self.call("get_account_info", &json!({})).await?;
        let text = |key: &str| account.get(key).and_then(Value::as_str).map(str::to_owned);
        Ok(Account { name: text("name").unwrap_or_default(), uri: text("uri"), webhook: text("webhook") })
    }

    /// Downloads a file of at most `limit` bytes, of which Viber announced `size`, piece by
    /// piece.
    ///
    /// # Errors
    /// It is larger, gone, or cannot be had now.
    pub async fn download(
        &self,
        media: &str,
        size: Option<u64>,
        limit: u64,
        into: &mut (dyn Write + Send),
    ) -> Result<(), DownloadError> {
        // Plain HTTP only where the API itself is reached so: on one machine.
        let local = self.api.starts_with("http://");
        let url = Url::parse(media)
            .ok()
            .filter(|url| url.scheme() == "https" || (local && url.scheme() == "http"))
            .ok_or(DownloadError::Gone)?;
        http::download(self.http.get(url).timeout(DOWNLOAD), size, limit, &self.token, into).await
    }

    /// Opens the connection ahead of the first call. What goes wrong will show at that call.
    pub async fn warm(&self) {
        let _ = self.http.head(&self.api).timeout(WARM).send().await;
    }

    async fn call(&self, call: &str, body: &Value) -> Result<Map<String, Value>, SendError> {
        let unavailable = |error: reqwest::Error| {
            SendError::Unavailable(format!("{call}: {}", describe(error, &self.token)))
        };
        let response = self
            .http
            .post(format!("{}/pa/{call}", self.api))
            .header("X-Viber-Auth-Token", &self.token)
            .timeout(self.timeout)
            .json(body)
            .send()
            .await
            .map_err(unavailable)?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(unavailable)?;
        answer::read(call, status, &body)
    }
}
