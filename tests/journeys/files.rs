//! Files of a card: a citizen's lost and found again, a proof looked at before it is shown, one that
//! outlives the messenger's link.

use std::io::Write;

use hotline_app::{
    media::staged_key,
    ports::{Cards, Files, Staging},
    scratch::Scratch,
};
use hotline_domain::{
    ids::{AppealId, Channel},
    media::{Attachment, FileKind, object_key, thumbnail_key, upload_key},
};
use hotline_tests::{
    city::City,
    people::{ANSWERS, TO_MATERIALS},
};
use lambda_http::http::StatusCode;
use media::thumbnail::write;
use serde_json::{Value, json};

/// A photo of a street by a phone: it says where and when it was taken.
fn photo() -> Vec<u8> {
    let plain = write::jpeg(&[120; 64 * 48 * 3], 64, 48);
    let (start, rest) = plain.split_at(20);
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1A\0\0\0\0\0\0\0".to_vec();
    tiff.extend(4_u16.to_le_bytes());
    for (tag, kind, count, value) in
        [(1_u16, 2_u16, 2_u32, u32::from(b'N')), (2, 5, 3, 80), (3, 2, 2, u32::from(b'E')), (4, 5, 3, 104)]
    {
        tiff.extend(
            [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()]
                .concat(),
        );
    }
    tiff.extend([0; 4]);
    for (number, divisor) in [(50_u32, 1_u32), (30, 1), (0, 1), (30, 1), (45, 1), (0, 1)] {
        tiff.extend([number.to_le_bytes(), divisor.to_le_bytes()].concat());
    }
    let length = u16::try_from(tiff.len() + 8).expect("short").to_be_bytes();
    [start, b"\xFF\xE1", &length, b"Exif\0\0", &tiff, rest].concat()
}

/// Files an appeal with one photo of this name; the card.
async fn filed_with_photo(city: &City, channel: Channel, chat: i64, name: &str) -> AppealId {
    let olena = city.citizen_on(channel, chat);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    olena.sends(olena.photo(name, "")).await;
    olena.says("➡️ Далі").await;
    olena.says("✅ Подати звернення").await;
    let id = olena.card().await;
    city.settle(id).await;
    id
}

/// The only file of a card as a person sees it.
async fn file(city: &City, staff: &str, id: AppealId) -> Value {
    let card = city.staff(staff).opens(id).await;
    assert_eq!(card["files"].as_array().map(Vec::len), Some(1), "{card}");
    card["files"][0].clone()
}

#[tokio::test]
async fn a_photo_is_shown_without_its_place_which_is_told_beside_it() {
    let city = City::new().await;
    city.source.files.lock().expect("no panic").insert("yard".to_owned(), photo());
    let id = filed_with_photo(&city, Channel::Telegram, 601, "yard").await;
    assert_eq!(file(&city, "melnyk", id).await["state"], "pending");
    assert_eq!(city.copy_files(false).await, 0);
    assert_eq!(*city.source.asked.lock().expect("no panic"), 1, "a job that comes twice is done once");
    let shown = file(&city, "melnyk", id).await;
    assert_eq!(
        (shown["state"].as_str(), shown["content_type"].as_str()),
        (Some("stored"), Some("image/jpeg"))
    );
    assert_eq!(shown["taken_place"], json!({ "latitude": 50.5, "longitude": 30.75 }));
    let file = shown["id"].as_str().and_then(|id| id.parse().ok()).expect("a UUID");
    assert_eq!(shown["thumbnail_url"], format!("memory:{}", thumbnail_key(id, file)));
    let stored = city.files.bytes(&object_key(id, file)).expect("an object");
    let exif = |bytes: &[u8]| bytes.windows(6).any(|six| six == b"Exif\0\0");
    assert!(exif(&photo()) && !exif(&stored));
    assert!(city.files.bytes(&thumbnail_key(id, file)).is_some_and(|small| !exif(&small)));
}

#[tokio::test]
async fn a_file_that_failed_says_why_and_is_fetched_again() {
    let city = City::new().await;
    let id = filed_with_photo(&city, Channel::Telegram, 602, "yard").await;
    assert_eq!(city.copy_files(false).await, 0, "what is gone for good is not tried again by itself");
    let shown = file(&city, "melnyk", id).await;
    assert_eq!(
        (shown["state"].as_str(), shown["failure"].as_str(), shown["url"].as_str()),
        (Some("failed"), Some("Месенджер більше не віддає цей файл."), None)
    );
    assert_eq!(shown["can_retry"], true);
    assert_eq!(file(&city, "mer", id).await["can_retry"], false, "a decision-maker only sees it");

    let path = format!("/api/appeals/{id}/files/{}/retry", shown["id"].as_str().expect("an id"));
    assert_eq!(city.staff("mer").post(&path, json!({})).await.0, StatusCode::FORBIDDEN);
    assert_eq!(
        city.staff("yurchenko").post(&path, json!({})).await.0,
        StatusCode::NOT_FOUND,
        "not their card"
    );
    let nothing = format!("/api/appeals/{id}/files/{}/retry", uuid::Uuid::now_v7());
    assert_eq!(city.staff("melnyk").post(&nothing, json!({})).await.0, StatusCode::NOT_FOUND);

    city.source.files.lock().expect("no panic").insert("yard".to_owned(), photo());
    for _ in 0..2 {
        let (status, card) = city.staff("melnyk").post(&path, json!({})).await;
        assert_eq!((status, card["files"][0]["state"].as_str()), (StatusCode::OK, Some("pending")));
    }
    assert_eq!(city.queues.media.lock().expect("no panic").len(), 1, "a second press asks for nothing more");
    city.copy_files(false).await;
    assert_eq!(file(&city, "melnyk", id).await["state"], "stored");
    let (status, card) = city.staff("melnyk").post(&path, json!({})).await;
    assert_eq!((status, card["files"][0]["state"].as_str()), (StatusCode::OK, Some("stored")));
}

#[tokio::test]
async fn a_messenger_that_is_down_fails_a_file_only_after_the_last_try() {
    let city = City::new().await;
    *city.source.down.lock().expect("no panic") = true;
    let id = filed_with_photo(&city, Channel::Telegram, 603, "yard").await;
    let jobs = city.queues.media.lock().expect("no panic").clone();
    assert_eq!(city.copy_files(false).await, jobs.len());
    assert_eq!(file(&city, "melnyk", id).await["state"], "pending");
    city.queues.media.lock().expect("no panic").extend(jobs);
    city.copy_files(true).await;
    let shown = file(&city, "melnyk", id).await;
    assert_eq!(shown["failure"], "Файл не вдалося отримати: вичерпано всі спроби.");
}

#[tokio::test]
async fn what_a_citizen_must_not_send_is_refused_on_the_card() {
    for (chat, bytes, reason) in [
        (604, b"MZ\x90\0\x03".to_vec(), "Це програма або сценарій: такі файли не приймаються."),
        (
            605,
            [&photo()[..], b"MZ\x90\0\x03"].concat(),
            "У файлі приховано інший файл, тому його не прийнято.",
        ),
    ] {
        let city = City::new().await;
        city.source.files.lock().expect("no panic").insert("yard".to_owned(), bytes);
        let id = filed_with_photo(&city, Channel::Telegram, chat, "yard").await;
        assert_eq!(city.copy_files(false).await, 0);
        assert_eq!(file(&city, "melnyk", id).await["failure"], reason);
        assert!(city.files.objects.lock().expect("no panic").is_empty(), "nothing of it is kept");
    }
}

/// Brings a card into the executor's work.
async fn in_work(city: &City, chat: i64) -> AppealId {
    let olena = city.citizen(chat);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    let address = json!({ "due_on": due, "decision_makers": ["mer"] });
    city.staff("melnyk").does(id, "address", address).await;
    let assign = json!({ "executor": "yurchenko", "resolution": "Полагодити" });
    city.staff("mer").does(id, "assign", assign).await;
    city.staff("yurchenko").does(id, "accept", json!({})).await;
    id
}

/// Uploads a proof as the browser does; its identity.
async fn upload(city: &City, id: AppealId, bytes: Vec<u8>) -> uuid::Uuid {
    let executor = city.staff("yurchenko");
    let request = json!({ "name": "Ліхтар.jpg", "content_type": "image/jpg", "size": bytes.len() });
    let (status, grant) = executor.post(&format!("/api/appeals/{id}/uploads"), request).await;
    assert_eq!(status, StatusCode::OK, "{grant}");
    assert_eq!(grant["headers"]["content-type"], "image/jpeg", "the type by its usual name");
    let upload = grant["upload_id"].as_str().expect("an id").parse().expect("a UUID");
    city.files.put(&upload_key(id, upload), "image/jpeg", bytes).await.expect("memory");
    let (status, card) =
        executor.does(id, &format!("uploads/{upload}/complete"), json!({ "name": "Ліхтар.jpg" })).await;
    assert_eq!(status, StatusCode::OK, "{card}");
    upload
}

#[tokio::test]
async fn clause_6_5_2_a_proof_is_shown_once_it_is_cleaned() {
    let city = City::new().await;
    let id = in_work(&city, 606).await;
    let proof = upload(&city, id, photo()).await;
    let shown = file(&city, "yurchenko", id).await;
    assert_eq!((shown["state"].as_str(), shown["url"].as_str()), (Some("pending"), None));
    assert_eq!(city.copy_files(false).await, 0);
    let shown = file(&city, "yurchenko", id).await;
    assert_eq!(shown["state"], "stored");
    assert_eq!(shown["url"], format!("memory:{}", object_key(id, proof)));
    assert_eq!(shown["thumbnail_url"], format!("memory:{}", thumbnail_key(id, proof)));
    assert_eq!(shown["taken_place"]["latitude"], 50.5);
    let stored = city.files.bytes(&object_key(id, proof)).expect("an object");
    assert!(!stored.windows(4).any(|four| four == b"Exif"));
    assert_eq!(city.files.bytes(&upload_key(id, proof)), None, "what was uploaded is not kept");
}

#[tokio::test]
async fn clause_6_5_2_a_proof_that_is_something_else_is_refused() {
    let city = City::new().await;
    let id = in_work(&city, 607).await;
    let proof = upload(&city, id, b"<html><script>alert(1)</script></html>".to_vec()).await;
    city.copy_files(false).await;
    let shown = file(&city, "yurchenko", id).await;
    assert_eq!(shown["state"], "failed");
    assert_eq!(
        shown["failure"],
        "Вебсторінки, SVG та XML не приймаються: вони можуть містити програмний код."
    );
    assert_eq!((shown["url"].as_str(), shown["can_retry"].as_bool()), (None, Some(true)));
    // It is still there to be looked at again, and then it is not.
    let path = format!("/api/appeals/{id}/files/{proof}/retry");
    city.files.put(&upload_key(id, proof), "image/jpeg", photo()).await.expect("memory");
    let (status, card) = city.staff("yurchenko").post(&path, json!({})).await;
    assert_eq!((status, card["files"][0]["state"].as_str()), (StatusCode::OK, Some("pending")));
    city.copy_files(false).await;
    assert_eq!(file(&city, "yurchenko", id).await["state"], "stored");
}

#[tokio::test]
async fn a_staged_file_of_viber_outlives_its_link() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 608);
    let link = "https://dl-media.viber.com/yard.jpg";
    let attachment = Attachment {
        kind: FileKind::Photo,
        source: link.to_owned(),
        name: Some("yard.jpg".to_owned()),
        content_type: None,
        size: Some(48_211),
    };
    city.source.files.lock().expect("no panic").insert(link.to_owned(), photo());
    for _ in 0..2 {
        city.store.stage(&olena.address(), 7, &attachment).await.expect("a table");
        city.stream(&format!("CONV#{}", olena.address())).await;
    }
    assert_eq!(city.copy_files(false).await, 0);
    assert_eq!(*city.source.asked.lock().expect("no panic"), 1, "it is staged once");
    let staged = staged_key(&olena.address(), &attachment);
    assert_eq!(city.files.bytes(&staged), Some(photo()), "as it came: its place is still to be told");

    // An hour later the link is dead, and only now the appeal is filed.
    city.source.files.lock().expect("no panic").clear();
    let id = filed_with_photo(&city, Channel::Viber, 608, "yard").await;
    assert_eq!(city.copy_files(false).await, 0);
    let shown = file(&city, "melnyk", id).await;
    assert_eq!(
        (shown["state"].as_str(), shown["taken_place"]["longitude"].as_f64()),
        (Some("stored"), Some(30.75))
    );
    assert_eq!(city.files.bytes(&staged), None, "it is not kept twice");
    let record = city.store.load(id).await.expect("a table").expect("a card");
    assert_eq!(record.card.files.len(), 1);
}

#[test]
fn what_the_local_city_sends_is_accepted() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../infra/local/simulator/samples");
    for (name, content_type) in [
        ("road.jpg", "image/jpeg"),
        ("lamp.webp", "image/webp"),
        ("yard.mp4", "video/mp4"),
        ("voice.ogg", "audio/ogg"),
        ("statement.pdf", "application/pdf"),
    ] {
        let mut scratch = Scratch::new().expect("a disk");
        scratch.write_all(&std::fs::read(format!("{samples}/{name}")).expect("a sample")).expect("a disk");
        let found = media::inspect::inspect(scratch.path()).expect("accepted");
        assert_eq!(found.content_type, content_type, "{name}");
    }
}
