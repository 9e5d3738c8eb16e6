//! A file that Telegram does not hand over to a bot comes by a one-time link: into what is being
//! written, or onto the card when it is filed already.

use hotline_app::{
    ports::{BlockChange, Cards, ConversationWrite, Conversations, Files, SaveError, Uploads},
    uploads::UploadLinks,
};
use hotline_domain::{
    card::{ApplicantCommand, apply, decide_applicant},
    dialogue::{Input, InputKind, Outcome},
    ids::AppealId,
    media::{link_upload_key, object_key},
};
use hotline_tests::{
    city::{City, SECRET},
    people::{ANSWERS, Citizen, TO_MATERIALS},
};
use jiff::SignedDuration;
use lambda_http::{Body, http::StatusCode};
use serde_json::{Value, json};

const MB: usize = 1024 * 1024;

/// A video of this many bytes.
fn video(size: usize) -> Vec<u8> {
    let mut bytes = b"\0\0\0\x14ftypisom\0\0\0\0isom\0\0\0\x08moov".to_vec();
    let rest = u32::try_from(size - bytes.len()).expect("small");
    bytes.extend(rest.to_be_bytes());
    bytes.extend(b"mdat");
    bytes.resize(size, 0x55);
    bytes
}

/// The content of a message with a document of 30 MB.
fn document() -> Value {
    json!({ "document": {
        "file_id": "BQACAgIAAxkBAAIB", "file_unique_id": "u", "file_name": "Двір.mp4",
        "mime_type": "video/mp4", "file_size": 30 * MB,
    } })
}

/// Sends a document of 30 MB; the reply and the token of the link in it.
async fn announces(city: &City, olena: &Citizen<'_>) -> (String, String) {
    let update = olena.update(document());
    let number = update["update_id"].as_u64().expect("a number");
    let (status, reply) = olena.deliver(&update).await;
    assert_eq!(status, StatusCode::OK);
    let token = UploadLinks::new("", SECRET).token(&olena.address(), number);
    assert!(city.store.upload(&token).await.expect("a table").is_some(), "{reply}");
    (reply, token)
}

/// Calls function `uploads`.
async fn call(city: &City, method: &str, path: &str, body: Value) -> (StatusCode, Value) {
    let mut request = lambda_http::Request::new(match body {
        Value::Null => Body::Empty,
        body => Body::Text(body.to_string()),
    });
    *request.method_mut() = method.parse().expect("a method");
    *request.uri_mut() = format!("https://city.example{path}").parse().expect("a path");
    let response = uploads::handler::handle(&city.uploads, &request).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    let bytes: &[u8] = response.body();
    (response.status(), serde_json::from_slice(bytes).unwrap_or(Value::Null))
}

async fn look(city: &City, token: &str) -> Value {
    let (status, link) = call(city, "GET", &format!("/uploads/{token}"), Value::Null).await;
    assert_eq!(status, StatusCode::OK, "{link}");
    link
}

async fn begin(city: &City, token: &str, name: &str, size: usize) -> (StatusCode, Value) {
    let offer = json!({ "name": name, "size": size, "content_type": "video/mp4", "modified": 1 });
    call(city, "POST", &format!("/uploads/{token}/begin"), offer).await
}

async fn complete(city: &City, token: &str) -> (StatusCode, Value) {
    call(city, "POST", &format!("/uploads/{token}/complete"), Value::Null).await
}

/// Puts every part that is still wanted, but for the last `but`.
fn put(city: &City, ticket: &Value, bytes: &[u8], but: usize) {
    let parts = ticket["parts"].as_array().expect("parts");
    let mut from = 0;
    for part in &parts[..parts.len() - but] {
        let size = usize::try_from(part["size"].as_u64().expect("a size")).expect("small");
        if let Some(url) = part["url"].as_str() {
            assert!(city.files.put_part(url, &bytes[from..from + size]));
        }
        from += size;
    }
}

/// Sends a whole file; what completing says.
async fn sends(city: &City, token: &str, bytes: &[u8]) -> (StatusCode, Value) {
    let (status, ticket) = begin(city, token, "Двір.mp4", bytes.len()).await;
    assert_eq!(status, StatusCode::OK, "{ticket}");
    put(city, &ticket, bytes, 0);
    complete(city, token).await
}

/// Files what is being written, from the question of materials on; the card.
async fn files_it(city: &City, olena: &Citizen<'_>) -> AppealId {
    olena.says("➡️ Далі").await;
    olena.says("✅ Подати звернення").await;
    let id = olena.card().await;
    city.settle(id).await;
    id
}

#[tokio::test]
async fn a_file_of_30_megabytes_comes_by_a_link_into_the_appeal_and_onto_its_card() {
    let city = City::new().await;
    let olena = city.citizen(801);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (reply, token) = announces(&city, &olena).await;
    assert!(reply.contains("лише до 20 МБ") && reply.contains("24 години"), "{reply}");
    let link = look(&city, &token).await;
    assert_eq!(
        [&link["state"], &link["city"], &link["name"], &link["size"], &link["limit"], &link["begun"]],
        [
            &json!("open"),
            &json!("Вишнопіль"),
            &json!("Двір.mp4"),
            &json!(30 * MB),
            &json!(200 * MB),
            &json!(false)
        ],
    );

    let bytes = video(30 * MB);
    let (status, ticket) = begin(&city, &token, "Двір.mp4", bytes.len()).await;
    let sizes: Vec<_> = ticket["parts"].as_array().expect("parts").iter().map(|part| &part["size"]).collect();
    assert_eq!(
        (status, sizes),
        (StatusCode::OK, vec![&json!(8 * MB), &json!(8 * MB), &json!(8 * MB), &json!(6 * MB)])
    );
    put(&city, &ticket, &bytes, 2);
    let (status, problem) = complete(&city, &token).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("incomplete")));

    // The page was closed and opened again: only what is missing is sent.
    assert_eq!(look(&city, &token).await["begun"], true);
    let (_, ticket) = begin(&city, &token, "Двір.mp4", bytes.len()).await;
    let missing: Vec<_> =
        ticket["parts"].as_array().expect("parts").iter().map(|part| part["url"].is_string()).collect();
    assert_eq!(missing, [false, false, true, true]);
    put(&city, &ticket, &bytes, 0);
    assert_eq!(
        complete(&city, &token).await,
        (StatusCode::OK, json!({ "state": "done", "place": "writing" }))
    );

    let summary = olena.says("➡️ Далі").await;
    assert!(summary.contains("1 файл") && !summary.contains("ще завантажується"), "{summary}");
    olena.says("✅ Подати звернення").await;
    let id = olena.card().await;
    city.settle(id).await;
    assert_eq!(city.copy_files(false).await, 0);
    let card = city.staff("melnyk").opens(id).await;
    assert_eq!(card["files"].as_array().map(Vec::len), Some(1), "{card}");
    let file = &card["files"][0];
    assert_eq!(
        (&file["state"], &file["name"], &file["content_type"], &file["size"]),
        (&json!("stored"), &json!("Двір.mp4"), &json!("video/mp4"), &json!(30 * MB)),
    );
    let file = file["id"].as_str().and_then(|id| id.parse().ok()).expect("a UUID");
    assert_eq!(city.files.bytes(&object_key(id, file)).map(|bytes| bytes.len()), Some(30 * MB));
    assert_eq!(city.files.bytes(&link_upload_key(&token)), None, "it is not kept twice");
    assert_eq!(*city.source.asked.lock().expect("no panic"), 0, "no messenger was asked for it");
}

#[tokio::test]
async fn a_link_works_once() {
    let city = City::new().await;
    let olena = city.citizen(802);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    let done = json!({ "state": "done", "place": "writing" });
    assert_eq!(sends(&city, &token, &video(MB)).await, (StatusCode::OK, done.clone()));
    assert_eq!(complete(&city, &token).await, (StatusCode::OK, done), "a repetition is answered alike");
    assert_eq!(look(&city, &token).await["state"], "done");
    let (status, problem) = begin(&city, &token, "Двір.mp4", MB).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("used")));
    let (status, _) = call(&city, "DELETE", &format!("/uploads/{token}"), Value::Null).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let id = files_it(&city, &olena).await;
    assert_eq!(city.staff("melnyk").opens(id).await["files"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_file_that_comes_after_the_filing_is_an_addition_to_the_card() {
    let city = City::new().await;
    let olena = city.citizen(803);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    let id = files_it(&city, &olena).await;
    assert_eq!(city.staff("melnyk").opens(id).await["files"], json!([]));

    let bytes = video(9 * MB);
    assert_eq!(sends(&city, &token, &bytes).await.1["place"], "card");
    city.settle(id).await;
    assert_eq!(city.copy_files(false).await, 0);
    let card = city.staff("melnyk").opens(id).await;
    assert_eq!((&card["files"][0]["state"], &card["version"]), (&json!("stored"), &json!(2)), "{card}");
    let record = city.store.load(id).await.expect("a table").expect("a card");
    assert_eq!(record.events.len(), 2, "it is added once");
}

#[tokio::test]
async fn a_file_that_was_received_as_the_appeal_was_filed_is_not_lost() {
    let city = City::new().await;
    let olena = city.citizen(804);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    let id = files_it(&city, &olena).await;
    // The function saw the draft, wrote the outcome just after the card was filed without the file, and
    // was cut off.
    let bytes = video(MB);
    let (_, ticket) = begin(&city, &token, "Двір.mp4", bytes.len()).await;
    put(&city, &ticket, &bytes, 0);
    let upload = city.store.upload(&token).await.expect("a table").expect("a link");
    let file = hotline_domain::media::Attachment {
        source: hotline_domain::media::upload_source(&token),
        ..upload.file.clone()
    };
    let outcome = Some((upload.update, Outcome::Uploaded { file }));
    let write =
        ConversationWrite { who: olena.address(), outcome, block: BlockChange::Keep, compaction: None };
    city.store.write(&write).await.expect("a table");
    for _ in 0..2 {
        assert_eq!(complete(&city, &token).await.1["place"], "card");
    }
    let record = city.store.load(id).await.expect("a table").expect("a card");
    assert_eq!((record.card.files.len(), record.events.len()), (1, 2));
}

#[tokio::test]
async fn an_upload_that_is_cut_off_anywhere_is_finished_by_a_repetition() {
    let city = City::new().await;
    let olena = city.citizen(805);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    let bytes = video(MB);
    let (_, ticket) = begin(&city, &token, "Двір.mp4", bytes.len()).await;
    put(&city, &ticket, &bytes, 0);
    // Joined, and cut off before that was noted.
    city.files.begun.lock().expect("no panic").clear();
    city.files
        .put(&link_upload_key(&token), "application/octet-stream", bytes.clone())
        .await
        .expect("memory");
    let (status, ticket) = begin(&city, &token, "Двір.mp4", bytes.len()).await;
    assert_eq!((status, &ticket["parts"][0]["url"]), (StatusCode::OK, &Value::Null), "nothing is sent again");
    // Handed on, and cut off before the link was marked as used.
    assert_eq!(complete(&city, &token).await.1["place"], "writing");
    let used = city.store.upload(&token).await.expect("a table").expect("a link");
    let open = hotline_app::ports::Upload { done: None, ..used.clone() };
    city.store.save_upload(&token, &used, &open).await.expect("a table");
    assert!(matches!(city.store.save_upload(&token, &used, &open).await, Err(SaveError::Conflict)));
    assert_eq!(look(&city, &token).await["state"], "received");
    assert_eq!(begin(&city, &token, "Інший.mp4", 1).await.1["code"], "used");
    assert_eq!(complete(&city, &token).await.1["place"], "writing");
    let id = files_it(&city, &olena).await;
    assert_eq!(city.staff("melnyk").opens(id).await["files"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn another_file_may_be_chosen_until_the_first_is_there() {
    let city = City::new().await;
    let olena = city.citizen(806);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    let (_, first) = begin(&city, &token, "Перший.mp4", 9 * MB).await;
    put(&city, &first, &video(9 * MB), 1);
    let (status, second) = begin(&city, &token, "Другий.mp4", 2 * MB).await;
    assert_eq!(status, StatusCode::OK);
    let url = first["parts"][1]["url"].as_str().expect("an address");
    assert!(!city.files.put_part(url, &video(MB)), "the first one is dropped");
    assert_eq!(
        call(&city, "DELETE", &format!("/uploads/{token}"), Value::Null).await.0,
        StatusCode::NO_CONTENT
    );
    let url = second["parts"][0]["url"].as_str().expect("an address");
    assert!(!city.files.put_part(url, &video(2 * MB)));
    assert!(city.files.begun.lock().expect("no panic").is_empty());
    assert_eq!(complete(&city, &token).await.1["code"], "incomplete");
    assert_eq!(sends(&city, &token, &video(3 * MB)).await.1["place"], "writing");
}

#[tokio::test]
async fn what_will_not_do_is_refused_before_it_is_sent() {
    let city = City::new().await;
    let olena = city.citizen(807);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    let path = format!("/uploads/{token}/begin");
    for (body, status, code) in [
        (
            json!({ "name": "a.mp4", "size": 200 * MB + 1, "content_type": "video/mp4" }),
            422,
            "file_too_large",
        ),
        (json!({ "name": "a.mp4", "size": 0, "content_type": "video/mp4" }), 422, "empty_file"),
        (json!({ "name": " ", "size": 1, "content_type": "video/mp4" }), 422, "bad_file_name"),
        (json!({ "name": "a.zip", "size": 1, "content_type": "application/zip" }), 422, "bad_file_type"),
        (json!({ "name": "a.mp4" }), 400, "bad_request"),
    ] {
        let (got, problem) = call(&city, "POST", &path, body).await;
        assert_eq!((got.as_u16(), problem["code"].as_str()), (status, Some(code)));
        assert!(problem["title"].as_str().is_some_and(|title| title.ends_with('.')), "{problem}");
    }
    let unknown = format!("/uploads/{}", "0".repeat(40));
    for path in [unknown.as_str(), "/uploads/x", "/uploads/", "/uploads/../../etc/passwd/begin"] {
        let (status, problem) = call(&city, "GET", path, Value::Null).await;
        assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!("unknown_link")), "{path}");
    }
    let (status, _) = call(&city, "PUT", &format!("/uploads/{token}"), Value::Null).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
}

/// Moves the end of a link's life.
async fn ends(city: &City, token: &str, ago: SignedDuration) {
    let upload = city.store.upload(token).await.expect("a table").expect("a link");
    let expires_at = hotline_app::clock::now().saturating_sub(ago).expect("a time");
    let after = hotline_app::ports::Upload { expires_at, ..upload.clone() };
    city.store.save_upload(token, &upload, &after).await.expect("a table");
}

#[tokio::test]
async fn an_expired_link_takes_nothing_but_what_was_on_its_way() {
    let city = City::new().await;
    let olena = city.citizen(808);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    let bytes = video(MB);
    let (_, ticket) = begin(&city, &token, "Двір.mp4", bytes.len()).await;
    put(&city, &ticket, &bytes, 0);
    ends(&city, &token, SignedDuration::from_mins(30)).await;
    assert_eq!(look(&city, &token).await["state"], "expired");
    let (status, problem) = begin(&city, &token, "Двір.mp4", MB).await;
    assert_eq!((status, &problem["code"]), (StatusCode::GONE, &json!("expired")));
    assert_eq!(complete(&city, &token).await.1["place"], "writing", "it was sent in time");

    let (_, late) = announces(&city, &olena).await;
    begin(&city, &late, "Двір.mp4", MB).await;
    ends(&city, &late, SignedDuration::from_hours(2)).await;
    assert_eq!(complete(&city, &late).await.0, StatusCode::GONE);
}

#[tokio::test]
async fn a_card_that_is_taken_back_takes_no_file_and_the_person_is_told() {
    let city = City::new().await;
    let olena = city.citizen(809);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    let id = files_it(&city, &olena).await;
    let card = city.store.card(id).await.expect("a table").expect("a card");
    let command = ApplicantCommand::Withdraw { reason: "Уже світить".to_owned() };
    let event = decide_applicant(
        &card,
        command,
        hotline_app::clock::now(),
        &hotline_tests::city::directory().calendar,
    )
    .expect("allowed");
    let after = apply(Some(card.clone()), &event).expect("a card");
    city.store
        .save(&card, &after, &[event], &[], &hotline_app::ports::Along::default())
        .await
        .expect("a table");
    for _ in 0..2 {
        let (status, problem) = sends_or_completes(&city, &token).await;
        assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("card_closed")));
    }
}

async fn sends_or_completes(city: &City, token: &str) -> (StatusCode, Value) {
    match look(city, token).await["state"].as_str() {
        Some("open") => sends(city, token, &video(MB)).await,
        _ => complete(city, token).await,
    }
}

#[tokio::test]
async fn a_file_for_an_appeal_that_was_dropped_is_said_to_belong_nowhere() {
    let city = City::new().await;
    let olena = city.citizen(810);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    olena.says("/cancel").await;
    let record = city.store.recall(&olena.address()).await.expect("a table");
    assert!(record.outcomes.is_empty());
    assert_eq!(sends(&city, &token, &video(MB)).await.1["place"], "nobody");
}

#[tokio::test]
async fn a_large_file_before_anything_was_asked_gets_a_link_too() {
    let city = City::new().await;
    let olena = city.citizen(811);
    let (reply, token) = announces(&city, &olena).await;
    assert!(reply.contains("за посиланням"), "{reply}");
    assert_eq!(sends(&city, &token, &video(MB)).await.1["place"], "writing");
    olena.says_all(&ANSWERS[1..]).await;
    let id = {
        olena.says("✅ Подати звернення").await;
        olena.card().await
    };
    assert_eq!(city.staff("melnyk").opens(id).await["files"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_filing_that_was_cut_off_is_finished_by_the_file_that_comes() {
    let city = City::new().await;
    let olena = city.citizen(812);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let (_, token) = announces(&city, &olena).await;
    olena.says("➡️ Далі").await;
    // The webhook took «Подати» in and was cut off before it filed.
    let update = olena.update(olena.text("✅ Подати звернення"));
    let said = InputKind::Text("✅ Подати звернення".to_owned());
    let number = update["update_id"].as_u64().expect("a number");
    let input = Input::new(hotline_app::clock::now(), said);
    city.store.append(&olena.address(), number, &input).await.expect("a table");

    assert_eq!(sends(&city, &token, &video(MB)).await.1["place"], "card");
    let (_, reply) = olena.deliver(&update).await;
    assert!(reply.contains("К-1/"), "{reply}");
    let record = city.store.load(olena.card().await).await.expect("a table").expect("a card");
    assert_eq!((record.card.files.len(), record.events.len()), (1, 2));
}
