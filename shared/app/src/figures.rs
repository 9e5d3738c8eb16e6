//! Reports over the cards registered in a period (6.1.5, 6.4.5): the register is read month by month and
//! page by page, and each card is counted and let go.

use hotline_domain::{
    card::Card,
    figures::{ExecutorsReport, Outcome, Period, ServiceReport, Share, outcome, shares},
    ids::StaffId,
};
use jiff::Timestamp;

use crate::{error::Fault, ports::Cards};

/// Most cards of one executor that are listed.
pub const MAX_LISTED: usize = 500;

/// The report on the service.
///
/// # Errors
/// A fault of the store.
pub async fn service<C: Cards + ?Sized>(
    cards: &C,
    period: Period,
    now: Timestamp,
) -> Result<ServiceReport, Fault> {
    let mut report = ServiceReport::default();
    each(cards, period, &mut |card| report.add(&card, now)).await?;
    Ok(report)
}

/// The figures of all executors.
///
/// # Errors
/// A fault of the store.
pub async fn executors<C: Cards + ?Sized>(
    cards: &C,
    period: Period,
    now: Timestamp,
) -> Result<ExecutorsReport, Fault> {
    let mut report = ExecutorsReport::default();
    each(cards, period, &mut |card| report.add(&card, now)).await?;
    Ok(report)
}

/// What one executor has had to do.
#[derive(Debug, Default)]
pub struct OfExecutor {
    /// Their figures, under their name alone; empty where they have none.
    pub report: ExecutorsReport,
    /// Their shares in cards, the latest registered first.
    pub listed: Vec<Listed>,
    /// How many more there are than are listed.
    pub left_off: usize,
}

/// A share in a card.
#[derive(Debug)]
pub struct Listed {
    /// The card.
    pub card: Card,
    /// What they have to do on it.
    pub share: Share,
    /// How it stands with its deadline.
    pub outcome: Outcome,
}

/// The figures and cards of one executor.
///
/// # Errors
/// A fault of the store.
pub async fn of_executor<C: Cards + ?Sized>(
    cards: &C,
    period: Period,
    executor: &StaffId,
    now: Timestamp,
) -> Result<OfExecutor, Fault> {
    let mut found = OfExecutor::default();
    each(cards, period, &mut |card| {
        found.report.add(&card, now);
        found.report.0.retain(|id, _| id == executor);
        let mut shares = shares(&card).filter(|(id, _)| *id == executor);
        let Some(share) = shares.next().map(|(_, share)| share) else { return };
        drop(shares);
        if found.listed.len() == MAX_LISTED {
            found.left_off += 1;
            return;
        }
        let outcome = outcome(&card, executor, share, now);
        found.listed.push(Listed { card, share, outcome });
    })
    .await?;
    Ok(found)
}

/// Hands over every card registered in the period, the latest month first and in it the latest card.
async fn each<C: Cards + ?Sized>(
    cards: &C,
    period: Period,
    visit: &mut (dyn FnMut(Card) + Send),
) -> Result<(), Fault> {
    let mut months: Vec<_> = period.months().collect();
    months.reverse();
    for month in months {
        let month = month.strftime("%Y-%m").to_string();
        let covered = &mut |card: Card| {
            if period.covers(card.registered_at) {
                visit(card);
            }
        };
        cards.each_of_month(&month, covered).await?;
    }
    Ok(())
}
