//! The audit trail: every reading and every change of personal data, with who, when and from where.

use hotline_app::clock::now;
use hotline_domain::{deadline::date_in_kyiv, ids::AppealId};
use hotline_tests::{
    city::City,
    people::{ADDRESS, call_api},
};
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

/// A card that has just been registered.
async fn card(city: &City, chat: i64) -> AppealId {
    let olena = city.citizen(chat);
    olena.files_an_appeal().await;
    olena.card().await
}

async fn items(city: &City, who: &str, path: &str) -> Vec<Value> {
    let (status, page) = city.staff(who).get(path).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page["items"].as_array().expect("items").clone()
}

fn brief(entries: &[Value]) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    entries
        .iter()
        .map(|e| format!("{} {} {}", text(&e["who"]["id"]), text(&e["access"]), text(&e["action"])))
        .collect()
}

#[tokio::test]
async fn readings_and_changes_of_a_card_are_in_its_trail() {
    let city = City::new().await;
    let id = card(&city, 951).await;
    let melnyk = city.staff("melnyk");
    let due = melnyk.opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    let body = json!({ "version": 1, "due_on": due, "decision_makers": ["mer"] });
    assert_eq!(melnyk.post(&format!("/api/appeals/{id}/address"), body).await.0, StatusCode::OK);
    city.staff("mer").get("/api/worklist").await;
    city.staff("mer").opens(id).await;
    let entries = items(&city, "melnyk", &format!("/api/appeals/{id}/audit")).await;
    assert_eq!(
        brief(&entries),
        ["mer read card", "mer list worklist", "melnyk change address", "melnyk read card"],
        "newest first"
    );
    let entry = &entries[2];
    assert_eq!((&entry["ip"], &entry["user_agent"]), (&json!(ADDRESS), &json!("tests")));
    assert_eq!(
        (&entry["roles"], &entry["cards"][0]["id"]),
        (&json!(["responsible"]), &json!(id.to_string()))
    );
    assert_eq!(entry["text"], "Дія «Встановити строк і адресувати».");
    assert_eq!(entry["who"]["name"], "Мельник Олена Петрівна");
    assert!(entry["at"].as_str().is_some_and(|at| at.ends_with('Z')));
}

#[tokio::test]
async fn what_was_refused_is_no_change() {
    let city = City::new().await;
    let id = card(&city, 952).await;
    let path = format!("/api/appeals/{id}/comment");
    let (status, _) = city.staff("melnyk").post(&path, json!({ "version": 1, "text": "" })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    // One who may not read the card has read nothing.
    assert_eq!(city.staff("didenko").get(&format!("/api/appeals/{id}")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(items(&city, "melnyk", &format!("/api/appeals/{id}/audit")).await, [Value::Null; 0]);
}

#[tokio::test]
async fn what_a_conflict_shows_has_been_read() {
    let city = City::new().await;
    let id = card(&city, 953).await;
    let path = format!("/api/appeals/{id}/comment");
    let body = |version| json!({ "version": version, "text": "x" });
    assert_eq!(city.staff("melnyk").post(&path, body(1)).await.0, StatusCode::OK);
    assert_eq!(city.staff("melnyk").post(&path, body(1)).await.0, StatusCode::CONFLICT);
    let entries = items(&city, "melnyk", &format!("/api/appeals/{id}/audit")).await;
    assert_eq!(brief(&entries), ["melnyk read card", "melnyk change comment"]);
}

#[tokio::test]
async fn refreshes_within_minutes_are_one_reading() {
    let city = City::new().await;
    let id = card(&city, 954).await;
    for _ in 0..3 {
        city.staff("melnyk").opens(id).await;
    }
    city.staff("mer").opens(id).await;
    let entries = items(&city, "melnyk", &format!("/api/appeals/{id}/audit")).await;
    assert_eq!(brief(&entries), ["mer read card", "melnyk read card"]);
}

#[tokio::test]
async fn a_day_of_the_trail_is_read_by_person_and_page_after_page() {
    let city = City::new().await;
    let mut ids = Vec::new();
    for chat in 960..967 {
        ids.push(card(&city, chat).await);
    }
    for id in &ids {
        city.staff("melnyk").opens(*id).await;
        city.staff("mer").opens(*id).await;
    }
    city.staff("melnyk").get("/api/appeals").await;
    let all = items(&city, "admin", "/api/audit").await;
    assert_eq!(all.len(), 15);
    assert_eq!((&all[0]["action"], all[0]["cards"].as_array().map(Vec::len)), (&json!("register"), Some(7)));
    let today = date_in_kyiv(now());
    let his = items(&city, "melnyk", &format!("/api/audit?day={today}&who=mer")).await;
    assert_eq!(brief(&his), ["mer read card"; 7]);
    assert_eq!(items(&city, "melnyk", "/api/audit?day=2020-01-31").await, [Value::Null; 0]);
    assert_eq!(items(&city, "melnyk", "/api/audit?who=nobody").await, [Value::Null; 0]);
    for wrong in ["day=31.01.2026", "month=1"] {
        assert_eq!(city.staff("melnyk").get(&format!("/api/audit?{wrong}")).await.0, StatusCode::BAD_REQUEST);
    }

    for n in 0..40 {
        let path = format!("/api/appeals/{}/comment", ids[0]);
        let body = json!({ "version": n + 1, "text": "x" });
        assert_eq!(city.staff("melnyk").post(&path, body).await.0, StatusCode::OK);
    }
    let (_, first) = city.staff("melnyk").get("/api/audit").await;
    let next = first["next"].as_str().expect("a second page");
    let (_, second) =
        city.staff("melnyk").get(&format!("/api/audit?cursor={}", next.replace('#', "%23"))).await;
    let count = |page: &Value| page["items"].as_array().map(Vec::len);
    assert_eq!((count(&first), count(&second), &second["next"]), (Some(50), Some(5), &Value::Null));
}

#[tokio::test]
async fn the_trail_is_for_the_responsible_person_and_the_administrator() {
    let city = City::new().await;
    let id = card(&city, 971).await;
    city.staff("melnyk").opens(id).await;
    for path in ["/api/audit".to_owned(), format!("/api/appeals/{id}/audit")] {
        for (who, expected) in [
            ("melnyk", StatusCode::OK),
            ("admin", StatusCode::OK),
            ("mer", StatusCode::FORBIDDEN),
            ("yurchenko", StatusCode::FORBIDDEN),
            ("lysenko", StatusCode::FORBIDDEN),
        ] {
            assert_eq!(city.staff(who).get(&path).await.0, expected, "{who} {path}");
        }
        assert_eq!(call_api(&city, "GET", &path, None, None).await.0, StatusCode::UNAUTHORIZED);
    }
    let (_, page) = city.staff("admin").get(&format!("/api/appeals/{id}/audit")).await;
    let told = page.to_string();
    for personal in ["Коваль", "Садова", "+380671234567", "ліхтар"] {
        assert!(!told.contains(personal), "{told}");
    }
}

#[tokio::test]
async fn nothing_is_shown_that_cannot_be_recorded() {
    let city = City::new().await;
    let id = card(&city, 972).await;
    city.audit_fails(true);
    for path in [format!("/api/appeals/{id}"), "/api/worklist".to_owned(), "/api/appeals".to_owned()] {
        let (status, problem) = city.staff("melnyk").get(&path).await;
        assert_eq!(
            (status, &problem["code"]),
            (StatusCode::INTERNAL_SERVER_ERROR, &json!("fault")),
            "{path}"
        );
        assert!(!problem.to_string().contains("Садова"), "{problem}");
    }
    city.audit_fails(false);
    city.staff("melnyk").opens(id).await;
}

#[tokio::test]
async fn a_card_found_by_its_number_has_been_read() {
    let city = City::new().await;
    let id = card(&city, 973).await;
    let number = city.staff("mer").opens(id).await["number"].as_str().expect("a number").to_owned();
    let digits = number.split_once('-').expect("a letter and a number").1.to_owned();
    let found = items(&city, "melnyk", &format!("/api/appeals?number={digits}")).await;
    assert_eq!(found[0]["id"], id.to_string());
    let entries = items(&city, "melnyk", &format!("/api/appeals/{id}/audit")).await;
    assert_eq!(brief(&entries), ["melnyk list register", "mer read card"]);
}

/// Every reading of the API either stands in the trail or shows nothing of an applicant. A new one
/// has to be put into one of the two lists, after a look at its handler.
#[test]
fn every_reading_is_recorded_or_shows_no_applicant() {
    const RECORDED: [&str; 7] = [
        "/api/appeals",
        "/api/appeals/{id}",
        "/api/appeals/{id}/others",
        "/api/appeals/{id}/templates",
        "/api/moderation",
        "/api/moderation/{id}",
        "/api/worklist",
    ];
    const IMPERSONAL: [&str; 8] = [
        "/api/appeals/{id}/audit",
        "/api/audit",
        "/api/directory",
        "/api/figures",
        "/api/inbox",
        "/api/inbox/count",
        "/api/me",
        "/api/report",
    ];
    let api = staff_api::handler::description();
    let readings =
        api.paths.paths.iter().filter(|(_, item)| item.get.is_some()).map(|(path, _)| path.as_str());
    let mut known: Vec<_> = RECORDED.into_iter().chain(IMPERSONAL).collect();
    known.sort_unstable();
    assert_eq!(readings.collect::<Vec<_>>(), known);
}
