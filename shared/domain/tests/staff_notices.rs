//! Who of the staff is told what about each event of a card (4.5, 4.6, 5.1, 6.1.3, 6.2.1–6.2.3, 6.3).

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use std::{collections::BTreeSet, fmt::Write};

use hotline_domain::{
    card::{
        Addition, By, Card, Classification, Ending, Event, EventKind, Grant, Ground, Link, LinkKind,
        MeasureGround, Part, Plan, Reclassified, Registration, RepeatOf, RequestKind, Restores, ResultCode,
        Wanted, WorkResult, apply, replay,
    },
    directory::{Absence, Directory, Role, StaffMember},
    ids::{AppealId, ChannelUser, RegistrationNumber, StaffId},
    media::{CardFile, FileKind, Origin},
    person::GeoPoint,
    staff_notice::{StaffNotice, staff_notices},
    survey::{SurveyEvent, Unsent},
};
use insta::assert_snapshot;
use jiff::{Timestamp, civil::date};
use support::{now, registration};

fn due() -> Timestamp {
    "2026-11-17T21:59:59Z".parse().expect("constant")
}

/// Two responsible people, two decision-makers, three executors, one of each kind who is gone.
fn directory() -> Directory {
    let member = |id: &str, surname: &str, role, active| StaffMember {
        id: id.into(),
        surname: surname.to_owned(),
        name: "Ніна".to_owned(),
        patronymic: "Павлівна".to_owned(),
        roles: vec![role],
        organisation: Some("org".into()),
        active,
        ..StaffMember::default()
    };
    Directory {
        staff: vec![
            member("melnyk", "Мельник", Role::Responsible, true),
            member("bondar", "Бондар", Role::Responsible, true),
            member("former", "Колишня", Role::Responsible, false),
            member("mer", "Загорулько", Role::DecisionMaker, true),
            member("zastupnyk", "Савчук", Role::DecisionMaker, true),
            member("lead", "Юрченко", Role::Executor, true),
            member("helper", "Діденко", Role::Executor, true),
            member("third", "Гнатюк", Role::Executor, true),
            member("gone", "Давній", Role::Executor, false),
            member("press", "Лисенко", Role::PressOfficer, true),
            member("admin", "Шевчук", Role::Admin, true),
        ],
        ..support::directory()
    }
}

fn event(sequence: u64, by: By, kind: EventKind) -> Event {
    Event { appeal: AppealId(uuid::Uuid::nil()), sequence, at: now(), by, instead_of: None, kind }
}

fn staff(id: &str) -> By {
    By::Staff(id.into())
}

fn part(executor: &str) -> Part {
    Part { executor: executor.into(), task: "Виміряти".to_owned() }
}

fn addressed(people: &[&str]) -> EventKind {
    let decision_makers = people.iter().map(|id| StaffId::from(*id)).collect();
    EventKind::Addressed { due_at: due(), decision_makers, note: None }
}

fn assigned(lead: &str, helpers: &[&str]) -> EventKind {
    EventKind::Assigned {
        executor: lead.into(),
        co_executors: helpers.iter().map(|id| part(id)).collect(),
        resolution: "Виконати".to_owned(),
        due_at: None,
        due_reason: None,
        extended: false,
    }
}

fn wanted(change: bool) -> Wanted {
    Wanted::Executors { change, proposed: Vec::new() }
}

fn asked(wanted: Wanted) -> EventKind {
    EventKind::RequestMade { executor: "lead".into(), wanted, reason: "Причина".to_owned() }
}

fn question() -> EventKind {
    EventKind::ClarificationAsked {
        question: "Який під'їзд?".to_owned(), answer_by: None, pauses: false
    }
}

fn result() -> WorkResult {
    WorkResult { text: "Зроблено".to_owned(), code: ResultCode::Resolved, law: None }
}

fn reported() -> EventKind {
    EventKind::Reported { result: result() }
}

fn other() -> RegistrationNumber {
    RegistrationNumber::new(2026, 7, "Іваненко")
}

fn tie(kind: LinkKind) -> Link {
    Link { kind, appeal: AppealId(uuid::Uuid::max()), number: other() }
}

fn addition(edited: bool) -> Addition {
    Addition {
        from: ChannelUser::telegram(1),
        text: Some("Ще одне".to_owned()),
        files: Vec::new(),
        location: None,
        edited,
    }
}

fn said(text: &str) -> String {
    text.to_owned()
}

/// The card after these events of its staff; an event of nobody is the responsible person's.
fn card(events: &[(&str, EventKind)]) -> Card {
    let registered = event(1, By::Applicant, EventKind::Registered(Box::new(registration())));
    let later = (2..).zip(events).map(|(sequence, (by, kind))| event(sequence, staff(by), kind.clone()));
    let history: Vec<Event> = std::iter::once(registered).chain(later).collect();
    replay(&history).expect("a card")
}

fn in_work(more: &[(&str, EventKind)]) -> Card {
    let first = [
        ("melnyk", addressed(&["mer", "zastupnyk"])),
        ("mer", assigned("lead", &["helper"])),
        ("lead", EventKind::Accepted { comment: None }),
    ];
    card(&[&first, more].concat())
}

fn notices(before: &Card, by: By, kind: EventKind, directory: &Directory) -> Vec<StaffNotice> {
    let event = event(before.version + 1, by, kind);
    let after = apply(Some(before.clone()), &event).expect("a card");
    staff_notices(&event, Some(before), &after, directory, date(2026, 11, 2))
}

/// A row of the table: the card before, who acts, what happens.
type Row = (Card, By, EventKind);

fn rows() -> Vec<Row> {
    let control = Wanted::AdditionalControl { until: date(2026, 12, 10) };
    let plan = Plan { name: said("План"), year: 2027, expected: date(2027, 6, 1) };
    let file =
        CardFile {
            id: uuid::Uuid::nil(), name: said("Фото"), kind: FileKind::Photo, origin: Origin::Staff
        };
    let people = |ids: &[&str]| ids.iter().map(|id| StaffId::from(*id)).collect::<Vec<_>>();
    let materials = ("melnyk", EventKind::MaterialsAsked { of: "helper".into(), text: said("Акт") });
    let measure =
        |ground| EventKind::MeasureRecorded { against: "lead".into(), ground, text: said("Догана") };
    let marks = Reclassified { from: Classification::default(), to: Classification::default() };
    let granted = |grant| EventKind::RequestGranted { request: 5, grant, comment: None };
    let team = |lead: &str, helpers: &[&str]| Grant::Executors {
        executor: lead.into(),
        co_executors: helpers.iter().map(|id| part(id)).collect(),
    };
    let late = "2026-10-01T00:00:00Z".parse().expect("constant");
    let overdue = Card { due_at: Some(late), ..in_work(&[]) };
    vec![
        (in_work(&[]), staff("melnyk"), EventKind::Registered(Box::new(registration()))),
        (card(&[]), staff("melnyk"), addressed(&["mer", "zastupnyk"])),
        (card(&[("melnyk", addressed(&["mer"]))]), staff("melnyk"), addressed(&["zastupnyk"])),
        (card(&[("melnyk", addressed(&["mer", "zastupnyk"]))]), staff("mer"), assigned("lead", &["helper"])),
        (in_work(&[]), staff("zastupnyk"), assigned("third", &["helper"])),
        (in_work(&[]), staff("zastupnyk"), assigned("lead", &["third"])),
        (
            in_work(&[]),
            staff("mer"),
            EventKind::DeadlineCorrected { due_at: due(), reason: said("Складно"), extended: false },
        ),
        (in_work(&[]), staff("lead"), EventKind::Accepted { comment: None }),
        (in_work(&[]), staff("helper"), EventKind::PartAccepted { executor: "helper".into(), comment: None }),
        (in_work(&[]), staff("helper"), EventKind::PartDone { executor: "helper".into(), text: said("Є") }),
        (in_work(&[]), staff("lead"), asked(wanted(true))),
        (in_work(&[]), staff("lead"), asked(wanted(false))),
        (in_work(&[]), staff("lead"), asked(control.clone())),
        (in_work(&[]), staff("lead"), asked(Wanted::StrategicPlan { plan: None })),
        (in_work(&[("lead", asked(wanted(true)))]), staff("mer"), granted(team("third", &["helper"]))),
        (
            in_work(&[("lead", asked(wanted(false)))]),
            staff("mer"),
            granted(team("lead", &["helper", "third"])),
        ),
        (
            in_work(&[("lead", asked(control.clone()))]),
            staff("mer"),
            granted(Grant::AdditionalControl { due_at: due() }),
        ),
        (
            in_work(&[("lead", asked(Wanted::StrategicPlan { plan: None }))]),
            staff("mer"),
            granted(Grant::StrategicPlan { plan, due_at: due() }),
        ),
        (
            in_work(&[("lead", asked(control.clone()))]),
            staff("mer"),
            EventKind::RequestRefused {
                request: 5, of: RequestKind::AdditionalControl, reason: said("Ні")
            },
        ),
        (
            in_work(&[("lead", asked(control))]),
            staff("lead"),
            EventKind::RequestWithdrawn { request: 5, of: RequestKind::AdditionalControl, comment: None },
        ),
        (in_work(&[]), staff("melnyk"), materials.1.clone()),
        (in_work(&[materials]), staff("helper"), EventKind::MaterialsGiven { request: 5, text: said("Ось") }),
        (in_work(&[]), staff("melnyk"), EventKind::Prompted { people: people(&["lead"]), text: said("Час") }),
        (overdue.clone(), staff("melnyk"), EventKind::Informed { people: people(&["mer"]), text: said("!") }),
        (
            in_work(&[]),
            staff("melnyk"),
            EventKind::Ended {
                ending: Ending::Forwarded { to: said("ОДА") }, text: said("Переслано")
            },
        ),
        (
            in_work(&[]),
            staff("melnyk"),
            EventKind::Ended { ending: Ending::ReturnedToAuthor, text: said("…") },
        ),
        (
            in_work(&[]),
            staff("melnyk"),
            EventKind::Ended {
                ending: Ending::NotConsidered { ground: Ground::Anonymous }, text: said("…")
            },
        ),
        (in_work(&[]), staff("melnyk"), EventKind::MergedInto { main: tie(LinkKind::Merged) }),
        (in_work(&[]), By::Service, EventKind::EndedWithMain { main: other(), result: result() }),
        (in_work(&[]), staff("melnyk"), EventKind::Linked { link: tie(LinkKind::Merged) }),
        (in_work(&[]), staff("melnyk"), EventKind::Linked { link: tie(LinkKind::Related) }),
        (in_work(&[]), staff("melnyk"), EventKind::Classified(Box::new(marks))),
        (in_work(&[("lead", reported())]), staff("mer"), EventKind::Rated { quality: 5, comment: None }),
        (in_work(&[("lead", reported())]), staff("mer"), EventKind::Rated { quality: 2, comment: None }),
        (in_work(&[]), staff("mer"), measure(MeasureGround::Breach)),
        (in_work(&[]), staff("mer"), measure(MeasureGround::PoorQuality)),
        (in_work(&[]), staff("admin"), EventKind::HandedOver { from: "lead".into(), to: "third".into() }),
        (in_work(&[]), staff("melnyk"), EventKind::Commented { text: said("Як справи?") }),
        (
            in_work(&[("melnyk", EventKind::Commented { text: said("Слово") })]),
            staff("melnyk"),
            EventKind::Undone { of: 5, restores: Restores::Nothing },
        ),
        (in_work(&[]), staff("lead"), EventKind::ProofAttached { file, comment: None }),
        (in_work(&[]), staff("lead"), reported()),
        (
            in_work(&[("lead", reported())]),
            staff("melnyk"),
            EventKind::ReturnedForRework { reason: said("Ні") },
        ),
        (in_work(&[("lead", reported())]), staff("melnyk"), EventKind::Closed { comment: None }),
        (in_work(&[]), staff("lead"), question()),
        (
            in_work(&[("melnyk", question())]),
            By::Applicant,
            EventKind::ClarificationAnswered { question: 5, addition: addition(false), due_at: None },
        ),
        (card(&[]), By::Applicant, EventKind::Added { addition: addition(false) }),
        (in_work(&[]), By::Applicant, EventKind::Added { addition: addition(true) }),
        (in_work(&[]), By::Applicant, EventKind::Withdrawn { reason: said("Вже світить") }),
        (
            in_work(&[]),
            staff("melnyk"),
            EventKind::CategoryCorrected { from: "lighting".into(), to: "roads".into() },
        ),
        (
            in_work(&[]),
            staff("lead"),
            EventKind::LocationSet { point: GeoPoint { latitude: 49.0, longitude: 24.3 } },
        ),
        (in_work(&[]), staff("melnyk"), EventKind::ApplicantBlocked { reason: said("Лайка"), until: due() }),
        (in_work(&[]), staff("melnyk"), EventKind::ApplicantUnblocked { reason: said("Досить") }),
    ]
}

/// A card that repeats another one, in the service's hands.
fn repeat() -> Card {
    let repeats = Some(RepeatOf { appeal: AppealId(uuid::Uuid::max()), number: other(), nth: 1 });
    let registration = Registration { repeats, ..registration() };
    replay(&[event(1, By::Applicant, EventKind::Registered(Box::new(registration)))]).expect("a card")
}

/// The survey and the repeat appeal (7).
fn survey_rows() -> Vec<Row> {
    let closed = || in_work(&[("lead", reported()), ("melnyk", EventKind::Closed { comment: None })]);
    let survey = |event| (closed(), By::Service, EventKind::Survey(event));
    let answer = |event| (closed(), By::Applicant, EventKind::Survey(event));
    let repeated = EventKind::Registered(Box::new(Registration {
        repeats: Some(RepeatOf { appeal: AppealId(uuid::Uuid::max()), number: other(), nth: 1 }),
        ..registration()
    }));
    let last = EventKind::Addressed {
        due_at: due(),
        decision_makers: vec!["mer".into()],
        note: Some(said("Спершу рішення керівництва.")),
    };
    vec![
        survey(SurveyEvent::Asked),
        survey(SurveyEvent::Reminded),
        survey(SurveyEvent::NotSent { why: Unsent::Paid, reminder: false }),
        answer(SurveyEvent::Answered { done: true }),
        answer(SurveyEvent::Answered { done: false }),
        answer(SurveyEvent::Rated { quality: 5, poor: false }),
        answer(SurveyEvent::Rated { quality: 2, poor: true }),
        answer(SurveyEvent::Commented { addition: addition(false) }),
        survey(SurveyEvent::Lapsed),
        (closed(), By::Service, EventKind::Linked { link: tie(LinkKind::Repeat) }),
        (closed(), By::Applicant, repeated),
        (repeat(), By::Service, addressed(&["mer"])),
        (repeat(), By::Service, last),
        (repeat(), By::Service, assigned("lead", &[])),
    ]
}

#[test]
fn clause_4_5_4_6_5_1_6_1_3_6_2_1_6_2_2_6_2_3_who_is_told_of_each_event() {
    let mut codes = BTreeSet::new();
    let table = table(rows(), &mut codes);
    assert_eq!(codes.len(), 37, "a row for every kind of event: {codes:?}");
    assert_snapshot!(table);
}

#[test]
fn clause_7_who_is_told_of_a_survey_and_of_a_repeat_appeal() {
    assert_snapshot!(table(survey_rows(), &mut BTreeSet::new()));
}

/// The rows as people read them.
fn table(rows: Vec<Row>, codes: &mut BTreeSet<&'static str>) -> String {
    let directory = directory();
    let mut table = String::new();
    for (before, by, kind) in rows {
        codes.insert(kind.code());
        let author =
            by.staff().map_or(if by == By::Service { "service" } else { "applicant" }, |id| id.0.as_str());
        let _ = writeln!(table, "{} ({}) by {author}", kind.code(), kind.clause());
        let told = notices(&before, by.clone(), kind, &directory);
        if told.is_empty() {
            table.push_str("    –\n");
        }
        for notice in told {
            let (kind, urgency) = (notice.kind.code(), notice.urgency.code());
            let _ = writeln!(
                table,
                "    {:<10} {kind}, {urgency}, {}: {}",
                notice.to.0, notice.clause, notice.text
            );
            assert_ne!(by.staff(), Some(&notice.to), "the author knows");
            let personal = registration().applicant;
            for word in [&personal.surname, &personal.name, &personal.phone.number, &personal.residence] {
                assert!(!notice.text.contains(word.as_str()), "{}", notice.text);
            }
        }
    }
    table
}

/// The directory with a person away all November and their substitute.
fn away(absent: &str, substitute: &str) -> Directory {
    let mut directory = directory();
    let member = directory.staff.iter_mut().find(|member| member.id.0 == absent).expect("known");
    member.substitute = Some(substitute.into());
    member.absence = Some(Absence { from: date(2026, 11, 1), to: date(2026, 11, 30) });
    directory
}

fn seen(notices: &[StaffNotice]) -> Vec<(&str, Option<&str>)> {
    notices.iter().map(|n| (n.to.0.as_str(), n.instead_of.as_ref().map(|id| id.0.as_str()))).collect()
}

#[test]
fn clause_2_2_what_is_addressed_to_an_absent_person_goes_to_the_substitute_too() {
    let directory = away("mer", "zastupnyk");
    let told = notices(&card(&[]), staff("melnyk"), addressed(&["mer"]), &directory);
    assert_eq!(seen(&told), [("mer", None), ("zastupnyk", Some("mer"))]);
    assert_eq!(told[0].text, told[1].text);

    let both = notices(&card(&[]), staff("melnyk"), addressed(&["mer", "zastupnyk"]), &directory);
    assert_eq!(seen(&both), [("mer", None), ("zastupnyk", None)], "the same is not told twice");
}

#[test]
fn clause_2_3_a_substitute_with_a_part_of_their_own_is_told_of_both() {
    let directory = away("lead", "helper");
    let before = card(&[("melnyk", addressed(&["mer"]))]);
    let told = notices(&before, staff("mer"), assigned("lead", &["helper"]), &directory);
    assert_eq!(seen(&told), [("lead", None), ("helper", None), ("helper", Some("lead"))]);
}

#[test]
fn clause_2_2_a_substitute_is_not_told_of_their_own_deed() {
    let directory = away("zastupnyk", "mer");
    let before = card(&[("melnyk", addressed(&["mer", "zastupnyk"]))]);
    let told = notices(&before, staff("mer"), assigned("lead", &[]), &directory);
    assert_eq!(seen(&told), [("lead", None), ("zastupnyk", None)]);
}

#[test]
fn clause_1_4_who_no_longer_works_is_told_nothing() {
    let before = card(&[("melnyk", addressed(&["mer"]))]);
    let told = notices(&before, staff("mer"), assigned("gone", &[]), &directory());
    assert_eq!(seen(&told), []);
}
