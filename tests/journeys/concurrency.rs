//! Several people on one card: repetitions, conflicts, presence, a step taken back, a storm.

use std::sync::Arc;

use hotline_app::{call::Call, clock::now, commands::execute, ports::Cards};
use hotline_domain::{access::Actor, card::Command, directory::Role, ids::AppealId};
use hotline_tests::{
    city::{City, directory},
    people::{Staff, call_api_with},
};
use jiff::SignedDuration;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

const KEY: &str = "0198c0de-7a11-4000-8000-00000000002a";

/// A card that has just been registered.
async fn card(city: &City, chat: i64) -> AppealId {
    let olena = city.citizen(chat);
    olena.files_an_appeal().await;
    olena.card().await
}

async fn comments(who: &Staff<'_>, id: AppealId, version: u64, text: &str) -> (StatusCode, Value) {
    let body = json!({ "version": version, "text": text });
    who.post(&format!("/api/appeals/{id}/comment"), body).await
}

fn kinds(card: &Value) -> Vec<&str> {
    card["history"].as_array().expect("a history").iter().filter_map(|entry| entry["kind"].as_str()).collect()
}

#[tokio::test]
async fn a_post_without_a_key_is_refused_and_changes_nothing() {
    let city = City::new().await;
    let id = card(&city, 901).await;
    let melnyk = city.staff("melnyk");
    let path = format!("/api/appeals/{id}/comment");
    let body = json!({ "version": 1, "text": "Перевірено" });
    let token = melnyk.token();
    let (status, problem) = call_api_with(&city, "POST", &path, Some(body.clone()), Some(&token), &[]).await;
    assert_eq!((status, &problem["code"]), (StatusCode::BAD_REQUEST, &json!("idempotency_key_missing")));
    for key in ["short", "with space inside", "ключ-повторення"] {
        let (status, problem) = melnyk.post_as(key, &path, body.clone()).await;
        assert_eq!((status, &problem["code"]), (StatusCode::BAD_REQUEST, &json!("idempotency_key_invalid")));
    }
    assert_eq!(melnyk.opens(id).await["version"], 1);
}

#[tokio::test]
async fn a_repeated_request_is_answered_alike_and_done_once() {
    let city = City::new().await;
    let id = card(&city, 902).await;
    let melnyk = city.staff("melnyk");
    let path = format!("/api/appeals/{id}/comment");
    let body = json!({ "version": 1, "text": "Перевірено" });
    let (status, first) = melnyk.post_as(KEY, &path, body.clone()).await;
    assert_eq!((status, &first["version"]), (StatusCode::OK, &json!(2)), "{first}");
    let (status, again) = melnyk.post_as(KEY, &path, body.clone()).await;
    assert_eq!((status, &again["history"]), (StatusCode::OK, &first["history"]), "{again}");

    // Also once others have gone on from there.
    assert_eq!(comments(&melnyk, id, 2, "Далі").await.0, StatusCode::OK);
    let (status, again) = melnyk.post_as(KEY, &path, body.clone()).await;
    assert_eq!((status, &again["version"]), (StatusCode::OK, &json!(3)));

    // Under another key it is another request.
    let (status, problem) = melnyk.post_as("another-key", &path, body).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("version_conflict")));
    assert_eq!(kinds(&melnyk.opens(id).await), ["registered", "commented", "commented"]);
}

#[tokio::test]
async fn the_same_request_twice_at_once_is_done_once() {
    let city = City::new().await;
    let id = card(&city, 903).await;
    let melnyk = city.staff("melnyk");
    let path = format!("/api/appeals/{id}/comment");
    let body = json!({ "version": 1, "text": "Перевірено" });
    let (one, other) =
        tokio::join!(melnyk.post_as(KEY, &path, body.clone()), melnyk.post_as(KEY, &path, body.clone()));
    assert_eq!((one.0, other.0), (StatusCode::OK, StatusCode::OK), "{} {}", one.1, other.1);
    assert_eq!(kinds(&melnyk.opens(id).await), ["registered", "commented"]);
}

#[tokio::test]
async fn a_key_belongs_to_one_request() {
    let city = City::new().await;
    let id = card(&city, 904).await;
    let melnyk = city.staff("melnyk");
    let path = format!("/api/appeals/{id}/comment");
    assert_eq!(melnyk.post_as(KEY, &path, json!({ "version": 1, "text": "Перший" })).await.0, StatusCode::OK);
    for version in [1, 2] {
        let body = json!({ "version": version, "text": "Другий" });
        let (status, problem) = melnyk.post_as(KEY, &path, body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["code"], "idempotency_key_reused");
    }
    assert_eq!(kinds(&melnyk.opens(id).await), ["registered", "commented"]);
}

#[tokio::test]
async fn an_administrators_request_sent_again_is_answered_as_it_was_first() {
    let city = City::new().await;
    let admin = city.staff("admin");
    let path = "/api/admin/organisations";
    let organisation = |name: &str| {
        let value =
            json!({ "name": name, "kind": "institution", "units": [], "contacts": null, "active": true });
        json!({ "id": null, "value": value })
    };
    let (status, first) = admin.post_as(KEY, path, organisation("Бібліотека")).await;
    assert_eq!(status, StatusCode::CREATED, "{first}");
    let again = admin.post_as(KEY, path, organisation("Бібліотека")).await;
    assert_eq!(again, (StatusCode::CREATED, first));
    let (status, problem) = admin.post_as(KEY, path, organisation("Музей")).await;
    assert_eq!((status.as_u16(), &problem["code"]), (422, &json!("idempotency_key_reused")));
    let (status, problem) = admin.post(path, organisation("Бібліотека")).await;
    assert!(status.is_client_error(), "under another key it is another request: {problem}");
}

#[tokio::test]
async fn an_appeal_taken_down_twice_under_one_key_is_one_card() {
    let city = City::new().await;
    let melnyk = city.staff("melnyk");
    let body = json!({
        "surname": "Бондар", "name": "Тарас", "patronymic": null, "residence": "вул. Садова, 3",
        "phone": "+380671234567", "email": null, "category": "lighting", "substance": "Темно у дворі",
        "marks": { "arrival": "1.2", "sign": "2.1", "kind": "3.2", "subject": "5.1", "people": 1,
            "author": null, "social": null },
    });
    let (status, first) = melnyk.post_as(KEY, "/api/appeals", body.clone()).await;
    assert_eq!(status, StatusCode::OK, "{first}");
    let (status, again) = melnyk.post_as(KEY, "/api/appeals", body).await;
    assert_eq!((status, &again["id"]), (StatusCode::OK, &first["id"]), "{again}");
    let (_, register) = melnyk.get("/api/appeals").await;
    assert_eq!(register["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_conflict_tells_what_the_others_did() {
    let city = City::new().await;
    let id = card(&city, 905).await;
    let (melnyk, mer) = (city.staff("melnyk"), city.staff("mer"));
    let due = melnyk.opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    melnyk.does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    assert_eq!(comments(&mer, id, 2, "Беру на контроль").await.0, StatusCode::OK);
    let (status, problem) = comments(&melnyk, id, 1, "Мій текст").await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("version_conflict")), "{problem}");
    assert_eq!(problem["version"], 3);
    let card = melnyk.opens(id).await;
    let history = card["history"].as_array().expect("a history");
    assert_eq!(problem["changes"], json!(history[1..]), "the entries of the history, as the card shows them");
    assert_eq!(problem["changes"][1]["comment"], "Беру на контроль");
    // Somebody who may not read the card learns nothing of it.
    assert_eq!(comments(&city.staff("didenko"), id, 1, "x").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_else_has_the_card_open_is_shown() {
    let city = City::new().await;
    let id = card(&city, 906).await;
    let path = format!("/api/appeals/{id}/presence");
    let (melnyk, mer) = (city.staff("melnyk"), city.staff("mer"));
    let sign = async |who: &Staff<'_>, state: &str| {
        let (status, answer) = who.post(&path, json!({ "state": state })).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer["others"].clone()
    };
    assert_eq!(sign(&melnyk, "looking").await, json!([]), "nobody else, not oneself");
    let others = sign(&mer, "typing").await;
    assert_eq!((&others[0]["person"]["id"], &others[0]["typing"]), (&json!("melnyk"), &json!(false)));
    let since = others[0]["since"].clone();
    let others = sign(&melnyk, "looking").await;
    assert_eq!(others[0]["person"]["name"], "Загорулько Микола Іванович");
    assert_eq!(others[0]["typing"], true);
    assert_eq!(sign(&mer, "looking").await[0]["since"], since, "a further sign is the same visit");
    sign(&mer, "left").await;
    assert_eq!(sign(&melnyk, "looking").await, json!([]));

    for who in ["yurchenko", "admin", "lysenko"] {
        let (status, _) = city.staff(who).post(&path, json!({ "state": "looking" })).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{who}");
    }
    let (status, _) = melnyk.post(&path, json!({ "state": "asleep" })).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_step_that_told_nobody_is_taken_back_in_time() {
    let city = City::new().await;
    let olena = city.citizen(907);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    city.settle(id).await;
    let melnyk = city.staff("melnyk");
    assert_eq!(melnyk.opens(id).await["undo"], Value::Null, "nothing of one's own");
    let before = melnyk.opens(id).await;
    let (status, card) = melnyk.does(id, "category", json!({ "category": "roads" })).await;
    assert_eq!(status, StatusCode::OK, "{card}");
    let undo = card["undo"].clone();
    assert_eq!(undo["sequence"], 2);
    assert!(undo["milliseconds"].as_u64().is_some_and(|left| (1..=10_000).contains(&left)), "{undo}");
    assert_eq!(city.staff("mer").opens(id).await["undo"], Value::Null, "only its author");

    let path = format!("/api/appeals/{id}/undo");
    let body = json!({ "version": 2, "sequence": 2 });
    let (status, problem) = city.staff("mer").post(&path, body.clone()).await;
    assert_eq!((status, &problem["code"]), (StatusCode::FORBIDDEN, &json!("not_your_action")));
    let (status, card) = melnyk.post_as(KEY, &path, body.clone()).await;
    assert_eq!((status, &card["version"]), (StatusCode::OK, &json!(3)), "{card}");
    assert_eq!(card["category"], before["category"]);
    assert_eq!(card["undo"], Value::Null);
    assert_eq!(kinds(&card), ["registered", "category_corrected", "undone"]);
    assert_eq!((&card["history"][1]["undone"], &card["history"][2]["undone"]), (&json!(true), &json!(false)));
    assert_eq!(card["history"][2]["text"], "Скасовано: виправлення категорії.");
    let (status, again) = melnyk.post_as(KEY, &path, body).await;
    assert_eq!((status, &again["version"]), (StatusCode::OK, &json!(3)), "a repetition changes nothing");

    // The applicant was told of nothing, and sees nothing of it in the chat.
    city.settle(id).await;
    assert_eq!(city.told(&olena.address()), [""; 0]);
}

#[tokio::test]
async fn after_ten_seconds_a_step_stays() {
    let city = City::new().await;
    let id = card(&city, 910).await;
    let actor = Actor::alone("melnyk".into(), vec![Role::Responsible]);
    let call = Call::unrecorded(&actor, now() - SignedDuration::from_secs(11));
    let command = Command::Comment { text: "Перевірено".to_owned() };
    execute(&city.store, &directory(), &call, (id, 1), command, Vec::new()).await.expect("permitted");
    let melnyk = city.staff("melnyk");
    assert_eq!(melnyk.opens(id).await["undo"], Value::Null);
    let body = json!({ "version": 2, "sequence": 2 });
    let (status, problem) = melnyk.post(&format!("/api/appeals/{id}/undo"), body).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("undo_too_late")));
    assert_eq!(kinds(&melnyk.opens(id).await), ["registered", "commented"]);
}

#[tokio::test]
async fn a_step_that_told_somebody_stays() {
    let city = City::new().await;
    let id = card(&city, 908).await;
    let melnyk = city.staff("melnyk");
    let due = melnyk.opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    let (_, card) = melnyk.does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    assert_eq!(card["undo"], Value::Null);
    let path = format!("/api/appeals/{id}/undo");
    let (status, problem) = melnyk.post(&path, json!({ "version": 2, "sequence": 2 })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("not_undoable")));
    let (status, problem) = melnyk.post(&path, json!({ "version": 2, "sequence": 1 })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("nothing_to_undo")));
    assert_eq!(melnyk.opens(id).await["version"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_commands_at_once_lose_no_event() {
    let city = Arc::new(City::new().await);
    let id = card(&city, 909).await;
    let mut storm = tokio::task::JoinSet::new();
    for n in 0..100_usize {
        let city = city.clone();
        storm.spawn(async move {
            let melnyk = city.staff("melnyk");
            // Some read before they write, as people do; some write on what they saw long ago.
            let version = match n % 4 {
                0 => 1,
                _ => melnyk.opens(id).await["version"].as_u64().expect("a version"),
            };
            (n, comments(&melnyk, id, version, &format!("Коментар {n}")).await)
        });
    }
    let answers = storm.join_all().await;
    let done: Vec<_> = answers.iter().filter(|(_, (status, _))| *status == StatusCode::OK).collect();
    for (_, (status, answer)) in &answers {
        let conflict = *status == StatusCode::CONFLICT && answer["code"] == "version_conflict";
        assert!(*status == StatusCode::OK || conflict, "{status} {answer}");
    }
    assert!(!done.is_empty());
    let record = city.store.load(id).await.expect("a table").expect("a card");
    let sequences: Vec<_> = record.events.iter().map(|event| event.sequence).collect();
    assert_eq!(sequences, (1..=record.card.version).collect::<Vec<_>>(), "contiguous");
    assert_eq!(record.events.len(), 1 + done.len(), "every success is an event, every event a success");
    let card = city.staff("melnyk").opens(id).await;
    let mut told: Vec<_> = card["history"].as_array().expect("a history")[1..]
        .iter()
        .map(|entry| entry["comment"].as_str().expect("a comment").to_owned())
        .collect();
    let mut expected: Vec<_> = done.iter().map(|(n, _)| format!("Коментар {n}")).collect();
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
}
