//! The working calendar in the administrator's hands: a year shown before it is saved (clauses 4.3, 7).

use hotline_tests::city::City;
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

const OK: StatusCode = StatusCode::OK;
const PREVIEW: &str = "/api/admin/calendar/preview";

/// The calendar that the city has, with its version, in a week from Monday to Friday.
async fn calendar(city: &City) -> Value {
    let (_, mut read) = city.staff("admin").get("/api/admin/calendar").await;
    let pause = json!({ "from": "12:00", "to": "13:00" });
    let day = |weekday| json!({ "weekday": weekday, "from": "08:00", "to": "17:00", "pause": pause });
    read["value"]["week"] = (1..=5).map(day).collect();
    read
}

/// The calendar that is stored, and its revisions.
async fn stored(city: &City) -> (Value, Value) {
    let (_, read) = city.staff("admin").get("/api/admin/calendar").await;
    let (_, revisions) = city.staff("admin").get("/api/admin/revisions?what=calendar").await;
    (read, revisions)
}

fn on<'a>(year: &'a Value, date: &str) -> &'a Value {
    let days = year["days"].as_array().expect("days");
    days.iter().find(|day| day["date"] == date).unwrap_or_else(|| panic!("{date} is no day of the year"))
}

#[tokio::test]
async fn clause_4_3_a_year_is_shown_before_the_calendar_is_saved() {
    let city = City::new().await;
    let admin = city.staff("admin");
    let before = stored(&city).await;
    let mut draft = calendar(&city).await["value"].clone();
    draft["martial_law"] = Value::Null;
    draft["short_days"] = json!([{ "date": "2027-06-11", "to": "15:00" }]);
    draft["moved_days"] = json!([{ "free": "2027-08-23", "worked": "2027-08-28" }]);
    let (status, year) = admin.post(PREVIEW, json!({ "year": 2027, "value": draft })).await;
    assert_eq!((status, year["days"].as_array().map(Vec::len)), (OK, Some(365)), "{year}");

    let pause = json!({ "from": "12:00", "to": "13:00" });
    let usual = json!({ "from": "08:00", "to": "17:00", "pause": pause });
    let until = |to: &str| json!({ "from": "08:00", "to": to, "pause": pause });
    for (date, kind, hours, name, other) in [
        ("2027-11-24", "working", usual.clone(), Value::Null, Value::Null),
        ("2027-11-27", "weekend", Value::Null, Value::Null, Value::Null),
        ("2027-01-01", "holiday", Value::Null, json!("Новий рік"), Value::Null),
        ("2027-05-02", "holiday", Value::Null, json!("Великдень (Пасха)"), Value::Null),
        ("2027-05-03", "in_place_of", Value::Null, json!("День праці"), json!("2027-05-01")),
        ("2027-05-04", "in_place_of", Value::Null, json!("Великдень (Пасха)"), json!("2027-05-02")),
        ("2027-07-14", "short", until("16:00"), Value::Null, Value::Null),
        ("2027-06-11", "short", until("15:00"), Value::Null, Value::Null),
        ("2027-08-23", "moved_free", Value::Null, Value::Null, json!("2027-08-28")),
        ("2027-08-28", "moved_worked", until("16:00"), Value::Null, json!("2027-08-23")),
    ] {
        let expected = json!({ "date": date, "kind": kind, "hours": hours, "name": name, "other": other });
        assert_eq!(*on(&year, date), expected);
    }
    // February 2027: 20 days of eight hours.
    assert_eq!(year["months"][1], json!({ "month": 2, "working_days": 20, "minutes": 9600 }));
    let sum = |what: &str| -> u64 {
        let months = year["months"].as_array().expect("months");
        months.iter().filter_map(|month| month[what].as_u64()).sum()
    };
    assert_eq!(
        (year["working_days"].as_u64(), year["minutes"].as_u64()),
        (Some(sum("working_days")), Some(sum("minutes")))
    );

    // Under martial law the same lists change nothing, and a holiday keeps its name.
    draft["martial_law"] = json!({ "from": "2022-03-15", "until": "2027-08-23" });
    let (_, year) = admin.post(PREVIEW, json!({ "year": 2027, "value": draft })).await;
    for (date, kind, name) in [
        ("2027-01-01", "holiday_worked", json!("Новий рік")),
        ("2027-05-02", "weekend", json!("Великдень (Пасха)")),
        ("2027-05-03", "working", Value::Null),
        ("2027-06-11", "working", Value::Null),
        ("2027-08-24", "holiday", json!("День Незалежності України")),
    ] {
        assert_eq!((&on(&year, date)["kind"], &on(&year, date)["name"]), (&json!(kind), &name), "{date}");
    }

    // Nothing of it is saved.
    assert_eq!(stored(&city).await, before);
}

#[tokio::test]
async fn clause_4_3_a_draft_is_checked_as_when_it_is_saved_and_the_field_is_named() {
    let city = City::new().await;
    let admin = city.staff("admin");
    let read = calendar(&city).await;
    let holiday = json!({
        "name": "Свято", "on": { "kind": "fixed", "month": 2, "day": 30 }, "since": null, "until": null,
    });
    for (field, value, code) in [
        ("week", json!([]), "no_working_day"),
        ("holidays", json!([holiday]), "not_a_day"),
        ("eve_minutes", json!(300), "bad_limit"),
        ("short_days", json!([{ "date": "2026-11-30", "to": "07:00" }]), "bad_hours"),
        ("moved_days", json!([{ "free": "2026-11-28", "worked": "2026-12-05" }]), "bad_move"),
        ("martial_law", json!({ "from": "2022-03-15", "until": "2020-01-01" }), "period_backwards"),
    ] {
        let mut draft = read["value"].clone();
        draft[field] = value;
        let (status, shown) = admin.post(PREVIEW, json!({ "year": 2026, "value": draft })).await;
        let seen = (status, shown["code"].as_str(), shown["field"].as_str(), shown["clause"].as_str());
        assert_eq!(seen, (StatusCode::UNPROCESSABLE_ENTITY, Some(code), Some(field), Some("4.3")), "{shown}");
        let change = json!({ "version": read["version"], "value": draft });
        let (_, saved) = admin.put("/api/admin/calendar", change).await;
        assert_eq!(saved, shown, "saving says the same");
    }
    for year in [1999, 2101] {
        let (status, problem) = admin.post(PREVIEW, json!({ "year": year, "value": read["value"] })).await;
        let seen = (status, problem["code"].as_str(), problem["field"].as_str());
        assert_eq!(seen, (StatusCode::UNPROCESSABLE_ENTITY, Some("bad_limit"), Some("year")), "{problem}");
    }
    let (status, _) = admin.post(PREVIEW, json!({ "year": 2026 })).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn clause_2_1_showing_a_year_keeps_no_answer() {
    let city = City::new().await;
    let read = calendar(&city).await;
    for year in [2026, 2027] {
        let body = json!({ "year": year, "value": read["value"] });
        let (status, shown) = city.staff("admin").post_as("the-same-key-twice", PREVIEW, body).await;
        assert_eq!((status, &shown["year"]), (OK, &json!(year)), "{shown}");
    }
}
