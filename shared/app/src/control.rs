//! The control of deadlines and the survey at work (chapter 7; clauses 4.3, 6.2.1): a clock for each card,
//! set anew after every change, and what is done when it fires. A clock may be lost, late, early or come
//! twice: the card itself knows what has been done, and a daily round finds what no clock came for.

mod concern;

use std::collections::BTreeSet;

use concern::Concern;
use hotline_domain::{
    card::{Card, Event, EventKind, State, apply},
    control::{self, waits_until},
    deadline::date_in_kyiv,
    directory::Directory,
    ids::AppealId,
    staff_notice::opening_notices,
    survey::{self, SurveyEvent, Way},
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    error::Fault,
    jobs::{ClockJob, DeadlineJob, Round},
    ports::{Along, Cards, Clocks, Conversations, Inbox, InboxItem, Queues, SaveError, Watched},
    survey::way,
};

/// A clock is set at least this far ahead.
const SOON: SignedDuration = SignedDuration::from_mins(1);
/// Over how many seconds the clocks of one instant are spread, so that they do not fire as one.
const SPREAD: u64 = 300;
/// How often a card is tried again while others write it.
const TRIES: usize = 5;
/// How long after an opening a round still hands its cards over; later a breach has told of them.
const MISSED: SignedDuration = SignedDuration::from_hours(48);
/// How far back a night that ends with an opening can reach, days.
const LONGEST_NIGHT: i64 = 20;

/// Name of the clock of a card.
#[must_use]
pub fn card_clock(id: AppealId) -> String {
    format!("card-{}", id.0.simple())
}

/// Name of the clock of the survey of a card.
#[must_use]
pub fn survey_clock(id: AppealId) -> String {
    format!("survey-{}", id.0.simple())
}

/// When the clock of a card is set for something at `at`: some seconds later, always the same for the
/// same card.
#[must_use]
pub fn spread(id: AppealId, at: Timestamp) -> Timestamp {
    let (high, low) = id.0.as_u64_pair();
    let seconds = i64::try_from((high ^ low) % SPREAD).unwrap_or_default();
    at.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(at)
}

/// Sets or drops the clock of a card after an event that made `after` of `before`. May happen twice, and
/// late: what counts is the card as it is by now.
///
/// # Errors
/// A fault of the store or the scheduler; another delivery of the event sets the clock.
pub async fn follow<S: Cards>(
    store: &S,
    clocks: &dyn Clocks,
    directory: &Directory,
    (before, after): (Option<&Card>, &Card),
    kind: &EventKind,
    now: Timestamp,
) -> Result<(), Fault> {
    if matches!(kind, EventKind::Registered(_))
        && let Some(opening) = waits_until(after, directory)
    {
        set_opening(clocks, opening, now).await?;
    }
    for concern in [Concern::Deadlines, Concern::Survey] {
        let set = before.and_then(|card| concern.wake_at(card, directory));
        // A clock that has fired is gone, so what it brought about sets the next one in any case.
        if set != concern.wake_at(after, directory) || concern.fired(kind) {
            wind(store, clocks, directory, (after.id, concern), now).await?;
        }
    }
    Ok(())
}

async fn set_opening(clocks: &dyn Clocks, opening: Timestamp, now: Timestamp) -> Result<(), Fault> {
    let name = format!("opening-{}", opening.as_second());
    let job = ClockJob::Deadlines(DeadlineJob::Opening { at: opening });
    clocks.set(&name, opening.max(soon(now)), &job).await
}

/// Makes the clock of a card what the card as it is now wants it to be.
///
/// # Errors
/// A fault of the store or the scheduler.
async fn wind<S: Cards>(
    store: &S,
    clocks: &dyn Clocks,
    directory: &Directory,
    (id, concern): (AppealId, Concern),
    now: Timestamp,
) -> Result<(), Fault> {
    let wanted = async || {
        let card = store.card(id).await?;
        Ok::<_, Fault>(card.and_then(|card| concern.wake_at(&card, directory)))
    };
    let (name, job) = concern.clock(id);
    let mut at = wanted().await?;
    for _ in 0..TRIES {
        match at {
            Some(at) => {
                clocks.set(&name, concern.set_for(id, at, directory, now), &job).await?;
            }
            None => clocks.drop(&name).await?,
        }
        // Another change may have set its own clock before this one was set.
        let by_now = wanted().await?;
        if by_now == at {
            break;
        }
        at = by_now;
    }
    Ok(())
}

fn soon(now: Timestamp) -> Timestamp {
    now.saturating_add(SOON).unwrap_or(now)
}

/// Does what is due to the terms of a card. The events that are saved set the next clock; where nothing is
/// due, the clock was early or stale, and is set as it should be.
///
/// # Errors
/// A fault of the store or the scheduler; the queue delivers the job again.
pub async fn tick<S: Cards + Conversations>(
    store: &S,
    clocks: &dyn Clocks,
    directory: &Directory,
    id: AppealId,
    now: Timestamp,
) -> Result<usize, Fault> {
    look_up(store, clocks, directory, (id, Concern::Deadlines), now).await
}

/// The same for the survey of its applicant.
///
/// # Errors
/// As [`tick`].
pub async fn tick_survey<S: Cards + Conversations>(
    store: &S,
    clocks: &dyn Clocks,
    directory: &Directory,
    id: AppealId,
    now: Timestamp,
) -> Result<usize, Fault> {
    look_up(store, clocks, directory, (id, Concern::Survey), now).await
}

async fn look_up<S: Cards + Conversations>(
    store: &S,
    clocks: &dyn Clocks,
    directory: &Directory,
    (id, concern): (AppealId, Concern),
    now: Timestamp,
) -> Result<usize, Fault> {
    match store.card(id).await? {
        Some(card) => look(store, clocks, directory, (card, concern), now).await,
        None => Ok(0),
    }
}

async fn look<S: Cards + Conversations>(
    store: &S,
    clocks: &dyn Clocks,
    directory: &Directory,
    (mut card, concern): (Card, Concern),
    now: Timestamp,
) -> Result<usize, Fault> {
    let id = card.id;
    for _ in 0..TRIES {
        let events = match concern {
            Concern::Deadlines => control::due_events(&card, now, directory),
            Concern::Survey => survey_events(store, &card, now, directory).await?,
        };
        if events.is_empty() {
            wind(store, clocks, directory, (id, concern), now).await?;
            return Ok(0);
        }
        let Some(after) = events.iter().fold(Some(card.clone()), apply) else { return Ok(0) };
        match store.save(&card, &after, &events, &[], &Along::default()).await {
            Ok(()) => return Ok(events.len()),
            Err(SaveError::Conflict) => match store.card(id).await? {
                Some(by_now) => card = by_now,
                None => return Ok(0),
            },
            Err(SaveError::Fault(fault)) => return Err(fault),
        }
    }
    Err(Fault::new("look at a card in time", "others keep writing it"))
}

/// What is due to a survey; whether the applicant can be asked is looked at where they are to be.
async fn survey_events<S: Conversations>(
    store: &S,
    card: &Card,
    now: Timestamp,
    directory: &Directory,
) -> Result<Vec<Event>, Fault> {
    let events = survey::due_events(card, now, directory, Way::Open);
    let asks =
        |event: &Event| matches!(event.kind, EventKind::Survey(SurveyEvent::Asked | SurveyEvent::Reminded));
    match events.iter().any(asks) {
        true => Ok(survey::due_events(card, now, directory, way(store, card, now, directory).await?)),
        false => Ok(events),
    }
}

/// Hands the cards of the night over when the working day opens (4.3): one notice to each responsible
/// person. May happen twice: the notice is the same one.
///
/// # Errors
/// A fault of the store.
pub async fn open_the_day<S: Cards + Inbox + Watched>(
    store: &S,
    directory: &Directory,
    opening: Timestamp,
) -> Result<(), Fault> {
    let since = opening.saturating_sub(SignedDuration::from_hours(24 * LONGEST_NIGHT)).unwrap_or(opening);
    let mut cards = Vec::new();
    for id in store.registered_between(since, opening).await? {
        let waited = store.card(id).await?.filter(|card| waits_until(card, directory) == Some(opening));
        cards.extend(waited);
    }
    for notice in opening_notices(&cards, directory, date_in_kyiv(opening)) {
        let to = notice.to.clone();
        store.put_notice(&to, &InboxItem::about_several(opening, notice)).await?;
    }
    Ok(())
}

/// What a round does for the cards of a night: sets their clock where the day has yet to open, hands them
/// over where it has and the clock was lost. Who was told already is told nothing more.
async fn hand_over<S: Cards + Inbox + Watched>(
    store: &S,
    clocks: &dyn Clocks,
    directory: &Directory,
    opening: Timestamp,
    now: Timestamp,
) -> Result<(), Fault> {
    match opening > now {
        true => set_opening(clocks, opening, now).await,
        false => open_the_day(store, directory, opening).await,
    }
}

/// One step of a round over the cards that are watched: does what is due to some of them and sends the
/// rest of the round after it.
///
/// # Errors
/// A fault of the store, the scheduler or the queue; the queue delivers the step again.
pub async fn go_round<S: Cards + Conversations + Inbox + Watched>(
    store: &S,
    (clocks, queues): (&dyn Clocks, &dyn Queues),
    directory: &Directory,
    round: &Round,
    now: Timestamp,
) -> Result<usize, Fault> {
    let reminders = directory.settings.control.earliest_reminder();
    let until = if round.all { None } else { now.saturating_add(reminders).ok() };
    let page = store.watched(round, until.unwrap_or(Timestamp::MAX)).await?;
    let (mut done, mut openings) = (0, BTreeSet::new());
    for id in page.cards {
        let Some(card) = store.card(id).await? else { continue };
        if card.state == State::Registered {
            openings.extend(waits_until(&card, directory));
        }
        let concern = Concern::of(&card);
        done += look(store, clocks, directory, (card, concern), now).await?;
    }
    for opening in openings.into_iter().filter(|opening| *opening > now - MISSED) {
        hand_over(store, clocks, directory, opening, now).await?;
    }
    if let Some(next) = page.next {
        queues.control(&DeadlineJob::Round(next)).await?;
    }
    Ok(done)
}
