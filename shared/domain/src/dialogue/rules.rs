//! What the conversation depends on besides its inputs.

use super::Address;
use crate::{
    directory::{Category, Directory},
    ids::{CategoryId, Channel},
    settings::Settings,
    suggestion::suggest,
};

/// How many categories are suggested before the rest.
const SUGGESTED: usize = 3;
/// How many addresses are suggested.
const ADDRESSES: usize = 4;

/// The directory and settings of the city, and the messenger.
#[derive(Debug, Clone, Copy)]
pub struct DialogueRules<'a> {
    /// Categories are offered in its order; inactive ones keep the meaning of old inputs.
    pub directory: &'a Directory,
    /// The messenger.
    pub channel: Channel,
}

impl<'a> DialogueRules<'a> {
    /// The rules of a messenger.
    #[must_use]
    pub fn on(channel: Channel, directory: &'a Directory) -> Self {
        Self { directory, channel }
    }

    /// The city's settings.
    #[must_use]
    pub fn settings(&self) -> &'a Settings {
        &self.directory.settings
    }

    /// Every category, also inactive ones.
    #[must_use]
    pub fn categories(&self) -> &'a [Category] {
        &self.directory.categories
    }

    /// Largest file that the messenger hands over and the city takes, bytes.
    #[must_use]
    pub fn max_file_size(&self) -> u64 {
        self.channel.max_file_size().min(self.settings().max_file_size)
    }

    /// The categories that fit an appeal's words, best first; never decides.
    #[must_use]
    pub fn suggested(&self, words: &str) -> Vec<CategoryId> {
        suggest(words, self.categories(), &self.directory.learnt, SUGGESTED)
    }

    /// Addresses that the person may have meant; none where what they typed is known or outside the
    /// city.
    #[must_use]
    pub fn addresses(&self, typed: &str) -> Vec<Address> {
        if self.directory.streets.recognise(typed).is_some() {
            return Vec::new();
        }
        let found = self.directory.streets.suggest(typed, ADDRESSES).into_iter();
        found.map(|address| Address { label: address.label, text: address.text }).collect()
    }
}
