//! What the control of deadlines is to do to a card, and when (chapter 7; clauses 5.1, 6.1.1, 6.2.1, 6.3.1).

use jiff::{SignedDuration, Timestamp, ToSpan};

use super::{Before, Stage, Tick, breach::Breach};
use crate::{
    card::{By, Card, Event, EventKind, apply, next},
    deadline::{date_in_kyiv, end_of_day, later, whole_days_later},
    directory::Directory,
    ids::StaffId,
};

/// How long a question that names no day holds the term up, days (5.1; law, art. 5).
const QUESTION_DAYS: u16 = 10;
/// A term is over when its last second is.
const SECOND: SignedDuration = SignedDuration::from_secs(1);

/// A card under the rules of the day.
struct Desk<'a> {
    card: &'a Card,
    directory: &'a Directory,
    urgent: bool,
}

/// Everything that is to happen to a card by itself as it stands now, in no particular order. What has
/// been done already is not there again; of a ladder there is the next rung only.
#[must_use]
pub fn agenda(card: &Card, directory: &Directory) -> Vec<(Timestamp, Tick)> {
    let desk = Desk { card, directory, urgent: directory.is_urgent(card) };
    let mut agenda = desk.lapses();
    if let Some(stage) = Stage::of(card.state) {
        agenda.extend(desk.internal_term(stage).and_then(|term| desk.breach(stage, term)));
    }
    if let Some(due) = card.due_at
        && Stage::Execution.runs(card.state)
        && card.paused_since().is_none()
    {
        // Nobody is reminded of a term that is known to be broken.
        if card.watch.lasting(Stage::Execution).is_none() {
            agenda.extend(desk.reminders(due));
        }
        agenda.extend(desk.breach(Stage::Execution, due));
    }
    agenda
}

/// When the card is to be looked at next; none where nothing is to happen to it by itself.
#[must_use]
pub fn wake_at(card: &Card, directory: &Directory) -> Option<Timestamp> {
    agenda(card, directory).into_iter().map(|(at, _)| at).min()
}

/// The events that are due at `now`, in order. Comes a clock too early, there are none; comes it late,
/// only what still matters: the last of several reminders, and none of a term that is over; of a ladder
/// the rung that is reached.
#[must_use]
pub fn due_events(card: &Card, now: Timestamp, directory: &Directory) -> Vec<Event> {
    let desk = Desk { card, directory, urgent: directory.is_urgent(card) };
    let mut due: Vec<_> = agenda(card, directory).into_iter().filter(|(at, _)| *at <= now).collect();
    due.sort_by_key(|(at, _)| *at);
    let over = card.due_at.is_some_and(|term| term < now);
    let last_reminder = due.iter().rposition(|(_, tick)| matches!(tick, Tick::Warned { .. }));
    let ticks = due.into_iter().enumerate().filter_map(|(place, (_, tick))| match tick {
        Tick::Warned { .. } if over || Some(place) != last_reminder => None,
        Tick::Escalated { stage, due_at, rung } => {
            let reached = |rung: &u16| desk.rung_at(due_at, *rung).is_some_and(|at| at <= now);
            let rung = (rung..).take_while(reached).last().unwrap_or(rung);
            Some(Tick::Escalated { stage, due_at, rung })
        }
        other => Some(other),
    });
    let mut after = card.clone();
    let mut events = Vec::new();
    for tick in desk.moved_term(now).into_iter().chain(ticks) {
        let tick = match tick {
            Tick::QuestionLapsed { question, .. } => {
                let due_at = after.due_after_pause(question, now, &directory.calendar);
                Tick::QuestionLapsed { question, due_at }
            }
            other => other,
        };
        let event = next(&after, By::Service, now, EventKind::Control(tick));
        after = apply(Some(after.clone()), &event).unwrap_or(after);
        events.push(event);
    }
    events
}

impl Directory {
    /// True for a card of a category whose norm is counted in hours.
    #[must_use]
    pub fn is_urgent(&self, card: &Card) -> bool {
        self.category(&card.category).is_some_and(|category| category.norm_hours.is_some())
    }
}

impl Desk<'_> {
    /// Questions nobody answered in time.
    fn lapses(&self) -> Vec<(Timestamp, Tick)> {
        let open = self.card.questions.iter().filter(|asked| asked.is_open() && self.card.state.is_open());
        let lapse = open.filter_map(|asked| {
            let pause_ends = asked.pauses_since.map(|since| whole_days_later(since, QUESTION_DAYS));
            let at = asked.answer_by.or(pause_ends)?;
            Some((later(at, SECOND), Tick::QuestionLapsed { question: asked.sequence, due_at: None }))
        });
        lapse.collect()
    }

    /// When the internal term of a stage is over.
    fn internal_term(&self, stage: Stage) -> Option<Timestamp> {
        let control = &self.directory.settings.control;
        let hours = match stage {
            Stage::Addressing => control.address_hours,
            Stage::Assignment => control.assign_hours,
            Stage::Acceptance => control.accept_hours,
            Stage::Review => control.review_hours,
            Stage::Execution => return self.card.due_at,
        };
        let since = self.card.watch.since.unwrap_or(self.card.registered_at);
        match (hours, self.urgent) {
            (0, _) => None,
            (_, true) => Some(later(since, SignedDuration::from_mins(i64::from(control.urgent_minutes)))),
            (hours, false) => Some(self.directory.calendar.add_working_hours(since, hours)),
        }
    }

    /// The breach of a stage whose term is over at `term`, or the next rung of the one that lasts.
    fn breach(&self, stage: Stage, term: Timestamp) -> Option<(Timestamp, Tick)> {
        match self.card.watch.lasting(stage) {
            None => {
                let people = self.answerable(stage);
                Some((later(term, SECOND), Tick::Breached { stage, due_at: term, people }))
            }
            Some(Breach { due_at, rung, .. }) => {
                let (due_at, rung) = (*due_at, rung.saturating_add(1));
                Some((self.rung_at(due_at, rung)?, Tick::Escalated { stage, due_at, rung }))
            }
        }
    }

    /// When a breach reaches a rung: so many days after the term, as the day opens; hours for what is
    /// urgent.
    fn rung_at(&self, term: Timestamp, rung: u16) -> Option<Timestamp> {
        let ladder = self.directory.settings.control.ladder;
        let after = match rung {
            0 | 1 => return Some(term),
            2 => ladder.second,
            3 => ladder.third,
            _ if ladder.then_every == 0 => return None,
            more => ladder.third.saturating_add(ladder.then_every.saturating_mul(more - 3)),
        };
        match self.urgent {
            true => Some(later(term, SignedDuration::from_hours(i64::from(after)))),
            false => Some(self.directory.calendar.next_opening(whole_days_later(term, after))),
        }
    }

    /// Reminders of a deadline that were not sent and did not lie in the past when it was set.
    fn reminders(&self, due: Timestamp) -> Vec<(Timestamp, Tick)> {
        let set_at = self.card.watch.due_set_at.unwrap_or(self.card.registered_at);
        let sent = self.card.watch.warned.filter(|(of, _)| *of == due).map(|(_, set_for)| set_for);
        let people = self.answerable(Stage::Execution);
        let reminders = &self.directory.settings.control.reminders;
        let at = reminders.iter().filter_map(|before| self.reminded_at(due, *before));
        let ahead = at.filter(|at| *at > set_at && *at < due && sent.is_none_or(|sent| *at > sent));
        ahead.map(|at| (at, Tick::Warned { people: people.clone(), due_at: due, set_for: at })).collect()
    }

    /// When somebody is reminded; hours are for terms that are set to the hour, days for the others.
    fn reminded_at(&self, due: Timestamp, before: Before) -> Option<Timestamp> {
        let (calendar, date) = (&self.directory.calendar, date_in_kyiv(due));
        match before {
            Before::Hours(hours) => self
                .urgent
                .then(|| due.saturating_sub(SignedDuration::from_hours(i64::from(hours))).unwrap_or(due)),
            Before::Days(days) => {
                let day = date.saturating_sub(i64::from(days).days());
                let working = calendar.is_working_day(day);
                let day = if working { day } else { calendar.working_days_before(day, 1) };
                Some(calendar.day_begins(day))
            }
            Before::WorkingDays(days) => Some(calendar.day_begins(calendar.working_days_before(date, days))),
        }
    }

    /// Who is to answer for a stage; nobody by name where it is everybody of a role.
    fn answerable(&self, stage: Stage) -> Vec<StaffId> {
        let card = self.card;
        match stage {
            Stage::Addressing | Stage::Review => Vec::new(),
            Stage::Assignment => card.decision_makers.clone(),
            Stage::Acceptance => card.executor.iter().cloned().collect(),
            Stage::Execution => {
                let parts = card.co_executors.iter().filter(|co| !co.is_done());
                let all: Vec<_> =
                    card.executor.iter().chain(parts.map(|co| &co.part.executor)).cloned().collect();
                if all.is_empty() { card.decision_makers.clone() } else { all }
            }
        }
    }

    /// The term moves when the day it ends on has become a free one, and back when that day is a working
    /// one again.
    fn moved_term(&self, now: Timestamp) -> Option<Tick> {
        let from = self.card.due_at.filter(|due| *due > now && self.card.state.is_open())?;
        let set = self.card.watch.moved_from.unwrap_or(from);
        let date = date_in_kyiv(set);
        let due_at = end_of_day(self.directory.calendar.on_or_after(date));
        let moves = set == end_of_day(date) && due_at != from && due_at > now;
        moves.then_some(Tick::TermMoved { from, due_at })
    }
}
