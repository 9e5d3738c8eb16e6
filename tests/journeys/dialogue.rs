//! The dialogue as a citizen lives it.

use hotline_app::ports::Cards;
use hotline_domain::ids::Channel;
use hotline_tests::{city::City, people::ANSWERS};
use insta::assert_snapshot;
use serde_json::json;

/// The dialogue is the same in both, word for word.
const BOTH: [Channel; 2] = [Channel::Telegram, Channel::Viber];

#[tokio::test]
async fn clause_4_2_every_field_is_asked_in_turn() {
    let city = City::new().await;
    let mut stories = Vec::new();
    for channel in BOTH {
        let olena = city.citizen_on(channel, 801);
        let mut story = String::new();
        for text in ANSWERS {
            let reply = olena.says(text).await;
            story.push_str(&format!("> {text}\n{reply}\n\n"));
        }
        stories.push(story);
    }
    assert_eq!(stories[1], stories[0].replace("кожен до 20 МБ", "кожен до 50 МБ"));
    assert_snapshot!(stories[0]);
}

#[tokio::test]
async fn law_2297_nothing_is_asked_before_consent() {
    let mut refusals = Vec::new();
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 802);
        olena.says("Не світять ліхтарі").await;
        let reply = olena.says("Не погоджуюсь").await;
        refusals.push(reply.clone());
        let reply = olena.says("✅ Погоджуюсь").await;
        assert!(reply.contains("прізвище"), "{reply}");
    }
    assert_eq!(refusals[0], refusals[1]);
    assert_snapshot!(refusals[0], @r#"
    Без вашої згоди ми не маємо права прийняти звернення через бот: закон вимагає вказати в ньому імʼя та місце проживання, а це персональні дані.

    Якщо погоджуєтесь, натисніть «✅ Погоджуюсь». Якщо ні — ви можете звернутися до міської ради особисто або листом.
    [✅ Погоджуюсь] [Не погоджуюсь]
    [ℹ️ Довідка]
    "#);
}

#[tokio::test]
async fn clause_4_2_nothing_is_registered_while_a_mandatory_field_is_missing() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 803);
        for index in 0..ANSWERS.len() {
            let reply = olena.says("✅ Подати звернення").await;
            assert!(!reply.contains("зареєстровано."), "before step {index}: {reply}");
            // Where the words were taken for an answer, the dialogue is begun anew.
            olena.says_all(&["/cancel", "/start"]).await;
            if index > 0 {
                olena.says_all(&["Погоджуюсь", "Подати звернення"]).await;
            }
            olena.says_all(&ANSWERS[..=index]).await;
            olena.says("/cancel").await;
        }
        assert!(city.store.of_applicant(&olena.address(), 1).await.expect("a table").is_empty());
    }
}

#[tokio::test]
async fn any_field_can_be_corrected_in_the_summary() {
    let mut choices = Vec::new();
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 804);
        olena.says_all(&ANSWERS).await;
        choices.push(olena.says("✏️ Виправити").await);
        for (field, value, shown) in [
            ("Прізвище", "Ковальчук", "Ковальчук"),
            ("По батькові", "немає", "немає"),
            ("Телефон", "+380501112233", "+380501112233"),
            ("Категорія", "Дороги", "Дороги"),
            ("Суть звернення", "Велика яма посеред дороги", "Велика яма"),
            ("Електронна пошта", "olena@ukr.net", "olena@ukr.net"),
        ] {
            let summary = olena.says_all(&["✏️ Виправити", field, value]).await;
            assert!(summary.contains(shown) && summary.contains("Подати звернення"), "{field}: {summary}");
        }
        olena.says("✅ Подати звернення").await;
        let card = city.store.card(olena.card().await).await.expect("a table").expect("a card");
        assert_eq!(card.number.prefix, "К");
        assert_eq!(card.applicant.surname, "Ковальчук");
        assert_eq!(card.applicant.patronymic.text(), None);
        assert_eq!(card.category.0, "roads");
    }
    assert_eq!(choices[0], choices[1]);
    assert_snapshot!(choices[0], @r#"
    Що виправити? Натисніть назву поля. Щоб повернутися, нічого не змінюючи, — «⬅️ Назад».
    [Прізвище] [Імʼя]
    [По батькові] [Місце проживання]
    [Телефон] [Категорія]
    [Суть звернення] [Електронна пошта]
    [Фото, відео, місце]
    [⬅️ Назад] [✖️ Скасувати]
    "#);
}

#[tokio::test]
async fn cancel_help_and_starting_over_work_at_every_step() {
    for channel in BOTH {
        let city = City::new().await;
        for step in 2..=ANSWERS.len() {
            let olena = city.citizen_on(channel, 900 + step as i64);
            olena.says_all(&ANSWERS[..step]).await;
            assert!(olena.says("/help").await.contains("112"), "help at step {step}");
            let resumed = olena.says("/start").await;
            assert!(resumed.contains("Продовжити") && resumed.contains("спочатку"), "step {step}: {resumed}");
            olena.says("Продовжити").await;
            let over = olena.says_all(&["/start", "🔄 Почати спочатку"]).await;
            assert!(over.contains("прізвище"), "step {step}: {over}");
            let cancelled = olena.says("/cancel").await;
            assert!(cancelled.contains("скасовано"), "step {step}: {cancelled}");
            let menu = olena.says("/start").await;
            assert!(menu.contains("Подати звернення"), "step {step}: {menu}");
        }
    }
}

#[tokio::test]
async fn a_returning_citizen_is_offered_the_details_given_last_time() {
    let mut offers = Vec::new();
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 805);
        olena.files_an_appeal().await;
        offers.push(olena.says("📝 Подати звернення").await);
        let number = olena
            .says_all(&[
                "✅ Так, ці дані",
                "Дороги",
                "Яма біля школи № 3",
                "Далі",
                "Далі",
                "✅ Подати звернення",
            ])
            .await;
        assert!(number.contains("К-2/"), "{number}");
    }
    assert_eq!(offers[0], offers[1]);
    assert_snapshot!(offers[0], @r#"
    Раді бачити вас знову! Минулого разу ви вказали такі дані:

    Заявник: Коваль Олена Іванівна
    Місце проживання: вул. Садова, 12
    Телефон: +380671234567

    Використати їх і цього разу?
    [✅ Так, ці дані]
    [✏️ Ввести інші дані]
    [✖️ Скасувати]
    "#);
}

#[tokio::test]
async fn my_appeals_shows_each_with_its_state() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 806);
        assert!(olena.says_all(&["/start", "Погоджуюсь", "/cancel", "/my"]).await.contains("немає"));
        olena.says("Подати звернення").await;
        olena.says_all(&ANSWERS[2..]).await;
        olena.says("✅ Подати звернення").await;
        let list = olena.says("📋 Мої звернення").await;
        assert!(list.contains("К-1/"), "{list}");
        let stranger = city.citizen_on(channel, 807);
        stranger.says_all(&["/start", "Погоджуюсь", "/cancel"]).await;
        assert!(!stranger.says("/my").await.contains("К-1/"));
    }
}

#[tokio::test]
async fn a_contact_is_taken_only_from_its_owner() {
    let city = City::new().await;
    let olena = city.citizen(808);
    olena.says_all(&ANSWERS[..6]).await;
    let contact = |owner: i64| json!({ "contact": { "phone_number": "380671234567", "first_name": "Олена", "user_id": owner } });
    assert_snapshot!(olena.sends(contact(999)).await, @r#"
    ⚠️ Це контакт іншої людини, а потрібен ваш. Натисніть кнопку або введіть свій номер, наприклад: 067 123 45 67.
    [📱 Надіслати мій номер]
    [⬅️ Назад] [✖️ Скасувати]
    "#);
    let next = olena.sends(contact(808)).await;
    assert!(next.contains("категорі"), "{next}");
}

#[tokio::test]
async fn a_photo_with_a_caption_answers_the_question_of_substance() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 809);
        olena.says_all(&ANSWERS[..8]).await;
        olena.sends(olena.photo("p1", "Яма на дорозі біля ринку")).await;
        olena.sends(olena.place(49.01, 24.37)).await;
        let summary = olena.says_all(&["Далі", "Далі"]).await;
        assert!(summary.contains("Яма на дорозі біля ринку"), "{summary}");
        olena.says("✅ Подати звернення").await;
        let card = city.store.card(olena.card().await).await.expect("a table").expect("a card");
        assert_eq!(card.files.len(), 1);
        assert!(card.location.is_some());
    }
}
