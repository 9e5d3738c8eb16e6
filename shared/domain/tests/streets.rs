//! Addresses as citizens of the demo city write them, and the official forms offered.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

use hotline_domain::{
    directory::Directory,
    streets::{Street, StreetKind, Streets},
};
use proptest::prelude::*;

fn city() -> Streets {
    let city: Directory =
        serde_json::from_str(include_str!("../../../infra/local/seed/city.json")).expect("the demo city");
    city.streets
}

fn register(streets: &[&str]) -> Streets {
    Streets(streets.iter().map(|text| Street::try_from((*text).to_owned()).expect("a street")).collect())
}

#[test]
fn an_address_gets_its_official_form_and_keeps_house_and_flat() {
    let streets = city();
    for (written, stored) in [
        ("леніна 5", "вул. Соборна, 5"),
        ("ул. Ленина 5", "вул. Соборна, 5"),
        ("ул Ленина, д. 5, кв. 12", "вул. Соборна, 5, кв. 12"),
        ("Ленина, 5/2", "вул. Соборна, 5/2"),
        ("вул шевченка", "вул. Шевченка"),
        ("вул. Тараса Шевченка, 31 кв 25", "вул. Шевченка, 31, кв. 25"),
        ("пр. миру 12 кв 4", "просп. Миру, 12, кв. 4"),
        ("пр-т Мира 12", "просп. Миру, 12"),
        ("проспект миру, буд. 12-А, квартира 4", "просп. Миру, 12-А, кв. 4"),
        ("садавая 14", "вул. Садова, 14"),
        ("вулиця Садовій, 14 а", "вул. Садова, 14-а"),
        ("Хмельницького 3", "вул. Богдана Хмельницького, 3"),
        ("б. хмельницкого 3", "вул. Богдана Хмельницького, 3"),
        ("вул. С. Бандери, 7", "вул. Степана Бандери, 7"),
        ("С. Бандери, 7", "вул. Степана Бандери, 7"),
        ("М. Грушевського 2", "вул. Михайла Грушевського, 2"),
        ("8 березня 12", "вул. Жіноча, 12"),
        ("ул. 8 Марта 12", ""),
        ("1 травня, 3", "вул. Весняна, 3"),
        ("провулок шевченка 3", "пров. Шевченка, 3"),
        ("переулок Тихий 3", "пров. Тихий, 3"),
        ("Садова вул. 14", "вул. Садова, 14"),
        ("м. Вишнопіль, вул. Леніна 5", "м. Вишнопіль, вул. Соборна, 5"),
        ("Київська обл., м. Вишнопіль, ленина 5", "Київська обл., м. Вишнопіль, вул. Соборна, 5"),
        ("г. Вишнополь ул. Пушкина 7", "г. Вишнополь, вул. Ліни Костенко, 7"),
        ("Космодемянской 9", "вул. Олени Теліги, 9"),
        ("на леніна 5", "вул. Соборна, 5"),
        ("вул. Гончарна 21 корп. 2 кв 8", "вул. Гончарна, 21, корп. 2, кв. 8"),
        ("вул. Гончарна 21, код домофону 7К12", "вул. Гончарна, 21, код домофону 7К12"),
        ("героїв майдану 4", "вул. Героїв Майдану, 4"),
        ("майдан перемоги 1", "майдан Свободи, 1"),
        ("мкр. Дружби народів, 4", "мкр. Сонячний, 4"),
        ("с. Червоне, вул. Леніна 5", "с. Малі Вишні, вул. Леніна 5"),
        ("с. Зариччя", "с. Заріччя"),
        ("вул. Невідома 5", ""),
        ("12", ""),
        ("", ""),
    ] {
        let suggested = streets.suggest(written, 3);
        assert_eq!(suggested.first().map(|s| s.text.as_str()).unwrap_or_default(), stored, "{written}");
    }
}

#[test]
fn the_button_names_the_old_street_in_the_gender_of_the_new() {
    let streets = city();
    let label = |text: &str| streets.suggest(text, 1).first().map(|s| s.label.clone()).unwrap_or_default();
    assert_eq!(label("леніна 5"), "вул. Соборна (колишня Леніна), 5");
    assert_eq!(label("соборная 5"), "вул. Соборна, 5");
    assert_eq!(label("пров Матросова"), "пров. Яблуневий (колишній Матросова)");
    let suggestion = streets.suggest("м. Вишнопіль, ул. Чапаева 9 кв 62", 1).remove(0);
    assert_eq!(suggestion.street, "вул. Гончарна");
    assert_eq!(suggestion.former.as_deref(), Some("Чапаєва"));
    assert_eq!(suggestion.label, "вул. Гончарна (колишня Чапаєва), 9, кв. 62");
    assert_eq!(
        register(&["село Мирне (Ленінське)"]).suggest("село Ленинское", 1)[0].label,
        "с. Мирне (колишнє Ленінське)"
    );
}

#[test]
fn namesakes_are_offered_one_by_one_and_the_kind_said_comes_first() {
    let streets = city();
    let texts =
        |text: &str, limit| streets.suggest(text, limit).into_iter().map(|s| s.text).collect::<Vec<_>>();
    assert_eq!(texts("Миру 3", 5), ["вул. Миру, 3", "просп. Миру, 3"]);
    assert_eq!(texts("проспект Миру 3", 5), ["просп. Миру, 3", "вул. Миру, 3"]);
    assert_eq!(
        texts("Шевченка 3", 5),
        ["вул. Шевченка, 3", "пров. Шевченка, 3", "бульв. Тараса Шевченка, 3"]
    );
    assert_eq!(texts("Шевченка 3", 1).len(), 1);
    assert_eq!(texts("Шевченка 3", 0), [] as [&str; 0]);
}

#[test]
fn an_exact_present_name_is_recognised_and_nothing_else() {
    let streets = city();
    let recognised = |text: &str| streets.recognise(text).map(|s| s.text);
    for (text, stored) in [
        ("вул. Садова, 14, кв. 37", "вул. Садова, 14, кв. 37"),
        ("вулиця садова 14", "вул. Садова, 14"),
        ("Садова 14", "вул. Садова, 14"),
        ("м. Вишнопіль, провулок Яблуневий, 9", "м. Вишнопіль, пров. Яблуневий, 9"),
        ("просп. Миру 3", "просп. Миру, 3"),
        ("с. Заріччя", "с. Заріччя"),
    ] {
        assert_eq!(recognised(text).as_deref(), Some(stored), "{text}");
    }
    for text in [
        "леніна 5",
        "Садовая 14",
        "Миру 3",
        "пров. Садова 1",
        "Хмельницького 3",
        "вул. Тараса Шевченка 1",
        "смт Інше, вул. Садова, 1",
        "",
    ] {
        assert_eq!(recognised(text), None, "{text}");
    }
}

#[test]
fn another_settlement_is_outside() {
    let streets = city();
    for text in [
        "м. Київ, вул. Садова, 5",
        "г. Киев, ул. Ленина 5",
        "смт Борова, вул. Леніна, 3",
        "с. Петрівка",
        "с.Петрівка, Садова 3",
        "село Іванівка вул. Миру 3",
        "Київська обл., с-ще Гребінки",
        "пгт Боровая",
        "с. Садове",
    ] {
        assert!(streets.is_outside(text), "{text}");
        assert_eq!(streets.suggest(text, 3), [], "{text}");
        assert_eq!(streets.recognise(text), None, "{text}");
    }
    for text in [
        "м. Вишнопіль, вул. Садова, 14",
        "м.Вишнопіль",
        "г. Вишнополь, Ленина 5",
        "місто Вишнопіль, Садова 3",
        "с. Малі Вишні, вул. Садова 3",
        "с. Червоне",
        "вул. Садова 14",
        "вул. М. Грушевського 5",
        "М. Грушевського 5",
        "С. Бандери 3",
        "",
    ] {
        assert!(!streets.is_outside(text), "{text}");
    }
    let nameless = register(&["вулиця Садова"]);
    assert!(!nameless.is_outside("м. Київ, вул. Садова 3"), "the register does not say which city it is of");
    assert!(nameless.is_outside("с. Петрівка"));
}

#[test]
fn up_to_two_typos_are_forgiven_in_long_names_and_none_in_short_ones() {
    let streets = city();
    let first = |text: &str| streets.suggest(text, 1).first().map(|s| s.street.clone()).unwrap_or_default();
    assert_eq!(first("Грушевскага 1"), "вул. Михайла Грушевського");
    assert_eq!(first("Сагайдчаного 1"), "вул. Петра Сагайдачного");
    assert_eq!(first("Лсова 1"), "вул. Лісова");
    assert_eq!(first("мару 1"), "");
}

#[test]
fn every_kind_is_written_and_read_in_one_way() {
    for kind in StreetKind::ALL {
        let street =
            Street {
                kind, name: "Нова".to_owned(), former: vec!["Стара".to_owned(), "Давня".to_owned()]
            };
        let json = serde_json::to_string(&street).expect("JSON");
        assert_eq!(json, format!("\"{} Нова (Стара, Давня)\"", kind.word()));
        assert_eq!(serde_json::from_str::<Street>(&json).expect("a street"), street);
        let one = Streets(vec![street.clone()]);
        assert_eq!(
            one.recognise(&format!("{} Нова", kind.short())).map(|s| s.text),
            Some(street.official()),
            "{json}"
        );
        assert_eq!(
            one.recognise(&format!("{} Нова", kind.word())).map(|s| s.text),
            Some(street.official()),
            "{json}"
        );
    }
}

#[test]
fn what_is_no_street_is_refused_with_a_sentence() {
    for text in
        ["", "Соборна", "вулиця", "вулиця ", "вул. Соборна", "вулиця (Леніна)", "вулиця А, Б", "вулиця А (Б"]
    {
        let error = Street::try_from(text.to_owned()).expect_err("no street");
        assert!(error.to_string().contains("is no street"), "{text}");
    }
    assert!(serde_json::from_str::<Directory>(r#"{"streets": ["вулиця Нова", 5]}"#).is_err());
    assert_eq!(serde_json::from_str::<Directory>("{}").expect("an empty one").streets, Streets::default());
}

#[test]
fn the_demo_citys_register_is_sound() {
    let streets = city();
    assert!(streets.0.len() >= 70);
    for street in &streets.0 {
        let text = format!("{}, 5", street.official());
        assert_eq!(streets.recognise(&text).map(|s| s.text), Some(text.clone()));
        for former in &street.former {
            let text = format!("{} {former}, 5", street.kind.word());
            let suggested = streets.suggest(&text, 3);
            assert!(suggested.iter().any(|s| s.street == street.official()), "{text}: {suggested:?}");
        }
    }
    let citizens: serde_json::Value =
        serde_json::from_str(include_str!("../../../infra/local/seed/citizens.json")).expect("the citizens");
    for citizen in citizens.as_array().expect("a list") {
        let residence = citizen["residence"].as_str().expect("a text");
        assert!(streets.recognise(residence).is_some(), "{residence}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read(text in ".{0,120}", limit in 0_usize..4) {
        let streets = city();
        let suggested = streets.suggest(&text, limit);
        prop_assert!(suggested.len() <= limit);
        if streets.is_outside(&text) {
            prop_assert!(suggested.is_empty() && streets.recognise(&text).is_none());
        }
    }

    #[test]
    fn any_address_like_text_is_read(
        text in "(м\\. |с\\. |вул |пр-т |)(Вишнопіль, |Садова|леніна|8 березня|Б\\. Хмельницького)[ ,./0-9а-яʼ-]{0,12}",
    ) {
        let streets = city();
        for suggestion in streets.suggest(&text, 3) {
            prop_assert!(suggestion.text.contains(&suggestion.street));
        }
    }

    #[test]
    fn a_street_found_is_found_again_in_its_official_form(place in 0_usize..70, house in 1_u16..300) {
        let streets = city();
        let text = format!("{}, {house}", streets.0[place].official());
        prop_assert_eq!(&streets.suggest(&text, 1)[0].text, &text);
    }
}
