//! Properties of the fold: whatever comes, in whatever order and how often, it does not panic and
//! ends in the same place.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

use std::collections::BTreeMap;

use hotline_domain::{
    asked::Asked,
    dialogue::{Contact, DialogueRules, Draft, Errand, Input, InputKind, Outcome, Record, Reply, fold},
    directory::{Category, Directory},
    ids::{AppealId, Channel, RegistrationNumber},
    media::{Attachment, FileKind},
    moderation::Flag,
    person::GeoPoint,
    survey::{Next, Press, SurveyAnswer},
};
use jiff::Timestamp;
use proptest::{collection::vec, prelude::*};

fn directory() -> Directory {
    let categories = vec![Category {
        id: "lighting".into(),
        name: "Освітлення".to_owned(),
        norm_days: 15,
        proof_required: true,
        organisation: None,
        active: true,
        ..Category::default()
    }];
    Directory { categories, ..Directory::default() }
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
        "надіслати",
        "подати окремо",
        "додати до нього",
        "🔐 Мої дані",
        "🗑 Видалити мої дані",
        "🗑 Так, видалити",
        "Дуже темно на вулиці біля школи, не горить жоден ліхтар",
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
        1 => prop::sample::select(vec!["add", "withdraw", "answer"]).prop_map(|action| {
            InputKind::Button(format!("{action}:00000000-0000-0000-0000-000000000000:3"))
        }),
        2 => prop::sample::select(vec![
            Press::Answer(SurveyAnswer::Done(true)),
            Press::Answer(SurveyAnswer::Done(false)),
            Press::Answer(SurveyAnswer::Quality(2)),
            Press::Answer(SurveyAnswer::Quality(5)),
            Press::Reason,
            Press::Comment,
        ])
        .prop_map(|press| InputKind::Button(press.button(AppealId(uuid::Uuid::nil())))),
        1 => "[а-я ]{0,20}".prop_map(InputKind::Edited),
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
            // Every seventh message is found fault with, and every third can be edited.
            let flag = match update % 14 {
                6 if !kind.words().is_empty() => Some(Flag::Insult),
                13 if !kind.words().is_empty() => Some(Flag::Hate),
                _ => None,
            };
            let message = (update % 3 == 0).then_some(i64::try_from(update / 6).expect("small"));
            (update, Input { message, flag, ..Input::new(at, kind.clone()) })
        })
        .collect();
    // A survey waits all the time.
    let asked = vec![Asked {
        appeal: AppealId(uuid::Uuid::nil()),
        number: RegistrationNumber::new(2026, 9, "Коваль"),
        sequence: 0,
        question: String::new(),
        answer_by: None,
        at: Timestamp::UNIX_EPOCH,
        survey: true,
    }];
    Record { inputs, asked, ..Record::default() }
}

/// What the card would answer.
fn surveyed(answer: SurveyAnswer, number: RegistrationNumber) -> Outcome {
    let next = match answer {
        SurveyAnswer::Done(true) => Next::Rate,
        SurveyAnswer::Done(false) | SurveyAnswer::Quality(..=2) => Next::WhatIsWrong,
        SurveyAnswer::Quality(_) => Next::Thank,
    };
    Outcome::Surveyed { number, next }
}

/// Does whatever is asked for, as the use case does.
fn filed(mut record: Record, rules: &DialogueRules<'_>) -> Record {
    while let Some(task) = fold(&record, rules).tasks.into_iter().next() {
        let sequence = u32::try_from(record.outcomes.len()).expect("small") + 1;
        let number = RegistrationNumber::new(2026, sequence, "Коваль");
        let appeal = AppealId(uuid::Uuid::nil());
        let until = task.at + jiff::SignedDuration::from_hours(1);
        let outcome = match &task.errand {
            Errand::File { draft, .. } => {
                assert!(draft.first_missing().is_none(), "clause 4.2");
                match sequence % 3 {
                    0 => Outcome::Duplicate { appeal, number },
                    _ => Outcome::Filed { appeal, number },
                }
            }
            Errand::Add { .. } | Errand::Answer { .. } | Errand::Remark { .. } => Outcome::Added { number },
            Errand::Survey { answer, .. } => surveyed(*answer, number),
            Errand::Repeat { parts, .. } => {
                assert!(parts.text.is_some(), "clause 7: a complaint says what is wrong");
                Outcome::Repeated { appeal, number, due_at: None }
            }
            Errand::Withdraw { .. } => Outcome::Withdrawn { number },
            Errand::Keep { block, .. } => {
                Outcome::Kept { case: uuid::Uuid::nil(), until: block.then_some(until) }
            }
            Errand::Flood => Outcome::Flooded { until },
            Errand::Erase => Outcome::Erased,
        };
        record.outcomes.insert(task.update, outcome);
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_input_has_a_reply_and_nothing_panics(kinds in vec(kind(), 0..60), step in 0..200_000_i64) {
        let directory = directory();
        let rules = DialogueRules::on(Channel::Telegram, &directory);
        let record = filed(record(&kinds, step), &rules);
        let folded = fold(&record, &rules);
        prop_assert_eq!(folded.replies.len(), kinds.len());
        prop_assert!(folded.tasks.is_empty());
    }

    #[test]
    fn folding_older_inputs_away_changes_nothing(kinds in vec(kind(), 0..60), step in 1..600_i64) {
        let directory = directory();
        let rules = DialogueRules::on(Channel::Telegram, &directory);
        let mut record = filed(record(&kinds, step), &rules);
        let whole = fold(&record, &rules);
        if let Some(compaction) = whole.compaction {
            for update in &compaction.folded {
                record.inputs.remove(update);
            }
            for update in &compaction.outcomes {
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
    let directory = directory();
    let rules = DialogueRules::on(Channel::Telegram, &directory);
    let texts = ["/start", "так", "Коваль", "Олена"].map(|text| InputKind::Text(text.to_owned()));
    let mut record = record(&texts, 60);
    record.inputs = record.inputs.into_iter().map(|(update, input)| (update + 1_000, input)).collect();
    // After a week of silence Telegram may number its updates anew, even lower.
    let later = Timestamp::from_second(1_790_000_000 + 8 * 86_400).expect("in range");
    record.inputs.insert(5, Input::new(later, InputKind::Text("вул. Садова, 12".to_owned())));
    let folded = fold(&record, &rules);
    assert!(folded.conversation.consent.is_some());
    assert_eq!(folded.conversation.draft, None);
    assert!(matches!(folded.reply_to(5), Reply::Menu(_)));
}

/// What ends up on the card, without the moments at which it came.
fn cards(record: &Record, rules: &DialogueRules<'_>) -> Vec<Draft> {
    let mut cards = Vec::new();
    let mut record = record.clone();
    while let Some(task) = fold(&record, rules).tasks.into_iter().next() {
        if let Errand::File { draft, .. } = &task.errand {
            cards.push(Draft { substance_at: None, ..(**draft).clone() });
        }
        let until = task.at + jiff::SignedDuration::from_hours(1);
        let number = RegistrationNumber::new(2026, 1, "Коваль");
        let appeal = AppealId(uuid::Uuid::nil());
        let outcome = match &task.errand {
            Errand::File { .. } => Outcome::Filed { appeal, number },
            Errand::Add { .. } | Errand::Answer { .. } | Errand::Remark { .. } => Outcome::Added { number },
            Errand::Survey { answer, .. } => surveyed(*answer, number),
            Errand::Repeat { .. } => Outcome::Repeated { appeal, number, due_at: None },
            Errand::Withdraw { .. } => Outcome::Withdrawn { number },
            Errand::Keep { .. } => Outcome::Kept { case: uuid::Uuid::nil(), until: None },
            Errand::Flood => Outcome::Flooded { until },
            Errand::Erase => Outcome::Erased,
        };
        record.outcomes.insert(task.update, outcome);
    }
    cards
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Inputs are kept by number, so a second delivery is the same entry; what an order of arrival can
    /// change is the moment at which each came.
    #[test]
    fn any_order_of_arrival_makes_the_same_cards(
        (kinds, late) in vec(kind(), 0..40).prop_flat_map(|kinds| {
            let late = vec(0..20_i64, kinds.len());
            (Just(kinds), late)
        }),
    ) {
        let directory = directory();
        let rules = DialogueRules::on(Channel::Telegram, &directory);
        let in_order = record(&kinds, 2);
        let mut shuffled = in_order.clone();
        for (input, late) in shuffled.inputs.values_mut().zip(&late) {
            input.at += jiff::SignedDuration::from_secs(*late);
        }
        prop_assert_eq!(cards(&in_order, &rules), cards(&shuffled, &rules));
    }
}
