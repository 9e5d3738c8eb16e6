//! When everything happens: each slot gets its moment of filing and the moments of staff's steps.

use hotline_domain::{
    calendar::WorkingCalendar,
    card::State,
    deadline::{date_in_kyiv, days_after, kyiv, latest},
};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Time, time},
};

use crate::{
    Error,
    calendar::WorkingDays,
    scenes::Act,
    slots::{Age, Slot, Talk},
};

/// Between the beginnings of two filings lies more time than one takes, so that the numbers of the
/// register follow the clock.
const GAP: SignedDuration = SignedDuration::from_mins(10);
/// Hours at which citizens write.
const HOURS: [i8; 10] = [9, 19, 13, 21, 7, 18, 11, 22, 16, 20];

/// What staff do with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Address (4.5).
    Address,
    /// Assign (4.5).
    Assign,
    /// Take into work (5.1).
    Accept,
    /// The executor's comment (6.5.1).
    Comment,
    /// Add a proof (6.5.2).
    Prove,
    /// Report (5.4).
    Report,
    /// Return for rework (6.2.2).
    Return,
    /// The executor's comment on that.
    Rework,
    /// The responsible person's reminder of a passed deadline.
    Remind,
    /// Close (6.1.4).
    Close,
    /// Ask the applicant (5.1).
    Ask,
    /// The applicant's answer.
    Answer,
    /// What the applicant adds.
    Add,
    /// The applicant takes the appeal back.
    Withdraw,
    /// A step of a scene.
    Act(Act),
}

/// A slot with its times.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Its place among the slots; everything that varies does so by it.
    pub place: usize,
    /// The slot.
    pub slot: Slot,
    /// When the citizen begins to write.
    pub begins_at: Timestamp,
    /// Steps of staff, in order.
    pub steps: Vec<(Timestamp, Step)>,
    /// The day on which the plan was made.
    today: Date,
}

impl Planned {
    /// The day on which an answer to a question is awaited.
    pub fn answer_by(&self) -> Date {
        self.in_days(3)
    }

    /// So many days after the one on which the plan was made.
    pub fn in_days(&self, days: i64) -> Date {
        self.today.saturating_add(days.days())
    }

    /// The last day of the term: the category's norm; for a late card the day it was due; and for
    /// an open one not so soon that it would be late by chance.
    pub fn due_on(&self, registered_at: Timestamp, norm_days: u16) -> Date {
        if let Some(days) = self.slot.late_by {
            return WorkingCalendar::default().working_days_before(self.today, days);
        }
        let usual = days_after(registered_at, norm_days);
        let soonest = match self.slot.state {
            State::Closed | State::Withdrawn => usual,
            _ => self.today.saturating_add(2.days()),
        };
        usual.max(soonest).min(latest(registered_at, &WorkingCalendar::default(), registered_at))
    }
}

/// Plans all slots as seen at `now`, in the order of filing.
///
/// # Errors
/// When the calendar does not reach that far.
pub fn plan(slots: Vec<Slot>, now: Timestamp) -> Result<Vec<Planned>, Error> {
    let days = WorkingDays::before(now);
    let mut plan = slots
        .into_iter()
        .enumerate()
        .map(|(place, slot)| planned(place, slot, &days, now))
        .collect::<Result<Vec<_>, Error>>()?;
    plan.sort_by_key(|planned| planned.begins_at);
    for later in (1..plan.len()).rev() {
        plan[later - 1].begins_at = plan[later - 1].begins_at.min(plan[later].begins_at - GAP);
    }
    Ok(plan)
}

fn planned(place: usize, slot: Slot, days: &WorkingDays, now: Timestamp) -> Result<Planned, Error> {
    let today = date_in_kyiv(now);
    let (begins_at, steps) = match slot.age {
        Age::Minutes(minutes) => (now - SignedDuration::from_mins(minutes), Vec::new()),
        Age::WorkingDays(age) => {
            let (filed_on, hour) = match slot.registered_by_staff() {
                true => (days.ago(age + 1), 15),
                // Citizens write on weekends too: the evening or two before staff see it.
                false => {
                    let evenings = 1 + i64::try_from(place % 2)?;
                    (days.ago(age).saturating_sub(evenings.days()), HOURS[place % HOURS.len()])
                }
            };
            let begins_at = at(filed_on, time(hour, minute(place, 0), 0, 0))?;
            (begins_at, steps(place, slot, age, days, today)?)
        }
    };
    Ok(Planned { place, slot, begins_at, steps, today })
}

/// The steps of a slot that was first seen `age` working days ago.
fn steps(
    place: usize,
    slot: Slot,
    age: usize,
    days: &WorkingDays,
    today: Date,
) -> Result<Vec<(Timestamp, Step)>, Error> {
    let assigned = place % 2;
    let reported = 3 + place % if age < 12 { 4 } else { 7 };
    let after = reported + 1 + place % 2;
    let stage = |state| State::ALL.iter().position(|known| *known == state);
    let got_to = match slot.state {
        _ if slot.scenes.iter().any(|scene| scene.ends_early()) => State::Registered,
        // An appeal is taken back while the executor has not begun.
        State::Withdrawn => State::Assigned,
        state => state,
    };
    let reached = |state| stage(got_to) >= stage(state);
    let asked = matches!(slot.talk, Some(Talk::Asked | Talk::Answered));
    let worked = reached(State::Reported) || slot.returned;
    // What is reported waits for no prompt.
    let reminded = !reached(State::Reported)
        && slot.late_by.is_some_and(|late| days.ago(0) > today.saturating_sub(i64::from(late).days()));
    let life = [
        (reached(State::Addressed), Step::Address, 0, 9),
        (reached(State::Assigned), Step::Assign, assigned, 11),
        (reached(State::InWork), Step::Accept, 1 + assigned, 14),
        (reached(State::InWork), Step::Comment, 2, 15),
        (slot.state == State::Withdrawn, Step::Withdraw, 2, 12),
        (asked, Step::Ask, 3, 10),
        (slot.talk == Some(Talk::Added), Step::Add, 3, 12),
        (slot.talk == Some(Talk::Answered), Step::Answer, 4, 11),
        (worked, Step::Prove, reported, 16),
        (worked, Step::Report, reported, 16),
        (slot.returned, Step::Return, after, 10),
        (slot.returned, Step::Rework, after, 15),
        (reached(State::Closed), Step::Close, after, 10),
        (reminded, Step::Remind, age, 12),
    ];
    let usual =
        life.into_iter().filter(|(happens, ..)| *happens).map(|(_, step, delay, hour)| (step, delay, hour));
    let acts = slot.scenes.iter().flat_map(|scene| scene.acts(after));
    let mut steps = usual
        .chain(acts.map(|(act, delay, hour)| (Step::Act(act), delay, hour)))
        .map(|(step, delay, hour)| {
            // The proof is uploaded a little before the report that leans on it.
            let minute = minute(place, hour) / if step == Step::Prove { 2 } else { 1 };
            let date = days.ago(age.saturating_sub(delay));
            Ok((at(date, time(hour, minute, 0, 0))?, step))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    steps.sort_by_key(|(at, _)| *at);
    Ok(steps)
}

/// A minute that differs from card to card and from step to step.
fn minute(place: usize, hour: i8) -> i8 {
    let turn = place * 7 + usize::from(hour.unsigned_abs()) * 11;
    i8::try_from(turn % 50).unwrap_or_default() + 4
}

fn at(date: Date, time: Time) -> Result<Timestamp, Error> {
    Ok(date.to_datetime(time).to_zoned_datetime(kyiv())?.timestamp())
}
