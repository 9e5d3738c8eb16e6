//! The moderation list (clause 4.4): the responsible person's decisions about what was kept.

mod restore;

use hotline_domain::{
    case::{Case, CaseCommand, decide},
    directory::Directory,
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    call::{Call, carried_out, shown_again},
    error::CardError,
    ports::{BlockChange, Cases, ConversationWrite, SaveError, Trails},
};

pub use restore::{Destination, Restore, destination, restore};

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
