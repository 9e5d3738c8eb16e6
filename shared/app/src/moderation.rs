//! The moderation list (clause 4.4): the responsible person's decisions about what was kept.

use hotline_domain::{
    audit::{Access, CardName},
    card::{Addition, ApplicantCommand, By, Card, apply, decide_applicant},
    case::{Case, CaseCommand, CaseState, decide},
    deadline::date_in_kyiv,
    directory::Directory,
    ids::{AppealId, CategoryId},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    call::{Call, carried_out, named, shown_again},
    errands::{card_files, new_card, pending},
    error::CardError,
    ports::{Along, BlockChange, Cards, Cases, ConversationWrite, RestoredCase, SaveError, Trail, Trails},
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
/// `NotFound`, `Conflict` when somebody else decided meanwhile, `KeyReused`, `Refused` by the
/// regulation, or a `Fault`; in none of these has anything changed. A repetition is answered with the
/// case as it is.
pub async fn decide_on<S: Cases + Trails + ?Sized>(
    store: &S,
    directory: &Directory,
    call: &Call<'_>,
    (id, expected): (Uuid, u64),
    command: CaseCommand,
) -> Result<Case, CardError> {
    let case = store.case(id).await?.ok_or(CardError::NotFound)?;
    if case.version != expected {
        return overtaken(store, call, case, expected).await;
    }
    let next = decide(&case, command, call.actor, call.now, directory)?;
    let trail = call.trail(Vec::new(), vec![id], next.version);
    match store.save_case(&next, unblocking(&case, &next, call.now).as_ref(), &trail).await {
        Ok(()) => Ok(next),
        Err(SaveError::Conflict) => {
            let case = store.case(id).await?.ok_or(CardError::NotFound)?;
            overtaken(store, call, case, expected).await
        }
        Err(SaveError::Fault(fault)) => Err(fault.into()),
    }
}

/// The answer where the case is no longer at version `expected`: as it is, if this very request made
/// it so.
async fn overtaken<T: Trails + ?Sized>(
    trails: &T,
    call: &Call<'_>,
    case: Case,
    expected: u64,
) -> Result<Case, CardError> {
    carried_out(trails, call, case.version, expected).await?;
    shown_again(trails, call, Vec::new(), vec![case.id]).await?;
    Ok(case)
}

/// Restores version `expected` of a case: what was kept is registered as a card (4.1), or added to
/// the open card it was meant for, and the block is lifted, all or nothing. A case that was restored
/// before is answered as it is.
///
/// # Errors
/// As [`decide_on`]; `Refused` under clause 4.2 while a mandatory field is missing.
pub async fn restore<S: Cards + Cases + Trails + ?Sized>(
    store: &S,
    directory: &Directory,
    call: &Call<'_>,
    (id, expected): (Uuid, u64),
    asked: Restore,
) -> Result<Case, CardError> {
    let case = store.case(id).await?.ok_or(CardError::NotFound)?;
    if case.state == CaseState::Restored {
        shown_again(store, call, Vec::new(), vec![id]).await?;
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
    let next = decide(&case, command, call.actor, call.now, directory)?;
    let conversation = unblocking(&case, &next, call.now);
    let saved = match meant_for {
        Some(card) => add(store, call, &card, &next, conversation).await?,
        None => {
            let make = |number| {
                let (card, mut event, files) = new_card(appeal, &next.who, &next.draft, call.now, number)?;
                event.by = By::Staff(call.actor.id.clone());
                Ok((card, event, files))
            };
            let year = date_in_kyiv(call.now).year();
            let trail = restoring(call, Vec::new(), id);
            store.file_case(&RestoredCase { case: next.clone(), conversation, year, trail }, &make).await
        }
    };
    match saved {
        Ok(()) => Ok(next),
        Err(SaveError::Fault(fault)) => Err(fault.into()),
        Err(SaveError::Conflict) => match store.case(id).await? {
            Some(case) if case.state == CaseState::Restored => {
                shown_again(store, call, Vec::new(), vec![id]).await?;
                Ok(case)
            }
            Some(case) => Err(CardError::Conflict { actual: case.version.max(expected) }),
            None => Err(CardError::NotFound),
        },
    }
}

/// Adds what was kept to the card it was meant for.
async fn add<S: Cards + ?Sized>(
    store: &S,
    call: &Call<'_>,
    card: &Card,
    next: &Case,
    conversation: Option<ConversationWrite>,
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
    let event = decide_applicant(card, ApplicantCommand::Add(addition), call.now)?;
    let after = apply(Some(card.clone()), &event).ok_or(CardError::NotFound)?;
    let trail = restoring(call, vec![named(card)], next.id);
    let along = Along { conversation, case: Some(next.clone()), trail };
    Ok(store.save(card, &after, &[event], &stored, &along).await)
}

/// What is remembered of a restoration. It needs no mark: the case itself tells a repetition.
fn restoring(call: &Call<'_>, cards: Vec<CardName>, case: Uuid) -> Trail {
    Trail { entry: call.entry(Access::Change, cards, vec![case]), mark: None }
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
