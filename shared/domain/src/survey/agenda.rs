//! What is to happen to the survey of a card by itself, and when (chapter 7).

use jiff::{SignedDuration, Timestamp};

use super::{SurveyEvent, Unsent};
use crate::{
    card::{By, Card, Event, EventKind, State, next},
    deadline::{later, whole_days_later},
    directory::Directory,
};

/// Whether a message would reach the applicant now, and at whose cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It would, for free or at a cost that the city bears.
    Open,
    /// It would cost what the city does not want to pay.
    Paid,
    /// It would not.
    Lost,
}

/// A step of the survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Ask,
    Remind,
    Close,
}

/// When the question is closed that was asked at `asked`.
#[must_use]
pub fn closes_at(asked: Timestamp, directory: &Directory) -> Timestamp {
    whole_days_later(asked, directory.settings.survey.close_days)
}

/// The next steps of a survey; several where the first may be passed over.
fn agenda(card: &Card, directory: &Directory) -> Vec<(Timestamp, Step)> {
    let settings = &directory.settings.survey;
    let open = card.survey.as_ref().filter(|survey| survey.is_open() && card.state == State::Closed);
    let (Some(survey), Some(closed_at)) = (open, card.closed_at) else { return Vec::new() };
    let Some(asked) = survey.asked_at else {
        return vec![(
            settings.awake(later(closed_at, SignedDuration::from_hours(settings.delay_hours.into()))),
            Step::Ask,
        )];
    };
    let close = closes_at(asked, directory);
    let reminds = settings.reminder_days > 0 && survey.reminded_at.is_none();
    let reminder = reminds.then(|| settings.awake(whole_days_later(asked, settings.reminder_days)));
    let reminder = reminder.filter(|at| *at < close).map(|at| (at, Step::Remind));
    reminder.into_iter().chain([(close, Step::Close)]).collect()
}

/// When the survey of a card is to be looked at next; none where nothing is to happen to it by itself.
#[must_use]
pub fn wake_at(card: &Card, directory: &Directory) -> Option<Timestamp> {
    agenda(card, directory).into_iter().map(|(at, _)| at).min()
}

/// The events that are due at `now`. Comes a clock too early, or late into the quiet hours, there are none;
/// a survey that would be closed by now is not sent any more.
#[must_use]
pub fn due_events(card: &Card, now: Timestamp, directory: &Directory, way: Way) -> Vec<Event> {
    let settings = &directory.settings.survey;
    let due = agenda(card, directory).into_iter().rfind(|(at, _)| *at <= now);
    let Some((at, step)) = due else { return Vec::new() };
    let quiet = settings.is_quiet(now);
    let unsent = |reminder| match way {
        Way::Open => None,
        Way::Paid => Some(SurveyEvent::NotSent { why: Unsent::Paid, reminder }),
        Way::Lost => Some(SurveyEvent::NotSent { why: Unsent::Unreachable, reminder }),
    };
    let what = match step {
        Step::Ask if whole_days_later(at, settings.close_days) <= now => {
            SurveyEvent::NotSent { why: Unsent::Late, reminder: false }
        }
        Step::Ask | Step::Remind if quiet => return Vec::new(),
        Step::Ask => unsent(false).unwrap_or(SurveyEvent::Asked),
        Step::Remind => unsent(true).unwrap_or(SurveyEvent::Reminded),
        Step::Close => SurveyEvent::Lapsed,
    };
    vec![next(card, By::Service, now, EventKind::Survey(what))]
}
