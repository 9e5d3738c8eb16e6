//! When a new card goes to the responsible person (clause 4.3): in working hours at once; otherwise when
//! the next working day opens, with all the others of the night; what is urgent at once to who is on duty.

use jiff::Timestamp;

use crate::{
    card::{Card, Mover},
    directory::{Directory, Role},
};

/// Who is told of a card registered at `at` right then; none where it waits for the working day.
#[must_use]
pub fn receivers(card: &Card, at: Timestamp, directory: &Directory) -> Option<Vec<Mover>> {
    if directory.calendar.is_open(at) {
        return Some(vec![Mover::Responsible]);
    }
    let on_duty = directory.settings.control.on_duty.as_ref();
    let on_duty = on_duty.filter(|id| directory.can_act_as(id, Role::Responsible));
    directory.is_urgent(card).then(|| match on_duty {
        Some(id) => vec![Mover::Staff(id.clone())],
        None => vec![Mover::Responsible],
    })
}

/// The opening of the working day that a card registered outside working hours waits for.
#[must_use]
pub fn waits_until(card: &Card, directory: &Directory) -> Option<Timestamp> {
    let at = card.registered_at;
    receivers(card, at, directory).is_none().then(|| directory.calendar.next_opening(at))
}
