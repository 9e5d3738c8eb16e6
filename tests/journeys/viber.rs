//! Viber: its webhook, and what differs there for a citizen.

use hotline_app::jobs::MediaJob;
use hotline_app::ports::{Cards, Conversations};
use hotline_domain::{
    dialogue::{Input, InputKind},
    ids::{Channel, ChannelUser},
};
use hotline_tests::{
    city::{City, VIBER_TOKEN},
    people::{ANSWERS, TO_MATERIALS, timeless},
    viber::{event, post},
};
use insta::assert_snapshot;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};
use viber_webhook::{handler::handle, signature::sign};

/// How many inputs a conversation has besides the one that asks.
async fn inputs_of(city: &City, who: &ChannelUser) -> usize {
    let record = city.store.recall(who).await.expect("a table");
    record.inputs.len()
}

async fn signed(city: &City, body: &str) -> (StatusCode, String) {
    post(city, Some(&sign(VIBER_TOKEN, body.as_bytes())), body).await
}

#[tokio::test]
async fn clause_4_1_an_appeal_is_filed_and_closed_through_viber_alone() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 101);
    let filed = timeless(&olena.files_an_appeal().await);
    assert!(filed.contains("Реєстраційний номер: К-1/РІК"), "{filed}");
    let id = olena.card().await;
    let card = city.store.card(id).await.expect("a table").expect("a card");
    assert_eq!(card.contact, Some(olena.address()));
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    city.staff("melnyk").does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    assert_eq!(city.told(&olena.address()).len(), 1, "told once, in Viber");
}

#[tokio::test]
async fn clause_3_1_one_person_may_write_from_both_messengers() {
    let city = City::new().await;
    for (channel, number) in [(Channel::Telegram, "К-1/"), (Channel::Viber, "К-2/")] {
        let olena = city.citizen_on(channel, 102);
        assert!(olena.files_an_appeal().await.contains(number));
        assert_eq!(city.store.of_applicant(&olena.address(), 5).await.expect("a table").len(), 1);
    }
}

#[tokio::test]
async fn a_wrong_or_missing_signature_is_401_and_leaves_no_trace() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 103);
    let body = olena.update(olena.text("/start")).to_string();
    let right = sign(VIBER_TOKEN, body.as_bytes());
    let of_another = sign("another token", body.as_bytes());
    let of_another_body = sign(VIBER_TOKEN, b"{}");
    for signature in
        [None, Some(""), Some("wrong"), Some(&right[1..]), Some(&of_another), Some(&of_another_body)]
    {
        assert_eq!(post(&city, signature, &body).await, (StatusCode::UNAUTHORIZED, String::new()));
    }
    assert_eq!(inputs_of(&city, &olena.address()).await, 0);
    assert!(city.viber.sent_to(&olena.address().id).is_empty());
}

#[tokio::test]
async fn malformed_json_is_400_and_unknown_kinds_are_kept() {
    let city = City::new().await;
    for body in ["", "{", "[]", "null"] {
        assert_eq!(signed(&city, body).await.0, StatusCode::BAD_REQUEST, "{body}");
    }
    for body in ["{}", r#"{"event":"telepathy"}"#, r#"{"event":"message","message_token":5}"#] {
        assert_eq!(signed(&city, body).await, (StatusCode::OK, String::new()), "{body}");
    }
}

#[tokio::test]
async fn without_a_token_the_webhook_is_not_there_yet() {
    let mut city = City::new().await;
    city.viber_webhook.bot = None;
    assert_eq!(signed(&city, "{}").await.0, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn every_sample_event_is_taken_as_api_gateway_hands_it_over() {
    let city = City::new().await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../events/viber-webhook");
    for entry in std::fs::read_dir(folder).expect("samples") {
        let path = entry.expect("a sample").path();
        let sample = std::fs::read_to_string(&path).expect("a sample");
        let request = lambda_http::request::from_str(&sample).expect("an event");
        let response = handle(&city.viber_webhook, request).await;
        assert_eq!(response.status(), StatusCode::OK, "{}", path.display());
    }
}

#[tokio::test]
async fn the_same_callback_twice_gives_the_same_reply_and_one_effect() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 104);
    for text in ANSWERS.into_iter().chain(["Подати звернення", "Мої звернення"]) {
        let update = olena.update(olena.text(text));
        let first = olena.deliver(&update).await;
        assert!(!first.1.is_empty());
        assert_eq!(first, olena.deliver(&update).await, "{text}");
    }
    assert_eq!(city.store.of_applicant(&olena.address(), 10).await.expect("a table").len(), 1);
}

#[tokio::test]
async fn who_opens_the_chat_is_greeted_in_the_response_and_can_go_on_from_there() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 105);
    let callback = event(5_753_750_845_017_000_000, &olena.address().id, "conversation_started");
    let (status, answer) = signed(&city, &callback.to_string()).await;
    let answer: Value = serde_json::from_str(&answer).expect("a message");
    assert_eq!((status, &answer["receiver"]), (StatusCode::OK, &Value::Null));
    assert_eq!((&answer["type"], &answer["sender"]["name"]), (&json!("text"), &json!("Вишнопіль")));
    assert!(answer["text"].as_str().is_some_and(|text| text.contains("згода на обробку")));
    assert!(city.viber.sent_to(&olena.address().id).is_empty(), "no subscriber yet");
    assert!(olena.says("✅ Погоджуюсь").await.contains("прізвище"));
    let (_, again) = olena.viber_event("conversation_started").await;
    assert!(again.contains("незавершене"), "{again}");
    assert!(olena.says("▶️ Продовжити").await.contains("прізвище"));
}

#[tokio::test]
async fn events_without_words_are_answered_200_and_say_nothing() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 106);
    olena.says_all(&ANSWERS[..2]).await;
    for event in ["webhook", "delivered", "seen", "failed", "client_status", "subscribed", "unsubscribed"] {
        assert_eq!(olena.viber_event(event).await, (StatusCode::OK, String::new()), "{event}");
    }
    assert!(olena.says("Коваль").await.contains("імʼя"), "the appeal goes on");
}

#[tokio::test]
async fn every_kind_of_message_gets_an_answer_at_every_step() {
    let city = City::new().await;
    let kinds = |n: usize| {
        vec![
            json!({ "type": "picture", "media": format!("https://dl-media.viber.com/{n}.jpg") }),
            json!({ "type": "video", "media": format!("https://dl-media.viber.com/{n}.mp4"), "size": 9 }),
            json!({ "type": "file", "media": format!("https://dl-media.viber.com/{n}.pdf"), "file_name": "Акт.pdf", "file_size": 9 }),
            json!({ "type": "sticker", "sticker_id": 40133 }),
            json!({ "type": "contact", "contact": { "name": "Майстер" } }),
            json!({ "type": "location", "location": { "lat": 49.01, "lon": 24.37 } }),
            json!({ "type": "hologram" }),
            json!({}),
        ]
    };
    for step in 0..=ANSWERS.len() {
        let olena = city.citizen_on(Channel::Viber, 200 + i64::try_from(step).expect("small"));
        olena.says_all(&ANSWERS[..step]).await;
        for content in kinds(step) {
            let reply = olena.sends(content.clone()).await;
            assert!(reply.contains('['), "{content} at step {step}: {reply}");
        }
    }
}

#[tokio::test]
async fn clause_4_2_a_shared_number_is_taken_like_a_typed_one() {
    let city = City::new().await;
    for (chat, phone) in
        [(301, "+380671234567"), (302, "380671234567"), (303, "0671234567"), (304, "48221234567")]
    {
        let olena = city.citizen_on(Channel::Viber, chat);
        let asked = olena.says_all(&ANSWERS[..6]).await;
        assert!(asked.contains("[📱 Надіслати мій номер]"), "{asked}");
        let next = olena.sends(json!({ "type": "contact", "contact": { "phone_number": phone } })).await;
        assert!(next.contains("категорі"), "{next}");
        olena.says_all(&ANSWERS[7..]).await;
        olena.says("✅ Подати звернення").await;
        let card = city.store.card(olena.card().await).await.expect("a table").expect("a card");
        assert!(!card.applicant.phone.verified, "Viber does not say whose it is");
        assert!(card.applicant.phone.number.starts_with('+'));
    }
    let petro = city.citizen_on(Channel::Viber, 305);
    petro.says_all(&ANSWERS[..6]).await;
    let wrong = petro.sends(json!({ "type": "contact", "contact": { "phone_number": "112" } })).await;
    assert!(wrong.contains("067 123 45 67"), "{wrong}");
}

#[tokio::test]
async fn files_up_to_50_megabytes_are_taken() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 306);
    olena.says_all(&ANSWERS[..TO_MATERIALS]).await;
    let file = |name: &str, megabytes: u64| json!({ "type": "file", "media": format!("https://dl-media.viber.com/{name}"), "file_name": name, "file_size": megabytes << 20 });
    assert!(olena.sends(file("a.mp4", 50)).await.contains("Додано"));
    assert!(olena.sends(file("b.mp4", 51)).await.contains("лише до 50 МБ"));
    olena.says_all(&["Далі", "Подати звернення"]).await;
    let id = olena.card().await;
    city.settle(id).await;
    let jobs = city.queues.media.lock().expect("no panic").clone();
    let Some(MediaJob::Copy(job)) = jobs.first() else { panic!("{jobs:?}") };
    assert_eq!(job.from, olena.address());
    assert_eq!(job.attachment.source, "https://dl-media.viber.com/a.mp4");
}

#[tokio::test]
async fn an_appeal_is_opened_by_its_button_and_there_is_a_way_back() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 307);
    olena.files_an_appeal().await;
    assert_snapshot!(timeless(&olena.says("📋 Мої звернення").await), @"
    📋 Ваші звернення

    К-1/РІК · Вуличне освітлення
    🆕 зареєстровано, визначаємо строк і відповідальних
    Строк ще не визначено

    Щоб побачити подробиці, натисніть номер звернення.
    [К-1/РІК]
    [🏠 Головне меню]
    ");
    let calls = city.viber.sent_to(&olena.address().id);
    let button = &calls.last().expect("a list")["keyboard"]["Buttons"][0];
    let card = olena.says(button["ActionBody"].as_str().expect("words")).await;
    assert!(card.contains("Не світять ліхтарі") && card.ends_with("[🏠 Головне меню]"), "{card}");
    assert!(olena.says("🏠 Головне меню").await.contains("Подати звернення"));
}

#[tokio::test]
async fn a_reply_that_does_not_get_through_comes_with_the_next_delivery() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 308);
    olena.says("/start").await;
    let update = olena.update(olena.text("✅ Погоджуюсь"));
    for status in [12, 999, 2] {
        city.viber.answers(&[status]);
        let failed = olena.deliver(&update).await;
        assert_eq!(failed, (StatusCode::INTERNAL_SERVER_ERROR, String::new()), "{status}");
    }
    let (status, reply) = olena.deliver(&update).await;
    assert!(status == StatusCode::OK && reply.contains("прізвище"), "{reply}");
    // What no delivery can mend is not asked for again; the answer was taken in all the same.
    for (status, answer) in [(6, "Коваль"), (3, "Олена")] {
        city.viber.answers(&[status]);
        let lost = olena.deliver(&olena.update(olena.text(answer))).await;
        assert_eq!(lost, (StatusCode::OK, String::new()), "{status}");
    }
    assert!(olena.says("Іванівна").await.contains("місце проживання"));
}

#[tokio::test]
async fn a_long_conversation_is_folded_with_numbers_beyond_a_double() {
    let city = City::new().await;
    let olena = city.citizen_on(Channel::Viber, 309);
    // Older inputs are folded away once they have settled.
    let settled = hotline_app::clock::now() - jiff::SignedDuration::from_mins(10);
    for (n, text) in (0..).zip(ANSWERS[..2].iter().chain(&["/help"; 30])) {
        let input = Input::new(settled, InputKind::Text((*text).to_owned()));
        city.store.append(&olena.address(), 5_753_750_845_017_967_100 + n, &input).await.expect("a table");
    }
    let update = hotline_tests::viber::message(
        5_753_750_845_017_968_000,
        &olena.address().id,
        &json!({ "type": "text", "text": "Коваль" }),
    );
    let (_, reply) = olena.deliver(&update).await;
    assert!(reply.contains("імʼя"), "{reply}");
    let record = city.store.recall(&olena.address()).await.expect("a table");
    assert!(record.snapshot.is_some() && record.inputs.len() < 20, "{}", record.inputs.len());
    assert_eq!(olena.deliver(&update).await.1, reply);
}
