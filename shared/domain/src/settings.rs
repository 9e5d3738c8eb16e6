//! What a city sets: limits, terms, other ways to reach it. Every field has a usual value.

use serde::{Deserialize, Serialize};

use crate::{control::ControlSettings, survey::SurveySettings};

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
    /// When an executor sees the applicant's phone and full address.
    pub executors_see_contacts: ContactsShown,
    /// Whether the term stands still while an applicant's answer is waited for (5.1). The law knows
    /// no such pause, so it is off unless the city has decided so.
    pub question_pauses_deadline: bool,
    /// How a decision can be appealed, told with every refusal (law, art. 15 and 16).
    pub appeal_route: String,
    /// The city's own text of the consent; the built-in one where it is absent (law 2297-VI).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent_text: Option<String>,
    /// The control of deadlines (7).
    pub control: ControlSettings,
    /// The survey of applicants (7).
    pub survey: SurveySettings,
}

/// When an executor sees the applicant's phone and full address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactsShown {
    /// Once the card is taken into work.
    #[default]
    AfterAcceptance,
    /// From the assignment on.
    Always,
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
            executors_see_contacts: ContactsShown::default(),
            question_pauses_deadline: false,
            appeal_route: "Якщо ви не згодні, рішення можна оскаржити до вищого органу чи посадової \
                           особи або до суду (Закон «Про звернення громадян», ст. 16)."
                .to_owned(),
            consent_text: None,
            control: ControlSettings::default(),
            survey: SurveySettings::default(),
        }
    }
}
