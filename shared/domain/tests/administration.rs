//! What may be changed to what in the directory and the settings (clauses 1.4, 2.1, chapter 2).

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use std::collections::BTreeSet;

use hotline_domain::{
    administration::{
        Entry, Rejection, Standing, Subject, Workload, can_take_over, check_calendar, check_category,
        check_lists, check_member, check_order, check_organisation, check_settings, check_template,
        consented, deactivate, reactivate,
    },
    calendar::{
        Holiday, HolidayDate, Hours, MartialLaw, MovedDay, Pause, ShortDay, WorkingCalendar, WorkingDay,
    },
    control::{Before, ControlSettings, Ladder},
    directory::{Absence, Area, Category, Directory, Organisation, Role, StaffMember},
    moderation::Lists,
    refusal::RefusalCode,
    settings::Settings,
    survey::SurveySettings,
    template::{Placeholder, Template, TemplateKind, fill, unknown_placeholders},
};
use jiff::civil::{Date, date, time};

const TODAY: Date = date(2026, 11, 25);

fn person(id: &str, roles: &[Role]) -> StaffMember {
    StaffMember {
        id: id.into(),
        surname: "Коваль".to_owned(),
        name: id.to_owned(),
        position: "спеціаліст".to_owned(),
        roles: roles.to_vec(),
        organisation: Some("svitlo".into()),
        active: true,
        email: Some("a@city.example".to_owned()),
        ..StaffMember::default()
    }
}

fn organisation(id: &str, active: bool) -> Organisation {
    Organisation {
        id: id.into(),
        name: format!("КП «{id}»"),
        units: vec!["Дільниця № 1".to_owned()],
        active,
        ..Organisation::default()
    }
}

fn category(id: &str, parent: Option<&str>, active: bool) -> Category {
    Category {
        id: id.into(),
        name: id.to_owned(),
        norm_days: 15,
        parent: parent.map(Into::into),
        active,
        ..Category::default()
    }
}

fn city() -> Directory {
    Directory {
        organisations: vec![organisation("svitlo", true), organisation("closed", false)],
        staff: vec![
            person("mer", &[Role::DecisionMaker]),
            person("zastupnyk", &[Role::DecisionMaker]),
            person("didenko", &[Role::Executor]),
            person("yurchenko", &[Role::Executor]),
            person("admin", &[Role::Admin]),
            person("second", &[Role::Admin]),
            StaffMember { active: false, ..person("gone", &[Role::Executor]) },
        ],
        categories: vec![
            category("roads", None, true),
            category("holes", Some("roads"), true),
            category("old", None, false),
        ],
        templates: vec![Template {
            id: "do".into(),
            kind: TemplateKind::Resolution,
            name: "Виконати".to_owned(),
            text: "Виконати.".to_owned(),
            active: true,
        }],
        ..Directory::default()
    }
}

fn code<T>(result: Result<T, Rejection>) -> Option<RefusalCode> {
    result.err().map(|rejection| rejection.refusal.code)
}

fn standing(workload: &Workload) -> Standing<'_> {
    static ADMIN: std::sync::LazyLock<hotline_domain::ids::StaffId> =
        std::sync::LazyLock::new(|| "admin".into());
    Standing { by: &ADMIN, today: TODAY, workload }
}

/// Who has one open card.
fn busy(who: &str) -> Workload {
    let mut card = support::card_at(hotline_domain::card::State::Registered);
    card.decision_makers = vec![who.into()];
    Workload::of([&card])
}

fn away(from: i8, to: i8) -> Option<Absence> {
    Some(Absence { from: date(2026, 12, from), to: date(2026, 12, to) })
}

#[test]
fn clause_1_4_who_a_member_of_staff_can_be() {
    use RefusalCode::*;
    let base = || person("didenko", &[Role::Executor]);
    let cases: Vec<(&str, StaffMember, Option<RefusalCode>)> = vec![
        ("as they are", base(), None),
        ("surname", StaffMember { surname: " ".to_owned(), ..base() }, Some(FieldMissing)),
        ("position", StaffMember { position: String::new(), ..base() }, Some(FieldMissing)),
        ("long", StaffMember { name: "а".repeat(201), ..base() }, Some(FieldTooLong)),
        ("no role", StaffMember { roles: vec![], ..base() }, Some(RolesMissing)),
        ("no e-mail, known", StaffMember { email: None, ..base() }, None),
        (
            "no e-mail, new",
            StaffMember { email: None, ..person("new", &[Role::Executor]) },
            Some(EmailMissing),
        ),
        ("e-mail", StaffMember { email: Some("a@city".to_owned()), ..base() }, Some(BadEmail)),
        (
            "e-mail with a header",
            StaffMember { email: Some("a@b.ua\nBcc: c".to_owned()), ..base() },
            Some(BadEmail),
        ),
        ("executor of nowhere", StaffMember { organisation: None, ..base() }, Some(OrganisationMissing)),
        (
            "decision-maker of nowhere",
            StaffMember { organisation: None, ..person("mer", &[Role::DecisionMaker]) },
            None,
        ),
        ("unknown", StaffMember { organisation: Some("x".into()), ..base() }, Some(NoSuchOrganisation)),
        ("closed", StaffMember { organisation: Some("closed".into()), ..base() }, Some(NoSuchOrganisation)),
        ("unit", StaffMember { unit: Some("Дільниця № 1".to_owned()), ..base() }, None),
        ("no unit", StaffMember { unit: Some("Дільниця № 2".to_owned()), ..base() }, Some(NoSuchUnit)),
        ("an executor's sphere", StaffMember { spheres: vec!["roads".into()], ..base() }, Some(BadSphere)),
        (
            "a sphere",
            StaffMember { spheres: vec!["roads".into()], ..person("mer", &[Role::DecisionMaker]) },
            None,
        ),
        (
            "a sphere of nothing",
            StaffMember { spheres: vec!["x".into()], ..person("mer", &[Role::DecisionMaker]) },
            Some(BadSphere),
        ),
    ];
    for (name, member, expected) in cases {
        assert_eq!(code(check_member(&member, &city(), standing(&Workload::default()))), expected, "{name}");
    }
}

#[test]
fn clause_2_whoever_is_away_has_somebody_who_is_there() {
    use RefusalCode::*;
    let base = || person("didenko", &[Role::Executor]);
    let to = |id: &str| Some(id.into());
    let mut directory = city();
    directory.staff.push(StaffMember {
        absence: away(5, 9),
        substitute: to("didenko"),
        ..person("ill", &[Role::Executor])
    });
    let ended = Some(Absence { from: date(2026, 11, 1), to: date(2026, 11, 24) });
    let cases: Vec<(&str, StaffMember, Option<RefusalCode>)> = vec![
        ("a colleague", StaffMember { absence: away(1, 3), substitute: to("yurchenko"), ..base() }, None),
        ("one day", StaffMember { absence: away(3, 3), substitute: to("yurchenko"), ..base() }, None),
        ("for any time", StaffMember { substitute: to("yurchenko"), ..base() }, None),
        ("nobody", StaffMember { absence: away(1, 3), ..base() }, Some(SubstituteMissing)),
        ("nobody, over", StaffMember { absence: ended, ..base() }, None),
        (
            "nobody, not addressed",
            StaffMember { absence: away(1, 3), ..person("x", &[Role::PressOfficer]) },
            None,
        ),
        (
            "backwards",
            StaffMember { absence: away(3, 1), substitute: to("yurchenko"), ..base() },
            Some(AbsenceBackwards),
        ),
        ("oneself", StaffMember { substitute: to("didenko"), ..base() }, Some(BadSubstitute)),
        ("unknown", StaffMember { substitute: to("x"), ..base() }, Some(BadSubstitute)),
        ("gone", StaffMember { substitute: to("gone"), ..base() }, Some(BadSubstitute)),
        ("another role", StaffMember { substitute: to("mer"), ..base() }, Some(BadSubstitute)),
        (
            "away too",
            StaffMember { absence: away(9, 12), substitute: to("ill"), ..base() },
            Some(SubstituteAway),
        ),
        ("away before", StaffMember { absence: away(10, 12), substitute: to("ill"), ..base() }, None),
        (
            "whom one stands in for",
            StaffMember { absence: away(9, 9), substitute: to("yurchenko"), ..base() },
            Some(StandsIn),
        ),
        ("other roles now", person("didenko", &[Role::PressOfficer]), Some(StandsIn)),
    ];
    for (name, member, expected) in cases {
        assert_eq!(
            code(check_member(&member, &directory, standing(&Workload::default()))),
            expected,
            "{name}"
        );
    }
    let didenko = directory.staff(&"didenko".into()).cloned().expect("there");
    let gone = deactivate(&didenko, &directory, standing(&Workload::default()));
    assert_eq!(code(gone), Some(StandsIn));
}

#[test]
fn clause_1_4_who_has_open_cards_stays_in_the_role() {
    let directory = city();
    let nothing = Workload::default();
    for (id, other) in [("didenko", "yurchenko"), ("mer", "zastupnyk")] {
        let member = directory.staff(&id.into()).cloned().expect("there");
        let workload = busy(id);
        assert_eq!(workload.cards(&id.into()).len(), 1);
        let told = deactivate(&member, &directory, standing(&workload)).expect_err("open cards");
        assert_eq!(told.refusal.code, RefusalCode::HasOpenCards);
        assert_eq!(told.detail.as_deref(), Some("Відкритих карток: 1."));
        let roleless = StaffMember { roles: vec![Role::PressOfficer], ..member.clone() };
        assert_eq!(
            code(check_member(&roleless, &directory, standing(&workload))),
            Some(RefusalCode::HasOpenCards)
        );
        let renamed = StaffMember { position: "начальник".to_owned(), ..member.clone() };
        assert_eq!(code(check_member(&renamed, &directory, standing(&workload))), None);
        assert!(!deactivate(&member, &directory, standing(&nothing)).expect("free to go").active);
        let takers: Vec<_> = directory
            .staff
            .iter()
            .filter(|to| can_take_over(&member, to, &directory))
            .map(|to| &to.id.0)
            .collect();
        assert_eq!(takers, [other]);
    }
    let closed = Organisation { active: false, ..organisation("svitlo", true) };
    assert_eq!(
        code(check_organisation(&closed, &directory, &busy("didenko"))),
        Some(RefusalCode::OrganisationBusy)
    );
    assert_eq!(code(check_organisation(&closed, &directory, &nothing)), None);
    assert_eq!(code(check_organisation(&closed, &directory, &busy("gone"))), None, "no longer anybody's");
}

#[test]
fn clause_1_4_a_closed_card_is_nobodys_burden() {
    let mut card = support::card_at(hotline_domain::card::State::Registered);
    card.decision_makers = vec!["mer".into()];
    assert_eq!(Workload::of([&card, &card]).cards(&"mer".into()).len(), 1, "a copy is no second card");
    card.state = hotline_domain::card::State::Closed;
    assert!(Workload::of([&card]).cards(&"mer".into()).is_empty());
}

#[test]
fn clause_2_1_somebody_always_administers() {
    use RefusalCode::*;
    let nothing = Workload::default();
    let mut directory = city();
    let member = |directory: &Directory, id: &str| directory.staff(&id.into()).cloned().expect("there");
    let own = deactivate(&member(&directory, "admin"), &directory, standing(&nothing));
    assert_eq!(code(own), Some(OwnAdmin));
    let roleless = person("admin", &[Role::Responsible]);
    assert_eq!(code(check_member(&roleless, &directory, standing(&nothing))), Some(OwnAdmin));
    let second =
        deactivate(&member(&directory, "second"), &directory, standing(&nothing)).expect("another is left");
    directory.staff.retain(|other| other.id.0 != "admin");
    let last = deactivate(&member(&directory, "second"), &directory, standing(&nothing));
    assert_eq!(code(last), Some(LastAdmin));
    assert!(reactivate(&second, &city(), standing(&nothing)).expect("nothing is in the way").active);
    let mut closed = city();
    closed.organisations[0].active = false;
    let gone = member(&closed, "gone");
    assert_eq!(
        code(reactivate(&gone, &closed, standing(&nothing))),
        Some(NoSuchOrganisation),
        "much has changed"
    );
}

#[test]
fn clause_1_4_what_an_organisation_can_be() {
    use RefusalCode::*;
    let base = || organisation("svitlo", true);
    let mut directory = city();
    directory.staff[2].unit = Some("Дільниця № 1".to_owned());
    let cases: Vec<(&str, Organisation, Option<RefusalCode>)> = vec![
        ("as it is", base(), None),
        ("nameless", Organisation { name: " ".to_owned(), ..base() }, Some(FieldMissing)),
        ("a name of another", Organisation { name: "кп «Closed»".to_owned(), ..base() }, Some(TwiceNamed)),
        ("contacts", Organisation { contacts: Some("а".repeat(1001)), ..base() }, Some(FieldTooLong)),
        (
            "units twice",
            Organisation { units: vec!["А".to_owned(), "А".to_owned()], ..base() },
            Some(TwiceNamed),
        ),
        ("too many units", Organisation { units: vec!["А".to_owned(); 201], ..base() }, Some(ListTooLong)),
        ("a unit with people", Organisation { units: vec![], ..base() }, Some(UnitInUse)),
    ];
    for (name, organisation, expected) in cases {
        assert_eq!(
            code(check_organisation(&organisation, &directory, &Workload::default())),
            expected,
            "{name}"
        );
    }
}

#[test]
fn clause_2_1_categories_have_two_levels_and_norms_within_the_law() {
    use RefusalCode::*;
    let base = || category("signs", Some("roads"), true);
    let area = |organisation: &str, streets: &[&str]| Area {
        organisation: organisation.into(),
        streets: streets.iter().map(|street| (*street).to_owned()).collect(),
    };
    let cases: Vec<(&str, Category, Option<RefusalCode>)> = vec![
        ("new", base(), None),
        ("nameless", Category { name: String::new(), ..base() }, Some(FieldMissing)),
        ("a name of another", Category { name: "HOLES".to_owned(), ..base() }, Some(TwiceNamed)),
        ("a command", Category { name: "Допомога".to_owned(), ..base() }, Some(ReservedName)),
        ("a button", Category { name: "⬅️ Назад".to_owned(), ..base() }, Some(ReservedName)),
        ("a number", Category { name: "12".to_owned(), ..base() }, Some(ReservedName)),
        ("the rest", Category { name: "Інше".to_owned(), ..base() }, None),
        ("too many words", Category { keywords: vec!["слово".to_owned(); 201], ..base() }, Some(ListTooLong)),
        ("no such parent", Category { parent: Some("x".into()), ..base() }, Some(BadParent)),
        ("an inactive parent", Category { parent: Some("old".into()), ..base() }, Some(BadParent)),
        ("a third level", Category { parent: Some("holes".into()), ..base() }, Some(BadParent)),
        ("itself", category("roads", Some("roads"), true), Some(BadParent)),
        ("one with others below", category("roads", Some("old"), true), Some(BadParent)),
        ("inactive with others below", category("roads", None, false), Some(HasChildren)),
        ("no day", Category { norm_days: 0, ..base() }, Some(BadNorm)),
        ("the law's month", Category { norm_days: 30, ..base() }, None),
        ("beyond the law", Category { norm_days: 31, ..base() }, Some(BadNorm)),
        ("urgent", Category { norm_hours: Some(72), ..base() }, None),
        ("no hour", Category { norm_hours: Some(0), ..base() }, Some(BadNorm)),
        ("too many hours", Category { norm_hours: Some(73), ..base() }, Some(BadNorm)),
        (
            "a closed organisation",
            Category { organisation: Some("closed".into()), ..base() },
            Some(NoSuchOrganisation),
        ),
        ("areas", Category { areas: vec![area("svitlo", &["Садова"])], ..base() }, None),
        (
            "a street twice",
            Category {
                areas: vec![area("svitlo", &["Садова"]), area("svitlo", &["Садова"])], ..base()
            },
            Some(StreetTwice),
        ),
        (
            "areas of nobody",
            Category { areas: vec![area("x", &["Садова"])], ..base() },
            Some(NoSuchOrganisation),
        ),
        ("an empty word", Category { keywords: vec![" ".to_owned()], ..base() }, Some(FieldMissing)),
    ];
    for (name, category, expected) in cases {
        assert_eq!(code(check_category(&category, &city())), expected, "{name}");
    }
    let with_streets = Directory {
        streets: serde_json::from_str(r#"["вулиця Садова"]"#).expect("streets"),
        ..city()
    };
    for (street, expected) in
        [("вул. Садова", None), ("вул. Леніна", Some(NoSuchStreet)), ("Садова", Some(NoSuchStreet))]
    {
        let category = Category { areas: vec![area("svitlo", &[street])], ..base() };
        assert_eq!(code(check_category(&category, &with_streets)), expected, "{street}");
    }
    for (order, ok) in [
        (vec!["old", "holes", "roads"], true),
        (vec!["old", "holes"], false),
        (vec!["old", "holes", "roads", "roads"], false),
        (vec!["old", "holes", "x"], false),
    ] {
        let order: Vec<_> = order.into_iter().map(Into::into).collect();
        assert_eq!(check_order(&order, &city()).is_ok(), ok, "{order:?}");
    }
}

#[test]
fn clause_2_1_a_template_has_only_placeholders_that_a_card_fills() {
    let template = |name: &str, text: &str| Template {
        id: "new".into(),
        kind: TemplateKind::Resolution,
        name: name.to_owned(),
        text: text.to_owned(),
        active: true,
    };
    let all = Placeholder::ALL.map(|placeholder| format!("{{{}}}", placeholder.name())).join(" ");
    for (name, text, expected) in [
        ("Усі", all.as_str(), None),
        ("Пробіли", "До { строк }.", None),
        ("Чужа", "Шановний {імʼя}!", Some(RefusalCode::UnknownPlaceholder)),
        ("Порожня", "{}", Some(RefusalCode::UnknownPlaceholder)),
        ("Відкрита", "До {строк", Some(RefusalCode::UnknownPlaceholder)),
        ("Виконати", "Виконати.", Some(RefusalCode::TwiceNamed)),
        ("Без тексту", " ", Some(RefusalCode::FieldMissing)),
        (" ", "Виконати.", Some(RefusalCode::FieldMissing)),
    ] {
        assert_eq!(code(check_template(&template(name, text), &city())), expected, "{name}: {text}");
    }
    assert_eq!(unknown_placeholders("{а} {номер} {б"), ["{а}", "{б"]);
    let told = check_template(&template("Чужа", "{імʼя}"), &city()).expect_err("unknown");
    assert!(told.detail.is_some_and(|detail| detail.contains("{імʼя}") && detail.contains("{номер}")));
}

#[test]
fn clause_4_5_a_template_is_filled_from_the_card_and_what_it_lacks_is_seen() {
    let directory = support::directory();
    let mut card = support::card_at(hotline_domain::card::State::Registered);
    let all = "{номер} від {дата}, {заявник}, «{категорія}»: {строк}, {виконавець}, {організація} {інше}";
    let bare = fill(all, &card, &directory);
    assert!(bare.starts_with(&card.number.to_string()), "{bare}");
    assert!(bare.contains(&card.applicant.full_name()), "{bare}");
    assert!(bare.ends_with("{строк}, {виконавець}, {організація} {інше}"), "{bare}");
    card.due_at = Some("2026-12-09T21:59:59Z".parse().expect("constant"));
    card.executor =
        directory.staff.iter().find(|member| member.has(Role::Executor)).map(|member| member.id.clone());
    let full = fill(all, &card, &directory);
    assert!(full.contains(": 09.12.2026, ") && !full.contains("{виконавець}"), "{full}");
    assert_eq!(fill("без позначок", &card, &directory), "без позначок");
}

#[test]
fn clause_2_1_settings_stay_in_their_bounds_and_another_consent_asks_again() {
    let base = Settings::default;
    check_settings(&base(), &Directory::default()).expect("the usual ones");
    for (name, settings) in [
        ("no files", Settings { max_attachments: 0, ..base() }),
        ("too many files", Settings { max_attachments: 41, ..base() }),
        ("a file of nothing", Settings { max_file_size: 0, ..base() }),
        ("a file too large", Settings { max_file_size: 401 * 1024 * 1024, ..base() }),
        ("a reminder too late", Settings { draft_reminder_hours: 169, ..base() }),
        ("no block", Settings { block_days: 0, ..base() }),
        ("a block for ever", Settings { block_days: 366, ..base() }),
        ("no messages", Settings { flood_per_minute: 9, ..base() }),
        ("no minutes", Settings { flood_minutes: 0, ..base() }),
    ] {
        assert_eq!(
            code(check_settings(&settings, &Directory::default())),
            Some(RefusalCode::BadLimit),
            "{name}"
        );
    }
    for settings in [
        Settings { other_channels: " ".to_owned(), ..base() },
        Settings { appeal_route: String::new(), ..base() },
        Settings { consent_text: Some(String::new()), ..base() },
    ] {
        assert_eq!(code(check_settings(&settings, &Directory::default())), Some(RefusalCode::FieldMissing));
    }
    let own = Settings { consent_text: Some("Згода.".to_owned()), consent_version: 0, ..base() };
    let changed = consented(own.clone(), &base());
    assert_eq!(changed.consent_version, 2);
    assert_eq!(consented(own, &changed).consent_version, 2, "the same text asks nobody");
    assert_eq!(consented(base(), &changed).consent_version, 3, "the built-in one is another text");
}

#[test]
fn clause_7_the_survey_stays_in_its_bounds() {
    let with = |survey| Settings { survey, ..Settings::default() };
    let base = SurveySettings::default;
    for (name, field, survey) in [
        ("a month later and more", "survey.delay_hours", SurveySettings { delay_hours: 721, ..base() }),
        ("closed at once", "survey.close_days", SurveySettings { close_days: 0, reminder_days: 0, ..base() }),
        ("open for ever", "survey.close_days", SurveySettings { close_days: 61, ..base() }),
        ("reminded after its end", "survey.reminder_days", SurveySettings { reminder_days: 7, ..base() }),
        ("every rating is poor", "survey.poor", SurveySettings { poor: 5, ..base() }),
        ("no rating is", "survey.poor", SurveySettings { poor: 0, ..base() }),
    ] {
        let refused = check_settings(&with(survey), &Directory::default()).expect_err(name);
        assert_eq!((refused.refusal.code, refused.field), (RefusalCode::BadLimit, Some(field)), "{name}");
    }
    let quick = SurveySettings { delay_hours: 0, reminder_days: 0, close_days: 1, ..base() };
    check_settings(&with(quick), &Directory::default()).expect("asked at once, closed after a day");
}

#[test]
fn clause_4_4_the_lists_have_only_lines_that_find_something() {
    check_lists(&Lists::default()).expect("the built-in ones");
    let with = |line: &str| Lists { stems: vec![line.to_owned().into()], ..Lists::default() };
    check_lists(&with("дурепа")).expect("a word");
    assert_eq!(code(check_lists(&with("*"))), Some(RefusalCode::BadPattern));
    let told = check_lists(&with("*")).expect_err("next to everything");
    assert_eq!(told.detail.as_deref(), Some("«*»"));
    let endless = Lists { stems: vec!["слово".into(); 30_000], ..Lists::default() };
    assert_eq!(code(check_lists(&endless)), Some(RefusalCode::ListTooLong));
}

#[test]
fn clause_7_a_refusal_of_the_control_names_its_field() {
    let base = ControlSettings::default;
    let ladder = |second, third, then_every| ControlSettings {
        ladder: Ladder { second, third, then_every },
        ..base()
    };
    let directory = Directory {
        staff: vec![person("mayor", &[Role::DecisionMaker]), person("duty", &[Role::Responsible])],
        ..Directory::default()
    };
    for (field, control) in [
        ("control.address_hours", ControlSettings { address_hours: 201, ..base() }),
        ("control.assign_hours", ControlSettings { assign_hours: 201, ..base() }),
        ("control.accept_hours", ControlSettings { accept_hours: 201, ..base() }),
        ("control.review_hours", ControlSettings { review_hours: u16::MAX, ..base() }),
        ("control.urgent_minutes", ControlSettings { urgent_minutes: 4, ..base() }),
        ("control.ladder.second", ladder(0, 7, 7)),
        ("control.ladder.second", ladder(u16::MAX, 7, 7)),
        ("control.ladder.third", ladder(7, 7, 7)),
        ("control.ladder.third", ladder(7, 91, 7)),
        ("control.ladder.then_every", ladder(3, 7, 91)),
        ("control.reminders", ControlSettings { reminders: vec![Before::Hours(0)], ..base() }),
        ("control.reminders", ControlSettings { reminders: vec![Before::Days(1); 11], ..base() }),
        ("control.mayor", ControlSettings { mayor: Some("duty".into()), ..base() }),
        ("control.on_duty", ControlSettings { on_duty: Some("mayor".into()), ..base() }),
    ] {
        let settings = Settings { control, ..Settings::default() };
        let refused = check_settings(&settings, &directory).expect_err(field);
        assert_eq!(refused.field, Some(field), "{refused}");
        assert!(refused.detail.is_some(), "{field} says what may be there");
    }
    let control = ControlSettings { mayor: Some("mayor".into()), on_duty: Some("duty".into()), ..base() };
    check_settings(&Settings { control, ..Settings::default() }, &directory).expect("they can act");
}

#[test]
fn clause_4_3_a_working_calendar_is_one() {
    use RefusalCode::*;
    let base = WorkingCalendar::default;
    let day = |weekday, from: i8, to: i8, pause: Option<(i8, i8)>| WorkingDay {
        weekday,
        hours: Hours {
            from: time(from, 0, 0, 0),
            to: time(to, 0, 0, 0),
            pause: pause.map(|(from, to)| Pause { from: time(from, 0, 0, 0), to: time(to, 0, 0, 0) }),
        },
    };
    let holiday = |month, day, year| Holiday {
        name: "Свято".to_owned(),
        on: HolidayDate::Fixed { month, day },
        since: year,
        until: year,
    };
    let lasting = |since, until| Holiday { since, until, ..holiday(1, 1, None) };
    let short = |day, hour| ShortDay { date: day, to: time(hour, 0, 0, 0) };
    let monday = date(2026, 11, 30);
    let cases: Vec<(&str, WorkingCalendar, Option<RefusalCode>)> = vec![
        ("the usual one", base(), None),
        ("no day", WorkingCalendar { week: vec![], ..base() }, Some(NoWorkingDay)),
        ("an eighth day", WorkingCalendar { week: vec![day(8, 8, 17, None)], ..base() }, Some(NotADay)),
        ("a day twice", WorkingCalendar { week: vec![day(1, 8, 17, None); 2], ..base() }, Some(DayTwice)),
        ("backwards", WorkingCalendar { week: vec![day(1, 17, 8, None)], ..base() }, Some(BadHours)),
        (
            "no break inside",
            WorkingCalendar { week: vec![day(1, 8, 17, Some((16, 18)))], ..base() },
            Some(BadHours),
        ),
        ("30 February", WorkingCalendar { holidays: vec![holiday(2, 30, None)], ..base() }, Some(NotADay)),
        ("29 February", WorkingCalendar { holidays: vec![holiday(2, 29, None)], ..base() }, None),
        (
            "29 February 2026",
            WorkingCalendar { holidays: vec![holiday(2, 29, Some(2026))], ..base() },
            Some(NotADay),
        ),
        (
            "nameless",
            WorkingCalendar {
                holidays: vec![Holiday { name: String::new(), ..holiday(1, 1, None) }],
                ..base()
            },
            Some(FieldMissing),
        ),
        (
            "a holiday twice",
            WorkingCalendar { holidays: vec![holiday(1, 1, None); 2], ..base() },
            Some(DayTwice),
        ),
        (
            "a holiday twice in some year",
            WorkingCalendar {
                holidays: vec![lasting(None, Some(2023)), lasting(Some(2023), None)],
                ..base()
            },
            Some(DayTwice),
        ),
        (
            "a holiday that comes back",
            WorkingCalendar {
                holidays: vec![lasting(None, Some(2022)), lasting(Some(2024), None)],
                ..base()
            },
            None,
        ),
        (
            "a holiday over before it begins",
            WorkingCalendar { holidays: vec![lasting(Some(2024), Some(2023))], ..base() },
            Some(PeriodBackwards),
        ),
        (
            "Easter twice",
            WorkingCalendar {
                holidays: vec![Holiday { on: HolidayDate::Easter, ..lasting(None, None) }; 2],
                ..base()
            },
            Some(DayTwice),
        ),
        ("no shorter day", WorkingCalendar { eve_minutes: 0, ..base() }, None),
        ("half a day shorter", WorkingCalendar { eve_minutes: 241, ..base() }, Some(BadLimit)),
        (
            "nothing left before a holiday",
            WorkingCalendar { week: vec![day(1, 8, 9, None)], ..base() },
            Some(BadLimit),
        ),
        ("a short day", WorkingCalendar { short_days: vec![short(monday, 16)], ..base() }, None),
        (
            "over before it begins",
            WorkingCalendar { short_days: vec![short(monday, 8)], ..base() },
            Some(BadHours),
        ),
        (
            "moved twice",
            WorkingCalendar {
                moved_days: vec![
                    MovedDay { free: monday, worked: date(2026, 12, 5) },
                    MovedDay { free: date(2026, 12, 7), worked: date(2026, 12, 5) },
                ],
                ..base()
            },
            Some(DayTwice),
        ),
        (
            "moved to itself",
            WorkingCalendar { moved_days: vec![MovedDay { free: monday, worked: monday }], ..base() },
            Some(DayTwice),
        ),
        (
            "moved to a working day",
            WorkingCalendar {
                moved_days: vec![MovedDay { free: monday, worked: date(2026, 12, 1) }],
                ..base()
            },
            Some(BadMove),
        ),
        (
            "a day off moved",
            WorkingCalendar {
                moved_days: vec![MovedDay { free: date(2026, 11, 29), worked: date(2026, 12, 5) }],
                ..base()
            },
            Some(BadMove),
        ),
        (
            "martial law over before it begins",
            WorkingCalendar {
                martial_law: Some(MartialLaw { from: monday, until: Some(date(2026, 11, 29)) }),
                ..base()
            },
            Some(PeriodBackwards),
        ),
    ];
    for (name, calendar, expected) in cases {
        assert_eq!(code(check_calendar(&calendar)), expected, "{name}");
    }
    let once = holiday(4, 12, Some(2026));
    assert!(once.is_on(date(2026, 4, 12)) && !once.is_on(date(2027, 4, 12)));
    let empty = WorkingCalendar { week: vec![], ..base() };
    let fields = [
        (empty, "week"),
        (WorkingCalendar { holidays: vec![holiday(2, 30, None)], ..base() }, "holidays"),
        (WorkingCalendar { eve_minutes: 999, ..base() }, "eve_minutes"),
        (WorkingCalendar { short_days: vec![short(monday, 8)], ..base() }, "short_days"),
        (
            WorkingCalendar { moved_days: vec![MovedDay { free: monday, worked: monday }], ..base() },
            "moved_days",
        ),
        (
            WorkingCalendar {
                martial_law: Some(MartialLaw { from: monday, until: Some(date(2020, 1, 1)) }),
                ..base()
            },
            "martial_law",
        ),
    ];
    for (calendar, field) in fields {
        assert_eq!(check_calendar(&calendar).expect_err("a defect").field, Some(field));
    }
}

#[test]
fn every_entry_is_put_back_where_it_was() {
    let directory = city();
    let mut copy = Directory::default();
    for entry in Entry::all(&directory) {
        assert_eq!(Entry::present(&entry.subject(), &directory), Some(entry.clone()));
        let json = serde_json::to_string(&entry).expect("JSON");
        serde_json::from_str::<Entry>(&json).expect("an entry").put_into(&mut copy);
    }
    assert_eq!(copy, directory);
    let subjects: BTreeSet<Subject> = Entry::all(&directory).iter().map(Entry::subject).collect();
    assert_eq!(subjects.len(), Entry::all(&directory).len());
    for subject in subjects {
        assert_eq!(Subject::of(subject.kind(), subject.id()), Some(subject));
    }
}
