//! Cards that belong together: linked, merged as true duplicates, split (clause 2.1). Each of these
//! writes both cards in one transaction.

use jiff::Timestamp;

use super::{
    Applicant, By, Card, Classification, Event, EventKind, Link, LinkKind, Registration, State,
    decide::{mandatory, next},
};
use crate::{
    access::{Action, Actor, permit},
    clause::Clause,
    directory::Directory,
    ids::{CategoryId, RegistrationNumber},
    refusal::{Refusal, RefusalCode},
};

/// How `to` is named on another card.
fn tie(kind: LinkKind, to: &Card) -> Link {
    Link { kind, appeal: to.id, number: to.number.clone() }
}

fn different(card: &Card, other: &Card) -> Result<(), Refusal> {
    match card.id == other.id {
        true => Err(Refusal::new(RefusalCode::SameCard, Clause::C2_1)),
        false => Ok(()),
    }
}

/// The events that tie a card to another: one for each.
///
/// # Errors
/// `SameCard`, `AlreadyLinked`, or the right is missing.
pub fn link(
    card: &Card,
    other: &Card,
    kind: LinkKind,
    actor: &Actor,
    now: Timestamp,
) -> Result<(Event, Event), Refusal> {
    permit(card, Action::Link, actor)?;
    different(card, other)?;
    if !matches!(kind, LinkKind::Related | LinkKind::Repeat) {
        return Err(Refusal::new(RefusalCode::WrongState, Clause::C2_1));
    }
    if card.links.iter().any(|link| link.appeal == other.id && link.kind == kind) {
        return Err(Refusal::new(RefusalCode::AlreadyLinked, Clause::C2_1));
    }
    let by = || By::Staff(actor.id.clone());
    Ok((
        next(card, by(), now, EventKind::Linked { link: tie(kind, other) }),
        next(other, by(), now, EventKind::Linked { link: tie(kind, card) }),
    ))
}

/// The events that merge a true duplicate into the card with the same matter: one for each. Its
/// applicant is told the result together with the main card's.
///
/// # Errors
/// `SameCard`, `MainCardClosed`, or the right is missing.
pub fn merge(card: &Card, main: &Card, actor: &Actor, now: Timestamp) -> Result<(Event, Event), Refusal> {
    permit(card, Action::Merge, actor)?;
    different(card, main)?;
    if !main.state.is_open() {
        return Err(Refusal::new(RefusalCode::MainCardClosed, Clause::C2_1));
    }
    let by = || By::Staff(actor.id.clone());
    Ok((
        next(card, by(), now, EventKind::MergedInto { main: tie(LinkKind::Merged, main) }),
        next(main, by(), now, EventKind::Linked { link: tie(LinkKind::Merged, card) }),
    ))
}

/// The event by which a merged card ends with the card it was merged into; `None` where it is not
/// merged into it, or has ended already.
#[must_use]
pub fn ended_with_main(card: &Card, main: &Card, now: Timestamp) -> Option<Event> {
    let merged = card.merged_into.as_ref().is_some_and(|into| into.appeal == main.id);
    if !merged || card.state != State::Merged || main.state != State::Closed {
        return None;
    }
    let result = main.result.clone()?;
    let kind = EventKind::EndedWithMain { main: main.number.clone(), result };
    Some(next(card, By::Service, now, kind))
}

/// What a card that asks two things gives to a new one: the other matter with its category, under a
/// number of its own.
///
/// # Errors
/// `TextMissing`, `NotAnotherCategory` for a category that is not active, or the right is missing.
pub fn split(
    card: &Card,
    (substance, category): (String, CategoryId),
    number: RegistrationNumber,
    actor: &Actor,
    directory: &Directory,
) -> Result<Registration, Refusal> {
    permit(card, Action::Split, actor)?;
    if !directory.category(&category).is_some_and(|known| known.active) {
        return Err(Refusal::new(RefusalCode::NotAnotherCategory, Clause::C2_1));
    }
    Ok(Registration {
        number,
        contact: card.contact.clone(),
        applicant: Applicant::clone(&card.applicant),
        category,
        substance: mandatory(substance, Clause::C2_1)?,
        location: card.location,
        files: Vec::new(),
        marks: Classification::clone(&card.marks),
        repeats: None,
        split_from: Some(card.number.clone()),
    })
}

/// The events that tie a card and the one that was split off it.
#[must_use]
pub fn split_ties(card: &Card, new: &Card, actor: &Actor, now: Timestamp) -> (Event, Event) {
    let by = || By::Staff(actor.id.clone());
    (
        next(card, by(), now, EventKind::Linked { link: tie(LinkKind::Split, new) }),
        next(new, by(), now, EventKind::Linked { link: tie(LinkKind::Split, card) }),
    )
}
