//! What chapters 2 to 6 let and oblige staff to do, through the API, and what the applicant hears of it.

use hotline_app::ports::{Cards, Directories};
use hotline_domain::{deadline::date_in_kyiv, directory::Absence, ids::AppealId};
use hotline_tests::{
    city::{City, directory},
    people::{Citizen, timeless},
};
use insta::assert_snapshot;
use jiff::ToSpan;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

const OK: StatusCode = StatusCode::OK;

/// An addressed card of this citizen.
async fn addressed(city: &City, citizen: &Citizen<'_>) -> AppealId {
    citizen.files_an_appeal().await;
    let id = citizen.card().await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
    let (status, card) =
        city.staff("melnyk").does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    assert_eq!(status, OK, "{card}");
    id
}

/// A card in the hands of an executor who has taken it.
async fn in_work(city: &City, citizen: &Citizen<'_>) -> AppealId {
    let id = addressed(city, citizen).await;
    city.staff("mer").does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
    let (status, card) = city.staff("yurchenko").does(id, "accept", json!({})).await;
    assert_eq!(status, OK, "{card}");
    id
}

/// The result of a card is reported; its category is one that needs no proof.
async fn reported(city: &City, citizen: &Citizen<'_>) -> AppealId {
    let id = in_work(city, citizen).await;
    let (status, card) =
        city.staff("yurchenko").does(id, "report", json!({ "result": "Полагоджено.", "code": "9.1" })).await;
    assert_eq!(status, OK, "{card}");
    id
}

/// A city in which no category needs a proof.
async fn city() -> City {
    let city = City::new().await;
    let mut directory = directory();
    directory.categories.iter_mut().for_each(|category| category.proof_required = false);
    city.store.put_directory(&directory).await.expect("a directory");
    city
}

fn day(days: i64) -> String {
    date_in_kyiv(hotline_app::clock::now()).saturating_add(days.days()).to_string()
}

fn last_told(city: &City, citizen: &Citizen<'_>) -> String {
    timeless(city.told(&citizen.address()).last().expect("a notice"))
}

#[tokio::test]
async fn clause_4_5_co_executors_do_their_parts_and_the_lead_reports() {
    let city = city().await;
    let id = addressed(&city, &city.citizen(801)).await;
    let team = json!({
        "executor": "yurchenko", "resolution": "Відновити",
        "co_executors": [{ "executor": "marchenko", "task": "Розкопати й засипати" }],
    });
    let (status, card) = city.staff("mer").does(id, "assign", team).await;
    assert_eq!(status, OK, "{card}");
    for executor in ["yurchenko", "marchenko"] {
        let (_, list) = city.staff(executor).get("/api/worklist").await;
        assert_eq!(list["items"][0]["id"], id.to_string(), "{executor}");
        assert_eq!(city.staff(executor).does(id, "accept", json!({})).await.0, OK, "{executor}");
    }
    let result = json!({ "result": "Готово.", "code": "9.1" });
    let (status, problem) = city.staff("yurchenko").does(id, "report", result.clone()).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("parts_unfinished")));
    let (status, problem) = city.staff("marchenko").does(id, "report", result.clone()).await;
    assert_eq!((status, &problem["code"]), (StatusCode::FORBIDDEN, &json!("lead_only")));
    let (_, card) = city.staff("marchenko").does(id, "complete-part", json!({ "text": "Засипано" })).await;
    assert_eq!((&card["parts"][0]["state"], &card["parts"][0]["text"]), (&json!("done"), &json!("Засипано")));
    let (_, list) = city.staff("marchenko").get("/api/worklist").await;
    assert_eq!(list["items"], json!([]), "their part is done");
    assert_eq!(city.staff("yurchenko").does(id, "report", result).await.0, OK);
}

#[tokio::test]
async fn clause_5_2_6_6_1_6_4_1_not_my_competence_goes_to_another_executor() {
    let city = city().await;
    let olena = city.citizen(802);
    let id = addressed(&city, &olena).await;
    city.staff("mer").does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
    let ask = json!({ "change": true, "proposed": ["marchenko"], "reason": "Дорога не наша" });
    let (status, card) = city.staff("yurchenko").does(id, "requests/executors", ask.clone()).await;
    assert_eq!(status, OK, "{card}");
    assert_eq!(card["history"][3]["clause"], "5.2");
    let (_, list) = city.staff("mer").get("/api/worklist").await;
    assert_eq!(list["items"][0]["open_requests"], 1, "it is the decision-maker's move");
    let (status, problem) = city.staff("yurchenko").does(id, "requests/executors", ask).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("request_already_open")));

    let request = card["requests"][0]["sequence"].clone();
    let grant = json!({ "request": request, "executor": "marchenko", "comment": null });
    let (status, card) = city.staff("mer").does(id, "requests/grant-executors", grant).await;
    assert_eq!((status, &card["state"]), (OK, &json!("assigned")), "{card}");
    assert_eq!(card["executor"]["id"], "marchenko");
    assert_eq!(card["requests"][0]["state"], "granted");
    assert_eq!(city.staff("yurchenko").get(&format!("/api/appeals/{id}")).await.0, StatusCode::NOT_FOUND);
    assert!(last_told(&city, &olena).contains("Призначено виконавця: КП «Шляхбуд»."));
}

#[tokio::test]
async fn clause_6_6_2_6_4_2_a_longer_term_is_asked_granted_and_told() {
    let city = city().await;
    let olena = city.citizen(803);
    let id = in_work(&city, &olena).await;
    let ask = |until: String| json!({ "until": until, "reason": "Чекаємо на кабель" });
    let (status, problem) = city.staff("yurchenko").does(id, "requests/control", ask(day(46))).await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("deadline_beyond_extension"))
    );
    let (_, card) = city.staff("yurchenko").does(id, "requests/control", ask(day(40))).await;
    let request = card["requests"][0]["sequence"].clone();
    let (_, card) = city
        .staff("mer")
        .does(id, "requests/refuse", json!({ "request": request, "reason": "Кабель є на складі" }))
        .await;
    assert_eq!(
        (&card["requests"][0]["state"], &card["requests"][0]["answer"]),
        (&json!("refused"), &json!("Кабель є на складі"))
    );
    let told = city.told(&olena.address()).len();
    let (_, card) = city.staff("yurchenko").does(id, "requests/control", ask(day(45))).await;
    let request = card["requests"][1]["sequence"].clone();
    let grant = json!({ "request": request, "until": day(44), "comment": "Лише цього разу" });
    let (status, card) = city.staff("mer").does(id, "requests/grant-control", grant).await;
    assert_eq!((status, &card["extended"]), (OK, &json!(true)), "{card}");
    assert_eq!(city.told(&olena.address()).len(), told + 1);
    assert!(last_told(&city, &olena).contains("Строк розгляду продовжено"));
}

#[tokio::test]
async fn clause_6_6_3_6_4_3_a_strategic_plan_is_asked_withdrawn_asked_again_and_granted() {
    let city = city().await;
    let olena = city.citizen(804);
    let id = in_work(&city, &olena).await;
    let ask = json!({ "plan": "Програма «Освітлення»", "reason": "Потрібні кошти бюджету" });
    let (_, card) = city.staff("yurchenko").does(id, "requests/plan", ask.clone()).await;
    assert_eq!(card["requests"][0]["can_withdraw"], true);
    let request = card["requests"][0]["sequence"].clone();
    let (_, card) =
        city.staff("yurchenko").does(id, "requests/withdraw", json!({ "request": request })).await;
    assert_eq!(card["requests"][0]["state"], "withdrawn");
    assert_eq!(card["requests"][0]["ended_by"]["id"], "yurchenko");
    let (_, card) = city.staff("yurchenko").does(id, "requests/plan", ask).await;
    let request = card["requests"][1]["sequence"].clone();
    let year = date_in_kyiv(hotline_app::clock::now()).year() + 1;
    let grant = json!({
        "request": request, "name": "Програма «Освітлення»", "year": year,
        "expected": format!("{year}-09-01"), "comment": null,
    });
    let (status, card) = city.staff("mer").does(id, "requests/grant-plan", grant).await;
    assert_eq!(status, OK, "{card}");
    assert_eq!(card["plan"]["year"], year);
    assert_eq!(card["requests"][1]["ended_by"]["id"], "mer", "the history of a request says who decided");
    assert!(last_told(&city, &olena).contains("включено до плану «Програма „Освітлення“»"));
}

#[tokio::test]
async fn clause_6_2_3_materials_are_asked_for_and_given() {
    let city = city().await;
    let id = reported(&city, &city.citizen(805)).await;
    let (_, card) = city.staff("melnyk").does(id, "materials/ask", json!({ "text": "Додайте акт" })).await;
    let request = card["materials"][0]["sequence"].clone();
    let asked = city.staff("yurchenko").opens(id).await;
    assert_eq!(asked["materials"][0]["can_answer"], true);
    let give = json!({ "request": request, "text": "Акт № 7 додано" });
    let (status, card) = city.staff("yurchenko").does(id, "materials/give", give).await;
    assert_eq!((status, &card["materials"][0]["answer"]), (OK, &json!("Акт № 7 додано")));
}

#[tokio::test]
async fn clause_4_5_6_3_1_a_corrected_deadline_has_a_reason_and_is_told() {
    let city = city().await;
    let olena = city.citizen(806);
    let id = in_work(&city, &olena).await;
    let (status, problem) =
        city.staff("mer").does(id, "deadline", json!({ "due_on": day(20), "reason": " " })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("text_missing")));
    let both = json!({ "due_on": day(20), "due_at": "2026-12-01T10:00:00Z", "reason": "Бо" });
    assert_eq!(city.staff("mer").does(id, "deadline", both).await.0, StatusCode::BAD_REQUEST);
    let (status, _) =
        city.staff("mer").does(id, "deadline", json!({ "due_on": day(20), "reason": "Негода" })).await;
    assert_eq!(status, OK);
    assert!(last_told(&city, &olena).contains("Причина: Негода"));
}

#[tokio::test]
async fn clause_6_1_1_the_legal_ways_out_are_told_with_the_law_and_the_way_to_appeal() {
    let city = city().await;
    let olena = city.citizen(807);
    let id = addressed(&city, &olena).await;
    let forward = json!({ "to": "Обласна рада", "text": "Дорога обласного значення." });
    let (status, card) = city.staff("melnyk").does(id, "forward", forward).await;
    assert_eq!((status, &card["state"], &card["result"]["code"]), (OK, &json!("closed"), &json!("9.5")));
    assert_snapshot!(last_told(&city, &olena));

    let taras = city.citizen(808);
    taras.files_an_appeal().await;
    let id = taras.card().await;
    let back = json!({ "text": "Вкажіть, про який будинок ідеться." });
    let (_, card) = city.staff("melnyk").does(id, "return-to-author", back).await;
    assert_eq!(card["result"]["code"], "9.4");
    assert!(last_told(&city, &taras).contains("ст. 5"));
}

#[tokio::test]
async fn clause_6_1_1_a_repeat_of_what_is_resolved_is_not_considered_anothers_is() {
    let city = city().await;
    let olena = city.citizen(809);
    let first = reported(&city, &olena).await;
    city.staff("melnyk").does(first, "close", json!({})).await;
    // The same person writes from another chat.
    let again = city.citizen(818);
    again.files_an_appeal().await;
    let second = again.card().await;
    let (_, others) = city.staff("melnyk").get(&format!("/api/appeals/{second}/others")).await;
    assert_eq!(
        others["items"][0]["id"],
        first.to_string(),
        "the person's previous appeal is at hand: {others}"
    );
    let refuse = |earlier: Value| json!({ "earlier": earlier, "text": "Уже вирішено." });
    let (status, problem) = city.staff("melnyk").does(second, "not-consider", refuse(Value::Null)).await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("not_anonymous")));
    let (status, card) =
        city.staff("melnyk").does(second, "not-consider", refuse(json!(first.to_string()))).await;
    assert_eq!((status, &card["result"]["code"]), (OK, &json!("9.6")), "{card}");
    assert!(last_told(&city, &again).contains("ст. 8"));
}

#[tokio::test]
async fn clause_5_4_a_refusal_cites_the_law() {
    let city = city().await;
    let olena = city.citizen(810);
    let id = in_work(&city, &olena).await;
    let report = |law: Value| json!({ "result": "Не можемо.", "code": "9.2", "law": law });
    let (_, problem) = city.staff("yurchenko").does(id, "report", report(Value::Null)).await;
    assert_eq!(
        (&problem["code"], &problem["clause"]),
        (&json!("law_missing"), &json!("ст. 15 Закону «Про звернення громадян»"))
    );
    city.staff("yurchenko").does(id, "report", report(json!("ст. 9 Закону про дороги"))).await;
    city.staff("melnyk").does(id, "close", json!({})).await;
    let told = last_told(&city, &olena);
    assert!(told.contains("Підстава: ст. 9 Закону про дороги") && told.contains("ст. 16"), "{told}");
}

#[tokio::test]
async fn clause_2_1_duplicates_are_merged_and_every_applicant_is_told_the_result() {
    let city = city().await;
    let (olena, taras) = (city.citizen(811), city.citizen(812));
    let main = in_work(&city, &olena).await;
    taras.files_an_appeal().await;
    let twin = taras.card().await;
    let (_, found) = city.staff("melnyk").get("/api/appeals?number=1/2026").await;
    let number = city.staff("melnyk").opens(main).await["number"].as_str().expect("a number").to_owned();
    let year = number.split('/').next_back().expect("a year");
    let (_, again) = city.staff("melnyk").get(&format!("/api/appeals?number=1/{year}")).await;
    assert_eq!(again["items"][0]["id"], main.to_string(), "{found} {again}");

    let (status, card) = city.staff("melnyk").does(twin, "merge", json!({ "main": main.to_string() })).await;
    assert_eq!((status, &card["state"]), (OK, &json!("merged")), "{card}");
    assert_eq!(card["merged_into"]["id"], main.to_string());
    assert!(last_told(&city, &taras).contains("разом із ним"));
    let (status, problem) =
        city.staff("melnyk").does(main, "merge", json!({ "main": twin.to_string() })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("main_card_closed")));

    city.staff("yurchenko").does(main, "report", json!({ "result": "Полагоджено.", "code": "9.1" })).await;
    city.staff("melnyk").does(main, "close", json!({})).await;
    city.settle(twin).await;
    assert_eq!(city.staff("melnyk").opens(twin).await["state"], "closed");
    assert_snapshot!(last_told(&city, &taras));
    assert!(last_told(&city, &olena).contains("Полагоджено"));
    let record = city.store.load(twin).await.expect("a table").expect("a card");
    assert_eq!(record.events.len(), 3, "ended once although everything happens twice");
}

#[tokio::test]
async fn clause_2_1_cards_are_linked_split_and_classified() {
    let city = city().await;
    let (olena, taras) = (city.citizen(813), city.citizen(814));
    let one = addressed(&city, &olena).await;
    let two = addressed(&city, &taras).await;
    let tie = json!({ "other": two.to_string(), "kind": "related" });
    let (status, card) = city.staff("melnyk").does(one, "link", tie.clone()).await;
    assert_eq!((status, &card["links"][0]["id"]), (OK, &json!(two.to_string())));
    assert_eq!(city.staff("melnyk").opens(two).await["links"][0]["id"], one.to_string());
    let (_, problem) = city.staff("melnyk").does(one, "link", tie).await;
    assert_eq!(problem["code"], "already_linked");

    let off = json!({ "substance": "І ще яма на дорозі", "category": "roads" });
    let (status, card) = city.staff("melnyk").does(one, "split", off).await;
    assert_eq!(status, OK, "{card}");
    let new = &card["links"][1];
    let new = new["id"].as_str().expect("an id").parse().expect("an id");
    city.settle(new).await;
    let split = city.staff("melnyk").opens(new).await;
    assert_eq!(
        (&split["substance"], &split["category"]["id"]),
        (&json!("І ще яма на дорозі"), &json!("roads"))
    );
    assert_eq!(split["links"][0]["id"], one.to_string());
    assert_eq!(split["state"], "registered");
    assert_snapshot!(last_told(&city, &olena));

    let marks = json!({ "marks": {
        "arrival": "1.1", "sign": "2.5", "kind": "3.3", "subject": "5.2", "people": 12, "author": "7.13",
        "social": "8.1",
    }});
    let (status, card) = city.staff("melnyk").does(one, "classify", marks).await;
    assert_eq!((status, &card["marks"]["kind"]["name"]), (OK, &json!("Скарга")));
    let history = card["history"].as_array().expect("a history");
    assert_snapshot!(history.last().expect("an entry")["text"].as_str().expect("a sentence"));

    let off = json!({ "substance": "І зламана лавка", "category": "roads" });
    let (_, card) = city.staff("melnyk").does(one, "split", off).await;
    let number = card["links"][2]["number"].as_str().expect("a number");
    assert!(number.starts_with("КО-"), "what is split off a collective appeal is collective: {number}");
}

#[tokio::test]
async fn clause_2_1_an_appeal_of_a_citizen_who_came_is_taken_down() {
    let city = city().await;
    let appeal = json!({
        "surname": "Бондаренко", "name": "Ганна", "patronymic": null, "residence": "вул. Садова, 3",
        "phone": "067 123-45-99", "email": null, "category": "roads", "substance": "Яма біля школи",
        "marks": { "arrival": "1.2", "sign": "2.1", "kind": "3.2", "subject": "5.1", "people": 1,
                   "author": null, "social": null },
    });
    let (status, card) = city.staff("melnyk").post("/api/appeals", appeal.clone()).await;
    assert_eq!(status, OK, "{card}");
    assert_eq!((&card["channel"], &card["applicant"]["phone"]), (&Value::Null, &json!("+380671234599")));
    assert_eq!(card["marks"]["arrival"]["name"], "На особистому прийомі");
    let id = card["id"].as_str().expect("an id").parse().expect("an id");
    assert!(!city.staff("melnyk").can(id).await.contains(&"ask".to_owned()), "there is no chat");
    let mut blank = appeal.clone();
    blank["residence"] = json!(" ");
    let (status, problem) = city.staff("melnyk").post("/api/appeals", blank).await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("mandatory_field_missing"))
    );
    let mut collective = appeal;
    collective["marks"]["subject"] = json!("5.2");
    collective["marks"]["people"] = json!(30);
    let (_, card) = city.staff("melnyk").post("/api/appeals", collective).await;
    assert_eq!(timeless(card["number"].as_str().expect("a number")), "КО-2/РІК", "a refusal takes no number");
}

#[tokio::test]
async fn clause_6_3_3_6_3_2_quality_is_rated_and_a_measure_needs_its_ground() {
    let city = city().await;
    let id = reported(&city, &city.citizen(815)).await;
    let measure = |ground: &str| json!({ "against": "yurchenko", "ground": ground, "text": "Догана № 5" });
    for ground in ["breach", "poor_quality"] {
        let (status, problem) = city.staff("mer").does(id, "measure", measure(ground)).await;
        assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("no_ground_for_measure")));
    }
    let (_, card) =
        city.staff("mer").does(id, "rate", json!({ "quality": 1, "comment": "Не світить" })).await;
    assert_eq!(card["rating"]["quality"], 1);
    let (status, card) = city.staff("mer").does(id, "measure", measure("poor_quality")).await;
    assert_eq!((status, &card["measures"][0]["text"]), (OK, &json!("Догана № 5")));
}

#[tokio::test]
async fn clause_2_2_what_is_addressed_to_an_absent_person_goes_to_the_substitute_visibly() {
    let city = City::new().await;
    let mut directory = directory();
    let today = date_in_kyiv(hotline_app::clock::now());
    for member in directory.staff.iter_mut().filter(|member| member.id.0 == "mer") {
        member.absence = Some(Absence { from: today, to: today });
        member.substitute = Some("zastupnyk".into());
    }
    city.store.put_directory(&directory).await.expect("a directory");
    let id = addressed(&city, &city.citizen(816)).await;
    let card = city.staff("melnyk").opens(id).await;
    assert_eq!(card["decision_makers"][0]["substitute"]["id"], "zastupnyk", "{card}");
    let (_, list) = city.staff("zastupnyk").get("/api/worklist").await;
    assert_eq!(list["items"][0]["id"], id.to_string());
    let (status, card) = city
        .staff("zastupnyk")
        .does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" }))
        .await;
    assert_eq!(status, OK, "{card}");
    assert_eq!(
        card["history"][2]["actor"]["name"],
        "Савчук Ірина Олегівна (за відсутності: Загорулько Микола Іванович)"
    );
}

#[tokio::test]
async fn clause_5_1_phone_and_address_are_shown_after_acceptance() {
    let city = city().await;
    let id = addressed(&city, &city.citizen(817)).await;
    city.staff("mer").does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
    let before = city.staff("yurchenko").opens(id).await;
    assert_eq!(
        (&before["applicant"]["phone"], &before["applicant"]["contacts_hidden"]),
        (&Value::Null, &json!(true))
    );
    let (_, after) = city.staff("yurchenko").does(id, "accept", json!({})).await;
    assert!(after["applicant"]["phone"].is_string() && after["residence"].is_string(), "{after}");
}

#[tokio::test]
async fn clause_6_5_1_6_5_3_6_5_4_the_executor_comments_every_action_and_shows_the_result() {
    let city = city().await;
    let id = addressed(&city, &city.citizen(819)).await;
    city.staff("mer").does(id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
    let executor = city.staff("yurchenko");
    executor.does(id, "accept", json!({ "comment": "Бригада виїде завтра" })).await;
    executor.does(id, "comment", json!({ "text": "Замовлено лампи" })).await;
    let upload = json!({ "name": "Ліхтар.jpg", "content_type": "image/jpeg", "size": 3 });
    let (_, grant) = executor.post(&format!("/api/appeals/{id}/uploads"), upload).await;
    let upload = grant["upload_id"].as_str().expect("an id").to_owned();
    let key = hotline_domain::media::upload_key(id, upload.parse().expect("a UUID"));
    let bytes = vec![0xFF, 0xD8, 0xFF];
    hotline_app::ports::Files::put(&*city.files, &key, "image/jpeg", bytes).await.expect("memory");
    let done = json!({ "name": "Ліхтар.jpg", "comment": "Опора № 12 після ремонту" });
    let (status, card) = executor.does(id, &format!("uploads/{upload}/complete"), done).await;
    assert_eq!(status, OK, "{card}");
    executor.does(id, "report", json!({ "result": "Світить.", "code": "9.1" })).await;
    let card = city.staff("mer").opens(id).await;
    let said: Vec<_> =
        card["history"].as_array().expect("history").iter().skip(3).map(|e| &e["comment"]).collect();
    assert_eq!(said, ["Бригада виїде завтра", "Замовлено лампи", "Опора № 12 після ремонту", "Світить."]);
    assert_eq!(card["files"].as_array().map(Vec::len), Some(1), "the result can be seen");
}
