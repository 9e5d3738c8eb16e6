//! What chapters 2 to 6 let and oblige people to do with a card, clause by clause.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use hotline_domain::{
    access::{Action, Actor, allowed_actions, can_read, permit, sees_contacts},
    card::{
        By, Card, Classification, Command, Correction, Ending, EventKind, Grant, Granted, Ground, LinkKind,
        MeasureGround, Part, PartState, Plan, RequestEnd, RequestKind, ResultCode, State, Wanted, apply,
        decide, ended_with_main, link, merge, split,
    },
    deadline::{Term, date_in_kyiv, end_of_day},
    directory::{Absence, Role},
    ids::{AppealId, RegistrationNumber, StaffId},
    notice::{News, notice_for},
    settings::ContactsShown,
};
use jiff::{Timestamp, ToSpan, civil::date};
use support::{actor, after, after_by, card_at, directory, now, refused, registration};

fn words() -> String {
    "Слова".to_owned()
}

fn ask(wanted: Wanted) -> Command {
    Command::Request { wanted, reason: words() }
}

fn change() -> Wanted {
    Wanted::Executors { change: true, proposed: vec!["executor_2".into()] }
}

fn executors(lead: &str, helpers: &[&str]) -> Granted {
    let part = |id: &&str| Part { executor: (*id).into(), task: words() };
    Granted::Executors { executor: lead.into(), co_executors: helpers.iter().map(part).collect() }
}

fn grant(request: u64, what: Granted) -> Command {
    Command::GrantRequest { request, what, comment: None }
}

fn assign(helpers: &[&str]) -> Command {
    Command::Assign {
        executor: "executor".into(),
        co_executors: helpers.iter().map(|id| Part { executor: (*id).into(), task: words() }).collect(),
        resolution: words(),
        due: None,
    }
}

/// A card in the hands of a lead executor and one co-executor.
fn shared_card() -> Card {
    let card = after(&card_at(State::Addressed), Role::DecisionMaker, assign(&["executor_2"]));
    after(&card, Role::Executor, Command::Accept { comment: None })
}

fn helper() -> Actor {
    Actor::alone("executor_2".into(), vec![Role::Executor])
}

fn days_later(days: i64) -> Timestamp {
    end_of_day(date_in_kyiv(now()).saturating_add(days.days())) - jiff::SignedDuration::from_hours(1)
}

/// What the applicant is told of the last event of a command.
fn told(card: &Card, role: Role, command: Command) -> Option<News> {
    let events = decide(card, command, &actor(role), now(), &directory()).expect("allowed");
    let event = events.last().expect("an event");
    let card = apply(Some(card.clone()), event).expect("a card");
    notice_for(event, &card, &directory()).map(|notice| notice.news)
}

#[test]
fn clause_1_4_executors_come_from_active_organisations_only() {
    let mut city = directory();
    city.organisations[0].active = false;
    let card = card_at(State::Addressed);
    let decider = actor(Role::DecisionMaker);
    let refusal = decide(&card, assign(&[]), &decider, now(), &city).expect_err("no such organisation");
    assert_eq!((refusal.code.code(), refusal.clause.number()), ("not_an_executor", "1.4"));
    let refusal = decide(&card, assign(&["executor"]), &decider, now(), &directory()).expect_err("twice");
    assert_eq!(refusal.code.code(), "executor_twice");
}

#[test]
fn clause_1_4_what_a_leaving_colleague_has_in_hand_is_handed_over() {
    let card = after(&shared_card(), Role::Executor, ask(change()));
    let hand = |from: &str, to: &str| Command::HandOver { from: from.into(), to: to.into() };
    assert_eq!(
        refused(&card, Role::Admin, hand("executor", "decision_maker")),
        ("cannot_take_over", "1.4"),
        "a decision-maker does not execute"
    );
    let card = after(&card, Role::Admin, hand("executor", "executor_2"));
    assert_eq!(card.executor, Some("executor_2".into()));
    assert!(card.co_executors.is_empty(), "nobody leads and helps at once");
    assert_eq!(card.open_requests().next().map(|request| request.by.0.as_str()), Some("executor_2"));
    assert!(!can_read(&card, &actor(Role::Admin)), "an administrator reads no card");
}

#[test]
fn clause_2_2_a_substitute_acts_for_an_absent_decision_maker() {
    let mut city = directory();
    let today = date_in_kyiv(now());
    for member in &mut city.staff {
        if member.id.0 == "decision_maker" {
            member.absence = Some(Absence { from: today, to: today });
            member.substitute = Some("deputy".into());
        }
    }
    let deputy = |day| Actor {
        stands_in_for: city.stands_in_for(&"deputy".into(), day),
        ..Actor::alone("deputy".into(), vec![Role::DecisionMaker])
    };
    let card = card_at(State::Addressed);
    let events = decide(&card, assign(&[]), &deputy(today), now(), &city).expect("stands in");
    assert_eq!(events[0].by, By::Staff("deputy".into()));
    assert_eq!(events[0].instead_of, Some("decision_maker".into()), "it is visible for whom");
    let tomorrow = today.saturating_add(1.day());
    let refusal = decide(&card, assign(&[]), &deputy(tomorrow), now(), &city).expect_err("is back");
    assert_eq!(refusal.code.code(), "not_your_card");
}

#[test]
fn clause_2_3_an_executor_sees_the_cards_of_their_organisation_but_acts_on_their_own() {
    let card = card_at(State::InWork);
    let colleague = Actor { colleagues: vec!["executor".into()], ..helper() };
    assert!(can_read(&card, &colleague));
    assert!(!can_read(&card, &helper()));
    assert_eq!(allowed_actions(&card, &colleague), []);
    assert!(!sees_contacts(&card, &colleague, ContactsShown::Always), "only whose card it is");
}

#[test]
fn clause_5_1_an_executor_sees_phone_and_address_after_acceptance() {
    let executor = actor(Role::Executor);
    let [assigned, in_work] = [State::Assigned, State::InWork].map(card_at);
    assert!(!sees_contacts(&assigned, &executor, ContactsShown::AfterAcceptance));
    assert!(sees_contacts(&assigned, &executor, ContactsShown::Always));
    assert!(sees_contacts(&in_work, &executor, ContactsShown::AfterAcceptance));
    assert!(sees_contacts(&assigned, &actor(Role::Responsible), ContactsShown::AfterAcceptance));
    let shared = shared_card();
    assert!(!sees_contacts(&shared, &helper(), ContactsShown::AfterAcceptance), "their part is not taken");
    let taken = after_by(&shared, &helper(), Command::Accept { comment: None });
    assert!(sees_contacts(&taken, &helper(), ContactsShown::AfterAcceptance));
}

#[test]
fn clause_4_5_a_lead_executor_and_co_executors_each_have_their_part() {
    let card = shared_card();
    assert_eq!(card.movers().len(), 2, "it is in the worklist of both");
    let report = Command::Report { text: words(), code: "9.1".to_owned(), law: None };
    assert_eq!(refused(&card, Role::Executor, report.clone()).0, "parts_unfinished");
    let by_helper = |card: &Card, command: Command| {
        decide(card, command, &helper(), now(), &directory()).map_err(|refusal| refusal.code.code())
    };
    assert_eq!(by_helper(&card, report), Err("lead_only"));
    let done = || Command::CompletePart { text: words() };
    assert_eq!(by_helper(&card, done()), Err("wrong_state"), "it is not taken yet");
    let card = after_by(&card, &helper(), Command::Accept { comment: None });
    assert_eq!(card.state, State::InWork, "the lead goes on");
    let card = after_by(&card, &helper(), done());
    assert!(matches!(card.co_executors[0].progress, PartState::Done { .. }));
    assert_eq!(card.movers().len(), 1, "who has done their part has no move");
    assert!(!card.parts_unfinished());
}

#[test]
fn clause_4_5_the_decision_maker_corrects_the_deadline_with_a_reason() {
    let card = card_at(State::InWork);
    let correct = |day, reason: &str| {
        Command::CorrectDeadline(Correction { due: Term::Day(day), reason: reason.to_owned() })
    };
    assert_eq!(refused(&card, Role::DecisionMaker, correct(date(2026, 12, 1), " ")).0, "text_missing");
    assert_eq!(
        refused(&card, Role::DecisionMaker, correct(date(2026, 12, 18), "Далі")),
        ("deadline_beyond_extension", "ст. 20 Закону «Про звернення громадян»"),
        "45 days in all"
    );
    let news = told(&card, Role::DecisionMaker, correct(date(2026, 11, 20), "Погода"));
    assert!(matches!(news, Some(News::DeadlineChanged { extended: false, .. })), "{news:?}");
    let news = told(&card, Role::DecisionMaker, correct(date(2026, 12, 17), "Вивчення"));
    assert!(matches!(news, Some(News::DeadlineChanged { extended: true, .. })), "{news:?}");
}

#[test]
fn clause_4_5_an_urgent_term_is_set_to_the_hour() {
    let soon = now() + jiff::SignedDuration::from_hours(4);
    let address = |due| Command::Address { due, decision_makers: vec!["decision_maker".into()], note: None };
    let card = after(&card_at(State::Registered), Role::Responsible, address(Term::At(soon)));
    assert_eq!(card.due_at, Some(soon));
    assert_eq!(
        refused(&card_at(State::Registered), Role::Responsible, address(Term::At(now()))).0,
        "deadline_in_past"
    );
}

#[test]
fn clause_4_6_a_one_open_request_of_a_kind_at_a_time() {
    let card = after(&card_at(State::Assigned), Role::Executor, ask(change()));
    assert_eq!(refused(&card, Role::Executor, ask(change())).0, "request_already_open");
    let card = after(&card, Role::Executor, ask(Wanted::StrategicPlan { plan: None }));
    assert_eq!(card.open_requests().count(), 2, "another kind may be asked");
    let open = card.open_request(RequestKind::Executors).expect("open").sequence;
    let back = Command::WithdrawRequest { request: open, comment: None };
    let card = after(&card, Role::Executor, back);
    assert_eq!(card.requests[0].end, Some(RequestEnd::Withdrawn));
    after(&card, Role::Executor, ask(change()));
}

#[test]
fn clause_5_2_not_my_competence_is_said_at_once_even_before_acceptance() {
    let card = card_at(State::Assigned);
    let events = decide(&card, ask(change()), &actor(Role::Executor), now(), &directory()).expect("allowed");
    assert_eq!(events[0].kind.clause().number(), "5.2");
    assert_eq!(
        refused(&card, Role::Executor, Command::Request { wanted: change(), reason: " ".to_owned() }).0,
        "text_missing",
        "the request is motivated"
    );
}

#[test]
fn clause_6_4_1_6_6_1_a_granted_change_of_executor_holds_at_once() {
    let card = after(&card_at(State::InWork), Role::Executor, ask(change()));
    let request = card.open_requests().next().expect("open").sequence;
    assert!(card.movers().iter().any(|mover| mover.staff() == Some(&"decision_maker".into())));
    assert_eq!(
        refused(&card, Role::DecisionMaker, grant(request, executors("executor", &[]))).0,
        "same_executors"
    );
    let new = grant(request, executors("executor_2", &[]));
    let news = told(&card, Role::DecisionMaker, new.clone());
    assert!(matches!(news, Some(News::Assigned { .. })), "the applicant is told: {news:?}");
    let card = after(&card, Role::DecisionMaker, new);
    assert_eq!((card.state, card.executor.clone()), (State::Assigned, Some("executor_2".into())));
    assert_eq!(card.requests[0].end, Some(RequestEnd::Granted));
    assert!(allowed_actions(&card, &helper()).contains(&Action::Accept));
    assert!(allowed_actions(&card, &actor(Role::Executor)).is_empty());
}

#[test]
fn clause_6_6_1_further_executors_join_without_stopping_the_work() {
    let help = Wanted::Executors { change: false, proposed: Vec::new() };
    let card = after(&card_at(State::InWork), Role::Executor, ask(help));
    let request = card.requests[0].sequence;
    let card = after(&card, Role::DecisionMaker, grant(request, executors("executor", &["executor_2"])));
    assert_eq!(card.state, State::InWork);
    assert_eq!(card.co_executors[0].progress, PartState::Assigned);
}

#[test]
fn clause_4_6_b_6_4_2_6_6_2_additional_control_extends_up_to_45_days_and_is_told() {
    let until = |day| Wanted::AdditionalControl { until: day };
    let card = card_at(State::InWork);
    assert_eq!(refused(&card, Role::Executor, ask(until(date(2026, 12, 18)))).0, "deadline_beyond_extension");
    assert_eq!(refused(&card, Role::Executor, ask(until(date(2026, 11, 10)))).0, "not_a_longer_term");
    let card = after(&card, Role::Executor, ask(until(date(2026, 12, 10))));
    let request = card.requests[0].sequence;
    let longer = |day| grant(request, Granted::AdditionalControl { until: day });
    let news = told(&card, Role::DecisionMaker, longer(date(2026, 12, 15)));
    assert!(matches!(news, Some(News::DeadlineChanged { extended: true, .. })), "{news:?}");
    let extended = after(&card, Role::DecisionMaker, longer(date(2026, 12, 15)));
    assert_eq!(extended.due_at, Some(end_of_day(date(2026, 12, 15))));
    let refuse = Command::RefuseRequest { request, reason: "Досить часу".to_owned() };
    assert_eq!(
        told(&card, Role::DecisionMaker, refuse.clone()),
        None,
        "a refusal is the staff's own business"
    );
    let kept = after(&card, Role::DecisionMaker, refuse);
    assert_eq!(kept.due_at, card.due_at);
    assert_eq!(kept.requests[0].answer.as_deref(), Some("Досить часу"));
}

#[test]
fn clause_4_6_c_6_4_3_6_6_3_a_strategic_plan_has_a_name_a_year_and_a_term() {
    let card = after(&card_at(State::InWork), Role::Executor, ask(Wanted::StrategicPlan { plan: None }));
    let request = card.requests[0].sequence;
    let plan = |name: &str, year, expected| {
        grant(request, Granted::StrategicPlan(Plan { name: name.to_owned(), year, expected }))
    };
    assert_eq!(refused(&card, Role::DecisionMaker, plan(" ", 2027, date(2027, 9, 1))).0, "text_missing");
    assert_eq!(
        refused(&card, Role::DecisionMaker, plan("План", 2020, date(2027, 9, 1))),
        ("bad_plan", "6.4.3")
    );
    let granted = plan("План розвитку", 2027, date(2027, 9, 1));
    let news = told(&card, Role::DecisionMaker, granted.clone());
    assert!(matches!(news, Some(News::Planned { year: 2027, .. })), "{news:?}");
    let card = after(&card, Role::DecisionMaker, granted);
    assert_eq!(card.due_at, Some(end_of_day(date(2027, 9, 1))), "beyond 45 days only so");
    let later = Correction { due: Term::Day(date(2027, 8, 1)), reason: words() };
    after(&card, Role::DecisionMaker, Command::CorrectDeadline(later));
}

#[test]
fn clause_4_6_d_a_report_lets_open_requests_lapse_and_a_rework_counts() {
    let card = after(&card_at(State::InWork), Role::Executor, ask(change()));
    let report = Command::Report { text: words(), code: "9.1".to_owned(), law: None };
    let mut card = after(&card, Role::Executor, report.clone());
    assert_eq!(card.requests[0].end, Some(RequestEnd::Lapsed));
    for count in 1..=2 {
        card = after(&card, Role::Responsible, Command::ReturnForRework { reason: words() });
        assert_eq!((card.returns, card.reported_at), (count, None));
        card = after(&card, Role::Executor, report.clone());
    }
}

#[test]
fn clause_5_4_a_refusal_names_the_law_and_the_way_to_appeal() {
    let card = card_at(State::InWork);
    let report = |law: Option<&str>| Command::Report {
        text: words(),
        code: "9.2".to_owned(),
        law: law.map(str::to_owned),
    };
    assert_eq!(
        refused(&card, Role::Executor, report(None)),
        ("law_missing", "ст. 15 Закону «Про звернення громадян»")
    );
    let card = after(&card, Role::Executor, report(Some("ст. 1 Закону про благоустрій")));
    let Some(News::Closed { law, appeal_route, code, .. }) =
        told(&card, Role::Responsible, Command::Close { comment: None })
    else {
        panic!("closed");
    };
    assert_eq!(code, Some(ResultCode::Refused));
    assert_eq!(law.as_deref(), Some("ст. 1 Закону про благоустрій"));
    assert!(appeal_route.is_some_and(|route| route.contains("ст. 16")));
}

#[test]
fn clause_6_2_3_an_executor_is_asked_for_materials_and_answers_on_the_card() {
    let asked = Command::AskMaterials { of: None, text: "Акт".to_owned() };
    let card = after(&card_at(State::Reported), Role::Responsible, asked);
    let request = card.materials[0].sequence;
    assert!(allowed_actions(&card, &actor(Role::Executor)).contains(&Action::GiveMaterials));
    let give = || Command::GiveMaterials { request, text: "Додано".to_owned() };
    let card = after(&card, Role::Executor, give());
    assert_eq!(card.materials[0].answer.as_deref(), Some("Додано"));
    assert_eq!(refused(&card, Role::Executor, give()).0, "no_such_request", "once");
    let stranger = Command::AskMaterials { of: Some("executor_2".into()), text: words() };
    assert_eq!(refused(&card, Role::Responsible, stranger), ("not_an_executor", "6.2.3"));
}

#[test]
fn clause_6_1_3_6_2_1_prompts_and_notices_reach_those_concerned() {
    let people =
        |card: &Card, command| match decide(card, command, &actor(Role::Responsible), now(), &directory())
            .expect("allowed")
            .remove(0)
            .kind
        {
            EventKind::Prompted { people, .. } | EventKind::Informed { people, .. } => people,
            other => panic!("{other:?}"),
        };
    let prompt = || Command::Prompt { text: words() };
    assert_eq!(people(&card_at(State::Addressed), prompt()), ["decision_maker".into()]);
    let both: [StaffId; 2] = ["executor".into(), "executor_2".into()];
    assert_eq!(people(&shared_card(), prompt()), both);
    assert_eq!(people(&shared_card(), Command::Inform { text: words() }), ["decision_maker".into()]);
}

#[test]
fn clause_6_1_1_an_appeal_of_others_is_forwarded_within_5_days_with_notice() {
    let forward = || Command::Forward { to: "Облводоканал".to_owned(), text: words() };
    let card = card_at(State::Registered);
    let news = told(&card, Role::Responsible, forward());
    assert!(matches!(news, Some(News::Ended { ending: Ending::Forwarded { .. }, .. })), "{news:?}");
    let ended = after(&card, Role::Responsible, forward());
    assert_eq!(ended.state, State::Closed);
    assert_eq!(ended.result.map(|result| result.code), Some(ResultCode::Forwarded));
    let on = |days| decide(&card, forward(), &actor(Role::Responsible), days_later(days), &directory());
    // The fifth day is Saturday 7 November 2026, so the term ends on Monday.
    assert!(on(7).is_ok());
    let late = on(8).expect_err("late");
    assert_eq!(
        (late.code.code(), late.clause.number()),
        ("too_late_to_forward", "ст. 7 Закону «Про звернення громадян»")
    );
}

#[test]
fn clause_6_1_1_a_defective_appeal_is_returned_within_10_days() {
    let back = || Command::ReturnToAuthor {
        text: "Не видно, про який будинок ідеться".to_owned()
    };
    let card = card_at(State::Addressed);
    let on = |days| decide(&card, back(), &actor(Role::Responsible), days_later(days), &directory());
    assert!(on(10).is_ok());
    assert_eq!(on(11).expect_err("late").code.code(), "too_late_to_return");
    let ended = after(&card, Role::Responsible, back());
    assert_eq!(ended.result.map(|result| result.code), Some(ResultCode::ReturnedToAuthor));
}

#[test]
fn clause_6_1_1_what_is_anonymous_or_already_resolved_is_not_considered() {
    let card = Card { id: AppealId(uuid::Uuid::max()), ..card_at(State::Registered) };
    let anonymous = || Command::NotConsider { ground: Ground::Anonymous, earlier: None, text: words() };
    assert_eq!(refused(&card, Role::Responsible, anonymous()).0, "not_anonymous");
    let marks = Classification { subject: "5.3".to_owned(), ..Classification::default() };
    let marked = after(&card, Role::Responsible, Command::Classify { marks });
    after(&marked, Role::Responsible, anonymous());

    let repeat = |earlier: Card| Command::NotConsider {
        ground: Ground::AlreadyResolved { earlier: earlier.number.clone() },
        earlier: Some(Box::new(earlier)),
        text: words(),
    };
    assert_eq!(refused(&card, Role::Responsible, repeat(card_at(State::InWork))).0, "not_resolved_before");
    let mut others = card_at(State::Closed);
    others.contact = None;
    others.applicant.phone.number = "+380500000000".to_owned();
    assert_eq!(refused(&card, Role::Responsible, repeat(others)).0, "not_resolved_before");
    let ended = after(&card, Role::Responsible, repeat(card_at(State::Closed)));
    assert_eq!(ended.result.map(|result| result.code), Some(ResultCode::NotConsidered));
}

#[test]
fn clause_2_1_true_duplicates_are_merged_and_every_applicant_is_told_the_result() {
    let clerk = actor(Role::Responsible);
    let main = card_at(State::InWork);
    let twin = Card { id: AppealId(uuid::Uuid::max()), ..card_at(State::Registered) };
    let (into, on_main) = merge(&twin, &main, &clerk, now()).expect("a duplicate");
    let twin = apply(Some(twin), &into).expect("a card");
    let main = apply(Some(main), &on_main).expect("a card");
    assert!(matches!(notice_for(&into, &twin, &directory()).map(|n| n.news), Some(News::Merged { .. })));
    assert!(ended_with_main(&twin, &main, now()).is_none(), "the main card goes on");
    let report =
        Command::Report { text: "Полагоджено".to_owned(), code: "9.1".to_owned(), law: None };
    let main = after(&main, Role::Executor, report);
    let main = after(&main, Role::Responsible, Command::Close { comment: None });
    let end = ended_with_main(&twin, &main, now()).expect("ended");
    let twin = apply(Some(twin), &end).expect("a card");
    let news = notice_for(&end, &twin, &directory()).map(|notice| notice.news);
    assert!(
        matches!(&news, Some(News::Closed { text: Some(text), .. }) if text == "Полагоджено"),
        "{news:?}"
    );
    assert!(ended_with_main(&twin, &main, now()).is_none(), "once");
    let again = Card { id: AppealId(uuid::Uuid::from_u128(7)), ..card_at(State::Registered) };
    let refusal = merge(&again, &main, &clerk, now()).expect_err("ended");
    assert_eq!(refusal.code.code(), "main_card_closed");
}

#[test]
fn clause_2_1_related_cards_are_linked_both_ways_and_two_matters_are_split() {
    let clerk = actor(Role::Responsible);
    let card = card_at(State::Registered);
    let other = Card { id: AppealId(uuid::Uuid::max()), ..card_at(State::Closed) };
    assert_eq!(
        link(&card, &card, LinkKind::Related, &clerk, now()).expect_err("itself").code.code(),
        "same_card"
    );
    let (here, there) = link(&card, &other, LinkKind::Related, &clerk, now()).expect("two cards");
    let card = apply(Some(card), &here).expect("a card");
    assert_eq!(card.links[0].appeal, other.id);
    assert_eq!(apply(Some(other.clone()), &there).expect("a card").links[0].appeal, card.id);
    assert_eq!(
        link(&card, &other, LinkKind::Related, &clerk, now()).expect_err("twice").code.code(),
        "already_linked"
    );

    let number = RegistrationNumber::new(2026, 2, "Коваль");
    let off = split(&card, ("Яма на дорозі".to_owned(), "roads".into()), number, &clerk, &directory());
    let off = off.expect("two matters");
    assert_eq!((off.applicant, off.contact), (card.applicant.clone(), card.contact.clone()));
    assert_ne!(off.number, card.number);
    let inactive = split(&card, (words(), "old".into()), off.number, &clerk, &directory());
    assert_eq!(inactive.expect_err("inactive").code.code(), "not_another_category");
}

#[test]
fn clause_2_1_a_card_carries_the_marks_of_the_classifier() {
    let marks = Classification {
        subject: "5.2".to_owned(),
        people: 40,
        sign: "2.5".to_owned(),
        author: Some("7.13".to_owned()),
        social: Some("8.1".to_owned()),
        ..registration().marks
    };
    let card = after(&card_at(State::Closed), Role::Responsible, Command::Classify { marks: marks.clone() });
    assert_eq!(card.marks, marks);
    let wrong = Classification { kind: "9.9".to_owned(), ..marks };
    assert_eq!(
        refused(&card, Role::Responsible, Command::Classify { marks: wrong }),
        ("unknown_classifier_code", "2.1")
    );
}

#[test]
fn clause_6_3_3_quality_is_rated_1_to_5_and_a_poor_rating_is_explained() {
    let rate =
        |quality, comment: Option<&str>| Command::Rate { quality, comment: comment.map(str::to_owned) };
    let card = card_at(State::Closed);
    for quality in [0, 6] {
        assert_eq!(refused(&card, Role::DecisionMaker, rate(quality, None)), ("bad_quality", "6.3.3"));
    }
    assert_eq!(refused(&card, Role::DecisionMaker, rate(2, None)).0, "text_missing");
    let card = after(&card, Role::DecisionMaker, rate(2, Some("Ліхтар блимає")));
    assert_eq!(card.rating.as_ref().map(|rating| rating.quality), Some(2));
    let measure = Command::RecordMeasure {
        against: "executor".into(),
        ground: MeasureGround::PoorQuality,
        text: "Зауваження".to_owned(),
    };
    assert_eq!(after(&card, Role::DecisionMaker, measure).measures.len(), 1);
}

#[test]
fn clause_6_3_2_a_measure_follows_only_from_a_broken_deadline() {
    let card = card_at(State::InWork);
    let measure = || Command::RecordMeasure {
        against: "executor".into(),
        ground: MeasureGround::Breach,
        text: "Догана, наказ № 5".to_owned(),
    };
    assert_eq!(refused(&card, Role::DecisionMaker, measure()), ("no_ground_for_measure", "6.3.2"));
    let late = decide(&card, measure(), &actor(Role::DecisionMaker), days_later(20), &directory());
    assert!(late.is_ok());
    let stranger =
        Command::RecordMeasure { against: "executor_2".into(), ground: MeasureGround::Breach, text: words() };
    assert_eq!(refused(&card, Role::DecisionMaker, stranger).0, "not_an_executor");
}

#[test]
fn clause_6_4_4_a_decision_maker_sees_any_card_at_any_stage() {
    let any = Actor::alone("another".into(), vec![Role::DecisionMaker]);
    for state in State::ALL {
        assert!(can_read(&card_at(state), &any), "{state:?}");
    }
    let refusal =
        permit(&card_at(State::Addressed), Action::Assign, &any).expect_err("not addressed to them");
    assert_eq!(refusal.code.code(), "not_your_card");
}

#[test]
fn clause_5_1_a_question_may_stop_the_clock_where_the_city_says_so() {
    use hotline_domain::card::{Addition, ApplicantCommand, decide_applicant};
    let mut city = directory();
    let executor = actor(Role::Executor);
    let asked = Command::Ask { question: words(), answer_by: None };
    for pauses in [false, true] {
        city.settings.question_pauses_deadline = pauses;
        let card = card_at(State::InWork);
        let events = decide(&card, asked.clone(), &executor, now(), &city).expect("allowed");
        let waiting = events.iter().fold(Some(card.clone()), apply).expect("a card");
        let addition = Addition {
            from: card.contact.clone().expect("a chat"),
            text: Some(words()),
            files: Vec::new(),
            location: None,
            edited: false,
        };
        let question = waiting.questions[0].sequence;
        let answer = ApplicantCommand::Answer { question, addition };
        let event = decide_applicant(&waiting, answer, days_later(2), &directory().calendar).expect("open");
        let answered = apply(Some(waiting), &event).expect("a card");
        let moved = answered.due_at != card.due_at;
        assert_eq!(moved, pauses);
        let EventKind::ClarificationAnswered { due_at, .. } = &event.kind else { panic!("{event:?}") };
        assert_eq!(*due_at, answered.due_at.filter(|_| pauses), "the history says where the term is now");
        let told = notice_for(&event, &answered, &city);
        assert_eq!(told.is_some(), pauses, "the applicant was told of the term before: {told:?}");
    }
}

#[test]
fn clause_6_4_1_a_grant_says_who_does_the_work_from_now_on() {
    let card = after(&card_at(State::Assigned), Role::Executor, ask(change()));
    let request = card.requests[0].sequence;
    let command = grant(request, executors("executor_2", &["executor"]));
    let events = decide(&card, command, &actor(Role::DecisionMaker), now(), &directory()).expect("allowed");
    let EventKind::RequestGranted { grant: Grant::Executors { executor, co_executors }, .. } =
        &events[0].kind
    else {
        panic!("{events:?}");
    };
    assert_eq!((executor.0.as_str(), co_executors.len()), ("executor_2", 1));
    assert_eq!(events[0].kind.clause().number(), "6.4.1");
}
