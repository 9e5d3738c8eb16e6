//! Rules that hold for every text and button of the bot.

use hotline_domain::dialogue::Intent;

use super::{super::COMMANDS, *};
use crate::message::{Button, InlineButton, Keyboard, MAX_TEXT, length, visible};

#[test]
fn clause_3_2_everything_has_words_that_fit_a_message() {
    for message in everything() {
        let seen = visible(&message.text);
        assert!(!seen.trim().is_empty());
        assert!(length(&seen) <= MAX_TEXT, "{} units: {seen}", length(&seen));
    }
}

#[test]
fn markup_is_balanced_and_citizens_words_are_escaped() {
    for message in everything() {
        let rest = message.text.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", "");
        assert!(!rest.contains(['<', '>', '"']), "{rest}");
        for (open, close) in [("<b>", "</b>"), ("<i>", "</i>")] {
            assert_eq!(message.text.matches(open).count(), message.text.matches(close).count());
        }
    }
}

#[test]
fn texts_are_written_with_ukrainian_letters_and_apostrophes() {
    for message in everything() {
        assert!(!message.text.contains(['\'', 'ы', 'э', 'ъ', 'ё', '\t']), "{}", message.text);
        assert!(!message.text.contains("  "), "{}", message.text);
    }
}

#[test]
fn silence_is_no_message() {
    let directory = directory();
    assert_eq!(
        Texts { city: "Вишнопіль", channel: Channel::Telegram, directory: &directory }.reply(&Reply::Silence),
        None
    );
}

#[test]
fn every_button_says_what_the_dialogue_understands() {
    let directory = directory();
    for message in everything() {
        let Keyboard::Reply(rows) = message.keyboard else { continue };
        for button in rows.into_iter().flatten() {
            let Button::Text(label) = button else { continue };
            let intent = Intent::ALL.into_iter().find(|intent| intent.label() == label);
            let field = Field::ALL.iter().any(|field| field.label() == label);
            let category = directory.categories.iter().any(|c| c.active && c.name == label);
            assert!(intent.is_some_and(|intent| intent.said(&label)) || field || category, "{label}");
        }
    }
}

#[test]
fn every_command_of_the_menu_means_something() {
    let understood =
        [Intent::Start, Intent::NewAppeal, Intent::MyAppeals, Intent::MyData, Intent::Help, Intent::Cancel];
    for ((command, _), intent) in COMMANDS.into_iter().zip(understood) {
        assert!(intent.said(&format!("/{command}")), "{command}");
    }
}

#[test]
fn clause_4_2_every_question_can_be_cancelled_and_left_backwards() {
    for reply in replies() {
        let Reply::Ask { field, correcting, .. } = reply else { continue };
        let Keyboard::Reply(rows) = in_words(&reply).keyboard else { panic!("{reply:?}") };
        let has = |intent: Intent| rows.concat().contains(&Button::Text(intent.label().to_owned()));
        assert!(has(Intent::Cancel));
        assert_eq!(has(Intent::Back), correcting || field != Field::Surname);
    }
}

#[test]
fn my_appeals_are_the_ten_newest_with_a_button_each() {
    let cards: Vec<Card> = (1..=12).map(|n| card(n, State::InWork)).collect();
    let message = my_appeals(&cards);
    let Keyboard::Inline(rows) = message.keyboard else { panic!("no buttons") };
    let buttons = rows.concat();
    assert_eq!(buttons.len(), 10);
    assert_eq!(buttons[0].text, "Д-12/2026");
    assert_eq!(buttons[0].data, "appeal:00000000-0000-0000-0000-00000000000c");
    assert!(buttons.iter().all(|button| button.data.len() <= 64));
    assert!(!message.text.contains("Д-2/2026"));
}

#[test]
fn clause_5_1_a_question_carries_the_button_that_answers_it() {
    let message = notice(asked("На якій опорі?", None));
    let button = InlineButton {
        text: "✍️ Відповісти".to_owned(),
        data: "answer:00000000-0000-0000-0000-000000000000:5".to_owned(),
    };
    assert_eq!(message.keyboard, Keyboard::Inline(vec![vec![button]]));
}

#[test]
fn clause_7_each_question_of_a_survey_is_answered_by_one_tap() {
    let labels = |asks| match notice(survey(asks, false, "Лампу замінено.")).keyboard {
        Keyboard::Inline(rows) => rows.concat().into_iter().map(|button| button.text).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(labels(Asks::Done), ["✅ Так, виконано", "❌ Ні"]);
    assert_eq!(labels(Asks::Quality), ["1", "2", "3", "4", "5"]);
    assert_eq!(labels(Asks::Reason), ["✍️ Написати, що не так"]);
    let waiting = Card {
        survey: Some(Survey { asked_at: Some(at(DUE)), done: Some(true), ..Survey::default() }),
        ..card(1, State::Closed)
    };
    let Keyboard::Inline(rows) = my_appeal(&waiting).keyboard else { panic!("no buttons") };
    assert_eq!(rows.concat().len(), 5, "the question is asked in the list of appeals, too");
    assert_eq!(my_appeal(&card(1, State::Closed)).keyboard, Keyboard::Keep);
}

#[test]
fn clause_5_4_a_result_is_not_told_before_it_is_checked() {
    assert!(!my_appeal(&card(1, State::Reported)).text.contains("Лампу замінено"));
    assert!(my_appeal(&card(1, State::Closed)).text.contains("Лампу замінено"));
}
