//! The report on the service and the executors' figures, over a register small enough to count by hand.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use hotline_domain::{
    card::{
        Card, Classification, CoExecutor, Link, LinkKind, Measure, MeasureGround, Part, PartState, Plan,
        Rating, Request, ResultCode, State, Wanted, WorkResult,
    },
    clause::Clause,
    deadline::kyiv,
    figures::{
        ExecutorFigures, ExecutorsReport, Outcome, Period, Progress, ServiceReport, Share, Statistics, Work,
        outcome, shares,
    },
    ids::{RegistrationNumber, StaffId},
};
use jiff::{Timestamp, civil::date};
use support::card_at;

/// Noon of a day in Kyiv.
fn noon(month: i8, day: i8) -> Timestamp {
    let noon = date(2026, month, day).at(12, 0, 0, 0);
    noon.to_zoned_datetime(kyiv()).expect("a time").timestamp()
}

/// Tuesday 1 December 2026, noon.
fn now() -> Timestamp {
    noon(12, 1)
}

fn card(sequence: u32, registered: (i8, i8), category: &str, change: impl FnOnce(&mut Card)) -> Card {
    let mut card = Card {
        number: RegistrationNumber::new(2026, sequence, "Коваль"),
        registered_at: noon(registered.0, registered.1),
        category: category.into(),
        ..card_at(State::Registered)
    };
    change(&mut card);
    card
}

fn addressed(card: &mut Card, to: &[&str], due: (i8, i8)) {
    card.state = State::Addressed;
    card.decision_makers = to.iter().map(|id| (*id).into()).collect();
    card.due_at = Some(noon(due.0, due.1));
}

fn in_work(card: &mut Card, to: &[&str], due: (i8, i8), executor: &str) {
    addressed(card, to, due);
    card.state = State::InWork;
    card.executor = Some(executor.into());
}

fn reported(card: &mut Card, on: (i8, i8), code: ResultCode) {
    card.state = State::Reported;
    card.reported_at = Some(noon(on.0, on.1));
    card.result = Some(WorkResult { text: "Слова".to_owned(), code, law: None });
}

fn ended(card: &mut Card, state: State, on: (i8, i8)) {
    card.state = state;
    card.closed_at = Some(noon(on.0, on.1));
}

fn rated(card: &mut Card, quality: u8) {
    card.rating = Some(Rating { quality, comment: None, by: "mer".into(), at: now() });
}

/// Nine cards: what became of each stands beside it.
fn register() -> Vec<Card> {
    vec![
        // Planned for next year: open, within its term.
        card(1, (10, 1), "roads", |card| {
            in_work(card, &["zastupnyk"], (12, 31), "petrenko");
            let plan = Plan {
                name: "Програма доріг".to_owned(), year: 2027, expected: date(2027, 6, 30)
            };
            card.plan = Some(plan);
        }),
        // Done in time, closed after 10 days, rated 5.
        card(2, (11, 2), "lighting", |card| {
            in_work(card, &["mer"], (11, 17), "petrenko");
            reported(card, (11, 10), ResultCode::Resolved);
            ended(card, State::Closed, (11, 12));
            rated(card, 5);
        }),
        // A repeated complaint: returned once, two days late, closed after 20 days, rated 2, a measure.
        card(3, (11, 3), "lighting", |card| {
            card.marks =
                Classification { kind: "3.3".to_owned(), sign: "2.2".to_owned(), ..card.marks.clone() };
            in_work(card, &["mer"], (11, 18), "petrenko");
            reported(card, (11, 20), ResultCode::Explained);
            ended(card, State::Closed, (11, 23));
            card.returns = 1;
            rated(card, 2);
            card.measures.push(Measure {
                against: "petrenko".into(),
                ground: MeasureGround::Breach,
                text: "Догана".to_owned(),
                by: "mer".into(),
                at: now(),
            });
        }),
        // Of forty people, at a reception: overdue, though the co-executor has done their part in time.
        card(4, (11, 4), "roads", |card| {
            card.marks = Classification {
                arrival: "1.2".to_owned(),
                subject: "5.2".to_owned(),
                people: 40,
                author: Some("7.13".to_owned()),
                ..card.marks.clone()
            };
            in_work(card, &["mer", "zastupnyk"], (11, 25), "petrenko");
            card.co_executors.push(CoExecutor {
                part: Part { executor: "ivanenko".into(), task: "Знак".to_owned() },
                progress: PartState::Done { text: "Стоїть".to_owned(), at: noon(11, 15) },
            });
            card.requests.push(Request {
                sequence: 5,
                by: "petrenko".into(),
                at: noon(11, 24),
                wanted: Wanted::StrategicPlan { plan: None },
                reason: "Капітальний ремонт".to_owned(),
                end: None,
                answer: None,
                ended_by: None,
                ended_at: None,
            });
        }),
        // Forwarded by competence the next day.
        card(5, (11, 5), "roads", |card| {
            addressed(card, &["zastupnyk"], (11, 20));
            reported(card, (11, 6), ResultCode::Forwarded);
            card.reported_at = None;
            ended(card, State::Closed, (11, 6));
        }),
        // Merged into the fourth, its own term has passed.
        card(6, (11, 10), "lighting", |card| {
            in_work(card, &["mer"], (11, 25), "ivanenko");
            card.state = State::Merged;
            let number = RegistrationNumber::new(2026, 4, "Коваль");
            card.merged_into = Some(Link { kind: LinkKind::Merged, appeal: card.id, number });
        }),
        // Reported this morning, the extended term is later.
        card(7, (11, 12), "lighting", |card| {
            in_work(card, &["zastupnyk"], (12, 15), "ivanenko");
            reported(card, (12, 1), ResultCode::Resolved);
            card.extended = true;
        }),
        // Withdrawn the next day.
        card(8, (11, 15), "lighting", |card| {
            in_work(card, &["mer"], (11, 30), "ivanenko");
            ended(card, State::Withdrawn, (11, 16));
        }),
        // A proposal that nobody has addressed yet; its author is of "another" category.
        card(9, (11, 30), "roads", |card| {
            card.marks.kind = "3.1".to_owned();
            card.marks.author = Some("7.20".to_owned());
        }),
    ]
}

fn service() -> ServiceReport {
    let mut report = ServiceReport::default();
    register().iter().for_each(|card| report.add(card, now()));
    report
}

fn executors() -> ExecutorsReport {
    let mut report = ExecutorsReport::default();
    register().iter().for_each(|card| report.add(card, now()));
    report
}

#[test]
fn clause_6_1_5_the_statistics_have_every_column_and_the_results_add_up() {
    let report = service();
    assert_eq!(
        report.statistics,
        Statistics {
            total: 9,
            collective: 1,
            repeat: 1,
            privileged: 1,
            proposals: 1,
            statements: 7,
            complaints: 1,
            resolved: 1,
            refused: 0,
            explained: 1,
            returned: 0,
            forwarded: 1,
            not_considered: 0,
            withdrawn: 1,
            pending: 5,
            people: 48,
        }
    );
    let arrivals: Vec<_> =
        report.by_arrival.iter().map(|(code, row)| (code.as_str(), row.total, row.people)).collect();
    assert_eq!(arrivals, [("1.1", 8, 8), ("1.2", 1, 40)]);
}

#[test]
fn clause_6_1_5_a_result_counts_once_the_card_is_closed() {
    for (code, column) in [
        (ResultCode::Resolved, (|row| row.resolved) as fn(&Statistics) -> u32),
        (ResultCode::Refused, |row| row.refused),
        (ResultCode::Explained, |row| row.explained),
        (ResultCode::ReturnedToAuthor, |row| row.returned),
        (ResultCode::Forwarded, |row| row.forwarded),
        (ResultCode::NotConsidered, |row| row.not_considered),
    ] {
        let open = card(1, (11, 2), "roads", |card| reported(card, (11, 3), code));
        let closed = card(1, (11, 2), "roads", |card| {
            reported(card, (11, 3), code);
            ended(card, State::Closed, (11, 4));
        });
        let counted = |card: &Card| {
            let mut row = Statistics::default();
            row.add(card);
            (column(&row), row.pending)
        };
        assert_eq!((counted(&open), counted(&closed)), ((0, 1), (1, 0)), "{code:?}");
    }
}

/// Count, open, overdue, closed, breached, reworks; median days.
fn short(progress: &Progress) -> ([u32; 6], Option<f64>) {
    let Progress { count, open, overdue, closed, breached, reworks, .. } = *progress;
    ([count, open, overdue, closed, breached, reworks], progress.days.median())
}

#[test]
fn clause_6_1_5_the_work_is_counted_by_category_decision_maker_and_month() {
    let report = service();
    assert_eq!(short(&report.progress), ([9, 4, 1, 3, 2, 1], Some(10.0)), "closed after 1, 10 and 20 days");
    let all = &report.progress;
    assert_eq!((all.withdrawn, all.merged, all.extended, all.planned), (1, 1, 1, 1));
    assert_eq!((all.quality.count, all.quality.average()), (2, Some(3.5)));
    assert_eq!(all.open + all.closed + all.withdrawn + all.merged, all.count);

    let categories: Vec<_> =
        report.by_category.iter().map(|(id, progress)| (id.0.as_str(), short(progress))).collect();
    assert_eq!(
        categories,
        [("lighting", ([5, 1, 0, 2, 1, 1], Some(15.0))), ("roads", ([4, 3, 1, 1, 1, 0], Some(1.0)))]
    );
    let decision_makers: Vec<_> = report
        .by_decision_maker
        .iter()
        .map(|(id, progress)| (id.as_ref().map(|id| id.0.as_str()), short(progress).0))
        .collect();
    assert_eq!(
        decision_makers,
        [
            (None, [1, 1, 0, 0, 0, 0]),
            (Some("mer"), [5, 1, 1, 2, 2, 1]),
            (Some("zastupnyk"), [4, 3, 1, 1, 1, 0]),
        ],
        "the fourth card is in the hands of both"
    );
    let months: Vec<_> =
        report.by_month.iter().map(|(month, progress)| (month.to_string(), progress.count)).collect();
    assert_eq!(months, [("2026-10-01".to_owned(), 1), ("2026-11-01".to_owned(), 8)]);
}

#[test]
fn clause_6_1_5_only_what_was_registered_in_the_period_counts() {
    let november = Period::new(date(2026, 11, 1), date(2026, 11, 30), Clause::C6_1_5).expect("a period");
    let numbers: Vec<_> = register()
        .iter()
        .filter(|card| november.covers(card.registered_at))
        .map(|card| card.number.sequence)
        .collect();
    assert_eq!(numbers, [2, 3, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn clause_6_4_5_each_executor_has_their_timeliness_and_quality() {
    let report = executors();
    let figures = |id: &str| report.0.get(&StaffId::from(id)).copied().expect("figures");
    let petrenko = figures("petrenko");
    assert_eq!(petrenko.led, Work { assigned: 4, on_time: 1, late: 1, open: 2, overdue: 1, ended: 0 });
    assert_eq!(petrenko.parts, Work::default());
    assert_eq!((petrenko.reworks, petrenko.measures, petrenko.open_requests), (1, 1, 1));
    assert_eq!((petrenko.quality.count, petrenko.quality.average()), (2, Some(3.5)));
    assert_eq!(petrenko.timeliness(), Some(100.0 / 3.0), "one of three that had to be reported by now");

    let ivanenko = figures("ivanenko");
    assert_eq!(
        ivanenko.led,
        Work { assigned: 2, on_time: 1, ended: 1, ..Work::default() },
        "what was merged is measured on the other card"
    );
    assert_eq!(ivanenko.parts, Work { assigned: 1, on_time: 1, ..Work::default() });
    assert_eq!((ivanenko.quality.average(), ivanenko.timeliness()), (None, Some(100.0)));

    let sum = ExecutorsReport::sum(report.0.values());
    assert_eq!(sum.led, Work { assigned: 6, on_time: 2, late: 1, open: 2, overdue: 1, ended: 1 });
    assert_eq!((sum.parts.assigned, sum.quality.average(), sum.timeliness()), (1, Some(3.5), Some(60.0)));
    assert_eq!(ExecutorFigures::default().timeliness(), None);
}

#[test]
fn clause_6_4_5_a_result_returned_for_rework_is_no_report() {
    let late = card(1, (11, 2), "roads", |card| {
        in_work(card, &["mer"], (11, 20), "petrenko");
        card.returns = 1;
    });
    let stands = |card: &Card, at: Timestamp| outcome(card, &"petrenko".into(), Share::Lead, at);
    assert_eq!(stands(&late, noon(11, 20)), Outcome::Open, "the last moment of the term is within it");
    assert_eq!(stands(&late, noon(11, 21)), Outcome::Overdue);
    let again = card(1, (11, 2), "roads", |card| {
        in_work(card, &["mer"], (11, 20), "petrenko");
        reported(card, (11, 21), ResultCode::Resolved);
    });
    assert_eq!(stands(&again, now()), Outcome::Late);
    assert_eq!(shares(&again).collect::<Vec<_>>(), [(&"petrenko".into(), Share::Lead)]);
}

#[test]
fn clause_6_4_5_a_measure_stays_with_the_person_although_the_card_is_anothers_now() {
    let mut report = ExecutorsReport::default();
    let mut given = register().swap_remove(2);
    given.executor = Some("ivanenko".into());
    report.add(&given, now());
    assert_eq!(report.0[&"petrenko".into()], ExecutorFigures { measures: 1, ..ExecutorFigures::default() });
    assert_eq!(report.0[&"ivanenko".into()].led.late, 1);
}
