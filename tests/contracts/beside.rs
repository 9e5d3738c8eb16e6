//! A new card that is stored together with the change of another one and the outcome of an update.

use hotline_app::ports::{
    BlockChange, Cards, Changed, ConversationWrite, Conversations, Filing, RegistrationNumberOf, SaveError,
    Trail,
};
use hotline_domain::{
    card::{Card, Event, EventKind, Link, LinkKind, Registration, apply, register},
    dialogue::Outcome,
    ids::{AppealId, ChannelUser},
    media::{Attachment, CardFile, FileKind, Origin, Storage, StoredFile},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    suite::{filed, next},
    tables,
};

fn photo() -> (CardFile, Attachment) {
    let file = CardFile {
        id: Uuid::now_v7(),
        name: "Фото 1".to_owned(),
        kind: FileKind::Photo,
        origin: Origin::Applicant,
    };
    let attachment = Attachment {
        kind: FileKind::Photo,
        source: "photo".to_owned(),
        name: None,
        content_type: None,
        size: None,
    };
    (file, attachment)
}

/// What is stored with a new card of the person who filed `first`, tied to it.
fn filing(first: &Card, who: &ChannelUser, update: u64, number: RegistrationNumberOf) -> Filing {
    let (file, attachment) = photo();
    let registration = Registration {
        number: number.of(&first.applicant.surname),
        contact: Some(who.clone()),
        applicant: first.applicant.clone(),
        category: first.category.clone(),
        substance: "Досі темно".to_owned(),
        location: None,
        files: vec![(file.clone(), attachment.clone())],
        marks: first.marks.clone(),
        repeats: None,
        split_from: None,
    };
    let at = Timestamp::from_second(1_790_020_000).expect("in range");
    let event: Event = register(AppealId(Uuid::now_v7()), registration, at).expect("complete");
    let card = apply(None, &event).expect("a card");
    let link = Link { kind: LinkKind::Repeat, appeal: card.id, number: card.number.clone() };
    let (after, tied) = next(first, EventKind::Linked { link });
    let outcome = Outcome::Repeated { appeal: card.id, number: card.number.clone(), due_at: None };
    Filing {
        card,
        events: vec![event],
        files: vec![StoredFile { file, storage: Storage::Pending { attachment } }],
        beside: Some(Changed { before: first.clone(), after, events: vec![tied] }),
        case: None,
        conversation: Some(ConversationWrite {
            who: who.clone(),
            outcome: Some((update, outcome)),
            block: BlockChange::Keep,
            compaction: None,
        }),
        trail: Trail::default(),
    }
}

#[tokio::test]
async fn clause_7_a_repeat_appeal_is_stored_with_all_that_belongs_to_it_or_not_at_all() {
    for (name, table) in tables().await {
        let (one, other) = (table.store(), table.store());
        let first = filed(&one, 95, 0).await;
        let who = ChannelUser::telegram(95);
        let year = first.number.year;
        let make = |number| Ok(filing(&first, &who, 7, number));
        // This store has not filed yet: its guess of the number is wrong.
        let card = other.file_new(year, &make).await.expect(name);
        assert_eq!(card.number.sequence, first.number.sequence + 1, "{name}");
        let record = one.load(card.id).await.expect(name).expect("a card");
        assert_eq!((record.card, record.events.len(), record.files.len()), (card.clone(), 1, 1), "{name}");
        let tied = one.card(first.id).await.expect(name).expect("a card");
        assert_eq!(tied.links.last().map(|link| link.appeal), Some(card.id), "{name}");
        let outcomes = one.recall(&who).await.expect(name).outcomes;
        assert!(
            matches!(outcomes.get(&7), Some(Outcome::Repeated { appeal, .. }) if *appeal == card.id),
            "{name}"
        );

        // The first card has changed since.
        let lost = one.file_new(year, &make).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}");
        // The update was answered already.
        let make = |number| Ok(filing(&tied, &who, 7, number));
        let lost = one.file_new(year, &make).await;
        assert!(matches!(lost, Err(SaveError::Conflict)), "{name}");
        let still = one.card(first.id).await.expect(name).expect("a card");
        assert_eq!(still.version, tied.version, "{name}: nothing of it is stored");
        let gap = filed(&one, 96, 900).await.number.sequence;
        assert_eq!(gap, first.number.sequence + 2, "{name}: no number is lost");
    }
}
