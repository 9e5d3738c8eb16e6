//! Reports over a period, and what an executor sees of their organisation.

use hotline_app::clock::now;
use hotline_domain::{deadline::date_in_kyiv, ids::AppealId};
use hotline_tests::city::City;
use jiff::ToSpan;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

use crate::life::prove;

/// Yesterday to tomorrow, as a query.
fn these_days() -> String {
    let today = date_in_kyiv(now());
    format!("from={}&to={}", today.saturating_sub(1.day()), today.saturating_add(1.day()))
}

/// An appeal of a citizen's that `yurchenko` has been assigned.
async fn assigned(city: &City, chat: i64) -> AppealId {
    let citizen = city.citizen(chat);
    citizen.files_an_appeal().await;
    let id = citizen.card().await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    city.staff("melnyk").does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    let (status, card) = city
        .staff("mer")
        .does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" }))
        .await;
    assert_eq!(status, StatusCode::OK, "{card}");
    id
}

/// The same, closed after a result and rated.
async fn closed(city: &City, chat: i64, quality: u8) -> AppealId {
    let id = assigned(city, chat).await;
    let executor = city.staff("yurchenko");
    executor.does(id, "accept", json!({ "comment": null })).await;
    prove(city, id).await;
    executor.does(id, "report", json!({ "result": "Світить.", "code": "9.1" })).await;
    city.staff("melnyk").does(id, "close", json!({ "comment": null })).await;
    let (status, card) =
        city.staff("mer").does(id, "rate", json!({ "quality": quality, "comment": "Так" })).await;
    assert_eq!((status, card["state"].as_str()), (StatusCode::OK, Some("closed")), "{card}");
    id
}

fn none_of_the_applicants(report: &Value) {
    for word in ["Коваль", "Олена Іванівна", "Садова", "380671234567", "Не світять"]
    {
        assert!(!report.to_string().contains(word), "{word}");
    }
}

#[tokio::test]
async fn clause_6_1_5_a_report_on_the_service_is_made_for_any_period_on_demand() {
    let city = City::new().await;
    closed(&city, 701, 4).await;
    assigned(&city, 702).await;
    city.citizen(703).files_an_appeal().await;
    let path = format!("/api/report?{}", these_days());
    for who in ["melnyk", "mer"] {
        let (status, report) = city.staff(who).get(&path).await;
        assert_eq!(status, StatusCode::OK, "{report}");
        assert_eq!(report["statistics"]["total"], 3);
        assert_eq!(report["statistics"]["resolved"], 1);
        assert_eq!(report["statistics"]["pending"], 2);
        assert_eq!(report["statistics"]["people"], 3);
        assert_eq!(report["by_arrival"].as_array().map(Vec::len), Some(7), "every form of arrival");
        assert_eq!(report["by_arrival"][0]["statistics"]["total"], 3);
        assert_eq!(report["by_category"][0]["category"]["name"], "Вуличне освітлення");
        assert_eq!(report["by_category"][0]["share"], 100.0);
        let progress = &report["progress"];
        assert_eq!(
            (&progress["open"], &progress["closed"], &progress["quality"]),
            (&json!(2), &json!(1), &json!(4.0))
        );
        assert_eq!(report["by_decision_maker"][0]["person"]["name"], "Загорулько Микола Іванович");
        assert_eq!(report["by_decision_maker"][0]["progress"]["count"], 2);
        assert_eq!(report["by_decision_maker"][1]["person"], Value::Null, "addressed to nobody yet");
        none_of_the_applicants(&report);
    }
    let (_, before) = city.staff("mer").get("/api/report?from=2020-01-01&to=2020-12-31").await;
    assert_eq!(before["statistics"]["total"], 0);
    assert_eq!(before["by_month"].as_array().map(Vec::len), Some(12), "a month without appeals is a month");
    for who in ["yurchenko", "lysenko", "admin"] {
        let (status, problem) = city.staff(who).get(&path).await;
        assert_eq!((status, problem["clause"].as_str()), (StatusCode::FORBIDDEN, Some("6.1.5")), "{who}");
    }
}

#[tokio::test]
async fn clause_6_1_5_a_period_that_is_none_is_refused() {
    let city = City::new().await;
    let mer = city.staff("mer");
    for path in ["/api/report", "/api/figures"] {
        for (query, status, code) in [
            ("", StatusCode::BAD_REQUEST, "bad_request"),
            ("?from=2026-11-01", StatusCode::BAD_REQUEST, "bad_request"),
            ("?from=2026-11-01&to=2026-11-31", StatusCode::BAD_REQUEST, "bad_request"),
            ("?from=01.11.2026&to=30.11.2026", StatusCode::BAD_REQUEST, "bad_request"),
            ("?from=2026-11-01&to=2026-11-30&who=all", StatusCode::BAD_REQUEST, "bad_request"),
            ("?from=2026-11-30&to=2026-11-01", StatusCode::UNPROCESSABLE_ENTITY, "period_backwards"),
            ("?from=2021-11-01&to=2026-11-01", StatusCode::UNPROCESSABLE_ENTITY, "period_too_long"),
            ("?from=-009999-01-01&to=9999-12-31", StatusCode::UNPROCESSABLE_ENTITY, "period_too_long"),
        ] {
            let (answer, problem) = mer.get(&format!("{path}{query}")).await;
            assert_eq!((answer, problem["code"].as_str()), (status, Some(code)), "{path}{query} {problem}");
        }
    }
    let (status, _) = mer.get("/api/figures?from=2026-11-01&to=2026-11-30&executor=nobody").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn clause_6_4_5_a_decision_maker_sees_each_executors_quality_and_timeliness() {
    let city = City::new().await;
    let rated = closed(&city, 711, 5).await;
    let open = assigned(&city, 712).await;
    let path = format!("/api/figures?{}", these_days());
    let mer = city.staff("mer");
    let (status, report) = mer.get(&path).await;
    assert_eq!(status, StatusCode::OK, "{report}");
    let organisation = &report["organisations"][0];
    assert_eq!(organisation["organisation"]["name"], "КП «Міськсвітло»");
    assert_eq!(organisation["executors"][0]["person"]["name"], "Юрченко Павло Андрійович");
    for figures in [&report["total"], &organisation["total"], &organisation["executors"][0]["figures"]] {
        assert_eq!(
            figures["led"],
            json!({ "assigned": 2, "on_time": 1, "late": 0, "open": 1, "overdue": 0, "ended": 0 })
        );
        assert_eq!((&figures["timeliness"], &figures["quality"]), (&json!(100.0), &json!(5.0)));
    }
    assert_eq!(report["cards"], Value::Null);
    none_of_the_applicants(&report);

    let (_, own) = mer.get(&format!("{path}&executor=yurchenko")).await;
    assert_eq!(own["total"], report["total"]);
    let cards: Vec<_> = own["cards"]["items"].as_array().expect("cards").iter().collect();
    let seen: Vec<_> = cards.iter().map(|card| (&card["id"], &card["outcome"], &card["quality"])).collect();
    assert_eq!(
        seen,
        [
            (&json!(open.to_string()), &json!("open"), &Value::Null),
            (&json!(rated.to_string()), &json!("on_time"), &json!(5)),
        ],
        "the latest first"
    );
    none_of_the_applicants(&own);
    let (_, nothing) = mer.get(&format!("{path}&executor=didenko")).await;
    assert_eq!((&nothing["organisations"], &nothing["cards"]["items"]), (&json!([]), &json!([])));

    for who in ["melnyk", "yurchenko", "lysenko", "admin"] {
        let (status, problem) = city.staff(who).get(&path).await;
        assert_eq!((status, problem["clause"].as_str()), (StatusCode::FORBIDDEN, Some("6.4.5")), "{who}");
    }
}

#[tokio::test]
async fn clause_2_3_an_executor_lists_the_open_cards_of_the_organisation_for_reading() {
    let city = City::new().await;
    let id = assigned(&city, 721).await;
    closed(&city, 722, 5).await;
    let list = async |who: &str| {
        let (status, list) = city.staff(who).get("/api/worklist?of=organisation").await;
        assert_eq!(status, StatusCode::OK, "{list}");
        list["items"].as_array().expect("a list").clone()
    };
    let seen = list("didenko").await;
    let ids: Vec<_> = seen.iter().map(|card| card["id"].clone()).collect();
    assert_eq!(ids, [json!(id.to_string())], "what a colleague has in hand");
    assert_eq!(seen[0]["residence"], Value::Null, "without the applicant's address");
    assert_eq!(city.staff("didenko").opens(id).await["allowed_actions"], json!([]));
    assert!(list("yurchenko").await.is_empty(), "their own cards are in their own list");
    assert!(list("marchenko").await.is_empty(), "another organisation");
    let (_, own) = city.staff("didenko").get("/api/worklist?of=me").await;
    assert_eq!(own["items"], json!([]));
    for who in ["melnyk", "mer", "admin"] {
        let (status, problem) = city.staff(who).get("/api/worklist?of=organisation").await;
        assert_eq!((status, problem["clause"].as_str()), (StatusCode::FORBIDDEN, Some("2.3")), "{who}");
    }
    let (status, _) = city.staff("didenko").get("/api/worklist?of=city").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}
