//! Notices to citizens in Viber: what each of its answers means, and what is paid for.

use hotline_app::{
    clock::now,
    directory::DirectoryCache,
    jobs::NotificationJob,
    notify::{Delivery, deliver},
    ports::Conversations,
};
use hotline_domain::{
    dialogue::{Input, InputKind},
    ids::{Channel, ChannelUser, RegistrationNumber},
    notice::{News, Notice},
};
use hotline_messengers::{
    channels::ByChannel,
    http,
    telegram::{TelegramClient, TelegramMessenger},
    viber::{ViberClient, ViberMessenger},
};
use hotline_tests::{
    city::{CITY, City, VIBER_TOKEN},
    fakes::{MemoryClocks, MemoryFiles},
};
use jiff::SignedDuration;
use notifications::handler::{App, handle};
use serde_json::json;

type Bots = ByChannel<TelegramMessenger, ViberMessenger>;

fn bots(city: &City) -> Bots {
    let http = http::client().expect("a client");
    let telegram = TelegramClient::new("http://127.0.0.1:9", "42:TEST", http.clone());
    let viber = ViberClient::new(&city.viber.url, VIBER_TOKEN, CITY, http);
    ByChannel {
        telegram: TelegramMessenger::new(telegram, CITY),
        viber: Some(ViberMessenger::new(viber, CITY)),
    }
}

fn job(event: &str, to: ChannelUser) -> NotificationJob {
    let number = RegistrationNumber::new(2026, 1, "Коваль");
    NotificationJob { event: event.to_owned(), to, notice: Notice { number, news: News::InWork } }
}

/// How many of the batch are to be delivered again.
async fn failures(city: &City, messenger: Bots, job: &NotificationJob) -> usize {
    let app = App {
        store: city.another_store(),
        messenger,
        files: Box::new(MemoryFiles::default()),
        clocks: Box::new(MemoryClocks::default()),
        directory: DirectoryCache::default(),
    };
    let body = serde_json::to_string(job).expect("a job");
    let batch = json!({ "Records": [{ "messageId": "1", "body": body }] });
    handle(&app, serde_json::from_value(batch).expect("a batch")).await.batch_item_failures.len()
}

#[tokio::test]
async fn clause_3_2_a_notice_is_delivered_once_whatever_the_queue_repeats() {
    let city = City::new().await;
    let who = ChannelUser::viber("olena==");
    for _ in 0..2 {
        assert_eq!(failures(&city, bots(&city), &job("a/1", who.clone())).await, 0);
    }
    let sent = city.viber.sent_to(&who.id);
    assert_eq!(sent.len(), 1);
    assert!(sent[0]["text"].as_str().is_some_and(|text| text.contains("Звернення № К-1/2026")));
}

#[tokio::test]
async fn who_has_left_the_bot_is_not_tried_again() {
    let city = City::new().await;
    let who = ChannelUser::viber("petro==");
    city.viber.answers(&[6]);
    assert_eq!(failures(&city, bots(&city), &job("b/1", who.clone())).await, 0);
    assert!(city.viber.sent_to(&who.id).is_empty());
}

#[tokio::test]
async fn too_many_requests_are_waited_out_and_then_left_to_the_queue() {
    let city = City::new().await;
    let who = ChannelUser::viber("iryna==");
    city.viber.answers(&[12]);
    assert_eq!(failures(&city, bots(&city), &job("c/1", who.clone())).await, 0, "after a pause");
    city.viber.answers(&[12, 12]);
    assert_eq!(failures(&city, bots(&city), &job("c/2", who.clone())).await, 1, "later");
    assert_eq!(failures(&city, bots(&city), &job("c/2", who.clone())).await, 0);
    assert_eq!(city.viber.sent_to(&who.id).len(), 2);
}

#[tokio::test]
async fn without_a_bot_in_viber_its_notices_end_in_the_dead_letter_queue() {
    let city = City::new().await;
    let only = ByChannel { viber: None, ..bots(&city) };
    assert_eq!(failures(&city, only, &job("d/1", ChannelUser::viber("nobody=="))).await, 1);
}

#[tokio::test]
async fn a_notice_is_paid_for_outside_the_day_after_the_last_message() {
    let city = City::new().await;
    let now = now();
    let heard = async |who: &ChannelUser, hours: i64, kind: InputKind| {
        let input = Input::new(now - SignedDuration::from_hours(hours), kind);
        city.store.append(who, 1, &input).await.expect("a table");
    };
    let paid = async |who: &ChannelUser| {
        let sent = deliver(&city.store, &city.messenger, &job("e/1", who.clone()), now).await;
        match sent.expect("delivered") {
            Delivery::Sent { paid } => paid,
            other => panic!("{other:?}"),
        }
    };
    let text = || InputKind::Text("так".to_owned());
    let people = ["today", "yesterday", "opened", "never"].map(ChannelUser::viber);
    heard(&people[0], 23, text()).await;
    heard(&people[1], 25, text()).await;
    heard(&people[2], 1, InputKind::Opened).await;
    let mut charged = Vec::new();
    for who in &people {
        assert_eq!(who.channel, Channel::Viber);
        charged.push(paid(who).await);
    }
    assert_eq!(charged, [false, true, true, true]);
    assert!(!paid(&ChannelUser::telegram(1)).await, "Telegram charges nobody");
}
