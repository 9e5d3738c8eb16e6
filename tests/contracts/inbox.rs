//! What every store must do with the inboxes of the staff.

use hotline_app::ports::{Inbox, InboxItem, MAX_UNREAD, NoticeId, Seen};
use hotline_domain::{
    ids::{AppealId, RegistrationNumber, StaffId},
    staff_notice::{NoticeKind, Urgency},
};
use uuid::Uuid;

use crate::tables;

fn card(number: u128) -> AppealId {
    AppealId(Uuid::from_u128(number))
}

/// A notice about event 2 of a card, `second` seconds into the tests.
fn item(second: i64, appeal: AppealId) -> InboxItem {
    InboxItem {
        id: NoticeId { at: (1_790_000_000 + second) * 1000, appeal, sequence: 2, instead_of: None },
        number: Some(RegistrationNumber::new(2026, 1, "Коваль")),
        category: Some("lighting".into()),
        kind: NoticeKind::Addressed,
        urgency: Urgency::Action,
        text: "Адресовано на розгляд.".to_owned(),
        clause: "4.5".to_owned(),
        read: false,
    }
}

fn who(name: &str) -> StaffId {
    name.into()
}

/// Times of the unread notices on the first page, newest first.
async fn unread(store: &hotline_aws::Store, of: &StaffId) -> Vec<i64> {
    let page = store.notices(of, None).await.expect("a table");
    let items = page.items.iter().filter(|item| !item.read);
    items.map(|item| item.id.at / 1000 - 1_790_000_000).collect()
}

#[tokio::test]
async fn a_notice_put_twice_stays_one_and_does_not_become_unread_again() {
    for (name, table) in tables().await {
        let (store, mer) = (table.store(), who("mer"));
        let mut notice = item(1, card(1));
        store.put_notice(&mer, &notice).await.expect(name);
        store.put_notice(&mer, &InboxItem { text: "Інше".to_owned(), ..notice.clone() }).await.expect(name);
        let page = store.notices(&mer, None).await.expect(name);
        assert_eq!((page.items, page.next), (vec![notice.clone()], None), "{name}");
        let counted = store.unread(&mer).await.expect(name);
        assert_eq!((counted.count, counted.latest), (1, Some(notice.id.clone())), "{name}");

        for _ in 0..2 {
            store.mark_seen(&mer, &Seen::Notices(vec![notice.id.clone()])).await.expect(name);
        }
        store.put_notice(&mer, &notice).await.expect(name);
        notice.read = true;
        assert_eq!(store.notices(&mer, None).await.expect(name).items, [notice], "{name}");
        let counted = store.unread(&mer).await.expect(name);
        assert_eq!((counted.count, counted.latest), (0, None), "{name}");
    }
}

#[tokio::test]
async fn an_inbox_is_ones_own() {
    for (name, table) in tables().await {
        let (store, mer, other) = (table.store(), who("mer"), who("mer2"));
        let notice = item(1, card(1));
        store.put_notice(&mer, &notice).await.expect(name);
        assert_eq!(store.notices(&other, None).await.expect(name).items, [], "{name}");
        for seen in [Seen::Notices(vec![notice.id.clone()]), Seen::Upto(notice.id), Seen::Card(card(1))] {
            store.mark_seen(&other, &seen).await.expect(name);
        }
        assert_eq!(unread(&store, &mer).await, [1], "{name}");
        assert_eq!(store.notices(&other, None).await.expect(name).items, [], "{name}: nothing came of it");
    }
}

#[tokio::test]
async fn pages_of_an_inbox_go_from_the_newest_to_the_oldest() {
    for (name, table) in tables().await {
        let (store, mer) = (table.store(), who("mer"));
        for second in 0..70 {
            store.put_notice(&mer, &item(second, card(7))).await.expect(name);
        }
        let (mut seen, mut cursor, mut pages) = (Vec::new(), None, 0);
        loop {
            let page = store.notices(&mer, cursor.as_ref()).await.expect(name);
            seen.extend(page.items.into_iter().map(|item| item.id.at / 1000 - 1_790_000_000));
            pages += 1;
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!((seen, pages), ((0..70).rev().collect::<Vec<_>>(), 3), "{name}");
    }
}

#[tokio::test]
async fn notices_are_read_up_to_one_of_them_or_by_their_card() {
    for (name, table) in tables().await {
        let (store, mer) = (table.store(), who("mer"));
        for second in 1..=6 {
            store.put_notice(&mer, &item(second, card(u128::from(second % 2 == 0)))).await.expect(name);
        }
        store.mark_seen(&mer, &Seen::Upto(item(2, card(1)).id)).await.expect(name);
        assert_eq!(unread(&store, &mer).await, [6, 5, 4, 3], "{name}");
        store.mark_seen(&mer, &Seen::Card(card(1))).await.expect(name);
        assert_eq!(unread(&store, &mer).await, [5, 3], "{name}");
        // What comes late with an earlier time has been seen by nobody.
        store.put_notice(&mer, &item(0, card(1))).await.expect(name);
        assert_eq!(unread(&store, &mer).await, [5, 3, 0], "{name}");
        let counted = store.unread(&mer).await.expect(name);
        assert_eq!((counted.count, counted.latest), (3, Some(item(5, card(0)).id)), "{name}");
    }
}

#[tokio::test]
async fn unread_notices_are_counted_up_to_a_bound_and_all_of_them_read_at_once() {
    for (name, table) in tables().await {
        let (store, mer) = (table.store(), who("mer"));
        let last = i64::try_from(MAX_UNREAD).expect("small") + 20;
        for second in 1..=last {
            store.put_notice(&mer, &item(second, card(9))).await.expect(name);
        }
        assert_eq!(store.unread(&mer).await.expect(name).count, MAX_UNREAD, "{name}");
        store.mark_seen(&mer, &Seen::Upto(item(last, card(9)).id)).await.expect(name);
        assert_eq!(store.unread(&mer).await.expect(name).count, 0, "{name}");
    }
}

#[tokio::test]
async fn a_substitutes_notice_stands_beside_their_own() {
    for (name, table) in tables().await {
        let (store, mer) = (table.store(), who("mer"));
        let own = item(1, card(1));
        let mut theirs = own.clone();
        theirs.id.instead_of = Some(who("zastupnyk"));
        for notice in [&own, &theirs] {
            store.put_notice(&mer, notice).await.expect(name);
        }
        store.mark_seen(&mer, &Seen::Notices(vec![theirs.id.clone()])).await.expect(name);
        theirs.read = true;
        assert_eq!(store.notices(&mer, None).await.expect(name).items, [theirs, own], "{name}");
    }
}
