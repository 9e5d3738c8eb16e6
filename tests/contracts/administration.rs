//! The directory's versions and revisions (clause 1.4).

use hotline_app::{
    administration::{Author, ChangeError, change, create},
    idempotency::{Intent, Key},
    ports::{Administration, Directories, Ledger, RevisionsOf, SaveError},
};
use hotline_aws::Store;
use hotline_domain::{
    administration::{Entry, Revision, Subject},
    audit::Source,
    directory::{Directory, Organisation, SignInState, StaffMember},
    ids::CategoryId,
    settings::Settings,
};
use hotline_tests::city::directory;
use jiff::Timestamp;

use crate::tables;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).expect("in range")
}

fn author(second: i64) -> Author {
    Author { id: "admin".into(), at: at(second), from: Source::new("203.0.113.7", "tests"), intent: None }
}

fn svitlo() -> Subject {
    Subject::Organisation("svitlo".into())
}

/// The lighting enterprise under another name.
fn renamed(name: &str) -> Entry {
    let before = directory().organisation(&"svitlo".into()).cloned().expect("there");
    Entry::Organisation(Organisation { name: name.to_owned(), ..before })
}

fn revision(ledger: &Ledger, second: i64, after: Entry) -> Revision {
    let subject = after.subject();
    Revision {
        version: ledger.stamp(&subject).version + 1,
        at: at(second),
        by: Some("admin".into()),
        from: "203.0.113.7".to_owned(),
        before: ledger.entry(&subject),
        after,
    }
}

async fn rename(store: &Store, second: i64, expected: u64, name: &str) -> Result<Ledger, ChangeError> {
    change(store, &author(second), (&svitlo(), expected), |_| Ok(renamed(name))).await
}

#[tokio::test]
async fn clause_1_4_a_change_is_saved_with_its_revision_over_the_version_it_was_made_on() {
    for (name, table) in tables().await {
        let store = table.store();
        store.put_directory(&directory()).await.expect(name);
        assert_eq!(store.ledger().await.expect(name).stamp(&svitlo()).version, 1, "{name}: loaded");
        let ledger = rename(&store, 1, 1, "КП «Світло»").await.expect(name);
        let stamp = ledger.stamp(&svitlo());
        assert_eq!((stamp.version, stamp.at, stamp.by), (2, Some(at(1)), Some("admin".into())), "{name}");
        assert_eq!(ledger, store.ledger().await.expect(name), "{name}: what is returned is what is stored");
        let late = rename(&store, 2, 1, "КП «Ліхтар»").await;
        let told = matches!(&late, Err(ChangeError::Conflict(stamp)) if stamp.at == Some(at(1)));
        assert!(told, "{name}: {late:?}");
        rename(&store, 3, 2, "КП «Світло»").await.expect(name);

        let revisions = store.revisions(&RevisionsOf::Entry(svitlo()), 10).await.expect(name);
        let seen: Vec<_> =
            revisions.iter().map(|revision| (revision.version, revision.by.is_some())).collect();
        assert_eq!(seen, [(2, true), (1, false)], "{name}: the same value again is no change");
        assert_eq!(revisions[0].before.as_ref(), Some(&revisions[1].after), "{name}");
        assert_eq!(revisions[0].from, "203.0.113.7", "{name}");
    }
}

#[tokio::test]
async fn clause_1_4_whoever_decided_on_an_older_directory_decides_anew() {
    for (name, table) in tables().await {
        let (one, other) = (table.store(), table.store());
        one.put_directory(&directory()).await.expect(name);
        let seen = one.ledger().await.expect(name);
        rename(&other, 1, 1, "КП «Світло»").await.expect(name);
        let settings = Settings { block_days: 3, ..Settings::default() };
        let late = revision(&seen, 2, Entry::Settings(Box::new(settings)));
        let lost = one.revise(&seen, &late, None).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}: rules look at the whole directory");
        assert_eq!(one.ledger().await.expect(name).directory.settings, Settings::default(), "{name}");
    }
}

#[tokio::test]
async fn clause_1_4_many_change_at_once_and_no_version_is_lost() {
    for (name, table) in tables().await {
        let stores = [table.store(), table.store(), table.store(), table.store()];
        stores[0].put_directory(&directory()).await.expect(name);
        let won = async |n: usize| rename(&stores[n], 1, 1, &format!("КП № {n}")).await.is_ok();
        let (a, b, c, d) = tokio::join!(won(0), won(1), won(2), won(3));
        assert_eq!([a, b, c, d].into_iter().filter(|won| *won).count(), 1, "{name}");
        assert_eq!(stores[1].ledger().await.expect(name).stamp(&svitlo()).version, 2, "{name}");
    }
}

#[tokio::test]
async fn clause_1_4_what_is_asked_for_twice_is_made_once_though_the_first_answer_was_lost() {
    for (name, table) in tables().await {
        let stores = [table.store(), table.store()];
        stores[0].put_directory(&directory()).await.expect(name);
        let key = Key::parse("0198c0de-made-once").expect("a key");
        let sent = |body: &str| Author {
            intent: Some(Intent::new(key.clone(), "POST /organisations", body.as_bytes())),
            ..author(1)
        };
        let (author, other) = (sent("{}"), sent("{ }"));
        let decide = |directory: &Directory| {
            let id = format!("new-{}", directory.organisations.len());
            let named = Organisation { id: id.as_str().into(), name: id, ..Organisation::default() };
            Ok(Entry::Organisation(named))
        };
        let (one, two) =
            tokio::join!(create(&stores[0], &author, decide), create(&stores[1], &author, decide));
        let (one, two) = (one.expect(name), two.expect(name));
        assert_eq!(one.1, two.1, "{name}: the same organisation");
        let ledger = stores[0].ledger().await.expect(name);
        assert_eq!(ledger.directory.organisations.len(), directory().organisations.len() + 1, "{name}");
        let refused = create(&stores[0], &other, decide).await;
        assert!(matches!(refused, Err(ChangeError::KeyReused)), "{name}: {refused:?}");
    }
}

#[tokio::test]
async fn old_items_without_a_version_are_at_version_0() {
    for (name, table) in tables().await {
        let store = table.store();
        for entry in Entry::all(&directory()) {
            table.put_unversioned(&entry).await;
        }
        let ledger = store.ledger().await.expect(name);
        assert_eq!((ledger.version, ledger.stamp(&svitlo()).version), (0, 0), "{name}");
        assert_eq!(ledger.directory.categories, directory().categories, "{name}");
        rename(&store, 1, 0, "КП «Світло»").await.expect(name);
        let lighting = Subject::Category("lighting".into());
        let value = directory().category(&"lighting".into()).cloned().expect("there");
        let proofless =
            Entry::Category(hotline_domain::directory::Category { proof_required: false, ..value });
        let ledger = change(&store, &author(2), (&lighting, 0), |_| Ok(proofless.clone())).await.expect(name);
        assert_eq!((ledger.stamp(&svitlo()).version, ledger.stamp(&lighting).version), (1, 1), "{name}");
        let order: Vec<_> =
            ledger.directory.categories.iter().map(|category| category.id.0.as_str()).collect();
        assert_eq!(order, ["lighting", "roads"], "{name}");
        assert_eq!(ledger, store.ledger().await.expect(name), "{name}: what is changed keeps its place");
    }
}

#[tokio::test]
async fn a_loaded_file_makes_revisions_and_what_it_does_not_name_stays() {
    for (name, table) in tables().await {
        let store = table.store();
        store.put_directory(&directory()).await.expect(name);
        let set = Settings { block_days: 3, ..Settings::default() };
        let decide = |_: &Directory| Ok(Entry::Settings(Box::new(set.clone())));
        let before = change(&store, &author(1), (&Subject::Settings, 0), decide).await.expect(name);
        store.put_directory(&directory()).await.expect(name);
        let after = store.ledger().await.expect(name);
        assert_eq!(after.stamps, before.stamps, "{name}: the same file changes nothing");
        assert_eq!(after.directory.settings.block_days, 3, "{name}");

        let mut file = directory();
        file.categories.reverse();
        file.categories.truncate(1);
        file.organisations[1].name = "КП «Світло»".to_owned();
        store.put_directory(&file).await.expect(name);
        let after = store.ledger().await.expect(name);
        assert_eq!(after.stamp(&svitlo()).version, 2, "{name}");
        let order: Vec<_> =
            after.directory.categories.iter().map(|category| category.id.0.as_str()).collect();
        assert_eq!(order, ["roads", "lighting"], "{name}");
    }
}

#[tokio::test]
async fn the_order_of_categories_is_an_entry_of_its_own() {
    for (name, table) in tables().await {
        let store = table.store();
        store.put_directory(&directory()).await.expect(name);
        let version = store.ledger().await.expect(name).stamp(&Subject::CategoryOrder).version;
        let order: Vec<CategoryId> = vec!["roads".into(), "lighting".into()];
        let at = (&Subject::CategoryOrder, version);
        change(&store, &author(1), at, |_| Ok(Entry::CategoryOrder(order.clone()))).await.expect(name);
        let read = store.directory().await.expect(name);
        assert_eq!(
            read.categories.into_iter().map(|category| category.id).collect::<Vec<_>>(),
            order,
            "{name}"
        );
    }
}

#[tokio::test]
async fn revisions_are_listed_by_entry_by_kind_and_all() {
    for (name, table) in tables().await {
        let store = table.store();
        store.put_directory(&directory()).await.expect(name);
        // After the file was loaded, by the clock.
        let later = hotline_app::clock::now().as_second() - 1_790_000_000 + 1;
        rename(&store, later, 1, "КП «Світло»").await.expect(name);
        let order = Entry::CategoryOrder(vec!["roads".into(), "lighting".into()]);
        let version = store.ledger().await.expect(name).stamp(&Subject::CategoryOrder).version;
        let by = author(later + 1);
        change(&store, &by, (&Subject::CategoryOrder, version), |_| Ok(order.clone())).await.expect(name);
        let count = async |of: RevisionsOf| store.revisions(&of, 100).await.expect(name).len();
        let all = count(RevisionsOf::Everything).await;
        let categories = store.revisions(&RevisionsOf::Kind("category".to_owned()), 100).await.expect(name);
        assert!(categories.iter().all(|revision| revision.after.subject().kind() == "category"), "{name}");
        assert_eq!(categories.len(), 2, "{name}");
        assert!(all > categories.len(), "{name}");
        let newest = store.revisions(&RevisionsOf::Everything, 1).await.expect(name);
        assert_eq!(newest[0].after.subject(), Subject::CategoryOrder, "{name}: newest first");
    }
}

#[tokio::test]
async fn a_person_is_marked_as_known_to_the_sign_in_service_only_at_that_version() {
    for (name, table) in tables().await {
        let store = table.store();
        store.put_directory(&directory()).await.expect(name);
        let id = "didenko".into();
        let member = directory().staff(&id).cloned().expect("there");
        let pending = StaffMember { sign_in: SignInState::Pending, ..member.clone() };
        let entry = Entry::Staff(Box::new(pending));
        change(&store, &author(1), (&entry.subject(), 1), |_| Ok(entry.clone())).await.expect(name);
        assert!(!store.mark_synced(&member, 1).await.expect(name), "{name}: changed meanwhile");
        assert!(store.mark_synced(&member, 2).await.expect(name), "{name}");
        let ledger = store.ledger().await.expect(name);
        assert_eq!(
            ledger.directory.staff(&id).map(|member| member.sign_in),
            Some(SignInState::Synced),
            "{name}"
        );
        assert_eq!(ledger.stamp(&entry.subject()).version, 2, "{name}: it is no change of the person");
    }
}
