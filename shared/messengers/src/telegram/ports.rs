//! Telegram as the use cases see it: a messenger for notices and a source of files.

use std::io::Write;

use async_trait::async_trait;
use hotline_app::ports::{DeliveryError, FetchError, MediaSource, Messenger, Picture, Reminding};
use hotline_domain::{
    directory::Directory,
    ids::{Channel, ChannelUser},
    media::Attachment,
    notice::Notice,
};

use super::client::{DownloadError, SendError, TelegramClient};
use crate::{
    error::too_big,
    texts::{Texts, reminder},
};

/// Delivers notices by Telegram.
#[derive(Debug, Clone)]
pub struct TelegramMessenger {
    client: TelegramClient,
    city: String,
}

impl TelegramMessenger {
    /// A messenger of the city's bot.
    #[must_use]
    pub fn new(client: TelegramClient, city: &str) -> Self {
        Self { client, city: city.to_owned() }
    }
}

#[async_trait]
impl Messenger for TelegramMessenger {
    async fn deliver(&self, to: &ChannelUser, notice: &Notice) -> Result<(), DeliveryError> {
        let chat: i64 =
            to.id.parse().map_err(|_| DeliveryError::Rejected("the chat's id is no number".to_owned()))?;
        // A notice names everything itself; no directory is needed.
        let texts = Texts { city: &self.city, channel: Channel::Telegram, directory: &Directory::default() };
        let message = texts.notice(notice);
        self.client.send(chat, &message).await.map_err(DeliveryError::from)
    }

    async fn show(&self, to: &ChannelUser, pictures: &[Picture]) -> Result<(), DeliveryError> {
        let chat: i64 =
            to.id.parse().map_err(|_| DeliveryError::Rejected("the chat's id is no number".to_owned()))?;
        let links: Vec<&str> = pictures.iter().filter_map(fetched).collect();
        match links.is_empty() {
            true => Ok(()),
            false => self.client.show(chat, &links).await.map_err(DeliveryError::from),
        }
    }
}

/// The link that Telegram takes: it fetches photos of 5 MB at most, and no rarer formats (Bot API, "Sending
/// files").
fn fetched(picture: &Picture) -> Option<&str> {
    let usual = matches!(picture.content_type.as_str(), "image/jpeg" | "image/png" | "image/webp");
    match usual && picture.size <= 5 * 1024 * 1024 {
        true => Some(&picture.link),
        false => picture.small.as_deref(),
    }
}

#[async_trait]
impl Reminding for TelegramMessenger {
    async fn remind(&self, to: &ChannelUser) -> Result<(), DeliveryError> {
        let chat: i64 =
            to.id.parse().map_err(|_| DeliveryError::Rejected("the chat's id is no number".to_owned()))?;
        self.client.send(chat, &reminder()).await.map_err(DeliveryError::from)
    }
}

#[async_trait]
impl MediaSource for TelegramClient {
    async fn fetch(
        &self,
        _from: &ChannelUser,
        attachment: &Attachment,
        limit: u64,
        into: &mut (dyn Write + Send),
    ) -> Result<(), FetchError> {
        let file = self.get_file(&attachment.source).await.map_err(not_found)?;
        self.download(&file, limit, into).await.map_err(|error| match error {
            DownloadError::TooBig { limit } => FetchError::Gone(too_big(limit)),
            // `getFile` gives a fresh address next time.
            DownloadError::Gone | DownloadError::Unavailable(_) => FetchError::Unavailable(error.to_string()),
        })
    }
}

fn not_found(error: SendError) -> FetchError {
    match error {
        SendError::Rejected { description, .. } if description.contains("temporarily") => {
            FetchError::Unavailable(description)
        }
        SendError::Rejected { description, .. } if description.contains("too big") => {
            FetchError::Gone(too_big(20 * 1024 * 1024))
        }
        SendError::Rejected { .. } | SendError::Unreachable => {
            FetchError::Gone("Telegram більше не віддає цей файл.".to_owned())
        }
        SendError::RetryAfter(_) | SendError::Unavailable(_) => FetchError::Unavailable(error.to_string()),
    }
}
