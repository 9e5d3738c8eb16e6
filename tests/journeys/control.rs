//! The control of deadlines on a running city (chapter 7; clauses 4.3, 6.2.1): clocks follow the cards,
//! and whatever happens to a clock, everybody is told once.

use hotline_app::{
    clock::now,
    control::{card_clock, spread, tick},
    jobs::{DeadlineJob, Round},
    ports::Cards,
};
use hotline_domain::{
    calendar::WorkingCalendar, card::Card, control::wake_at, deadline::date_in_kyiv, directory::Directory,
    ids::AppealId,
};
use hotline_tests::city::{City, directory};
use jiff::{SignedDuration, Timestamp, ToSpan};
use lambda_http::http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use crate::life::prove;

const DAY: SignedDuration = SignedDuration::from_hours(24);
const BEFORE_JITTER_ENDS: SignedDuration = SignedDuration::from_mins(6);

/// A card in work, due in some weeks.
async fn in_work(city: &City, chat: i64) -> AppealId {
    let citizen = city.citizen(chat);
    citizen.files_an_appeal().await;
    let id = citizen.card().await;
    city.settle(id).await;
    city.puts_to_work(id).await;
    id
}

async fn card(city: &City, id: AppealId) -> Card {
    city.store.card(id).await.expect("a table").expect("a card")
}

/// When the clock of a card is set, if it is.
fn clock(city: &City, id: AppealId) -> Option<Timestamp> {
    city.clocks.set.lock().expect("no panic").get(&card_clock(id)).map(|(at, _)| *at)
}

/// What a person's inbox says of breaches and deadlines, oldest first.
async fn told(city: &City, who: &str) -> Vec<String> {
    let (status, page) = city.staff(who).get("/api/inbox").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let items = page["items"].as_array().expect("items").iter().rev();
    let about = items.filter(|item| ["breach", "deadline"].contains(&item["kind"].as_str().unwrap_or("")));
    about.map(|item| item["text"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn clause_7_the_clock_follows_the_card_exactly() {
    let (city, directory) = (City::new().await, directory());
    let wanted = async |id| {
        let card = card(&city, id).await;
        wake_at(&card, &directory).map(|at| spread(id, at))
    };
    let olena = city.citizen(901);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    city.settle(id).await;
    assert!(clock(&city, id).is_some());
    assert_eq!(clock(&city, id), wanted(id).await, "the term of addressing");
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
    let later = date_in_kyiv(now()).saturating_add(25.days()).to_string();
    let steps = [
        ("melnyk", "address", json!({ "due_on": due, "decision_makers": ["mer"] })),
        ("mer", "assign", json!({ "executor": "yurchenko", "resolution": "Так" })),
        ("yurchenko", "accept", json!({})),
        ("mer", "deadline", json!({ "due_on": later, "reason": "Чекаємо на опори" })),
    ];
    for (who, step, body) in steps {
        let (status, answer) = city.staff(who).does(id, step, body).await;
        assert_eq!(status, StatusCode::OK, "{step}: {answer}");
        assert_eq!(clock(&city, id), wanted(id).await, "after {step}");
    }
    let calls = *city.clocks.calls.lock().expect("no panic");
    city.staff("yurchenko").does(id, "comment", json!({ "text": "Замовили" })).await;
    assert_eq!(*city.clocks.calls.lock().expect("no panic"), calls, "a comment moves no clock");
    prove(&city, id).await;
    city.staff("yurchenko").does(id, "report", json!({ "result": "Готово", "code": "9.1" })).await;
    assert_eq!(clock(&city, id), wanted(id).await, "the term of the check");
    city.staff("melnyk").does(id, "close", json!({})).await;
    assert_eq!(clock(&city, id), None, "nothing is to happen to a closed card");
}

#[tokio::test]
async fn clause_6_2_1_a_broken_term_is_told_at_once_and_rises_once_however_often_clocks_fire() {
    let (city, mut directory) = (City::new().await, directory());
    directory.settings.control.mayor = Some("zastupnyk".into());
    let id = in_work(&city, 902).await;
    let due = card(&city, id).await.due_at.expect("a term");
    city.clocks_fire(&directory, due - DAY).await;
    assert_eq!(told(&city, "yurchenko").await.len(), 1, "one reminder of those that have passed");
    city.clocks_fire(&directory, due + BEFORE_JITTER_ENDS).await;
    let day = date_in_kyiv(due).strftime("%d.%m.%Y");
    let broken = format!("Порушено строк виконання: він минув {day}.");
    for who in ["yurchenko", "melnyk", "mer"] {
        assert_eq!(told(&city, who).await.last(), Some(&broken), "{who}");
    }
    assert_eq!(told(&city, "zastupnyk").await, [""; 0]);
    // The second rung is the decision-maker's, the third the mayor's.
    city.clocks_fire(&directory, due + DAY * 4).await;
    assert_eq!((told(&city, "mer").await.len(), told(&city, "zastupnyk").await.len()), (2, 0));
    city.clocks_fire(&directory, due + DAY * 8).await;
    assert_eq!((told(&city, "mer").await.len(), told(&city, "zastupnyk").await.len()), (2, 1));
    // Skew of a quarter of an hour either way, and clocks that were not taken away in time.
    let job = DeadlineJob::Card { appeal: id };
    for minutes in [-15, 0, 15] {
        city.looks(&job, &directory, due + DAY * 8 + SignedDuration::from_mins(minutes)).await;
    }
    assert_eq!(told(&city, "zastupnyk").await.len(), 1);
    assert!(clock(&city, id).is_some_and(|at| at > due + DAY * 13), "the next rung");
    let shown = city.staff("mer").opens(id).await;
    let breach = &shown["breaches"][0];
    assert_eq!((breach["stage"].as_str(), breach["rung"].as_u64()), (Some("execution"), Some(3)), "{breach}");
    assert_eq!(breach["people"][0]["id"], "yurchenko");
    let today = date_in_kyiv(now());
    let (_, figures) = city.staff("mer").get(&format!("/api/figures?from={today}&to={today}")).await;
    assert_eq!(figures["total"]["breaches"], 1, "the executors' figures count it: {figures}");
    let against = json!({ "against": "yurchenko", "ground": "breach", "text": "Догана" });
    let (status, answer) = city.staff("mer").does(id, "measure", against).await;
    assert_eq!(status, StatusCode::OK, "the breach is the ground of a measure: {answer}");
}

#[tokio::test]
async fn clause_7_a_clock_that_fires_after_the_card_is_closed_does_nothing() {
    let (city, directory) = (City::new().await, directory());
    let id = in_work(&city, 903).await;
    let due = card(&city, id).await.due_at.expect("a term");
    prove(&city, id).await;
    city.staff("yurchenko").does(id, "report", json!({ "result": "Готово", "code": "9.1" })).await;
    city.staff("melnyk").does(id, "close", json!({})).await;
    let version = card(&city, id).await.version;
    city.looks(&DeadlineJob::Card { appeal: id }, &directory, due + DAY).await;
    assert_eq!(card(&city, id).await.version, version);
    let nobody = AppealId(Uuid::nil());
    let looked = tick(&city.store, &city.clocks, &directory, nobody, due).await;
    assert_eq!(looked.expect("no fault"), 0, "nor one of a card that is not there");
}

#[tokio::test]
async fn clause_7_a_scheduler_that_fails_after_the_save_loses_nothing() {
    let city = City::new().await;
    let olena = city.citizen(904);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    *city.clocks.failing.lock().expect("no panic") = 3;
    city.settle(id).await;
    assert_eq!(*city.clocks.failing.lock().expect("no panic"), 0);
    assert!(clock(&city, id).is_some(), "the queue has brought the event again");
    assert_eq!(city.staff("melnyk").get("/api/inbox/count").await.1["unread"], 1, "and told it once");
}

#[tokio::test]
async fn clause_7_the_daily_round_finds_what_no_clock_came_for() {
    let (city, directory) = (City::new().await, directory());
    let mut cards = Vec::new();
    for chat in 0..30 {
        let citizen = city.citizen(9_100 + chat);
        citizen.files_an_appeal().await;
        cards.push(citizen.card().await);
    }
    let late = in_work(&city, 9_199).await;
    let due = card(&city, late).await.due_at.expect("a term");
    for id in &cards {
        city.settle(*id).await;
    }
    city.clocks.set.lock().expect("no panic").clear();
    let round = DeadlineJob::Round(Round::default());
    city.looks(&round, &directory, now()).await;
    assert_eq!(told(&city, "melnyk").await, [""; 0], "nothing is due yet");
    assert!(
        cards.iter().all(|id| clock(&city, *id).is_some()),
        "but the clocks that were lost are set again"
    );
    for _ in 0..2 {
        city.looks(&round, &directory, due + DAY).await;
        for id in cards.iter().chain([&late]) {
            city.settle_at(*id, &directory, due + DAY).await;
        }
    }
    for id in &cards {
        assert_eq!(card(&city, *id).await.watch.breaches.len(), 1);
    }
    assert_eq!(card(&city, late).await.watch.breaches.len(), 1);
}

#[tokio::test]
async fn clause_7_terms_move_with_the_calendar_and_people_are_told() {
    let (mut city, id) = {
        let city = City::new().await;
        let id = in_work(&city, 905).await;
        (city, id)
    };
    let due = card(&city, id).await.due_at.expect("a term");
    let admin = city.staff("admin");
    let (_, present) = admin.get("/api/admin/calendar").await;
    let last = date_in_kyiv(due);
    let mut value = present["value"].clone();
    let weekday = last.weekday().to_monday_one_offset();
    let week =
        present["value"]["week"].as_array().expect("days").iter().filter(|day| day["weekday"] != weekday);
    value["week"] = week.cloned().collect();
    let body = json!({ "version": present["version"], "value": value });
    let (status, answer) = admin.put("/api/admin/calendar", body).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    city.stream("REVISION#calendar").await;
    city.stream("REVISION#calendar").await;
    city.a_minute_passes();
    let mut changed = directory();
    changed.calendar.week.retain(|day| day.weekday != weekday);
    let jobs = std::mem::take(&mut *city.queues.deadlines.lock().expect("no panic"));
    assert!(
        jobs.iter().all(|job| *job == DeadlineJob::Round(Round::of_all())) && !jobs.is_empty(),
        "{jobs:?}"
    );
    for job in jobs {
        city.looks(&job, &changed, now()).await;
        city.settle_at(id, &changed, now()).await;
    }
    let moved = card(&city, id).await.due_at.expect("a term");
    assert!(moved > due, "{moved}");
    let text = format!(
        "Строк виконання узгоджено з робочим календарем: до {}.",
        date_in_kyiv(moved).strftime("%d.%m.%Y")
    );
    assert_eq!(told(&city, "yurchenko").await, [text]);
    let citizen = city.told(&city.citizen(905).address());
    assert!(citizen.last().is_some_and(|last| last.contains("робочим календарем")), "{citizen:?}");
    assert_eq!(clock(&city, id).map(|_| ()), Some(()));
}

/// A directory of a city that works on weekdays, as the law has it.
fn weekdays() -> Directory {
    Directory { calendar: WorkingCalendar::default(), ..directory() }
}

#[tokio::test]
async fn clause_4_3_the_cards_of_the_night_come_in_one_notice_when_the_day_opens() {
    let (city, directory) = (City::new().await, weekdays());
    // A calendar that opens in two hours and is closed now, whenever the tests run.
    let mut cards = Vec::new();
    let mut closed = directory.clone();
    let opening = closed_now(&mut closed);
    for chat in [906, 907, 908] {
        let citizen = city.citizen(chat);
        citizen.files_an_appeal().await;
        let id = citizen.card().await;
        city.settle_at(id, &closed, now()).await;
        cards.push(id);
    }
    assert_eq!(city.staff("melnyk").get("/api/inbox/count").await.1["unread"], 0, "nobody is woken");
    // One is addressed in the night all the same.
    let due = city.staff("melnyk").opens(cards[2]).await["allowed_actions"][0]["proposed_due_on"].clone();
    let body = json!({ "due_on": due, "decision_makers": ["mer"] });
    assert_eq!(city.staff("melnyk").does(cards[2], "address", body).await.0, StatusCode::OK);
    let openings = || {
        let set = city.clocks.set.lock().expect("no panic");
        set.keys().filter(|name| name.starts_with("opening-")).count()
    };
    assert_eq!(openings(), 1, "one clock for all of them");
    // It is lost, and the daily round sets it again.
    city.clocks.set.lock().expect("no panic").retain(|name, _| !name.starts_with("opening-"));
    let round = DeadlineJob::Round(Round::default());
    city.looks(&round, &closed, now()).await;
    assert_eq!(openings(), 1);
    city.clocks_fire(&closed, opening + SignedDuration::from_mins(1)).await;
    assert_eq!(openings(), 0);
    let (_, page) = city.staff("melnyk").get("/api/inbox").await;
    assert_eq!(page["items"].as_array().map(Vec::len), Some(1), "{page}");
    let text = page["items"][0]["text"].as_str().expect("a text");
    assert!(text.starts_with("Надійшли у позаробочий час: № "), "{text}");
    assert_eq!(text.matches('№').count(), 2, "{text}");
    assert_eq!((&page["items"][0]["card"], page["items"][0]["clause"].as_str()), (&json!(null), Some("4.3")));
    city.looks(&round, &closed, opening + SignedDuration::from_hours(3)).await;
    let (_, again) = city.staff("melnyk").get("/api/inbox").await;
    let about_several = |page: &serde_json::Value| {
        page["items"].as_array().map(|items| items.iter().filter(|item| item["card"].is_null()).count())
    };
    assert_eq!(about_several(&again), Some(1), "told once, though a round has looked again");
}

#[tokio::test]
async fn clause_4_3_what_is_urgent_wakes_who_is_on_duty() {
    let (city, mut directory) = (City::new().await, weekdays());
    closed_now(&mut directory);
    directory.categories[0].norm_hours = Some(4);
    directory.settings.control.on_duty = Some("melnyk".into());
    let olena = city.citizen(909);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    city.settle_at(id, &directory, now()).await;
    let (_, page) = city.staff("melnyk").get("/api/inbox").await;
    assert_eq!(page["items"][0]["card"]["id"], id.to_string(), "{page}");
}

/// Makes the city closed now; when it opens.
fn closed_now(directory: &mut Directory) -> Timestamp {
    let at = now().to_zoned_datetime(hotline_domain::deadline::kyiv());
    for day in &mut directory.calendar.week {
        let here = at.date().weekday().to_monday_one_offset() == day.weekday;
        let (from, to) = match (here, at.hour() < 12) {
            (true, true) => ("22:00", "23:00"),
            (true, false) => ("01:00", "02:00"),
            (false, _) => ("08:00", "17:00"),
        };
        day.hours.from = from.parse().expect("a time");
        day.hours.to = to.parse().expect("a time");
        day.hours.pause = None;
    }
    directory.calendar.next_opening(now())
}

#[test]
fn clause_7_ten_thousand_deadlines_of_one_minute_do_not_fire_as_one() {
    let at: Timestamp = "2026-12-10T21:59:59Z".parse().expect("an instant");
    let mut seconds = vec![0_u32; 300];
    for number in 0..10_000_u128 {
        let id = AppealId(Uuid::from_u128(number.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)));
        let late = spread(id, at).duration_since(at).as_secs();
        assert_eq!(spread(id, at), spread(id, at));
        seconds[usize::try_from(late).expect("not early")] += 1;
    }
    let most = seconds.iter().max().copied().unwrap_or_default();
    assert!(most < 80, "{most} in one second, 33 on the average");
    // Real identities are alike in their first half: those of one minute must be spread too.
    let ids: Vec<_> = (0..1000).map(|_| spread(AppealId(Uuid::now_v7()), at)).collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert!(distinct.len() > 200, "{} seconds for a thousand cards", distinct.len());
}
