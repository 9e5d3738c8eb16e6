//! The conversation with a citizen (clauses 3.1, 4.1, 4.2): a pure fold over what they sent.
//!
//! Nothing here knows a messenger or a sentence: inputs come in neutral form, replies go out as
//! values that `hotline-messengers` puts into words.

mod answer;
mod draft;
mod fold;
mod input;
mod outcome;
mod reply;
mod session;
mod shared;
mod step;
mod words;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use answer::{Problem, parse_phone};
pub use draft::{Draft, Field};
pub use fold::{Compaction, Filing, Folded, Record, Snapshot, fold};
pub use input::{Contact, Input, InputKind};
pub use outcome::Outcome;
pub use reply::{MenuNote, Note, Reply};
pub use session::{SESSION, session_end};
pub use words::{Intent, normalise};

use crate::{directory::Category, ids::Channel, person::Applicant};

/// What the conversation depends on besides its inputs.
#[derive(Debug, Clone)]
pub struct DialogueRules<'a> {
    /// Categories, in the order in which they are offered; also inactive ones, so that an old
    /// input keeps its meaning.
    pub categories: &'a [Category],
    /// How many files one appeal may carry.
    pub max_attachments: usize,
    /// Largest file the messenger lets a bot fetch, bytes.
    pub max_file_size: u64,
}

impl<'a> DialogueRules<'a> {
    /// The usual limits in Telegram: 20 files of at most 20 MB.
    #[must_use]
    pub fn new(categories: &'a [Category]) -> Self {
        Self::on(Channel::Telegram, categories)
    }

    /// The usual limits in a messenger: 20 files, each as large as it hands over.
    #[must_use]
    pub fn on(channel: Channel, categories: &'a [Category]) -> Self {
        Self { categories, max_attachments: 20, max_file_size: channel.max_file_size() }
    }
}

/// Where a conversation stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// When the person agreed to the processing of personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_at: Option<Timestamp>,
    /// The details given with the last appeal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Applicant>,
    /// The appeal being written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
    /// What the bot waits for.
    #[serde(default)]
    pub step: Step,
    /// When the person last wrote or pressed something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoke_at: Option<Timestamp>,
    /// True while the person has the bot blocked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blocked_bot: bool,
}

/// What the bot waits for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Nothing in particular.
    #[default]
    Idle,
    /// Agreement to the processing of personal data (law 2297-VI).
    Consent,
    /// Whether the details given last time still hold.
    OfferProfile,
    /// An answer to a question.
    Ask {
        /// The question.
        field: Field,
        /// True when it was reached from the summary and returns there.
        correcting: bool,
    },
    /// A look over everything before filing.
    Summary,
    /// Which field to correct.
    ChooseCorrection,
    /// Whether to go on with an unfinished appeal; the step it stands at.
    Unfinished(Box<Step>),
}
