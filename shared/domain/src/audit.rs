//! The audit trail: who saw or changed which card's personal data, when and from where.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    access::Actor,
    directory::Role,
    ids::{AppealId, RegistrationNumber, StaffId},
};

/// How long an entry is kept, days: three years.
pub const KEPT_DAYS: i64 = 3 * 366;
/// Readings of the same things by the same person from the same place count as one for so long,
/// minutes: the site refreshes by itself what it shows.
pub const ONE_READING_MINUTES: i64 = 5;

/// From where a request came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// Address, as the gateway saw it.
    pub ip: String,
    /// What the browser says of itself, at most 200 characters.
    pub user_agent: String,
}

impl Source {
    /// A source with the browser's words cut to their length.
    #[must_use]
    pub fn new(ip: &str, user_agent: &str) -> Self {
        Self { ip: ip.to_owned(), user_agent: user_agent.chars().take(200).collect() }
    }
}

/// What was done with personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// One card or moderation case was read.
    Read,
    /// Several were read in a list.
    List,
    /// Something was changed.
    Change,
}

impl Access {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::List => "list",
            Self::Change => "change",
        }
    }
}

/// A card as the trail names it: without anything of the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CardName {
    /// Identity.
    pub id: AppealId,
    /// Registration number.
    pub number: RegistrationNumber,
}

/// One entry of the trail. It holds nothing of the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Identity.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: StaffId,
    /// In which roles.
    pub roles: Vec<Role>,
    /// What was done.
    pub access: Access,
    /// The action's code in the API, or the name of the list: `accept`, `undo`, `register`.
    pub action: String,
    /// The cards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardName>,
    /// The moderation cases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Uuid>,
    /// From where.
    pub from: Source,
}

/// Whether the person may read the trail: the responsible person (2.1) and the administrator, to
/// whom it tells no more of an appeal than its number.
#[must_use]
pub fn may_audit(actor: &Actor) -> bool {
    actor.has(Role::Responsible) || actor.has(Role::Admin)
}
