//! Reading cards: worklists and pages of the register.

use crate::{error::Fault, ports::Cards};
use hotline_domain::{
    access::{Actor, can_read},
    card::{Card, Mover, State},
    directory::{Directory, Role},
    ids::{ChannelUser, StaffId},
};

/// Whose worklist is read: the person's own, and those of the roles they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine(pub Vec<Mover>);

impl Mine {
    /// The worklists of a signed-in person.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        let mut movers: Vec<_> = actor.names().cloned().map(Mover::Staff).collect();
        if actor.has(Role::Responsible) {
            movers.push(Mover::Responsible);
        }
        Self(movers)
    }
}

/// The open cards in the hands of the person's colleagues, by due time: for reading, none of them is
/// their own move (5.1).
///
/// # Errors
/// A fault of the store.
pub async fn of_organisation<C: Cards + ?Sized>(
    cards: &C,
    actor: &Actor,
    directory: &Directory,
) -> Result<Vec<Card>, Fault> {
    let works = |id: &StaffId| directory.staff(id).is_some_and(|member| member.has(Role::Executor));
    let others = actor.colleagues.iter().filter(|id| **id != actor.id && works(id));
    let colleagues = Mine(others.cloned().map(Mover::Staff).collect());
    let mut found: Vec<Card> = Vec::new();
    for card in cards.worklist(&colleagues).await? {
        let own = card.executors().any(|executor| actor.names().any(|name| name == executor));
        let known = found.iter().any(|known| known.id == card.id);
        if !own && !known && can_read(&card, actor) {
            found.push(card);
        }
    }
    Ok(found)
}

/// The card with a registration number (`Д-401/2026`). The letter before it may be left out, and the year
/// where it is `this_year`.
///
/// # Errors
/// A fault of the store.
pub async fn by_number<C: Cards + ?Sized>(
    cards: &C,
    number: &str,
    this_year: i16,
) -> Result<Option<Card>, Fault> {
    let digits = number.trim().trim_start_matches(|c: char| !c.is_ascii_digit());
    let (sequence, year) = match digits.split_once('/') {
        Some((sequence, year)) => (sequence, year.trim().parse::<i16>().ok()),
        None => (digits, Some(this_year)),
    };
    match (year, sequence.trim().parse::<u32>()) {
        (Some(year), Ok(sequence)) => cards.numbered(year, sequence).await,
        (_, _) => Ok(None),
    }
}

/// Pages of the register that are read in search of cards in one state before an answer is given.
const SEARCHED: usize = 10;

/// A page of a month of the register, newest first, or of its cards in one state alone: then as many as
/// one page has at least, unless the month ends or a long stretch of it has none.
///
/// # Errors
/// A fault of the store.
pub async fn registered<C: Cards + ?Sized>(
    cards: &C,
    month: &str,
    state: Option<State>,
    cursor: Option<&str>,
) -> Result<Page, Fault> {
    let mut found = cards.register(month, cursor).await?;
    let Some(state) = state else { return Ok(found) };
    let enough = found.cards.len();
    found.cards.retain(|card| card.state == state);
    for _ in 1..SEARCHED {
        let Some(next) = found.next.as_deref().filter(|_| found.cards.len() < enough) else { break };
        let page = cards.register(month, Some(next)).await?;
        found.cards.extend(page.cards.into_iter().filter(|card| card.state == state));
        found.next = page.next;
    }
    Ok(found)
}

/// The cards of a person, newest first: those of a chat, and those filed with a phone from any other;
/// at most `limit` of each.
///
/// # Errors
/// A fault of the store.
pub async fn of_person<C: Cards + ?Sized>(
    cards: &C,
    who: Option<&ChannelUser>,
    phone: Option<&str>,
    limit: usize,
) -> Result<Vec<Card>, Fault> {
    let mut found = match who {
        Some(who) => cards.of_applicant(who, limit).await?,
        None => Vec::new(),
    };
    if let Some(phone) = phone {
        found.extend(cards.of_phone(phone, limit).await?);
    }
    found.sort_by_key(|card| std::cmp::Reverse((card.registered_at, card.id)));
    found.dedup_by_key(|card| card.id);
    Ok(found)
}

/// A page of the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Cards, newest first.
    pub cards: Vec<Card>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<String>,
}
