//! A card at every stage, and the people around it.

use hotline_domain::{
    access::Actor,
    card::{
        ApplicantCommand, Card, Command, Event, Registration, State, apply, decide, decide_applicant,
        register,
    },
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
    Actor { id: role.code().into(), roles: vec![role], stands_in_for: Vec::new() }
}

/// What is on a complete card.
pub fn registration() -> Registration {
    Registration {
        number: RegistrationNumber::new(2026, 1, "Коваль"),
        contact: ChannelUser::telegram(1),
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
                due_on: date(2026, 11, 17),
                decision_makers: vec!["decision_maker".into()],
                note: None,
            },
        ),
        (
            Role::DecisionMaker,
            Command::Assign {
                executor: "executor".into(), resolution: "Виконати".to_owned(), due_on: None
            },
        ),
        (Role::Executor, Command::Accept { comment: None }),
        (Role::Executor, Command::AttachProof { file: proof }),
        (Role::Executor, Command::Report { text: "Зроблено".to_owned(), code: "9.1".to_owned() }),
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

/// A place in the town.
pub const PLACE: GeoPoint = GeoPoint { latitude: 49.0, longitude: 24.4 };
/// Another one.
#[allow(dead_code, reason = "not every test needs another one")]
pub const PLACE_ELSEWHERE: GeoPoint = GeoPoint { latitude: 49.1, longitude: 24.5 };

fn ask() -> Command {
    Command::Ask { question: "На якій опорі?".to_owned(), answer_by: Some(date(2026, 11, 9)) }
}

/// A card that has come to `state` by the usual way.
pub fn card_at(state: State) -> Card {
    let event = register(AppealId(uuid::Uuid::nil()), registration(), now()).expect("complete");
    let mut card = apply(None, &event).expect("a card");
    for (role, command) in commands() {
        if !state.is_open() && state != State::Closed
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
    assert_eq!(card.state, state);
    card
}

fn withdrawn(command: ApplicantCommand) -> Event {
    decide_applicant(&card_at(State::InWork), command, now()).expect("open")
}
