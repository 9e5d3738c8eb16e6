//! What the applicant is told when a card moves on (clause 3.2).

use hotline_domain::{
    asked::Asked,
    card::ResultCode,
    notice::{News, Notice},
};
use jiff::Timestamp;

use super::{Texts, words::date};
use crate::message::{InlineButton, Keyboard, MAX_TEXT, Message, cut, escape, length, visible};

/// The button that begins an answer to a question (clause 5.1).
const ANSWER: &str = "✍️ Відповісти";

/// How to contest a refusal (law "On citizens' appeals", art. 15 and 16).
const CONTEST: &str = "\n\nЯкщо ви не згодні, рішення можна оскаржити до вищого органу чи посадової особи \
     або до суду (Закон «Про звернення громадян», ст. 16).";

impl Texts<'_> {
    /// A notice in words.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> Message {
        let appeal = format!("<b>Звернення № {}</b>", escape(&notice.number.to_string()));
        let text = match &notice.news {
            News::Addressed { due_at } => format!(
                "📨 {appeal}\nЙого передано керівництву міста, яке призначить виконавця. Строк \
                 виконання — до {}.",
                date(*due_at)
            ),
            News::Assigned { organisation, due_at } => format!(
                "👷 {appeal}\n{}{}",
                match organisation {
                    Some(name) => format!("Призначено виконавця: <b>{}</b>.", escape(&cut(name, 500))),
                    None => "Призначено виконавця.".to_owned(),
                },
                due_at.map(until).unwrap_or_default(),
            ),
            News::InWork => {
                format!("🔧 {appeal}\nВиконавець узяв його в роботу. Про результат повідомимо.")
            }
            News::Reported => format!(
                "🔎 {appeal}\nВиконавець повідомив, що роботу виконано. Зараз міська рада перевіряє \
                 результат."
            ),
            News::Returned => format!(
                "🔁 {appeal}\nПеревірка показала, що зроблено ще не все, тому виконавець продовжує \
                 роботу. Про її завершення повідомимо."
            ),
            News::Asked { question, answer_by, .. } => asked(&appeal, question, *answer_by),
            News::Restored => format!(
                "✅ {appeal}\nМи ще раз переглянули написане вами й зареєстрували звернення. Про кожен \
                 крок і про результат напишемо сюди."
            ),
            News::Blocked { reason, until, channels } => format!(
                "🚫 {appeal}\nПриймання ваших повідомлень у боті призупинено до {}. Причина: {}\n\n\
                 Звернутися до міської ради можна й інакше: {}.",
                date(*until),
                escape(&cut(reason, 500)),
                escape(&cut(channels, 500)),
            ),
            News::Unblocked => {
                format!("✅ {appeal}\nБот знову приймає ваші повідомлення. Перепрошуємо за незручності.")
            }
            News::Closed { text, code } => closed(&appeal, text.as_deref(), *code),
        };
        Message { text, keyboard: keyboard(&notice.news) }
    }
}

fn keyboard(news: &News) -> Keyboard {
    match news {
        News::Asked { appeal, sequence, .. } => {
            let data = Asked::button(*appeal, *sequence);
            Keyboard::Inline(vec![vec![InlineButton { text: ANSWER.to_owned(), data }]])
        }
        News::Addressed { .. }
        | News::Assigned { .. }
        | News::InWork
        | News::Reported
        | News::Returned
        | News::Restored
        | News::Blocked { .. }
        | News::Unblocked
        | News::Closed { .. } => Keyboard::Keep,
    }
}

fn until(due: Timestamp) -> String {
    format!(" Строк виконання — до {}.", date(due))
}

fn asked(appeal: &str, question: &str, answer_by: Option<Timestamp>) -> String {
    let by = answer_by.map(|by| format!(" Відповідь чекаємо до {}.", date(by))).unwrap_or_default();
    format!(
        "❓ {appeal}\nВиконавець просить уточнити:\n\n{}\n\nНатисніть кнопку під цим повідомленням і \
         напишіть відповідь; можна додати фото чи файли.{by}",
        escape(&cut(question, 3000)),
    )
}

fn closed(appeal: &str, answer: Option<&str>, code: Option<ResultCode>) -> String {
    let mut text = format!("✅ {appeal}\nРозгляд завершено.");
    if let Some(code) = code {
        text.push_str(&format!(" Результат: <b>{}</b>.", escape(code.name())));
    }
    let contest = match code {
        Some(ResultCode::Refused) => CONTEST,
        Some(ResultCode::Resolved | ResultCode::Explained) | None => "",
    };
    if let Some(answer) = answer {
        // The answer is what the person waits for: it gets all the room there is.
        let taken = length(&visible(&text)) + length(contest) + 2;
        text.push_str(&format!("\n\n{}", escape(&cut(answer, MAX_TEXT.saturating_sub(taken)))));
    }
    text + contest
}
