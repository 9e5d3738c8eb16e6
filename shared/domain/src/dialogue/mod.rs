//! The conversation with a citizen (clauses 3.1, 4.1, 4.2): a pure fold over what they sent.
//!
//! Nothing here knows a messenger or a sentence: inputs come in neutral form, replies go out as
//! values that `hotline-messengers` puts into words.

mod answer;
mod asking;
mod awaited;
mod consenting;
mod draft;
mod early;
mod edits;
mod fold;
mod input;
mod judged;
mod letter;
mod menu;
mod outcome;
mod reply;
mod rules;
mod session;
mod shared;
mod step;
mod surveyed;
mod task;
mod wording;
mod words;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use answer::{Problem, fits, parse_phone};
pub use awaited::Awaited;
pub use draft::{Draft, Field};
pub use early::Early;
pub use fold::{Compaction, Folded, Record, Snapshot, fold};
pub use input::{Contact, Input, InputKind};
pub use letter::{Letter, Purpose};
pub use outcome::Outcome;
pub use reply::{Done, MenuNote, MyData, Note, Reply};
pub use rules::DialogueRules;
pub use session::{SESSION, session_end};
use task::Outward;
pub use task::{Errand, Parts, Task};
pub use wording::Wording;
pub use words::{Intent, normalise};

use crate::{
    ids::{AppealId, RegistrationNumber},
    person::Applicant,
};

/// Where a conversation stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conversation {
    /// The person's agreement to the processing of personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// The details given with the last appeal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Applicant>,
    /// The person's phone, once the messenger vouched that it is theirs: `+` and digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_phone: Option<String>,
    /// The appeal being written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
    /// What was sent before the person could be asked anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub early: Option<Early>,
    /// What the bot waits for.
    pub step: Step,
    /// The appeal filed last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_filed: Option<LastFiled>,
    /// Files that are to come by an upload link to cards that are registered: the update that
    /// announced each, and the card.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awaiting: Vec<(u64, AppealId)>,
    /// Questions that were answered: the card and the number of the event that asked (5.1).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answered: Vec<(AppealId, u64)>,
    /// Cards whose survey is over: words are no answers to it any more (7).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub surveys_over: Vec<AppealId>,
    /// When the person was warned of an insult (4.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warned_at: Option<Timestamp>,
    /// The words of which they were warned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub insults: Vec<String>,
    /// When the person last wrote or pressed something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoke_at: Option<Timestamp>,
    /// True while the person has the bot blocked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub blocked_bot: bool,
}

/// Agreement to the processing of personal data (law 2297-VI).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Version of the text that was agreed to.
    pub version: u32,
    /// When.
    pub at: Timestamp,
}

/// The appeal filed last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastFiled {
    /// The card.
    pub appeal: AppealId,
    /// Its number.
    pub number: RegistrationNumber,
    /// When it was filed.
    pub at: Timestamp,
    /// Numbers of the messages it was written in; an edit of one becomes an addition.
    pub messages: Vec<i64>,
}

/// An address of the city's register that the person may have meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// What its button says; names the former name of the street, too.
    pub label: String,
    /// What is kept.
    pub text: String,
}

/// What the bot waits for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    /// Which address was meant, while the residence is corrected.
    ChooseAddress {
        /// What was typed.
        typed: String,
        /// What it may have meant.
        options: Vec<Address>,
    },
    /// A look over everything before filing.
    Summary,
    /// Whether to add to an open card that looks the same, or to file all the same.
    Similar {
        /// That card.
        appeal: AppealId,
        /// Its number.
        number: RegistrationNumber,
    },
    /// Which field to correct.
    ChooseCorrection,
    /// A letter about a registered appeal.
    Writing(Box<Letter>),
    /// Whether to erase the person's data; the step it was asked at.
    ConfirmErase(Box<Step>),
    /// Whether to go on with an unfinished appeal; the step it stands at.
    Unfinished(Box<Step>),
}
