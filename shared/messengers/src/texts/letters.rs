//! Letters about registered appeals: additions, answers to questions (clause 5.1), taking back, what is wrong
//! with a result (7).

use hotline_domain::{
    dialogue::{Done, Intent, Letter, Note, Purpose},
    refusal::RefusalCode,
};

use super::{
    keyboards, problems,
    words::{due, files, quoted, shown},
};
use crate::message::{Message, escape};

/// A letter as it is so far.
pub(super) fn writing(letter: &Letter, note: Option<&Note>) -> Message {
    let mut parts: Vec<String> = note.map(problems::note).into_iter().collect();
    parts.push(format!("{}{}", heading(&letter.purpose), of(&letter.number)));
    let words = letter.words.text();
    if letter.is_empty() {
        parts.push(wanted(&letter.purpose).to_owned());
    } else {
        let mut so_far = Vec::new();
        if !words.is_empty() {
            so_far.push(format!("<i>{}</i>", escape(&shown(&words))));
        }
        let count = letter.files.len() + letter.uploads.len();
        if count > 0 {
            so_far.push(format!("📎 {}", files(count)));
        }
        if letter.location.is_some() {
            so_far.push("📍 місце на карті".to_owned());
        }
        parts.push(so_far.join("\n"));
        parts.push(format!(
            "Якщо це все, натисніть {}. Можна й дописати або додати ще.",
            quoted(Intent::Send)
        ));
    }
    let rows: &[&[Intent]] = match letter.is_empty() {
        true => &[&[Intent::Cancel]],
        false => &[&[Intent::Send], &[Intent::Cancel]],
    };
    Message::plain(parts.join("\n\n")).with(keyboards::intents(rows))
}

fn heading(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::Add => "➕ <b>Доповнення до звернення",
        Purpose::Answer { .. } => "✍️ <b>Відповідь щодо звернення",
        Purpose::Withdraw => "↩️ <b>Відкликання звернення",
        Purpose::Wrong => "🔁 <b>Що не так із виконанням звернення",
        Purpose::Remark => "💬 <b>Коментар до звернення",
    }
}

fn of(number: &str) -> String {
    match number.is_empty() {
        true => "</b>".to_owned(),
        false => format!(" № {}</b>", escape(number)),
    }
}

fn wanted(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::Add => {
            "Напишіть, що додати, або надішліть фото, файли чи місце на карті: це побачать ті, хто його розглядає."
        }
        Purpose::Answer { .. } => {
            "Напишіть відповідь; можна додати фото, файли чи місце на карті. Її побачить той, хто розглядає \
             ваше звернення."
        }
        Purpose::Withdraw => {
            "Напишіть, будь ласка, чому ви відкликаєте звернення, наприклад: <i>проблему вже вирішено</i>. \
             Після відкликання його розгляд припиниться."
        }
        Purpose::Wrong => {
            "Що саме не так? Напишіть кілька слів; можна додати фото, файли чи місце на карті. Ми зареєструємо \
             повторне звернення, і його розглянуть знову."
        }
        Purpose::Remark => "Напишіть кілька слів про виконану роботу; можна додати фото.",
    }
}

/// What was done.
pub(super) fn done(done: &Done) -> String {
    match done {
        Done::Added { number } => {
            format!("✅ Додано до звернення № <b>{}</b>. Це побачать ті, хто його розглядає.", escape(number))
        }
        Done::Answered { number } => {
            format!("✅ Дякуємо! Вашу відповідь додано до звернення № <b>{}</b>.", escape(number))
        }
        Done::Awaited { number } => format!(
            "⏳ Файл зʼявиться у зверненні{}, щойно ви завантажите його за посиланням.",
            match number.is_empty() {
                true => String::new(),
                false => format!(" № <b>{}</b>", escape(number)),
            },
        ),
        Done::Withdrawn { number } => {
            format!("↩️ Звернення № <b>{}</b> відкликано, його розгляд припинено.", escape(number))
        }
        Done::Repeated { number, due_at } => format!(
            "🔁 Дякуємо, що повідомили. Зареєстровано повторне звернення № <b>{}</b>.{} Про кожен крок напишемо \
             сюди.",
            escape(number),
            due_at.map(|at| format!(" Строк — до {}.", due(at))).unwrap_or_default(),
        ),
        Done::Remarked { number } => {
            format!("🙏 Дякуємо! Ваш коментар додано до звернення № <b>{}</b>.", escape(number))
        }
        Done::Refused { code } => format!("⚠️ {}", refused(*code)),
    }
}

fn refused(code: RefusalCode) -> String {
    match code {
        RefusalCode::WrongState => format!(
            "Розгляд цього звернення вже завершено, тому змінити його не можна. Якщо проблема лишилася, \
             натисніть {}.",
            quoted(Intent::NewAppeal)
        ),
        RefusalCode::NotYourCard => format!(
            "Такого звернення серед ваших немає. Усі подані звернення — у розділі {}.",
            quoted(Intent::MyAppeals)
        ),
        RefusalCode::NoSuchQuestion => "Такого запитання щодо звернення немає.".to_owned(),
        // What only staff can be refused is said as they would read it.
        other => other.sentence().to_owned(),
    }
}
