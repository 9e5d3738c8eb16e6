//! The demo as a whole: the data files fit the city, the times are believable, and a run makes
//! cards in every state, once.

mod scenes;

use std::{
    collections::{BTreeMap, HashSet},
    io::Write,
    path::Path,
    sync::Mutex,
};

use async_trait::async_trait;
use dynoxide::Database;
use hotline_app::{
    cards::of_person,
    error::Fault,
    ports::{Cards, Cases, Conversations, Directories, Files, ObjectInfo, UploadGrant},
};
use hotline_aws::{Aws, Store, store::schema};
use hotline_domain::{
    administration::{
        Standing, Workload, check_calendar, check_category, check_lists, check_member, check_organisation,
        check_settings, check_template,
    },
    card::{Card, State},
    case::CaseState,
    deadline::kyiv,
    media::{Origin, Storage},
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Weekday, date, time},
};

use crate::{
    City,
    appeals::{citizens, texts},
    demo,
    plan::plan,
    slots::{COUNT, categories, slots},
};

/// A Monday night, a Wednesday noon, a Friday evening, a Sunday, both clock changes, a new year.
const MOMENTS: [&str; 7] = [
    "2026-11-23T00:20:00Z",
    "2026-11-25T10:00:00Z",
    "2026-11-27T16:30:00Z",
    "2026-11-29T09:00:00Z",
    "2026-10-25T00:30:00Z",
    "2027-03-28T01:30:00Z",
    "2027-01-04T06:00:00Z",
];

fn city() -> City {
    serde_json::from_str(include_str!("../city.json")).expect("a city")
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

#[test]
fn the_weights_give_sixty_appeals_and_each_has_a_text_of_its_own() {
    let (city, texts) = (city(), texts().expect("texts"));
    let ids: Vec<_> = city.directory.categories.iter().map(|category| category.id.clone()).collect();
    let chosen = categories(&ids, &city.seed_weights).expect("weights");
    assert_eq!((chosen.len(), slots().len()), (COUNT, COUNT));
    for (id, weight) in ids.iter().zip(&city.seed_weights) {
        let share = chosen.iter().filter(|category| *category == id).count();
        assert!((share * 100).abs_diff(*weight as usize * COUNT) < 100, "{id}: {share}");
        if *weight == 0 {
            continue;
        }
        let appeals = &texts.section(id).expect("a section").appeals;
        assert!(appeals.len() >= share, "{id}");
        let different: HashSet<_> = appeals.iter().map(|appeal| &appeal.text).collect();
        assert_eq!(different.len(), appeals.len(), "{id}");
    }
    assert!(categories(&ids, &[1]).is_err());
}

#[test]
fn the_demo_city_is_one_that_an_administrator_could_have_made() {
    let directory = city().directory;
    let (nothing, by) = (Workload::default(), "d.shevchuk".into());
    let standing = Standing { by: &by, today: date(2026, 11, 25), workload: &nothing };
    for organisation in &directory.organisations {
        check_organisation(organisation, &directory, &nothing).expect(&organisation.id.0);
    }
    for member in &directory.staff {
        check_member(member, &directory, standing).expect(&member.id.0);
    }
    for category in &directory.categories {
        check_category(category, &directory).expect(&category.id.0);
    }
    for template in &directory.templates {
        check_template(template, &directory).expect(&template.id.0);
    }
    check_settings(&directory.settings, &directory).expect("settings");
    check_calendar(&directory.calendar).expect("a calendar");
    check_lists(&directory.moderation).expect("lists");
}

#[test]
fn citizens_have_chats_and_phones_of_their_own() {
    let citizens = citizens().expect("citizens");
    let chats: HashSet<_> = citizens.iter().map(|citizen| citizen.chat().id).collect();
    let phones: HashSet<_> = citizens.iter().map(|citizen| &citizen.phone).collect();
    assert_eq!((chats.len(), phones.len()), (citizens.len(), citizens.len()));
}

#[test]
fn every_state_is_planned_in_order_within_office_hours_and_never_ahead_of_the_clock() {
    for now in MOMENTS.map(moment) {
        let plan = plan(slots(), now).expect("a plan");
        for state in State::ALL {
            assert!(plan.iter().any(|planned| planned.slot.state == state), "{state:?}");
        }
        for pair in plan.windows(2) {
            assert!(pair[1].begins_at.duration_since(pair[0].begins_at) >= SignedDuration::from_mins(10));
        }
        for planned in &plan {
            assert!(planned.begins_at + SignedDuration::from_mins(12) < now);
            assert!(planned.begins_at > now - SignedDuration::from_hours(24 * 50));
            let mut last = planned.begins_at + SignedDuration::from_mins(12);
            for (at, step) in &planned.steps {
                assert!(last < *at && *at < now, "{now}: {step:?} of {planned:?}");
                let local = at.to_zoned_datetime(kyiv());
                assert!(
                    !matches!(local.weekday(), Weekday::Saturday | Weekday::Sunday),
                    "{now}: {step:?} of {planned:?}"
                );
                assert!((time(9, 0, 0, 0)..time(17, 0, 0, 0)).contains(&local.time()), "{step:?}");
                last = *at;
            }
        }
    }
}

#[tokio::test]
async fn a_run_makes_cards_in_every_state_and_a_second_run_changes_nothing() {
    // At night, in the morning, and in the evening of a day that counts as worked.
    for now in ["2026-11-23T00:20:00Z", "2027-01-04T06:00:00Z", "2026-12-01T17:20:00Z"].map(moment) {
        let (store, bucket, city) = (table().await.quiet(), Bucket::default(), city());
        store.put_directory(&city.directory).await.expect("a directory");
        assert_eq!(demo::write(&store, &bucket, &city, now).await.expect("a run"), COUNT);
        let cards = everything(&store).await;
        let objects = bucket.0.lock().expect("no panic").len();

        let mut states: BTreeMap<&str, usize> = BTreeMap::new();
        for card in &cards {
            *states.entry(card.state.code()).or_default() += 1;
        }
        let expected = [
            ("addressed", 6),
            ("assigned", 7),
            ("closed", 15),
            ("in_work", 12),
            ("merged", 1),
            ("registered", 8),
            ("reported", 8),
            ("withdrawn", 3),
        ];
        assert_eq!(states, BTreeMap::from(expected));
        assert_eq!(cards.iter().filter(|card| card.overdue(now)).count(), 5);
        assert_eq!(cards.iter().filter(|card| card.returns > 0).count(), 1);
        assert_eq!(cards.iter().filter(|card| card.waiting_for_applicant()).count(), 1);
        assert_eq!(cards.iter().map(|card| card.questions.len()).sum::<usize>(), 2);
        assert_eq!(added(&store, &cards).await, 2);
        scenes::assert_chapters_5_and_6(&cards);
        scenes::assert_the_substitute_acts(&store, &cards, now).await;
        assert_cases(&store, now).await;
        assert_photos_are_stored(&store, &cards, objects).await;
        assert_numbers_follow_the_clock(&cards);

        let later = now + SignedDuration::from_hours(30);
        assert_eq!(demo::write(&store, &bucket, &city, later).await.expect("a second run"), 0);
        assert_eq!(everything(&store).await, cards);
        assert_eq!(store.cases(true, 9).await.expect("a read").len(), 2);
        assert_eq!(bucket.0.lock().expect("no panic").len(), objects);
    }
}

/// How often applicants have added something of their own accord.
async fn added(store: &Store, cards: &[Card]) -> usize {
    let mut count = 0;
    for card in cards {
        let record = store.load(card.id).await.expect("a read").expect("a card");
        count += record.events.iter().filter(|event| event.kind.code() == "added").count();
    }
    count
}

/// Two cases wait, two are decided on, and one of those keeps its sender blocked.
async fn assert_cases(store: &Store, now: Timestamp) {
    let open = store.cases(true, 9).await.expect("a read");
    assert_eq!(open.len(), 2);
    assert!(open.iter().all(|case| case.at < now && case.history.is_empty()));
    let decided = store.cases(false, 9).await.expect("a read");
    let states: Vec<_> = decided.iter().map(|case| case.state).collect();
    assert_eq!(states, [CaseState::Confirmed, CaseState::Lifted]);
    for case in &decided {
        let record = store.recall(&case.who).await.expect("a read");
        let blocked = record.block.is_some_and(|block| block.holds(now));
        assert_eq!(blocked, case.state == CaseState::Confirmed);
    }
}

async fn assert_photos_are_stored(store: &Store, cards: &[Card], objects: usize) {
    let (mut with_photos, mut files) = (0, 0);
    for card in cards {
        let record = store.load(card.id).await.expect("a read").expect("a card");
        assert!(record.files.iter().all(|file| matches!(file.storage, Storage::Stored { .. })));
        with_photos += usize::from(card.files.iter().any(|file| file.origin == Origin::Applicant));
        files += record.files.len();
    }
    assert!((18..=24).contains(&with_photos), "{with_photos}");
    assert_eq!(files, objects);
}

fn assert_numbers_follow_the_clock(cards: &[Card]) {
    let mut ordered: Vec<_> = cards.iter().collect();
    ordered.sort_by_key(|card| card.registered_at);
    let years: Vec<_> = ordered.iter().map(|card| card.number.year).collect();
    assert!(years.is_sorted());
    let mut last: BTreeMap<i16, u32> = BTreeMap::new();
    for card in ordered {
        let last = last.entry(card.number.year).or_default();
        *last += 1;
        assert_eq!(card.number.sequence, *last);
    }
}

async fn everything(store: &Store) -> Vec<Card> {
    let mut cards = Vec::new();
    for citizen in citizens().expect("citizens") {
        let his = of_person(store, Some(&citizen.chat()), Some(&citizen.phone), 100).await;
        cards.extend(his.expect("a read"));
    }
    cards
}

/// A fresh table in a DynamoDB in process.
async fn table() -> Store {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a loopback port");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    let database = Database::memory().expect("a database in memory");
    tokio::spawn(dynoxide::server::serve_on(listener, database));
    let client = Aws::with("eu-central-1", "test", "test").expect("clients").dynamodb_at(&url);
    schema::create(&client, "demo").await.expect("a table");
    Store::new(client, "demo")
}

/// A bucket that only takes.
#[derive(Default)]
struct Bucket(Mutex<BTreeMap<String, usize>>);

#[async_trait]
impl Files for Bucket {
    async fn put(&self, key: &str, _: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        self.0.lock().expect("no panic").insert(key.to_owned(), bytes.len());
        Ok(())
    }
    async fn put_from(&self, _: &str, _: &str, _: &Path, _: &str) -> Result<(), Fault> {
        Err(Fault::new("store a file", "the demo has its bytes at hand"))
    }
    async fn read(&self, _: &str, _: &mut (dyn Write + Send)) -> Result<bool, Fault> {
        Ok(false)
    }
    async fn remove(&self, key: &str) -> Result<(), Fault> {
        self.0.lock().expect("no panic").remove(key);
        Ok(())
    }
    async fn grant_upload(&self, _: &str, _: &str, _: u64) -> Result<UploadGrant, Fault> {
        Err(Fault::new("grant an upload", "the demo needs none"))
    }
    async fn link(&self, _: &str, _: &str, _: &str) -> Result<String, Fault> {
        Err(Fault::new("make a link", "the demo needs none"))
    }
    async fn info(&self, _: &str) -> Result<Option<ObjectInfo>, Fault> {
        Ok(None)
    }
}
