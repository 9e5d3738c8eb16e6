//! The quality and timeliness of each executor for a period, for decisions on bonuses (6.4.5).

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::tally::{Mean, percent};
use crate::{
    card::{Card, PartState, State},
    control::{Breach, Stage},
    ids::StaffId,
};

/// How a piece of work stands with its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Reported by the deadline.
    OnTime,
    /// Reported after it.
    Late,
    /// Being done.
    Open,
    /// Not reported, and the deadline has passed.
    Overdue,
    /// The card ended without it: forwarded, returned, not considered, or withdrawn.
    Ended,
}

impl Outcome {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Ended => "ended",
        }
    }

    /// Name shown to people, Ukrainian.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OnTime => "Виконано вчасно",
            Self::Late => "Виконано із запізненням",
            Self::Open => "У роботі",
            Self::Overdue => "Прострочено",
            Self::Ended => "Завершено без виконання",
        }
    }
}

/// What an executor has to do on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Share {
    /// They lead it.
    Lead,
    /// They help with a part.
    Part,
}

impl Share {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Part => "part",
        }
    }
}

/// Who has what to do on a card, as it is now. Empty for a card merged into another: the work is done,
/// and measured, there.
pub fn shares(card: &Card) -> impl Iterator<Item = (&StaffId, Share)> {
    let own = card.merged_into.is_none();
    let lead = card.executor.iter().map(|executor| (executor, Share::Lead));
    let parts = card.co_executors.iter().map(|co| (&co.part.executor, Share::Part));
    lead.chain(parts).filter(move |_| own)
}

/// When an executor reported the card, or their part of it. What counts is the last report: one that was
/// returned for rework is none.
#[must_use]
pub fn done_at(card: &Card, executor: &StaffId, share: Share) -> Option<Timestamp> {
    match share {
        Share::Lead => card.reported_at,
        Share::Part => card.co_executor(executor).and_then(|co| match &co.progress {
            PartState::Done { at, .. } => Some(*at),
            PartState::Assigned | PartState::InWork => None,
        }),
    }
}

/// How an executor's share in a card stands.
#[must_use]
pub fn outcome(card: &Card, executor: &StaffId, share: Share, now: Timestamp) -> Outcome {
    let done = done_at(card, executor, share);
    let after = |instant: Timestamp| card.due_at.is_some_and(|due| due < instant);
    match (done, card.state) {
        (Some(done), _) if after(done) => Outcome::Late,
        (Some(_), _) => Outcome::OnTime,
        (None, State::Closed | State::Withdrawn | State::Merged) => Outcome::Ended,
        (None, State::Registered | State::Addressed | State::Assigned | State::InWork | State::Reported) => {
            if after(now) {
                Outcome::Overdue
            } else {
                Outcome::Open
            }
        }
    }
}

/// Work by how it stands with its deadlines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// All of it.
    pub assigned: u32,
    /// Reported by the deadline.
    pub on_time: u32,
    /// Reported after it.
    pub late: u32,
    /// Not reported yet, what is overdue included.
    pub open: u32,
    /// Not reported, and the deadline has passed.
    pub overdue: u32,
    /// Ended without a report.
    pub ended: u32,
}

impl Work {
    fn add(&mut self, outcome: Outcome) {
        self.assigned += 1;
        match outcome {
            Outcome::OnTime => self.on_time += 1,
            Outcome::Late => self.late += 1,
            Outcome::Open => self.open += 1,
            Outcome::Overdue => {
                self.open += 1;
                self.overdue += 1;
            }
            Outcome::Ended => self.ended += 1,
        }
    }

    /// Adds the work of another.
    pub fn join(&mut self, other: Self) {
        self.assigned += other.assigned;
        self.on_time += other.on_time;
        self.late += other.late;
        self.open += other.open;
        self.overdue += other.overdue;
        self.ended += other.ended;
    }
}

/// The figures of an executor, or of several together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ExecutorFigures {
    /// Cards they lead.
    pub led: Work,
    /// Parts they have as co-executors.
    pub parts: Work,
    /// How often a result of cards they lead was returned for rework (6.2.2).
    pub reworks: u32,
    /// Quality ratings of cards they lead (6.3.3).
    pub quality: Mean,
    /// Terms they have broken, as the control of deadlines found them (6.2.1, 7), also where the term was
    /// made longer afterwards.
    pub breaches: u32,
    /// Disciplinary measures against them (6.3.2, 6.3.3).
    pub measures: u32,
    /// Their requests that wait for a decision (4.6 a–c).
    pub open_requests: u32,
}

impl ExecutorFigures {
    /// Adds the figures of another.
    pub fn join(&mut self, other: &Self) {
        self.led.join(other.led);
        self.parts.join(other.parts);
        self.reworks += other.reworks;
        self.quality.join(other.quality);
        self.breaches += other.breaches;
        self.measures += other.measures;
        self.open_requests += other.open_requests;
    }

    /// How much of what had to be reported by now was reported in time, percent, cards and parts
    /// together; `None` while nothing had to be.
    #[must_use]
    pub fn timeliness(&self) -> Option<f64> {
        let mut all = self.led;
        all.join(self.parts);
        percent(all.on_time, all.on_time + all.late + all.overdue)
    }
}

/// The figures of everybody who works, or has worked, on cards registered in a period, as they stand now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExecutorsReport(pub BTreeMap<StaffId, ExecutorFigures>);

/// The broken terms for which executors answer; for the others a person may be a decision-maker.
fn broken(card: &Card) -> impl Iterator<Item = &Breach> {
    card.watch.breaches.iter().filter(|breach| match breach.stage {
        Stage::Acceptance | Stage::Execution => true,
        Stage::Addressing | Stage::Assignment | Stage::Review => false,
    })
}

/// How many terms of a card an executor has broken (6.2.1).
#[must_use]
pub fn breaches_of(card: &Card, executor: &StaffId) -> usize {
    broken(card).filter(|breach| breach.people.contains(executor)).count()
}

impl ExecutorsReport {
    /// Counts a card as of `now`.
    pub fn add(&mut self, card: &Card, now: Timestamp) {
        for (executor, share) in shares(card) {
            let outcome = outcome(card, executor, share, now);
            let figures = self.0.entry(executor.clone()).or_default();
            match share {
                Share::Part => figures.parts.add(outcome),
                Share::Lead => {
                    figures.led.add(outcome);
                    figures.reworks += card.returns;
                    if let Some(rating) = &card.rating {
                        figures.quality.add(rating.quality);
                    }
                }
            }
        }
        // A term that ended before anybody was assigned is the decision-makers'.
        let executors = broken(card).flat_map(|breach| &breach.people);
        for who in executors.filter(|who| !card.decision_makers.contains(who)) {
            self.0.entry(who.clone()).or_default().breaches += 1;
        }
        for measure in &card.measures {
            self.0.entry(measure.against.clone()).or_default().measures += 1;
        }
        for request in card.open_requests() {
            self.0.entry(request.by.clone()).or_default().open_requests += 1;
        }
    }

    /// The figures of several together.
    #[must_use]
    pub fn sum<'a>(figures: impl IntoIterator<Item = &'a ExecutorFigures>) -> ExecutorFigures {
        let mut sum = ExecutorFigures::default();
        figures.into_iter().for_each(|one| sum.join(one));
        sum
    }
}
