//! Ten thousand terms that end at one minute (chapter 7): their clocks are apart, every card is told of
//! once whatever the clocks do, and a round finds those whose clock never came.

use std::collections::BTreeSet;

use hotline_app::{
    clock::now,
    control::{follow, tick},
    jobs::{ClockJob, DeadlineJob, Round},
    ports::{CardRecord, Cards, Filing, RegistrationNumberOf, Trail},
};
use hotline_domain::{
    card::{Card, Event, EventKind, replay},
    ids::AppealId,
};
use hotline_tests::city::{City, directory};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

const MANY: usize = 10_000;

/// Another card with the same life.
fn copied(record: &CardRecord, id: AppealId, number: RegistrationNumberOf) -> Vec<Event> {
    let mut events: Vec<_> =
        record.events.iter().map(|event| Event { appeal: id, ..event.clone() }).collect();
    if let EventKind::Registered(registration) = &mut events[0].kind {
        registration.number = number.of(&registration.applicant.surname);
    }
    events
}

async fn files_again(city: &City, record: &CardRecord) -> (Card, Event) {
    let id = AppealId(Uuid::now_v7());
    let make = |number| {
        let events = copied(record, id, number);
        let card = replay(&events).expect("a card");
        let (files, trail) = (Vec::new(), Trail::default());
        Ok(Filing { card, events, files, beside: None, case: None, conversation: None, trail })
    };
    let card = city.store.file_new(2026, &make).await.expect("a filing");
    let last = Event { appeal: id, ..record.events.last().expect("an event").clone() };
    (card, last)
}

/// The cards whose clock is among these.
fn cards(jobs: &[ClockJob]) -> Vec<AppealId> {
    let of = |job: &ClockJob| match job {
        ClockJob::Deadlines(DeadlineJob::Card { appeal }) => Some(*appeal),
        _ => None,
    };
    jobs.iter().filter_map(of).collect()
}

#[tokio::test]
async fn clause_7_ten_thousand_terms_of_one_minute_are_each_told_of_once() {
    let (city, directory) = (City::new().await, directory());
    let citizen = city.citizen(951);
    citizen.files_an_appeal().await;
    let first = citizen.card().await;
    city.settle(first).await;
    city.puts_to_work(first).await;
    let record = city.store.load(first).await.expect("a table").expect("a card");
    let due = record.card.due_at.expect("a term");
    city.clocks.take_until(Timestamp::MAX);

    let mut ids = BTreeSet::new();
    for _ in 0..MANY {
        let (card, last) = files_again(&city, &record).await;
        follow(&city.store, &city.clocks, &directory, (None, &card), &last.kind, now())
            .await
            .expect("a clock");
        ids.insert(card.id);
    }
    let seconds: BTreeSet<_> = {
        let set = city.clocks.set.lock().expect("no panic");
        assert_eq!(set.len(), MANY, "each has a clock of its own");
        set.values().map(|(at, _)| *at).collect()
    };
    assert!(seconds.len() > 250, "{} different seconds", seconds.len());

    // Everything comes too late, after the end of the term; a clock in ten is lost, the rest fire twice.
    let late = due + SignedDuration::from_mins(6);
    let fired = cards(&city.clocks.take_until(late));
    assert_eq!(fired.len(), MANY);
    let looked = |id: AppealId| tick(&city.store, &city.clocks, &directory, id, late);
    for (place, id) in fired.iter().enumerate().filter(|(place, _)| place % 10 != 0) {
        assert_eq!(looked(*id).await.expect("a look"), 1, "{place}");
        assert_eq!(looked(*id).await.expect("a look"), 0, "{place}");
    }
    city.queues.deadlines.lock().expect("no panic").clear();
    city.looks(&DeadlineJob::Round(Round::default()), &directory, late).await;

    let mut breaches = 0;
    for id in &ids {
        let card = city.store.card(*id).await.expect("a table").expect("a card");
        breaches += card.watch.breaches.len();
        assert_eq!(card.version, record.card.version + 1, "told of once");
    }
    assert_eq!(breaches, MANY);
}
