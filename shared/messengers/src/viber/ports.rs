//! Viber as the use cases see it: a messenger for notices and a source of files.

use std::io::Write;

use async_trait::async_trait;
use hotline_app::ports::{DeliveryError, FetchError, MediaSource, Messenger, Picture, Reminding};
use hotline_domain::{
    directory::Directory,
    ids::{Channel, ChannelUser},
    media::Attachment,
    notice::Notice,
};

use super::client::ViberClient;
use crate::{
    error::{DownloadError, too_big},
    texts::{Texts, reminder},
};

/// Delivers notices by Viber.
#[derive(Debug, Clone)]
pub struct ViberMessenger {
    client: ViberClient,
    city: String,
}

impl ViberMessenger {
    /// A messenger of the city's bot.
    #[must_use]
    pub fn new(client: ViberClient, city: &str) -> Self {
        Self { client, city: city.to_owned() }
    }
}

#[async_trait]
impl Messenger for ViberMessenger {
    async fn deliver(&self, to: &ChannelUser, notice: &Notice) -> Result<(), DeliveryError> {
        // A notice names everything itself; no directory is needed.
        let texts = Texts { city: &self.city, channel: Channel::Viber, directory: &Directory::default() };
        self.client.send(&to.id, &texts.notice(notice)).await.map_err(DeliveryError::from)
    }

    async fn show(&self, to: &ChannelUser, pictures: &[Picture]) -> Result<(), DeliveryError> {
        // Viber takes pictures of 1 MB at most, by an address that ends with a usual extension.
        for link in pictures.iter().filter_map(|picture| picture.small.as_deref()) {
            self.client.show(&to.id, link).await.map_err(DeliveryError::from)?;
        }
        Ok(())
    }
}

#[async_trait]
impl Reminding for ViberMessenger {
    async fn remind(&self, to: &ChannelUser) -> Result<(), DeliveryError> {
        self.client.send(&to.id, &reminder()).await.map_err(DeliveryError::from)
    }
}

#[async_trait]
impl MediaSource for ViberClient {
    async fn fetch(
        &self,
        _from: &ChannelUser,
        attachment: &Attachment,
        limit: u64,
        into: &mut (dyn Write + Send),
    ) -> Result<(), FetchError> {
        self.download(&attachment.source, attachment.size, limit, into).await.map_err(|error| match error {
            DownloadError::TooBig { limit } => FetchError::Gone(too_big(limit)),
            DownloadError::Gone => FetchError::Gone(
                "Viber більше не віддає цей файл: посилання на нього діє близько години.".to_owned(),
            ),
            DownloadError::Unavailable(why) => FetchError::Unavailable(why),
        })
    }
}
