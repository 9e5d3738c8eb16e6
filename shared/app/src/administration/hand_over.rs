//! The open cards of who leaves go to a colleague of the same roles (clause 1.4).

use hotline_domain::{
    access::{Action, Actor},
    administration::{Rejection, can_take_over},
    clause::Clause,
    directory::Role,
    ids::StaffId,
    refusal::RefusalCode,
};

use super::{Author, ChangeError, workload};
use crate::{
    call::Call,
    commands,
    error::CardError,
    ports::{Administration, Cards},
};

/// What a hand-over did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HandedOver {
    /// Cards that are with the colleague now.
    pub moved: usize,
    /// Cards that are still with the person.
    pub left: usize,
}

/// Moves every open card of `from` to `to`.
///
/// # Errors
/// `NotFound`, a rejection where `to` cannot take them over, or a fault. What was moved before a
/// fault stays moved; a repetition moves the rest.
pub async fn hand_over<S: Administration + Cards + ?Sized>(
    store: &S,
    author: &Author,
    from: &StaffId,
    to: &StaffId,
) -> Result<HandedOver, ChangeError> {
    let directory = store.ledger().await?.directory;
    let leaving = directory.staff(from).ok_or(ChangeError::NotFound)?;
    if !directory.staff(to).is_some_and(|colleague| can_take_over(leaving, colleague, &directory)) {
        return Err(Rejection::new(RefusalCode::NotAColleague, Clause::C1_4).into());
    }
    let actor = Actor::alone(author.id.clone(), vec![Role::Admin]);
    let call = Call {
        actor: &actor,
        now: author.at,
        action: Action::HandOver.code(),
        from: Some(&author.from),
        intent: None,
    };
    let mut handed = HandedOver::default();
    for card in workload(store, &directory).await?.cards(from) {
        match commands::hand_over(store, &directory, &call, *card, (from, to)).await {
            Ok(()) => handed.moved += 1,
            Err(CardError::Fault(fault)) => return Err(fault.into()),
            // The colleague is on the card already, or others keep writing it.
            Err(
                CardError::NotFound
                | CardError::Conflict { .. }
                | CardError::Refused(_)
                | CardError::KeyReused,
            ) => handed.left += 1,
        }
    }
    Ok(handed)
}
