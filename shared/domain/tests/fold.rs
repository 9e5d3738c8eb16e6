//! Properties of the fold: whatever comes, in whatever order and how often, it does not panic and
//! ends in the same place.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

use std::collections::BTreeMap;

use hotline_domain::{
    dialogue::{Contact, DialogueRules, Input, InputKind, Outcome, Record, Reply, fold},
    directory::Category,
    ids::{AppealId, RegistrationNumber},
    media::{Attachment, FileKind},
    person::GeoPoint,
};
use jiff::Timestamp;
use proptest::{collection::vec, prelude::*};

fn categories() -> Vec<Category> {
    vec![Category {
        id: "lighting".into(),
        name: "Освітлення".to_owned(),
        norm_days: 15,
        proof_required: true,
        organisation: None,
        active: true,
    }]
}

fn kind() -> impl Strategy<Value = InputKind> {
    let words = prop::sample::select(vec![
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
        "подати",
        "виправити",
        "Телефон",
        "назад",
        "/cancel",
        "/help",
        "/new",
        "продовжити",
        "🔄 Почати спочатку",
        "мої звернення",
        "",
    ]);
    prop_oneof![
        8 => words.prop_map(|text| InputKind::Text(text.to_owned())),
        2 => ".{0,60}".prop_map(InputKind::Text),
        1 => any::<bool>().prop_map(|own| InputKind::Contact(Contact { phone: "380671234567".to_owned(), own })),
        1 => Just(InputKind::Location(GeoPoint { latitude: 49.0, longitude: 24.3 })),
        2 => (0..5_u8, any::<bool>()).prop_map(|(n, album)| InputKind::File {
            file: Attachment {
                kind: FileKind::Photo,
                source: format!("file-{n}"),
                name: None,
                content_type: None,
                size: Some(u64::from(n) * 10_000_000),
            },
            caption: None,
            album: album.then(|| "album".to_owned()),
        }),
        1 => Just(InputKind::Button("appeal:nonsense".to_owned())),
        1 => Just(InputKind::Phone("380671234567".to_owned())),
        1 => Just(InputKind::Opened),
        1 => Just(InputKind::Blocked),
        1 => Just(InputKind::Other("sticker".to_owned())),
    ]
}

fn record(kinds: &[InputKind], step: i64) -> Record {
    let inputs: BTreeMap<u64, Input> = (0_u64..)
        .zip(kinds)
        .map(|(update, kind)| {
            let second = 1_790_000_000 + step * i64::try_from(update).expect("small");
            let at = Timestamp::from_second(second).expect("in range");
            (update, Input { at, kind: kind.clone() })
        })
        .collect();
    Record { inputs, ..Record::default() }
}

/// Registers whatever is to be filed, as the use case does.
fn filed(mut record: Record, rules: &DialogueRules<'_>) -> Record {
    while let Some(filing) = fold(&record, rules).filings.into_iter().next() {
        let sequence = u32::try_from(record.outcomes.len()).expect("small") + 1;
        let number = RegistrationNumber::new(2026, sequence, "Коваль");
        let appeal = AppealId(uuid::Uuid::nil());
        record.outcomes.insert(filing.update, Outcome::Filed { appeal, number });
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_input_has_a_reply_and_nothing_panics(kinds in vec(kind(), 0..60), step in 0..200_000_i64) {
        let categories = categories();
        let rules = DialogueRules::new(&categories);
        let record = filed(record(&kinds, step), &rules);
        let folded = fold(&record, &rules);
        prop_assert_eq!(folded.replies.len(), kinds.len());
        for filing in &folded.filings {
            prop_assert!(filing.draft.first_missing().is_none(), "clause 4.2");
        }
    }

    #[test]
    fn folding_older_inputs_away_changes_nothing(kinds in vec(kind(), 0..60), step in 1..600_i64) {
        let categories = categories();
        let rules = DialogueRules::new(&categories);
        let mut record = filed(record(&kinds, step), &rules);
        let whole = fold(&record, &rules);
        if let Some(compaction) = whole.compaction {
            for update in &compaction.folded {
                record.inputs.remove(update);
                record.outcomes.remove(update);
            }
            record.snapshot = Some(compaction.snapshot);
            let rest = fold(&record, &rules);
            prop_assert_eq!(rest.conversation, whole.conversation);
            for (update, reply) in rest.replies {
                prop_assert_eq!(Some(&reply), whole.replies.get(&update));
            }
        }
    }
}

#[test]
fn a_draft_untouched_for_a_week_is_dropped_and_consent_stays() {
    let categories = categories();
    let rules = DialogueRules::new(&categories);
    let texts = ["/start", "так", "Коваль", "Олена"].map(|text| InputKind::Text(text.to_owned()));
    let mut record = record(&texts, 60);
    record.inputs = record.inputs.into_iter().map(|(update, input)| (update + 1_000, input)).collect();
    // After a week of silence Telegram may number its updates anew, even lower.
    let later = Timestamp::from_second(1_790_000_000 + 8 * 86_400).expect("in range");
    record.inputs.insert(5, Input { at: later, kind: InputKind::Text("вул. Садова, 12".to_owned()) });
    let folded = fold(&record, &rules);
    assert!(folded.conversation.consent_at.is_some());
    assert_eq!(folded.conversation.draft, None);
    assert!(matches!(folded.reply_to(5), Reply::Menu(_)));
}
