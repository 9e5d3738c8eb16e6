//! Who sees and does what through the API.

use hotline_tests::{city::City, people::call_api};
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn without_a_verified_token_everything_is_401() {
    let city = City::new().await;
    for path in ["/api/me", "/api/directory", "/api/worklist", "/api/appeals", "/api/moderation"] {
        let (status, problem) = call_api(&city, "GET", path, None, None).await;
        assert_eq!((status, problem["code"].as_str()), (StatusCode::UNAUTHORIZED, Some("unauthorized")));
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
    assert_eq!(melnyk.get("/api/appeals/not-a-card").await.0, StatusCode::NOT_FOUND);
    let (status, answer) =
        call_api(&city, "DELETE", "/api/me", None, Some(json!({ "username": "melnyk" }))).await;
    assert_eq!(
        (status, &answer["code"]),
        (StatusCode::METHOD_NOT_ALLOWED, &Value::from("method_not_allowed"))
    );
    assert_eq!(melnyk.opens(id).await["version"], 1);
}
