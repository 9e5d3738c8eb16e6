//! A look back: the summary before filing, what to correct, details of last time, an unfinished
//! appeal.

use hotline_domain::{
    dialogue::{Address, Draft, Field, Intent, Note},
    ids::RegistrationNumber,
    person::{Applicant, Patronymic},
};

use super::{
    Texts, keyboards, problems,
    words::{files, line, quoted, shown},
};
use crate::message::{Message, cut, escape};

const NONE: &str = "немає";
const MISSING: &str = "не вказано";

impl Texts<'_> {
    /// Everything given, to be checked before filing (4.2).
    pub(super) fn summary(&self, draft: &Draft, note: Option<&Note>) -> Message {
        let mut parts = Vec::new();
        match note {
            Some(Note::Unusable) => parts.push(format!(
                "⚠️ Тут можна лише подати звернення або виправити його: натисніть {} чи {}.",
                quoted(Intent::File),
                quoted(Intent::Correct),
            )),
            Some(note) => parts.push(problems::note(note)),
            None => {}
        }
        parts.push("🔎 <b>Перевірте, будь ласка, чи все правильно</b>".to_owned());
        parts.push(
            Field::ALL
                .into_iter()
                .map(|field| line(field.label(), &self.value(draft, field)))
                .collect::<Vec<_>>()
                .join("\n"),
        );
        parts.push(format!(
            "Якщо все гаразд, натисніть {} — звернення одразу отримає реєстраційний номер.",
            quoted(Intent::File)
        ));
        Message::plain(parts.join("\n\n"))
            .with(keyboards::intents(&[&[Intent::File], &[Intent::Correct, Intent::Cancel]]))
    }

    fn value(&self, draft: &Draft, field: Field) -> String {
        let given = |text: &Option<String>| text.clone().unwrap_or_else(|| MISSING.to_owned());
        match field {
            Field::Surname => given(&draft.surname),
            Field::Name => given(&draft.name),
            Field::Patronymic => {
                draft.patronymic.as_ref().map_or(MISSING, |p| p.text().unwrap_or(NONE)).to_owned()
            }
            Field::Residence => given(&draft.residence),
            Field::Phone => given(&draft.phone.as_ref().map(|phone| phone.number.clone())),
            Field::Category => given(
                &draft
                    .category
                    .as_ref()
                    .map(|id| self.directory.category(id).map_or_else(|| id.to_string(), |c| c.name.clone())),
            ),
            Field::Substance => match draft.substance.is_empty() {
                true => MISSING.to_owned(),
                false => shown(&draft.substance.text()),
            },
            Field::Email => given(&draft.email),
            Field::Materials => materials(draft),
        }
    }
}

fn materials(draft: &Draft) -> String {
    let given: Vec<String> = [
        (!draft.files.is_empty()).then(|| files(draft.files.len())),
        (!draft.uploads.is_empty())
            .then(|| format!("за посиланням ще завантажується {}", files(draft.uploads.len()))),
        draft.location.map(|_| "місце на карті".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    match given.is_empty() {
        true => "не додано".to_owned(),
        false => given.join(", "),
    }
}

/// Offers the details given last time.
pub(super) fn offer_profile(person: &Applicant) -> Message {
    let patronymic = match &person.patronymic {
        Patronymic::Given(text) => format!(" {text}"),
        Patronymic::Absent => String::new(),
    };
    let mut lines = vec![
        line("Заявник", &format!("{} {}{patronymic}", person.surname, person.name)),
        line(Field::Residence.label(), &person.residence),
        line(Field::Phone.label(), &person.phone.number),
    ];
    if let Some(email) = &person.email {
        lines.push(line(Field::Email.label(), email));
    }
    Message::plain(format!(
        "Раді бачити вас знову! Минулого разу ви вказали такі дані:\n\n{}\n\nВикористати їх і цього разу?",
        lines.join("\n")
    ))
    .with(keyboards::intents(&[&[Intent::UseProfile], &[Intent::ChangeProfile], &[Intent::Cancel]]))
}

/// Offers to go on with an unfinished appeal.
pub(super) fn unfinished() -> Message {
    Message::plain("У вас є незавершене звернення. Продовжити його, почати нове чи скасувати?")
        .with(keyboards::intents(&[&[Intent::Continue], &[Intent::StartOver, Intent::Cancel]]))
}

/// Asks which field is to be corrected.
pub(super) fn choose_correction() -> Message {
    Message::plain(format!(
        "Що виправити? Натисніть назву поля. Щоб повернутися, нічого не змінюючи, — {}.",
        quoted(Intent::Back)
    ))
    .with(keyboards::fields())
}

/// Which of several addresses was meant.
pub(super) fn choose_address(typed: &str, options: &[Address]) -> Message {
    let listed: Vec<String> = options
        .iter()
        .enumerate()
        .map(|(index, option)| format!("{}. {}", index + 1, escape(&option.label)))
        .collect();
    Message::plain(format!(
        "Ви написали: <i>{}</i>\n\nВулиця могла змінити назву. Оберіть свою адресу, якщо вона тут є, або \
         залиште, як написали:\n\n{}",
        escape(&cut(typed, 250)),
        listed.join("\n")
    ))
    .with(keyboards::addresses(options))
}

/// The person has an open appeal that looks the same.
pub(super) fn similar(number: &RegistrationNumber) -> Message {
    Message::plain(format!(
        "🤔 У вас уже є відкрите звернення № <b>{}</b> — схоже, про те саме.\n\nЯкщо додати написане до нього, \
         виконавець отримає все разом. Якщо це інша проблема, подайте її окремо.",
        escape(&number.to_string())
    ))
    .with(keyboards::intents(&[&[Intent::AddToIt], &[Intent::FileAnyway], &[Intent::Back, Intent::Cancel]]))
}

/// The reminder of an unfinished appeal.
#[must_use]
pub fn reminder() -> Message {
    Message::plain(format!(
        "✍️ Ви почали писати звернення, але не завершили його. Усе введене збережено: натисніть {}, щоб \
         повернутися до того місця, де зупинилися. За тиждень без відповіді чернетка зникне.",
        quoted(Intent::Continue)
    ))
    .with(keyboards::intents(&[&[Intent::Continue], &[Intent::Cancel]]))
}
