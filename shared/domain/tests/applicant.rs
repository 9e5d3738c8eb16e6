//! What staff do about the applicant and the record: questions, category, place, block.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use hotline_domain::{
    access::{Action, Actor, allowed_actions},
    card::{
        Addition, ApplicantCommand, By, Card, Command, EventKind, State, apply, decide, decide_applicant,
        register_by,
    },
    deadline::end_of_day,
    directory::Role,
    ids::{AppealId, ChannelUser},
    notice::{News, notice_for},
    person::GeoPoint,
};
use jiff::civil::{Date, date};
use support::{actor, card_at, directory, now, registration};

/// The card after a command, and what happened; or the refusal's code and clause.
fn after(
    card: &Card,
    role: Role,
    command: Command,
) -> Result<(Card, EventKind), (&'static str, &'static str)> {
    match decide(card, command, &actor(role), now(), &directory()) {
        Ok(mut events) => {
            let event = events.remove(0);
            assert!(events.is_empty());
            Ok((apply(Some(card.clone()), &event).expect("a card"), event.kind))
        }
        Err(refusal) => Err((refusal.code.code(), refusal.clause.number())),
    }
}

fn ask(question: &str, answer_by: Option<Date>) -> Command {
    Command::Ask { question: question.to_owned(), answer_by }
}

#[test]
fn clause_5_1_a_question_waits_until_it_is_answered() {
    let card = card_at(State::InWork);
    assert!(!card.waiting_for_applicant());
    let by = date(2026, 11, 9);
    let (asked, _) = after(&card, Role::Executor, ask(" На якій опорі? ", Some(by))).expect("asked");
    assert_eq!((asked.state, asked.version), (State::InWork, card.version + 1));
    let question = asked.questions.first().expect("a question");
    assert_eq!(question.text, "На якій опорі?");
    assert_eq!((question.sequence, question.answer_by), (asked.version, Some(end_of_day(by))));
    assert!(asked.waiting_for_applicant());

    let addition = Addition {
        from: ChannelUser::telegram(1),
        text: Some("На третій".to_owned()),
        files: vec![],
        location: None,
        edited: false,
    };
    let answer = ApplicantCommand::Answer { question: question.sequence, addition };
    let event = decide_applicant(&asked, answer, now(), &directory().calendar).expect("open");
    let answered = apply(Some(asked), &event).expect("a card");
    assert!(!answered.waiting_for_applicant());
    assert_eq!(answered.questions[0].answered_at, Some(now()));
}

#[test]
fn clause_5_1_nobody_is_waited_for_on_a_closed_card() {
    let (asked, _) =
        after(&card_at(State::Reported), Role::Responsible, ask("Чи світить?", None)).expect("asked");
    assert!(asked.waiting_for_applicant());
    let (closed, _) = after(&asked, Role::Responsible, Command::Close { comment: None }).expect("closed");
    assert!(!closed.waiting_for_applicant());
}

#[test]
fn clause_5_1_an_answer_is_expected_from_tomorrow_and_within_30_days() {
    let card = card_at(State::InWork);
    let try_on = |day: Date| after(&card, Role::Executor, ask("Де?", Some(day))).map(|_| ());
    // Today is Monday 2 November 2026.
    for (day, right) in [
        (date(2026, 11, 1), false),
        (date(2026, 11, 2), false),
        (date(2026, 11, 3), true),
        (date(2026, 12, 2), true),
        (date(2026, 12, 3), false),
    ] {
        let expected = if right { Ok(()) } else { Err(("bad_answer_day", "5.1")) };
        assert_eq!(try_on(day), expected, "{day}");
    }
}

#[test]
fn clause_5_1_a_question_has_words_and_fits_a_message() {
    let card = card_at(State::InWork);
    let try_with = |question: String| after(&card, Role::Executor, ask(&question, None)).map(|_| ());
    assert_eq!(try_with(" \n".to_owned()), Err(("text_missing", "5.1")));
    assert_eq!(try_with("щ".repeat(3000)), Ok(()));
    assert_eq!(try_with("щ".repeat(3001)), Err(("question_too_long", "5.1")));
}

#[test]
fn clause_5_1_the_executor_asks_only_about_their_card_in_work() {
    let stranger = Actor::alone("stranger".into(), vec![Role::Executor]);
    let refused = decide(&card_at(State::InWork), ask("Де?", None), &stranger, now(), &directory());
    assert_eq!(refused.expect_err("another's").code.code(), "not_your_card");
    let refused = after(&card_at(State::Assigned), Role::Executor, ask("Де?", None));
    assert_eq!(refused.map(|_| ()), Err(("wrong_state", "5.1")));
    // Who is responsible as well may ask at any stage.
    let both = Actor::alone("executor".into(), vec![Role::Executor, Role::Responsible]);
    assert!(decide(&card_at(State::Assigned), ask("Де?", None), &both, now(), &directory()).is_ok());
}

#[test]
fn clause_2_1_the_category_becomes_another_active_one() {
    let card = card_at(State::Addressed);
    let correct = |to: &str| {
        let command = Command::CorrectCategory { category: to.into() };
        after(&card, Role::Responsible, command)
    };
    let (corrected, kind) = correct("roads").expect("corrected");
    assert_eq!((corrected.category, corrected.state), ("roads".into(), State::Addressed));
    assert_eq!(kind, EventKind::CategoryCorrected { from: "lighting".into(), to: "roads".into() });
    for wrong in ["lighting", "old", "unknown"] {
        assert_eq!(correct(wrong).map(|_| ()), Err(("not_another_category", "2.1")), "{wrong}");
    }
}

#[test]
fn clause_5_3_a_place_is_one_on_earth() {
    let card = card_at(State::InWork);
    let set = |latitude: f64, longitude: f64| {
        let command = Command::SetLocation { point: GeoPoint { latitude, longitude } };
        after(&card, Role::Executor, command).map(|(card, _)| card.location)
    };
    let point = GeoPoint { latitude: 49.1, longitude: 24.2 };
    assert_eq!(set(49.1, 24.2), Ok(Some(point)));
    for (latitude, longitude) in [(90.1, 0.0), (0.0, -180.1), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
        assert_eq!(set(latitude, longitude), Err(("not_a_place", "5.3")), "{latitude} {longitude}");
    }
}

#[test]
fn clause_4_4_a_block_has_a_reason_and_a_term_of_at_most_a_year() {
    let card = card_at(State::Registered);
    let block = |reason: &str, days: u16| {
        let command = Command::BlockApplicant { reason: reason.to_owned(), days };
        after(&card, Role::Responsible, command)
    };
    let (blocked, kind) = block("Образи", 7).expect("blocked");
    assert_eq!(blocked.state, State::Registered);
    let until = end_of_day(date(2026, 11, 9));
    assert_eq!(kind, EventKind::ApplicantBlocked { reason: "Образи".to_owned(), until });
    assert!(block("Образи", 365).is_ok());
    for (reason, days, code) in
        [("Образи", 0, "bad_term"), ("Образи", 366, "bad_term"), (" ", 7, "text_missing")]
    {
        assert_eq!(block(reason, days).map(|_| ()), Err((code, "4.4")), "{reason} {days}");
    }
    let lift = Command::UnblockApplicant { reason: String::new() };
    assert_eq!(after(&card, Role::Responsible, lift).map(|_| ()), Err(("text_missing", "4.4")));
}

#[test]
fn clause_4_4_a_block_is_about_the_person_at_whatever_stage_the_card_is() {
    for state in State::ALL {
        let actions = allowed_actions(&card_at(state), &actor(Role::Responsible));
        for action in [Action::BlockApplicant, Action::UnblockApplicant] {
            assert!(actions.contains(&action), "{state:?}");
        }
        for role in [Role::DecisionMaker, Role::Executor, Role::PressOfficer, Role::Admin] {
            let actions = allowed_actions(&card_at(state), &actor(role));
            assert!(!actions.contains(&Action::BlockApplicant), "{state:?} {role:?}");
        }
    }
}

#[test]
fn clause_4_4_an_appeal_registered_by_staff_is_told_of() {
    let by = By::Staff("responsible".into());
    let event = register_by(by, AppealId(uuid::Uuid::nil()), registration(), now()).expect("complete");
    let card = apply(None, &event).expect("a card");
    let notice = notice_for(&event, &card, &directory()).expect("a notice");
    assert_eq!(notice.news, News::Restored);
}
