//! «Мої дані»: what is kept of a person, and its erasure (law 2297-VI, art. 8).

use hotline_domain::{
    card::Card,
    dialogue::{Field, Intent, MyData},
    person::Patronymic,
};

use super::{
    Texts, keyboards,
    words::{date, line, quoted},
};
use crate::message::Message;

impl Texts<'_> {
    /// What is kept of the person.
    pub(super) fn my_data(&self, data: &MyData, cards: &[Card]) -> Message {
        let mut kept = Vec::new();
        if let Some(person) = &data.profile {
            let patronymic = match &person.patronymic {
                Patronymic::Given(text) => format!(" {text}"),
                Patronymic::Absent => String::new(),
            };
            kept.push(line("Заявник", &format!("{} {}{patronymic}", person.surname, person.name)));
            kept.push(line(Field::Residence.label(), &person.residence));
            kept.push(line(Field::Phone.label(), &person.phone.number));
            if let Some(email) = &person.email {
                kept.push(line(Field::Email.label(), email));
            }
        }
        if let Some(phone) = &data.verified_phone {
            kept.push(line("Номер, підтверджений месенджером", phone));
        }
        if let Some(consent) = &data.consent {
            let given = format!("{}, версія тексту {}", date(consent.at), consent.version);
            kept.push(line("Згода на обробку", &given));
        }
        if data.draft {
            kept.push("Незавершене звернення — зберігаємо до 7 днів.".to_owned());
        }
        if let Some(block) = &data.block {
            kept.push(line("Приймання повідомлень було призупинено до", &date(block.until)));
        }
        let kept = match kept.is_empty() {
            true => "Крім самої розмови, про вас нічого не збережено.".to_owned(),
            false => kept.join("\n"),
        };
        let appeals = match cards.len() {
            0 => "Зареєстрованих звернень немає.".to_owned(),
            count => format!(
                "Зареєстрованих звернень: {}. Їх разом із даними заявника закон зобовʼязує зберігати протягом \
                 архівного строку, тож видалити їх не можна. Їхній перелік — у розділі {}.",
                match count < 10 {
                    true => count.to_string(),
                    false => "10 або більше".to_owned(),
                },
                quoted(Intent::MyAppeals),
            ),
        };
        Message::plain(format!(
            "🔐 <b>Що ми зберігаємо про вас</b>\n\n{kept}\n\n{appeals}\n\nЩоб видалити все, що закон дозволяє \
             видалити (розмову, підказки для нового звернення, незавершене звернення, згоду), натисніть {}.",
            quoted(Intent::EraseMyData),
        ))
        .with(keyboards::intents(&[&[Intent::EraseMyData], &[Intent::Menu]]))
    }
}

/// Whether the person really wants their data erased.
pub(super) fn confirm_erase() -> Message {
    Message::plain(
        "Видалити ваші дані з бота? Зникнуть розмова, введені раніше дані, незавершене звернення й згода. \
         Зареєстровані звернення залишаться: їх зберігають за законом, і повідомлення про них надходитимуть \
         сюди й далі. Скасувати видалення буде неможливо.",
    )
    .with(keyboards::intents(&[&[Intent::ConfirmErase], &[Intent::Back]]))
}

/// What the law does not oblige to keep was erased.
pub(super) fn erased() -> Message {
    Message::plain(
        "🗑 Готово: ваші дані з бота видалено. Якщо захочете звернутися знову, просто напишіть — ми почнемо \
         спочатку зі згоди на обробку даних.",
    )
    .with(keyboards::intents(&[&[Intent::Start]]))
}
