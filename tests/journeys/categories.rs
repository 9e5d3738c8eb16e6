//! Categories of two levels: a citizen chooses the upper one, then the one below it (clause 2.1).

use hotline_app::ports::Cards;
use hotline_domain::ids::Channel;
use hotline_tests::{
    city::City,
    people::{ANSWERS, Citizen},
};
use lambda_http::http::StatusCode;
use serde_json::{Value, json};

/// How many answers lead to the question of the category.
const TO_CATEGORY: usize = 7;

/// A city in which roads have two categories below them.
async fn city() -> City {
    let mut city = City::new().await;
    for (name, keywords) in
        [("Ями на проїжджій частині", json!(["вибоїн"])), ("Дорожні знаки", json!(["знак"]))]
    {
        let value = below(name, keywords);
        let (status, made) =
            city.staff("admin").post("/api/admin/categories", json!({ "value": value })).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
    }
    city.a_minute_passes();
    city
}

fn below(name: &str, keywords: Value) -> Value {
    json!({
        "name": name, "parent": "roads", "norm_days": 30, "norm_hours": null, "proof_required": true,
        "organisation": "svitlo", "areas": [], "keywords": keywords, "active": true,
    })
}

/// The category on the citizen's newest card.
async fn filed_in(city: &City, citizen: &Citizen<'_>) -> String {
    let card = city.store.of_applicant(&citizen.address(), 1).await.expect("a table").remove(0);
    card.category.0
}

const BOTH: [Channel; 2] = [Channel::Telegram, Channel::Viber];

#[tokio::test]
async fn clause_2_1_the_upper_category_leads_to_those_below_it_and_back() {
    for channel in BOTH {
        let city = city().await;
        let olena = city.citizen_on(channel, 801);
        let asked = olena.says_all(&ANSWERS[..TO_CATEGORY]).await;
        assert!(asked.contains("1. Вуличне освітлення\n2. Дороги"), "{asked}");
        assert!(!asked.contains("Дорожні знаки"), "{channel:?}: only the first level: {asked}");
        let below = olena.says("Дороги").await;
        assert!(below.contains("1. Ями на проїжджій частині\n2. Дорожні знаки"), "{below}");
        assert!(!below.contains("Вуличне освітлення"), "{channel:?}: {below}");
        let back = olena.says("⬅️ Назад").await;
        assert!(back.contains("1. Вуличне освітлення\n2. Дороги"), "{channel:?}: {back}");
        olena.says("2").await;
        let twice = olena.says("Дороги").await;
        assert!(twice.contains("2. Дорожні знаки"), "{channel:?}: pressed twice: {twice}");
        let next = olena.says("2").await;
        assert!(next.contains("суть звернення"), "{channel:?}: {next}");
        let summary = olena.says_all(&["Знак збито", "➡️ Далі", "➡️ Далі"]).await;
        assert!(summary.contains("Категорія: Дорожні знаки"), "{channel:?}: {summary}");
        olena.says("✅ Подати звернення").await;
        assert_eq!(filed_in(&city, &olena).await, "dorozhni-znaky", "{channel:?}");
    }
}

#[tokio::test]
async fn clause_2_1_words_suggest_what_is_lowest() {
    for channel in BOTH {
        let city = city().await;
        let olena = city.citizen_on(channel, 802);
        olena.says_all(&ANSWERS[..TO_CATEGORY]).await;
        let suggested = olena.says("На перехресті знову збили знак").await;
        assert!(suggested.contains("1. Дорожні знаки"), "{channel:?}: {suggested}");
        assert!(!suggested.contains("[Дороги]"), "{channel:?}: {suggested}");
        let all = olena.says("🗂 Інше — усі категорії").await;
        assert!(all.contains("[Дороги]") && !all.contains("[Дорожні знаки]"), "{channel:?}: {all}");
        olena.says("Дороги").await;
        let words = olena.says("Глибока вибоїна біля школи").await;
        assert!(words.contains("Ями на проїжджій частині"), "{channel:?}: words there suggest, too: {words}");
        olena.says_all(&["Ями на проїжджій частині", "➡️ Далі", "➡️ Далі", "➡️ Далі"]).await;
        olena.says("✅ Подати звернення").await;
        assert_eq!(filed_in(&city, &olena).await, "yamy-na-proizhdzhii-chastyni", "{channel:?}");
    }
}

#[tokio::test]
async fn clause_2_1_a_correction_narrows_down_and_a_city_may_go_back_to_one_level() {
    let mut city = city().await;
    let olena = city.citizen(803);
    olena.says_all(&ANSWERS).await;
    let below = olena.says_all(&["✏️ Виправити", "Категорія", "Дороги"]).await;
    assert!(below.contains("1. Ями на проїжджій частині"), "{below}");
    let summary = olena.says("Ями на проїжджій частині").await;
    assert!(summary.contains("Категорія: Ями на проїжджій частині"), "{summary}");

    let admin = city.staff("admin");
    let (_, directory) = admin.get("/api/admin/directory").await;
    let categories = directory["categories"].as_array().cloned().unwrap_or_default();
    let one = |id: &str| categories.iter().find(|one| one["id"] == id).cloned().unwrap_or_default();
    let off = |id: &str| {
        let mut value = one(id)["value"].clone();
        value["active"] = json!(false);
        json!({ "version": one(id)["version"], "value": value })
    };
    let (status, problem) = admin.put("/api/admin/categories/roads", off("roads")).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("has_children")));
    for id in ["yamy-na-proizhdzhii-chastyni", "dorozhni-znaky"] {
        let path = format!("/api/admin/categories/{id}");
        assert_eq!(admin.put(&path, off(id)).await.0, StatusCode::OK, "{id}");
    }
    city.a_minute_passes();
    let petro = city.citizen(804);
    petro.says_all(&ANSWERS[..TO_CATEGORY]).await;
    let next = petro.says("Дороги").await;
    assert!(next.contains("суть звернення"), "nothing below it can be chosen: {next}");
}
