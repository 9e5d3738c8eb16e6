//! The life of a card, from the first word to the last.

use hotline_tests::{city::City, people::timeless};
use insta::assert_snapshot;
use lambda_http::http::StatusCode;
use serde_json::json;

/// Uploads a proof as the browser does: permission, the bytes, completion.
pub(super) async fn prove(city: &City, id: hotline_domain::ids::AppealId) {
    let executor = city.staff("yurchenko");
    let request = json!({ "name": "Ліхтар.jpg", "content_type": "image/jpeg", "size": 3 });
    let (status, grant) = executor.post(&format!("/api/appeals/{id}/uploads"), request).await;
    assert_eq!(status, StatusCode::OK, "{grant}");
    let upload = grant["upload_id"].as_str().expect("an id").to_owned();
    let missing = json!({ "name": "Ліхтар.jpg" });
    let (status, problem) = executor.does(id, &format!("uploads/{upload}/complete"), missing.clone()).await;
    assert_eq!(
        (status, problem["code"].as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, Some("upload_missing"))
    );
    let key = hotline_domain::media::upload_key(id, upload.parse().expect("a UUID"));
    hotline_app::ports::Files::put(&*city.files, &key, "image/jpeg", vec![0xFF, 0xD8, 0xFF])
        .await
        .expect("memory");
    for _ in 0..2 {
        let (status, card) = executor.does(id, &format!("uploads/{upload}/complete"), missing.clone()).await;
        assert_eq!(status, StatusCode::OK, "{card}");
        let proofs =
            card["files"].as_array().expect("files").iter().filter(|f| f["origin"] == "staff").count();
        assert_eq!(proofs, 1, "a repeated completion adds nothing");
    }
}

#[tokio::test]
async fn clause_4_5_5_1_5_4_6_1_4_an_appeal_from_telegram_to_a_closed_card() {
    let city = City::new().await;
    let olena = city.citizen(501);
    let filed = timeless(&olena.files_an_appeal().await);
    assert_snapshot!(filed.lines().take(2).collect::<Vec<_>>().join("\n"), @r#"
    ✅ Дякуємо! Ваше звернення зареєстровано.
    Реєстраційний номер: К-1/РІК
    "#);
    let id = olena.card().await;

    let melnyk = city.staff("melnyk");
    let (_, list) = melnyk.get("/api/worklist").await;
    assert_eq!(list["items"][0]["id"], id.to_string(), "the responsible person has the move: {list}");
    assert_eq!(
        melnyk.can(id).await,
        [
            "address",
            "ask",
            "comment",
            "correct_category",
            "classify",
            "set_location",
            "link",
            "merge",
            "split",
            "forward",
            "return_to_author",
            "not_consider",
            "block_applicant"
        ]
    );
    let (status, card) = melnyk
        .does(id, "address", json!({ "due_on": melnyk.opens(id).await["allowed_actions"][0]["proposed_due_on"], "decision_makers": ["mer"], "note": null }))
        .await;
    assert_eq!(status, StatusCode::OK, "{card}");
    assert_eq!(card["state"], "addressed");

    let mer = city.staff("mer");
    assert_eq!(mer.can(id).await, ["assign", "comment", "correct_deadline"]);
    let (status, card) = mer
        .does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Відновити освітлення" }))
        .await;
    assert_eq!(status, StatusCode::OK, "{card}");

    let executor = city.staff("yurchenko");
    assert_eq!(
        executor.can(id).await,
        ["accept", "comment", "request_executors", "request_control", "request_plan", "set_location"]
    );
    let (status, _) = executor.does(id, "accept", json!({ "comment": null })).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = executor.does(id, "comment", json!({ "text": "Замовлено лампи" })).await;
    assert_eq!(status, StatusCode::OK);

    let result = json!({ "result": "Освітлення відновлено.", "code": "9.1" });
    let (status, problem) = executor.does(id, "report", result.clone()).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "no result without proof");
    assert_eq!(
        (problem["code"].as_str(), problem["clause"].as_str()),
        (Some("proof_missing"), Some("6.5.2"))
    );
    prove(&city, id).await;
    let (status, card) = executor.does(id, "report", result).await;
    assert_eq!(status, StatusCode::OK, "{card}");

    assert_eq!(melnyk.can(id).await[..4], ["close", "return_for_rework", "ask", "comment"]);
    let (status, card) = melnyk.does(id, "close", json!({ "comment": null })).await;
    assert_eq!((status, card["state"].as_str()), (StatusCode::OK, Some("closed")));
    let clauses: Vec<_> =
        card["history"].as_array().expect("history").iter().map(|e| e["clause"].clone()).collect();
    assert_eq!(clauses, ["4.1", "4.5", "4.5", "5.1", "6.5.1", "6.5.2", "5.4", "6.1.4"]);
    assert_eq!(melnyk.can(id).await, ["classify", "link", "block_applicant"]);
    assert_eq!(mer.can(id).await, ["rate", "record_measure"]);
    let (_, list) = melnyk.get("/api/worklist").await;
    assert_eq!(list["items"].as_array().map(Vec::len), Some(0), "nobody has the move");

    let told = city.told(&olena.address());
    assert_eq!(told.len(), 5, "each step is told once: {told:#?}");
    assert_snapshot!(timeless(&told[4]), @r#"
    ✅ Звернення № К-1/РІК
    Розгляд завершено. Результат: Вирішено позитивно.

    Освітлення відновлено.
    "#);
}

#[tokio::test]
async fn clause_6_2_2_a_result_is_returned_for_rework_with_the_reason() {
    let city = City::new().await;
    let olena = city.citizen(502);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    city.staff("melnyk")
        .does(id, "address", json!({ "due_on": due, "decision_makers": ["mer", "zastupnyk"] }))
        .await;
    let (_, second) = city.staff("zastupnyk").get("/api/worklist").await;
    assert_eq!(second["items"][0]["id"], id.to_string(), "every addressee has it in the worklist");
    city.staff("zastupnyk")
        .does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Перевірити" }))
        .await;
    for decision_maker in ["mer", "zastupnyk"] {
        let (_, list) = city.staff(decision_maker).get("/api/worklist").await;
        assert_eq!(list["items"], json!([]), "it has left {decision_maker}");
    }
    city.staff("yurchenko").does(id, "accept", json!({})).await;
    prove(&city, id).await;
    city.staff("yurchenko").does(id, "report", json!({ "result": "Зроблено.", "code": "9.1" })).await;
    let (status, problem) = city.staff("melnyk").does(id, "return", json!({ "reason": "  " })).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("text_missing")));
    let (_, card) =
        city.staff("melnyk").does(id, "return", json!({ "reason": "Ліхтар біля входу не світить" })).await;
    assert_eq!((card["state"].as_str(), card["returns"].as_u64()), (Some("in_work"), Some(1)));
    assert_eq!(city.staff("yurchenko").can(id).await[..4], ["upload", "report", "ask", "comment"]);
}

#[tokio::test]
async fn of_two_people_on_one_card_the_later_gets_a_conflict_and_nothing_changes() {
    let city = City::new().await;
    let olena = city.citizen(503);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let step = |note: &str| json!({ "version": 1, "text": note });
    let path = format!("/api/appeals/{id}/comment");
    let melnyk = city.staff("melnyk");
    let (first, second) = tokio::join!(melnyk.post(&path, step("перша")), melnyk.post(&path, step("друга")));
    let mut statuses = [first.0, second.0];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::CONFLICT]);
    let lost = if first.0 == StatusCode::CONFLICT { first.1 } else { second.1 };
    assert_eq!(lost["code"], "version_conflict");
    assert_eq!(melnyk.opens(id).await["version"], 2);
}

#[tokio::test]
async fn clause_4_5_a_deadline_is_neither_past_nor_beyond_the_law() {
    let city = City::new().await;
    let olena = city.citizen(504);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    for (due_on, code, clause) in [
        ("2020-01-01", "deadline_in_past", "4.5"),
        ("2199-01-01", "deadline_beyond_law", "ст. 20 Закону «Про звернення громадян»"),
    ] {
        let body = json!({ "due_on": due_on, "decision_makers": ["mer"] });
        let (status, problem) = city.staff("melnyk").does(id, "address", body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!((problem["code"].as_str(), problem["clause"].as_str()), (Some(code), Some(clause)));
    }
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    for (people, code) in [(json!([]), "no_decision_maker"), (json!(["yurchenko"]), "not_a_decision_maker")] {
        let body = json!({ "due_on": due, "decision_makers": people });
        let (_, problem) = city.staff("melnyk").does(id, "address", body).await;
        assert_eq!(problem["code"], code);
    }
}

#[tokio::test]
async fn clause_1_4_an_executor_is_assigned_only_from_an_active_registered_organisation() {
    let city = City::new().await;
    let olena = city.citizen(505);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    city.staff("melnyk").does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    for nobody in ["gone", "melnyk", "unknown"] {
        let body = json!({ "executor": nobody, "resolution": "Виконати" });
        let (status, problem) = city.staff("mer").does(id, "assign", body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            (problem["code"].as_str(), problem["clause"].as_str()),
            (Some("not_an_executor"), Some("1.4"))
        );
    }
}

#[tokio::test]
async fn clause_3_2_a_notice_refused_by_the_messenger_arrives_later_and_once() {
    use hotline_app::ports::DeliveryError;
    let city = City::new().await;
    let olena = city.citizen(506);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    city.messenger.refusals.lock().expect("no panic").extend([
        DeliveryError::RetryAfter(std::time::Duration::from_secs(1)),
        DeliveryError::Unavailable("502".to_owned()),
    ]);
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    city.staff("melnyk").does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    assert_eq!(city.told(&olena.address()).len(), 1);
}
