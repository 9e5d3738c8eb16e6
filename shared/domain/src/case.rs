//! A moderation case (clause 4.4): what a sender wrote, kept for the responsible person, who restores,
//! confirms, lengthens or lifts, each with a reason. Nothing is thrown away: the law forbids refusing a
//! proper appeal.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    block::Block,
    dialogue::Draft,
    ids::{AppealId, ChannelUser, StaffId},
    moderation::Flag,
};

/// What was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Identity (UUID v7: sorts by time).
    pub id: Uuid,
    /// Grows by one with each entry of the history.
    pub version: u64,
    /// Who wrote.
    pub who: ChannelUser,
    /// When.
    pub at: Timestamp,
    /// What was found.
    pub flag: Flag,
    /// What they wrote, oldest first, word for word.
    pub texts: Vec<String>,
    /// The appeal being written, with the words in their place.
    pub draft: Draft,
    /// The card that the words were meant for, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<AppealId>,
    /// The block that followed, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<Block>,
    /// Where it stands.
    #[serde(default)]
    pub state: CaseState,
    /// What was decided, oldest first.
    #[serde(default)]
    pub history: Vec<CaseEntry>,
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Nobody has looked at it.
    #[default]
    Open,
    /// The finding was confirmed.
    Confirmed,
    /// The appeal was registered after all.
    Restored,
    /// The finding was wrong, or forgiven: the block is lifted and nothing registered.
    Lifted,
}

/// One decision about a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEntry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: StaffId,
    /// What.
    #[serde(flatten)]
    pub decision: Decision,
    /// Why.
    pub reason: String,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// Registered after all.
    Restored {
        /// The card.
        appeal: AppealId,
    },
    /// The finding holds; the sender stays or becomes blocked until then.
    Confirmed {
        /// Until when.
        until: Timestamp,
    },
    /// The block was made longer or shorter.
    Lengthened {
        /// Until when.
        until: Timestamp,
    },
    /// The block was lifted.
    Lifted,
}
