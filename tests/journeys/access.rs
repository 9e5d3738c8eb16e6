//! Who sees and does what through the API.

use hotline_tests::{city::City, people::call_api};
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn without_a_verified_token_everything_is_401() {
    let city = City::new().await;
    let paths =
        ["/api/me", "/api/worklist", "/api/appeals", "/api/none", "/api/admin/settings", "/api/admin/none"];
    for path in paths {
        for (token, code) in [(None, "unauthorized"), (Some("rubbish"), "invalid_token")] {
            let (status, problem) = call_api(&city, "GET", path, None, token).await;
            assert_eq!((status, problem["code"].as_str()), (StatusCode::UNAUTHORIZED, Some(code)), "{path}");
        }
    }
}

#[tokio::test]
async fn clause_5_1_an_executor_sees_only_cards_of_their_organisation() {
    let city = City::new().await;
    let olena = city.citizen(601);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let path = format!("/api/appeals/{id}");
    for (who, expected) in [
        ("melnyk", StatusCode::OK),
        ("mer", StatusCode::OK),
        ("yurchenko", StatusCode::NOT_FOUND),
        ("lysenko", StatusCode::NOT_FOUND),
        ("admin", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(city.staff(who).get(&path).await.0, expected, "{who}");
    }
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    city.staff("melnyk").does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    city.staff("mer").does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
    assert_eq!(city.staff("yurchenko").get(&path).await.0, StatusCode::OK);
    assert_eq!(city.staff("marchenko").get(&path).await.0, StatusCode::NOT_FOUND, "another organisation");
    let colleague = city.staff("didenko").opens(id).await;
    assert_eq!(colleague["allowed_actions"], json!([]), "a colleague reads only");
    assert_eq!((&colleague["applicant"]["phone"], &colleague["residence"]), (&Value::Null, &Value::Null));
    let (status, problem) =
        city.staff("zastupnyk").does(id, "assign", json!({ "executor": "didenko", "resolution": "x" })).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::FORBIDDEN, Some("not_your_card")));
}

#[tokio::test]
async fn clause_6_1_2_the_register_is_for_those_who_see_every_card() {
    let city = City::new().await;
    city.citizen(602).files_an_appeal().await;
    for (who, expected) in [
        ("melnyk", StatusCode::OK),
        ("mer", StatusCode::OK),
        ("yurchenko", StatusCode::FORBIDDEN),
        ("admin", StatusCode::FORBIDDEN),
    ] {
        let (status, page) = city.staff(who).get("/api/appeals").await;
        assert_eq!(status, expected, "{who}");
        if status == StatusCode::OK {
            assert_eq!(page["items"].as_array().map(Vec::len), Some(1));
        }
    }
    let (status, _) = city.staff("melnyk").get("/api/appeals?month=2026-13").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

/// An appeal of a citizen who came.
fn taken_down() -> Value {
    json!({
        "surname": "Коваль", "name": "Олена", "patronymic": null, "residence": "вул. Садова, 12",
        "phone": "0671234567", "email": null, "category": "lighting", "substance": "Не світить",
        "marks": { "arrival": "1.2", "sign": "2.1", "kind": "3.2", "subject": "5.1", "people": 1 },
    })
}

#[tokio::test]
async fn clause_6_1_2_the_register_is_searched_by_state_beyond_its_first_page() {
    let city = City::new().await;
    let melnyk = city.staff("melnyk");
    let mut first = None;
    for _ in 0..52 {
        let (status, card) = melnyk.post("/api/appeals", taken_down()).await;
        assert_eq!(status, StatusCode::OK, "{card}");
        first = first.or_else(|| card["id"].as_str().map(str::to_owned));
    }
    let first = first.expect("an appeal");
    let id = first.parse().expect("an id");
    let due = melnyk.opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
    let addressed = json!({ "due_on": due, "decision_makers": ["mer"] });
    let (status, card) = melnyk.does(id, "address", addressed).await;
    assert_eq!(status, StatusCode::OK, "{card}");

    let ids = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().expect("items");
        items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
    };
    let (_, everything) = melnyk.get("/api/appeals").await;
    assert!(!ids(&everything).contains(&first), "it is beyond the first page");
    let (_, found) = melnyk.get("/api/appeals?state=addressed").await;
    assert_eq!((ids(&found), &found["next"]), (vec![first.clone()], &Value::Null));
    let (_, others) = melnyk.get("/api/appeals?state=registered").await;
    assert_eq!((ids(&others).len(), ids(&others).contains(&first)), (50, false));
    let (status, problem) = melnyk.get("/api/appeals?state=lost").await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{problem}");
}

#[tokio::test]
async fn bad_requests_are_problems_and_change_nothing() {
    let city = City::new().await;
    let olena = city.citizen(603);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let melnyk = city.staff("melnyk");
    for (step, body, expected) in [
        ("comment", json!({ "version": 1 }), StatusCode::BAD_REQUEST),
        ("comment", json!({ "version": 1, "text": "x", "extra": 1 }), StatusCode::BAD_REQUEST),
        ("comment", json!({ "version": "1", "text": "x" }), StatusCode::BAD_REQUEST),
        ("comment", json!([]), StatusCode::BAD_REQUEST),
        ("comment", json!({ "version": 1, "text": "а".repeat(3501) }), StatusCode::UNPROCESSABLE_ENTITY),
        ("comment", json!({ "version": 9, "text": "x" }), StatusCode::CONFLICT),
        ("close", json!({ "version": 1 }), StatusCode::CONFLICT),
        ("accept", json!({ "version": 1 }), StatusCode::FORBIDDEN),
        (
            "address",
            json!({ "version": 1, "due_on": "завтра", "decision_makers": ["mer"] }),
            StatusCode::BAD_REQUEST,
        ),
        ("nothing", json!({}), StatusCode::NOT_FOUND),
    ] {
        let (status, problem) = melnyk.post(&format!("/api/appeals/{id}/{step}"), body.clone()).await;
        assert_eq!(status, expected, "{step} {body} {problem}");
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()), "{step} {body}");
    }
    let extra = json!({ "version": 1, "text": "x", "extra": 1 });
    let (_, problem) = melnyk.post(&format!("/api/appeals/{id}/comment"), extra).await;
    assert_eq!(problem["field"], "extra", "the field at fault is named: {problem}");
    assert_eq!(melnyk.get("/api/appeals/not-a-card").await.0, StatusCode::NOT_FOUND);
    let (status, answer) = call_api(&city, "DELETE", "/api/me", None, Some("melnyk:")).await;
    assert_eq!(
        (status, &answer["code"]),
        (StatusCode::METHOD_NOT_ALLOWED, &Value::from("method_not_allowed"))
    );
    assert_eq!(melnyk.opens(id).await["version"], 1);
}

#[tokio::test]
async fn what_no_table_could_hold_is_refused_at_the_door() {
    let city = City::new().await;
    let olena = city.citizen(604);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let (melnyk, long) = (city.staff("melnyk"), "x".repeat(3000));
    for (who, path, expected) in [
        ("melnyk", "/api/appeals/%FF".to_owned(), StatusCode::NOT_FOUND),
        ("melnyk", "/api/moderation/%FF".to_owned(), StatusCode::NOT_FOUND),
        ("admin", "/api/admin/staff/%FF".to_owned(), StatusCode::NOT_FOUND),
        ("melnyk", "/api/appeals?cursor=".to_owned(), StatusCode::BAD_REQUEST),
        ("melnyk", format!("/api/appeals?cursor={long}"), StatusCode::BAD_REQUEST),
        ("melnyk", "/api/appeals?month=2026-11-01T10:00:00".to_owned(), StatusCode::BAD_REQUEST),
        ("melnyk", "/api/audit?cursor=".to_owned(), StatusCode::BAD_REQUEST),
        ("melnyk", format!("/api/audit?cursor={long}"), StatusCode::BAD_REQUEST),
        ("melnyk", format!("/api/appeals/{id}/audit?cursor={long}"), StatusCode::BAD_REQUEST),
        ("admin", format!("/api/admin/revisions?what=staff&id={long}"), StatusCode::BAD_REQUEST),
    ] {
        let (status, problem) = city.staff(who).get(&path).await;
        assert_eq!((status, &problem["status"]), (expected, &json!(expected.as_u16())), "{path} {problem}");
    }
    let taken = |field: &str, text: &str| {
        let mut body = taken_down();
        body[field] = json!(text);
        body
    };
    for field in ["surname", "name", "patronymic", "residence", "email", "substance"] {
        let body = taken(field, &"ї".repeat(300_000));
        let (status, problem) = melnyk.post("/api/appeals", body).await;
        let expected = (StatusCode::UNPROCESSABLE_ENTITY, &json!("field_too_long"));
        assert_eq!((status, &problem["code"]), expected, "{field}");
    }
    assert_eq!(melnyk.post("/api/appeals", taken("substance", "Не світить")).await.0, StatusCode::OK);
    let due = melnyk.opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    melnyk.does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    city.staff("mer").does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
    let crowd =
        json!({ "change": false, "proposed": vec!["didenko"; 50_000], "reason": "Потрібна допомога" });
    let (status, problem) = city.staff("yurchenko").does(id, "requests/executors", crowd).await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("executor_twice")),
        "{problem}"
    );
}
