//! Commands of staff to a card: load → decide → save.

use hotline_domain::{
    access::{Actor, can_read},
    block::Block,
    card::{Card, Command, Event, EventKind, apply, decide, decide_undo},
    clause::Clause,
    directory::Directory,
    ids::AppealId,
    media::StoredFile,
    reach::reach,
    refusal::{Refusal, RefusalCode},
};

use crate::{
    call::{Call, named, shown_again},
    error::CardError,
    idempotency::{Before, before},
    ports::{Along, BlockChange, CardRecord, Cards, ConversationWrite, Conversations, SaveError, Trails},
};

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
/// block of the applicant, or its end, is stored in the same transaction (4.4), and so are the entry
/// of the audit trail and the mark by which a repetition is known: that is answered with the card as
/// it is.
///
/// # Errors
/// `NotFound`, `Conflict` when somebody else changed the card meanwhile, `KeyReused`, `Refused` by the
/// regulation, or a `Fault`; in none of these has anything changed.
pub async fn execute<S: Cards + Conversations + Trails + ?Sized>(
    store: &S,
    directory: &Directory,
    call: &Call<'_>,
    (id, expected): (AppealId, u64),
    command: Command,
    files: Vec<StoredFile>,
) -> Result<CardRecord, CardError> {
    let record = open(store, id, call.actor).await?;
    if record.card.version != expected {
        return overtaken(store, call, record, expected).await;
    }
    let unblocks = matches!(command, Command::UnblockApplicant { .. });
    let events = decide(&record.card, command, call.actor, call.now, directory)?;
    if unblocks && reach(&store.recall(&record.card.contact).await?, call.now).block.is_none() {
        return Err(Refusal::new(RefusalCode::NotBlocked, Clause::C4_4).into());
    }
    save(store, call, record, events, files).await
}

/// Takes back entry `sequence`, the last one of version `expected` of a card, within seconds by its
/// author, and returns the card after it.
///
/// # Errors
/// As [`execute`].
pub async fn undo<S: Cards + Trails + ?Sized>(
    store: &S,
    call: &Call<'_>,
    (id, expected): (AppealId, u64),
    sequence: u64,
) -> Result<CardRecord, CardError> {
    let record = open(store, id, call.actor).await?;
    if record.card.version != expected {
        return overtaken(store, call, record, expected).await;
    }
    let event = decide_undo(&record.events, sequence, call.actor, call.now)?;
    save(store, call, record, vec![event], Vec::new()).await
}

/// Stores what was decided; the card after it.
async fn save<S: Cards + Trails + ?Sized>(
    store: &S,
    call: &Call<'_>,
    mut record: CardRecord,
    events: Vec<Event>,
    files: Vec<StoredFile>,
) -> Result<CardRecord, CardError> {
    let card = events.iter().fold(Some(record.card.clone()), apply).ok_or(CardError::NotFound)?;
    let trail = call.trail(vec![named(&card)], Vec::new(), card.version);
    let along = Along { trail, ..along(&card, &events) };
    match store.save(&record.card, &card, &events, &files, &along).await {
        Ok(()) => {}
        Err(SaveError::Conflict) => {
            let expected = record.card.version;
            let record = open(store, card.id, call.actor).await?;
            return overtaken(store, call, record, expected).await;
        }
        Err(SaveError::Fault(fault)) => return Err(fault.into()),
    }
    record.card = card;
    record.events.extend(events);
    record.files.extend(files);
    Ok(record)
}

/// The answer where the card is no longer at version `expected`: as it is, if this very request made
/// it so.
async fn overtaken<T: Trails + ?Sized>(
    trails: &T,
    call: &Call<'_>,
    record: CardRecord,
    expected: u64,
) -> Result<CardRecord, CardError> {
    match before(trails, &call.actor.id, call.intent).await? {
        Before::Same => {
            shown_again(trails, call, vec![named(&record.card)], Vec::new()).await?;
            Ok(record)
        }
        Before::Other => Err(CardError::KeyReused),
        Before::Never => Err(CardError::Conflict { actual: record.card.version.max(expected) }),
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
    let conversation = block.map(|block| ConversationWrite {
        who: card.contact.clone(),
        outcome: None,
        block,
        compaction: None,
    });
    Along { conversation, ..Along::default() }
}
