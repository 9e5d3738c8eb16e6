//! A moderation case (clause 4.4): what a sender wrote, kept for the responsible person, who restores,
//! confirms, lengthens or lifts, each with a reason. Nothing is thrown away: the law forbids refusing a
//! proper appeal.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    access::{Actor, moderates},
    block::{Block, until},
    card::mandatory,
    clause::Clause,
    dialogue::Wording,
    dialogue::{Draft, Field},
    directory::Directory,
    ids::{AppealId, CategoryId, ChannelUser, StaffId},
    moderation::Flag,
    refusal::{Refusal, RefusalCode},
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

impl CaseState {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confirmed => "confirmed",
            Self::Restored => "restored",
            Self::Lifted => "lifted",
        }
    }

    /// Name shown to staff, Ukrainian.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "Очікує рішення",
            Self::Confirmed => "Порушення підтверджено",
            Self::Restored => "Зареєстровано",
            Self::Lifted => "Без порушення",
        }
    }
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
    /// The finding holds; the sender stays or becomes blocked until then, where there is a block.
    Confirmed {
        /// Until when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    /// The block was made longer or shorter.
    Lengthened {
        /// Until when.
        until: Timestamp,
    },
    /// The block was lifted.
    Lifted,
}

/// What the responsible person decides about a case; each needs a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseCommand {
    /// Register what was kept, or add it to the card it was meant for, and lift the block.
    Restore {
        /// The card it becomes, or the one it is added to.
        appeal: AppealId,
        /// True where the draft itself is registered, which has to be complete then; false where what was
        /// kept goes onto a card, or makes a repeat of one.
        drafted: bool,
        /// The category, where the draft has none.
        category: Option<CategoryId>,
        /// Why.
        reason: String,
    },
    /// The finding holds.
    Confirm {
        /// A block of so many days from now; `None` keeps what there is.
        days: Option<u16>,
        /// Why.
        reason: String,
    },
    /// Change the term of the block.
    Lengthen {
        /// So many days from now.
        days: u16,
        /// Why.
        reason: String,
    },
    /// End the block and register nothing.
    Lift {
        /// Why.
        reason: String,
    },
}

impl CaseCommand {
    /// Which of the four it is.
    #[must_use]
    pub fn action(&self) -> CaseAction {
        match self {
            Self::Restore { .. } => CaseAction::Restore,
            Self::Confirm { .. } => CaseAction::Confirm,
            Self::Lengthen { .. } => CaseAction::Lengthen,
            Self::Lift { .. } => CaseAction::Lift,
        }
    }
}

/// What can be done about a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseAction {
    /// Register after all.
    Restore,
    /// Confirm the finding.
    Confirm,
    /// Change the term of the block.
    Lengthen,
    /// End the block.
    Lift,
}

impl CaseAction {
    /// Every action, the applicant's benefit first.
    pub const ALL: [Self; 4] = [Self::Restore, Self::Confirm, Self::Lengthen, Self::Lift];

    /// Whether it can be done with the case as it is now.
    ///
    /// # Errors
    /// `WrongState` for a case where it is too late, `NotBlocked` where there is no block to change.
    pub fn possible(self, case: &Case, now: Timestamp) -> Result<(), Refusal> {
        let open = match (self, case.state) {
            // The law forbids refusing a proper appeal, so it is never too late to register one.
            (Self::Restore, CaseState::Open | CaseState::Confirmed | CaseState::Lifted)
            | (Self::Confirm, CaseState::Open)
            | (Self::Lengthen | Self::Lift, CaseState::Open | CaseState::Confirmed) => true,
            (_, CaseState::Restored)
            | (Self::Confirm, CaseState::Confirmed | CaseState::Lifted)
            | (Self::Lengthen | Self::Lift, CaseState::Lifted) => false,
        };
        let blocked = case.block.as_ref().is_some_and(|block| block.holds(now));
        match (self, open) {
            (_, false) => Err(Refusal::new(RefusalCode::WrongState, Clause::C4_4)),
            (Self::Lengthen, true) if !blocked => Err(Refusal::new(RefusalCode::NotBlocked, Clause::C4_4)),
            (Self::Restore | Self::Confirm | Self::Lengthen | Self::Lift, true) => Ok(()),
        }
    }
}

/// The next version of a case after a decision; the case's `block` is what the sender's conversation
/// is to hold from then on. A restored case has a draft that can be registered.
///
/// # Errors
/// A refusal under clause 4.4, or under 4.2 while a mandatory field of the draft is missing.
pub fn decide(
    case: &Case,
    command: CaseCommand,
    actor: &Actor,
    now: Timestamp,
    directory: &Directory,
) -> Result<Case, Refusal> {
    const CLAUSE: Clause = Clause::C4_4;
    if !moderates(actor) {
        return Err(Refusal::new(RefusalCode::NotYourRole, CLAUSE));
    }
    command.action().possible(case, now)?;
    let mut next = case.clone();
    let block = |until: Timestamp, reason: &str| Block {
        since: now,
        until,
        reason: reason.to_owned(),
        by: Some(actor.id.clone()),
    };
    let (decision, reason) = match command {
        CaseCommand::Restore { appeal, drafted, category, reason } => {
            let reason = mandatory(reason, CLAUSE)?;
            if drafted {
                next.draft = complete(case, category, directory)?;
            }
            next.state = CaseState::Restored;
            next.block = None;
            (Decision::Restored { appeal }, reason)
        }
        CaseCommand::Confirm { days, reason } => {
            let reason = mandatory(reason, CLAUSE)?;
            if let Some(days) = days {
                next.block = Some(block(until(now, days)?, &reason));
            }
            next.state = CaseState::Confirmed;
            let until = next.block.as_ref().filter(|block| block.holds(now)).map(|block| block.until);
            (Decision::Confirmed { until }, reason)
        }
        CaseCommand::Lengthen { days, reason } => {
            let reason = mandatory(reason, CLAUSE)?;
            let until = until(now, days)?;
            next.block = Some(block(until, &reason));
            (Decision::Lengthened { until }, reason)
        }
        CaseCommand::Lift { reason } => {
            let reason = mandatory(reason, CLAUSE)?;
            next.state = CaseState::Lifted;
            next.block = None;
            (Decision::Lifted, reason)
        }
    };
    next.version += 1;
    next.history.push(CaseEntry { at: now, by: actor.id.clone(), decision, reason });
    Ok(next)
}

/// The fields that a restored appeal still lacks (4.2); the substance never, since the kept words
/// stand in for it.
#[must_use]
pub fn missing(case: &Case) -> Vec<Field> {
    Field::ALL
        .into_iter()
        .filter(|&field| !field.optional() && field != Field::Substance && !case.draft.has(field))
        .collect()
}

/// The draft that a restored case registers.
fn complete(case: &Case, category: Option<CategoryId>, directory: &Directory) -> Result<Draft, Refusal> {
    let mut draft = case.draft.clone();
    if let Some(category) = category
        && draft.category.is_none()
    {
        if !directory.category(&category).is_some_and(|known| known.active) {
            return Err(Refusal::new(RefusalCode::NotAnotherCategory, Clause::C4_2));
        }
        draft.category = Some(category);
    }
    if draft.substance.is_empty() {
        let words = case.texts.join("\n");
        draft.substance = Wording::new(None, words);
    }
    match draft.first_missing() {
        Some(_) => Err(Refusal::new(RefusalCode::MandatoryFieldMissing, Clause::C4_2)),
        None => Ok(draft),
    }
}
