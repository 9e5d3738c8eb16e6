//! Which messenger a message or a file belongs to.

use std::io::Write;

use async_trait::async_trait;
use hotline_app::ports::{DeliveryError, FetchError, MediaSource, Messenger, Picture, Reminding};
use hotline_domain::{
    ids::{Channel, ChannelUser},
    media::Attachment,
    notice::Notice,
};

const NO_VIBER: &str = "the city has no Viber bot: its token is not configured";

/// The city's bots; every city has one in Telegram, not every one in Viber.
#[derive(Debug, Clone)]
pub struct ByChannel<T, V> {
    /// What serves Telegram.
    pub telegram: T,
    /// What serves Viber, where the city has a bot there.
    pub viber: Option<V>,
}

#[async_trait]
impl<T: Messenger, V: Messenger> Messenger for ByChannel<T, V> {
    async fn deliver(&self, to: &ChannelUser, notice: &Notice) -> Result<(), DeliveryError> {
        match (to.channel, &self.viber) {
            (Channel::Telegram, _) => self.telegram.deliver(to, notice).await,
            (Channel::Viber, Some(viber)) => viber.deliver(to, notice).await,
            (Channel::Viber, None) => Err(DeliveryError::Unavailable(NO_VIBER.to_owned())),
        }
    }

    async fn show(&self, to: &ChannelUser, pictures: &[Picture]) -> Result<(), DeliveryError> {
        match (to.channel, &self.viber) {
            (Channel::Telegram, _) => self.telegram.show(to, pictures).await,
            (Channel::Viber, Some(viber)) => viber.show(to, pictures).await,
            (Channel::Viber, None) => Err(DeliveryError::Unavailable(NO_VIBER.to_owned())),
        }
    }
}

#[async_trait]
impl<T: Reminding, V: Reminding> Reminding for ByChannel<T, V> {
    async fn remind(&self, to: &ChannelUser) -> Result<(), DeliveryError> {
        match (to.channel, &self.viber) {
            (Channel::Telegram, _) => self.telegram.remind(to).await,
            (Channel::Viber, Some(viber)) => viber.remind(to).await,
            (Channel::Viber, None) => Err(DeliveryError::Unavailable(NO_VIBER.to_owned())),
        }
    }
}

#[async_trait]
impl<T: MediaSource, V: MediaSource> MediaSource for ByChannel<T, V> {
    async fn fetch(
        &self,
        from: &ChannelUser,
        attachment: &Attachment,
        limit: u64,
        into: &mut (dyn Write + Send),
    ) -> Result<(), FetchError> {
        match (from.channel, &self.viber) {
            (Channel::Telegram, _) => self.telegram.fetch(from, attachment, limit, into).await,
            (Channel::Viber, Some(viber)) => viber.fetch(from, attachment, limit, into).await,
            (Channel::Viber, None) => Err(FetchError::Unavailable(NO_VIBER.to_owned())),
        }
    }
}
