//! What the applicant is told when a card moves on (clause 3.2).

use hotline_domain::{
    asked::Asked,
    card::{Ending, Ground, ResultCode},
    ids::RegistrationNumber,
    notice::{News, Notice},
    quotes::quoted,
};
use jiff::Timestamp;

use super::{
    Texts, surveys,
    words::{date, day, due},
};
use crate::message::{InlineButton, Keyboard, MAX_TEXT, Message, cut, escape, length, visible};

/// The button that begins an answer to a question (clause 5.1).
const ANSWER: &str = "✍️ Відповісти";

impl Texts<'_> {
    /// A notice in words.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> Message {
        let appeal = format!("<b>Звернення № {}</b>", escape(&notice.number.to_string()));
        let text = match &notice.news {
            News::Addressed { due_at } => format!(
                "📨 {appeal}\nЙого передано керівництву міста, яке призначить виконавця. Строк \
                 виконання — до {}.",
                due(*due_at)
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
            News::Split { first } => format!(
                "✂️ {appeal}\nУ зверненні № {} порушено два різні питання, тому одне з них ми \
                 зареєстрували окремо, під цим номером. Про кожен крок і про результат напишемо сюди.",
                escape(&first.to_string()),
            ),
            News::Repeated { first } => format!(
                "🔁 {appeal}\nРезультат за зверненням № {} визнано незадовільним, тому ми зареєстрували це \
                 повторне звернення. Про кожен крок і про результат напишемо сюди.",
                escape(&first.to_string()),
            ),
            News::Survey { asks, reminder, text, code, closes_at, .. } => {
                let (asks, reminder, code, closes_at) = (*asks, *reminder, *code, *closes_at);
                surveys::Question { asks, reminder, text, code, closes_at }.message(&appeal)
            }
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
            News::DeadlineChanged { due_at, reason, extended } => {
                deadline(&appeal, *due_at, reason, *extended)
            }
            News::Planned { plan, year, expected } => format!(
                "🗓 {appeal}\nЦю роботу включено до плану {} на {year} рік: вона потребує коштів \
                 бюджету. Очікуваний строк виконання — до {}.",
                escape(&quoted(&cut(plan, 500))),
                day(*expected),
            ),
            News::Merged { main } => format!(
                "🔗 {appeal}\nЗ цього самого питання вже розглядають звернення № {}. Ваше розглянемо \
                 разом із ним і про результат повідомимо.",
                escape(&main.to_string()),
            ),
            News::Ended { ending, text, appeal_route } => ended(&appeal, ending, text, appeal_route),
            News::Closed { text, code, law, appeal_route, main } => Answer {
                text: text.as_deref(),
                code: *code,
                law: law.as_deref(),
                appeal_route: appeal_route.as_deref(),
                main: main.as_ref(),
            }
            .message(&appeal),
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
        News::Survey { appeal, asks, .. } => surveys::buttons(*appeal, *asks),
        News::Addressed { .. }
        | News::Assigned { .. }
        | News::InWork
        | News::Reported
        | News::Returned
        | News::DeadlineChanged { .. }
        | News::Planned { .. }
        | News::Merged { .. }
        | News::Ended { .. }
        | News::Restored
        | News::Split { .. }
        | News::Repeated { .. }
        | News::Blocked { .. }
        | News::Unblocked
        | News::Closed { .. } => Keyboard::Keep,
    }
}

fn until(at: Timestamp) -> String {
    format!(" Строк виконання — до {}.", due(at))
}

fn asked(appeal: &str, question: &str, answer_by: Option<Timestamp>) -> String {
    let by = answer_by.map(|by| format!(" Відповідь чекаємо до {}.", date(by))).unwrap_or_default();
    format!(
        "❓ {appeal}\nВиконавець просить уточнити:\n\n{}\n\nНатисніть кнопку під цим повідомленням і \
         напишіть відповідь; можна додати фото чи файли.{by}",
        escape(&cut(question, 3000)),
    )
}

fn deadline(appeal: &str, due_at: Timestamp, reason: &Option<String>, extended: bool) -> String {
    let what = match extended {
        true => "Строк розгляду продовжено",
        false => "Строк виконання змінено",
    };
    let why = reason.as_deref().map(|reason| format!("\nПричина: {}", escape(&cut(reason, 1000))));
    format!("📅 {appeal}\n{what} — до {}.{}", due(due_at), why.unwrap_or_default())
}

/// The end of an appeal by law: which way, why, and how to contest it (law, art. 5, 7, 8, 15, 16).
fn ended(appeal: &str, ending: &Ending, text: &str, appeal_route: &str) -> String {
    let (what, law) = match ending {
        Ending::Forwarded { to } => (
            format!(
                "Його переслано за належністю: <b>{}</b>. Відповідь надійде звідти.",
                escape(&cut(to, 500))
            ),
            "ст. 7",
        ),
        Ending::ReturnedToAuthor => ("Його повернуто вам із розʼясненням.".to_owned(), "ст. 5"),
        Ending::NotConsidered { ground: Ground::Anonymous } => {
            ("Воно не підлягає розгляду, бо анонімне.".to_owned(), "ст. 8")
        }
        Ending::NotConsidered { ground: Ground::AlreadyResolved { earlier } } => (
            format!(
                "Воно не підлягає розгляду: це саме питання вирішено по суті за зверненням № {}.",
                escape(&earlier.to_string())
            ),
            "ст. 8",
        ),
    };
    let what = format!("📄 {appeal}\n{what}");
    let law =
        format!("Підстава: Закон «Про звернення громадян», {law}.\n{}", escape(&cut(appeal_route, 500)));
    fitted(what, text, &law)
}

/// The answer to an appeal.
struct Answer<'a> {
    text: Option<&'a str>,
    code: Option<ResultCode>,
    law: Option<&'a str>,
    appeal_route: Option<&'a str>,
    main: Option<&'a RegistrationNumber>,
}

impl Answer<'_> {
    fn message(&self, appeal: &str) -> String {
        let mut what = format!("✅ {appeal}\nРозгляд завершено.");
        if let Some(code) = self.code {
            what.push_str(&format!(" Результат: <b>{}</b>.", escape(code.name())));
        }
        if let Some(main) = self.main {
            what.push_str(&format!(" Його розглянули разом зі зверненням № {}.", escape(&main.to_string())));
        }
        let law = self.law.map(|law| format!("Підстава: {}", escape(&cut(law, 500))));
        let route = self.appeal_route.map(|route| escape(&cut(route, 500)));
        let after: Vec<_> = law.into_iter().chain(route).collect();
        fitted(what, self.text.unwrap_or_default(), &after.join("\n"))
    }
}

/// A message with a person's text in the midst; the text is what is waited for, so it gets all the
/// room there is.
pub(super) fn fitted(before: String, text: &str, after: &str) -> String {
    let taken = length(&visible(&before)) + length(&visible(after)) + 4;
    let text = escape(&cut(text, MAX_TEXT.saturating_sub(taken)));
    let parts = [before.as_str(), &text, after];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
