//! The moderation list (clause 4.4): the responsible person's decisions about what was kept.

use hotline_domain::{
    access::Actor,
    card::{Addition, ApplicantCommand, By, Card, apply, decide_applicant},
    case::{Case, CaseCommand, CaseState, decide},
    deadline::date_in_kyiv,
    directory::Directory,
    ids::{AppealId, CategoryId},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    errands::{card_files, new_card, pending},
    error::CardError,
    ports::{Along, BlockChange, Cards, Cases, ConversationWrite, RestoredCase, SaveError},
};

/// What is asked for when a case is restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// The category, where the draft has none.
    pub category: Option<CategoryId>,
    /// Why.
    pub reason: String,
}

/// Decides on version `expected` of a case without registering anything: confirms, changes the term
/// of the block or lifts it.
///
/// # Errors
/// `NotFound`, `Conflict` when somebody else decided meanwhile, `Refused` by the regulation, or a
/// `Fault`; in none of these has anything changed.
pub async fn decide_on<S: Cases + ?Sized>(
    store: &S,
    directory: &Directory,
    actor: &Actor,
    now: Timestamp,
    (id, expected): (Uuid, u64),
    command: CaseCommand,
) -> Result<Case, CardError> {
    let case = at_version(store, id, expected).await?;
    let next = decide(&case, command, actor, now, directory)?;
    match store.save_case(&next, unblocking(&case, &next, now).as_ref()).await {
        Ok(()) => Ok(next),
        Err(SaveError::Conflict) => Err(conflict(store, id, expected).await),
        Err(SaveError::Fault(fault)) => Err(fault.into()),
    }
}

/// Restores version `expected` of a case: what was kept is registered as a card (4.1), or added to
/// the open card it was meant for, and the block is lifted, all or nothing. A case that was restored
/// before is answered as it is.
///
/// # Errors
/// As [`decide_on`]; `Refused` under clause 4.2 while a mandatory field is missing.
pub async fn restore<S: Cards + Cases + ?Sized>(
    store: &S,
    directory: &Directory,
    actor: &Actor,
    now: Timestamp,
    (id, expected): (Uuid, u64),
    asked: Restore,
) -> Result<Case, CardError> {
    let case = store.case(id).await?.ok_or(CardError::NotFound)?;
    if case.state == CaseState::Restored {
        return Ok(case);
    }
    if case.version != expected {
        return Err(CardError::Conflict { actual: case.version });
    }
    let meant_for = match case.appeal {
        Some(appeal) => store.card(appeal).await?.filter(|card| card.state.is_open()),
        None => None,
    };
    let appeal = meant_for.as_ref().map_or_else(|| AppealId(Uuid::now_v7()), |card| card.id);
    let command = CaseCommand::Restore { appeal, category: asked.category, reason: asked.reason };
    let next = decide(&case, command, actor, now, directory)?;
    let conversation = unblocking(&case, &next, now);
    let saved = match meant_for {
        Some(card) => add(store, &card, &next, conversation, now).await?,
        None => {
            let make = |number| {
                let (card, mut event, files) = new_card(appeal, &next.who, &next.draft, now, number)?;
                event.by = By::Staff(actor.id.clone());
                Ok((card, event, files))
            };
            let year = date_in_kyiv(now).year();
            store.file_case(&RestoredCase { case: next.clone(), conversation, year }, &make).await
        }
    };
    match saved {
        Ok(()) => Ok(next),
        Err(SaveError::Fault(fault)) => Err(fault.into()),
        Err(SaveError::Conflict) => match store.case(id).await? {
            Some(case) if case.state == CaseState::Restored => Ok(case),
            _ => Err(conflict(store, id, expected).await),
        },
    }
}

/// Adds what was kept to the card it was meant for.
async fn add<S: Cards + ?Sized>(
    store: &S,
    card: &Card,
    next: &Case,
    conversation: Option<ConversationWrite>,
    now: Timestamp,
) -> Result<Result<(), SaveError>, CardError> {
    let files = card_files(&next.draft.files, card.files.len());
    let stored = pending(&files);
    let words = next.texts.join("\n");
    let addition = Addition {
        from: next.who.clone(),
        text: (!words.trim().is_empty()).then_some(words),
        files,
        location: next.draft.location,
        edited: false,
    };
    let event = decide_applicant(card, ApplicantCommand::Add(addition), now)?;
    let after = apply(Some(card.clone()), &event).ok_or(CardError::NotFound)?;
    let along = Along { conversation, case: Some(next.clone()) };
    Ok(store.save(card, &after, &[event], &stored, &along).await)
}

async fn at_version<S: Cases + ?Sized>(store: &S, id: Uuid, expected: u64) -> Result<Case, CardError> {
    let case = store.case(id).await?.ok_or(CardError::NotFound)?;
    match case.version == expected {
        true => Ok(case),
        false => Err(CardError::Conflict { actual: case.version }),
    }
}

/// The write by which the sender's conversation follows the case, where its block changed. A block
/// that is over already is left alone: a later one may stand in its place.
fn unblocking(case: &Case, next: &Case, now: Timestamp) -> Option<ConversationWrite> {
    let block = match &next.block {
        same if *same == case.block => return None,
        Some(block) => BlockChange::Set(block.clone()),
        None if case.block.as_ref().is_some_and(|block| block.holds(now)) => BlockChange::Lift,
        None => return None,
    };
    Some(ConversationWrite { who: case.who.clone(), outcome: None, block, compaction: None })
}

async fn conflict<S: Cases + ?Sized>(store: &S, id: Uuid, expected: u64) -> CardError {
    match store.case(id).await {
        Ok(case) => CardError::Conflict { actual: case.map_or(expected + 1, |case| case.version) },
        Err(fault) => fault.into(),
    }
}
