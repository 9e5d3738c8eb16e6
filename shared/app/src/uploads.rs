//! Links by which a person uploads a file that the messenger does not hand over to a bot.

use hmac::{Hmac, KeyInit, Mac};
use hotline_domain::ids::ChannelUser;
use sha2::Sha256;

/// Makes upload links. A link is a keyed hash of the update that announced the file: the same update
/// gives the same link, and nobody else can make one up.
#[derive(Clone)]
pub struct UploadLinks {
    base: String,
    key: String,
}

impl UploadLinks {
    /// Links below the city's address `base` (no trailing slash), keyed by a secret of the messenger.
    #[must_use]
    pub fn new(base: &str, key: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned(), key: key.to_owned() }
    }

    /// The token of an update: 40 characters, lower-case hex.
    #[must_use]
    pub fn token(&self, who: &ChannelUser, update: u64) -> String {
        // A key of any length will do.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.key.as_bytes()) else { return String::new() };
        mac.update(format!("upload|{who}|{update}").as_bytes());
        mac.finalize().into_bytes().iter().take(20).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Where a person opens it.
    #[must_use]
    pub fn address(&self, token: &str) -> String {
        format!("{}/upload/{token}", self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_belongs_to_one_update_of_one_chat() {
        let links = UploadLinks::new("https://city.example/", "secret");
        let olena = ChannelUser::telegram(1);
        let token = links.token(&olena, 7);
        assert_eq!(token.len(), 40);
        assert_eq!(token, links.token(&olena, 7));
        assert_ne!(token, links.token(&olena, 8));
        assert_ne!(token, links.token(&ChannelUser::viber("1"), 7));
        assert_ne!(token, UploadLinks::new("", "other").token(&olena, 7));
        assert_eq!(links.address("t"), "https://city.example/upload/t");
    }
}
