//! What people really send, and what the dialogue makes of it, on both messengers.

use std::collections::BTreeMap;

use hotline_app::{
    clock::now,
    jobs::ClockJob,
    ports::{Cards, Conversations, Directories},
    remind::{Reminded, remind, set_clock},
};
use hotline_domain::{
    card::{Card, EventKind},
    dialogue::{Input, InputKind},
    directory::Directory,
    ids::Channel,
};
use hotline_tests::{
    city::{City, directory},
    fakes::MemoryClocks,
    people::{ANSWERS, Citizen},
};
use jiff::SignedDuration;
use serde_json::json;

const BOTH: [Channel; 2] = [Channel::Telegram, Channel::Viber];
const COMPLAINT: &str = "На вулиці Садовій третій день не горить жоден ліхтар, дуже темно";

/// A city whose directory differs from the usual one.
async fn city_with(change: impl Fn(&mut Directory)) -> City {
    let city = City::new().await;
    let mut directory = directory();
    change(&mut directory);
    city.store.put_directory(&directory).await.expect("a table");
    city
}

async fn card_of(city: &City, person: &Citizen<'_>) -> Card {
    city.store.card(person.card().await).await.expect("a table").expect("a card")
}

/// From consent to the question of the category.
async fn introduces(person: &Citizen<'_>) -> String {
    person.says_all(&["Коваль", "Олена", "Іванівна", "вул. Садова, 12", "067 123 45 67"]).await
}

#[tokio::test]
async fn clause_4_2_words_before_the_first_question_begin_the_appeal() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 601);
        let reply = olena.says(COMPLAINT).await;
        assert!(reply.contains("початок звернення") && reply.contains("згода на обробку"), "{reply}");
        assert!(olena.says("✅ Погоджуюсь").await.contains("прізвище"));
        let asked = introduces(&olena).await;
        assert!(asked.contains("За вашими словами") && asked.contains("[Вуличне освітлення]"), "{asked}");
        assert!(asked.contains("[🗂 Інше — усі категорії]"), "{asked}");
        let rest = olena.says("🗂 Інше — усі категорії").await;
        assert!(rest.contains("[Вуличне освітлення] [Дороги]"), "{rest}");
        let given = olena.says("Вуличне освітлення").await;
        assert!(given.contains("вже описали") && given.contains(COMPLAINT), "{given}");
        olena.says_all(&["далі", "далі", "далі", "подати"]).await;
        assert_eq!(card_of(&city, &olena).await.substance, COMPLAINT);
    }
}

#[tokio::test]
async fn clause_4_2_a_photo_with_its_caption_begins_the_appeal() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 602);
        let reply = olena.sends(olena.photo("yama", COMPLAINT)).await;
        assert!(reply.contains("згода на обробку"), "{reply}");
        olena.says("так").await;
        introduces(&olena).await;
        olena.says_all(&["1", "далі", "далі"]).await;
        let summary = olena.says("далі").await;
        assert!(summary.contains("1 файл") && summary.contains(COMPLAINT), "{summary}");
        olena.says("подати").await;
        assert_eq!(card_of(&city, &olena).await.files.len(), 1);
    }
}

#[tokio::test]
async fn clause_4_2_words_instead_of_a_category_suggest_one_and_are_kept() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 603);
        olena.says_all(&ANSWERS[..2]).await;
        introduces(&olena).await;
        let wrong = olena.says("щось").await;
        assert!(wrong.contains("Такої категорії немає") && wrong.contains("наприклад"), "{wrong}");
        let suggested = olena.says("у дворі велика яма на дорозі, пробили колесо").await;
        assert!(suggested.contains("[Дороги]") && !suggested.contains("[Вуличне"), "{suggested}");
        let asked = olena.says("Дороги").await;
        assert!(asked.contains("пробили колесо") && asked.contains("[➡️ Далі]"), "{asked}");
        olena.says_all(&["Прошу полагодити до зими", "далі", "далі", "подати"]).await;
        let substance = card_of(&city, &olena).await.substance;
        assert_eq!(substance, "у дворі велика яма на дорозі, пробили колесо\nПрошу полагодити до зими");
    }
}

#[tokio::test]
async fn clause_4_2_an_address_by_its_old_name_is_offered_by_the_new_one() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 604);
        olena.says_all(&ANSWERS[..5]).await;
        let offered = olena.says("леніна 5 кв 3").await;
        let renamed = "[вул. Соборна (колишня Леніна), 5, кв. 3]";
        assert!(offered.contains("номер телефону") && offered.contains(renamed), "{offered}");
        let taken = olena.says(renamed.trim_matches(['[', ']'])).await;
        assert!(taken.contains("Виправлено: місце проживання") && !taken.contains(renamed), "{taken}");
        olena.says_all(&ANSWERS[6..]).await;
        // In the summary it is a question of its own.
        olena.says_all(&["✏️ Виправити", "Місце проживання"]).await;
        let asked = olena.says("леніна 7").await;
        assert!(asked.contains("[✏️ Залишити, як є]"), "{asked}");
        assert!(olena.says("⬅️ Назад").await.contains("місце проживання"));
        olena.says_all(&["леніна 5 кв 3", "1", "подати"]).await;
        let residence = card_of(&city, &olena).await.applicant.residence;
        assert!(residence.contains("Соборна") && residence.contains('5'), "{residence}");
        // Outside the city nothing is suggested.
        let petro = city.citizen_on(channel, 605);
        petro.says_all(&ANSWERS[..5]).await;
        assert!(petro.says("с. Підгірки, вул. Леніна, 5").await.contains("номер телефону"));
    }
}

#[tokio::test]
async fn clause_4_2_an_edited_message_corrects_the_draft_and_adds_to_the_card() {
    let city = City::new().await;
    let olena = city.citizen(606);
    olena.says_all(&ANSWERS[..2]).await;
    let surname = olena.update(olena.text("Ковль"));
    olena.deliver(&surname).await;
    olena.says("Олена").await;
    let reply = olena.edits(&surname, "Коваль").await;
    assert!(reply.contains("Виправлено: прізвище") && reply.contains("по батькові"), "{reply}");
    let wrong = olena.edits(&surname, "123").await;
    assert!(wrong.contains("не взято") && wrong.contains("Квітка-Основʼяненко"), "{wrong}");
    olena.says_all(&ANSWERS[4..8]).await;
    let substance = olena.update(olena.text("Не світять ліхтарі"));
    olena.deliver(&substance).await;
    olena.says_all(&["далі", "далі", "подати"]).await;
    let card = card_of(&city, &olena).await;
    assert_eq!(card.applicant.surname, "Коваль");
    let added = olena.edits(&substance, "Не світять ліхтарі, вже тиждень").await;
    assert!(added.contains("Додано до звернення №"), "{added}");
    let record = city.store.load(card.id).await.expect("a table").expect("a card");
    let last = record.events.last().expect("an event");
    assert!(matches!(&last.kind, EventKind::Added { addition } if addition.edited
            && addition.text.as_deref() == Some("Не світять ліхтарі, вже тиждень")));
}

#[tokio::test]
async fn clause_4_2_a_long_text_over_several_messages_is_one_substance() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 607);
        olena.says_all(&ANSWERS[..8]).await;
        let first = "Дуже довга розповідь. ".repeat(186);
        olena.says(first.trim()).await;
        let rest = olena.says("кінець.").await;
        assert!(rest.contains("Додано до суті"), "{rest}");
        let more = olena.says("І ще одне: прошу відповісти письмово.").await;
        assert!(more.contains("Додано до суті"), "{more}");
        olena.says_all(&["далі", "далі", "подати"]).await;
        let substance = card_of(&city, &olena).await.substance;
        assert!(substance.contains("кінець.\nІ ще одне"), "{}", substance.len());
    }
}

#[tokio::test]
async fn what_nobody_can_use_is_told_so_and_the_question_stays() {
    let city = City::new().await;
    let olena = city.citizen(608);
    olena.says_all(&ANSWERS[..3]).await;
    for content in [
        json!({ "sticker": { "file_id": "s" } }),
        json!({ "poll": { "id": "1", "question": "?" } }),
        json!({ "dice": { "emoji": "🎲", "value": 3 } }),
        json!({ "contact": { "phone_number": "+380671234567", "user_id": 1 } }),
    ] {
        let reply = olena.sends(content).await;
        assert!(reply.contains("не підходить") && reply.contains("імʼя"), "{reply}");
    }
    for text in ["", "🙂🙂", "12345"] {
        let reply = olena.says(text).await;
        assert!(reply.contains("Тут можливі лише літери") || reply.contains("імʼя"), "{text}: {reply}");
    }
}

#[tokio::test]
async fn russian_and_english_are_understood_and_answered_in_ukrainian() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 609);
        olena.says_all(&["/start", "yes"]).await;
        olena.says_all(&["Коваль", "Олена", "нет", "вул. Садова, 12", "80671234567", "1"]).await;
        olena.says_all(&["Не работают фонари на улице", "skip", "далее"]).await;
        let reply = olena.says("отправить").await;
        assert!(reply.contains("зареєстровано"), "{reply}");
        assert!(olena.says("мои обращения").await.contains("Ваші звернення"));
        assert!(olena.says("main menu").await.contains("Гаряча лінія"));
    }
}

#[tokio::test]
async fn a_likely_duplicate_is_shown_and_joined_or_filed_all_the_same() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 610);
        let again = |words: &'static str| {
            let olena = &olena;
            async move {
                olena.says_all(&["/new", "так", "Вуличне освітлення", words, "далі", "далі"]).await;
                olena.says("✅ Подати звернення").await
            }
        };
        olena.says_all(&ANSWERS[..8]).await;
        olena.says_all(&["На Садовій не горять ліхтарі біля школи", "далі", "далі", "подати"]).await;
        let similar = again("Біля школи на Садовій досі не горять ліхтарі").await;
        assert!(similar.contains("схоже, про те саме") && similar.contains("К-1/"), "{similar}");
        let joined = olena.says("➕ Додати до нього").await;
        assert!(joined.contains("Додано до звернення №"), "{joined}");
        assert_eq!(city.store.of_applicant(&olena.address(), 9).await.expect("a table").len(), 1);
        again("Біля школи на Садовій досі не горять ліхтарі").await;
        let filed = olena.says("📝 Подати окремо").await;
        assert!(filed.contains("К-2/"), "{filed}");
        // Something else is not compared with anything.
        olena.says_all(&["/new", "так", "Дороги", "Яма на Соборній біля пошти", "далі", "далі"]).await;
        assert!(olena.says("подати").await.contains("К-3/"));
    }
}

#[tokio::test]
async fn clause_3_2_an_open_appeal_is_added_to_and_taken_back() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 611);
        olena.files_an_appeal().await;
        let id = olena.card().await;
        let shown = olena.presses(&format!("appeal:{id}")).await;
        assert!(shown.contains("Що було") && shown.contains("зареєстровано"), "{shown}");
        assert!(shown.contains("[➕ Доповнити]") && shown.contains("[↩️ Відкликати]"), "{shown}");
        let number = card_of(&city, &olena).await.number.to_string();
        let asked = olena.presses(&format!("add:{id}:{number}")).await;
        assert!(asked.contains("Доповнення до звернення №"), "{asked}");
        assert!(olena.says("Ще один стовп нахилився").await.contains("Записано"));
        assert!(olena.sends(olena.photo("stovp", "")).await.contains("1 файл"));
        assert!(olena.says("/menu").await.contains("Спершу надішліть"));
        let sent = olena.says("📨 Надіслати").await;
        assert!(sent.contains("Додано до звернення №"), "{sent}");
        let card = card_of(&city, &olena).await;
        assert_eq!((card.version, card.files.len()), (2, 1));
        olena.presses(&format!("withdraw:{id}:{number}")).await;
        assert!(olena.says("📨 Надіслати").await.contains("ще нічого не написано"));
        olena.says("Полагодили самі").await;
        let gone = olena.says("📨 Надіслати").await;
        assert!(gone.contains("відкликано"), "{gone}");
        assert_eq!(card_of(&city, &olena).await.state.code(), "withdrawn");
        olena.presses(&format!("add:{id}:{number}")).await;
        olena.says("І ще").await;
        assert!(olena.says("📨 Надіслати").await.contains("вже завершено"));
        let stranger = city.citizen_on(channel, 612);
        stranger.says_all(&["/start", "так", "/cancel"]).await;
        assert!(stranger.presses(&format!("appeal:{id}")).await.contains("серед ваших немає"));
        stranger.presses(&format!("withdraw:{id}:{number}")).await;
        stranger.says("моє").await;
        assert!(stranger.says("📨 Надіслати").await.contains("серед ваших немає"));
    }
}

#[tokio::test]
async fn clause_3_2_a_verified_phone_shows_the_appeals_of_both_messengers() {
    let city = City::new().await;
    let viber = city.citizen_on(Channel::Viber, 613);
    viber.files_an_appeal().await;
    let telegram = city.citizen(614);
    telegram.says_all(&ANSWERS[..6]).await;
    telegram.sends(json!({ "contact": { "phone_number": "380671234567", "user_id": 614 } })).await;
    telegram.says_all(&ANSWERS[7..]).await;
    telegram.says("подати").await;
    let both = telegram.says("📋 Мої звернення").await;
    assert!(both.contains("К-1/") && both.contains("К-2/"), "{both}");
    // Viber does not say whose number it is: only what was filed there is shown.
    let own = viber.says("📋 Мої звернення").await;
    assert!(own.contains("К-1/") && !own.contains("К-2/"), "{own}");
}

#[tokio::test]
async fn clause_5_1_a_clarification_is_answered_in_the_middle_of_another_appeal() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 615);
        olena.files_an_appeal().await;
        let id = olena.card().await;
        let question = json!({ "question": "Біля якого будинку?", "answer_by": null });
        city.staff("melnyk").does(id, "ask", question).await;
        city.settle(id).await;
        let told = city.told(&olena.address()).pop().expect("a question");
        assert!(told.contains("Біля якого будинку?"), "{told}");
        // In the middle of a new appeal.
        olena.says_all(&["/new", "так"]).await;
        let sequence = card_of(&city, &olena).await.questions[0].sequence;
        let asked = olena.presses(&format!("answer:{id}:{sequence}")).await;
        assert!(asked.contains("Відповідь щодо звернення № К-1/"), "{asked}");
        olena.says("Біля двенадцятого").await;
        olena.sends(olena.photo("dim", "")).await;
        let reply = olena.says("📨 Надіслати").await;
        assert!(reply.contains("відповідь додано") && reply.contains("категорію"), "{reply}");
        let card = card_of(&city, &olena).await;
        assert!(card.questions[0].answered_at.is_some());
        assert_eq!(card.files.len(), 1);
        // Typed without pressing anything, it is understood as well.
        city.staff("melnyk").does(id, "ask", json!({ "question": "А поверх?", "answer_by": null })).await;
        city.settle(id).await;
        olena.says("/cancel").await;
        let understood = olena.says("третій").await;
        assert!(understood.contains("як відповідь на запитання"), "{understood}");
        assert!(olena.says("надіслати").await.contains("відповідь додано"));
    }
}

#[tokio::test]
async fn clause_4_4_an_insult_is_warned_of_once_then_kept_and_the_sender_blocked() {
    for channel in BOTH {
        let city = City::new().await;
        let petro = city.citizen_on(channel, 616);
        petro.says_all(&ANSWERS[..8]).await;
        let warned = petro.says("Ви там усі довбойоби, полагодьте ліхтар").await;
        assert!(warned.contains("без образ") && warned.contains("суть звернення"), "{warned}");
        let insult = petro.update(petro.text("Суки, полагодьте ліхтар на Садовій"));
        let (_, stopped) = petro.deliver(&insult).await;
        assert!(stopped.contains("Розмову зупинено") && stopped.contains("особисто або листом"), "{stopped}");
        // The same update has the same answer; anything else is passed over and costs no more than a look.
        assert_eq!(petro.deliver(&insult).await.1, stopped);
        let before = city.store.recall(&petro.address()).await.expect("a table").inputs.len();
        for text in ["Що це таке?", "/start"] {
            let calls = city.calls();
            assert_eq!(petro.says(text).await, "");
            assert_eq!(city.calls() - calls, 1, "one look at the conversation");
        }
        let after = city.store.recall(&petro.address()).await.expect("a table");
        assert_eq!(after.inputs.len(), before, "nothing is taken in from a blocked sender");
        assert!(after.block.is_some_and(|block| block.holds(now())));
        // Nothing is thrown away: the responsible person registers it all the same.
        let melnyk = city.staff("melnyk");
        let (_, list) = melnyk.get("/api/moderation?state=open").await;
        assert_eq!(list["items"][0]["flag"], "insult", "{list}");
        let path = format!("/api/moderation/{}", list["items"][0]["id"].as_str().expect("an id"));
        let (_, case) = melnyk.get(&path).await;
        assert_eq!(case["texts"].as_array().map(Vec::len), Some(2), "{case}");
        let decision = json!({ "version": case["version"], "reason": "Звернення по суті" });
        let (status, restored) = melnyk.post(&format!("{path}/restore"), decision).await;
        assert!(status.is_success(), "{restored}");
        let card = card_of(&city, &petro).await;
        assert!(card.substance.contains("полагодьте ліхтар на Садовій"), "{}", card.substance);
        assert!(petro.says("/start").await.contains("Гаряча лінія"), "the block is lifted");
    }
}

#[tokio::test]
async fn clause_4_4_hatred_is_kept_for_a_person_and_nobody_is_blocked_for_it() {
    for channel in BOTH {
        let city = City::new().await;
        let petro = city.citizen_on(channel, 617);
        petro.says_all(&ANSWERS[..8]).await;
        let kept = petro.says("Усіх циган треба вигнати з міста і повбивати").await;
        assert!(kept.contains("спершу перегляне відповідальна особа"), "{kept}");
        assert!(city.store.of_applicant(&petro.address(), 1).await.expect("a table").is_empty());
        assert!(petro.says("/new").await.contains("прізвище"), "the conversation goes on");
        let (_, list) = city.staff("melnyk").get("/api/moderation?state=open").await;
        assert_eq!(list["items"][0]["flag"], "hate");
    }
}

#[tokio::test]
async fn clause_4_4_a_flood_is_stopped_for_a_while() {
    let city = city_with(|directory| directory.settings.flood_per_minute = 10).await;
    let petro = city.citizen(618);
    for n in 0..10 {
        assert_ne!(petro.says(&format!("раз {n}")).await, "");
    }
    assert!(petro.says("ще").await.contains("Забагато повідомлень"));
    let calls = city.calls();
    assert_eq!(petro.says("ще").await, "");
    assert_eq!(city.calls() - calls, 1);
    let block = city.store.recall(&petro.address()).await.expect("a table").block.expect("a block");
    assert!(block.holds(now()) && !block.holds(now() + SignedDuration::from_mins(11)));
}

#[tokio::test]
async fn law_2297_my_data_are_shown_and_what_the_law_lets_go_is_erased() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 619);
        olena.files_an_appeal().await;
        let shown = olena.says("🔐 Мої дані").await;
        for part in
            ["Коваль Олена Іванівна", "+380671234567", "Зареєстрованих звернень: 1", "версія тексту 1"]
        {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(olena.says("🗑 Видалити мої дані").await.contains("Скасувати видалення буде неможливо"));
        assert!(olena.says("⬅️ Назад").await.contains("Гаряча лінія"));
        olena.says("🗑 Видалити мої дані").await;
        let erase = olena.update(olena.text("🗑 Так, видалити"));
        let (_, erased) = olena.deliver(&erase).await;
        assert!(erased.contains("видалено"), "{erased}");
        assert_eq!(olena.deliver(&erase).await.1, erased, "the same update, the same answer");
        let record = city.store.recall(&olena.address()).await.expect("a table");
        let kept = format!("{record:?}");
        assert!(!kept.contains("Коваль") && !kept.contains("671234567"), "{kept}");
        assert!(olena.says("/start").await.contains("згода на обробку"));
        assert_eq!(city.store.of_applicant(&olena.address(), 9).await.expect("a table").len(), 1);
    }
}

#[tokio::test]
async fn law_2297_a_new_version_of_the_consent_asks_again() {
    for channel in BOTH {
        let mut city = city_with(|directory| directory.settings.consent_version = 2).await;
        city.citizen_on(channel, 620).files_an_appeal().await;
        let mut newer = directory();
        newer.settings.consent_version = 3;
        city.store.put_directory(&newer).await.expect("a table");
        city.a_minute_passes();
        let olena = city.citizen_on(channel, 620);
        olena.skips(100);
        assert!(olena.says("📋 Мої звернення").await.contains("К-1/"), "what was filed is always shown");
        let reply = olena.says("📝 Подати звернення").await;
        assert!(reply.contains("Текст згоди оновлено"), "{reply}");
        assert!(olena.says("так").await.contains("Минулого разу"));
    }
}

#[tokio::test]
async fn an_unfinished_appeal_is_reminded_of_once_and_goes_on_where_it_stopped() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 621);
        olena.says_all(&ANSWERS[..4]).await;
        for _ in 0..2 {
            city.stream(&format!("CONV#{}", olena.address())).await;
        }
        let begun = city.queues.drafts.lock().expect("no panic").clone();
        let (clocks, directory) = (MemoryClocks::default(), directory());
        for begun in begun {
            let since = begun.at;
            set_clock(&clocks, &directory, begun, (since, now())).await.expect("clocks");
        }
        let set = clocks.set.lock().expect("no panic").clone();
        let set: BTreeMap<_, _> =
            set.into_iter().map(|(name, clock)| (name[..5].to_owned(), clock)).collect();
        assert_eq!(set.len(), 1, "one clock, however often the mark comes");
        let (at, ClockJob::Reminder(job)) = &set["draft"] else { panic!("{set:?}") };
        assert!(at.duration_since(now()) > SignedDuration::from_hours(23));
        let early = remind(&city.store, &city.messenger, &directory, job, now()).await.expect("no fault");
        assert!(matches!(early, Reminded::Later(_)), "{early:?}");
        let then = now() + SignedDuration::from_hours(25);
        for expected in [Reminded::Sent, Reminded::AlreadySent] {
            let became = remind(&city.store, &city.messenger, &directory, job, then).await;
            assert_eq!(became.expect("no fault"), expected);
        }
        assert_eq!(*city.messenger.reminded.lock().expect("no panic"), [olena.address()]);
        let reply = olena.says("▶️ Продовжити").await;
        assert!(reply.contains("по батькові"), "{reply}");
    }
}

#[tokio::test]
async fn an_appeal_that_was_filed_or_dropped_is_not_reminded_of() {
    let city = City::new().await;
    let olena = city.citizen(622);
    olena.files_an_appeal().await;
    city.stream(&format!("CONV#{}", olena.address())).await;
    let begun = city.queues.drafts.lock().expect("no panic").pop().expect("a mark");
    let job = hotline_app::jobs::ReminderJob { draft: begun };
    let then = now() + SignedDuration::from_hours(25);
    let became = remind(&city.store, &city.messenger, &directory(), &job, then).await.expect("no fault");
    assert_eq!(became, Reminded::Pointless);
}

#[tokio::test]
async fn a_draft_survives_a_week_and_no_longer() {
    let city = City::new().await;
    let olena = city.citizen(623);
    let long_ago = |days: i64| now() - SignedDuration::from_hours(24 * days);
    for (n, text) in (1..).zip(&ANSWERS[..4]) {
        let input = Input::new(long_ago(6), InputKind::Text((*text).to_owned()));
        city.store.append(&olena.address(), n, &input).await.expect("a table");
    }
    assert!(olena.says("Іванівна").await.contains("місце проживання"));
    let petro = city.citizen(624);
    for (n, text) in (1..).zip(&ANSWERS[..4]) {
        let input = Input::new(long_ago(8), InputKind::Text((*text).to_owned()));
        city.store.append(&petro.address(), n, &input).await.expect("a table");
    }
    let reply = petro.says("Іванівна").await;
    assert!(reply.contains("не зрозуміли"), "{reply}");
}

#[tokio::test]
async fn a_file_above_the_messengers_limit_gets_a_link_and_the_same_update_the_same_link() {
    let city = City::new().await;
    let olena = city.citizen(625);
    olena.says_all(&ANSWERS[..10]).await;
    let large =
        |size: u64| json!({ "document": { "file_id": "v", "file_name": "відео.mp4", "file_size": size } });
    let update = olena.update(large(30 << 20));
    let (_, reply) = olena.deliver(&update).await;
    assert!(reply.contains("https://city.example/upload/") && reply.contains("24 години"), "{reply}");
    assert_eq!(olena.deliver(&update).await.1, reply);
    assert!(olena.sends(large(300 << 20)).await.contains("лише до 200 МБ"));
    let summary = olena.says("далі").await;
    assert!(summary.contains("за посиланням ще завантажується 1 файл"), "{summary}");
}

#[tokio::test]
async fn what_an_album_holds_too_many_of_is_said_once() {
    let city = city_with(|directory| directory.settings.max_attachments = 3).await;
    let olena = city.citizen(626);
    olena.says_all(&ANSWERS[..10]).await;
    let mut replies = Vec::new();
    for n in 0..5 {
        let mut photo = olena.photo(&format!("p{n}"), "");
        photo["media_group_id"] = json!("album");
        replies.push(olena.sends(photo).await);
    }
    assert!(replies[0].contains("Додано"), "{}", replies[0]);
    assert_eq!((replies[1].as_str(), replies[2].as_str()), ("", ""));
    assert!(replies[3].contains("не більше ніж 3 файли"), "{}", replies[3]);
    assert_eq!(replies[4], "", "said once");
}

#[tokio::test]
async fn correcting_the_materials_takes_nothing_away_by_itself() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 627);
        olena.says_all(&ANSWERS[..10]).await;
        olena.sends(olena.photo("one", "")).await;
        olena.says_all(&["далі", "✏️ Виправити", "Фото, відео, місце"]).await;
        assert!(olena.says("⬅️ Назад").await.contains("1 файл"));
        olena.says_all(&["✏️ Виправити", "Фото, відео, місце"]).await;
        assert!(olena.says("🗑 Прибрати додане").await.contains("прибрано"));
        assert!(olena.says("далі").await.contains("не додано"));
    }
}

#[tokio::test]
async fn a_draft_outlives_the_card_that_it_was_to_join() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 628);
        olena.says_all(&ANSWERS[..8]).await;
        olena.says_all(&["На Садовій не горять ліхтарі біля школи", "далі", "далі", "подати"]).await;
        let id = olena.card().await;
        let number = card_of(&city, &olena).await.number.to_string();
        let again = ["/new", "так", "1", "Біля школи на Садовій не горять ліхтарі", "далі", "далі", "подати"];
        assert!(olena.says_all(&again).await.contains("схоже, про те саме"));
        olena.presses(&format!("withdraw:{id}:{number}")).await;
        olena.says("Помилка").await;
        let reply = olena.says("📨 Надіслати").await;
        assert!(reply.contains("відкликано") && reply.contains("Перевірте"), "{reply}");
        assert!(olena.says("подати").await.contains("К-2/"));
    }
}

#[tokio::test]
async fn a_second_press_of_the_last_button_tells_the_same_number() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 629);
        let first = olena.files_an_appeal().await;
        assert_eq!(olena.says("✅ Подати звернення").await, first);
        assert!(olena.says("📝 Подати звернення").await.contains("Минулого разу"));
        // A photo that was forgotten goes to the appeal that was just filed.
        olena.says("/cancel").await;
        let taken = olena.sends(olena.photo("forgotten", "")).await;
        assert!(taken.contains("щойно поданого") && taken.contains("К-1/"), "{taken}");
        assert!(olena.says("📨 Надіслати").await.contains("Додано до звернення"));
        assert_eq!(card_of(&city, &olena).await.files.len(), 1);
    }
}

#[tokio::test]
async fn a_word_is_enough_to_find_a_category_and_numbers_count_what_is_shown() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 630);
        olena.says_all(&ANSWERS[..2]).await;
        introduces(&olena).await;
        let found = olena.says("тротуар").await;
        assert!(found.contains("1. Дороги") && found.contains("[Дороги]"), "{found}");
        olena.says_all(&["1", "Плитка провалилася біля пошти", "далі"]).await;
        let summary = olena.says("далі").await;
        assert!(summary.contains("Категорія: Дороги"), "{summary}");
    }
}

#[tokio::test]
async fn help_in_the_middle_says_the_question_again() {
    for channel in BOTH {
        let city = City::new().await;
        let olena = city.citizen_on(channel, 631);
        olena.says("/start").await;
        assert!(olena.says("/help").await.contains("[✅ Погоджуюсь] [Не погоджуюсь]"));
        olena.says("ні, не погоджуюсь").await;
        olena.says_all(&["так", "Коваль"]).await;
        let help = olena.says("/help").await;
        assert!(help.contains("Строки") && help.contains("Напишіть ваше імʼя"), "{help}");
        assert!(help.ends_with("[⬅️ Назад] [✖️ Скасувати]"), "{help}");
        assert!(olena.says("/start").await.contains("незавершене"));
        assert!(olena.says("а що далі робити").await.contains("обрати одну з кнопок"));
    }
}

#[tokio::test]
async fn clause_4_4_a_name_that_sounds_like_an_insult_is_a_name_when_it_is_said_twice() {
    let city = City::new().await;
    let petro = city.citizen(632);
    petro.says_all(&ANSWERS[..2]).await;
    assert!(petro.says("Хуйко").await.contains("без образ"));
    assert!(petro.says("Хуйко").await.contains("імʼя"));
    assert!(city.store.recall(&petro.address()).await.expect("a table").block.is_none());
}
