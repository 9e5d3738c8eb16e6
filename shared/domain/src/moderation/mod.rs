//! What is found in a text (clause 4.4).

use serde::{Deserialize, Serialize};

/// What is found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Profanity, an insult or swearing.
    Insult,
    /// Incitement to hatred; always confirmed by a person.
    Hate,
}
