//! The administrator's part: organisations, people and their accounts, categories, templates,
//! settings (clause 1.4, chapter 2).

use hotline_domain::ids::AppealId;
use hotline_tests::{
    city::City,
    people::{ADDRESS, Staff, call_api},
};
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

const CREATED: StatusCode = StatusCode::CREATED;
const OK: StatusCode = StatusCode::OK;

/// Every endpoint, with a body it can read.
fn endpoints() -> Vec<(&'static str, String, Option<Value>)> {
    let on_version = || Some(json!({ "version": 1 }));
    let value = |value: Value| Some(json!({ "version": 1, "value": value }));
    let at = |path: &str| format!("/api/admin/{path}");
    vec![
        ("GET", at("directory"), None),
        ("POST", at("organisations"), Some(json!({ "value": organisation("КП «Нове»") }))),
        ("PUT", at("organisations/svitlo"), value(organisation("КП «Нове»"))),
        ("GET", at("staff/didenko"), None),
        ("POST", at("staff"), Some(json!({ "value": person() }))),
        ("PUT", at("staff/didenko"), value(person())),
        ("POST", at("staff/didenko/deactivate"), on_version()),
        ("POST", at("staff/gone/reactivate"), on_version()),
        ("POST", at("staff/didenko/reset-sign-in"), None),
        ("POST", at("staff/didenko/reconcile"), None),
        ("POST", at("staff/didenko/hand-over"), Some(json!({ "to": "yurchenko" }))),
        ("POST", at("categories"), Some(json!({ "value": category("Сміття", None) }))),
        ("PUT", at("categories/roads"), value(category("Сміття", None))),
        ("PUT", at("category-order"), value(json!(["roads", "lighting"]))),
        ("POST", at("templates"), Some(json!({ "value": template("Виконати до {строк}.") }))),
        ("PUT", at("templates/none"), value(template("Виконати."))),
        ("GET", at("settings"), None),
        ("PUT", at("settings"), value(settings())),
        ("GET", at("moderation-lists"), None),
        ("PUT", at("moderation-lists"), value(Value::Null)),
        ("GET", at("calendar"), None),
        ("PUT", at("calendar"), value(calendar())),
        ("POST", at("calendar/preview"), Some(json!({ "year": 2026, "value": calendar() }))),
        ("GET", at("revisions"), None),
    ]
}

fn organisation(name: &str) -> Value {
    json!({ "name": name, "kind": "communal_enterprise", "units": [], "contacts": null, "active": true })
}

fn person() -> Value {
    json!({
        "surname": "Коваль", "name": "Олег", "patronymic": "Іванович", "position": "майстер",
        "roles": ["executor"], "organisation": "svitlo", "unit": null, "email": "o.koval@city.example",
        "phone": null, "substitute": null, "absence": null, "spheres": [],
    })
}

fn category(name: &str, parent: Option<&str>) -> Value {
    json!({
        "name": name, "parent": parent, "norm_days": 15, "norm_hours": null, "proof_required": true,
        "organisation": "svitlo", "areas": [], "keywords": [], "active": true,
    })
}

fn template(text: &str) -> Value {
    json!({ "kind": "resolution", "name": "Виконати", "text": text, "active": true })
}

fn settings() -> Value {
    json!({
        "max_attachments": 10, "max_file_size": 50_000_000, "draft_reminder_hours": 24, "block_days": 3,
        "flood_per_minute": 60, "flood_minutes": 10, "other_channels": "телефоном 15-50",
        "executors_see_contacts": "always", "question_pauses_deadline": true, "appeal_route": "До суду.",
        "consent_text": null,
        "control": {
            "address_hours": 4, "assign_hours": 4, "accept_hours": 8, "review_hours": 0, "urgent_minutes": 30,
            "reminders": [{ "unit": "days", "count": 2 }, { "unit": "hours", "count": 1 }],
            "ladder": { "second": 1, "third": 5, "then_every": 0 }, "mayor": "mer", "on_duty": null,
        },
        "survey": {
            "delay_hours": 2, "quiet_from": "20:00", "quiet_until": "08:30", "reminder_days": 0, "close_days": 5,
            "poor": 3, "viber_outside_session": true,
        },
    })
}

fn calendar() -> Value {
    json!({
        "week": [{ "weekday": 1, "from": "08:00", "to": "17:00", "pause": { "from": "12:00", "to": "13:00" } }],
        "holidays": [
            { "name": "Великдень", "on": { "kind": "easter" }, "since": null, "until": null },
            {
                "name": "День міста", "on": { "kind": "fixed", "month": 8, "day": 27 }, "since": 2026,
                "until": null,
            },
        ],
        "eve_minutes": 60,
        "short_days": [], "moved_days": [{ "free": "2026-08-31", "worked": "2026-09-05" }],
        "martial_law": { "from": "2022-03-15", "until": "2026-06-30" },
    })
}

async fn send(staff: &Staff<'_>, method: &str, path: &str, body: Option<Value>) -> (StatusCode, Value) {
    match (method, body) {
        ("GET", _) => staff.get(path).await,
        ("PUT", body) => staff.put(path, body.unwrap_or_default()).await,
        (_, body) => staff.post(path, body.unwrap_or_default()).await,
    }
}

/// A member of staff as the directory lists them.
async fn listed(admin: &Staff<'_>, id: &str) -> Value {
    let (_, directory) = admin.get("/api/admin/directory").await;
    let staff = directory["staff"].as_array().cloned().unwrap_or_default();
    staff.into_iter().find(|member| member["id"] == id).unwrap_or_default()
}

/// The values of a member of staff with one field changed.
async fn with(admin: &Staff<'_>, id: &str, field: &str, to: Value) -> Value {
    let member = listed(admin, id).await;
    let mut value = member["value"].clone();
    value[field] = to;
    json!({ "version": member["version"], "value": value })
}

#[test]
fn the_list_of_endpoints_is_whole() {
    let description = serde_json::to_value(admin_api::handler::description()).expect("a description");
    let tried: Vec<_> = endpoints().into_iter().map(|(method, path, _)| (method, path)).collect();
    let fits = |path: &str, template: &str| {
        let (path, template): (Vec<_>, Vec<_>) = (path.split('/').collect(), template.split('/').collect());
        path.len() == template.len()
            && path.iter().zip(template).all(|(part, of)| *part == of || of.starts_with('{'))
    };
    for (template, methods) in description["paths"].as_object().expect("paths") {
        for method in methods.as_object().expect("methods").keys() {
            let method = method.to_uppercase();
            let tried = tried.iter().any(|(by, path)| *by == method && fits(path, template));
            assert!(tried, "{method} {template} is not among the endpoints that are tried");
        }
    }
}

#[tokio::test]
async fn clause_2_1_every_endpoint_lets_only_administrators_pass() {
    for who in ["melnyk", "mer", "yurchenko", "lysenko"] {
        let city = City::new().await;
        let before = city.staff("admin").get("/api/admin/directory").await;
        for (method, path, body) in endpoints() {
            let (status, problem) = send(&city.staff(who), method, &path, body).await;
            let seen = (status, problem["code"].as_str());
            assert_eq!(seen, (StatusCode::FORBIDDEN, Some("forbidden")), "{who}: {method} {path}");
        }
        assert_eq!(city.staff("admin").get("/api/admin/directory").await, before, "{who} changed nothing");
    }
    let city = City::new().await;
    for (method, path, body) in endpoints() {
        let (status, _) = call_api(&city, method, &path, body.clone(), None).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
        let (status, problem) = send(&city.staff("admin"), method, &path, body).await;
        let passed = status.is_success()
            || [StatusCode::CONFLICT, StatusCode::NOT_FOUND].contains(&status)
            || status == StatusCode::UNPROCESSABLE_ENTITY;
        assert!(passed && !status.is_server_error(), "{method} {path}: {status} {problem}");
    }
}

#[tokio::test]
async fn a_forged_group_and_a_former_administrator_open_nothing() {
    let city = City::new().await;
    for token in ["didenko:admin", "gone:admin"] {
        let (status, _) = call_api(&city, "GET", "/api/admin/directory", None, Some(token)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{token}: the directory has no such word");
    }
    let (status, _) = call_api(&city, "GET", "/api/admin/directory", None, Some("first:admin")).await;
    assert_eq!(status, OK, "somebody must be able to begin");
}

#[tokio::test]
async fn clause_1_4_a_new_person_is_invited_and_works() {
    let mut city = City::new().await;
    let admin = city.staff("admin");
    let (status, invited) = admin.post("/api/admin/staff", json!({ "value": person() })).await;
    assert_eq!((status, invited["id"].as_str()), (CREATED, Some("o.koval")), "{invited}");
    assert_eq!((invited["sign_in"].as_str(), invited["version"].as_u64()), (Some("synced"), Some(1)));
    assert_eq!(invited["changed_by"]["id"], "admin");
    assert_eq!(city.sign_in.take_done(), ["invite o.koval", "join executor o.koval"]);
    city.a_minute_passes();
    let (status, me) = city.staff("o.koval").get("/api/me").await;
    assert_eq!((status, &me["roles"]), (OK, &json!(["executor"])));

    let admin = city.staff("admin");
    let again = admin.post("/api/admin/staff", json!({ "id": "O.Koval", "value": person() })).await;
    assert_eq!((again.0, again.1["code"].as_str()), (StatusCode::CONFLICT, Some("identifier_taken")));
    let (_, second) = admin.post("/api/admin/staff", json!({ "value": person() })).await;
    assert_eq!(second["id"], "o.koval-2", "a namesake gets a name of their own");
}

#[tokio::test]
async fn a_request_that_is_sent_twice_makes_one_person_and_one_step() {
    let city = City::new().await;
    let admin = city.staff("admin");
    let key = "0198c0de-7a11-7000-8000-0000000000aa";
    let invite = json!({ "value": person() });
    for _ in 0..2 {
        let (status, invited) = admin.post_as(key, "/api/admin/staff", invite.clone()).await;
        assert_eq!((status, invited["id"].as_str()), (CREATED, Some("o.koval")), "{invited}");
    }
    assert_eq!(listed(&admin, "o.koval-2").await, Value::Null);
    let other = json!({ "id": "another", "value": person() });
    let (status, problem) = admin.post_as(key, "/api/admin/staff", other).await;
    let seen = (status, problem["code"].as_str());
    assert_eq!(seen, (StatusCode::UNPROCESSABLE_ENTITY, Some("idempotency_key_reused")));
    let key = "0198c0de-7a11-7000-8000-0000000000ab";
    for _ in 0..2 {
        let path = "/api/admin/staff/o.koval/deactivate";
        let (status, gone) = admin.post_as(key, path, json!({ "version": 1 })).await;
        assert_eq!((status, &gone["version"]), (OK, &json!(2)), "{gone}");
    }
}

#[tokio::test]
async fn clause_2_1_roles_in_the_directory_and_in_the_groups_cannot_drift() {
    let city = City::new().await;
    let admin = city.staff("admin");
    let change = with(&admin, "lysenko", "roles", json!(["press_officer", "responsible"])).await;
    let (status, lysenko) = admin.put("/api/admin/staff/lysenko", change).await;
    assert_eq!((status, lysenko["sign_in"].as_str()), (OK, Some("synced")), "{lysenko}");
    assert_eq!(city.sign_in.take_done(), ["join responsible lysenko"]);

    *city.sign_in.down.lock().expect("no panic") = true;
    let change = with(&admin, "lysenko", "roles", json!(["press_officer"])).await;
    let (status, lysenko) = admin.put("/api/admin/staff/lysenko", change).await;
    assert_eq!((status, lysenko["sign_in"].as_str()), (OK, Some("pending")), "saved, and still to be told");
    assert_eq!(listed(&admin, "lysenko").await["sign_in"], "pending");
    assert_eq!(city.staff("lysenko").get("/api/worklist").await.0, OK);
    let (status, problem) = admin.post("/api/admin/staff/lysenko/reconcile", Value::Null).await;
    let seen = (status, problem["code"].as_str());
    assert_eq!(seen, (StatusCode::SERVICE_UNAVAILABLE, Some("sign_in_unavailable")));

    *city.sign_in.down.lock().expect("no panic") = false;
    for expected in [vec!["leave responsible lysenko"], vec![]] {
        let (status, lysenko) = admin.post("/api/admin/staff/lysenko/reconcile", Value::Null).await;
        assert_eq!((status, lysenko["sign_in"].as_str()), (OK, Some("synced")));
        assert_eq!(city.sign_in.take_done(), expected, "as often as one likes");
    }
}

#[tokio::test]
async fn clause_2_1_the_last_administrator_stays() {
    let city = City::new().await;
    let admin = city.staff("admin");
    let own = with(&admin, "admin", "roles", json!(["responsible"])).await;
    let (status, problem) = admin.put("/api/admin/staff/admin", own).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("own_admin")));
    let version = listed(&admin, "admin").await["version"].clone();
    let (status, problem) =
        admin.post("/api/admin/staff/admin/deactivate", json!({ "version": version })).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("own_admin")));
    // Somebody whom only a group makes an administrator takes the last one of the directory away.
    let path = "/api/admin/staff/admin/deactivate";
    let (status, problem) =
        call_api(&city, "POST", path, Some(json!({ "version": version })), Some("first:admin")).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("last_admin")));
}

/// A card in work with `didenko`, decided on by `mer`.
async fn in_work(city: &City, chat: i64) -> AppealId {
    let olena = city.citizen(chat);
    olena.files_an_appeal().await;
    let id = olena.card().await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["latest_due_on"].clone();
    city.staff("melnyk").does(id, "address", json!({ "due_on": due, "decision_makers": ["mer"] })).await;
    let assign = json!({ "executor": "didenko", "resolution": "Виконати" });
    assert_eq!(city.staff("mer").does(id, "assign", assign).await.0, OK);
    id
}

#[tokio::test]
async fn clause_1_4_who_has_open_cards_stays_until_they_are_handed_over() {
    let city = City::new().await;
    in_work(&city, 701).await;
    let admin = city.staff("admin");
    for (id, colleague) in [("didenko", "yurchenko"), ("mer", "zastupnyk")] {
        let version = listed(&admin, id).await["version"].clone();
        let path = format!("/api/admin/staff/{id}");
        let (_, detail) = admin.get(&path).await;
        assert_eq!(detail["open_cards"], 1, "{id}");
        let able = detail["can_take_over"].as_array().expect("colleagues");
        assert!(able.iter().any(|able| able["id"] == colleague), "{detail}");
        let others = ["gone", "melnyk", id];
        assert!(!able.iter().any(|able| others.iter().any(|other| able["id"] == **other)), "{detail}");
        let (status, problem) =
            admin.post(&format!("{path}/deactivate"), json!({ "version": version })).await;
        assert_eq!(
            (status, problem["code"].as_str()),
            (StatusCode::CONFLICT, Some("has_open_cards")),
            "{id}"
        );
        assert_eq!(problem["detail"], "Відкритих карток: 1.");
        let roleless = with(&admin, id, "roles", json!(["press_officer"])).await;
        let (status, problem) = admin.put(&path, roleless).await;
        assert_eq!(
            (status, problem["code"].as_str()),
            (StatusCode::CONFLICT, Some("has_open_cards")),
            "{id}"
        );
    }
    let (_, directory) = admin.get("/api/admin/directory").await;
    let svitlo =
        directory["organisations"].as_array().and_then(|all| all.iter().find(|one| one["id"] == "svitlo"));
    let mut closed = svitlo.cloned().unwrap_or_default();
    closed["value"]["active"] = json!(false);
    let change = json!({ "version": closed["version"], "value": closed["value"] });
    let (status, problem) = admin.put("/api/admin/organisations/svitlo", change).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("organisation_busy")));
    for to in ["mer", "gone", "didenko", "nobody"] {
        let (status, problem) = admin.post("/api/admin/staff/didenko/hand-over", json!({ "to": to })).await;
        let seen = (status, problem["code"].as_str());
        assert_eq!(seen, (StatusCode::UNPROCESSABLE_ENTITY, Some("not_a_colleague")), "{to}");
    }
}

#[tokio::test]
async fn clause_1_4_open_cards_are_handed_over_and_then_a_person_may_leave() {
    let mut city = City::new().await;
    let id = in_work(&city, 704).await;
    let admin = city.staff("admin");
    for (from, to) in [("didenko", "yurchenko"), ("mer", "zastupnyk")] {
        let path = format!("/api/admin/staff/{from}");
        for moved in [1, 0] {
            let (status, handed) = admin.post(&format!("{path}/hand-over"), json!({ "to": to })).await;
            assert_eq!((status, handed), (OK, json!({ "moved": moved, "left": 0 })), "{from}");
        }
        let version = listed(&admin, from).await["version"].clone();
        let (status, left) = admin.post(&format!("{path}/deactivate"), json!({ "version": version })).await;
        assert_eq!((status, &left["active"]), (OK, &json!(false)), "{left}");
    }
    city.a_minute_passes();
    let card = city.staff("yurchenko").opens(id).await;
    assert_eq!(
        (&card["executor"]["id"], &card["decision_makers"][0]["id"]),
        (&json!("yurchenko"), &json!("zastupnyk"))
    );
    assert_eq!(
        city.staff("yurchenko").get("/api/worklist").await.1["items"].as_array().map(Vec::len),
        Some(1)
    );
    let last = card["history"].as_array().and_then(|history| history.last()).cloned().unwrap_or_default();
    assert_eq!(
        (&last["clause"], &last["actor"]["name"]),
        (&json!("1.4"), &json!("Шевчук Денис Олексійович"))
    );
    let (status, _) = city.staff("admin").get(&format!("/api/appeals/{id}")).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "an administrator sees no appeal");
    let (_, trail) = city.staff("admin").get(&format!("/api/appeals/{id}/audit")).await;
    let changes = trail["items"].as_array().into_iter().flatten().filter(|entry| entry["access"] == "change");
    let by_admin = changes.filter(|entry| entry["who"]["id"] == "admin").count();
    assert_eq!(by_admin, 2, "{trail}");
}

#[tokio::test]
async fn clause_1_4_a_deactivated_person_is_out_at_once_and_can_come_back() {
    let mut city = City::new().await;
    let version = listed(&city.staff("admin"), "lysenko").await["version"].clone();
    let (status, lysenko) =
        city.staff("admin").post("/api/admin/staff/lysenko/deactivate", json!({ "version": version })).await;
    assert_eq!(
        (status, &lysenko["active"], lysenko["sign_in"].as_str()),
        (OK, &json!(false), Some("synced"))
    );
    assert_eq!(city.sign_in.take_done(), ["disable lysenko", "sign out lysenko"]);
    city.a_minute_passes();
    // A token that has not run out yet names the group still.
    let (_, me) = call_api(&city, "GET", "/api/me", None, Some("lysenko:press_officer")).await;
    assert_eq!(me["roles"], json!([]));
    let admin = city.staff("admin");
    let (status, problem) = admin.post("/api/admin/staff/lysenko/reset-sign-in", Value::Null).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("not_active")));
    let back = json!({ "version": lysenko["version"] });
    let (status, lysenko) = admin.post("/api/admin/staff/lysenko/reactivate", back).await;
    assert_eq!((status, &lysenko["active"]), (OK, &json!(true)));
    assert_eq!(city.sign_in.take_done(), ["enable lysenko"]);
}

#[tokio::test]
async fn clause_2_1_signing_in_is_begun_anew() {
    let city = City::new().await;
    let admin = city.staff("admin");
    admin.post("/api/admin/staff", json!({ "value": person() })).await;
    drop(city.sign_in.take_done());
    for (id, expected) in [
        ("didenko", ["sign out didenko", "reset password didenko"]),
        ("o.koval", ["sign out o.koval", "invite again o.koval"]),
    ] {
        let (status, _) = admin.post(&format!("/api/admin/staff/{id}/reset-sign-in"), Value::Null).await;
        assert_eq!((status, city.sign_in.take_done()), (OK, expected.map(str::to_owned).to_vec()), "{id}");
    }
    city.sign_in.accounts.lock().expect("no panic").remove(&"didenko".into());
    let (status, problem) = admin.post("/api/admin/staff/didenko/reset-sign-in", Value::Null).await;
    let seen = (status, problem["code"].as_str());
    assert_eq!(seen, (StatusCode::UNPROCESSABLE_ENTITY, Some("email_missing")), "nowhere to invite to");
}

#[tokio::test]
async fn clause_2_1_two_administrators_change_one_thing_and_the_later_is_told_who_was_first() {
    let city = City::new().await;
    let admin = city.staff("admin");
    let roles = with(&admin, "lysenko", "roles", json!(["press_officer", "admin"])).await;
    admin.put("/api/admin/staff/lysenko", roles).await;
    let change = |version: u64, days: u16| {
        let mut value = settings();
        value["block_days"] = json!(days);
        json!({ "version": version, "value": value })
    };
    let (_, read) = admin.get("/api/admin/settings").await;
    let version = read["version"].as_u64().expect("a version");
    let (status, saved) = city.staff("lysenko").put("/api/admin/settings", change(version, 3)).await;
    assert_eq!((status, saved["version"].as_u64()), (OK, Some(version + 1)), "{saved}");
    let (status, problem) = admin.put("/api/admin/settings", change(version, 5)).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("version_conflict")));
    let detail = problem["detail"].as_str().unwrap_or_default();
    assert!(detail.contains("Лисенко Катерина Юріївна"), "{detail}");
    let (_, read) = admin.get("/api/admin/settings").await;
    assert_eq!((&read["value"]["block_days"], &read["changed_by"]["id"]), (&json!(3), &json!("lysenko")));
}

#[tokio::test]
async fn clause_2_1_every_change_is_kept_with_its_author_and_can_be_taken_back() {
    let city = City::new().await;
    let admin = city.staff("admin");
    let change = with(&admin, "didenko", "position", json!("начальник дільниці")).await;
    let (_, after) = admin.put("/api/admin/staff/didenko", change).await;
    let (_, revisions) = admin.get("/api/admin/revisions?what=staff&id=didenko").await;
    let newest = &revisions["items"][0];
    assert_eq!((&newest["title"], &newest["by"]["id"]), (&json!("Діденко Сергій Львович"), &json!("admin")));
    assert_eq!((&newest["from"], &newest["version"]), (&json!(ADDRESS), &after["version"]));
    let old = &newest["before"]["value"]["person"];
    assert_eq!((&old["position"], &newest["after"]["value"]["active"]), (&json!("спеціаліст"), &json!(true)));
    let revert = json!({ "version": after["version"], "value": old });
    let (status, reverted) = admin.put("/api/admin/staff/didenko", revert).await;
    assert_eq!((status, &reverted["value"]["position"]), (OK, &json!("спеціаліст")));
    for (query, status) in [
        ("", OK),
        ("?what=staff", OK),
        ("?what=settings", OK),
        ("?what=nothing", StatusCode::BAD_REQUEST),
        ("?id=didenko", StatusCode::BAD_REQUEST),
        ("?what=settings&id=1", StatusCode::BAD_REQUEST),
        ("?who=me", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(admin.get(&format!("/api/admin/revisions{query}")).await.0, status, "{query}");
    }
}

#[tokio::test]
async fn clause_2_1_templates_settings_lists_and_calendar_are_kept_as_they_are_edited() {
    let mut city = City::new().await;
    let admin = city.staff("admin");
    let text = json!({ "value": template("Виконати звернення {номер} до {строк}. {виконавець}") });
    let (status, made) = admin.post("/api/admin/templates", text).await;
    assert_eq!((status, made["id"].as_str()), (CREATED, Some("vykonaty")), "{made}");
    let (status, problem) =
        admin.post("/api/admin/templates", json!({ "value": template("Шановний {імʼя}!") })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    for (path, value) in [("settings", settings()), ("calendar", calendar())] {
        let path = format!("/api/admin/{path}");
        let (_, read) = admin.get(&path).await;
        let change = json!({ "version": read["version"], "value": value });
        assert_eq!(admin.put(&path, change).await.0, OK, "{path}");
        assert_eq!(admin.get(&path).await.1["value"], value, "{path}");
    }
    let (_, lists) = admin.get("/api/admin/moderation-lists").await;
    assert_eq!(lists["own"], json!(false));
    let mut own = lists["value"].clone();
    own["stems"].as_array_mut().expect("a list").push(json!("дурепа"));
    let change = json!({ "version": lists["version"], "value": own });
    let (status, changed) = admin.put("/api/admin/moderation-lists", change).await;
    assert_eq!((status, &changed["own"]), (OK, &json!(true)), "{changed}");
    own["stems"] = json!(["*"]);
    let change = json!({ "version": changed["version"], "value": own });
    let (status, problem) = admin.put("/api/admin/moderation-lists", change).await;
    let seen = (status, problem["code"].as_str());
    assert_eq!(seen, (StatusCode::UNPROCESSABLE_ENTITY, Some("bad_pattern")), "{problem}");
    let built_in = json!({ "version": changed["version"], "value": null });
    let (_, lists) = admin.put("/api/admin/moderation-lists", built_in).await;
    assert_eq!(lists["own"], json!(false));

    city.a_minute_passes();
    let id = in_work(&city, 702).await;
    let (_, filled) = city.staff("mer").get(&format!("/api/appeals/{id}/templates")).await;
    let text = filled["items"][0]["text"].as_str().unwrap_or_default();
    assert!(
        text.starts_with("Виконати звернення К-1/") && text.ends_with(" Діденко Сергій Львович"),
        "{text}"
    );
    let (_, directory) = city.staff("yurchenko").get("/api/directory").await;
    assert_eq!(directory["templates"][0]["id"], "vykonaty");
}

#[tokio::test]
async fn clause_2_1_another_text_of_the_consent_asks_everybody_again() {
    let mut city = City::new().await;
    city.citizen(703).files_an_appeal().await;
    let admin = city.staff("admin");
    let (_, before) = admin.get("/api/admin/settings").await;
    let mut value = settings();
    value["consent_text"] = json!("Місто обробляє ваші дані лише для розгляду звернення.");
    let change = json!({ "version": before["version"], "value": value });
    let (_, after) = admin.put("/api/admin/settings", change).await;
    let version = |settings: &Value| settings["consent_version"].as_u64().expect("a version");
    assert_eq!(version(&after), version(&before) + 1);
    city.a_minute_passes();
    let olena = city.citizen(703);
    olena.skips(100);
    let reply = olena.says("📝 Подати звернення").await;
    assert!(reply.contains("Місто обробляє ваші дані лише для розгляду звернення."), "{reply}");
}
