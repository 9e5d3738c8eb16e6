//! The suite itself; each test runs on every store.

use hotline_app::{
    cards::Mine,
    intake::Intake,
    ports::{
        Along, BlockChange, Cards, Cases, ConversationWrite, Conversations, Deliveries, Directories,
        RestoredCase, SaveError, Trail,
    },
};
use hotline_aws::Store;
use hotline_domain::{
    access::Actor,
    asked::Asked,
    block::Block,
    card::{By, Card, Classification, Event, EventKind, Mover, Registration, State, apply, register_by},
    case::{Case, CaseState},
    dialogue::{Compaction, Conversation, DialogueRules, Draft, Input, InputKind, Outcome, Snapshot},
    directory::{Directory, Role},
    ids::{AppealId, CategoryId, Channel, ChannelUser, RegistrationNumber},
    media::{Attachment, CardFile, FileKind, Origin, Storage, StoredFile},
    moderation::Flag,
    suggestion::Learnt,
};
use hotline_tests::city::directory;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::tables;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).expect("in range")
}

fn text(second: i64, words: &str) -> Input {
    Input::new(at(second), InputKind::Text(words.to_owned()))
}

/// Files an appeal through the dialogue; the card.
pub(crate) async fn filed(store: &Store, chat: i64, begun: i64) -> Card {
    let directory = directory();
    let rules = DialogueRules::on(Channel::Telegram, &directory);
    let who = ChannelUser::telegram(chat);
    let words = [
        "/start",
        "так",
        "Коваль",
        "Олена",
        "немає",
        "вул. Садова, 12",
        "0671234567",
        "1",
        "Не світять ліхтарі",
        "далі",
        "далі",
        "подати",
    ];
    for (n, word) in (0_u32..).zip(words) {
        let update = u64::try_from(begun).expect("positive") * 100 + u64::from(n);
        let input = text(begun + i64::from(n), word);
        Intake::plain(store, rules).turn(&who, update, &input).await.expect("a turn");
    }
    store.of_applicant(&who, 1).await.expect("a list").remove(0)
}

pub(crate) fn next(card: &Card, kind: EventKind) -> (Card, Event) {
    let event = Event {
        appeal: card.id,
        sequence: card.version + 1,
        at: at(10_000),
        by: By::Staff("melnyk".into()),
        instead_of: None,
        kind,
    };
    (apply(Some(card.clone()), &event).expect("a card"), event)
}

#[tokio::test]
async fn an_input_is_kept_once_under_its_update() {
    for (name, table) in tables().await {
        let store = table.store();
        let who = ChannelUser::telegram(1);
        store.append(&who, 7, &text(0, "перше")).await.expect(name);
        let record = store.append(&who, 7, &text(5, "друге")).await.expect(name);
        assert_eq!(record.inputs.into_iter().collect::<Vec<_>>(), [(7, text(0, "перше"))], "{name}");
    }
}

#[tokio::test]
async fn folding_replaces_only_the_snapshot_it_was_made_from() {
    for (name, table) in tables().await {
        let store = table.store();
        let who = ChannelUser::telegram(2);
        for n in 0..4 {
            store.append(&who, n, &text(0, "слово")).await.expect(name);
        }
        let compaction = |upto: u64, folded: Vec<u64>, base| Compaction {
            snapshot: Snapshot { conversation: Conversation::default(), upto, at: at(0), album: None },
            folded,
            outcomes: Vec::new(),
            base,
        };
        store.compact(&who, &compaction(1, vec![0, 1], None)).await.expect(name);
        // Made from nothing, as if it had not seen the one before: it must change nothing.
        store.compact(&who, &compaction(2, vec![0, 1, 2], None)).await.expect(name);
        let record = store.append(&who, 9, &text(1, "ще")).await.expect(name);
        assert_eq!(record.snapshot.map(|snapshot| snapshot.upto), Some(1), "{name}");
        assert_eq!(record.inputs.keys().copied().collect::<Vec<_>>(), [2, 3, 9], "{name}");
        store.compact(&who, &compaction(3, vec![2, 3], Some(1))).await.expect(name);
        let record = store.append(&who, 9, &text(1, "ще")).await.expect(name);
        assert_eq!(record.inputs.keys().copied().collect::<Vec<_>>(), [9], "{name}");
    }
}

#[tokio::test]
async fn clause_4_1_numbers_run_within_the_year_whichever_function_gives_them() {
    for (name, table) in tables().await {
        let (one, other) = (table.store(), table.store());
        let mut numbers = Vec::new();
        for (n, store) in [&one, &other, &one, &other].into_iter().enumerate() {
            let n = i64::try_from(n).expect("small");
            numbers.push(filed(store, 10 + n, n * 100).await.number.sequence);
        }
        // 1 January 2027 in Kyiv: the register of the new year begins at 1.
        let new_year: Timestamp = "2026-12-31T22:30:00Z".parse().expect("constant");
        let begun = new_year.as_second() - 1_790_000_000;
        let card = filed(&one, 20, begun).await;
        assert_eq!(numbers, [1, 2, 3, 4], "{name}");
        assert_eq!((card.number.year, card.number.sequence), (2027, 1), "{name}");
    }
}

#[tokio::test]
async fn a_card_is_saved_only_over_the_version_it_was_decided_on() {
    for (name, table) in tables().await {
        let store = table.store();
        let card = filed(&store, 30, 0).await;
        let comment = |words: &str| EventKind::Commented { text: words.to_owned() };
        let (after, event) = next(&card, comment("перший"));
        store.save(&card, &after, &[event], &[], &Along::default()).await.expect(name);
        let (after, event) = next(&card, comment("другий"));
        let lost = store.save(&card, &after, &[event], &[], &Along::default()).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}");
        let record = store.load(card.id).await.expect(name).expect("a card");
        assert_eq!(record.card.version, 2, "{name}");
        let sequences: Vec<_> = record.events.iter().map(|event| event.sequence).collect();
        assert_eq!(sequences, [1, 2], "{name}: the history is contiguous");
    }
}

#[tokio::test]
async fn a_card_stands_in_the_worklists_of_those_whose_move_it_is() {
    for (name, table) in tables().await {
        let store = table.store();
        let card = filed(&store, 40, 0).await;
        let list = async |mover: Mover| {
            let cards = store.worklist(&Mine(vec![mover])).await.expect(name);
            cards.iter().map(|card| card.state).collect::<Vec<_>>()
        };
        let staff = |id: &str| Mover::Staff(id.into());
        assert_eq!(list(Mover::Responsible).await, [State::Registered], "{name}");
        let addressed = EventKind::Addressed {
            due_at: at(86_400),
            decision_makers: vec!["mer".into(), "zastupnyk".into()],
            note: None,
        };
        let (after, event) = next(&card, addressed);
        store.save(&card, &after, &[event], &[], &Along::default()).await.expect(name);
        assert_eq!(list(Mover::Responsible).await, [], "{name}");
        assert_eq!(list(staff("mer")).await, [State::Addressed], "{name}");
        assert_eq!(list(staff("zastupnyk")).await, [State::Addressed], "{name}");
        let assigned = EventKind::Assigned {
            executor: "yurchenko".into(),
            co_executors: Vec::new(),
            resolution: "виконати".to_owned(),
            due_at: None,
            due_reason: None,
            extended: false,
        };
        let (then, event) = next(&after, assigned);
        store.save(&after, &then, &[event], &[], &Along::default()).await.expect(name);
        assert_eq!(list(staff("mer")).await, [], "{name}");
        assert_eq!(list(staff("zastupnyk")).await, [], "{name}");
        let executor = Actor::alone("yurchenko".into(), vec![Role::Executor]);
        assert_eq!(store.worklist(&Mine::of(&executor)).await.expect(name).len(), 1, "{name}");
    }
}

#[tokio::test]
async fn the_register_pages_through_a_month_newest_first() {
    for (name, table) in tables().await {
        let store = table.store();
        for n in 0..53 {
            filed(&store, 100 + n, n * 100).await;
        }
        let month = hotline_domain::deadline::date_in_kyiv(at(0)).strftime("%Y-%m").to_string();
        let first = store.register(&month, None).await.expect(name);
        assert_eq!(first.cards.first().map(|card| card.number.sequence), Some(53), "{name}");
        let second = store.register(&month, first.next.as_deref()).await.expect(name);
        assert_eq!((first.cards.len(), second.cards.len()), (50, 3), "{name}");
        assert_eq!(second.cards.last().map(|card| card.number.sequence), Some(1), "{name}");
        assert_eq!(store.register("1999-01", None).await.expect(name).cards, [], "{name}");
        let mut visited = Vec::new();
        store.each_of_month(&month, &mut |card| visited.push(card)).await.expect(name);
        assert_eq!(visited, [first.cards, second.cards].concat(), "{name}: whole and in order");
        store.each_of_month("1999-01", &mut |card| visited.push(card)).await.expect(name);
        assert_eq!(visited.len(), 53, "{name}");
    }
}

#[tokio::test]
async fn files_and_delivery_marks_are_found_again() {
    for (name, table) in tables().await {
        let store = table.store();
        let card = filed(&store, 50, 0).await;
        let attachment = Attachment {
            kind: FileKind::Photo,
            source: "telegram-file".to_owned(),
            name: None,
            content_type: None,
            size: Some(1),
        };
        let file = StoredFile {
            file: CardFile {
                id: Uuid::now_v7(),
                name: "Фото 1".to_owned(),
                kind: FileKind::Photo,
                origin: Origin::Applicant,
            },
            storage: Storage::Pending { attachment },
        };
        store.put_file(card.id, &file).await.expect(name);
        assert_eq!(store.file_of(card.id, file.file.id).await.expect(name), Some(file.clone()), "{name}");
        assert_eq!(store.load(card.id).await.expect(name).expect("a card").files, [file], "{name}");
        let who = ChannelUser::telegram(50);
        assert!(!store.delivered("event/1", &who).await.expect(name), "{name}");
        store.mark_delivered("event/1", &who).await.expect(name);
        assert!(store.delivered("event/1", &who).await.expect(name), "{name}");
        assert!(!store.delivered("event/1", &ChannelUser::telegram(51)).await.expect(name), "{name}");
        store.keep_unknown("telegram", "1", "{}").await.expect(name);
    }
}

#[tokio::test]
async fn the_directory_comes_back_in_order() {
    for (name, table) in tables().await {
        let store = table.store();
        let written = directory();
        store.put_directory(&written).await.expect(name);
        store.put_directory(&written).await.expect(name);
        let read = store.directory().await.expect(name);
        assert_eq!(read.categories, written.categories, "{name}");
        assert_eq!(read.staff.len(), written.staff.len(), "{name}");
        assert_eq!(read.organisations.len(), written.organisations.len(), "{name}");
        assert_eq!(read.streets, written.streets, "{name}: in order");
        assert!(!read.streets.0.is_empty() && !read.categories[0].keywords.is_empty(), "{name}");
    }
}

#[tokio::test]
async fn writing_the_directory_replaces_streets_and_leaves_what_was_learnt() {
    for (name, table) in tables().await {
        let store = table.store();
        assert_eq!(store.directory().await.expect(name), Directory::default(), "{name}");
        let roads: CategoryId = "roads".into();
        store.learn("Величезна яма, вул. Садова, 14", &roads).await.expect(name);
        store.put_directory(&directory()).await.expect(name);
        store.learn("Яма на переході", &roads).await.expect(name);
        let mut expected = Learnt::default();
        expected.learn("Величезна яма, вул. Садова, 14", &roads);
        expected.learn("Яма на переході", &roads);

        let mut changed = directory();
        changed.streets.0.truncate(1);
        changed.learnt.learn("Світить удень", &"lighting".into());
        store.put_directory(&changed).await.expect(name);
        let read = store.directory().await.expect(name);
        assert_eq!(read.learnt, expected, "{name}: nobody overwrites what was learnt");
        assert_eq!(read.streets, changed.streets, "{name}");
        changed.streets.0.clear();
        store.put_directory(&changed).await.expect(name);
        assert_eq!(
            store.directory().await.expect(name).streets.0.len(),
            1,
            "{name}: none given, none changed"
        );
    }
}

#[tokio::test]
async fn several_learn_at_once_and_nothing_is_lost() {
    for (name, table) in tables().await {
        let (one, other, third) = (table.store(), table.store(), table.store());
        let (roads, lighting): (CategoryId, CategoryId) = ("roads".into(), "lighting".into());
        for _ in 0..4 {
            let (a, b, c) = tokio::join!(
                one.learn("яма", &roads),
                other.learn("ліхтар", &lighting),
                third.learn("яма ліхтар", &roads),
            );
            a.and(b).and(c).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        }
        let mut expected = Learnt::default();
        for _ in 0..4 {
            expected.learn("яма", &roads);
            expected.learn("ліхтар", &lighting);
            expected.learn("яма ліхтар", &roads);
        }
        assert_eq!(one.directory().await.expect(name).learnt, expected, "{name}");
    }
}

#[tokio::test]
async fn a_quiet_store_marks_its_events_for_nobody() {
    for (name, table) in tables().await {
        let card = filed(&table.store().quiet(), 60, 0).await;
        let age = card.registered_at.duration_since(at(0));
        assert!(age < SignedDuration::from_hours(1), "{name}");
    }
}

#[tokio::test]
async fn a_flood_of_long_messages_never_outgrows_an_item() {
    for (name, table) in tables().await {
        let store = table.store();
        let directory = directory();
        let rules = DialogueRules::on(Channel::Telegram, &directory);
        let who = ChannelUser::telegram(70);
        let long = "я".repeat(4096);
        for n in 0..80_u32 {
            let input = text(i64::from(n), &long);
            Intake::plain(&store, rules)
                .turn(&who, u64::from(n), &input)
                .await
                .unwrap_or_else(|fault| panic!("{name}: {fault} at {n}"));
        }
    }
}

#[tokio::test]
async fn clause_5_1_a_question_is_remembered_once_and_the_oldest_are_forgotten() {
    for (name, table) in tables().await {
        let store = table.store();
        let who = ChannelUser::telegram(80);
        let asked = |sequence: u64, question: &str, second: i64| Asked {
            appeal: AppealId(Uuid::nil()),
            number: RegistrationNumber::new(2026, 1, "Коваль"),
            sequence,
            question: question.to_owned(),
            answer_by: Some(at(86_400)),
            at: at(second),
            survey: false,
        };
        store.append(&who, 1, &text(0, "перше")).await.expect(name);
        store.ask(&who, &asked(2, "Де саме?", 10)).await.expect(name);
        store.ask(&who, &asked(2, "Де саме?", 99)).await.expect(name);
        let record = store.recall(&who).await.expect(name);
        assert_eq!(record.asked, [asked(2, "Де саме?", 10)], "{name}");
        assert_eq!(record.inputs.len(), 1, "{name}");
        for n in 3..=25_u32 {
            store.ask(&who, &asked(n.into(), "Ще?", i64::from(n) * 10)).await.expect(name);
        }
        let record = store.append(&who, 2, &text(0, "друге")).await.expect(name);
        let kept: Vec<_> = record.asked.iter().map(|asked| asked.sequence).collect();
        assert_eq!(kept, (6..=25).collect::<Vec<u64>>(), "{name}");
    }
}

#[tokio::test]
async fn that_a_person_was_out_of_reach_is_remembered_with_its_time() {
    for (name, table) in tables().await {
        let store = table.store();
        let who = ChannelUser::viber("gone==");
        assert_eq!(store.recall(&who).await.expect(name).unreachable_at, None, "{name}");
        store.mark_unreachable(&who, at(5)).await.expect(name);
        store.mark_unreachable(&who, at(7)).await.expect(name);
        let record = store.append(&who, 1, &text(9, "я тут")).await.expect(name);
        assert_eq!(record.unreachable_at, Some(at(7)), "{name}");
        assert_eq!(record.inputs.len(), 1, "{name}");
    }
}

fn block(second: i64) -> Block {
    Block { since: at(0), until: at(second), reason: "Образи".to_owned(), by: Some("melnyk".into()) }
}

fn block_write(who: &ChannelUser, block: BlockChange) -> ConversationWrite {
    ConversationWrite { who: who.clone(), outcome: None, block, compaction: None }
}

fn case(who: &ChannelUser, second: i64) -> Case {
    Case {
        id: Uuid::now_v7(),
        version: 1,
        who: who.clone(),
        at: at(second),
        flag: Flag::Insult,
        texts: vec!["слово".to_owned()],
        draft: Draft::default(),
        appeal: None,
        block: Some(block(1000)),
        state: CaseState::Open,
        history: vec![],
    }
}

#[tokio::test]
async fn clause_4_4_a_block_stored_with_a_card_holds_in_the_chat_until_it_is_lifted() {
    for (name, table) in tables().await {
        let store = table.store();
        let who = ChannelUser::telegram(90);
        let card = filed(&store, 90, 0).await;
        let reason = || "Образи".to_owned();
        let (after, event) = next(&card, EventKind::ApplicantBlocked { reason: reason(), until: at(1000) });
        let with = |change| Along { conversation: Some(block_write(&who, change)), ..Along::default() };
        store.save(&card, &after, &[event], &[], &with(BlockChange::Set(block(1000)))).await.expect(name);
        let record = store.append(&who, 9_000, &text(500, "ще")).await.expect(name);
        assert_eq!(record.block, Some(block(1000)), "{name}");
        assert!(!record.inputs.contains_key(&9_000), "{name}: nothing is taken in");
        // Over another version of the card nothing is written, in the chat neither.
        let (stale, event) = next(&card, EventKind::ApplicantUnblocked { reason: reason() });
        let lost = store.save(&card, &stale, &[event], &[], &with(BlockChange::Lift)).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}");
        assert!(store.recall(&who).await.expect(name).block.is_some(), "{name}");
        let (then, event) = next(&after, EventKind::ApplicantUnblocked { reason: reason() });
        store.save(&after, &then, &[event], &[], &with(BlockChange::Lift)).await.expect(name);
        let record = store.append(&who, 9_001, &text(501, "дякую")).await.expect(name);
        assert_eq!(record.block, None, "{name}");
        assert!(record.inputs.contains_key(&9_001), "{name}");
    }
}

#[tokio::test]
async fn clause_4_4_cases_are_listed_by_whether_they_are_decided_and_saved_by_version() {
    for (name, table) in tables().await {
        let store = table.store();
        let who = ChannelUser::telegram(91);
        let (first, second) = (case(&who, 10), case(&who, 20));
        for (update, case) in [(1, &second), (2, &first)] {
            let outcome = Outcome::Kept { case: case.id, until: Some(at(1000)) };
            let write = ConversationWrite {
                outcome: Some((update, outcome)),
                ..block_write(&who, BlockChange::Set(block(1000)))
            };
            store.open_case(case, &write).await.expect(name);
            let again = Case { id: Uuid::now_v7(), ..case.clone() };
            let lost = store.open_case(&again, &write).await;
            assert!(matches!(lost, Err(SaveError::Conflict)), "{name}: an update opens one case");
        }
        assert_eq!(
            store.cases(true, 9).await.expect(name),
            [first.clone(), second.clone()],
            "{name}: oldest first"
        );
        assert_eq!(store.cases(true, 1).await.expect(name), std::slice::from_ref(&first), "{name}");
        let lifted = |case: &Case| Case { version: 2, state: CaseState::Lifted, block: None, ..case.clone() };
        let lift = block_write(&who, BlockChange::Lift);
        store.save_case(&lifted(&first), Some(&lift), &Trail::default()).await.expect(name);
        assert_eq!(store.recall(&who).await.expect(name).block, None, "{name}");
        store.save_case(&lifted(&second), None, &Trail::default()).await.expect(name);
        let lost = store.save_case(&lifted(&first), Some(&lift), &Trail::default()).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}");
        assert_eq!(store.cases(true, 9).await.expect(name), [], "{name}");
        let decided: Vec<_> = store.cases(false, 9).await.expect(name).iter().map(|case| case.id).collect();
        assert_eq!(decided, [second.id, first.id], "{name}: newest first");
        assert_eq!(store.case(first.id).await.expect(name), Some(lifted(&first)), "{name}");
        assert_eq!(store.case(Uuid::now_v7()).await.expect(name), None, "{name}");
    }
}

#[tokio::test]
async fn clause_4_1_a_restored_case_takes_the_next_number_and_is_restored_once() {
    for (name, table) in tables().await {
        let (one, other) = (table.store(), table.store());
        let before = filed(&one, 92, 0).await;
        let who = ChannelUser::telegram(93);
        let case = case(&who, 10);
        let kept = ConversationWrite {
            outcome: Some((1, Outcome::Kept { case: case.id, until: None })),
            ..block_write(&who, BlockChange::Set(block(1000)))
        };
        one.open_case(&case, &kept).await.expect(name);
        let restored = RestoredCase {
            case: Case { version: 2, state: CaseState::Restored, block: None, ..case.clone() },
            conversation: Some(block_write(&who, BlockChange::Lift)),
            year: before.number.year,
            trail: Trail::default(),
        };
        let id = AppealId(Uuid::now_v7());
        let make = |number: hotline_app::ports::RegistrationNumberOf| {
            let registration = Registration {
                number: number.of("Коваль"),
                contact: Some(who.clone()),
                applicant: before.applicant.clone(),
                category: before.category.clone(),
                substance: "слово".to_owned(),
                location: None,
                files: vec![],
                marks: Classification::default(),
                repeats: None,
                split_from: None,
            };
            let event = register_by(By::Staff("melnyk".into()), id, registration, at(50)).expect("complete");
            Ok((apply(None, &event).expect("a card"), event, vec![]))
        };
        // This store has not filed yet: its guess of the number is wrong.
        other.file_case(&restored, &make).await.expect(name);
        let lost = one.file_case(&restored, &make).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}");
        let record = one.load(id).await.expect(name).expect("a card");
        assert_eq!(record.card.number.sequence, before.number.sequence + 1, "{name}");
        assert_eq!(record.events[0].by, By::Staff("melnyk".into()), "{name}");
        assert_eq!(one.recall(&who).await.expect(name).block, None, "{name}");
        assert_eq!(filed(&one, 94, 900).await.number.sequence, before.number.sequence + 2, "{name}: no gap");
        assert_eq!(one.case(case.id).await.expect(name), Some(restored.case), "{name}");
    }
}
