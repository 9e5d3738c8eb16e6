//! A small city: its directory, its functions in process, and what follows from each event.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use hotline_app::{
    audit::Readings,
    clock::now,
    control::{go_round, open_the_day, tick, tick_survey},
    directory::{DirectoryCache, ModeratorCache},
    jobs::{ClockJob, DeadlineJob},
    media::{Media, handle as take_in},
    notify::deliver,
    photos::show_photos,
    ports::{Cards, Clocks, Directories, Queues},
    routing::{forward, route},
    uploads::UploadLinks,
};
use hotline_aws::Store;
use hotline_domain::{
    calendar::{Hours, WorkingCalendar, WorkingDay},
    directory::{Category, Directory, Organisation, OrganisationKind, Role, StaffMember},
    ids::{AppealId, Channel, ChannelUser},
    streets::{Street, StreetKind, Streets},
};
use hotline_messengers::{
    http, message::visible, telegram::client::TelegramClient, texts::Texts, viber::ViberClient,
};
use jiff::{Timestamp, civil::Time};
use serde_json::{Value, json};

use crate::{
    accounts::{MemorySignIn, ReadableTokens},
    dynamo::Table,
    fakes::{MemoryClocks, MemoryFiles, MemoryMessenger, MemoryQueues, MemorySource},
    people::{Citizen, Staff},
    viber::ViberServer,
};

/// Name of the city.
pub const CITY: &str = "Вишнопіль";
/// The webhook's secret in tests.
pub const SECRET: &str = "secret-of-the-tests";

/// The token of the bot in Viber in tests.
pub const VIBER_TOKEN: &str = "sample-viber-token-of-the-tests";

/// A city with its functions.
pub struct City {
    /// The functions' own way to the table.
    pub store: Store,
    /// Function `telegram-webhook`.
    pub webhook: telegram_webhook::handler::App<Store>,
    /// Function `viber-webhook`.
    pub viber_webhook: viber_webhook::handler::App<Store>,
    /// What the bot says in Viber arrives here.
    pub viber: ViberServer,
    /// Function `staff-api`.
    pub api: axum::Router,
    /// Function `admin-api`.
    pub admin: axum::Router,
    /// The staff's accounts.
    pub sign_in: Arc<MemorySignIn>,
    /// Function `uploads`.
    pub uploads: uploads::handler::App<Store>,
    /// The bucket.
    pub files: Arc<MemoryFiles>,
    /// What was sent between functions.
    pub queues: Arc<MemoryQueues>,
    /// The clocks of cards.
    pub clocks: MemoryClocks,
    /// What the messengers hand over.
    pub source: MemorySource,
    /// What reached citizens.
    pub messenger: MemoryMessenger,
    /// How often each event and each clock is delivered.
    pub deliveries: usize,
    table: Table,
    routed: Mutex<BTreeMap<AppealId, u64>>,
}

impl City {
    /// A city that just opened its hotline.
    ///
    /// # Panics
    /// When the table cannot be made.
    pub async fn new() -> Self {
        let table = Table::in_process().await;
        let store = table.store();
        store.put_directory(&directory()).await.expect("a directory");
        let http = http::client().expect("an HTTP client");
        let webhook = telegram_webhook::handler::App {
            store: table.store(),
            directory: DirectoryCache::default(),
            telegram: TelegramClient::new("http://127.0.0.1:9", "42:TEST", http.clone()),
            secret: SECRET.to_owned(),
            city: CITY.to_owned(),
            links: Some(UploadLinks::new("https://city.example", SECRET)),
            moderator: ModeratorCache::default(),
        };
        let viber = ViberServer::start();
        let viber_webhook = viber_webhook::handler::App {
            store: table.store(),
            directory: DirectoryCache::default(),
            bot: Some(viber_webhook::handler::Bot {
                viber: ViberClient::new(&viber.url, VIBER_TOKEN, CITY, http),
                token: VIBER_TOKEN.to_owned(),
            }),
            city: CITY.to_owned(),
            links: Some(UploadLinks::new("https://city.example", VIBER_TOKEN)),
            moderator: ModeratorCache::default(),
        };
        let files = Arc::new(MemoryFiles::default());
        let queues = Arc::new(MemoryQueues::default());
        let api = staff_api(&table, &files, &queues);
        let sign_in = Arc::new(MemorySignIn::of(&directory()));
        let admin = admin_api::handler::App {
            store: Box::new(table.store()),
            tokens: Arc::new(ReadableTokens),
            sign_in: sign_in.clone(),
        };
        let uploads = uploads::handler::App {
            store: table.store(),
            files: files.clone(),
            directory: DirectoryCache::default(),
            city: CITY.to_owned(),
        };
        Self {
            store,
            uploads,
            webhook,
            viber_webhook,
            viber,
            api,
            admin: admin_api::handler::router(Arc::new(admin)),
            sign_in,
            files,
            queues,
            clocks: MemoryClocks::default(),
            source: MemorySource::default(),
            messenger: MemoryMessenger::default(),
            deliveries: 2,
            table,
            routed: Mutex::default(),
        }
    }

    /// How many calls the functions have made to the table.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.table.calls()
    }

    /// From now on readings cannot be recorded in the audit trail, or can again.
    pub fn audit_fails(&self, fails: bool) {
        self.table.loses_batches(fails);
    }

    /// A way to the table for one more function.
    #[must_use]
    pub fn another_store(&self) -> Store {
        self.table.store()
    }

    /// Lets the functions read the directory anew, as they do once a minute.
    pub fn a_minute_passes(&mut self) {
        self.api = staff_api(&self.table, &self.files, &self.queues);
        self.webhook.directory = DirectoryCache::default();
        self.viber_webhook.directory = DirectoryCache::default();
    }

    /// A citizen with this chat in Telegram.
    #[must_use]
    pub fn citizen(&self, chat: i64) -> Citizen<'_> {
        self.citizen_on(Channel::Telegram, chat)
    }

    /// A citizen with this chat.
    #[must_use]
    pub fn citizen_on(&self, channel: Channel, chat: i64) -> Citizen<'_> {
        Citizen::new(self, channel, chat)
    }

    /// A member of staff who has signed in; the roles are those of the directory.
    #[must_use]
    pub fn staff<'a>(&'a self, id: &'a str) -> Staff<'a> {
        Staff { city: self, id }
    }

    /// Lets everything follow that follows from new events of a card: each event goes through
    /// outbox, routing and notifications *twice*, as at-least-once delivery may have it.
    ///
    /// # Panics
    /// When a step fails.
    pub async fn settle(&self, id: AppealId) {
        self.settle_at(id, &directory(), now()).await;
    }

    /// The same by another directory, at another time.
    ///
    /// # Panics
    /// When a step fails.
    pub async fn settle_at(&self, id: AppealId, directory: &Directory, now: Timestamp) {
        let record = self.store.load(id).await.expect("a table").expect("a card");
        let seen = self.routed.lock().expect("no panic").insert(id, record.card.version).unwrap_or(0);
        for event in record.events.into_iter().filter(|event| event.sequence > seen) {
            for _ in 0..self.deliveries {
                forward(&*self.queues, event.clone()).await.expect("queues");
            }
        }
        let jobs = std::mem::take(&mut *self.queues.routing.lock().expect("no panic"));
        for job in jobs {
            let (queues, clocks) = (&*self.queues, &self.clocks);
            // What failed comes back from the queue.
            while route(&self.store, (queues, clocks), directory, job.clone(), now).await.is_err() {}
        }
        let jobs = std::mem::take(&mut *self.queues.notifications.lock().expect("no panic"));
        for job in jobs {
            // The message does not wait for its photos; an error of theirs is for the log.
            let _ = show_photos(&self.store, &*self.files, &self.messenger, &job, now).await;
            // A refused delivery comes back from the queue.
            while deliver(&self.store, &self.messenger, &job, now).await.is_err() {}
        }
    }

    /// Takes a new card into the hands of `mer` and `yurchenko`, with the term that is proposed.
    ///
    /// # Panics
    /// When a step fails.
    pub async fn puts_to_work(&self, id: AppealId) {
        let due = self.staff("melnyk").opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
        let steps = [
            ("melnyk", "address", json!({ "due_on": due, "decision_makers": ["mer"] })),
            ("mer", "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })),
            ("yurchenko", "accept", json!({})),
        ];
        for (who, step, body) in steps {
            let (status, answer) = self.staff(who).does(id, step, body).await;
            assert!(status.is_success(), "{step}: {answer}");
        }
    }

    /// Lets every clock fire that is set up to `now`, each *twice*, and everything follow from it; how
    /// many there were.
    ///
    /// # Panics
    /// When a step fails.
    pub async fn clocks_fire(&self, directory: &Directory, now: Timestamp) -> usize {
        let jobs = self.clocks.take_until(now);
        for job in &jobs {
            for _ in 0..self.deliveries {
                match job {
                    ClockJob::Deadlines(job) => self.looks(job, directory, now).await,
                    ClockJob::Survey(job) => {
                        let id = job.appeal;
                        tick_survey(&self.store, &self.clocks, directory, id, now).await.expect("a look");
                        self.settle_at(id, directory, now).await;
                    }
                    ClockJob::Reminder(_) => {}
                }
            }
        }
        jobs.len()
    }

    /// Function `deadlines` does a job at `now`.
    ///
    /// # Panics
    /// When it fails.
    pub async fn looks(&self, job: &DeadlineJob, directory: &Directory, now: Timestamp) {
        let mut jobs = vec![job.clone()];
        while let Some(job) = jobs.pop() {
            match job {
                DeadlineJob::Card { appeal } => {
                    tick(&self.store, &self.clocks, directory, appeal, now).await.expect("a look");
                    self.settle_at(appeal, directory, now).await;
                }
                DeadlineJob::Opening { at } => {
                    open_the_day(&self.store, directory, at).await.expect("an opening");
                }
                DeadlineJob::Round(round) => {
                    let outside = (&self.clocks as &dyn Clocks, &*self.queues as &dyn Queues);
                    go_round(&self.store, outside, directory, &round, now).await.expect("a round");
                    jobs.append(&mut self.queues.deadlines.lock().expect("no panic"));
                }
            }
        }
    }

    /// Lets function `media` do what is in its queue; how many jobs are to be delivered again.
    ///
    /// # Panics
    /// Never in practice.
    pub async fn copy_files(&self, last_try: bool) -> usize {
        let jobs = std::mem::take(&mut *self.queues.media.lock().expect("no panic"));
        let media = Media {
            cards: &self.store,
            files: &*self.files,
            source: &self.source,
            inspect: &media::inspect::inspect,
            thumbnail: &media::thumbnail::thumbnail,
        };
        let mut failed = 0;
        for job in jobs {
            failed += usize::from(take_in(&media, &job, last_try).await.is_err());
        }
        failed
    }

    /// Hands what is stored under a partition key through function `outbox`, as the stream would.
    ///
    /// # Panics
    /// When the table or the function fails.
    pub async fn stream(&self, pk: &str) {
        let sample = include_str!("../../events/outbox/addressed.json");
        for image in self.table.images(pk).await {
            let mut batch: Value = serde_json::from_str(sample).expect("JSON");
            batch["Records"][0]["dynamodb"]["NewImage"] = image;
            let batch = serde_json::from_value(batch).expect("a batch");
            outbox::handler::handle(&*self.queues, batch).await.expect("queues");
        }
    }

    /// What a citizen was told outside the dialogue, in order, without markup.
    ///
    /// # Panics
    /// Never in practice.
    #[must_use]
    pub fn told(&self, who: &ChannelUser) -> Vec<String> {
        let texts = Texts { city: CITY, channel: who.channel, directory: &Directory::default() };
        let delivered = self.messenger.delivered.lock().expect("no panic");
        delivered
            .iter()
            .filter(|(to, _)| to == who)
            .map(|(_, notice)| visible(&texts.notice(notice).text))
            .collect()
    }
}

/// Function `staff-api` as it is when it has just started.
fn staff_api(table: &Table, files: &Arc<MemoryFiles>, queues: &Arc<MemoryQueues>) -> axum::Router {
    let app = staff_api::handler::App {
        store: Box::new(table.store()),
        tokens: Arc::new(ReadableTokens),
        files: files.clone(),
        queues: queues.clone(),
        directory: DirectoryCache::default(),
        moderator: ModeratorCache::default(),
        readings: Readings::default(),
    };
    staff_api::handler::router(Arc::new(app))
}

/// The directory of the tests.
#[must_use]
pub fn directory() -> Directory {
    let organisation = |id: &str, name: &str, kind| Organisation {
        id: id.into(),
        name: name.to_owned(),
        kind,
        active: true,
        ..Organisation::default()
    };
    let member =
        |id: &str, surname: &str, name: &str, patronymic: &str, role, organisation: &str| StaffMember {
            id: id.into(),
            surname: surname.to_owned(),
            name: name.to_owned(),
            patronymic: patronymic.to_owned(),
            position: "спеціаліст".to_owned(),
            roles: vec![role],
            organisation: Some(organisation.into()),
            active: true,
            ..StaffMember::default()
        };
    let category = |id: &str, name: &str, norm_days, organisation: &str, keywords: &[&str]| Category {
        id: id.into(),
        name: name.to_owned(),
        norm_days,
        proof_required: true,
        organisation: Some(organisation.into()),
        active: true,
        keywords: keywords.iter().map(|word| (*word).to_owned()).collect(),
        ..Category::default()
    };
    let street = |kind, name: &str, former: &[&str]| Street {
        kind,
        name: name.to_owned(),
        former: former.iter().map(|name| (*name).to_owned()).collect(),
    };
    let inactive = StaffMember {
        active: false,
        ..member("gone", "Колишній", "Олег", "Іванович", Role::Executor, "svitlo")
    };
    // Open day and night, so that nothing depends on when the tests run.
    let hours = Hours { from: Time::MIN, to: Time::MAX, pause: None };
    let week = (1..=7).map(|weekday| WorkingDay { weekday, hours }).collect();
    Directory {
        calendar: WorkingCalendar { week, ..WorkingCalendar::default() },
        organisations: vec![
            organisation("rada", "Виконавчий комітет", OrganisationKind::ExecutiveBody),
            organisation("svitlo", "КП «Міськсвітло»", OrganisationKind::CommunalEnterprise),
            organisation("shliakh", "КП «Шляхбуд»", OrganisationKind::CommunalEnterprise),
        ],
        staff: vec![
            member("melnyk", "Мельник", "Олена", "Петрівна", Role::Responsible, "rada"),
            member("mer", "Загорулько", "Микола", "Іванович", Role::DecisionMaker, "rada"),
            member("zastupnyk", "Савчук", "Ірина", "Олегівна", Role::DecisionMaker, "rada"),
            member("yurchenko", "Юрченко", "Павло", "Андрійович", Role::Executor, "svitlo"),
            member("didenko", "Діденко", "Сергій", "Львович", Role::Executor, "svitlo"),
            member("marchenko", "Марченко", "Юрій", "Іванович", Role::Executor, "shliakh"),
            member("lysenko", "Лисенко", "Катерина", "Юріївна", Role::PressOfficer, "rada"),
            member("admin", "Шевчук", "Денис", "Олексійович", Role::Admin, "rada"),
            inactive,
        ],
        categories: vec![
            category("lighting", "Вуличне освітлення", 15, "svitlo", &["ліхтар", "освітл", "темн", "стовп"]),
            category("roads", "Дороги", 30, "svitlo", &["дорог", "ям", "тротуар", "асфальт"]),
        ],
        streets: Streets(vec![
            street(StreetKind::City, CITY, &[]),
            street(StreetKind::Street, "Соборна", &["Леніна"]),
            street(StreetKind::Street, "Садова", &[]),
            street(StreetKind::Lane, "Тихий", &[]),
        ]),
        ..Directory::default()
    }
}
