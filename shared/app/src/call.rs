//! A call of a member of staff: who asks for what, when, from where and under which key.

use hotline_domain::{
    access::Actor,
    audit::{Access, AuditEntry, CardName, Source},
    card::Card,
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::{CardError, Fault},
    idempotency::{Before, Intent, Mark, before},
    ports::{Audit, Trail, Trails},
};

/// What a use case knows of the request behind it.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Who asks.
    pub actor: &'a Actor,
    /// When.
    pub now: Timestamp,
    /// The action's code in the API.
    pub action: &'a str,
    /// From where; `None` for what the service does itself, which leaves no trail.
    pub from: Option<&'a Source>,
    /// By what a repetition is known; `None` where it cannot be.
    pub intent: Option<&'a Intent>,
}

impl<'a> Call<'a> {
    /// What the service itself does in somebody's name, as when it loads old cards: nobody's request,
    /// so nothing of it is recorded.
    #[must_use]
    pub fn unrecorded(actor: &'a Actor, now: Timestamp) -> Self {
        Self { actor, now, action: "", from: None, intent: None }
    }

    /// An entry of the audit trail about these cards and moderation cases.
    #[must_use]
    pub fn entry(&self, access: Access, cards: Vec<CardName>, cases: Vec<Uuid>) -> Option<AuditEntry> {
        Some(AuditEntry {
            id: Uuid::now_v7(),
            at: self.now,
            who: self.actor.id.clone(),
            roles: self.actor.roles.clone(),
            access,
            action: self.action.to_owned(),
            cards,
            cases,
            from: self.from?.clone(),
        })
    }

    /// What is remembered of a change that brings its subject to `version`.
    #[must_use]
    pub fn trail(&self, cards: Vec<CardName>, cases: Vec<Uuid>, version: u64) -> Trail {
        Trail {
            entry: self.entry(Access::Change, cards, cases),
            mark: self.intent.map(|intent| intent.mark(&self.actor.id, version)),
        }
    }
}

/// Records that the outcome of an earlier request is shown once more.
///
/// # Errors
/// A fault of the store: nothing may be shown then.
pub(crate) async fn shown_again<A: Audit + ?Sized>(
    audit: &A,
    call: &Call<'_>,
    cards: Vec<CardName>,
    cases: Vec<Uuid>,
) -> Result<(), Fault> {
    match call.entry(Access::Read, cards, cases) {
        Some(entry) => audit.record(&entry).await,
        None => Ok(()),
    }
}

/// What became of a request on something at version `actual` that was asked of version `expected`: the mark it left, if
/// this very request was carried out before.
pub(crate) async fn carried_out<T: Trails + ?Sized>(
    trails: &T,
    call: &Call<'_>,
    actual: u64,
    expected: u64,
) -> Result<Mark, CardError> {
    match before(trails, &call.actor.id, call.intent).await? {
        Before::Same(mark) => Ok(mark),
        Before::Other => Err(CardError::KeyReused),
        Before::Never => Err(CardError::Conflict { actual: actual.max(expected) }),
    }
}

/// A card as the audit trail names it.
#[must_use]
pub fn named(card: &Card) -> CardName {
    CardName { id: card.id, number: card.number.clone() }
}
