//! Commands of staff to a card: load → decide → save.

use hotline_domain::{
    access::{Actor, can_read},
    card::{Command, apply, decide},
    directory::Directory,
    ids::AppealId,
    media::StoredFile,
};
use jiff::Timestamp;

use crate::{
    error::CardError,
    ports::{Along, CardRecord, Cards, SaveError},
};

/// A card the person may read.
///
/// # Errors
/// `NotFound` also for a card that exists but is not theirs to read, so that nothing is given away.
pub async fn open(cards: &dyn Cards, id: AppealId, actor: &Actor) -> Result<CardRecord, CardError> {
    cards.load(id).await?.filter(|record| can_read(&record.card, actor)).ok_or(CardError::NotFound)
}

/// Carries out a command against version `expected` of a card and returns the card after it.
///
/// # Errors
/// `NotFound`, `Conflict` when somebody else changed the card meanwhile, `Refused` by the
/// regulation, or a `Fault`; in none of these has anything changed.
pub async fn execute(
    cards: &dyn Cards,
    directory: &Directory,
    actor: &Actor,
    now: Timestamp,
    (id, expected): (AppealId, u64),
    command: Command,
    files: Vec<StoredFile>,
) -> Result<CardRecord, CardError> {
    let mut record = open(cards, id, actor).await?;
    if record.card.version != expected {
        return Err(CardError::Conflict { actual: record.card.version });
    }
    let events = decide(&record.card, command, actor, now, directory)?;
    let card = events.iter().fold(Some(record.card.clone()), apply).ok_or(CardError::NotFound)?;
    match cards.save(&record.card, &card, &events, &files, &Along::default()).await {
        Ok(()) => {}
        Err(SaveError::Conflict) => return Err(conflict(cards, id, expected).await),
        Err(SaveError::Fault(fault)) => return Err(fault.into()),
    }
    record.card = card;
    record.events.extend(events);
    record.files.extend(files);
    Ok(record)
}

async fn conflict(cards: &dyn Cards, id: AppealId, expected: u64) -> CardError {
    let actual = match cards.card(id).await {
        Ok(card) => card.map_or(expected + 1, |card| card.version),
        Err(fault) => return fault.into(),
    };
    CardError::Conflict { actual }
}
