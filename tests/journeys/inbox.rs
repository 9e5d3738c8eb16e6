//! The staff's inbox: who is told what while a card lives, and what of it they have seen.

use hotline_app::{
    clock::now,
    ports::{Along, Cards, Clocks, Inbox, Queues},
    routing::route,
};
use hotline_domain::{
    card::{Addition, ApplicantCommand, apply, decide_applicant},
    deadline::date_in_kyiv,
    directory::{Absence, Directory},
    ids::AppealId,
};
use hotline_tests::city::{City, directory};
use jiff::ToSpan;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

use crate::life::prove;

/// What lies in a person's inbox, oldest first: kind and clause, with a star while unread.
async fn told(city: &City, who: &str) -> Vec<String> {
    let (status, page) = city.staff(who).get("/api/inbox").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let items = page["items"].as_array().expect("items").iter().rev();
    items
        .map(|item| {
            let star = if item["read"] == false { "*" } else { "" };
            format!(
                "{}{star} {}",
                item["kind"].as_str().expect("a kind"),
                item["clause"].as_str().expect("one")
            )
        })
        .collect()
}

async fn unread(city: &City, who: &str) -> u64 {
    let (status, count) = city.staff(who).get("/api/inbox/count").await;
    assert_eq!(status, StatusCode::OK, "{count}");
    count["unread"].as_u64().expect("a number")
}

async fn does(city: &City, who: &str, id: AppealId, step: &str, body: Value) -> Value {
    let (status, card) = city.staff(who).does(id, step, body).await;
    assert_eq!(status, StatusCode::OK, "{who} {step}: {card}");
    card
}

/// A new card that is with two decision-makers.
async fn addressed(city: &City, chat: i64) -> AppealId {
    let olena = city.citizen(chat);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    city.settle(id).await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
    does(city, "melnyk", id, "address", json!({ "due_on": due, "decision_makers": ["mer", "zastupnyk"] }))
        .await;
    id
}

/// A card in work by a lead executor and a co-executor.
async fn in_work(city: &City, chat: i64) -> AppealId {
    let id = addressed(city, chat).await;
    let parts = json!([{ "executor": "didenko", "task": "Виміряти" }]);
    let assign = json!({ "executor": "yurchenko", "co_executors": parts, "resolution": "Виконати" });
    does(city, "mer", id, "assign", assign).await;
    does(city, "yurchenko", id, "accept", json!({})).await;
    does(city, "didenko", id, "accept", json!({})).await;
    id
}

#[tokio::test]
async fn clause_4_5_5_4_6_2_2_6_3_3_from_the_first_word_to_the_rating_everybody_is_told_their_part_once() {
    let city = City::new().await;
    let id = in_work(&city, 801).await;
    assert_eq!(told(&city, "melnyk").await, ["registered* 4.1"]);
    assert_eq!(told(&city, "mer").await, ["addressed* 4.5"]);
    assert_eq!(told(&city, "zastupnyk").await, ["addressed* 4.5", "assigned* 4.5"]);
    assert_eq!(told(&city, "yurchenko").await, ["assigned* 4.5"]);

    does(&city, "didenko", id, "complete-part", json!({ "text": "Виміряно" })).await;
    prove(&city, id).await;
    let report = json!({ "result": "Зроблено.", "code": "9.1" });
    does(&city, "yurchenko", id, "report", report.clone()).await;
    does(&city, "melnyk", id, "return", json!({ "reason": "Не світить" })).await;
    does(&city, "yurchenko", id, "report", report).await;
    does(&city, "melnyk", id, "close", json!({})).await;
    does(&city, "mer", id, "rate", json!({ "quality": 2, "comment": "Довго" })).await;
    let measure = json!({ "against": "yurchenko", "ground": "poor_quality", "text": "Догана" });
    does(&city, "mer", id, "measure", measure).await;

    assert_eq!(told(&city, "melnyk").await, ["registered* 4.1", "report* 5.4", "report* 5.4"]);
    assert_eq!(
        told(&city, "yurchenko").await,
        [
            "assigned* 4.5",
            "progress* 5.4",
            "rework* 6.2.2",
            "finished* 6.1.4",
            "rating* 6.3.3",
            "measure* 6.3.3"
        ]
    );
    assert_eq!(told(&city, "didenko").await, ["assigned* 4.5", "finished* 6.1.4", "rating* 6.3.3"]);
    assert_eq!(told(&city, "mer").await, ["addressed* 4.5", "finished* 6.1.4"]);
    for nobody in ["lysenko", "admin"] {
        assert_eq!(told(&city, nobody).await, Vec::<String>::new(), "{nobody}");
    }
}

#[tokio::test]
async fn clause_6_1_3_6_2_1_6_2_3_prompts_notices_and_materials_reach_those_they_are_meant_for() {
    let city = City::new().await;
    let id = in_work(&city, 802).await;
    does(&city, "melnyk", id, "prompt", json!({ "text": "Поспішіть, пані Олено Коваль чекає" })).await;
    does(&city, "melnyk", id, "inform", json!({ "text": "Строк спливає" })).await;
    let card = does(&city, "melnyk", id, "materials/ask", json!({ "of": "didenko", "text": "Акт" })).await;
    let request = card["materials"][0]["sequence"].clone();
    does(&city, "didenko", id, "materials/give", json!({ "request": request, "text": "Ось акт" })).await;
    assert_eq!(told(&city, "yurchenko").await, ["assigned* 4.5", "prompt* 6.1.3"]);
    assert_eq!(told(&city, "didenko").await, ["assigned* 4.5", "prompt* 6.1.3", "materials* 6.2.3"]);
    assert_eq!(told(&city, "mer").await, ["addressed* 4.5", "breach* 6.2.1"]);
    assert_eq!(told(&city, "melnyk").await, ["registered* 4.1", "materials* 6.2.3"]);
    let (_, page) = city.staff("yurchenko").get("/api/inbox").await;
    let newest = &page["items"][0];
    assert_eq!(
        (newest["urgency"].as_str(), newest["card"]["id"].as_str()),
        (Some("urgent"), Some(&*id.to_string()))
    );
    assert!(!page.to_string().contains("Коваль"), "no word of the applicant: {page}");
}

#[tokio::test]
async fn clause_4_6_a_request_is_told_to_who_decides_and_the_decision_to_who_asked() {
    let city = City::new().await;
    let id = in_work(&city, 803).await;
    let ask = json!({ "change": true, "proposed": [], "reason": "Не наша мережа" });
    let card = does(&city, "yurchenko", id, "requests/executors", ask).await;
    for decision_maker in ["mer", "zastupnyk"] {
        assert_eq!(told(&city, decision_maker).await.last().map(String::as_str), Some("request* 5.2"));
    }
    let request = card["requests"][0]["sequence"].clone();
    let refusal = json!({ "request": request, "reason": "Ваша" });
    does(&city, "mer", id, "requests/refuse", refusal).await;
    assert_eq!(told(&city, "yurchenko").await, ["assigned* 4.5", "decision* 6.4.1"]);
}

#[tokio::test]
async fn clause_5_1_the_answer_comes_to_who_asked_and_to_who_works() {
    let city = City::new().await;
    let id = in_work(&city, 804).await;
    let card =
        does(&city, "melnyk", id, "ask", json!({ "question": "На якій опорі?", "answer_by": null })).await;
    let addition = Addition {
        from: city.citizen(804).address(),
        text: Some("На третій".to_owned()),
        files: vec![],
        location: None,
        edited: false,
    };
    let question = card["questions"][0]["sequence"].as_u64().expect("a number");
    let card = city.store.card(id).await.expect("a table").expect("a card");
    let answer = ApplicantCommand::Answer { question, addition };
    let event = decide_applicant(&card, answer, now(), &directory().calendar).expect("allowed");
    let after = apply(Some(card.clone()), &event).expect("a card");
    city.store.save(&card, &after, &[event], &[], &Along::default()).await.expect("saved");
    city.settle(id).await;
    for who in ["melnyk", "yurchenko", "didenko"] {
        assert_eq!(told(&city, who).await.last().map(String::as_str), Some("applicant* 5.1"), "{who}");
    }
    assert_eq!(told(&city, "mer").await, ["addressed* 4.5"]);
}

#[tokio::test]
async fn what_was_read_stays_read_however_often_its_event_comes() {
    let city = City::new().await;
    let first = addressed(&city, 805).await;
    let second = addressed(&city, 806).await;
    let mer = city.staff("mer");
    assert_eq!(unread(&city, "mer").await, 2);
    let (_, page) = mer.get("/api/inbox").await;
    let read = |body: Value| mer.post("/api/inbox/read", body);

    assert_eq!(read(json!({ "appeal": first })).await.0, StatusCode::NO_CONTENT);
    assert_eq!(told(&city, "mer").await, ["addressed 4.5", "addressed* 4.5"]);
    assert_eq!(read(json!({ "ids": [page["items"][0]["id"]] })).await.0, StatusCode::NO_CONTENT);
    assert_eq!(unread(&city, "mer").await, 0);
    for id in [first, second] {
        for event in city.store.load(id).await.expect("a table").expect("a card").events {
            let job = hotline_app::jobs::RoutingJob { event };
            let outside = (&*city.queues as &dyn Queues, &city.clocks as &dyn Clocks);
            route(&city.store, outside, &directory(), job, now()).await.expect("routed");
        }
    }
    assert_eq!(unread(&city, "mer").await, 0);
    assert_eq!(unread(&city, "zastupnyk").await, 2, "what one reads another has not");

    let (_, page) = city.staff("zastupnyk").get("/api/inbox").await;
    let upto = json!({ "upto": page["items"][0]["id"] });
    assert_eq!(city.staff("zastupnyk").post("/api/inbox/read", upto).await.0, StatusCode::NO_CONTENT);
    assert_eq!(unread(&city, "zastupnyk").await, 0);
}

#[tokio::test]
async fn clause_2_2_the_substitute_of_an_absent_decision_maker_is_told_for_whom() {
    let city = City::new().await;
    let olena = city.citizen(807);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
    let body = json!({ "due_on": due, "decision_makers": ["mer"], "version": 1 });
    let (status, card) = city.staff("melnyk").post(&format!("/api/appeals/{id}/address"), body).await;
    assert_eq!(status, StatusCode::OK, "{card}");
    let today = date_in_kyiv(now());
    let mut absent: Directory = directory();
    for member in absent.staff.iter_mut().filter(|member| member.id.0 == "mer") {
        member.substitute = Some("zastupnyk".into());
        member.absence = Some(Absence { from: today, to: today.saturating_add(3.days()) });
    }
    for _ in 0..2 {
        for event in city.store.load(id).await.expect("a table").expect("a card").events {
            let job = hotline_app::jobs::RoutingJob { event };
            let outside = (&*city.queues as &dyn Queues, &city.clocks as &dyn Clocks);
            route(&city.store, outside, &absent, job, now()).await.expect("routed");
        }
    }
    assert_eq!(told(&city, "mer").await, ["addressed* 4.5"]);
    let (_, page) = city.staff("zastupnyk").get("/api/inbox").await;
    let items = page["items"].as_array().expect("items");
    assert_eq!(
        (items.len(), items[0]["instead_of"]["name"].as_str()),
        (1, Some("Загорулько Микола Іванович"))
    );
}

#[tokio::test]
async fn an_inbox_is_read_by_its_owner_alone_and_bad_requests_change_nothing() {
    let city = City::new().await;
    addressed(&city, 808).await;
    let notice =
        city.store.notices(&"mer".into(), None).await.expect("a table").items.remove(0).id.to_string();
    let (status, _) = city.staff("zastupnyk").post("/api/inbox/read", json!({ "ids": [notice] })).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(unread(&city, "mer").await, 1, "another's word does not count");

    let mer = city.staff("mer");
    let many = vec![notice.clone(); 101];
    for body in [
        json!({}),
        json!({ "ids": "x" }),
        json!({ "ids": ["x"] }),
        json!({ "ids": many }),
        json!({ "upto": "x" }),
        json!({ "appeal": "x" }),
        json!({ "upto": notice, "ids": [] }),
        json!({ "upto": notice, "who": "mer" }),
        json!([]),
    ] {
        let (status, problem) = mer.post("/api/inbox/read", body.clone()).await;
        assert_eq!(
            (status, problem["code"].as_str()),
            (StatusCode::BAD_REQUEST, Some("bad_request")),
            "{body}"
        );
    }
    for path in ["/api/inbox?cursor=x", "/api/inbox?of=zastupnyk"] {
        assert_eq!(mer.get(path).await.0, StatusCode::BAD_REQUEST, "{path}");
    }
    assert_eq!(unread(&city, "mer").await, 1);
    for path in ["/api/inbox", "/api/inbox/count"] {
        assert_eq!(city.staff("gone").get(path).await.0, StatusCode::FORBIDDEN, "{path}");
        let (status, _) = hotline_tests::people::call_api(&city, "GET", path, None, None).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
    }
}
