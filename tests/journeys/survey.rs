//! The survey about a result and the repeat appeal that follows (clause 7), on both messengers.

use hotline_app::{
    clock::now,
    control::{survey_clock, tick_survey},
    delivery::{Place, deliver},
    directory::DirectoryCache,
    jobs::ClockJob,
    ports::{Cards, Directories},
};
use hotline_domain::{
    card::State,
    dialogue::DialogueRules,
    directory::Directory,
    ids::{AppealId, Channel},
    media::{Attachment, FileKind, Storage, StoredFile, object_key, thumbnail_key},
    survey::{Press, SurveyAnswer, SurveyEnd, SurveySettings, Unsent},
};
use hotline_tests::{
    city::{City, directory},
    people::{Citizen, timeless},
};
use jiff::{SignedDuration, Timestamp, civil::Time};
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

const BOTH: [Channel; 2] = [Channel::Telegram, Channel::Viber];
const YES: Press = Press::Answer(SurveyAnswer::Done(true));
const NO: Press = Press::Answer(SurveyAnswer::Done(false));

fn rating(quality: u8) -> Press {
    Press::Answer(SurveyAnswer::Quality(quality))
}

/// A directory in which no work needs a proof, and whose people are asked as this says.
fn asking(survey: SurveySettings) -> Directory {
    let mut directory = directory();
    directory.categories.iter_mut().for_each(|category| category.proof_required = false);
    directory.settings.survey = survey;
    directory
}

/// Asked at once, day and night.
fn at_once() -> Directory {
    asking(SurveySettings {
        delay_hours: 0,
        quiet_from: Time::MIN,
        quiet_until: Time::MIN,
        ..SurveySettings::default()
    })
}

async fn city(directory: &Directory) -> City {
    let mut city = City::new().await;
    city.store.put_directory(directory).await.expect("a directory");
    city.a_minute_passes();
    city
}

async fn does(city: &City, who: &str, id: AppealId, step: &str, body: Value) -> Value {
    let (status, card) = city.staff(who).does(id, step, body).await;
    assert_eq!(status, StatusCode::OK, "{who} {step}: {card}");
    card
}

/// The work on an assigned card is done, and the card is closed.
async fn worked(city: &City, id: AppealId, directory: &Directory) {
    does(city, "yurchenko", id, "accept", json!({})).await;
    does(city, "yurchenko", id, "report", json!({ "result": "Ліхтарі світять.", "code": "9.1" })).await;
    let (status, card) = city.staff("melnyk").get(&format!("/api/appeals/{id}")).await;
    assert_eq!(status, StatusCode::OK, "{card}");
    let body = json!({ "version": card["version"], "comment": null });
    let (status, card) = city.staff("melnyk").post(&format!("/api/appeals/{id}/close"), body).await;
    assert_eq!((status, &card["state"]), (StatusCode::OK, &json!("closed")), "{card}");
    city.settle_at(id, directory, now()).await;
}

/// A card of this citizen, closed on the fact of the work.
async fn closed(city: &City, citizen: &Citizen<'_>, directory: &Directory) -> AppealId {
    citizen.files_an_appeal().await;
    let id = citizen.card().await;
    address_and_work(city, id, directory).await;
    id
}

async fn address_and_work(city: &City, id: AppealId, directory: &Directory) {
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
    does(city, "melnyk", id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    does(city, "mer", id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
    worked(city, id, directory).await;
}

/// Lets the clocks of surveys that are set up to an instant strike, each twice, and what follows follow.
async fn strike(city: &City, directory: &Directory, now: Timestamp) -> usize {
    let mut events = 0;
    for job in city.clocks.take_until(now) {
        let ClockJob::Survey(job) = job else { continue };
        for _ in 0..2 {
            events +=
                tick_survey(&city.store, &city.clocks, directory, job.appeal, now).await.expect("a table");
        }
        city.settle_at(job.appeal, directory, now).await;
    }
    events
}

fn soon() -> Timestamp {
    now() + SignedDuration::from_mins(10)
}

fn in_days(days: i64) -> Timestamp {
    soon() + SignedDuration::from_hours(24 * days)
}

/// A citizen who has been asked about a closed card.
async fn asked(city: &City, citizen: &Citizen<'_>, directory: &Directory) -> AppealId {
    let id = closed(city, citizen, directory).await;
    assert_eq!(strike(city, directory, soon()).await, 1, "the applicant is asked");
    id
}

/// The repeat appeal of a card, once what follows from it has followed.
async fn repeat_of(city: &City, id: AppealId, directory: &Directory) -> AppealId {
    city.settle_at(id, directory, now()).await;
    let card = city.store.card(id).await.expect("a table").expect("a card");
    let repeat = card.repeated_by.expect("a repeat appeal").appeal;
    city.settle_at(repeat, directory, now()).await;
    repeat
}

async fn end_of(city: &City, id: AppealId) -> Option<SurveyEnd> {
    let card = city.store.card(id).await.expect("a table").expect("a card");
    card.survey.and_then(|survey| survey.end)
}

async fn inbox(city: &City, who: &str, number: &str) -> Vec<String> {
    let (status, page) = city.staff(who).get("/api/inbox").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let items = page["items"].as_array().expect("items").iter().rev();
    let of_card = items.filter(|item| item["card"]["number"] == number);
    of_card.map(|item| timeless(item["text"].as_str().expect("a text"))).collect()
}

#[tokio::test]
async fn clause_7_done_and_well_is_thanked_for() {
    for channel in BOTH {
        let directory = at_once();
        let city = city(&directory).await;
        let olena = city.citizen_on(channel, 901);
        let id = asked(&city, &olena, &directory).await;
        let told = city.told(&olena.address());
        assert_eq!(told.len(), 6, "each step and the survey are told once: {told:#?}");
        assert_eq!(
            timeless(&told[5]),
            "📋 Звернення № К-1/РІК\nРезультат: Вирішено позитивно.\n\nЛіхтарі світять.\n\nЧи виконано роботу? \
             Відповісти можна одним натисканням."
        );
        let rate = olena.presses(&YES.button(id)).await;
        assert!(
            rate.contains("Оцініть якість") && rate.contains("[1] [2] [3]") && rate.contains("[5]"),
            "{rate}"
        );
        let thanks = olena.presses(&rating(5).button(id)).await;
        assert!(thanks.contains("Дякуємо за оцінку") && thanks.contains("[💬 Додати коментар]"), "{thanks}");
        assert_eq!(end_of(&city, id).await, Some(SurveyEnd::Answered));

        olena.presses(&Press::Comment.button(id)).await;
        olena.says("Майстри дуже ввічливі").await;
        let said = olena.says("📨 Надіслати").await;
        assert!(said.contains("Ваш коментар додано"), "{said}");
        let card = city.staff("mer").opens(id).await;
        let survey = &card["survey"];
        assert_eq!((&survey["done"], &survey["quality"]), (&json!(true), &json!(5)), "{survey}");
        assert_eq!(
            (&survey["comment"], &survey["ended"]),
            (&json!("Майстри дуже ввічливі"), &json!("answered"))
        );
        assert!(survey["asked_at"].is_string());
        city.settle_at(id, &directory, now()).await;
        assert!(
            inbox(&city, "yurchenko", card["number"].as_str().expect("a number"))
                .await
                .contains(&"Заявник оцінив якість виконання: 5 з 5.".to_owned())
        );
        assert_eq!(strike(&city, &directory, in_days(30)).await, 0, "nothing more is asked");
        assert_eq!(city.told(&olena.address()).len(), 6);
    }
}

#[tokio::test]
async fn clause_7_a_no_with_its_reason_and_photo_is_a_repeat_appeal_for_the_same_executor() {
    for channel in BOTH {
        let directory = at_once();
        let city = city(&directory).await;
        let olena = city.citizen_on(channel, 902);
        let first = asked(&city, &olena, &directory).await;
        let told = city.told(&olena.address()).len();
        let wrong = olena.presses(&NO.button(first)).await;
        assert!(timeless(&wrong).contains("Що не так із виконанням звернення № К-1/РІК"), "{wrong}");
        olena.sends(olena.photo("dark", "Досі темно")).await;
        let said = timeless(&olena.says("📨 Надіслати").await);
        assert!(said.contains("Зареєстровано повторне звернення № К-2/РІК. Строк — до"), "{said}");

        let id = repeat_of(&city, first, &directory).await;
        let card = city.staff("yurchenko").opens(id).await;
        assert_eq!((&card["state"], &card["executor"]["id"]), (&json!("assigned"), &json!("yurchenko")));
        assert_eq!(card["marks"]["sign"]["code"], "2.2");
        assert_eq!((&card["links"][0]["kind"], &card["links"][0]["id"]), (&json!("repeat"), &json!(first)));
        assert_eq!(card["files"].as_array().map(Vec::len), Some(1), "the photo is on it");
        assert!(card["due_at"].is_string() && card["resolution"].is_string());
        let kinds: Vec<_> =
            card["history"].as_array().expect("history").iter().map(|entry| entry["kind"].clone()).collect();
        assert_eq!(kinds, ["registered", "addressed", "assigned"]);
        assert!(
            timeless(card["history"][0]["text"].as_str().expect("a text")).contains("Повторне до № К-1/РІК")
        );
        let before = city.staff("melnyk").opens(first).await;
        let back = before["links"].as_array().and_then(|links| links.last()).expect("a link");
        assert_eq!((&back["kind"], &back["id"]), (&json!("repeat"), &json!(id)));
        assert_eq!(
            (&before["survey"]["done"], &before["survey"]["ended"]),
            (&json!(false), &json!("repeated"))
        );
        assert_eq!(before["survey"]["comment"], "Досі темно");

        let number = card["number"].as_str().expect("a number");
        let repeat = "Повторне звернення до № К-1/РІК. ";
        for (who, begins) in [
            ("yurchenko", format!("{repeat}Призначено відповідальним виконавцем")),
            ("mer", format!("{repeat}Призначено виконавця")),
            ("melnyk", "Зареєстровано повторне звернення до № К-1/РІК.".to_owned()),
        ] {
            let notices = inbox(&city, who, number).await;
            assert_eq!(notices.len(), 1, "{who} is told once: {notices:?}");
            assert!(notices[0].starts_with(&begins), "{who}: {}", notices[0]);
        }
        let news = city.told(&olena.address()).split_off(told);
        assert_eq!(news.len(), 1, "{news:#?}");
        assert!(news[0].contains("Призначено виконавця"));
        assert_eq!(city.copy_files(true).await, 0, "the photo is fetched for the new card");
        assert!(timeless(&olena.says("📋 Мої звернення").await).contains("К-2/РІК"));

        // It is not to be refused as resolved.
        let refused = json!({ "version": card["version"], "earlier": first.to_string(), "text": "Вирішено" });
        let (status, problem) =
            city.staff("melnyk").post(&format!("/api/appeals/{id}/not-consider"), refused).await;
        assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("repeat_is_considered")));
    }
}

#[tokio::test]
async fn clause_4_4_7_an_angry_complaint_is_looked_at_and_becomes_a_repeat_appeal() {
    let directory = at_once();
    let city = city(&directory).await;
    let olena = city.citizen(915);
    let first = asked(&city, &olena, &directory).await;
    olena.presses(&NO.button(first)).await;
    olena.sends(olena.photo("dark", "Ось фото")).await;
    let warned = olena.says("Ви ублюдки, досі темно!").await;
    assert!(warned.contains("без образ"), "{warned}");
    let kept = olena.says("Ублюдки, полагодьте вже!").await;
    assert!(kept.contains("Розмову зупинено"), "{kept}");

    let melnyk = city.staff("melnyk");
    let (_, list) = melnyk.get("/api/moderation?state=open").await;
    let id = list["items"][0]["id"].as_str().expect("a case").to_owned();
    let (_, case) = melnyk.get(&format!("/api/moderation/{id}")).await;
    assert_eq!((&case["missing"], &case["meant_for"]["id"]), (&json!([]), &json!(first)), "{case}");
    let told = city.told(&olena.address()).len();
    let body = json!({ "version": case["version"], "reason": "Скарга по суті" });
    let (status, case) = melnyk.post(&format!("/api/moderation/{id}/restore"), body.clone()).await;
    assert_eq!(status, StatusCode::OK, "{case}");

    let repeat = repeat_of(&city, first, &directory).await;
    assert_eq!(case["card"]["id"], repeat.to_string());
    let card = city.staff("yurchenko").opens(repeat).await;
    assert_eq!((&card["state"], &card["executor"]["id"]), (&json!("assigned"), &json!("yurchenko")));
    assert!(card["substance"].as_str().is_some_and(|text| text.contains("досі темно")), "{card}");
    assert_eq!(card["files"].as_array().map(Vec::len), Some(1), "the photo is on it");
    let news = city.told(&olena.address()).split_off(told);
    assert!(timeless(&news[0]).contains("повторне звернення"), "{news:?}");
    assert_eq!(end_of(&city, first).await, Some(SurveyEnd::Repeated));

    let (status, again) = melnyk.post(&format!("/api/moderation/{id}/restore"), body).await;
    assert_eq!(
        (status, &again["card"]["id"]),
        (StatusCode::OK, &json!(repeat)),
        "a repetition makes nothing"
    );
    assert_eq!(city.store.of_applicant(&olena.address(), 9).await.expect("a table").len(), 2);
}

#[tokio::test]
async fn clause_7_a_poor_rating_is_a_repeat_appeal_with_its_reason() {
    for channel in BOTH {
        let directory = at_once();
        let city = city(&directory).await;
        let olena = city.citizen_on(channel, 903);
        let first = asked(&city, &olena, &directory).await;
        olena.presses(&YES.button(first)).await;
        let wrong = olena.presses(&rating(2).button(first)).await;
        assert!(wrong.contains("Що саме не так?"), "{wrong}");
        let empty = olena.says("📨 Надіслати").await;
        assert!(empty.contains("ще нічого не написано"), "words are wanted: {empty}");
        olena.says("Світить через один").await;
        let said = timeless(&olena.says("📨 Надіслати").await);
        assert!(said.contains("Зареєстровано повторне звернення № К-2/РІК"), "{said}");
        let id = repeat_of(&city, first, &directory).await;
        let card = city.staff("mer").opens(id).await;
        assert_eq!(
            timeless(card["substance"].as_str().expect("a text")),
            "Світить через один\n\nЗаявник оцінив якість виконання: 2 з 5. Повторно до звернення № К-1/РІК."
        );
    }
}

#[tokio::test]
async fn clause_7_a_second_repeat_goes_to_the_decision_maker_first() {
    let directory = at_once();
    let city = city(&directory).await;
    let olena = city.citizen(904);
    let mut id = asked(&city, &olena, &directory).await;
    for (nth, state) in [(1, State::Assigned), (2, State::Addressed)] {
        olena.presses(&NO.button(id)).await;
        olena.says("Темно").await;
        let said = olena.says("📨 Надіслати").await;
        assert!(said.contains("Зареєстровано повторне звернення"), "{said}");
        id = repeat_of(&city, id, &directory).await;
        let card = city.store.card(id).await.expect("a table").expect("a card");
        assert_eq!((card.state, card.repeats.map(|repeats| repeats.nth)), (state, Some(nth)));
        if nth == 1 {
            worked(&city, id, &directory).await;
            assert_eq!(strike(&city, &directory, soon()).await, 1, "a repeat is asked about, too");
        }
    }
    let card = city.staff("mer").opens(id).await;
    assert!(city.staff("mer").can(id).await.contains(&"assign".to_owned()));
    let notices = inbox(&city, "mer", card["number"].as_str().expect("a number")).await;
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(notices[0].starts_with("Повторне звернення до № К-2/РІК. Адресовано на розгляд"), "{notices:?}");
    let last = timeless(city.told(&olena.address()).last().expect("a notice"));
    assert!(last.contains("К-3/РІК") && last.contains("передано керівництву"), "{last}");
}

#[tokio::test]
async fn clause_7_silence_is_reminded_of_once_and_closes_the_question() {
    let mut directory = at_once();
    directory.settings.survey.delay_hours = 24;
    let city = city(&directory).await;
    let olena = city.citizen(905);
    let id = closed(&city, &olena, &directory).await;
    assert_eq!(strike(&city, &directory, soon()).await, 0, "not before the day is over");
    let told = city.told(&olena.address()).len();
    let mut news = Vec::new();
    for day in 1..=12 {
        strike(&city, &directory, in_days(day)).await;
        let told = city.told(&olena.address()).split_off(told + news.iter().sum::<usize>());
        news.push(told.len());
    }
    assert_eq!(news, [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], "asked after a day, reminded three days later");
    let reminder = timeless(city.told(&olena.address()).last().expect("a notice"));
    assert!(
        reminder.starts_with("🔔 Звернення № К-1/РІК\nНагадуємо: чекаємо на вашу відповідь до"),
        "{reminder}"
    );
    assert_eq!(end_of(&city, id).await, Some(SurveyEnd::Lapsed));
    assert_eq!(*city.clocks.set.lock().expect("no panic"), std::collections::BTreeMap::new());
    let late = olena.presses(&NO.button(id)).await;
    assert!(late.contains("вже завершено") && late.contains("Подати звернення"), "{late}");
    assert_eq!(city.store.card(id).await.expect("a table").expect("a card").repeated_by, None);
}

#[tokio::test]
async fn clause_7_a_no_without_words_is_a_repeat_appeal_in_the_end() {
    let directory = at_once();
    let city = city(&directory).await;
    let olena = city.citizen(906);
    let first = asked(&city, &olena, &directory).await;
    olena.presses(&NO.button(first)).await;
    strike(&city, &directory, in_days(4)).await;
    let reminder = city.told(&olena.address()).pop().expect("a notice");
    assert!(reminder.contains("Напишіть, що саме не так"), "{reminder}");
    strike(&city, &directory, in_days(8)).await;
    let id = repeat_of(&city, first, &directory).await;
    let card = city.staff("yurchenko").opens(id).await;
    assert_eq!(card["history"][0]["actor"]["kind"], "service");
    let told = city.told(&olena.address());
    let repeated: Vec<_> = told.iter().filter(|text| text.contains("визнано незадовільним")).collect();
    assert_eq!(repeated.len(), 1, "{told:#?}");
}

#[tokio::test]
async fn clause_7_a_schedule_that_fires_twice_asks_once() {
    let directory = at_once();
    let city = city(&directory).await;
    let olena = city.citizen(907);
    let id = closed(&city, &olena, &directory).await;
    assert!(city.clocks.set.lock().expect("no panic").contains_key(&survey_clock(id)));
    let app = survey::handler::App {
        store: city.another_store(),
        clocks: hotline_tests::fakes::MemoryClocks::default(),
        directory: DirectoryCache::default(),
    };
    let record = |n: u32| json!({ "messageId": n.to_string(), "body": json!({ "appeal": id }).to_string() });
    for _ in 0..2 {
        let batch = serde_json::from_value(json!({ "Records": [record(1), record(2)] })).expect("a batch");
        let answer = survey::handler::handle(&app, batch).await;
        assert!(answer.batch_item_failures.is_empty());
    }
    let before = city.told(&olena.address()).len();
    city.settle_at(id, &directory, now()).await;
    assert_eq!(city.told(&olena.address()).len(), before + 1);
    // The daily round finds nothing more to do either.
    let round = hotline_app::jobs::Round::of_all();
    let ports =
        (&city.clocks as &dyn hotline_app::ports::Clocks, &*city.queues as &dyn hotline_app::ports::Queues);
    let done = hotline_app::control::go_round(&city.store, ports, &directory, &round, now()).await;
    assert_eq!(done.expect("a table"), 0);
}

#[tokio::test]
async fn clause_7_the_daily_round_asks_where_a_clock_was_lost() {
    let directory = at_once();
    let city = city(&directory).await;
    let id = closed(&city, &city.citizen(908), &directory).await;
    city.clocks.set.lock().expect("no panic").clear();
    let round = hotline_app::jobs::Round::default();
    let ports =
        (&city.clocks as &dyn hotline_app::ports::Clocks, &*city.queues as &dyn hotline_app::ports::Queues);
    let done = hotline_app::control::go_round(&city.store, ports, &directory, &round, now()).await;
    assert_eq!(done.expect("a table"), 1);
    let card = city.store.card(id).await.expect("a table").expect("a card");
    assert!(card.survey.is_some_and(|survey| survey.asked_at.is_some()));
}

#[tokio::test]
async fn clause_6_3_3_7_a_decision_makers_poor_rating_is_a_repeat_appeal() {
    let directory = at_once();
    let city = city(&directory).await;
    let olena = city.citizen(909);
    let first = asked(&city, &olena, &directory).await;
    olena.presses(&NO.button(first)).await;
    olena.says("Темно біля входу").await;
    does(&city, "mer", first, "rate", json!({ "quality": 1, "comment": "Роботу не прийнято" })).await;
    let id = repeat_of(&city, first, &directory).await;
    let card = city.staff("yurchenko").opens(id).await;
    assert_eq!((&card["state"], &card["executor"]["id"]), (&json!("assigned"), &json!("yurchenko")));
    assert!(card["substance"].as_str().is_some_and(|text| text.starts_with("Роботу не прийнято")), "{card}");
    // What the applicant was writing meanwhile goes there; there is no second one.
    let said = timeless(&olena.says("📨 Надіслати").await);
    assert!(said.contains("Додано до звернення № К-2/РІК"), "{said}");
    let repeated = timeless(&olena.presses(&NO.button(first)).await);
    assert!(repeated.contains("вже розглядають повторно, під № К-2/РІК"), "{repeated}");
    does(&city, "mer", first, "rate", json!({ "quality": 2, "comment": "Ще гірше" })).await;
    assert_eq!(repeat_of(&city, first, &directory).await, id);
    assert_eq!(strike(&city, &directory, in_days(30)).await, 0, "the survey is over");
    let told = city.told(&olena.address());
    let repeated: Vec<_> = told.iter().filter(|text| text.contains("визнано незадовільним")).collect();
    assert_eq!(repeated.len(), 1, "{told:#?}");
}

#[tokio::test]
async fn clause_6_3_3_7_who_has_no_chat_gets_a_repeat_appeal_all_the_same() {
    let directory = at_once();
    let city = city(&directory).await;
    let appeal = json!({
        "surname": "Бондаренко", "name": "Ганна", "patronymic": null, "residence": "вул. Садова, 3",
        "phone": "067 123-45-99", "email": null, "category": "roads", "substance": "Яма біля школи",
        "marks": { "arrival": "1.2", "sign": "2.1", "kind": "3.2", "subject": "5.1", "people": 1,
                   "author": "7.11", "social": null },
    });
    let (status, card) = city.staff("melnyk").post("/api/appeals", appeal).await;
    assert_eq!(status, StatusCode::OK, "{card}");
    let first: AppealId = card["id"].as_str().expect("an id").parse().expect("an id");
    address_and_work(&city, first, &directory).await;
    assert_eq!(city.staff("melnyk").opens(first).await["survey"], Value::Null, "there is nobody to ask");
    does(&city, "mer", first, "rate", json!({ "quality": 2, "comment": "Яма лишилася" })).await;
    let id = repeat_of(&city, first, &directory).await;
    let card = city.staff("melnyk").opens(id).await;
    assert_eq!((&card["channel"], &card["state"]), (&Value::Null, &json!("assigned")));
    assert_eq!(
        (&card["marks"]["sign"]["code"], &card["marks"]["author"]["code"]),
        (&json!("2.2"), &json!("7.11"))
    );
}

#[tokio::test]
async fn clause_7_outside_a_session_the_city_decides_whether_viber_is_paid() {
    for pays in [false, true] {
        let mut directory = at_once();
        directory.settings.survey.delay_hours = 24;
        directory.settings.survey.viber_outside_session = pays;
        let city = city(&directory).await;
        let people = [city.citizen_on(Channel::Viber, 910), city.citizen_on(Channel::Telegram, 911)];
        let mut ends = Vec::new();
        for olena in &people {
            let id = closed(&city, olena, &directory).await;
            strike(&city, &directory, in_days(1)).await;
            ends.push(end_of(&city, id).await);
        }
        let expected = if pays { None } else { Some(SurveyEnd::NotSent(Unsent::Paid)) };
        assert_eq!(ends, [expected, None], "only Viber costs money");
    }
}

#[tokio::test]
async fn clause_7_old_buttons_are_answered_kindly() {
    for channel in BOTH {
        let directory = at_once();
        let city = city(&directory).await;
        let olena = city.citizen_on(channel, 912);
        let id = asked(&city, &olena, &directory).await;
        for _ in 0..2 {
            let rate = olena.presses(&YES.button(id)).await;
            assert!(rate.contains("Оцініть якість"), "the same answer: {rate}");
        }
        let thanks = olena.presses(&rating(4).button(id)).await;
        assert!(thanks.contains("Дякуємо за оцінку"), "{thanks}");
        for press in [rating(4), rating(1), NO] {
            let already = olena.presses(&press.button(id)).await;
            assert!(already.contains("Ви вже відповіли"), "{already}");
        }
        let card = city.store.card(id).await.expect("a table").expect("a card");
        assert_eq!(card.survey.and_then(|survey| survey.quality), Some(4), "nothing has changed");
        let stranger = city.citizen_on(channel, 913);
        stranger.says_all(&["/start", "✅ Погоджуюсь"]).await;
        let not_theirs = stranger.presses(&NO.button(id)).await;
        assert!(not_theirs.contains("серед ваших немає"), "{not_theirs}");
    }
}

#[tokio::test]
async fn clause_7_a_large_file_of_a_complaint_comes_to_the_repeat_appeal() {
    let directory = at_once();
    let city = city(&directory).await;
    let olena = city.citizen(918);
    let first = asked(&city, &olena, &directory).await;
    olena.presses(&NO.button(first)).await;
    let video = json!({ "video": { "file_id": "long", "file_size": 30_000_000, "mime_type": "video/mp4" } });
    let update = olena.update(video);
    let (_, reply) = olena.deliver(&update).await;
    assert!(reply.contains("завантажте цей за посиланням"), "{reply}");
    olena.says("Ось як темно").await;
    olena.says("📨 Надіслати").await;
    let id = repeat_of(&city, first, &directory).await;
    let number = update["update_id"].as_u64().expect("a number");
    let file = Attachment {
        kind: FileKind::Video,
        source: "upload:token".to_owned(),
        name: None,
        content_type: None,
        size: Some(30_000_000),
    };
    let rules = DialogueRules::on(Channel::Telegram, &directory);
    for _ in 0..2 {
        let place = deliver(&city.store, rules, (&olena.address(), number), &file, now()).await;
        assert_eq!(place.expect("handed on"), Place::Card);
    }
    let files = |card: Value| card["files"].as_array().map(Vec::len);
    assert_eq!(files(city.staff("yurchenko").opens(id).await), Some(1));
    assert_eq!(files(city.staff("yurchenko").opens(first).await), Some(0));
}

/// A proof of the work that was looked at and stored, with its small picture or without.
async fn stored_proof(city: &City, id: AppealId) {
    crate::life::prove(city, id).await;
    let card = city.store.card(id).await.expect("a table").expect("a card");
    let file = card.files.last().expect("a proof").clone();
    let storage = Storage::Stored {
        key: object_key(id, file.id),
        content_type: "image/jpeg".to_owned(),
        size: 48_211,
        sha256: None,
        taken: None,
        thumbnail: Some(thumbnail_key(id, file.id)),
    };
    city.store.put_file(id, &StoredFile { file, storage }).await.expect("a table");
}

#[tokio::test]
async fn clause_7_photos_of_the_work_come_with_the_question_and_never_hold_it_up() {
    for (channel, unshown) in BOTH.into_iter().flat_map(|channel| [(channel, 0), (channel, 1)]) {
        let directory = at_once();
        let city = city(&directory).await;
        let olena = city.citizen_on(channel, 917);
        olena.files_an_appeal().await;
        let id = olena.card().await;
        let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
        does(&city, "melnyk", id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
        does(&city, "mer", id, "assign", json!({ "executor": "yurchenko", "resolution": "Виконати" })).await;
        does(&city, "yurchenko", id, "accept", json!({})).await;
        stored_proof(&city, id).await;
        does(&city, "yurchenko", id, "report", json!({ "result": "Світить.", "code": "9.1" })).await;
        does(&city, "melnyk", id, "close", json!({ "comment": null })).await;
        city.settle_at(id, &directory, now()).await;
        tick_survey(&city.store, &city.clocks, &directory, id, now()).await.expect("a table");
        *city.messenger.unshown.lock().expect("no panic") = unshown * 5;
        city.settle_at(id, &directory, now()).await;
        let told = city.told(&olena.address());
        let surveys = told.iter().filter(|text| text.contains("Чи виконано роботу?")).count();
        assert_eq!(surveys, 1, "{told:#?}");
        let shown = city.messenger.shown.lock().expect("no panic").clone();
        assert_eq!(shown.len(), if unshown == 0 { 1 } else { 0 }, "once, however often the queue repeats");
        for (to, pictures) in shown {
            assert_eq!((to, pictures.len()), (olena.address(), 1));
            assert!(pictures[0].link.contains(&id.to_string()));
            assert!(pictures[0].small.as_ref().is_some_and(|link| link.ends_with(".thumb.jpg")));
        }
    }
}

#[tokio::test]
async fn clause_7_an_update_that_is_delivered_twice_makes_one_repeat_appeal() {
    let directory = at_once();
    let city = city(&directory).await;
    let olena = city.citizen(914);
    let first = asked(&city, &olena, &directory).await;
    olena.presses(&NO.button(first)).await;
    olena.says("Темно").await;
    let update = olena.update(olena.text("📨 Надіслати"));
    let (one, two) = tokio::join!(olena.deliver(&update), olena.deliver(&update));
    assert_eq!(one, two, "the same reply");
    assert_eq!(olena.deliver(&update).await, one);
    assert_eq!(city.staff("melnyk").get("/api/appeals").await.1["items"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn clause_7_an_answer_can_be_typed() {
    let directory = at_once();
    for (words, expected) in [
        (&["так", "5"][..], "Дякуємо за оцінку"),
        (&["4"], "Дякуємо за оцінку"),
        (&["Ні"], "Що саме не так?"),
        (&["Не світить жоден ліхтар на розі"], "Зрозуміли це як відповідь на опитування"),
        (&["На розі вулиці зламана лавка"], "Зрозуміли це як початок звернення"),
    ] {
        let city = city(&directory).await;
        let olena = city.citizen(915);
        let id = closed(&city, &olena, &directory).await;
        tick_survey(&city.store, &city.clocks, &directory, id, now()).await.expect("a table");
        city.settle_at(id, &directory, now()).await;
        let said = olena.says_all(words).await;
        assert!(said.contains(expected), "{words:?}: {said}");
    }
}

#[tokio::test]
async fn clause_7_an_appeal_that_is_being_written_is_not_lost() {
    let directory = at_once();
    let city = city(&directory).await;
    let olena = city.citizen(916);
    let id = closed(&city, &olena, &directory).await;
    olena.says("📝 Подати звернення").await;
    let question = olena.says("✏️ Ввести інші дані").await;
    strike(&city, &directory, soon()).await;
    olena.presses(&NO.button(id)).await;
    olena.says("Темно").await;
    let said = olena.says("📨 Надіслати").await;
    let asks = question.lines().next().expect("a question");
    assert!(said.contains("Зареєстровано повторне звернення") && said.contains(asks), "{said} / {asks}");
}
