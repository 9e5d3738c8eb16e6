//! Staff and the applicant of a card: a question and its answer, the category, the place, a block.

use hotline_app::{
    clock::now,
    ports::{Along, Cards, Conversations, DeliveryError},
    routing::learn_from,
};
use hotline_domain::{
    card::{Addition, ApplicantCommand, apply, decide_applicant},
    ids::AppealId,
};
use hotline_tests::{city::City, people::Citizen};
use jiff::ToSpan;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

/// A card that the executor has taken into work.
async fn in_work(city: &City, olena: &Citizen<'_>) -> AppealId {
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    city.staff("melnyk").does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    city.staff("mer").does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
    city.staff("yurchenko").does(id, "accept", json!({})).await;
    id
}

fn in_days(days: i64) -> String {
    hotline_domain::deadline::date_in_kyiv(now()).saturating_add(days.days()).to_string()
}

/// The applicant does something to the card, as the dialogue would.
async fn applicant(city: &City, id: AppealId, command: ApplicantCommand) {
    let card = city.store.card(id).await.expect("a table").expect("a card");
    let event =
        decide_applicant(&card, command, now(), &hotline_tests::city::directory().calendar).expect("allowed");
    let after = apply(Some(card.clone()), &event).expect("a card");
    city.store.save(&card, &after, &[event], &[], &Along::default()).await.expect("saved");
    city.settle(id).await;
}

#[tokio::test]
async fn clause_5_1_the_executor_asks_and_the_answer_comes_onto_the_card() {
    let city = City::new().await;
    let olena = city.citizen(701);
    let id = in_work(&city, &olena).await;
    let executor = city.staff("yurchenko");
    let question = json!({ "question": "На якій опорі?", "answer_by": in_days(5) });
    let (status, card) = executor.does(id, "ask", question).await;
    assert_eq!(status, StatusCode::OK, "{card}");
    assert_eq!((&card["state"], &card["waiting_for_applicant"]), (&json!("in_work"), &json!(true)));
    assert_eq!(card["answer_by"], card["questions"][0]["answer_by"]);
    let (_, list) = executor.get("/api/worklist").await;
    assert_eq!(list["items"][0]["waiting_for_applicant"], true);

    let told = city.told(&olena.address());
    let last = told.last().expect("a notice");
    assert!(last.contains("На якій опорі?") && last.contains("Відповідь чекаємо до"), "{last}");
    let record = city.store.recall(&olena.address()).await.expect("a table");
    let asked = record.asked.first().expect("remembered before it was sent");
    assert_eq!((asked.appeal, asked.question.as_str()), (id, "На якій опорі?"));
    assert_eq!(Some(asked.sequence), card["questions"][0]["sequence"].as_u64());

    let addition = Addition {
        from: olena.address(),
        text: Some("На третій від рогу".to_owned()),
        files: vec![],
        location: None,
        edited: false,
    };
    applicant(&city, id, ApplicantCommand::Answer { question: asked.sequence, addition }).await;
    let card = executor.opens(id).await;
    assert_eq!(card["waiting_for_applicant"], false);
    let last = card["history"].as_array().and_then(|history| history.last()).expect("a history");
    assert_eq!((&last["kind"], &last["clause"]), (&json!("clarification_answered"), &json!("5.1")));
    assert_eq!(last["comment"], "На третій від рогу");
    assert_eq!(city.told(&olena.address()).len(), told.len(), "an answer is no news to who gave it");
}

#[tokio::test]
async fn clause_5_1_a_question_without_words_or_with_a_wrong_day_is_refused() {
    let city = City::new().await;
    let id = in_work(&city, &city.citizen(702)).await;
    for (who, body, status, code) in [
        ("yurchenko", json!({ "question": " " }), 422, "text_missing"),
        ("yurchenko", json!({ "question": "щ".repeat(3001) }), 422, "question_too_long"),
        ("yurchenko", json!({ "question": "Де?", "answer_by": in_days(0) }), 422, "bad_answer_day"),
        ("yurchenko", json!({ "question": "Де?", "answer_by": in_days(31) }), 422, "bad_answer_day"),
        ("mer", json!({ "question": "Де?" }), 403, "not_your_role"),
    ] {
        let (got, problem) = city.staff(who).does(id, "ask", body).await;
        assert_eq!((got.as_u16(), problem["code"].as_str()), (status, Some(code)));
        assert_eq!(problem["clause"], "5.1");
    }
}

#[tokio::test]
async fn clause_2_1_and_5_3_the_category_and_the_place_are_put_right() {
    let city = City::new().await;
    let id = in_work(&city, &city.citizen(703)).await;
    let melnyk = city.staff("melnyk");
    let (status, card) = melnyk.does(id, "category", json!({ "category": "roads" })).await;
    assert_eq!((status, &card["category"]["name"]), (StatusCode::OK, &json!("Дороги")), "{card}");
    let last = card["history"].as_array().and_then(|history| history.last()).expect("a history");
    assert_eq!(last["text"], "Категорію виправлено: «Вуличне освітлення» → «Дороги».");
    let record = city.store.load(id).await.expect("a table").expect("a card");
    let lessons: Vec<_> = record.events.iter().filter_map(|event| learn_from(event, &record.card)).collect();
    assert_eq!(lessons, [("Не світять ліхтарі", &"roads".into())], "what the suggestion learns from");
    let (status, problem) = melnyk.does(id, "category", json!({ "category": "roads" })).await;
    assert_eq!((status.as_u16(), &problem["code"]), (422, &json!("not_another_category")));
    let (status, _) = city.staff("yurchenko").does(id, "category", json!({ "category": "lighting" })).await;
    assert_eq!(status, StatusCode::FORBIDDEN);

    let place = json!({ "latitude": 48.91, "longitude": 31.2 });
    let (status, card) = city.staff("yurchenko").does(id, "location", place.clone()).await;
    assert_eq!((status, &card["location"]), (StatusCode::OK, &place));
    let (_, problem) = melnyk.does(id, "location", json!({ "latitude": 91, "longitude": 0 })).await;
    assert_eq!((&problem["code"], &problem["clause"]), (&json!("not_a_place"), &json!("5.3")));
}

#[tokio::test]
async fn clause_4_4_intake_is_blocked_for_a_term_and_taken_up_again() {
    let city = City::new().await;
    let olena = city.citizen(704);
    let id = in_work(&city, &olena).await;
    let melnyk = city.staff("melnyk");
    let (status, problem) = melnyk.does(id, "unblock", json!({ "reason": "Помилка" })).await;
    assert_eq!((status.as_u16(), &problem["code"]), (409, &json!("not_blocked")));

    let (status, card) = melnyk.does(id, "block", json!({ "reason": "Образи", "days": 3 })).await;
    assert_eq!(status, StatusCode::OK, "{card}");
    let block = &card["chat"]["block"];
    assert_eq!((&block["reason"], &block["by"]["id"]), (&json!("Образи"), &json!("melnyk")));
    assert!(melnyk.can(id).await.contains(&"unblock_applicant".to_owned()));
    assert!(!melnyk.can(id).await.contains(&"block_applicant".to_owned()));
    let record = city.store.recall(&olena.address()).await.expect("a table");
    assert!(record.block.is_some_and(|block| block.holds(now())), "the chat knows it at once");
    let before = record.inputs.len();
    olena.says("Знову я").await;
    let record = city.store.recall(&olena.address()).await.expect("a table");
    assert_eq!(record.inputs.len(), before, "nothing is taken in");
    let told = city.told(&olena.address());
    assert!(told.last().is_some_and(|text| text.contains("призупинено до") && text.contains("Образи")));

    assert_eq!(
        city.staff("yurchenko").opens(id).await["chat"]["block"],
        Value::Null,
        "not the executor's business"
    );
    let (status, _) =
        city.staff("yurchenko").does(id, "block", json!({ "reason": "Образи", "days": 3 })).await;
    assert_eq!(status, StatusCode::FORBIDDEN);

    let (status, card) = melnyk.does(id, "unblock", json!({ "reason": "Вибачилася" })).await;
    assert_eq!((status, &card["chat"]["block"]), (StatusCode::OK, &Value::Null));
    olena.says("Дякую").await;
    let record = city.store.recall(&olena.address()).await.expect("a table");
    assert_eq!(record.inputs.len(), before + 1);
    assert!(city.told(&olena.address()).last().is_some_and(|text| text.contains("знову приймає")));
}

#[tokio::test]
async fn who_has_blocked_the_bot_is_seen_on_the_card_until_they_write_again() {
    let city = City::new().await;
    let olena = city.citizen(705);
    let id = in_work(&city, &olena).await;
    let melnyk = city.staff("melnyk");
    let chat = melnyk.opens(id).await["chat"].clone();
    assert_eq!(chat["reachable"], true);
    assert!(chat["since"].is_string() && chat["spoke_at"].is_string());

    city.messenger.refusals.lock().expect("no panic").push(DeliveryError::Unreachable);
    melnyk.does(id, "ask", json!({ "question": "Де?" })).await;
    let chat = melnyk.opens(id).await["chat"].clone();
    assert_eq!(chat["reachable"], false);
    assert!(chat["lost_since"].is_string());
    let chat = city.staff("yurchenko").opens(id).await["chat"].clone();
    assert_eq!(
        chat,
        json!({
            "reachable": false, "lost_since": null, "since": null, "spoke_at": null, "block": null
        })
    );

    olena.says("/start").await;
    assert_eq!(melnyk.opens(id).await["chat"]["reachable"], true);
}

#[tokio::test]
async fn clause_2_4_a_withdrawn_card_is_nobodys_move_and_says_so() {
    let city = City::new().await;
    let id = in_work(&city, &city.citizen(706)).await;
    applicant(&city, id, ApplicantCommand::Withdraw { reason: "Уже світить".to_owned() }).await;
    let melnyk = city.staff("melnyk");
    let card = melnyk.opens(id).await;
    assert_eq!((&card["state"], &card["state_name"]), (&json!("withdrawn"), &json!("Відкликано заявником")));
    assert_eq!(melnyk.can(id).await, ["classify", "link", "block_applicant"]);
    assert_eq!(city.staff("yurchenko").get("/api/worklist").await.1["items"], json!([]));
    let (_, page) = melnyk.get("/api/appeals").await;
    assert_eq!(page["items"][0]["state"], "withdrawn");
}
