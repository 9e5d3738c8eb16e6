//! The webhook itself: who may call it, what it survives, what it never loses.

use std::collections::BTreeSet;

use hotline_app::ports::{Cards, Conversations};
use hotline_domain::{
    dialogue::{Input, InputKind},
    ids::ChannelUser,
};
use hotline_tests::{
    city::{City, SECRET},
    people::{ANSWERS, TO_MATERIALS, post_update},
};
use lambda_http::http::StatusCode;
use serde_json::json;

#[tokio::test]
async fn a_wrong_or_missing_secret_is_401_and_leaves_no_trace() {
    let city = City::new().await;
    let update = city.citizen(701).update(json!({ "text": "/start" })).to_string();
    for secret in [None, Some(""), Some("wrong"), Some("secret-of-the-test")] {
        assert_eq!(post_update(&city, secret, &update).await, (StatusCode::UNAUTHORIZED, String::new()));
    }
    // The next input is the first one the conversation knows.
    let probe = Input::new(hotline_app::clock::now(), InputKind::Text("?".to_owned()));
    let record = city.store.append(&ChannelUser::telegram(701), 1, &probe).await.expect("a table");
    assert_eq!(record.inputs.len(), 1);
}

#[tokio::test]
async fn malformed_json_is_400_and_unknown_kinds_are_kept() {
    let city = City::new().await;
    for body in ["", "{", "[]", "null", "{\"message\":{}}"] {
        assert_eq!(post_update(&city, Some(SECRET), body).await.0, StatusCode::BAD_REQUEST, "{body}");
    }
    for body in [
        json!({ "update_id": 1, "telepathy": { "from": 1 } }),
        json!({ "update_id": 2 }),
        json!({ "update_id": 3, "message": { "chat": "not a chat" } }),
    ] {
        assert_eq!(post_update(&city, Some(SECRET), &body.to_string()).await.0, StatusCode::OK, "{body}");
    }
}

#[tokio::test]
async fn the_same_update_twice_gives_the_same_reply_and_one_effect() {
    let city = City::new().await;
    let olena = city.citizen(702);
    for text in ANSWERS.into_iter().chain(["Подати звернення", "Мої звернення"]) {
        let update = olena.update(json!({ "text": text }));
        let first = olena.deliver(&update).await;
        let second = olena.deliver(&update).await;
        assert_eq!(first, second, "{text}");
    }
    let cards = city.store.of_applicant(&olena.address(), 10).await.expect("a table");
    assert_eq!(cards.len(), 1);
}

#[tokio::test]
async fn thirty_concurrent_updates_of_one_chat_lose_none() {
    let city = City::new().await;
    let olena = city.citizen(703);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let updates: Vec<_> = (0..30)
        .map(|n| olena.update(json!({ "document": { "file_id": format!("file-{n}"), "file_size": 10 }, "caption": format!("{n}") })))
        .collect();
    let deliveries = updates.iter().map(|update| olena.deliver(update));
    let mut replies = Vec::new();
    let mut pending: Vec<_> = deliveries.map(Box::pin).collect();
    while let Some(delivery) = pending.pop() {
        // Ten at a time, as a webhook with several connections gets them.
        match (pending.pop(), pending.pop()) {
            (Some(b), Some(c)) => {
                let (a, b, c) = tokio::join!(delivery, b, c);
                replies.extend([a, b, c]);
            }
            (Some(b), None) => {
                let (a, b) = tokio::join!(delivery, b);
                replies.extend([a, b]);
            }
            _ => replies.push(delivery.await),
        }
    }
    assert!(replies.iter().all(|(status, _)| *status == StatusCode::OK));
    let probe = Input::new(hotline_app::clock::now(), InputKind::Other("probe".to_owned()));
    let record = city.store.append(&olena.address(), 1, &probe).await.expect("a table");
    let files: BTreeSet<_> = record
        .inputs
        .values()
        .filter_map(|input| match &input.kind {
            InputKind::File { file, .. } => Some(file.source.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(files.len(), 30, "every update is in the conversation");
    let last = olena.says_all(&["Далі", "Подати звернення"]).await;
    assert!(last.contains("зареєстровано"), "{last}");
    let card = city.store.card(olena.card().await).await.expect("a table").expect("a card");
    assert_eq!(card.files.len(), 20, "as many as one appeal may carry");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clause_4_1_fifty_concurrent_filings_get_numbers_that_are_unique_and_without_gaps() {
    let city: &'static City = Box::leak(Box::new(City::new().await));
    let filings: Vec<_> = (0..50)
        .map(|n| tokio::spawn(async move { city.citizen(8000 + n).files_an_appeal().await }))
        .collect();
    let mut numbers = BTreeSet::new();
    for filing in filings {
        let reply = filing.await.expect("no panic");
        let number = reply.split("К-").nth(1).and_then(|rest| rest.split('/').next()).expect("a number");
        assert!(numbers.insert(number.parse::<u32>().expect("digits")), "twice: {number}");
    }
    assert_eq!(numbers, (1..=50).collect());
}

#[tokio::test]
async fn an_album_is_answered_once_and_every_picture_is_kept() {
    let city = City::new().await;
    let olena = city.citizen(704);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let mut answered = 0;
    for n in 0..4 {
        let photo = json!({
            "media_group_id": "album",
            "photo": [{ "file_id": format!("small-{n}"), "width": 90, "height": 90 }, { "file_id": format!("large-{n}"), "width": 900, "height": 900 }],
        });
        answered += usize::from(!olena.sends(photo).await.is_empty());
    }
    assert_eq!(answered, 1);
    let summary = olena.says("Далі").await;
    assert!(summary.contains('4'), "{summary}");
}
