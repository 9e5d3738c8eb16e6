//! What is remembered of requests: the audit trail, the marks of repetitions, who looks at a card.

use hotline_app::{
    clock::now,
    idempotency::{Intent, Key, Mark},
    ports::{Along, Audit, AuditPage, Cards, Looker, Marks, Presence, SaveError, Trail},
};
use hotline_domain::{
    audit::{Access, AuditEntry, CardName, Source},
    card::EventKind,
    deadline::date_in_kyiv,
    directory::Role,
    ids::{AppealId, RegistrationNumber},
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{
    suite::{filed, next},
    tables,
};

fn entry(who: &str, at: Timestamp, cards: &[CardName]) -> AuditEntry {
    AuditEntry {
        id: Uuid::now_v7(),
        at,
        who: who.into(),
        roles: vec![Role::Responsible],
        access: Access::List,
        action: "register".to_owned(),
        cards: cards.to_vec(),
        cases: Vec::new(),
        from: Source::new("192.0.2.17", "tests"),
    }
}

fn named(sequence: u32) -> CardName {
    CardName { id: AppealId(Uuid::now_v7()), number: RegistrationNumber::new(2026, sequence, "Коваль") }
}

fn mark(key: &str, body: &str) -> Mark {
    let key = Key::parse(key).expect("a key");
    Intent::new(key, "POST /", body.as_bytes()).mark(&"melnyk".into(), 2)
}

#[tokio::test]
async fn an_entry_stands_under_its_day_and_under_each_of_its_cards() {
    for (name, table) in tables().await {
        let store = table.store();
        let cards: Vec<_> = (1..=60).map(named).collect();
        let at = now();
        let day = date_in_kyiv(at);
        let later = at + SignedDuration::from_micros(1);
        let (first, second) = (entry("melnyk", at, &cards), entry("mer", later, &cards[..1]));
        for entry in [&first, &second] {
            store.record(entry).await.expect(name);
        }
        let page = |entries: &[&AuditEntry]| AuditPage {
            entries: entries.iter().map(|&entry| entry.clone()).collect(),
            next: None,
        };
        assert_eq!(store.audit_on(day, None, None).await.expect(name), page(&[&second, &first]), "{name}");
        let his = store.audit_on(day, Some(&"mer".into()), None).await.expect(name);
        assert_eq!(his, page(&[&second]), "{name}");
        let alone = AuditEntry { cards: vec![cards[0].clone()], ..first.clone() };
        let of_card = store.audit_of(cards[0].id, None).await.expect(name);
        assert_eq!(of_card, page(&[&second, &alone]), "{name}");
        let last = AuditEntry { cards: vec![cards[59].clone()], ..first };
        assert_eq!(store.audit_of(cards[59].id, None).await.expect(name), page(&[&last]), "{name}");
        let yesterday = day.yesterday().expect("a day");
        assert_eq!(store.audit_on(yesterday, None, None).await.expect(name), page(&[]), "{name}");
    }
}

#[tokio::test]
async fn the_trail_pages_newest_first_also_of_one_person_among_many() {
    for (name, table) in tables().await {
        let store = table.store();
        let card = named(1);
        let at = now();
        for n in 0..110 {
            let who = if n % 2 == 0 { "melnyk" } else { "mer" };
            let at = at + SignedDuration::from_micros(n);
            store.record(&entry(who, at, std::slice::from_ref(&card))).await.expect(name);
        }
        let (mut cursor, mut sizes, mut times) = (None, Vec::new(), Vec::new());
        loop {
            let page = store.audit_of(card.id, cursor.as_deref()).await.expect(name);
            sizes.push(page.entries.len());
            times.extend(page.entries.iter().map(|entry| entry.at));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(sizes, [50, 50, 10], "{name}");
        assert!(times.is_sorted_by(|one, other| one > other), "{name}");
        let (day, who) = (date_in_kyiv(at), "mer".into());
        let first = store.audit_on(day, Some(&who), None).await.expect(name);
        let second = store.audit_on(day, Some(&who), first.next.as_deref()).await.expect(name);
        assert_eq!((first.entries.len(), second.entries.len(), second.next), (50, 5, None), "{name}");
    }
}

#[tokio::test]
async fn a_card_is_saved_with_its_trail_or_not_at_all() {
    for (name, table) in tables().await {
        let store = table.store();
        let card = filed(&store, 300, 0).await;
        let named = CardName { id: card.id, number: card.number.clone() };
        let with = |key: &str| Along {
            trail: Trail {
                entry: Some(entry("melnyk", now(), std::slice::from_ref(&named))),
                mark: Some(mark(key, "{}")),
            },
            ..Along::default()
        };
        let comment = || EventKind::Commented { text: "перший".to_owned() };
        let (after, event) = next(&card, comment());
        store.save(&card, &after, &[event], &[], &with("key-00001")).await.expect(name);
        assert_eq!(store.audit_of(card.id, None).await.expect(name).entries.len(), 1, "{name}");
        // The same key once more: nothing is stored, although the version is right.
        let (then, event) = next(&after, comment());
        let lost = store.save(&after, &then, &[event], &[], &with("key-00001")).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}");
        assert_eq!(store.card(card.id).await.expect(name).expect("a card").version, 2, "{name}");
        // Another key over an old version: no mark is left, no entry written.
        let (stale, event) = next(&card, comment());
        let lost = store.save(&card, &stale, &[event], &[], &with("key-00002")).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}");
        let key = Key::parse("key-00002").expect("a key");
        assert_eq!(store.mark(&"melnyk".into(), &key).await.expect(name), None, "{name}");
        assert_eq!(store.audit_of(card.id, None).await.expect(name).entries.len(), 1, "{name}");
    }
}

#[tokio::test]
async fn a_mark_belongs_to_a_person_and_the_first_one_stays() {
    for (name, table) in tables().await {
        let store = table.store();
        let (first, other) = (mark("key-00001", "{}"), mark("key-00001", "{ }"));
        store.leave_mark(&first).await.expect(name);
        store.leave_mark(&other).await.expect(name);
        assert_eq!(
            store.mark(&"melnyk".into(), &first.key).await.expect(name),
            Some(first.clone()),
            "{name}"
        );
        assert_eq!(store.mark(&"mer".into(), &first.key).await.expect(name), None, "{name}");
    }
}

#[tokio::test]
async fn who_looks_at_a_card_is_known_until_they_leave_or_fall_silent() {
    for (name, table) in tables().await {
        let store = table.store();
        let card = AppealId(Uuid::now_v7());
        let second = |n: i64| now() + SignedDuration::from_secs(n);
        let at = second(0);
        let looker = |who: &str, since: Timestamp, seen: Timestamp, typing| Looker {
            who: who.into(),
            since,
            seen,
            typing,
        };
        let (silent, here) = (looker("mer", at, at, false), looker("melnyk", second(1), second(30), true));
        store.looks(card, &here).await.expect(name);
        store.looks(card, &silent).await.expect(name);
        let since_ever = at - SignedDuration::from_secs(1);
        assert_eq!(store.lookers(card, since_ever).await.expect(name), [silent, here.clone()], "{name}");
        assert_eq!(store.lookers(card, at).await.expect(name), std::slice::from_ref(&here), "{name}");
        let again = Looker { typing: false, ..here };
        store.looks(card, &again).await.expect(name);
        assert_eq!(store.lookers(card, at).await.expect(name), std::slice::from_ref(&again), "{name}");
        store.leaves(card, &again.who).await.expect(name);
        assert_eq!(store.lookers(card, at).await.expect(name), [], "{name}");
    }
}
