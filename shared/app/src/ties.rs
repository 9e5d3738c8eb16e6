//! Commands of staff that write two cards, or a new one: linking, merging, splitting, registering for a
//! citizen who came or phoned (clause 2.1).

use hotline_domain::{
    access::{Action, Actor, can_read},
    audit::CardName,
    card::{
        By, Card, Classification, Event, LinkKind, Registration, apply, link, merge, register_by, split,
        split_ties,
    },
    clause::Clause,
    deadline::date_in_kyiv,
    dialogue::fits,
    directory::Directory,
    ids::{AppealId, CategoryId},
    person::{Applicant, GeoPoint},
    refusal::{Refusal, RefusalCode},
};
use uuid::Uuid;

use crate::{
    call::{Call, carried_out, named},
    cards::of_person,
    commands::open,
    error::{CardError, Fault},
    idempotency::{Before, Mark, before},
    ports::{Cards, Changed, Filing, RegistrationNumberOf, SaveError, Trail, Trails},
};

/// How two cards are to be tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// They are related, or one repeats the other.
    Link(LinkKind),
    /// The first is a true duplicate of the second.
    Merge,
}

/// Ties a card at version `expected` to another.
///
/// # Errors
/// As `commands::execute`; `Conflict` also when the other card changed meanwhile.
pub async fn tie<S: Cards + Trails + ?Sized>(
    store: &S,
    call: &Call<'_>,
    (id, expected): (AppealId, u64),
    other: AppealId,
    how: Tie,
) -> Result<(), CardError> {
    let card = open(store, id, call.actor).await?.card;
    if card.version != expected {
        return carried_out(store, call, card.version, expected).await.map(|_| ());
    }
    let other = open(store, other, call.actor).await?.card;
    let (one, two) = match how {
        Tie::Link(kind) => link(&card, &other, kind, call.actor, call.now)?,
        Tie::Merge => merge(&card, &other, call.actor, call.now)?,
    };
    let trail = call.trail(vec![named(&card), named(&other)], Vec::new(), expected + 1);
    let pair = (changed(card, one)?, changed(other, two)?);
    match store.save_both(&pair.0, &pair.1, &trail).await {
        Ok(()) => Ok(()),
        Err(SaveError::Conflict) => {
            let card = open(store, id, call.actor).await?.card;
            carried_out(store, call, card.version, expected).await.map(|_| ())
        }
        Err(SaveError::Fault(fault)) => Err(fault.into()),
    }
}

/// What is split off a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitOff {
    /// The other matter.
    pub substance: String,
    /// Its category.
    pub category: CategoryId,
}

/// Splits off a card at version `expected` what is another matter; the new card's identity, on a
/// repetition the same one.
///
/// # Errors
/// As `commands::execute`.
pub async fn split_off<S: Cards + Trails + ?Sized>(
    store: &S,
    directory: &Directory,
    call: &Call<'_>,
    (id, expected): (AppealId, u64),
    off: SplitOff,
) -> Result<AppealId, CardError> {
    let Call { actor, now, .. } = *call;
    let card = open(store, id, actor).await?.card;
    if card.version != expected {
        return made_before(carried_out(store, call, card.version, expected).await?);
    }
    let new = AppealId(Uuid::now_v7());
    let year = date_in_kyiv(now).year();
    // Decided once before a number is taken: a refusal takes none.
    let prove = |number: RegistrationNumberOf| -> Result<Filing, Refusal> {
        let number = number.by_marks(&card.marks, &card.applicant.surname);
        let off = (off.substance.clone(), off.category.clone());
        let registration = split(&card, off, number, actor, directory)?;
        let first = register_by(By::Staff(actor.id.clone()), new, registration, now)?;
        let filed = apply(None, &first).ok_or(Refusal::new(RefusalCode::WrongState, Clause::C2_1))?;
        let (here, there) = split_ties(&card, &filed, actor, now);
        let beside = after(&card, &here)?;
        Ok(Filing {
            card: after(&filed, &there)?.after,
            events: vec![first, there],
            files: Vec::new(),
            beside: Some(beside),
            case: None,
            conversation: None,
            trail: making(call, vec![named(&card), named(&filed)], new),
        })
    };
    prove(RegistrationNumberOf { year, sequence: 0 })?;
    let make = |number| prove(number).map_err(|refusal| Fault::new("split a card", refusal));
    match store.file_new(year, &make).await {
        Ok(card) => Ok(card.id),
        Err(SaveError::Conflict) => {
            let card = open(store, id, actor).await?.card;
            made_before(carried_out(store, call, card.version, expected).await?)
        }
        Err(SaveError::Fault(fault)) => Err(fault.into()),
    }
}

/// An appeal of a citizen who came, phoned or wrote, as a member of staff takes it down.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenDown {
    /// The citizen.
    pub applicant: Applicant,
    /// Category.
    pub category: CategoryId,
    /// The substance.
    pub substance: String,
    /// Place, where known.
    pub location: Option<GeoPoint>,
    /// How it arrived and whose it is.
    pub marks: Classification,
}

/// Registers an appeal for a citizen; the card's identity, on a repetition the same one.
///
/// # Errors
/// A refusal of the regulation, or a fault.
pub async fn take_down<S: Cards + Trails + ?Sized>(
    store: &S,
    directory: &Directory,
    call: &Call<'_>,
    taken: TakenDown,
) -> Result<AppealId, CardError> {
    let Call { actor, now, .. } = *call;
    let refuse = |code| Err(Refusal::new(code, Clause::C2_1).into());
    if !actor.may(Action::RegisterAppeal) {
        return refuse(RefusalCode::NotYourRole);
    }
    if !directory.category(&taken.category).is_some_and(|category| category.active) {
        return refuse(RefusalCode::NotAnotherCategory);
    }
    if !fits(&taken.applicant, &taken.substance) {
        return Err(Refusal::new(RefusalCode::FieldTooLong, Clause::C4_2).into());
    }
    let marks = taken.marks.checked()?;
    let id = AppealId(Uuid::now_v7());
    let year = date_in_kyiv(now).year();
    let first = |number: RegistrationNumberOf| -> Result<Event, Refusal> {
        let number = number.by_marks(&marks, &taken.applicant.surname);
        let registration = Registration {
            number,
            contact: None,
            applicant: taken.applicant.clone(),
            category: taken.category.clone(),
            substance: taken.substance.clone(),
            location: taken.location,
            files: Vec::new(),
            marks: marks.clone(),
            repeats: None,
            split_from: None,
        };
        register_by(By::Staff(actor.id.clone()), id, registration, now)
    };
    first(RegistrationNumberOf { year, sequence: 0 })?;
    let make = |number| {
        let event = first(number).map_err(|refusal| Fault::new("register", refusal))?;
        let card = apply(None, &event).ok_or_else(|| Fault::new("register", "no registration"))?;
        let trail = making(call, vec![named(&card)], id);
        let (events, files) = (vec![event], Vec::new());
        Ok(Filing { card, events, files, beside: None, case: None, conversation: None, trail })
    };
    match store.file_new(year, &make).await {
        Ok(card) => Ok(card.id),
        Err(SaveError::Conflict) => match before(store, &actor.id, call.intent).await? {
            Before::Same(mark) => made_before(mark),
            Before::Other => Err(CardError::KeyReused),
            Before::Never => Err(Fault::new("register", "the identity is taken").into()),
        },
        Err(SaveError::Fault(fault)) => Err(fault.into()),
    }
}

/// How many other appeals of a person are looked at.
const OTHERS: usize = 50;

/// Other appeals of the same person that the caller may read, newest first: of the same chat or with
/// the same phone.
///
/// # Errors
/// A fault of the store.
pub async fn others<S: Cards + ?Sized>(store: &S, card: &Card, actor: &Actor) -> Result<Vec<Card>, Fault> {
    let phone = Some(card.applicant.phone.number.as_str());
    let mut found = of_person(store, card.contact.as_ref(), phone, OTHERS).await?;
    found.retain(|other| other.id != card.id && can_read(other, actor));
    Ok(found)
}

/// The card that an earlier, equal request made.
fn made_before(mark: Mark) -> Result<AppealId, CardError> {
    mark.made.ok_or(CardError::NotFound)
}

/// What is remembered of a request that makes the card `new`.
fn making(call: &Call<'_>, cards: Vec<CardName>, new: AppealId) -> Trail {
    let trail = call.trail(cards, Vec::new(), 1);
    Trail { mark: trail.mark.map(|mark| Mark { made: Some(new), ..mark }), ..trail }
}

fn after(card: &Card, event: &Event) -> Result<Changed, Refusal> {
    let next = apply(Some(card.clone()), event).ok_or(Refusal::new(RefusalCode::WrongState, Clause::C2_1))?;
    Ok(Changed { before: card.clone(), after: next, events: vec![event.clone()] })
}

fn changed(card: Card, event: Event) -> Result<Changed, CardError> {
    Ok(after(&card, &event)?)
}
