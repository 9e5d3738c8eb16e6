//! The cards to which something may happen by itself (chapter 7): found by state and time, in pages.

use hotline_app::{
    jobs::Round,
    ports::{Along, Cards, Watched},
};
use hotline_aws::Store;
use hotline_domain::{card::EventKind, ids::AppealId};
use jiff::{SignedDuration, Timestamp};

use crate::{
    suite::{filed, next},
    tables,
};

async fn all(store: &Store, mut round: Round, until: Timestamp) -> (Vec<AppealId>, usize) {
    let (mut cards, mut pages) = (Vec::new(), 0);
    loop {
        let page = store.watched(&round, until).await.expect("a table");
        cards.extend(page.cards);
        pages += 1;
        match page.next {
            Some(next) => round = next,
            None => return (cards, pages),
        }
    }
}

#[tokio::test]
async fn clause_7_what_is_watched_is_found_once_and_only_when_its_time_has_come() {
    for (name, table) in tables().await {
        let store = table.store();
        let mut cards = Vec::new();
        for n in 0..30 {
            cards.push(filed(&store, 7_000 + n, n * 100).await);
        }
        let last = cards.iter().map(|card| card.registered_at).max().expect("cards");
        let ids: Vec<_> = cards.iter().map(|card| card.id).collect();
        let (found, pages) = all(&store, Round::default(), last + SignedDuration::from_secs(1)).await;
        assert_eq!((found, pages), (ids.clone(), 2), "{name}: oldest first, in pages");
        let (found, _) = all(&store, Round::default(), cards[9].registered_at).await;
        assert_eq!(found.len(), 9, "{name}: only those before");
        let between = store.registered_between(cards[3].registered_at, cards[6].registered_at).await;
        let between = between.expect(name);
        assert!(between.contains(&ids[4]) && !between.contains(&ids[7]), "{name}: {between:?}");

        let (gone, event) = next(&cards[0], EventKind::Withdrawn { reason: "Вже не треба".to_owned() });
        store.save(&cards[0], &gone, &[event], &[], &Along::default()).await.expect(name);
        let due = last + SignedDuration::from_hours(24 * 15);
        let addressed = EventKind::Addressed { due_at: due, decision_makers: vec!["mer".into()], note: None };
        let (after, event) = next(&cards[1], addressed);
        store.save(&cards[1], &after, &[event], &[], &Along::default()).await.expect(name);
        let (found, _) = all(&store, Round::of_all(), Timestamp::MAX).await;
        assert_eq!(found.len(), 29, "{name}: a card that has ended is left alone");
        assert_eq!(found.last(), Some(&ids[1]), "{name}: a state after the other");
    }
}
