//! Which appeals are taken for a repetition of an open card, and which near-misses are not.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use hotline_domain::{
    card::{Card, State},
    dialogue::{Draft, Wording},
    person::GeoPoint,
    similar::{FAR, NEAR, likely_duplicate, metres},
};
use proptest::prelude::*;
use support::card_at;

const HERE: GeoPoint = GeoPoint { latitude: 50.2648, longitude: 28.6767 };

fn card(substance: &str) -> Card {
    Card { substance: substance.to_owned(), ..card_at(State::InWork) }
}

fn draft(substance: &str) -> Draft {
    Draft { category: Some("lighting".into()), substance: Wording::new(None, substance), ..Draft::default() }
}

fn is_duplicate(new: &str, old: &str) -> bool {
    likely_duplicate(&draft(new), &[card(old)]).is_some()
}

fn north(of: GeoPoint, metres: f64) -> GeoPoint {
    GeoPoint { latitude: of.latitude + metres / 111_195.0, ..of }
}

#[test]
fn the_same_complaint_in_other_words_is_a_duplicate() {
    for (new, old) in [
        ("Не світять ліхтарі", "Не світять ліхтарі"),
        ("не горить ліхтар на садовій 14", "Ліхтар біля будинку вул. Садова, 14 не світить"),
        ("Знову темно: ліхтар по вулиці Садовій, 14 не працює", "Не горить ліхтар навпроти Садової, 14."),
        (
            "Тече дах над 4 підʼїздом",
            "Після кожного дощу тече дах над четвертим підʼїздом, на пʼятому поверсі відпала штукатурка.",
        ),
        (
            "третій тиждень не працює ліфт, бабуся замкнена",
            "Не працює ліфт уже 5 днів, бабуся не може вийти.",
        ),
        (
            "Величезна яма на вул. Київській біля будинку 112",
            "Яма посеред вул. Київської біля будинку 112, за вечір двоє пробили колеса.",
        ),
        ("Яма на ул. Киевская, 112", "Величезна яма, вул. Київська, 112, залатайте"),
        ("Контейнери не вивозять шостий день", "Не вивозять контейнери вже тиждень, сморід"),
        ("ямма на дорозі, колесо пробив", "Яма на дорозі, пробили колесо"),
    ] {
        assert!(is_duplicate(new, old), "{new} / {old}");
        assert!(is_duplicate(old, new), "{old} / {new}");
    }
}

#[test]
fn another_street_house_entrance_or_matter_is_no_duplicate() {
    for (new, old) in [
        ("Не світить ліхтар, вул. Садова, 14", "Не світить ліхтар, вул. Польова, 14"),
        ("Не світить ліхтар, вул. Садова, 14", "Не світить ліхтар, вул. Садова, 16"),
        ("Не світить ліхтар на вулиці Садовій", "Не світить ліхтар на вулиці Паркова"),
        ("Не світить ліхтар, буд. 14", "Не світить ліхтар, буд. 16"),
        ("Не світить лампа у 2 підʼїзді, Садова 14", "Не світить лампа у 3 підʼїзді, Садова 14"),
        ("Не світить лампа, Садова 14 підʼїзд 2", "Не світить лампа, Садова 16 підʼїзд 2"),
        ("Не світить лампа, Садова 14 підʼїзд 2", "Не світить лампа, Садова 14 підʼїзд 3"),
        ("Не світить лампа у другому підʼїзді", "Не світить лампа у третьому підʼїзді"),
        ("Сміття біля Садової 14 не вивозять", "Сніг біля Садової 14 не прибирають"),
        ("Тече дах", "Зламаний ліфт"),
        ("Не працює ліфт", "Не працює домофон"),
        ("Прошу відремонтувати дорогу", "Прошу відремонтувати лавку"),
        ("Маршрутка № 7 не приїхала", "Маршрутка № 2 не приїхала"),
        ("🙂", "🙂"),
    ] {
        assert!(!is_duplicate(new, old), "{new} / {old}");
        assert!(!is_duplicate(old, new), "{old} / {new}");
    }
}

#[test]
fn days_hours_and_degrees_tell_no_place() {
    assert!(is_duplicate(
        "Батареї холодні, в кімнаті +14, вже 3 дні",
        "Батареї холодні, у кімнаті 12 градусів"
    ));
    assert!(is_duplicate("автобус після 19:00 не ходить", "Автобус після 21:30 не ходить"));
}

#[test]
fn only_open_cards_of_the_category_count() {
    let draft = draft("Не світять ліхтарі");
    for state in State::ALL {
        let cards = [card_at(state)];
        assert_eq!(likely_duplicate(&draft, &cards).is_some(), state.is_open(), "{}", state.code());
    }
    assert!(!State::Closed.is_open());
    let other = Card { category: "roads".into(), ..card("Не світять ліхтарі") };
    assert_eq!(likely_duplicate(&draft, &[other]), None);
    let undecided = Draft { category: None, ..draft.clone() };
    assert_eq!(likely_duplicate(&undecided, &[card("Не світять ліхтарі")]), None);
    let unsaid = Draft { substance: Wording::default(), ..draft };
    assert_eq!(likely_duplicate(&unsaid, &[card("Не світять ліхтарі")]), None);
}

#[test]
fn a_near_place_needs_few_words_and_a_far_one_forbids() {
    let pinned = |substance: &str, place| Card { location: Some(place), ..card(substance) };
    let here = |substance: &str| Draft { location: Some(HERE), ..draft(substance) };
    let new = here("Темно, ліхтар розбитий хлопцями вчора ввечері");
    let old = "Загорівся ліхтар, дроти висять над тротуаром";
    for (distance, duplicate) in [(0.0, true), (NEAR - 5.0, true), (NEAR + 5.0, false)] {
        let cards = [pinned(old, north(HERE, distance))];
        assert_eq!(likely_duplicate(&new, &cards).is_some(), duplicate, "{distance} m");
    }
    let stranger = [pinned("Стовп похилився", HERE)];
    assert_eq!(likely_duplicate(&new, &stranger), None, "no common words");
    let same = here("Не світить ліхтар на стовпі");
    for (distance, duplicate) in [(FAR - 5.0, true), (FAR + 5.0, false)] {
        let cards = [pinned("Не світить ліхтар на стовпі", north(HERE, distance))];
        assert_eq!(likely_duplicate(&same, &cards).is_some(), duplicate, "{distance} m");
    }
}

#[test]
fn of_several_the_most_alike_is_named() {
    let cards = [
        card("Не світить ліхтар"),
        card("Не світить ліхтар, вул. Садова, 14"),
        card("Не світить ліхтар, вул. Садова, 16"),
    ];
    let found = likely_duplicate(&draft("Ліхтар не світить, Садова, 14"), &cards).expect("a duplicate");
    assert_eq!(found.substance, cards[1].substance);
    assert_eq!(likely_duplicate(&draft("Ліхтар не світить"), &[]), None);
}

#[test]
fn metres_are_metres() {
    assert!((metres(HERE, north(HERE, 150.0)) - 150.0).abs() < 0.1);
    let kyiv = GeoPoint { latitude: 50.4501, longitude: 30.5234 };
    let lviv = GeoPoint { latitude: 49.8397, longitude: 24.0297 };
    assert!((metres(kyiv, lviv) - 468_000.0).abs() < 2_000.0);
}

proptest! {
    #[test]
    fn any_two_texts_can_be_compared(new in ".{0,120}", old in ".{0,120}") {
        prop_assert_eq!(is_duplicate(&new, &old), is_duplicate(&old, &new));
    }

    #[test]
    fn any_two_points_have_a_distance(a in -90.0..=90.0, b in -180.0..=180.0, c in -90.0..=90.0, d in -180.0..=180.0) {
        let (one, other) = (GeoPoint { latitude: a, longitude: b }, GeoPoint { latitude: c, longitude: d });
        prop_assert!((0.0..=20_016_000.0).contains(&metres(one, other)));
    }
}
