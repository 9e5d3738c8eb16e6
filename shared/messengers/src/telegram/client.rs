//! Calls to the Telegram Bot API. The token is part of every address, so no error, log line or
//! `Debug` of this file ever shows one.

use std::{fmt, time::Duration};

use reqwest::{Client, Url};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{answer, render};
use crate::message::Message;

/// How long a call may take in all; a webhook and a queue both try again.
const CALL: Duration = Duration::from_secs(10);
/// How long a file may take in all: 20 MB at 0.5 MB/s.
const DOWNLOAD: Duration = Duration::from_secs(40);
/// How long opening the connection ahead may take.
const WARM: Duration = Duration::from_secs(2);

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Too many requests (429).
    #[error("asked to wait {0:?}")]
    RetryAfter(Duration),
    /// The person blocked the bot, is gone, or never was.
    #[error("recipient unreachable")]
    Unreachable,
    /// Telegram refuses this call for good.
    #[error("refused: {code} {description}")]
    Rejected {
        /// Telegram's code, e.g. 400.
        code: u16,
        /// Telegram's words.
        description: String,
    },
    /// A passing trouble: network, timeout, 5xx, a token that is not accepted.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

/// Why a file was not downloaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DownloadError {
    /// It has more bytes than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooBig {
        /// The limit.
        limit: u64,
    },
    /// A passing trouble.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

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

    /// Downloads a file of at most `limit` bytes.
    ///
    /// # Errors
    /// It is larger, or cannot be had now.
    pub async fn download(&self, file: &FileLocation, limit: u64) -> Result<Vec<u8>, DownloadError> {
        let too_big = || DownloadError::TooBig { limit };
        let failed = |error: reqwest::Error| DownloadError::Unavailable(self.describe(error));
        if file.size.is_some_and(|size| size > limit) {
            return Err(too_big());
        }
        let request = self.http.get(self.file_url(&file.path)?).timeout(DOWNLOAD.max(self.timeout));
        let mut response = request.send().await.map_err(failed)?;
        if !response.status().is_success() {
            return Err(DownloadError::Unavailable(format!("file: {}", response.status().as_u16())));
        }
        let announced = response.content_length().or(file.size).unwrap_or(0);
        if announced > limit {
            return Err(too_big());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(announced).unwrap_or(0));
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if (bytes.len() + chunk.len()) as u64 > limit {
                return Err(too_big());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
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
        let unavailable =
            |error: reqwest::Error| SendError::Unavailable(format!("{method}: {}", self.describe(error)));
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
                SendError::Rejected { code, description: self.redact(&description) }
            }
            SendError::Unavailable(text) => {
                SendError::Unavailable(format!("{method}: {}", self.redact(&text)))
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

    /// An error with its causes, without the address it happened at.
    fn describe(&self, error: reqwest::Error) -> String {
        let error = error.without_url();
        let mut text = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            text = format!("{text}: {error}");
            cause = error.source();
        }
        self.redact(&text)
    }

    fn redact(&self, text: &str) -> String {
        match self.token.is_empty() {
            true => text.to_owned(),
            false => text.replace(&self.token, "***"),
        }
    }
}
