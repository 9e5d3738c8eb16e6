//! The control of deadlines (chapter 7; clauses 4.3, 5.1, 6.1.1, 6.2.1, 6.3.1): a card is left alone and
//! its clock fires when it asks for it, or late, early, twice.
#![allow(clippy::expect_used, clippy::panic, reason = "in tests a panic is the message")]

mod support;

use hotline_domain::{
    calendar::MovedDay,
    card::{
        Addition, ApplicantCommand, By, Card, Command, Correction, Event, EventKind, State, apply,
        decide_applicant,
    },
    control::{Before, ControlSettings, Ladder, Stage, Tick, due_events, receivers, waits_until, wake_at},
    deadline::{Term, kyiv},
    directory::{Directory, Role},
    ids::ChannelUser,
};
use jiff::{SignedDuration, Timestamp, civil::date};
use proptest::prelude::*;
use support::{actor, after, card_at, directory, now};

fn at(text: &str) -> Timestamp {
    text.parse::<jiff::civil::DateTime>()
        .and_then(|at| at.to_zoned_datetime(kyiv()))
        .map(|at| at.timestamp())
        .expect("a time in Kyiv")
}

/// One line of what happened: time in Kyiv, code, what it is about.
fn line(event: &Event) -> String {
    let time = event.at.to_zoned_datetime(kyiv()).strftime("%a %d.%m %H:%M").to_string();
    let EventKind::Control(tick) = &event.kind else { panic!("{event:?}") };
    let about = match tick {
        Tick::Warned { people, .. } => people.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Tick::Breached { stage, people, .. } => {
            let people: Vec<_> = people.iter().map(ToString::to_string).collect();
            format!("{} {}", stage.code(), people.join(", ")).trim_end().to_owned()
        }
        Tick::Escalated { stage, rung, .. } => format!("{} {rung}", stage.code()),
        Tick::QuestionLapsed { question, .. } => format!("{question}"),
        Tick::TermMoved { due_at, .. } => due_at.to_zoned_datetime(kyiv()).date().to_string(),
    };
    format!("{time} {} {about}", tick.code())
}

/// Leaves a card alone until an instant, its clock firing `late`; the card, and what happened.
fn left_alone(
    mut card: Card,
    directory: &Directory,
    until: Timestamp,
    late: SignedDuration,
) -> (Card, Vec<String>) {
    let mut lines = Vec::new();
    for _ in 0..100 {
        let Some(wake) = wake_at(&card, directory).filter(|wake| *wake <= until) else {
            return (card, lines);
        };
        // A second early there is nothing to do, and nothing changes.
        assert_eq!(due_events(&card, wake - SignedDuration::from_secs(1), directory), []);
        let events = due_events(&card, wake + late, directory);
        assert!(!events.is_empty() || late.is_positive(), "woken for nothing at {wake}");
        card = events.iter().fold(Some(card), apply).expect("a card");
        assert_eq!(due_events(&card, wake, directory), [], "twice");
        lines.extend(events.iter().map(line));
        if events.is_empty() {
            return (card, lines);
        }
    }
    panic!("no end: {lines:?}");
}

fn punctually(card: Card, until: &str) -> Vec<String> {
    left_alone(card, &directory(), at(until), SignedDuration::ZERO).1
}

#[test]
fn clause_7_6_2_1_a_term_is_warned_of_then_broken_then_the_breach_rises() {
    // Due on Tuesday 17 November 2026.
    let lines = punctually(card_at(State::InWork), "2026-12-10T00:00");
    let expected = [
        // Three days before is a Saturday.
        "Fri 13.11 08:00 deadline_near executor",
        "Mon 16.11 08:00 deadline_near executor",
        "Wed 18.11 00:00 breached execution executor",
        // Three days after is Friday, midnight: the decision-makers hear of it on Monday.
        "Mon 23.11 08:00 escalated execution 2",
        "Wed 25.11 08:00 escalated execution 3",
        "Wed 02.12 08:00 escalated execution 4",
        "Wed 09.12 08:00 escalated execution 5",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn clause_6_1_1_6_3_1_5_1_6_1_4_each_pair_of_hands_has_its_own_term() {
    // Monday, 10:00; eight working hours later it is Tuesday, 10:00.
    let first = |state| punctually(card_at(state), "2026-11-04T17:00");
    assert_eq!(first(State::Registered), ["Tue 03.11 10:00 breached addressing"]);
    assert_eq!(first(State::Addressed), ["Tue 03.11 10:00 breached assignment decision_maker"]);
    assert_eq!(first(State::Assigned), ["Tue 03.11 10:00 breached acceptance executor"]);
    assert_eq!(first(State::InWork), [""; 0]);
    assert_eq!(first(State::Reported), ["Wed 04.11 10:00 breached review"]);
    for state in [State::Closed, State::Withdrawn, State::Merged] {
        assert_eq!(wake_at(&card_at(state), &directory()), None, "{state:?}");
    }
    let mut off = directory();
    off.settings.control = ControlSettings { address_hours: 0, ..ControlSettings::default() };
    assert_eq!(wake_at(&card_at(State::Registered), &off), None);
}

#[test]
fn clause_6_2_1_a_step_mends_the_breach_and_the_next_hands_have_a_term_of_their_own() {
    let (card, _) =
        left_alone(card_at(State::Addressed), &directory(), at("2026-11-03T12:00"), SignedDuration::ZERO);
    assert!(card.watch.lasting(Stage::Assignment).is_some());
    let (executor, resolution) = ("executor".into(), "Виконати".to_owned());
    let assigned = after(
        &card,
        Role::DecisionMaker,
        Command::Assign { executor, co_executors: Vec::new(), resolution, due: None },
    );
    assert!(assigned.watch.lasting(Stage::Assignment).is_none(), "mended");
    assert_eq!(assigned.watch.breaches.len(), 1, "and remembered");
    let next = punctually(assigned, "2026-11-03T12:00");
    assert_eq!(next, ["Tue 03.11 10:00 breached acceptance executor"]);
}

#[test]
fn clause_4_5_a_longer_term_ends_the_breach_and_is_watched_anew() {
    let (card, _) =
        left_alone(card_at(State::InWork), &directory(), at("2026-11-18T12:00"), SignedDuration::ZERO);
    assert!(card.watch.lasting(Stage::Execution).is_some());
    let due = Term::Day(date(2026, 12, 1));
    let correction = Correction { due, reason: "Чекаємо на опори".to_owned() };
    let card = after(&card, Role::DecisionMaker, Command::CorrectDeadline(correction));
    assert!(card.watch.lasting(Stage::Execution).is_none());
    let lines = punctually(card, "2026-12-02T12:00");
    let expected = [
        "Fri 27.11 08:00 deadline_near executor",
        "Mon 30.11 08:00 deadline_near executor",
        "Wed 02.12 00:00 breached execution executor",
    ];
    assert_eq!(lines, expected);
}

/// The directory with lighting as an urgent category.
fn urgent() -> Directory {
    let mut directory = directory();
    directory.categories[0].norm_hours = Some(4);
    directory
}

#[test]
fn clause_7_what_is_urgent_runs_around_the_clock() {
    let directory = urgent();
    let mut card = card_at(State::Registered);
    // Saturday, 22:00.
    card.registered_at = at("2026-11-07T22:00");
    let (_, lines) = left_alone(card.clone(), &directory, at("2026-11-08T03:00"), SignedDuration::ZERO);
    assert_eq!(lines, ["Sat 07.11 23:00 breached addressing", "Sun 08.11 02:00 escalated addressing 2"]);
    let mut card = card_at(State::InWork);
    card.due_at = Some(at("2026-11-08T02:00"));
    card.watch.due_set_at = Some(at("2026-11-07T22:10"));
    let (_, lines) = left_alone(card, &directory, at("2026-11-08T10:00"), SignedDuration::ZERO);
    let expected = [
        "Sun 08.11 01:00 deadline_near executor",
        "Sun 08.11 02:00 breached execution executor",
        "Sun 08.11 05:00 escalated execution 2",
        "Sun 08.11 09:00 escalated execution 3",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn clause_5_1_a_term_stands_still_for_an_answer_and_goes_on_without_one() {
    let mut pausing = directory();
    pausing.settings.question_pauses_deadline = true;
    let ask = |day| Command::Ask { question: "Де?".to_owned(), answer_by: Some(date(2026, 11, day)) };
    let ask = |card: &Card, day| {
        let events = hotline_domain::card::decide(card, ask(day), &actor(Role::Executor), now(), &pausing);
        events.expect("allowed").iter().fold(Some(card.clone()), apply).expect("a card")
    };
    // Asked on Monday 2 November, to be answered by Monday 9; the term of the 17th stands still.
    let card = ask(&ask(&card_at(State::InWork), 9), 6);
    let due = card.due_at.expect("a term");
    assert!(!card.overdue(at("2026-12-01T00:00")), "it stands still");
    let answer = Addition {
        from: ChannelUser::telegram(1),
        text: Some("Біля школи".to_owned()),
        files: Vec::new(),
        location: None,
        edited: false,
    };
    let (questions, three_days) = (card.questions.clone(), SignedDuration::from_hours(72));
    let answered = questions.iter().fold(card.clone(), |card, asked| {
        let command = ApplicantCommand::Answer { question: asked.sequence, addition: answer.clone() };
        let event = decide_applicant(&card, command, now() + three_days, &pausing.calendar).expect("open");
        apply(Some(card), &event).expect("a card")
    });
    assert_eq!(answered.due_at, Some(due + three_days), "once for both questions");
    let (card, lines) = left_alone(card, &pausing, at("2026-11-24T12:00"), SignedDuration::ZERO);
    let lapsed: Vec<_> = lines.iter().map(|line| &line[..line.rfind(' ').expect("words")]).collect();
    let expected = [
        "Sat 07.11 00:00 question_lapsed",
        "Tue 10.11 00:00 question_lapsed",
        // Eight nights later than the 17th: the end of Wednesday 25 November.
        "Fri 20.11 08:00 deadline_near",
        "Tue 24.11 08:00 deadline_near",
    ];
    assert_eq!(lapsed, expected);
    assert_eq!(card.due_at, Some(at("2026-11-25T23:59:59")));
    assert!(!card.waiting_for_applicant());
}

#[test]
fn clause_7_a_clock_that_comes_late_says_only_what_still_matters() {
    let directory = directory();
    let due = |day: &str| due_events(&card_at(State::InWork), at(day), &directory);
    let lines = |day: &str| due(day).iter().map(line).collect::<Vec<_>>();
    assert_eq!(lines("2026-11-16T12:00"), ["Mon 16.11 12:00 deadline_near executor"], "one reminder of two");
    assert_eq!(lines("2026-12-01T12:00"), ["Tue 01.12 12:00 breached execution executor"]);
    let (_, lines) = left_alone(
        card_at(State::InWork),
        &directory,
        at("2026-12-03T00:00"),
        SignedDuration::from_hours(24 * 30),
    );
    assert_eq!(lines.len(), 2, "the breach, and the rung it has reached by then: {lines:?}");
    assert!(lines[1].ends_with("escalated execution 7"), "{lines:?}");
}

#[test]
fn clause_7_a_term_moves_off_a_day_that_has_become_free() {
    let mut changed = directory();
    changed.calendar.martial_law = None;
    changed.calendar.moved_days = vec![MovedDay { free: date(2026, 11, 17), worked: date(2026, 11, 21) }];
    let card = card_at(State::InWork);
    let events = due_events(&card, at("2026-11-05T12:00"), &changed);
    assert_eq!(events.iter().map(line).collect::<Vec<_>>(), ["Thu 05.11 12:00 term_moved 2026-11-18"]);
    let moved = events.iter().fold(Some(card), apply).expect("a card");
    assert_eq!(due_events(&moved, at("2026-11-05T12:00"), &changed), []);
    assert!(events.iter().all(|event| event.by == By::Service));
    // What is over stays as it was.
    assert!(
        due_events(&card_at(State::InWork), at("2026-11-19T12:00"), &changed)
            .iter()
            .all(|event| { matches!(event.kind, EventKind::Control(Tick::Breached { .. })) })
    );
}

#[test]
fn clause_7_a_term_moves_back_when_its_day_is_a_working_one_again() {
    let mut mistaken = directory();
    mistaken.calendar.martial_law = None;
    mistaken.calendar.moved_days = vec![MovedDay { free: date(2026, 11, 17), worked: date(2026, 11, 21) }];
    let mut put_right = mistaken.clone();
    put_right.calendar.moved_days.clear();
    let (set, moved_at) = (card_at(State::InWork), at("2026-11-05T12:00"));
    let moved = due_events(&set, moved_at, &mistaken).iter().fold(Some(set.clone()), apply).expect("a card");
    let look = |card: &Card, now: &str| {
        due_events(card, at(now), &put_right)
            .iter()
            .filter(|event| matches!(event.kind, EventKind::Control(Tick::TermMoved { .. })))
            .cloned()
            .collect::<Vec<_>>()
    };
    let back = look(&moved, "2026-11-06T12:00");
    assert_eq!(back.iter().map(line).collect::<Vec<_>>(), ["Fri 06.11 12:00 term_moved 2026-11-17"]);
    let back = back.iter().fold(Some(moved.clone()), apply).expect("a card");
    assert_eq!((back.due_at, back.watch.moved_from), (set.due_at, None));
    assert_eq!(look(&back, "2026-11-06T12:00"), []);
    // Nobody's term is over all at once, and what people have set since is theirs.
    assert_eq!(look(&moved, "2026-11-18T12:00"), []);
    let correction = Correction { due: Term::Day(date(2026, 11, 20)), reason: "Негода".to_owned() };
    let corrected = after(&moved, Role::DecisionMaker, Command::CorrectDeadline(correction));
    assert_eq!(look(&corrected, "2026-11-06T12:00"), []);
}

#[test]
fn clause_7_a_day_is_over_at_midnight_in_kyiv_also_when_the_clock_changes() {
    let directory = directory();
    // Sunday 25 October 2026 has 25 hours, Sunday 28 March 2027 has 23; a leap day; the year's end.
    for (day, breached) in [
        ("2026-10-25", "2026-10-26T00:00"),
        ("2027-03-28", "2027-03-29T00:00"),
        ("2028-02-29", "2028-03-01T00:00"),
        ("2026-12-31", "2027-01-01T00:00"),
    ] {
        let mut card = card_at(State::InWork);
        card.due_at = Some(hotline_domain::deadline::end_of_day(day.parse().expect("a date")));
        card.watch.due_set_at = card.due_at;
        assert_eq!(wake_at(&card, &directory), Some(at(breached)), "{day}");
    }
}

#[test]
fn clause_4_3_a_card_of_the_night_waits_for_the_working_day() {
    let (plain, urgent) = (directory(), urgent());
    let card = |time: &str| Card { registered_at: at(time), ..card_at(State::Registered) };
    let cases = [
        ("2026-11-02T10:00", None),
        // The break is working time; a minute before opening and the minute of closing are not.
        ("2026-11-02T12:30", None),
        ("2026-11-02T07:59", Some("2026-11-02T08:00")),
        ("2026-11-02T17:00", Some("2026-11-03T08:00")),
        // Friday night.
        ("2026-11-06T23:00", Some("2026-11-09T08:00")),
        // The night on which the clock goes back.
        ("2026-10-25T03:30", Some("2026-10-26T08:00")),
    ];
    for (time, opening) in cases {
        let card = card(time);
        assert_eq!(waits_until(&card, &plain), opening.map(at), "{time}");
        assert_eq!(waits_until(&card, &urgent), None, "{time}: urgent");
    }
    let night = card("2026-11-06T23:00");
    let mut duty = urgent.clone();
    duty.settings.control.on_duty = Some("responsible".into());
    let names = |directory: &Directory| {
        let movers = receivers(&night, night.registered_at, directory).expect("at once");
        movers.iter().map(hotline_domain::card::Mover::key).collect::<Vec<_>>()
    };
    assert_eq!(
        (names(&urgent), names(&duty)),
        (vec!["ROLE#responsible".into()], vec!["STAFF#responsible".into()])
    );
    duty.settings.control.on_duty = Some("executor".into());
    assert_eq!(names(&duty), ["ROLE#responsible"], "who cannot act is passed over");
}

fn reminders() -> impl Strategy<Value = Vec<Before>> {
    let one = prop_oneof![
        (1_u16..30).prop_map(Before::Days),
        (1_u16..20).prop_map(Before::WorkingDays),
        (1_u16..30).prop_map(Before::Hours),
    ];
    prop::collection::vec(one, 0..5)
}

proptest! {
    #[test]
    fn clause_7_however_the_clock_comes_a_breach_is_found_once_and_only_rises(
        late in prop::collection::vec(0_i64..20_000, 1..20),
        reminders in reminders(),
        (second, wait, then_every) in (1_u16..5, 1_u16..5, 0_u16..10),
        is_urgent: bool,
    ) {
        let mut directory = if is_urgent { urgent() } else { directory() };
        let ladder = Ladder { second, third: second + wait, then_every };
        directory.settings.control = ControlSettings { reminders, ladder, ..ControlSettings::default() };
        let mut card = card_at(State::InWork);
        let due = card.due_at.expect("a term");
        let mut last_rung = 0;
        let mut warned = None;
        for minutes in late {
            let Some(wake) = wake_at(&card, &directory) else { break };
            let now = wake + SignedDuration::from_mins(minutes);
            for event in due_events(&card, now, &directory) {
                prop_assert_eq!(event.sequence, card.version + 1);
                match &event.kind {
                    EventKind::Control(Tick::Warned { set_for, .. }) => {
                        prop_assert!(last_rung == 0 && now < due && warned < Some(*set_for));
                        warned = Some(*set_for);
                    }
                    EventKind::Control(Tick::Breached { .. }) => {
                        prop_assert_eq!(last_rung, 0);
                        prop_assert!(now > due);
                        last_rung = 1;
                    }
                    EventKind::Control(Tick::Escalated { rung, .. }) => {
                        prop_assert!(*rung > last_rung && last_rung > 0);
                        last_rung = *rung;
                    }
                    other => prop_assert!(false, "{:?}", other),
                }
                card = apply(Some(card), &event).expect("a card");
            }
            prop_assert_eq!(due_events(&card, now, &directory).len(), usize::from(last_rung == 1 && wake_at(&card, &directory).is_some_and(|wake| wake <= now)));
        }
        prop_assert!(card.watch.breaches.len() <= 1);
    }
}
