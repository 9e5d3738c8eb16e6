//! The questions of the dialogue (clause 4.2): what is wanted and why.

use hotline_domain::{
    dialogue::{Address, DialogueRules, Field, Intent, Note},
    directory::{Category, Directory},
    ids::CategoryId,
};

use super::{
    Texts, keyboards, problems,
    words::{quoted, shown, up_to_files},
};
use crate::message::{Message, cut, escape};

/// Longest name of a category in the numbered list, so that the list always fits a message.
const CATEGORY_SHOWN: usize = 60;
const MB: u64 = 1024 * 1024;
/// How many categories are listed in the text; the buttons show all.
const CATEGORIES_SHOWN: usize = 40;

/// A question of the dialogue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question<'a> {
    /// What is asked.
    pub field: Field,
    /// True when it corrects a field of the summary.
    pub correcting: bool,
    /// What was said already.
    pub given: Option<&'a str>,
    /// Categories that fit the words of the appeal.
    pub options: &'a [CategoryId],
    /// The category of the first level of which one below is wanted.
    pub group: Option<&'a CategoryId>,
    /// Addresses that may have been meant by the residence just given.
    pub addresses: &'a [Address],
}

impl Texts<'_> {
    /// A question with its note before it.
    pub(super) fn ask(&self, question: &Question<'_>, note: Option<&Note>) -> Message {
        let Question { field, correcting, .. } = *question;
        let mut parts = Vec::new();
        if let Some(note) = note {
            parts.push(problems::note(note));
        }
        // A wrong answer was told what is right; the question just asked need not be repeated.
        let asked = match (field, note) {
            (Field::Category, Some(Note::Invalid(_))) if question.options.is_empty() => {
                Some(self.categories(question.group))
            }
            (_, Some(Note::Invalid(_))) => None,
            (Field::Category, Some(Note::SuggestedByWords | Note::SuggestedByHint)) => {
                Some(self.suggested(question.options))
            }
            (Field::Materials, Some(Note::FileKept | Note::LocationKept | Note::UploadLink { .. })) => {
                Some(format!("Надішліть ще або натисніть {}.", quoted(Intent::Next)))
            }
            _ => Some(format!("{}\n{}", heading(field, correcting), self.wanted(question))),
        };
        parts.extend(asked);
        Message::plain(parts.join("\n\n")).with(keyboards::question(question, self.directory))
    }

    fn wanted(&self, question: &Question<'_>) -> String {
        match (question.field, question.given) {
            (Field::Category, _) if !question.options.is_empty() => {
                format!(
                    "Оберіть <b>категорію</b>, щоб звернення одразу потрапило до тих, хто цим опікується. За \
                     вашими словами найбільше схоже на ці:\n\n{}",
                    self.suggested(question.options)
                )
            }
            (Field::Category, _) if let Some(group) = question.group => {
                format!(
                    "<b>{}</b>: оберіть, що саме. Щоб повернутися до всіх категорій, натисніть {}.\n\n{}",
                    escape(&cut(self.category_name(group), CATEGORY_SHOWN)),
                    quoted(Intent::Back),
                    self.categories(Some(group)),
                )
            }
            (Field::Substance, Some(given)) if !question.correcting => format!(
                "<b>Суть звернення</b> ви вже описали:\n<i>{}</i>\n\nДопишіть, що сталося, де саме і чого ви \
                 просите, або натисніть {}.",
                escape(&shown(given)),
                quoted(Intent::Next),
            ),
            (field, _) => self.question(field, question.correcting),
        }
    }

    fn question(&self, field: Field, correcting: bool) -> String {
        match field {
            Field::Surname => "Напишіть, будь ласка, ваше <b>прізвище</b>. Закон «Про звернення громадян» \
                 (ст. 5) вимагає зазначити, хто звертається."
                .to_owned(),
            Field::Name => "Напишіть ваше <b>імʼя</b> повністю, як у документах: його теж вимагає закон \
                 (ст. 5)."
                .to_owned(),
            Field::Patronymic => format!(
                "Напишіть ваше імʼя <b>по батькові</b>: закон (ст. 5) вимагає і його. Якщо по батькові у вас \
                 немає, натисніть {}.",
                quoted(Intent::NoPatronymic),
            ),
            Field::Residence => "Напишіть ваше <b>місце проживання</b>: закон (ст. 5) вимагає вказати його \
                 у зверненні. Наприклад: <i>вул. Садова, 12, кв. 5</i>."
                .to_owned(),
            Field::Phone => "Надішліть ваш <b>номер телефону</b> — він потрібен для звʼязку щодо звернення. \
                 Натисніть кнопку внизу або введіть номер, наприклад: <i>067 123 45 67</i>."
                .to_owned(),
            Field::Category => format!(
                "Оберіть <b>категорію</b>, щоб звернення одразу потрапило до тих, хто цим опікується. Не знаєте, \
                 яку? Опишіть проблему своїми словами — підкажемо.\n\n{}",
                self.categories(None),
            ),
            Field::Substance => "Опишіть <b>суть звернення</b>: що сталося, де саме і чого ви просите. Що \
                 точніше опис, то швидше зможуть допомогти. Можна надіслати й фото з підписом."
                .to_owned(),
            Field::Email => format!(
                "Напишіть <b>електронну пошту</b>, якщо хочете отримати відповідь і листом. Це \
                 необовʼязково: {} натисніть {} або напишіть «пропустити».",
                match correcting {
                    true => "щоб прибрати адресу,",
                    false => "якщо пошта не потрібна,",
                },
                quoted(Intent::Next),
            ),
            Field::Materials => self.materials(correcting),
        }
    }

    /// The categories that fit, with the numbers by which they can be chosen.
    fn suggested(&self, options: &[CategoryId]) -> String {
        let named = options.iter().filter_map(|id| self.directory.category(id));
        numbered(named.map(|category| category.name.as_str()))
    }

    /// The categories of a level with the numbers by which they can be chosen.
    fn categories(&self, group: Option<&CategoryId>) -> String {
        numbered(level(self.directory, group).map(|category| category.name.as_str()))
    }

    fn category_name<'a>(&'a self, id: &'a CategoryId) -> &'a str {
        self.directory.category(id).map_or(id.0.as_str(), |category| category.name.as_str())
    }

    fn materials(&self, correcting: bool) -> String {
        let limits = DialogueRules::on(self.channel, self.directory);
        format!(
            "{}Додайте <b>фото, відео, файли</b> або <b>місце</b> на карті: так проблему легше знайти й вирішити. \
             Це необовʼязково; до {}, кожен до {} МБ{}. Коли все надіслано або додавати нічого, \
             натисніть {}.",
            match correcting {
                true => "Додане раніше лишається; щоб почати заново, натисніть «🗑 Прибрати додане». ",
                false => "",
            },
            up_to_files(limits.settings().max_attachments),
            limits.max_file_size() / MB,
            match limits.settings().max_file_size > limits.max_file_size() {
                true => format!(" (більші, до {} МБ, — за посиланням)", limits.settings().max_file_size / MB),
                false => String::new(),
            },
            quoted(Intent::Next),
        )
    }
}

/// The categories below one of the first level, or those of the first level.
pub(super) fn level<'a>(
    directory: &'a Directory,
    group: Option<&'a CategoryId>,
) -> Box<dyn Iterator<Item = &'a Category> + 'a> {
    match group {
        Some(group) => Box::new(directory.children(group)),
        None => Box::new(directory.top_categories()),
    }
}

/// Where in the row of questions the person is.
fn heading(field: Field, correcting: bool) -> String {
    match correcting {
        true => format!("<i>Виправлення: {}</i>", field.label()),
        false => format!("<i>Крок {} з {}</i>", field as usize + 1, Field::ALL.len()),
    }
}

fn numbered<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let lines = names.take(CATEGORIES_SHOWN).enumerate();
    lines
        .map(|(index, name)| format!("{}. {}", index + 1, escape(&cut(name, CATEGORY_SHOWN))))
        .collect::<Vec<_>>()
        .join("\n")
}
