//! Calls to the Telegram Bot API. The token is part of every address, so no error, log line or
//! `Debug` of this file ever shows one.

use std::{fmt, io::Write, time::Duration};

use reqwest::{Client, Url};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{answer, render};
pub use crate::error::{DownloadError, SendError};
use crate::{
    error::{describe, redact},
    http,
    message::Message,
};

/// How long a call may take in all; a webhook and a queue both try again.
const CALL: Duration = Duration::from_secs(10);
/// How long a file may take in all: 20 MB at 0.5 MB/s.
const DOWNLOAD: Duration = Duration::from_secs(40);
/// How long opening the connection ahead may take.
const WARM: Duration = Duration::from_secs(2);

/// Where a file can be downloaded for the next hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLocation {
    /// Path below the bot's files.
    pub path: String,
    /// Bytes, where known.
    pub size: Option<u64>,
}

/// The bot itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Bot {
    /// Identity.
    pub id: i64,
    /// Name in links: `https://t.me/<username>`.
    #[serde(default)]
    pub username: Option<String>,
}

/// A bot's access to the Bot API.
#[derive(Clone)]
pub struct TelegramClient {
    api: String,
    token: String,
    http: Client,
    timeout: Duration,
}

impl fmt::Debug for TelegramClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TelegramClient").field("api", &self.api).finish_non_exhaustive()
    }
}

impl TelegramClient {
    /// A client of the Bot API server at `api_url` (usually `https://api.telegram.org`).
    #[must_use]
    pub fn new(api_url: &str, token: &str, http: Client) -> Self {
        Self {
            api: api_url.trim_end_matches('/').to_owned(),
            token: token.trim().to_owned(),
            http,
            timeout: CALL,
        }
    }

    /// The same client with another limit for a whole call.
    #[must_use]
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// Sends a message to a chat.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn send(&self, chat_id: i64, message: &Message) -> Result<(), SendError> {
        self.call("sendMessage", &render::send_message(chat_id, message)).await.map(drop)
    }

    /// Shows photos that Telegram fetches by their links: one, or up to ten as an album.
    ///
    /// # Errors
    /// See [`SendError`]; of an album nothing is shown when one of them cannot be fetched.
    pub async fn show(&self, chat_id: i64, links: &[&str]) -> Result<(), SendError> {
        let (method, call) = render::send_photos(chat_id, links);
        self.call(method, &call).await.map(drop)
    }

    /// Answers a press on a button, which stops its spinner.
    ///
    /// # Errors
    /// See [`SendError`]; a press older than some minutes is `Rejected`.
    pub async fn answer_callback(&self, id: &str) -> Result<(), SendError> {
        self.call("answerCallbackQuery", &json!({ "callback_query_id": id })).await.map(drop)
    }

    /// Asks where a file can be downloaded.
    ///
    /// # Errors
    /// See [`SendError`]; a file above 20 MB is `Rejected`.
    pub async fn get_file(&self, file_id: &str) -> Result<FileLocation, SendError> {
        let file = self.call("getFile", &json!({ "file_id": file_id })).await?;
        let path = file["file_path"]
            .as_str()
            .ok_or_else(|| SendError::Unavailable("getFile without a path".to_owned()))?;
        Ok(FileLocation { path: path.to_owned(), size: file["file_size"].as_u64() })
    }

    /// Downloads a file of at most `limit` bytes, piece by piece.
    ///
    /// # Errors
    /// It is larger, or cannot be had now.
    pub async fn download(
        &self,
        file: &FileLocation,
        limit: u64,
        into: &mut (dyn Write + Send),
    ) -> Result<(), DownloadError> {
        let request = self.http.get(self.file_url(&file.path)?).timeout(DOWNLOAD.max(self.timeout));
        http::download(request, file.size, limit, &self.token, into).await
    }

    /// Tells Telegram where updates go, and with which secret it is to prove itself.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn set_webhook(&self, url: &str, secret: &str) -> Result<(), SendError> {
        let call = json!({
            "url": url,
            "secret_token": secret,
            "max_connections": 100,
            "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
        });
        self.call("setWebhook", &call).await.map(drop)
    }

    /// Fills the menu of commands; pairs of a command and what it does.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn set_my_commands(&self, commands: &[(&str, &str)]) -> Result<(), SendError> {
        let commands: Vec<Value> = commands
            .iter()
            .map(|(command, description)| json!({ "command": command, "description": description }))
            .collect();
        self.call("setMyCommands", &json!({ "commands": commands })).await.map(drop)
    }

    /// The bot itself; also a check of the token.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn get_me(&self) -> Result<Bot, SendError> {
        let me = self.call("getMe", &json!({})).await?;
        serde_json::from_value(me).map_err(|error| SendError::Unavailable(format!("getMe: {error}")))
    }

    /// Opens the connection ahead of the first call. What goes wrong will show at that call.
    pub async fn warm(&self) {
        let _ = self.http.head(&self.api).timeout(WARM).send().await;
    }

    async fn call(&self, method: &str, parameters: &Value) -> Result<Value, SendError> {
        let unavailable = |error: reqwest::Error| {
            SendError::Unavailable(format!("{method}: {}", describe(error, &self.token)))
        };
        let response = self
            .http
            .post(format!("{}/bot{}/{method}", self.api, self.token))
            .timeout(self.timeout)
            .json(parameters)
            .send()
            .await
            .map_err(unavailable)?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(unavailable)?;
        answer::read(status, &body).map_err(|error| match error {
            SendError::Rejected { code, description } => {
                SendError::Rejected { code, description: redact(&description, &self.token) }
            }
            SendError::Unavailable(text) => {
                SendError::Unavailable(format!("{method}: {}", redact(&text, &self.token)))
            }
            other @ (SendError::RetryAfter(_) | SendError::Unreachable) => other,
        })
    }

    fn file_url(&self, path: &str) -> Result<Url, DownloadError> {
        // The parser's own message is dropped: it may quote what it could not read.
        let broken = || DownloadError::Unavailable("the address of the API is no URL".to_owned());
        let mut url = Url::parse(&format!("{}/file/bot{}", self.api, self.token)).map_err(|_| broken())?;
        url.path_segments_mut().map_err(|()| broken())?.extend(path.split('/'));
        Ok(url)
    }
}
