//! The report on the service for a period (6.1.5): the columns of the periodic statistics by form of
//! arrival (classifier № 858), and how the work goes by category, decision-maker and month.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::tally::{Days, Mean};
use crate::{
    card::{Card, ResultCode, State},
    deadline::date_in_kyiv,
    ids::{CategoryId, StaffId},
};

/// What appeals were, and how they ended: the columns of the periodic statistics. A result counts once
/// the card is closed. What was merged into another card counts as an appeal of its own, with the result
/// of that card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// All of them.
    pub total: u32,
    /// Of several people (classifier 5.2).
    pub collective: u32,
    /// Repeated: second and further ones on a matter (classifier 2.2, 2.4).
    pub repeat: u32,
    /// Of people of a privileged category (section 7).
    pub privileged: u32,
    /// Proposals and remarks (classifier 3.1).
    pub proposals: u32,
    /// Statements and requests (classifier 3.2).
    pub statements: u32,
    /// Complaints (classifier 3.3).
    pub complaints: u32,
    /// Resolved positively (classifier 9.1).
    pub resolved: u32,
    /// Refused (classifier 9.2).
    pub refused: u32,
    /// Explained (classifier 9.3).
    pub explained: u32,
    /// Returned to the author (classifier 9.4).
    pub returned: u32,
    /// Forwarded by competence (classifier 9.5).
    pub forwarded: u32,
    /// Not to be considered (classifier 9.6).
    pub not_considered: u32,
    /// Taken back by the applicant.
    pub withdrawn: u32,
    /// Still being considered.
    pub pending: u32,
    /// How many citizens: everybody who signed.
    pub people: u32,
}

impl Statistics {
    /// Counts a card.
    pub fn add(&mut self, card: &Card) {
        let marks = &card.marks;
        self.total += 1;
        self.people += marks.people;
        self.collective += u32::from(marks.is_collective());
        self.repeat += u32::from(marks.is_repeat());
        self.privileged += u32::from(marks.is_privileged());
        match marks.kind.as_str() {
            "3.1" => self.proposals += 1,
            "3.3" => self.complaints += 1,
            // Everything else is checked to be 3.2 when it is classified.
            _ => self.statements += 1,
        }
        *self.ended(card) += 1;
    }

    /// Where a card counts by how it ended.
    fn ended(&mut self, card: &Card) -> &mut u32 {
        match (card.state, card.result.as_ref().map(|result| result.code)) {
            (State::Withdrawn, _) => &mut self.withdrawn,
            (State::Closed, Some(ResultCode::Resolved)) => &mut self.resolved,
            (State::Closed, Some(ResultCode::Refused)) => &mut self.refused,
            (State::Closed, Some(ResultCode::Explained)) => &mut self.explained,
            (State::Closed, Some(ResultCode::ReturnedToAuthor)) => &mut self.returned,
            (State::Closed, Some(ResultCode::Forwarded)) => &mut self.forwarded,
            (State::Closed, Some(ResultCode::NotConsidered)) => &mut self.not_considered,
            (State::Closed, None)
            | (
                State::Registered
                | State::Addressed
                | State::Assigned
                | State::InWork
                | State::Reported
                | State::Merged,
                _,
            ) => &mut self.pending,
        }
    }
}

/// How the work on some cards goes. They are open, closed, withdrawn or, while the card they were merged
/// into is open, merged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// All of them.
    pub count: u32,
    /// Open.
    pub open: u32,
    /// Open, and the deadline has passed.
    pub overdue: u32,
    /// Closed.
    pub closed: u32,
    /// Taken back by the applicant.
    pub withdrawn: u32,
    /// Considered with another card that is still open.
    pub merged: u32,
    /// Those whose work was not reported by the deadline, open ones included. What was merged is not
    /// counted: its term is the other card's.
    pub breached: u32,
    /// How often a result was returned for rework (6.2.2).
    pub reworks: u32,
    /// Those whose term was extended beyond the month (law, art. 20).
    pub extended: u32,
    /// Those in a strategic plan (4.6 c).
    pub planned: u32,
    /// Days from registration to closing, by the calendar.
    pub days: Days,
    /// Quality ratings (6.3.3).
    pub quality: Mean,
}

impl Progress {
    /// Counts a card as of `now`.
    pub fn add(&mut self, card: &Card, now: Timestamp) {
        self.count += 1;
        match card.state {
            State::Closed => self.closed += 1,
            State::Withdrawn => self.withdrawn += 1,
            State::Merged => self.merged += 1,
            State::Registered | State::Addressed | State::Assigned | State::InWork | State::Reported => {
                self.open += 1;
            }
        }
        self.overdue += u32::from(card.overdue(now));
        self.breached += u32::from(card.merged_into.is_none() && card.breached(now));
        self.reworks += card.returns;
        self.extended += u32::from(card.extended);
        self.planned += u32::from(card.plan.is_some());
        if let (State::Closed, Some(closed)) = (card.state, card.closed_at) {
            let days = (date_in_kyiv(closed) - date_in_kyiv(card.registered_at)).get_days();
            self.days.add(u32::try_from(days).unwrap_or(0));
        }
        if let Some(rating) = &card.rating {
            self.quality.add(rating.quality);
        }
    }
}

/// The report: of the cards registered in a period, as they stand now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServiceReport {
    /// The statistics of all.
    pub statistics: Statistics,
    /// The work on all.
    pub progress: Progress,
    /// The statistics by form of arrival (section 1).
    pub by_arrival: BTreeMap<String, Statistics>,
    /// The work by category.
    pub by_category: BTreeMap<CategoryId, Progress>,
    /// The work by decision-maker; a card addressed to several counts for each, `None` is what is
    /// addressed to nobody.
    pub by_decision_maker: BTreeMap<Option<StaffId>, Progress>,
    /// The work by month of registration, each under its first day.
    pub by_month: BTreeMap<Date, Progress>,
}

impl ServiceReport {
    /// Counts a card as of `now`.
    pub fn add(&mut self, card: &Card, now: Timestamp) {
        self.statistics.add(card);
        self.progress.add(card, now);
        self.by_arrival.entry(card.marks.arrival.clone()).or_default().add(card);
        self.by_category.entry(card.category.clone()).or_default().add(card, now);
        let month = date_in_kyiv(card.registered_at).first_of_month();
        self.by_month.entry(month).or_default().add(card, now);
        let addressed = card.decision_makers.iter().cloned().map(Some);
        let nobody = card.decision_makers.is_empty().then_some(None);
        for decision_maker in addressed.chain(nobody) {
            self.by_decision_maker.entry(decision_maker).or_default().add(card, now);
        }
    }
}
