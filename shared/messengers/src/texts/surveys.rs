//! The survey about a result (clause 7): its questions, thanks, and what is said once it is over.

use hotline_domain::{
    card::{Card, ResultCode},
    dialogue::Intent,
    ids::AppealId,
    notice::Asks,
    survey::{Next, Press, SurveyAnswer},
};
use jiff::Timestamp;

use super::{
    keyboards,
    notices::fitted,
    words::{date, quoted},
};
use crate::message::{InlineButton, Keyboard, Message, escape};

const YES: &str = "✅ Так, виконано";
const NO: &str = "❌ Ні";
const REASON: &str = "✍️ Написати, що не так";
const COMMENT: &str = "💬 Додати коментар";
const RATE: &str = "Оцініть якість роботи: 1 — дуже погано, 5 — відмінно.";

/// What a survey tells and asks.
pub(super) struct Question<'a> {
    pub(super) asks: Asks,
    pub(super) reminder: bool,
    pub(super) text: &'a str,
    pub(super) code: ResultCode,
    pub(super) closes_at: Timestamp,
}

impl Question<'_> {
    /// The message; `appeal` is its heading.
    pub(super) fn message(&self, appeal: &str) -> String {
        let heading = match self.reminder {
            true => format!("🔔 {appeal}\nНагадуємо: чекаємо на вашу відповідь до {}.", date(self.closes_at)),
            false => format!("📋 {appeal}\nРезультат: <b>{}</b>.", escape(self.code.name())),
        };
        fitted(heading, if self.reminder { "" } else { self.text }, question(self.asks))
    }
}

fn question(asks: Asks) -> &'static str {
    match asks {
        Asks::Done => "Чи виконано роботу? Відповісти можна одним натисканням.",
        Asks::Quality => RATE,
        Asks::Reason => "Ви відповіли, що результат вас не влаштував. Напишіть, що саме не так.",
    }
}

fn button(appeal: AppealId, text: &str, press: Press) -> InlineButton {
    InlineButton { text: text.to_owned(), data: press.button(appeal) }
}

/// The buttons of a question.
pub(super) fn buttons(appeal: AppealId, asks: Asks) -> Keyboard {
    let answer = |text: &str, answer| button(appeal, text, Press::Answer(answer));
    Keyboard::Inline(match asks {
        Asks::Done => {
            vec![vec![answer(YES, SurveyAnswer::Done(true))], vec![answer(NO, SurveyAnswer::Done(false))]]
        }
        Asks::Quality => {
            vec![(1..=5).map(|n| answer(&n.to_string(), SurveyAnswer::Quality(n))).collect()]
        }
        Asks::Reason => vec![vec![button(appeal, REASON, Press::Reason)]],
    })
}

/// The buttons of a survey that waits for an answer, where the card has one.
pub(super) fn waiting(card: &Card) -> Option<Keyboard> {
    let survey = card.survey.as_ref().filter(|survey| survey.is_open() && survey.asked_at.is_some())?;
    let asks = match survey.done {
        None => Asks::Done,
        Some(true) if survey.quality.is_none() => Asks::Quality,
        Some(true | false) => Asks::Reason,
    };
    Some(buttons(card.id, asks))
}

/// What follows an answer; `then` is how the dialogue goes on.
pub(super) fn surveyed(appeal: AppealId, number: &str, next: &Next, then: Option<Message>) -> Message {
    let number = escape(number);
    let text = match next {
        Next::Rate => {
            return Message::plain(format!("👍 Дякуємо! {RATE}")).with(buttons(appeal, Asks::Quality));
        }
        Next::Thank => {
            format!(
                "🙏 Дякуємо за оцінку! Вона допомагає місту працювати краще. Звернення № <b>{number}</b>."
            )
        }
        // The letter that asks for it is a reply of its own.
        Next::WhatIsWrong => question(Asks::Reason).to_owned(),
        Next::Already => format!("🙏 Ви вже відповіли щодо звернення № <b>{number}</b>. Дякуємо!"),
        Next::Over => format!(
            "⌛ Опитування щодо звернення № <b>{number}</b> вже завершено. Якщо проблема лишилася, натисніть {}.",
            quoted(Intent::NewAppeal)
        ),
        Next::Repeated { under } => format!(
            "🔁 Це питання вже розглядають повторно, під № <b>{}</b>. Доповнити його можна в розділі {}.",
            escape(&under.to_string()),
            quoted(Intent::MyAppeals)
        ),
    };
    match (then, next) {
        (Some(then), _) => super::joined(&text, then),
        (None, Next::Thank) => {
            let comment = button(appeal, COMMENT, Press::Comment);
            Message::plain(text).with(Keyboard::Inline(vec![vec![comment]]))
        }
        (None, Next::Rate | Next::WhatIsWrong | Next::Already | Next::Over | Next::Repeated { .. }) => {
            Message::plain(text).with(keyboards::menu())
        }
    }
}
