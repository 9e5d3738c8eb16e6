//! The moderation list (clause 4.4): what was kept, and the responsible person's four decisions.

use hotline_app::{
    clock::now,
    ports::{BlockChange, Cards, Cases, ConversationWrite, Conversations, Directories},
};
use hotline_domain::{
    block::Block,
    case::{Case, CaseState},
    dialogue::{Draft, Outcome},
    directory::Directory,
    ids::ChannelUser,
    media::{Attachment, FileKind},
    moderation::{Flag, Lists},
    person::{Applicant, Patronymic, Phone},
};
use hotline_tests::{
    city::{City, directory},
    people::timeless,
};
use jiff::SignedDuration;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

fn person() -> Applicant {
    Applicant {
        surname: "Коваль".to_owned(),
        name: "Олена".to_owned(),
        patronymic: Patronymic::Absent,
        residence: "вул. Садова, 12".to_owned(),
        phone: Phone { number: "+380671234567".to_owned(), verified: false },
        email: None,
    }
}

/// A case as the check of words leaves it: kept, and the sender blocked.
async fn kept(city: &City, chat: i64, change: impl FnOnce(&mut Case)) -> Case {
    let now = now();
    let block = Block {
        since: now,
        until: now + SignedDuration::from_hours(7 * 24),
        reason: "Образи в повідомленнях".to_owned(),
        by: None,
    };
    let photo = Attachment {
        kind: FileKind::Photo,
        source: "photo-1".to_owned(),
        name: None,
        content_type: None,
        size: None,
    };
    let mut case = Case {
        id: Uuid::now_v7(),
        version: 1,
        who: ChannelUser::telegram(chat),
        at: now,
        flag: Flag::Insult,
        texts: vec!["Ледарі, полагодьте ліхтар!".to_owned()],
        draft: Draft { category: Some("lighting".into()), files: vec![photo], ..Draft::of_person(&person()) },
        appeal: None,
        block: Some(block.clone()),
        state: CaseState::Open,
        history: vec![],
    };
    change(&mut case);
    let write = ConversationWrite {
        who: case.who.clone(),
        outcome: Some((1, Outcome::Kept { case: case.id, until: Some(block.until) })),
        block: case.block.clone().map_or(BlockChange::Keep, BlockChange::Set),
        compaction: None,
    };
    city.store.open_case(&case, &write).await.expect("a table");
    case
}

async fn decides(city: &City, case: &Case, decision: &str, mut body: Value) -> (StatusCode, Value) {
    body["version"] = json!(case.version);
    city.staff("melnyk").post(&format!("/api/moderation/{}/{decision}", case.id), body).await
}

async fn blocked(city: &City, case: &Case) -> bool {
    let record = city.store.recall(&case.who).await.expect("a table");
    record.block.is_some_and(|block| block.holds(now()))
}

#[tokio::test]
async fn clause_4_4_the_list_is_the_responsible_persons_alone() {
    let city = City::new().await;
    let case = kept(&city, 801, |_| {}).await;
    let (status, list) = city.staff("melnyk").get("/api/moderation").await;
    assert_eq!(status, StatusCode::OK);
    let items = list["items"].as_array().expect("items");
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["sender"], "Коваль Олена");
    assert_eq!(items[0]["flag_name"], "Образа чи нецензурна лексика");
    let (_, list) = city.staff("melnyk").get("/api/moderation?state=decided").await;
    assert_eq!(list["items"], json!([]));
    let (status, _) = city.staff("melnyk").get("/api/moderation?state=all").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    for who in ["mer", "yurchenko", "lysenko", "admin"] {
        for path in ["/api/moderation".to_owned(), format!("/api/moderation/{}", case.id)] {
            assert_eq!(city.staff(who).get(&path).await.0, StatusCode::FORBIDDEN, "{who} {path}");
        }
        let body = json!({ "version": 1, "reason": "x" });
        for decision in ["restore", "lift"] {
            let path = format!("/api/moderation/{}/{decision}", case.id);
            assert_eq!(city.staff(who).post(&path, body.clone()).await.0, StatusCode::FORBIDDEN, "{who}");
        }
    }
    assert_eq!(city.staff("melnyk").get("/api/moderation/nothing").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn clause_4_4_the_responsible_person_sees_which_words_were_found() {
    let city = City::new().await;
    // The city's own lists decide, not the built-in ones.
    let lists = Lists { stems: vec!["кульбаб*".into()], ..Lists::default() };
    city.store.put_directory(&Directory { moderation: lists, ..directory() }).await.expect("a directory");
    let texts = ["Добрий день! 😡", "😡 Ви там кульбаба чи дебіл?"];
    let case = kept(&city, 809, |case| case.texts = texts.map(str::to_owned).into()).await;
    let view = city.staff("melnyk").get(&format!("/api/moderation/{}", case.id)).await.1;
    assert_eq!(
        view["found"],
        json!([{ "text_index": 1, "start": 10, "end": 18, "pattern": "кульбаб*", "flag": "insult" }])
    );
}

#[tokio::test]
async fn clause_4_4_what_was_kept_is_registered_once_and_the_applicant_is_told() {
    let city = City::new().await;
    city.citizen(802).files_an_appeal().await;
    let case = kept(&city, 803, |_| {}).await;
    assert!(blocked(&city, &case).await);
    let view = city.staff("melnyk").get(&format!("/api/moderation/{}", case.id)).await.1;
    assert_eq!(view["texts"], json!(["Ледарі, полагодьте ліхтар!"]));
    assert_eq!((&view["missing"], &view["category_wanted"]), (&json!([]), &json!(false)));

    let reason = json!({ "reason": "Звернення по суті" });
    let (status, restored) = decides(&city, &case, "restore", reason.clone()).await;
    assert_eq!((status, &restored["state"]), (StatusCode::OK, &json!("restored")), "{restored}");
    assert_eq!(timeless(restored["card"]["number"].as_str().expect("a number")), "К-2/РІК", "no gap");
    assert!(!blocked(&city, &case).await);
    let (status, again) = decides(&city, &case, "restore", reason).await;
    assert_eq!((status, &again["card"]), (StatusCode::OK, &restored["card"]), "the same card again");
    assert_eq!(city.store.of_applicant(&case.who, 9).await.expect("a table").len(), 1);

    let id = restored["card"]["id"].as_str().expect("an id").parse().expect("a UUID");
    city.settle(id).await;
    let card = city.staff("melnyk").opens(id).await;
    assert_eq!(
        (&card["state"], &card["substance"]),
        (&json!("registered"), &json!("Ледарі, полагодьте ліхтар!"))
    );
    assert_eq!(card["history"][0]["actor"]["kind"], "staff");
    assert_eq!(card["files"][0]["state"], "pending");
    let told = city.told(&case.who);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("зареєстрували звернення"), "{told:?}");
    assert_eq!(city.staff("melnyk").get("/api/moderation").await.1["items"], json!([]));
    let (_, decided) = city.staff("melnyk").get("/api/moderation?state=decided").await;
    assert_eq!(decided["items"][0]["state_name"], "Зареєстровано");
    let (status, problem) = decides(&city, &case, "lift", json!({ "reason": "x" })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("version_conflict")));
}

#[tokio::test]
async fn clause_4_1_two_restorations_at_once_make_one_card() {
    let city = City::new().await;
    let case = kept(&city, 804, |_| {}).await;
    let reason = json!({ "reason": "Звернення по суті" });
    let (one, other) = tokio::join!(
        decides(&city, &case, "restore", reason.clone()),
        decides(&city, &case, "restore", reason)
    );
    assert_eq!((one.0, other.0), (StatusCode::OK, StatusCode::OK), "{} {}", one.1, other.1);
    assert_eq!(one.1["card"], other.1["card"]);
    assert_eq!(city.store.of_applicant(&case.who, 9).await.expect("a table").len(), 1);
}

#[tokio::test]
async fn clause_4_2_what_lacks_a_field_is_not_registered() {
    let city = City::new().await;
    let case = kept(&city, 805, |case| case.draft.category = None).await;
    let view = city.staff("melnyk").get(&format!("/api/moderation/{}", case.id)).await.1;
    assert_eq!((&view["missing"], &view["category_wanted"]), (&json!([]), &json!(true)));
    let (status, problem) = decides(&city, &case, "restore", json!({ "reason": "По суті" })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((&problem["code"], &problem["clause"]), (&json!("mandatory_field_missing"), &json!("4.2")));
    assert!(blocked(&city, &case).await, "nothing has changed");
    let (status, _) =
        decides(&city, &case, "restore", json!({ "reason": "По суті", "category": "roads" })).await;
    assert_eq!(status, StatusCode::OK);

    let case = kept(&city, 806, |case| case.draft = Draft::default()).await;
    let view = city.staff("melnyk").get(&format!("/api/moderation/{}", case.id)).await.1;
    assert_eq!(view["missing"].as_array().map(Vec::len), Some(5), "{view}");
    let body = json!({ "reason": "По суті", "category": "roads" });
    assert_eq!(decides(&city, &case, "restore", body).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn clause_4_4_words_for_an_open_card_go_onto_that_card() {
    let city = City::new().await;
    let olena = city.citizen(807);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let case = kept(&city, 807, |case| {
        case.appeal = Some(id);
        case.draft = Draft::default();
    })
    .await;
    let (status, view) = decides(&city, &case, "restore", json!({ "reason": "По суті" })).await;
    assert_eq!((status, &view["card"]["id"]), (StatusCode::OK, &json!(id.to_string())), "{view}");
    let card = city.staff("melnyk").opens(id).await;
    let last = card["history"].as_array().and_then(|history| history.last()).expect("a history");
    assert_eq!((&last["kind"], &last["comment"]), (&json!("added"), &json!("Ледарі, полагодьте ліхтар!")));
    assert!(!blocked(&city, &case).await);
    assert_eq!(city.store.of_applicant(&case.who, 9).await.expect("a table").len(), 1);
}

#[tokio::test]
async fn clause_4_4_a_finding_is_confirmed_lengthened_and_lifted_each_with_a_reason() {
    let city = City::new().await;
    let mut case = kept(&city, 808, |case| case.flag = Flag::Hate).await;
    let (status, problem) = decides(&city, &case, "confirm", json!({ "reason": "" })).await;
    assert_eq!((status.as_u16(), &problem["clause"]), (422, &json!("4.4")));
    let (status, view) =
        decides(&city, &case, "confirm", json!({ "reason": "Мова ворожнечі", "days": 30 })).await;
    assert_eq!((status, &view["state"]), (StatusCode::OK, &json!("confirmed")), "{view}");
    let first = city.store.recall(&case.who).await.expect("a table").block.expect("a block");

    let (status, _) = decides(&city, &case, "lift", json!({ "reason": "x" })).await;
    assert_eq!(status, StatusCode::CONFLICT, "it was decided on another version");
    case.version = 2;
    let (status, view) = decides(&city, &case, "lengthen", json!({ "reason": "Повторно", "days": 60 })).await;
    assert_eq!(status, StatusCode::OK, "{view}");
    let second = city.store.recall(&case.who).await.expect("a table").block.expect("a block");
    assert!(second.until > first.until);
    assert_eq!(second.by, Some("melnyk".into()));

    case.version = 3;
    let (status, view) = decides(&city, &case, "lift", json!({ "reason": "Вибачилася" })).await;
    assert_eq!((status, &view["state"]), (StatusCode::OK, &json!("lifted")));
    assert!(!blocked(&city, &case).await);
    let reasons: Vec<_> =
        view["history"].as_array().expect("history").iter().map(|entry| entry["reason"].clone()).collect();
    assert_eq!(reasons, ["Мова ворожнечі", "Повторно", "Вибачилася"]);
    let actions: Vec<_> =
        view["allowed_actions"].as_array().expect("actions").iter().map(|a| a["action"].clone()).collect();
    assert_eq!(actions, ["restore"], "it is never too late to register");
}
