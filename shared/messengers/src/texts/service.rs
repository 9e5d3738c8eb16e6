//! What the service says about itself: consent, menu, help, registration, trouble.

use hotline_domain::{
    dialogue::{Intent, MenuNote},
    ids::{Channel, RegistrationNumber},
};

use super::{
    Texts, keyboards,
    words::{lower_first, quoted},
};
use crate::message::{Keyboard, MAX_TEXT, Message, escape, length, visible};

/// The menu of commands: each with what it does.
pub const COMMANDS: [(&str, &str); 6] = [
    ("start", "Головне меню"),
    ("new", "Подати звернення"),
    ("my", "Мої звернення та їхній стан"),
    ("mydata", "Які ваші дані ми зберігаємо"),
    ("help", "Як це працює і які строки"),
    ("cancel", "Скасувати незавершене звернення"),
];

/// Our own trouble; nothing the person did.
#[must_use]
pub fn failure() -> Message {
    Message::plain(
        "😔 Перепрошуємо, сталася тимчасова технічна несправність — з нашого боку, не з вашого.\n\n\
         Повторіть, будь ласка, останнє повідомлення за кілька хвилин. Попередні ваші відповіді \
         збережено.",
    )
}

/// To a group in which somebody added the bot.
#[must_use]
pub fn private_only() -> Message {
    Message::plain(
        "Вітаємо! Звернення містить персональні дані, тому приймаємо його лише в особистому чаті. \
         Відкрийте, будь ласка, розмову з ботом і натисніть «Розпочати» (Start).",
    )
}

/// The appeal is written down and its number is not there yet.
pub(super) fn filing() -> Message {
    Message::plain(format!(
        "⏳ Ваше звернення отримано, його реєстрація триває довше, ніж зазвичай.\n\n\
         Подавати його ще раз не потрібно: за кілька хвилин воно зʼявиться з номером у розділі {}.",
        quoted(Intent::MyAppeals),
    ))
    .with(keyboards::menu())
}

/// The appeal is registered (4.1).
pub(super) fn registered(number: &RegistrationNumber) -> Message {
    Message::plain(format!(
        "✅ Дякуємо! Ваше звернення зареєстровано.\n\
         Реєстраційний номер: <b>{}</b>\n\n\
         <b>Що далі</b>\n\
         Міська рада визначить строк і виконавця. Про кожен крок і про результат ми напишемо вам \
         сюди.\n\n\
         За законом розгляд триває до 15 днів, якщо додаткове вивчення не потрібне, а в інших \
         випадках — до одного місяця. Аварійне беремо в роботу одразу.\n\n\
         Стан звернення завжди можна побачити в розділі {}.",
        escape(&number.to_string()),
        quoted(Intent::MyAppeals),
    ))
    .with(keyboards::menu())
}

impl Texts<'_> {
    /// Asks for consent: purpose, controller, data, recipients and rights (law 2297-VI, art. 12), in the
    /// city's own words where it has some.
    pub(super) fn consent(&self, renewed: bool) -> Message {
        let city = escape(self.city);
        let greeting = match renewed {
            true => format!(
                "📄 Текст згоди оновлено, тож просимо прочитати його ще раз (бот «Гаряча лінія», м. {city})."
            ),
            false => format!(
                "👋 Вітаємо! Це бот «Гаряча лінія», м. {city}.\n\
                 Тут можна подати звернення до міської ради в будь-який час і стежити за його виконанням."
            ),
        };
        if let Some(own) = &self.directory.settings.consent_text {
            let text = format!("{greeting}\n\n{}\n\nЧи погоджуєтесь ви?", escape(own));
            return Message::plain(text).with(consent_keyboard());
        }
        Message::plain(format!(
            "{greeting}\n\n\
             Спершу потрібна ваша <b>згода на обробку персональних даних</b> (Закон України «Про \
             захист персональних даних» № 2297-VI).\n\n\
             • <b>Навіщо:</b> щоб зареєструвати й розглянути ваше звернення та відповісти на нього.\n\
             • <b>Хто володілець даних:</b> міська рада, м. {city}. Дані побачать лише працівники ради, \
             комунальних підприємств і установ, які розглядають звернення.\n\
             • <b>Які дані:</b> прізвище, імʼя, по батькові, місце проживання, телефон, за бажанням — \
             електронна пошта, а також текст, файли й місце на карті, які ви надішлете.\n\
             • <b>Ваші права:</b> дізнатися, які ваші дані є в міської ради, виправити їх або попросити \
             видалити (розділ {}). Зареєстроване звернення зберігають \
             протягом строку, установленого законодавством.\n\n\
             Чи погоджуєтесь ви?",
            quoted(Intent::MyData),
        ))
        .with(consent_keyboard())
    }

    /// The person declined, or said something else.
    pub(super) fn consent_again(&self) -> Message {
        Message::plain(format!(
            "Без вашої згоди ми не маємо права прийняти звернення через бот: закон вимагає вказати в \
             ньому імʼя та місце проживання, а це персональні дані.\n\n\
             Якщо погоджуєтесь, натисніть {}. Якщо ні — ви можете звернутися до міської ради особисто \
             або листом.",
            quoted(Intent::Agree),
        ))
        .with(consent_keyboard())
    }

    /// The main menu.
    pub(super) fn menu(&self, note: MenuNote) -> Message {
        let new = quoted(Intent::NewAppeal);
        let text = match note {
            MenuNote::Welcome => format!(
                "🏠 <b>Гаряча лінія, м. {}</b>\n\n\
                 Щоб повідомити про проблему, подати пропозицію, заяву чи скаргу, натисніть {new}.\n\
                 Щоб дізнатися, що зроблено, — {}.",
                escape(self.city),
                quoted(Intent::MyAppeals),
            ),
            MenuNote::Cancelled => format!(
                "Звернення скасовано, введене не збережено. Коли захочете почати знову, натисніть {new}."
            ),
            MenuNote::LetterDropped => {
                format!("Написане не надіслано. Усі ваші звернення — у розділі {}.", quoted(Intent::MyAppeals))
            }
            MenuNote::Insult => "⚠️ Будь ласка, без образ. Якщо це повториться, приймання ваших повідомлень буде \
                 призупинено (пункт 4.4 Регламенту). Щоб повідомити про проблему, опишіть її спокійними словами."
                .to_owned(),
            MenuNote::NothingToCancel => {
                format!("Незавершеного звернення немає, тож скасовувати нічого. Почати нове — {new}.")
            }
            MenuNote::NotUnderstood => format!(
                "Перепрошуємо, тут ми цього не зрозуміли.\n\n\
                 Якщо хочете повідомити про проблему, натисніть {new} — ми поставимо кілька коротких \
                 запитань. Як усе влаштовано — {}.",
                quoted(Intent::Help),
            ),
        };
        Message::plain(text).with(keyboards::menu())
    }

    /// How the service works.
    pub(super) fn help(&self, then: Option<Message>) -> Message {
        // Viber lets nobody edit a message.
        let corrected = match self.channel {
            Channel::Telegram => "відредагуйте своє повідомлення або скористайтеся кнопкою",
            Channel::Viber => "скористайтеся кнопкою",
        };
        let text = format!(
            "ℹ️ <b>Як працює «Гаряча лінія», м. {}</b>\n\n\
             1. Натисніть {} і дайте відповіді на кілька запитань. Фото, відео, файли й місце на карті — \
             за бажанням.\n\
             2. Перевірте введене й подайте. Звернення одразу отримає реєстраційний номер.\n\
             3. Міська рада визначить строк і виконавця. Про кожен крок і результат ми напишемо сюди. \
             Поточний стан — {}.\n\n\
             <b>Строки</b> (Закон «Про звернення громадян», ст. 20)\n\
             • до 15 днів — якщо додаткове вивчення не потрібне;\n\
             • до одного місяця — в інших випадках. Якщо цього замало, строк можуть продовжити, загалом \
             не більше ніж до 45 днів, і вас про це повідомлять.\n\n\
             Анонімні звернення закон розглядати не дозволяє, тому ми просимо назвати себе.\n\n\
             Будь-яку відповідь можна виправити: {corrected} {} перед поданням. Подане звернення можна доповнити чи відкликати в розділі {}.\n\n\
             <b>Команди</b>\n{}\n\n\
             У разі небезпеки телефонуйте 112: бот не замінює екстрених служб.",
            escape(self.city),
            quoted(Intent::NewAppeal),
            quoted(Intent::MyAppeals),
            quoted(Intent::Correct),
            quoted(Intent::MyAppeals),
            COMMANDS.map(|(command, meaning)| format!("/{command} — {}", lower_first(meaning))).join("\n"),
        );
        match then {
            // The question that waits is said again, with its buttons, where both fit into one message.
            Some(then) if length(&visible(&text)) + length(&visible(&then.text)) + 2 <= MAX_TEXT => {
                Message { text: format!("{text}\n\n{}", then.text), ..then }
            }
            Some(then) => Message { text, ..then },
            None => Message::plain(text).with(keyboards::menu()),
        }
    }
}

fn consent_keyboard() -> Keyboard {
    keyboards::intents(&[&[Intent::Agree, Intent::Disagree], &[Intent::Help]])
}
