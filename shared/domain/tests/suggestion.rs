//! Categories suggested for what citizens of the demo city may write, and what corrections teach.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

use hotline_domain::{
    directory::{Category, Directory},
    ids::CategoryId,
    suggestion::{Learnt, MAX_ENTRIES, suggest},
};
use proptest::{collection::vec, prelude::*};

fn city() -> Directory {
    serde_json::from_str(include_str!("../../../infra/local/seed/city.json")).expect("the demo city")
}

/// Appeals as people write them: Ukrainian, Russian, mixed, misspelt.
const APPEALS: [(&str, &str); 84] = [
    ("housing", "Тече дах над пʼятим поверхом, стеля мокра"),
    ("housing", "в подъезде не работает лифт уже неделю, бабушка не может выйти"),
    ("housing", "У підвалі будинку вода і щури"),
    ("housing", "розбиті сходи у підїзді, немає поручнів"),
    ("housing", "Крыша течет, жек отписывается"),
    ("housing", "Двірник взагалі не прибирає наш двір"),
    ("housing", "зламаний домофон, двері не зачиняються"),
    ("housing", "Облупився фасад, шматки штукатурки падають на голови"),
    ("heating", "Холодні батареї, у кімнаті 14 градусів"),
    ("heating", "Нет отопления в квартире, дети мерзнут"),
    ("heating", "коли дадуть гарячу воду?"),
    ("heating", "Батареи еле теплые, платим полностью"),
    ("heating", "опаленя досі не включили, сусідній будинок гріють"),
    ("heating", "Прорвало теплотрасу, парить на всю вулицю"),
    ("water", "Немає води з самого ранку на всій вулиці"),
    ("water", "прорвало трубу, вода тече по дорозі вже третій день"),
    ("water", "Забилась каналізація, все тече у двір, сморід"),
    ("water", "Нет воды второй день, водоканал не берет трубку"),
    ("water", "из крана течет ржавая вода с запахом"),
    ("water", "відкритий люк на тротуарі, може впасти дитина"),
    ("water", "Дуже слабкий напор води на 9 поверсі"),
    ("lighting", "Не горять ліхтарі на вулиці Садовій"),
    ("lighting", "Не горит фонарь возле школы, темно"),
    ("lighting", "нема освітленя по вул. Польовій, діти йдуть в темряві"),
    ("lighting", "На столбе мигает лампа всю ночь"),
    ("lighting", "Ліхтарі світять вдень, економіку країни марнуєте"),
    ("lighting", "Уличное освещение отсутствует от дома 2 до 18"),
    ("lighting", "похилився стовп зі світильником"),
    ("roads", "Величезна яма на дорозі, пробив колесо"),
    ("roads", "ями на дорозі по вул київській"),
    ("roads", "Яма на дороге возле рынка, пробил два колеса"),
    ("roads", "стерлася розмітка на пішохідному переході"),
    ("roads", "Не працює світлофор на перехресті"),
    ("roads", "разбитый тротуар, с коляской не пройти"),
    ("roads", "Просимо заасфальтувати вулицю Нову"),
    ("roads", "впав дорожній знак поступись дорогою"),
    ("waste", "Не вивозять сміття вже тиждень"),
    ("waste", "мусор не вывозят, контейнеры переполнены"),
    ("waste", "Стихійне звалище за гаражами"),
    ("waste", "переповнені урни біля автостанції"),
    ("waste", "смітя лежить коло контейнерів, собаки розтягують"),
    ("waste", "Просим поставить еще один бак для мусора"),
    ("greenery", "Сухе дерево може впасти на машини"),
    ("greenery", "Сломаны качели на детской площадке"),
    ("greenery", "Гілки лежать на дротах, треба обрізати"),
    ("greenery", "покосіть траву в парку, кліщі"),
    ("greenery", "зламана гойдалка на майданчику"),
    ("greenery", "Аварійне дерево нахилилось над дитсадком"),
    ("transport", "Маршрутка номер 5 не їздить після восьмої"),
    ("transport", "автобус не остановился на остановке"),
    ("transport", "Водій маршрутки курить і розмовляє по телефону"),
    ("transport", "зробіть навіс на зупинці"),
    ("transport", "Не соблюдается расписание автобуса №2, ждем по часу"),
    ("transport", "кондуктор відмовився везти пенсіонера безкоштовно"),
    ("economy", "Торгують мʼясом просто з землі біля ринку"),
    ("economy", "Магазин продає алкоголь неповнолітнім"),
    ("economy", "Как получить разрешение на торговлю кофе, киоск"),
    ("economy", "хочу відкрити кафе, які потрібні документи"),
    ("economy", "Чи є гранти для підприємців?"),
    ("social", "Не нараховують субсидію третій місяць"),
    ("social", "Как оформить субсидию пенсионеру?"),
    ("social", "Потрібна матеріальна допомога на лікування"),
    ("social", "мама лежача, потрібен соціальний працівник"),
    ("social", "які пільги для ветеранів та їх сімей"),
    ("social", "ВПО, хочу отримати виплати"),
    ("health", "Неможливо записатись до лікаря"),
    ("health", "В поликлинике огромные очереди, врача не дождаться"),
    ("health", "у лікарні немає кардіолога"),
    ("health", "Не відповідає реєстратура поліклініки"),
    ("health", "швидка їхала дві години"),
    ("education", "У школі холодна їжа в їдальні"),
    ("education", "Как записать ребенка в детский садик?"),
    ("education", "Вчителька кричить на дітей у 3 класі"),
    ("education", "коли відкриють групу в дитсадку"),
    ("education", "В школе нет укрытия, дети сидят дома"),
    ("land", "Сусід захопив землю і поставив паркан"),
    ("land", "Незаконное строительство во дворе нашего дома"),
    ("land", "Забудовник почав будівництво без громадських слухань"),
    ("land", "приватизація земельної ділянки, куди звертатись"),
    ("land", "самобуд на червоній лінії"),
    ("order", "Розклеїли рекламу на всіх стовпах"),
    ("order", "Музыка до ночи, шум, невозможно спать"),
    ("order", "Автомийка зливає бруд на вулицю"),
    ("order", "сусіди спалюють листя, дим на весь квартал"),
];

fn place(text: &str, right: &str, directory: &Directory) -> Option<usize> {
    let suggested = suggest(text, &directory.categories, &directory.learnt, 3);
    suggested.iter().position(|id| id.0 == right)
}

#[test]
fn the_right_category_is_among_three_for_nine_appeals_of_ten() {
    let city = city();
    let missed: Vec<_> = APPEALS.iter().filter(|(right, text)| place(text, right, &city).is_none()).collect();
    assert!(missed.len() * 10 <= APPEALS.len(), "{} of {}: {missed:#?}", missed.len(), APPEALS.len());
    let first = APPEALS.iter().filter(|(right, text)| place(text, right, &city) == Some(0)).count();
    assert!(first * 100 >= APPEALS.len() * 75, "only {first} of {} come first", APPEALS.len());
}

#[test]
fn the_demo_citys_own_appeals_find_their_category() {
    let appeals: serde_json::Value =
        serde_json::from_str(include_str!("../../../infra/local/seed/appeals.json")).expect("the appeals");
    let (city, mut count, mut missed) = (city(), 0, Vec::new());
    for (right, section) in appeals["categories"].as_object().expect("categories") {
        for appeal in section["appeals"].as_array().expect("appeals") {
            let text = appeal["text"].as_str().expect("a text");
            count += 1;
            if place(text, right, &city).is_none() {
                missed.push((right, text));
            }
        }
    }
    assert!(missed.len() * 10 <= count, "{} of {count}: {missed:#?}", missed.len());
}

#[test]
fn every_category_of_the_demo_city_has_a_sensible_list() {
    let city = city();
    // What is only a level above others is not suggested itself.
    for category in city.categories.iter().filter(|category| !city.is_group(&category.id)) {
        assert!((15..=40).contains(&category.keywords.len()), "{}: {}", category.id, category.keywords.len());
    }
}

#[test]
fn nothing_is_suggested_without_evidence() {
    let city = city();
    for text in ["", "🙂🙂🙂", "Добрий день! Дякую.", "12 345", "абракадабра", "Прошу відповісти мені"]
    {
        assert_eq!(suggest(text, &city.categories, &city.learnt, 3), [], "{text}");
    }
}

#[test]
fn an_inactive_category_is_not_suggested() {
    let mut city = city();
    let text = "Не горять ліхтарі";
    assert_eq!(place(text, "lighting", &city), Some(0));
    for category in &mut city.categories {
        category.active = category.id.0 != "lighting";
    }
    for _ in 0..5 {
        city.learnt.learn(text, &"lighting".into());
    }
    assert_eq!(place(text, "lighting", &city), None);
}

#[test]
fn the_name_serves_where_there_are_no_keywords() {
    let category = |id: &str, name: &str| Category {
        id: id.into(),
        name: name.to_owned(),
        norm_days: 15,
        proof_required: true,
        organisation: None,
        active: true,
        ..Category::default()
    };
    let categories = [category("lights", "Вуличне освітлення"), category("roads", "Дороги та тротуари")];
    let learnt = Learnt::default();
    assert_eq!(suggest("Немає освітлення", &categories, &learnt, 3), ["lights".into()]);
    assert_eq!(suggest("слизький тротуар", &categories, &learnt, 3), ["roads".into()]);
    assert_eq!(suggest("слизький тротуар", &categories, &learnt, 0), []);
    assert_eq!(suggest("слизький тротуар", &categories[1..], &learnt, 3), ["roads".into()]);
}

#[test]
fn corrected_cards_outweigh_the_start_list() {
    let mut city = city();
    // By the list, lamps are street lighting; in this city those at entrances are the housing's.
    let text = "не світить ліхтар над входом";
    assert_eq!(place(text, "lighting", &city), Some(0));
    for corrected in [
        "Ліхтар над входом у підʼїзд не працює",
        "над входом згорів ліхтар",
        "ліхтар при вході не світить",
        "Прошу замінити ліхтар над входом",
    ] {
        city.learnt.learn(corrected, &"housing".into());
    }
    assert_eq!(place(text, "housing", &city), Some(0));
    assert_eq!(place("темно на вулиці, стовпи без плафонів", "lighting", &city), Some(0));
}

#[test]
fn a_word_the_list_does_not_know_is_learnt() {
    let mut city = city();
    let text = "біля нас знову шкварчить трансформатор";
    assert_eq!(suggest(text, &city.categories, &city.learnt, 3), []);
    city.learnt.learn("шкварчить трансформатор", &"lighting".into());
    assert_eq!(suggest(text, &city.categories, &city.learnt, 3), ["lighting".into()]);
}

#[test]
fn what_was_learnt_survives_json_and_holds_no_numbers_names_or_addresses() {
    let mut learnt = Learnt::default();
    learnt.learn("Ями на Садовій, 14. Пише Олена Коваль, o.koval@ukr.net, тел. 0671234567", &"roads".into());
    learnt.learn("1234 55", &"roads".into());
    let json = serde_json::to_string(&learnt).expect("JSON");
    let expected = r#"{"cards":{"roads":1},"words":{"пиш":{"roads":1},"тел":{"roads":1},"ям":{"roads":1}}}"#;
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_str::<Learnt>(&json).expect("JSON"), learnt);
    assert_eq!(serde_json::from_str::<Learnt>("{}").expect("JSON"), Learnt::default());
}

#[test]
fn a_long_life_of_learning_stays_bounded_and_keeps_what_comes_often() {
    let mut learnt = Learnt::default();
    let id = |n: u32| CategoryId(format!("category-{}", n % 30));
    for n in 0..3000_u32 {
        // New words all the time, and one that always means the same.
        let rare: Vec<String> = (0..20).map(|k| format!("слово{}х", letters(n * 20 + k))).collect();
        learnt.learn(&format!("{} калюжа", rare.join(" ")), &id(7));
        learnt.learn(&rare.join(" "), &id(n));
        assert!(learnt.entries() <= MAX_ENTRIES);
    }
    let json = serde_json::to_string(&learnt).expect("JSON");
    assert!(json.len() < 200_000, "{}", json.len());
    assert!(json.contains("калюж"), "the word of every card is kept");
}

fn letters(number: u32) -> String {
    number
        .to_string()
        .chars()
        .map(|c| char::from_u32('а' as u32 + c as u32 - '0' as u32).expect("a letter"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_active_categories_within_the_limit(text in ".{0,200}", limit in 0_usize..6) {
        let city = city();
        let suggested = suggest(&text, &city.categories, &city.learnt, limit);
        prop_assert!(suggested.len() <= limit);
        prop_assert!(suggested.iter().all(|id| city.category(id).is_some_and(|category| category.active)));
    }

    #[test]
    fn any_learning_stays_bounded_and_leaves_suggesting_sound(
        lessons in vec((".{0,300}", 0_u8..5), 0..40),
        text in ".{0,100}",
    ) {
        let city = city();
        let mut learnt = Learnt::default();
        for (lesson, category) in &lessons {
            learnt.learn(lesson, &city.categories[usize::from(*category)].id);
        }
        prop_assert!(learnt.entries() <= MAX_ENTRIES);
        let again = suggest(&text, &city.categories, &learnt, 14);
        prop_assert_eq!(&again, &suggest(&text, &city.categories, &learnt, 14));
    }
}
