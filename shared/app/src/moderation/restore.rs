//! Restoring a moderation case (clauses 4.1, 4.4, 7): what was kept becomes an appeal, an addition to an open
//! card, or the repeat of a closed one.

use hotline_domain::{
    audit::{Access, CardName},
    card::{Addition, ApplicantCommand, By, Card, apply, decide_applicant},
    case::{Case, CaseCommand, CaseState, decide},
    deadline::date_in_kyiv,
    directory::Directory,
    ids::{AppealId, CategoryId},
    survey::{Complaint, Given, complain},
};
use uuid::Uuid;

use super::unblocking;
use crate::{
    call::{Call, named, shown_again},
    errands::{card_files, new_card, pending},
    error::{CardError, Fault},
    ports::{
        Along, Cards, Cases, ConversationWrite, Filing, RegistrationNumberOf, RestoredCase, SaveError, Trail,
        Trails,
    },
    survey::filing,
};

/// How many repeats of a card are followed.
const REPEATS: usize = 10;

/// What is asked for when a case is restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// The category, where the draft has none.
    pub category: Option<CategoryId>,
    /// Why.
    pub reason: String,
}

/// What a case becomes when it is restored.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// The draft is registered as an appeal.
    Appeal,
    /// The words go onto this open card: the one they were meant for, or its repeat.
    Card(Box<Card>),
    /// They are what is wrong with the result of this closed card, and make its repeat (7).
    Repeat(Box<Card>),
}

/// What a case becomes when it is restored now, its words being `meant_for` this card.
///
/// # Errors
/// A fault of the store.
pub async fn destination<C: Cards + ?Sized>(
    store: &C,
    case: &Case,
    mut meant_for: Option<Card>,
) -> Result<Destination, Fault> {
    for _ in 0..REPEATS {
        let Some(card) = meant_for else { break };
        if card.state.is_open() {
            return Ok(Destination::Card(Box::new(card)));
        }
        if complaint(&card, case).is_some() {
            return Ok(Destination::Repeat(Box::new(card)));
        }
        meant_for = card_of(store, card.repeated_by.map(|link| link.appeal)).await?;
    }
    Ok(Destination::Appeal)
}

/// A card that may have been named.
async fn card_of<C: Cards + ?Sized>(store: &C, id: Option<AppealId>) -> Result<Option<Card>, Fault> {
    match id {
        Some(id) => store.card(id).await,
        None => Ok(None),
    }
}

/// What was kept, as a complaint of the result of a closed card.
fn complaint(card: &Card, case: &Case) -> Option<Complaint> {
    let files = card_files(&case.draft.files, 0);
    let given = Given { from: case.who.clone(), files, location: case.draft.location };
    complain(card, &case.texts.join("\n"), given).ok()
}

/// Restores version `expected` of a case: what was kept becomes what its [`Destination`] says, and the block
/// is lifted, all or nothing. A case that was restored before is answered as it is.
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
    let destination = destination(store, &case, card_of(store, case.appeal).await?).await?;
    let appeal = match &destination {
        Destination::Card(card) => card.id,
        Destination::Appeal | Destination::Repeat(_) => AppealId(Uuid::now_v7()),
    };
    let drafted = destination == Destination::Appeal;
    let command = CaseCommand::Restore { appeal, drafted, category: asked.category, reason: asked.reason };
    let next = decide(&case, command, call.actor, call.now, directory)?;
    let conversation = unblocking(&case, &next, call.now);
    let saved = match destination {
        Destination::Card(card) => add(store, directory, call, &card, (&next, conversation)).await?,
        Destination::Repeat(first) => {
            file_repeat(store, directory, call, (&first, appeal), (&next, conversation)).await?
        }
        Destination::Appeal => {
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
    directory: &Directory,
    call: &Call<'_>,
    card: &Card,
    (next, conversation): (&Case, Option<ConversationWrite>),
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
    let event = decide_applicant(card, ApplicantCommand::Add(addition), call.now, &directory.calendar)?;
    let after = apply(Some(card.clone()), &event).ok_or(CardError::NotFound)?;
    let trail = restoring(call, vec![named(card)], next.id);
    let along = Along { conversation, case: Some(next.clone()), trail };
    Ok(store.save(card, &after, &[event], &stored, &along).await)
}

/// Makes the repeat of a closed card that the kept words ask for.
async fn file_repeat<S: Cards + ?Sized>(
    store: &S,
    directory: &Directory,
    call: &Call<'_>,
    (first, new): (&Card, AppealId),
    (next, conversation): (&Case, Option<ConversationWrite>),
) -> Result<Result<(), SaveError>, CardError> {
    let complaint = complaint(first, next).ok_or(CardError::NotFound)?;
    let stored = complaint.given.as_ref().map(|given| pending(&given.files)).unwrap_or_default();
    let year = date_in_kyiv(call.now).year();
    let prove = |number| filing(first, (new, number), complaint.clone(), call.now, directory);
    // Decided once before a number is taken: a refusal takes none.
    prove(RegistrationNumberOf { year, sequence: 0 })?;
    let make = |number| {
        let mut made = prove(number).map_err(|refusal| Fault::new("make a repeat appeal", refusal))?;
        // A person has let the words through: the applicant is told of the new card.
        if let Some(registered) = made.events.first_mut() {
            registered.by = By::Staff(call.actor.id.clone());
        }
        let trail = restoring(call, vec![named(first), named(&made.card)], next.id);
        let (files, case, conversation) = (stored.clone(), Some(next.clone()), conversation.clone());
        Ok(Filing { files, case, conversation, trail, ..made })
    };
    Ok(store.file_new(year, &make).await.map(|_| ()))
}

/// What is remembered of a restoration. It needs no mark: the case itself tells a repetition.
fn restoring(call: &Call<'_>, cards: Vec<CardName>, case: Uuid) -> Trail {
    Trail { entry: call.entry(Access::Change, cards, vec![case]), mark: None }
}
