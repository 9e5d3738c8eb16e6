//! The survey about a result, and the repeat appeal that follows (clause 7).

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use hotline_domain::{
    card::{
        Addition, ApplicantCommand, By, Card, Command, Event, EventKind, Ground, Link, LinkKind, RepeatOf,
        State, apply, decide, decide_applicant,
    },
    deadline::LAW_DAYS,
    directory::{Directory, Role},
    ids::{AppealId, ChannelUser, RegistrationNumber},
    media::{Attachment, CardFile, FileKind, Origin},
    notice::{Asks, News, notice_for},
    survey::{
        Basis, Complaint, Given, Next, Press, Repeat, SurveyAnswer, SurveyEnd, SurveyEvent, SurveySettings,
        Unsent, Way, answer, closes_at, complain, complaint_due, due_events, repeat, wake_at,
    },
};
use jiff::{SignedDuration, Timestamp, civil::time};
use support::{actor, after, card_at, directory, now};

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn hours(at: Timestamp, hours: i64) -> Timestamp {
    at + SignedDuration::from_hours(hours)
}

/// A card that was closed at this instant.
fn closed_at(instant: Timestamp) -> Card {
    let mut card = card_at(State::Reported);
    card.reported_at = Some(instant);
    let event = Event {
        appeal: card.id,
        sequence: card.version + 1,
        at: instant,
        by: By::Staff("responsible".into()),
        instead_of: None,
        kind: EventKind::Closed { comment: None },
    };
    apply(Some(card), &event).expect("a card")
}

fn applied(card: &Card, events: &[Event]) -> Card {
    events.iter().fold(Some(card.clone()), apply).expect("a card")
}

/// What the clock does at an instant: the kinds of events, and the card after them.
fn looked_at(card: &Card, now: Timestamp, directory: &Directory) -> (Vec<SurveyEvent>, Card) {
    let events = due_events(card, now, directory, Way::Open);
    let kinds = events.iter().map(|event| match &event.kind {
        EventKind::Survey(kind) => kind.clone(),
        other => panic!("{other:?}"),
    });
    (kinds.collect(), applied(card, &events))
}

/// A card whose applicant was asked at noon of Tuesday 3 November 2026, Kyiv.
fn asked() -> Card {
    let card = closed_at(at("2026-11-02T10:00:00Z"));
    let (kinds, card) = looked_at(&card, at("2026-11-03T10:00:00Z"), &directory());
    assert_eq!(kinds, [SurveyEvent::Asked]);
    card
}

fn answered(card: &Card, given: SurveyAnswer) -> (Vec<Event>, Next, Card) {
    let (events, next) = answer(card, given, at("2026-11-03T12:00:00Z"), &directory());
    let after = applied(card, &events);
    (events, next, after)
}

fn given() -> Given {
    let file = CardFile {
        id: uuid::Uuid::nil(),
        name: "Фото 1".to_owned(),
        kind: FileKind::Photo,
        origin: Origin::Applicant,
    };
    let attachment = Attachment {
        kind: FileKind::Photo,
        source: "f".to_owned(),
        name: None,
        content_type: None,
        size: None,
    };
    Given { from: ChannelUser::telegram(1), files: vec![(file, attachment)], location: None }
}

fn second() -> (AppealId, RegistrationNumber) {
    (AppealId(uuid::Uuid::max()), RegistrationNumber::new(2026, 2, "Коваль"))
}

fn repeated(first: &Card, directory: &Directory) -> Repeat {
    let complaint = complain(first, " Досі темно ", given()).expect("a complaint");
    repeat(first, second(), complaint, at("2026-11-03T12:00:00Z"), directory).expect("a repeat")
}

fn kinds(events: &[Event]) -> Vec<&'static str> {
    events.iter().map(|event| event.kind.code()).collect()
}

#[test]
fn clause_7_the_applicant_is_asked_a_day_later_and_never_at_night() {
    // Closed at, asked at; Kyiv is two hours ahead in winter, three in summer.
    let cases = [
        ("2026-11-02T10:00:00Z", "2026-11-03T10:00:00Z"),
        // 20:59 is still day, 21:00 is night, 09:00 is day.
        ("2026-11-02T18:59:59Z", "2026-11-03T18:59:59Z"),
        ("2026-11-02T19:00:00Z", "2026-11-04T07:00:00Z"),
        ("2026-11-02T23:30:00Z", "2026-11-04T07:00:00Z"),
        ("2026-11-03T06:59:59Z", "2026-11-04T07:00:00Z"),
        ("2026-11-03T07:00:00Z", "2026-11-04T07:00:00Z"),
        // The night in which the clocks go back, and the one in which they go forward.
        ("2026-10-23T20:30:00Z", "2026-10-25T07:00:00Z"),
        ("2027-03-26T22:30:00Z", "2027-03-28T06:00:00Z"),
    ];
    for (closed, asks) in cases {
        let card = closed_at(at(closed));
        assert_eq!(wake_at(&card, &directory()), Some(at(asks)), "{closed}");
        let second = SignedDuration::from_secs(1);
        assert_eq!(looked_at(&card, at(asks) - second, &directory()).0, [], "early: {closed}");
        let (kinds, after) = looked_at(&card, at(asks), &directory());
        assert_eq!(kinds, [SurveyEvent::Asked], "{closed}");
        assert_eq!(looked_at(&after, at(asks), &directory()).0, [], "twice: {closed}");
    }
}

#[test]
fn clause_7_the_city_sets_delay_and_quiet_hours() {
    let set = |survey: SurveySettings| {
        let mut directory = directory();
        directory.settings.survey = survey;
        directory
    };
    let base = SurveySettings::default;
    let card = closed_at(at("2026-11-02T23:30:00Z"));
    let cases = [
        (SurveySettings { delay_hours: 0, ..base() }, "2026-11-03T07:00:00Z"),
        // The same time for both: there are none.
        (SurveySettings { quiet_from: time(9, 0, 0, 0), ..base() }, "2026-11-03T23:30:00Z"),
        // Quiet in the midst of the day.
        (
            SurveySettings {
                delay_hours: 12,
                quiet_from: time(13, 0, 0, 0),
                quiet_until: time(14, 0, 0, 0),
                ..base()
            },
            "2026-11-03T12:00:00Z",
        ),
    ];
    for (survey, asks) in cases {
        assert_eq!(wake_at(&card, &set(survey)), Some(at(asks)), "{asks}");
    }
}

#[test]
fn clause_7_a_late_clock_asks_by_day_and_not_after_the_end() {
    let card = closed_at(at("2026-11-02T10:00:00Z"));
    for (late, kinds) in [
        ("2026-11-03T22:00:00Z", vec![]),
        ("2026-11-06T10:00:00Z", vec![SurveyEvent::Asked]),
        ("2026-11-10T10:00:00Z", vec![SurveyEvent::NotSent { why: Unsent::Late, reminder: false }]),
    ] {
        assert_eq!(looked_at(&card, at(late), &directory()).0, kinds, "{late}");
    }
}

#[test]
fn clause_7_one_reminder_then_no_answer_closes_the_question() {
    let (card, directory) = (asked(), directory());
    assert_eq!(wake_at(&card, &directory), Some(at("2026-11-06T10:00:00Z")));
    let (kinds, card) = looked_at(&card, at("2026-11-06T10:00:00Z"), &directory);
    assert_eq!(kinds, [SurveyEvent::Reminded]);
    assert_eq!(wake_at(&card, &directory), Some(at("2026-11-10T10:00:00Z")));
    assert_eq!(looked_at(&card, at("2026-11-09T10:00:00Z"), &directory).0, [], "one reminder");
    let (kinds, card) = looked_at(&card, at("2026-11-10T10:00:00Z"), &directory);
    assert_eq!(kinds, [SurveyEvent::Lapsed]);
    assert_eq!((wake_at(&card, &directory), card.watched_from()), (None, None));
    assert_eq!(card.survey.as_ref().and_then(|survey| survey.end), Some(SurveyEnd::Lapsed));
    assert_eq!(complaint_due(&card), None, "silence is no complaint");
    assert_eq!(answered(&card, SurveyAnswer::Done(false)).1, Next::Over);

    // A clock that comes after the end sends no reminder.
    let (kinds, _) = looked_at(&asked(), at("2026-11-10T10:00:00Z"), &directory);
    assert_eq!(kinds, [SurveyEvent::Lapsed]);
    let mut none = directory.clone();
    none.settings.survey.reminder_days = 0;
    assert_eq!(wake_at(&asked(), &none), Some(at("2026-11-10T10:00:00Z")));
}

#[test]
fn clause_7_what_cannot_or_must_not_be_sent_is_on_record() {
    let directory = directory();
    let card = closed_at(at("2026-11-02T10:00:00Z"));
    let noon = at("2026-11-03T10:00:00Z");
    for (way, why) in [(Way::Paid, Unsent::Paid), (Way::Lost, Unsent::Unreachable)] {
        let events = due_events(&card, noon, &directory, way);
        assert_eq!(events[0].kind, EventKind::Survey(SurveyEvent::NotSent { why, reminder: false }));
        let after = applied(&card, &events);
        assert_eq!(after.survey.as_ref().and_then(|survey| survey.end), Some(SurveyEnd::NotSent(why)));
        assert_eq!(wake_at(&after, &directory), None);
        // The reminder alone is left out; the survey goes on to its end.
        let events = due_events(&asked(), at("2026-11-06T10:00:00Z"), &directory, way);
        let after = applied(&asked(), &events);
        assert!(after.survey.as_ref().is_some_and(|survey| survey.is_open()));
        assert_eq!(wake_at(&after, &directory), Some(at("2026-11-10T10:00:00Z")));
    }
}

#[test]
fn clause_7_surveyed_are_cards_closed_by_their_execution_that_have_a_chat() {
    assert!(closed_at(now()).survey.is_some());
    assert_eq!(closed_at(now()).watched_from(), Some(now()));
    let mut reported = card_at(State::Reported);
    reported.contact = None;
    let closed = after(&reported, Role::Responsible, Command::Close { comment: None });
    assert_eq!((closed.survey.as_ref(), closed.watched_from()), (None, None), "nobody to ask");
    let forward = Command::Forward { to: "ОДА".to_owned(), text: "Переслано".to_owned() };
    let forwarded = after(&card_at(State::Registered), Role::Responsible, forward);
    for card in [forwarded, card_at(State::Withdrawn), card_at(State::Merged)] {
        assert_eq!((card.survey.as_ref(), wake_at(&card, &directory())), (None, None));
    }
    for state in [State::Registered, State::Assigned, State::InWork, State::Reported] {
        assert_eq!(wake_at(&card_at(state), &directory()), None);
    }
}

#[test]
fn clause_7_yes_and_a_good_rating_end_the_survey() {
    let (events, next, card) = answered(&asked(), SurveyAnswer::Done(true));
    assert_eq!((kinds(&events), next), (vec!["survey_answered"], Next::Rate));
    let (events, next, _) = answered(&card, SurveyAnswer::Done(true));
    assert_eq!((events, next), (vec![], Next::Rate), "the same button again");
    let (events, next, card) = answered(&card, SurveyAnswer::Quality(5));
    assert_eq!((kinds(&events), next), (vec!["survey_rated"], Next::Thank));
    let survey = card.survey.clone().expect("a survey");
    assert_eq!((survey.done, survey.quality, survey.end), (Some(true), Some(5), Some(SurveyEnd::Answered)));
    for late in [SurveyAnswer::Done(false), SurveyAnswer::Quality(1)] {
        assert_eq!(answered(&card, late), (vec![], Next::Already, card.clone()));
    }
    // Some words more are welcome.
    let addition = Addition {
        from: ChannelUser::telegram(1),
        text: Some("Дуже швидко!".to_owned()),
        files: vec![],
        location: None,
        edited: false,
    };
    let event =
        decide_applicant(&card, ApplicantCommand::Remark(addition.clone()), now(), &directory().calendar)
            .expect("surveyed");
    let card = applied(&card, &[event]);
    assert_eq!(card.survey.and_then(|survey| survey.comment).as_deref(), Some("Дуже швидко!"));
    let refused = decide_applicant(
        &card_at(State::InWork),
        ApplicantCommand::Remark(addition),
        now(),
        &directory().calendar,
    );
    assert_eq!(refused.map_err(|refusal| refusal.code.code()), Err("wrong_state"));
}

#[test]
fn clause_7_until_the_end_one_may_change_ones_mind() {
    let (_, next, no) = answered(&asked(), SurveyAnswer::Done(false));
    assert_eq!(next, Next::WhatIsWrong);
    assert_eq!(answered(&no, SurveyAnswer::Quality(4)).1, Next::WhatIsWrong, "a button of before");
    let (_, next, yes) = answered(&no, SurveyAnswer::Done(true));
    assert_eq!((next, yes.survey.as_ref().and_then(|survey| survey.done)), (Next::Rate, Some(true)));
    let (_, next, poor) = answered(&yes, SurveyAnswer::Quality(2));
    assert_eq!(next, Next::WhatIsWrong);
    assert!(poor.survey.as_ref().is_some_and(|survey| survey.is_negative() && survey.is_open()));
    let (_, next, good) = answered(&poor, SurveyAnswer::Quality(3));
    assert_eq!((next, good.survey.and_then(|survey| survey.end)), (Next::Thank, Some(SurveyEnd::Answered)));
    // A number that is typed at once says that it is done, too.
    let (events, _, _) = answered(&asked(), SurveyAnswer::Quality(4));
    assert_eq!(kinds(&events), ["survey_answered", "survey_rated"]);
}

#[test]
fn clause_7_a_complaint_makes_a_repeat_appeal_for_the_same_executor() {
    let (_, _, first) = answered(&asked(), SurveyAnswer::Done(false));
    let made = repeated(&first, &directory());
    assert_eq!(kinds(&made.events), ["registered", "addressed", "assigned"]);
    assert_eq!(kinds(&made.on_first), ["survey_commented", "linked"]);
    let card = &made.card;
    assert_eq!((card.state, card.executor.clone()), (State::Assigned, first.executor.clone()));
    assert_eq!((card.marks.sign.as_str(), &card.decision_makers), ("2.2", &first.decision_makers));
    assert_eq!(card.repeats, Some(RepeatOf { appeal: first.id, number: first.number.clone(), nth: 1 }));
    assert_eq!(card.links, [Link { kind: LinkKind::Repeat, appeal: first.id, number: first.number.clone() }]);
    let back = Link { kind: LinkKind::Repeat, appeal: card.id, number: card.number.clone() };
    assert_eq!((made.first.links.last(), made.first.repeated_by.as_ref()), (Some(&back), Some(&back)));
    assert!(card.substance.starts_with("Досі темно") && card.substance.contains("К-1/2026"));
    assert_eq!((card.files.len(), made.first.files.len()), (1, first.files.len()), "photos go with it");
    let (files, _) = (made.events[0].kind.files().expect("files").1, ());
    assert_eq!(files.len(), 1, "they are to be copied");
    assert!(card.due_at.is_some_and(|due| due > at("2026-11-17T12:00:00Z")), "a deadline of its own");
    assert!(card.latest_due(LAW_DAYS, &directory().calendar, now()) > jiff::civil::date(2026, 12, 1));
    let survey = made.first.survey.as_ref().expect("a survey");
    assert_eq!((survey.end, survey.comment.as_deref()), (Some(SurveyEnd::Repeated), Some("Досі темно")));
    assert!(card.resolution.as_deref().is_some_and(|resolution| resolution.contains("К-1/2026")));

    // It is made once, whoever asks for it again.
    let again = complain(&made.first, "Темно", given()).map_err(|refusal| refusal.code.code());
    assert_eq!(again.map(|_| ()), Err("wrong_state"));
    let next = answered(&made.first, SurveyAnswer::Done(true)).1;
    assert_eq!(next, Next::Repeated { under: card.number.clone() });
    let silent = complain(&first, "  ", given()).map_err(|refusal| refusal.code.code());
    assert_eq!(silent.map(|_| ()), Err("text_missing"));
}

#[test]
fn clause_7_a_second_repeat_goes_to_the_decision_maker_first() {
    let made = repeated(&asked(), &directory());
    let mut again = Card { repeats: made.card.repeats.clone(), ..asked() };
    again.id = made.card.id;
    let second = repeated(&again, &directory());
    assert_eq!(kinds(&second.events), ["registered", "addressed"]);
    assert_eq!((second.card.state, second.card.executor.as_ref()), (State::Addressed, None));
    assert_eq!(second.card.repeats.as_ref().map(|repeats| repeats.nth), Some(2));
}

#[test]
fn clause_7_a_repeat_stops_where_nobody_can_act_any_more() {
    for (gone, state) in
        [("executor", State::Addressed), ("decision_maker", State::Registered), ("nobody", State::Assigned)]
    {
        let mut directory = directory();
        directory
            .staff
            .iter_mut()
            .filter(|member| member.id.0 == gone)
            .for_each(|member| member.active = false);
        assert_eq!(repeated(&asked(), &directory).card.state, state, "without {gone}");
    }
}

#[test]
fn clause_7_a_repeat_is_never_refused_as_resolved_already() {
    let made = repeated(&asked(), &directory());
    let earlier = Some(Box::new(made.first.clone()));
    let ground = Ground::AlreadyResolved { earlier: made.first.number.clone() };
    let command = Command::NotConsider { ground, earlier, text: "Уже вирішено".to_owned() };
    let refusal = decide(&made.card, command.clone(), &actor(Role::Responsible), now(), &directory());
    let refusal = refusal.expect_err("refused");
    assert_eq!((refusal.code.code(), refusal.clause.number()), ("repeat_is_considered", "7"));
    // What the same person only brings once more can be, by law.
    let other = Card { repeats: None, registered_at: hours(made.first.registered_at, 1), ..made.card };
    assert!(decide(&other, command, &actor(Role::Responsible), now(), &directory()).is_ok());
}

#[test]
fn clause_6_3_3_7_a_poor_rating_by_a_decision_maker_makes_the_same_repeat() {
    let rate = |quality| Command::Rate { quality, comment: Some("Не все зроблено".to_owned()) };
    let rated = |card: &Card, quality| after(card, Role::DecisionMaker, rate(quality));
    let closed = closed_at(now());
    let poor = rated(&closed, 2);
    let complaint =
        Complaint { basis: Basis::Rated(2), words: "Не все зроблено".to_owned(), given: None };
    assert_eq!(complaint_due(&poor), Some(complaint.clone()));
    assert_eq!(complaint_due(&rated(&closed, 3)), None);
    let mut none = poor.clone();
    none.contact = None;
    none.survey = None;
    assert_eq!(complaint_due(&none), Some(complaint.clone()), "also without a chat");
    let reported = rated(&card_at(State::Reported), 1);
    assert_eq!(complaint_due(&reported), None, "not while the work can be returned");
    let closed = after(&reported, Role::Responsible, Command::Close { comment: None });
    assert!(complaint_due(&closed).is_some(), "closed in spite of it");
    let mut redone = closed.clone();
    redone.reported_at = Some(hours(now(), 5));
    assert_eq!(complaint_due(&redone), None, "the rating was of the result before");

    let made = repeat(&poor, second(), complaint, now(), &directory()).expect("a repeat");
    assert_eq!(made.events[0].by, By::Service);
    assert_eq!(complaint_due(&made.first), None);
    assert_eq!(wake_at(&made.first, &directory()), None, "there is nothing left to ask");
    let notice = notice_for(&made.events[0], &made.card, &directory()).expect("the applicant is told");
    assert_eq!(notice.news, News::Repeated { first: poor.number });
}

#[test]
fn clause_7_a_no_without_words_makes_a_repeat_when_the_survey_is_closed() {
    for (given, basis) in [
        (vec![SurveyAnswer::Done(false)], Basis::NotDone),
        (vec![SurveyAnswer::Done(true), SurveyAnswer::Quality(1)], Basis::Quality(1)),
    ] {
        let card = given.into_iter().fold(asked(), |card, given| answered(&card, given).2);
        assert_eq!(complaint_due(&card), None, "the applicant may still say why");
        let (kinds, card) = looked_at(&card, at("2026-11-10T10:00:00Z"), &directory());
        assert_eq!(kinds, [SurveyEvent::Lapsed]);
        assert_eq!(complaint_due(&card).map(|complaint| complaint.basis), Some(basis));
    }
}

#[test]
fn clause_7_the_applicant_gets_the_result_with_photos_and_what_is_still_asked() {
    let directory = directory();
    let mut card = closed_at(at("2026-11-02T10:00:00Z"));
    let photo =
        |n: u128, kind, origin| CardFile { id: uuid::Uuid::from_u128(n), name: String::new(), kind, origin };
    card.files = (1..=4).map(|n| photo(n, FileKind::Photo, Origin::Staff)).collect();
    card.files.push(photo(5, FileKind::Document, Origin::Staff));
    card.files.push(photo(6, FileKind::Photo, Origin::Applicant));
    let events = due_events(&card, at("2026-11-03T10:00:00Z"), &directory, Way::Open);
    let asked = applied(&card, &events);
    let told = |events: &[Event], card: &Card| match notice_for(&events[0], card, &directory).map(|n| n.news)
    {
        Some(News::Survey { asks, reminder, photos, text, closes_at: closes, .. }) => {
            assert_eq!(
                (text.as_str(), closes),
                ("Зроблено", closes_at(at("2026-11-03T10:00:00Z"), &directory))
            );
            (asks, reminder, photos.iter().map(|id| id.as_u128()).collect::<Vec<_>>())
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(told(&events, &asked), (Asks::Done, false, vec![2, 3, 4]));
    let reminded = |card: &Card| {
        let events = due_events(card, at("2026-11-06T10:00:00Z"), &directory, Way::Open);
        told(&events, &applied(card, &events))
    };
    assert_eq!(reminded(&asked), (Asks::Done, true, vec![]));
    let yes = answered(&asked, SurveyAnswer::Done(true)).2;
    assert_eq!(reminded(&yes).0, Asks::Quality);
    assert_eq!(reminded(&answered(&yes, SurveyAnswer::Quality(1)).2).0, Asks::Reason);
    assert_eq!(reminded(&answered(&asked, SurveyAnswer::Done(false)).2).0, Asks::Reason);
}

#[test]
fn clause_7_a_button_names_its_survey_within_64_bytes() {
    let presses = [
        Press::Answer(SurveyAnswer::Done(true)),
        Press::Answer(SurveyAnswer::Done(false)),
        Press::Answer(SurveyAnswer::Quality(1)),
        Press::Answer(SurveyAnswer::Quality(5)),
        Press::Reason,
        Press::Comment,
    ];
    for press in presses {
        let data = press.button(AppealId(uuid::Uuid::max()));
        assert!(data.len() <= 64, "{data}");
        assert_eq!(Press::of_button(&data), Some((AppealId(uuid::Uuid::max()), press)));
    }
    let id = uuid::Uuid::nil();
    for other in ["survey:", "survey:1:yes", &format!("survey:{id}:6"), &format!("survey:{id}:0"), "answer:x"]
    {
        assert_eq!(Press::of_button(other), None, "{other}");
    }
}
