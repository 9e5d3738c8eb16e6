//! Samples of everything the bot says, and the tests over them.

mod rules;
mod wording;

use hotline_app::ports::CardRecord;
use hotline_domain::{
    card::{Card, Classification, Ending, Ground, ResultCode, State, WorkResult},
    dialogue::{Done, Draft, Field, Letter, MenuNote, MyData, Note, Problem, Purpose, Reply, Step, Wording},
    directory::{Category, Directory, Organisation, OrganisationKind, Role, StaffMember},
    ids::{AppealId, Channel, ChannelUser, RegistrationNumber},
    media::{Attachment, CardFile, FileKind, Origin},
    moderation::Flag,
    notice::{Asks, News, Notice},
    person::{Applicant, GeoPoint, Patronymic, Phone},
    refusal::RefusalCode,
    settings::Settings,
    survey::{Next, Survey},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Texts, failure, private_only};
use crate::message::Message;

fn at(text: &str) -> Timestamp {
    text.parse().expect("constant")
}

/// Thursday, 10 December 2026, 23:59:59 in Kyiv.
const DUE: &str = "2026-12-10T21:59:59Z";

fn directory() -> Directory {
    let category = |id: &str, name: &str, active| Category {
        id: id.into(),
        name: name.to_owned(),
        norm_days: 15,
        proof_required: true,
        organisation: None,
        active,
        ..Category::default()
    };
    Directory {
        organisations: vec![Organisation {
            id: "svitlo".into(),
            name: "КП «Міськсвітло»".to_owned(),
            kind: OrganisationKind::CommunalEnterprise,
            active: true,
            ..Organisation::default()
        }],
        staff: vec![StaffMember {
            id: "p.tkach".into(),
            surname: "Ткач".to_owned(),
            name: "Петро".to_owned(),
            patronymic: String::new(),
            position: "майстер".to_owned(),
            roles: vec![Role::Executor],
            organisation: Some("svitlo".into()),
            active: true,
            ..StaffMember::default()
        }],
        categories: vec![
            category("lights", "Вуличне освітлення", true),
            category("old", "Стара назва", false),
            category("roads", "Дороги & <тротуари>", true),
            category("other", "Інше", true),
        ],
        ..Directory::default()
    }
}

fn person() -> Applicant {
    Applicant {
        surname: "Дорошенко".to_owned(),
        name: "Марʼяна".to_owned(),
        patronymic: Patronymic::Given("Петрівна".to_owned()),
        residence: "вул. Садова, 12, кв. 5".to_owned(),
        phone: Phone { number: "+380671234567".to_owned(), verified: true },
        email: None,
    }
}

fn photo() -> Attachment {
    Attachment {
        kind: FileKind::Photo,
        source: "AgAC".to_owned(),
        name: None,
        content_type: None,
        size: None,
    }
}

fn draft() -> Draft {
    Draft {
        category: Some("lights".into()),
        substance: Wording::new(None, "Третій день не світить ліхтар <біля> будинку & двору."),
        location: Some(GeoPoint { latitude: 49.0, longitude: 24.4 }),
        files: vec![photo(), photo()],
        ..Draft::of_person(&person())
    }
}

/// Everything as long as the dialogue lets it be.
fn longest_draft() -> Draft {
    Draft {
        surname: Some("ʼ".repeat(60)),
        name: Some("Щ".repeat(60)),
        patronymic: Some(Patronymic::Given("Щ".repeat(60))),
        residence: Some("&".repeat(250)),
        email: Some("e".repeat(254)),
        substance: Wording::new(None, "🕳<".repeat(5000)),
        files: vec![photo(); 20],
        ..draft()
    }
}

fn card(sequence: u32, state: State) -> Card {
    Card {
        id: AppealId(Uuid::from_u128(sequence.into())),
        number: RegistrationNumber::new(2026, sequence, "Дорошенко"),
        version: 1,
        state,
        contact: Some(ChannelUser::telegram(500_100)),
        applicant: person(),
        category: "lights".into(),
        substance: "Третій день не світить ліхтар.".to_owned(),
        location: None,
        // Wednesday, 25 November 2026.
        registered_at: at("2026-11-25T09:00:00Z") + jiff::SignedDuration::from_mins(sequence.into()),
        due_at: (state != State::Registered).then(|| at(DUE)),
        decision_makers: vec![],
        executor: (!matches!(state, State::Registered | State::Addressed)).then(|| "p.tkach".into()),
        resolution: None,
        result: matches!(state, State::Reported | State::Closed).then(|| WorkResult {
            text: "Лампу замінено.".to_owned(),
            code: ResultCode::Resolved,
            law: None,
        }),
        returns: 0,
        files: vec![CardFile {
            id: Uuid::nil(),
            name: "photo.jpg".to_owned(),
            kind: FileKind::Photo,
            origin: Origin::Applicant,
        }],
        questions: vec![],
        co_executors: vec![],
        reported_at: None,
        requests: vec![],
        materials: vec![],
        plan: None,
        extended: false,
        marks: Classification::default(),
        links: vec![],
        merged_into: None,
        rating: None,
        measures: vec![],
        watch: hotline_domain::control::Watch::default(),
        survey: None,
        repeats: None,
        repeated_by: None,
        closed_at: (state == State::Closed).then(|| at("2026-12-03T10:00:00Z")),
    }
}

const PROBLEMS: [Problem; 11] = [
    Problem::NotAName,
    Problem::NameTooLong,
    Problem::ResidenceTooShort,
    Problem::ResidenceTooLong,
    Problem::NotAPhone,
    Problem::NotYourContact,
    Problem::NotACategory,
    Problem::SubstanceTooShort,
    Problem::SubstanceTooLong,
    Problem::NotAnEmail,
    Problem::MaterialExpected,
];

fn notes() -> Vec<Option<Note>> {
    let others = [
        Note::Begins,
        Note::FileKept,
        Note::LocationKept,
        Note::TooManyFiles { limit: 20 },
        Note::FileTooBig { limit: 20 * 1024 * 1024 },
        Note::StillMissing,
        Note::Unusable,
        Note::KeptUntilConsent,
        Note::WordsTaken,
        Note::AddressOffered { typed: "леніна 5".to_owned() },
        Note::WordsKept,
        Note::SubstanceExtended,
        Note::SuggestedByWords,
        Note::WordsTakenChooseCategory,
        Note::Corrected(Field::Surname),
        Note::NotCorrected(Field::Phone, Problem::NotAPhone),
        Note::UploadLink { limit: 20 * 1024 * 1024, upload: 1 },
        Note::FinishLetter,
        Note::LetterDropped,
        Note::LetterEmpty,
        Note::LetterTooLong { limit: 3500 },
        Note::LooksLikeAnswer,
        Note::LooksLikeComplaint,
        Note::Insult,
        Note::MaterialsRemoved,
        Note::SuggestedByHint,
        Note::ChooseButton,
        Note::TakenForLast,
    ];
    std::iter::once(None).chain(PROBLEMS.map(Note::Invalid).into_iter().chain(others).map(Some)).collect()
}

fn number() -> RegistrationNumber {
    RegistrationNumber::new(2026, 401, "Дорошенко")
}

fn replies() -> Vec<Reply> {
    let mut replies = vec![
        Reply::Consent { again: false, renewed: false },
        Reply::Consent { again: false, renewed: true },
        Reply::Consent { again: true, renewed: false },
        Reply::Help { then: None },
        Reply::Help { then: Some(Box::new(Reply::Unfinished)) },
        Reply::Help { then: Some(Box::new(Reply::Summary { draft: Box::new(longest_draft()), note: None })) },
        Reply::OfferProfile(Box::new(person())),
        Reply::Unfinished,
        Reply::ChooseCorrection,
        Reply::Filing,
        Reply::Registered { number: number() },
        Reply::MyAppeals,
        Reply::MyAppeal(AppealId(Uuid::nil())),
        Reply::MyData(Box::default()),
        Reply::MyData(Box::new(MyData {
            profile: Some(person()),
            verified_phone: Some("+380671234567".to_owned()),
            draft: true,
            ..MyData::default()
        })),
        Reply::ConfirmErase,
        Reply::Erased,
        Reply::Similar { number: number() },
        Reply::Kept { flag: Flag::Insult, until: Some(at(DUE)) },
        Reply::Kept { flag: Flag::Hate, until: None },
        Reply::Flooded { until: at(DUE) },
    ];
    let purposes =
        [Purpose::Add, Purpose::Answer { question: 3 }, Purpose::Withdraw, Purpose::Wrong, Purpose::Remark];
    for purpose in purposes {
        for words in [Wording::default(), Wording::new(None, "🕳<&".repeat(1100))] {
            for note in notes() {
                let letter = Box::new(Letter {
                    purpose: purpose.clone(),
                    appeal: AppealId(Uuid::nil()),
                    number: number().to_string(),
                    words: words.clone(),
                    files: vec![photo()],
                    location: None,
                    uploads: vec![1],
                    before: Box::new(Step::Idle),
                });
                replies.push(Reply::Writing { letter, note });
            }
        }
    }
    let done = |number: String| {
        [
            Done::Added { number: number.clone() },
            Done::Answered { number: number.clone() },
            Done::Awaited { number: number.clone() },
            Done::Repeated { number: number.clone(), due_at: None },
            Done::Repeated { number: number.clone(), due_at: Some(at(DUE)) },
            Done::Remarked { number: number.clone() },
            Done::Withdrawn { number },
            Done::Refused { code: RefusalCode::WrongState },
            Done::Refused { code: RefusalCode::NotYourCard },
        ]
    };
    for done in done(number().to_string()) {
        replies.push(Reply::Done { done: done.clone(), then: None });
        let then = Some(Box::new(Reply::Summary { draft: Box::new(longest_draft()), note: None }));
        replies.push(Reply::Done { done, then });
    }
    let nexts = [
        Next::Rate,
        Next::Thank,
        Next::WhatIsWrong,
        Next::Already,
        Next::Over,
        Next::Repeated { under: number() },
    ];
    for next in nexts {
        let summary = Reply::Summary { draft: Box::new(longest_draft()), note: None };
        for then in [None, Some(Box::new(summary))] {
            let (appeal, number) = (AppealId(Uuid::nil()), number());
            replies.push(Reply::Surveyed { appeal, number, next: next.clone(), then });
        }
    }
    let menus = [
        MenuNote::Welcome,
        MenuNote::Cancelled,
        MenuNote::NothingToCancel,
        MenuNote::NotUnderstood,
        MenuNote::LetterDropped,
        MenuNote::Insult,
    ];
    replies.extend(menus.map(Reply::Menu));
    for note in notes() {
        for draft in [draft(), longest_draft(), Draft::default()] {
            replies.push(Reply::Summary { draft: Box::new(draft), note: note.clone() });
        }
        for field in Field::ALL {
            for correcting in [false, true] {
                replies.push(Reply::Ask {
                    field,
                    correcting,
                    note: note.clone(),
                    given: None,
                    options: Vec::new(),
                    group: None,
                    addresses: Vec::new(),
                });
            }
        }
    }
    replies
}

fn news() -> Vec<News> {
    let long = Some("🕳<&".repeat(1300));
    let mut news = vec![
        News::Addressed { due_at: at(DUE) },
        News::Assigned { organisation: None, due_at: None },
        News::Assigned {
            organisation: Some("КП «Міськсвітло»".to_owned()), due_at: Some(at(DUE))
        },
        News::InWork,
        News::Reported,
        News::Returned,
        closed(None, None),
        News::DeadlineChanged { due_at: at(DUE), reason: None, extended: false },
        News::DeadlineChanged { due_at: at(DUE), reason: long.clone(), extended: true },
        News::Planned { plan: "🕳<&".repeat(1300), year: 2027, expected: jiff::civil::date(2027, 9, 1) },
        News::Merged { main: number() },
        News::Restored,
        News::Blocked {
            reason: "Образи в зверненнях.".to_owned(),
            until: at(DUE),
            channels: "особисто або листом до міської ради".to_owned(),
        },
        News::Unblocked,
        asked("На якій опорі не світить ліхтар?", Some(at(DUE))),
        asked(&"🕳<&".repeat(1000), Some(at(DUE))),
    ];
    news.push(News::Repeated { first: number() });
    for asks in [Asks::Done, Asks::Quality, Asks::Reason] {
        news.push(survey(asks, false, &"🕳<&".repeat(1300)));
        news.push(survey(asks, true, "Лампу замінено."));
    }
    news.extend(ResultCode::ALL.map(|code| closed(long.clone(), Some(code))));
    let endings = [
        Ending::Forwarded { to: "🕳<&".repeat(1300) },
        Ending::ReturnedToAuthor,
        Ending::NotConsidered { ground: Ground::Anonymous },
        Ending::NotConsidered { ground: Ground::AlreadyResolved { earlier: number() } },
    ];
    news.extend(endings.map(|ending| ended(ending, &"🕳<&".repeat(1300))));
    news
}

fn closed(text: Option<String>, code: Option<ResultCode>) -> News {
    let refused = code == Some(ResultCode::Refused);
    News::Closed {
        text,
        code,
        law: refused.then(|| "ст. 12 Закону «Про благоустрій населених пунктів»".to_owned()),
        appeal_route: refused.then(|| Settings::default().appeal_route),
        main: None,
    }
}

fn survey(asks: Asks, reminder: bool, text: &str) -> News {
    News::Survey {
        appeal: AppealId(Uuid::nil()),
        asks,
        reminder,
        text: text.to_owned(),
        code: ResultCode::Resolved,
        photos: Vec::new(),
        closes_at: at(DUE),
    }
}

fn ended(ending: Ending, text: &str) -> News {
    News::Ended { ending, text: text.to_owned(), appeal_route: Settings::default().appeal_route }
}

fn asked(question: &str, answer_by: Option<Timestamp>) -> News {
    News::Asked { appeal: AppealId(Uuid::nil()), sequence: 5, question: question.to_owned(), answer_by }
}

fn in_words(reply: &Reply) -> Message {
    let directory = directory();
    Texts { city: "Вишнопіль", channel: Channel::Telegram, directory: &directory }
        .reply(reply)
        .expect("not silent")
}

fn ask(field: Field, note: Option<Note>) -> String {
    in_words(&Reply::Ask {
        field,
        correcting: false,
        note,
        given: None,
        options: Vec::new(),
        group: None,
        addresses: Vec::new(),
    })
    .text
}

fn notice(news: News) -> Message {
    Texts { city: "Вишнопіль", channel: Channel::Telegram, directory: &Directory::default() }
        .notice(&Notice { number: number(), news })
}

fn my_appeals(cards: &[Card]) -> Message {
    Texts { city: "Вишнопіль", channel: Channel::Telegram, directory: &directory() }.my_appeals(cards)
}

fn record(card: Card) -> CardRecord {
    CardRecord { card, events: Vec::new(), files: Vec::new() }
}

fn my_appeal(card: &Card) -> Message {
    Texts { city: "Вишнопіль", channel: Channel::Telegram, directory: &directory() }
        .my_appeal(Some(&record(card.clone())))
}

fn everything() -> Vec<Message> {
    let mut all: Vec<Message> = replies().iter().map(in_words).collect();
    all.extend(news().into_iter().map(notice));
    all.extend(State::ALL.map(|state| my_appeal(&card(1, state))));
    all.push(my_appeals(
        &State::ALL.repeat(3).into_iter().zip(1..).map(|(s, n)| card(n, s)).collect::<Vec<_>>(),
    ));
    let long = "🕳<&".repeat(1300);
    all.push(my_appeal(&Card {
        substance: long.clone(),
        result: Some(WorkResult { text: long, code: ResultCode::Refused, law: None }),
        ..card(1, State::Closed)
    }));
    all.extend([failure(), private_only()]);
    all
}
