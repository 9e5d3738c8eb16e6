//! Commands of staff to a card: load → decide → save.

use hotline_domain::{
    access::{Actor, can_read},
    block::Block,
    card::{Card, Command, Event, EventKind, apply, decide},
    clause::Clause,
    directory::Directory,
    ids::{AppealId, StaffId},
    media::StoredFile,
    reach::{Reach, reach},
    refusal::{Refusal, RefusalCode},
};
use jiff::Timestamp;

use crate::{
    error::{CardError, Fault},
    ports::{Along, BlockChange, CardRecord, Cards, ConversationWrite, Conversations, SaveError},
};

/// How often a hand-over is tried again while others write the card.
const TRIES: usize = 5;

/// A card the person may read.
///
/// # Errors
/// `NotFound` also for a card that exists but is not theirs to read, so that nothing is given away.
pub async fn open<C: Cards + ?Sized>(
    cards: &C,
    id: AppealId,
    actor: &Actor,
) -> Result<CardRecord, CardError> {
    cards.load(id).await?.filter(|record| can_read(&record.card, actor)).ok_or(CardError::NotFound)
}

/// Carries out a command against version `expected` of a card and returns the card after it. A
/// block of the applicant, or its end, is stored in the same transaction (4.4).
///
/// # Errors
/// `NotFound`, `Conflict` when somebody else changed the card meanwhile, `Refused` by the
/// regulation, or a `Fault`; in none of these has anything changed.
pub async fn execute<S: Cards + Conversations + ?Sized>(
    store: &S,
    directory: &Directory,
    actor: &Actor,
    now: Timestamp,
    (id, expected): (AppealId, u64),
    command: Command,
    files: Vec<StoredFile>,
) -> Result<CardRecord, CardError> {
    let mut record = open(store, id, actor).await?;
    if record.card.version != expected {
        return Err(CardError::Conflict { actual: record.card.version });
    }
    let unblocks = matches!(command, Command::UnblockApplicant { .. });
    let events = decide(&record.card, command, actor, now, directory)?;
    let card = events.iter().fold(Some(record.card.clone()), apply).ok_or(CardError::NotFound)?;
    if unblocks && reach_of(store, &card, now).await?.block.is_none() {
        return Err(Refusal::new(RefusalCode::NotBlocked, Clause::C4_4).into());
    }
    match store.save(&record.card, &card, &events, &files, &along(&card, &events)).await {
        Ok(()) => {}
        Err(SaveError::Conflict) => return Err(conflict(store, id, expected).await),
        Err(SaveError::Fault(fault)) => return Err(fault.into()),
    }
    record.card = card;
    record.events.extend(events);
    record.files.extend(files);
    Ok(record)
}

/// Hands a card over from a colleague who leaves (1.4), whatever its version: administrators read no
/// cards. A card that is not in the colleague's hands is left as it is.
///
/// # Errors
/// `NotFound`, `Refused` where the successor cannot do the work, `Conflict` while others keep writing
/// it, or a `Fault`.
pub async fn hand_over<S: Cards + ?Sized>(
    store: &S,
    directory: &Directory,
    actor: &Actor,
    now: Timestamp,
    id: AppealId,
    (from, to): (&StaffId, &StaffId),
) -> Result<(), CardError> {
    for _ in 0..TRIES {
        let card = store.card(id).await?.ok_or(CardError::NotFound)?;
        let held = card.decision_makers.contains(from) || card.executors().any(|id| id == from);
        if !held || !card.state.is_open() {
            return Ok(());
        }
        let command = Command::HandOver { from: from.clone(), to: to.clone() };
        let events = decide(&card, command, actor, now, directory)?;
        let after = events.iter().fold(Some(card.clone()), apply).ok_or(CardError::NotFound)?;
        match store.save(&card, &after, &events, &[], &Along::default()).await {
            Ok(()) => return Ok(()),
            Err(SaveError::Conflict) => {}
            Err(SaveError::Fault(fault)) => return Err(fault.into()),
        }
    }
    Err(CardError::Conflict { actual: 0 })
}

/// What is known of the chat of a card's applicant; nothing where there is no chat.
///
/// # Errors
/// A fault of the store.
pub async fn reach_of<C: Conversations + ?Sized>(
    store: &C,
    card: &Card,
    now: Timestamp,
) -> Result<Reach, Fault> {
    match &card.contact {
        Some(contact) => Ok(reach(&store.recall(contact).await?, now)),
        None => Ok(Reach::default()),
    }
}

/// What is stored in one transaction with the events of a card.
fn along(card: &Card, events: &[Event]) -> Along {
    let block = events.iter().find_map(|event| match &event.kind {
        EventKind::ApplicantBlocked { reason, until } => Some(BlockChange::Set(Block {
            since: event.at,
            until: *until,
            reason: reason.clone(),
            by: event.by.staff().cloned(),
        })),
        EventKind::ApplicantUnblocked { .. } => Some(BlockChange::Lift),
        _ => None,
    });
    let conversation = block.zip(card.contact.clone()).map(|(block, who)| ConversationWrite {
        who,
        outcome: None,
        block,
        compaction: None,
    });
    Along { conversation, case: None }
}

pub(crate) async fn conflict<C: Cards + ?Sized>(cards: &C, id: AppealId, expected: u64) -> CardError {
    let actual = match cards.card(id).await {
        Ok(card) => card.map_or(expected + 1, |card| card.version),
        Err(fault) => return fault.into(),
    };
    CardError::Conflict { actual }
}
