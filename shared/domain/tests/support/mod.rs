//! A card at every stage, and the people around it.

#![allow(dead_code, reason = "each test file takes what it needs")]

use hotline_domain::{
    access::Actor,
    card::{
        ApplicantCommand, Card, Classification, Command, Correction, Event, Ground, MeasureGround,
        Registration, State, Wanted, apply, decide, decide_applicant, merge, register,
    },
    deadline::Term,
    directory::{Category, Directory, Organisation, OrganisationKind, Role, StaffMember},
    ids::{AppealId, ChannelUser, RegistrationNumber},
    media::{CardFile, FileKind, Origin},
    person::{Applicant, GeoPoint, Patronymic, Phone},
};
use jiff::{Timestamp, civil::date};

/// Monday 2 November 2026, 10:00 in Kyiv.
pub fn now() -> Timestamp {
    "2026-11-02T08:00:00Z".parse().expect("constant")
}

/// One person for each role, and a second for those who can own a card.
pub fn directory() -> Directory {
    let member = |id: &str, role| StaffMember {
        id: id.into(),
        surname: id.to_owned(),
        name: String::new(),
        patronymic: String::new(),
        position: String::new(),
        roles: vec![role],
        organisation: Some("org".into()),
        active: true,
        ..StaffMember::default()
    };
    Directory {
        organisations: vec![Organisation {
            id: "org".into(),
            name: "КП".to_owned(),
            kind: OrganisationKind::CommunalEnterprise,
            active: true,
            ..Organisation::default()
        }],
        staff: vec![
            member("responsible", Role::Responsible),
            member("decision_maker", Role::DecisionMaker),
            member("executor", Role::Executor),
            member("executor_2", Role::Executor),
            member("press_officer", Role::PressOfficer),
            member("admin", Role::Admin),
        ],
        categories: vec![category("lighting", true), category("roads", true), category("old", false)],
        ..Directory::default()
    }
}

fn category(id: &str, active: bool) -> Category {
    Category {
        id: id.into(),
        name: id.to_owned(),
        norm_days: 15,
        proof_required: true,
        organisation: None,
        active,
        ..Category::default()
    }
}

/// The person named after the role.
pub fn actor(role: Role) -> Actor {
    Actor::alone(role.code().into(), vec![role])
}

/// What is on a complete card.
pub fn registration() -> Registration {
    Registration {
        number: RegistrationNumber::new(2026, 1, "Коваль"),
        contact: Some(ChannelUser::telegram(1)),
        applicant: Applicant {
            surname: "Коваль".to_owned(),
            name: "Олена".to_owned(),
            patronymic: Patronymic::Absent,
            residence: "вул. Садова, 12".to_owned(),
            phone: Phone { number: "+380671234567".to_owned(), verified: false },
            email: None,
        },
        category: "lighting".into(),
        substance: "Не світять ліхтарі".to_owned(),
        location: None,
        files: Vec::new(),
        marks: Classification::default(),
        repeats: None,
        split_from: None,
    }
}

/// Every command with arguments that are right in themselves, and who it belongs to.
pub fn commands() -> Vec<(Role, Command)> {
    let proof = CardFile {
        id: uuid::Uuid::nil(),
        name: "Фото".to_owned(),
        kind: FileKind::Photo,
        origin: Origin::Staff,
    };
    vec![
        (
            Role::Responsible,
            Command::Address {
                due: Term::Day(date(2026, 11, 17)),
                decision_makers: vec!["decision_maker".into()],
                note: None,
            },
        ),
        (
            Role::DecisionMaker,
            Command::Assign {
                executor: "executor".into(),
                co_executors: Vec::new(),
                resolution: "Виконати".to_owned(),
                due: None,
            },
        ),
        (Role::Executor, Command::Accept { comment: None }),
        (Role::Executor, Command::AttachProof { file: proof, comment: None }),
        (Role::Executor, Command::Report { text: "Зроблено".to_owned(), code: "9.1".to_owned(), law: None }),
        (Role::Responsible, Command::Close { comment: None }),
        (Role::Responsible, Command::ReturnForRework { reason: "Не світить".to_owned() }),
        (Role::Responsible, Command::Comment { text: "Коментар".to_owned() }),
        (Role::Executor, ask()),
        (Role::Responsible, ask()),
        (Role::Responsible, Command::CorrectCategory { category: "roads".into() }),
        (Role::Executor, Command::SetLocation { point: PLACE }),
        (Role::Responsible, Command::SetLocation { point: PLACE }),
        (Role::Responsible, Command::BlockApplicant { reason: "Образи".to_owned(), days: 7 }),
        (Role::Responsible, Command::UnblockApplicant { reason: "Вибачився".to_owned() }),
    ]
}

/// What chapters 2 to 6 let and oblige people to do beside the usual way.
pub fn further_commands() -> Vec<(Role, Command)> {
    let text = || "Слова".to_owned();
    let wanted = [
        Wanted::Executors { change: true, proposed: vec!["executor_2".into()] },
        Wanted::AdditionalControl { until: date(2026, 12, 10) },
        Wanted::StrategicPlan { plan: None },
    ];
    let requests =
        wanted.into_iter().map(|wanted| (Role::Executor, Command::Request { wanted, reason: text() }));
    let correction = Correction { due: Term::Day(date(2026, 12, 15)), reason: text() };
    let marks = Classification { kind: "3.3".to_owned(), ..Classification::default() };
    let breach = MeasureGround::Breach;
    requests
        .chain([
            (Role::Executor, Command::WithdrawRequest { request: 0, comment: None }),
            (Role::DecisionMaker, Command::RefuseRequest { request: 0, reason: text() }),
            (Role::Executor, Command::GiveMaterials { request: 0, text: text() }),
            (Role::Executor, Command::CompletePart { text: text() }),
            (Role::DecisionMaker, Command::CorrectDeadline(correction)),
            (Role::Responsible, Command::AskMaterials { of: None, text: text() }),
            (Role::Responsible, Command::Prompt { text: text() }),
            (Role::Responsible, Command::Inform { text: text() }),
            (Role::Responsible, Command::Forward { to: text(), text: text() }),
            (Role::Responsible, Command::ReturnToAuthor { text: text() }),
            (
                Role::Responsible,
                Command::NotConsider { ground: Ground::Anonymous, earlier: None, text: text() },
            ),
            (Role::Responsible, Command::Classify { marks }),
            (Role::DecisionMaker, Command::Rate { quality: 5, comment: None }),
            (
                Role::DecisionMaker,
                Command::RecordMeasure { against: "executor".into(), ground: breach, text: text() },
            ),
            (Role::Admin, Command::HandOver { from: "executor".into(), to: "executor_2".into() }),
        ])
        .collect()
}

/// A card after a command that must be allowed.
pub fn after(card: &Card, role: Role, command: Command) -> Card {
    after_by(card, &actor(role), command)
}

/// The same for a certain person.
pub fn after_by(card: &Card, actor: &Actor, command: Command) -> Card {
    let events = decide(card, command, actor, now(), &directory()).expect("allowed");
    events.iter().fold(Some(card.clone()), apply).expect("a card")
}

/// The code and clause of the refusal of a command that must be refused.
pub fn refused(card: &Card, role: Role, command: Command) -> (&'static str, &'static str) {
    let refusal = decide(card, command, &actor(role), now(), &directory()).expect_err("refused");
    (refusal.code.code(), refusal.clause.number())
}

/// A place in the town.
pub const PLACE: GeoPoint = GeoPoint { latitude: 49.0, longitude: 24.4 };
/// Another one.
pub const PLACE_ELSEWHERE: GeoPoint = GeoPoint { latitude: 49.1, longitude: 24.5 };

fn ask() -> Command {
    Command::Ask { question: "На якій опорі?".to_owned(), answer_by: Some(date(2026, 11, 9)) }
}

/// A card that has come to `state` by the usual way.
pub fn card_at(state: State) -> Card {
    let event = register(AppealId(uuid::Uuid::nil()), registration(), now()).expect("complete");
    let mut card = apply(None, &event).expect("a card");
    for (role, command) in commands() {
        if matches!(state, State::Withdrawn | State::Merged)
            || card.state == state && state != State::InWork
            || (state == State::InWork && card.has_proof())
        {
            break;
        }
        let events: Vec<Event> =
            decide(&card, command, &actor(role), now(), &directory()).expect("the usual way");
        card = events.iter().fold(Some(card), apply).expect("a card");
    }
    if state == State::Withdrawn {
        let command = ApplicantCommand::Withdraw { reason: "Вирішено".to_owned() };
        card = apply(Some(card_at(State::InWork)), &withdrawn(command)).expect("a card");
    }
    if state == State::Merged {
        let main = Card { id: AppealId(uuid::Uuid::max()), ..card_at(State::InWork) };
        let (into, _) = merge(&card, &main, &actor(Role::Responsible), now()).expect("a duplicate");
        card = apply(Some(card), &into).expect("a card");
    }
    assert_eq!(card.state, state);
    card
}

fn withdrawn(command: ApplicantCommand) -> Event {
    decide_applicant(&card_at(State::InWork), command, now(), &directory().calendar).expect("open")
}
