//! What a city sets: limits, terms, other ways to reach it. Every field has a usual value.

use serde::{Deserialize, Serialize};

/// Settings of one city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Version of the consent text; a greater one asks everybody again (law 2297-VI).
    pub consent_version: u32,
    /// How many files one appeal may carry.
    pub max_attachments: usize,
    /// Largest file, bytes; above what the messenger hands over it comes by an upload link.
    pub max_file_size: u64,
    /// After how many hours without a word an unfinished appeal is reminded of, once; 0 for never.
    pub draft_reminder_hours: u32,
    /// For how many days an insult blocks intake (4.4).
    pub block_days: u32,
    /// How many messages a minute are taken from one chat before it counts as a flood.
    pub flood_per_minute: usize,
    /// For how many minutes a flood blocks intake.
    pub flood_minutes: u32,
    /// Other ways to the city, told to who is blocked: phone, address, e-mail; plain text.
    pub other_channels: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            consent_version: 1,
            max_attachments: 20,
            max_file_size: 200 * 1024 * 1024,
            draft_reminder_hours: 24,
            block_days: 7,
            flood_per_minute: 120,
            flood_minutes: 10,
            other_channels: "особисто або листом".to_owned(),
        }
    }
}
