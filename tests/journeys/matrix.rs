//! Every endpoint × every role: who gets through, as a reviewed snapshot.

use std::fmt::Write;

use hotline_domain::ids::AppealId;
use hotline_tests::{
    city::City,
    people::{ANSWERS, TO_MATERIALS},
};
use insta::assert_snapshot;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

/// One person for each role of chapter 2; the decision-maker and the executor are those of the card.
const PEOPLE: [(&str, &str); 5] = [
    ("responsible", "melnyk"),
    ("decision_maker", "mer"),
    ("executor", "yurchenko"),
    ("press_officer", "lysenko"),
    ("admin", "admin"),
];

/// A card in work, in the hands of `mer` and `yurchenko`.
async fn in_work(city: &City, chat: i64) -> AppealId {
    let citizen = city.citizen(chat);
    citizen.files_an_appeal().await;
    let id = citizen.card().await;
    city.puts_to_work(id).await;
    id
}

/// What a route is asked about: a card in work, and what the route needs besides.
struct Subject {
    card: AppealId,
    /// The `{id}` of the address.
    id: String,
    /// The `{file}` of the address.
    file: String,
}

/// A subject that somebody may do this to, so that a ✘ says who may not.
async fn subject(city: &City, path: &str, chat: i64) -> Subject {
    let nothing = uuid::Uuid::nil().to_string();
    if path.starts_with("/api/moderation/") {
        let citizen = city.citizen(chat);
        citizen.says_all(&ANSWERS[..8]).await;
        citizen.says("Ви там усі довбойоби, полагодьте ліхтар").await;
        citizen.says("Суки, полагодьте ліхтар").await;
        let (_, list) = city.staff("melnyk").get("/api/moderation").await;
        let id = list["items"][0]["id"].as_str().expect("a case that waits").to_owned();
        return Subject { card: in_work(city, chat + 1).await, id, file: nothing };
    }
    if path.ends_with("/retry") {
        let citizen = city.citizen(chat);
        citizen.says_all(&ANSWERS[..TO_MATERIALS]).await;
        citizen.sends(citizen.photo("gone", "")).await;
        citizen.says_all(&["➡️ Далі", "✅ Подати звернення"]).await;
        let card = citizen.card().await;
        city.puts_to_work(card).await;
        city.copy_files(true).await;
        let shown = city.staff("melnyk").opens(card).await;
        let file = shown["files"][0]["id"].as_str().expect("a file").to_owned();
        assert_eq!(shown["files"][0]["state"], "failed");
        return Subject { card, id: card.to_string(), file };
    }
    let card = in_work(city, chat).await;
    if path.ends_with("/complete-part") {
        let body = json!({ "executor": "didenko", "co_executors": [{ "executor": "yurchenko", "task": "Опора" }], "resolution": "Разом" });
        let (status, answer) = city.staff("mer").does(card, "assign", body).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
    }
    Subject { card, id: card.to_string(), file: nothing }
}

/// A body that each route can read; a route that is missing here fails the test.
fn body(path: &str, other: AppealId) -> Option<Value> {
    let text = || json!({ "text": "Слова" });
    let reason = || json!({ "reason": "Слова" });
    let upload = json!({ "name": "a.jpg", "content_type": "image/jpeg", "size": 3 });
    let marks = json!({ "arrival": "1.2", "sign": "2.1", "kind": "3.2", "subject": "5.1", "people": 1 });
    Some(match path.trim_start_matches("/api/appeals/{id}/") {
        "address" => json!({ "due_on": "2199-01-01", "decision_makers": ["mer"] }),
        "assign" => json!({ "executor": "yurchenko", "resolution": "Слова" }),
        "deadline" => json!({ "due_on": "2199-01-01", "reason": "Слова" }),
        "accept" | "close" => json!({}),
        "comment" | "complete-part" | "prompt" | "inform" | "return-to-author" | "materials/ask"
        | "not-consider" => text(),
        "report" => json!({ "result": "Слова", "code": "9.1" }),
        "return" | "unblock" => reason(),
        "requests/executors" => json!({ "change": true, "reason": "Слова" }),
        "requests/control" => json!({ "until": "2199-01-01", "reason": "Слова" }),
        "requests/plan" => reason(),
        "requests/withdraw" => json!({ "request": 1 }),
        "requests/grant-executors" => json!({ "request": 1, "executor": "didenko" }),
        "requests/grant-control" => json!({ "request": 1, "until": "2199-01-01" }),
        "requests/grant-plan" => json!({ "request": 1, "name": "x", "year": 2027, "expected": "2027-01-01" }),
        "requests/refuse" => json!({ "request": 1, "reason": "Слова" }),
        "materials/give" => json!({ "request": 1, "text": "Слова" }),
        "ask" => json!({ "question": "Де?" }),
        "category" => json!({ "category": "roads" }),
        "classify" => json!({ "marks": marks }),
        "location" => json!({ "latitude": 49.0, "longitude": 24.0 }),
        "forward" => json!({ "to": "Туди", "text": "Слова" }),
        "rate" => json!({ "quality": 5 }),
        "measure" => json!({ "against": "yurchenko", "ground": "breach", "text": "Слова" }),
        "block" => json!({ "reason": "Слова", "days": 1 }),
        "link" => json!({ "other": other.to_string(), "kind": "related" }),
        "merge" => json!({ "main": other.to_string() }),
        "split" => json!({ "substance": "Інше", "category": "roads" }),
        "uploads" => upload,
        "uploads/{upload_id}/complete" => json!({ "name": "a.jpg" }),
        "files/{file}/retry" => json!({}),
        "presence" => json!({ "state": "looking" }),
        "undo" => json!({ "sequence": 1 }),
        "/api/inbox/read" => json!({ "ids": [] }),
        "/api/appeals" => json!({
            "surname": "Бондар", "name": "Ганна", "residence": "вул. Садова, 3", "phone": "+380671234599",
            "category": "roads", "substance": "Яма", "marks": marks,
        }),
        "/api/moderation/{id}/restore" => json!({ "reason": "Слова" }),
        "/api/moderation/{id}/confirm" => json!({ "reason": "Слова" }),
        "/api/moderation/{id}/lengthen" => json!({ "reason": "Слова", "days": 3 }),
        "/api/moderation/{id}/lift" => reason(),
        _ => return None,
    })
}

/// What a reading must be asked with.
fn query(path: &str) -> &'static str {
    match path {
        "/api/report" | "/api/figures" => "?from=2026-11-01&to=2026-11-30",
        _ => "",
    }
}

/// Routes whose bodies name no version of a card.
fn unversioned(path: &str) -> bool {
    ["/api/appeals", "/api/inbox/read"].contains(&path)
        || ["/uploads", "/retry", "/presence"].iter().any(|end| path.ends_with(end))
}

#[tokio::test]
async fn clause_2_every_endpoint_by_role() {
    let city = City::new().await;
    let description = serde_json::to_value(staff_api::handler::description()).expect("a description");
    let mut matrix = format!("{:<58}", "");
    for (role, _) in PEOPLE {
        let _ = write!(matrix, "{role:<16}");
    }
    matrix.push('\n');
    let mut chat = 9_000;
    for (path, methods) in description["paths"].as_object().expect("paths") {
        for method in methods.as_object().expect("methods").keys() {
            chat += 3;
            let (subject, other) = (subject(&city, path, chat).await, in_work(&city, chat + 2).await);
            let address = path
                .replace("{id}", &subject.id)
                .replace("{upload_id}", &uuid::Uuid::nil().to_string())
                .replace("{file}", &subject.file);
            let _ = write!(matrix, "{:<58}", format!("{} {path}", method.to_uppercase()));
            for (_, who) in PEOPLE {
                let (status, answer) = match method.as_str() {
                    "get" => city.staff(who).get(&format!("{address}{}", query(path))).await,
                    _ => {
                        let mut body = body(path, other)
                            .unwrap_or_else(|| panic!("{method} {path} has no body in this test"));
                        if !unversioned(path) {
                            body["version"] =
                                city.staff("melnyk").opens(subject.card).await["version"].clone();
                        }
                        city.staff(who).post(&address, body).await
                    }
                };
                assert_ne!(status, StatusCode::BAD_REQUEST, "{method} {path} {who}: {answer}");
                assert!(!status.is_server_error(), "{method} {path} {who}: {answer}");
                let shut = matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
                let _ = write!(matrix, "{:<16}", if shut { "✘" } else { "✔" });
            }
            matrix.push('\n');
        }
    }
    let lines: Vec<_> = matrix.lines().map(str::trim_end).collect();
    assert_snapshot!(lines.join("\n"));
}
