//! What a person is told before a question: what is wrong with an answer, what became of a file.

use hotline_domain::dialogue::{Intent, Note, Problem};

use super::words::{files, lower_first, quoted};
use crate::message::{cut, escape};

/// A note in words.
pub(super) fn note(note: &Note) -> String {
    match note {
        Note::Begins => {
            "Дякуємо! Почнімо. Будь-яку відповідь можна буде виправити перед поданням.".to_owned()
        }
        Note::Invalid(problem) => format!("⚠️ {}", self::problem(*problem)),
        Note::FileKept => "📎 Додано до звернення.".to_owned(),
        Note::LocationKept => "📍 Місце на карті додано до звернення.".to_owned(),
        Note::TooManyFiles { limit } => {
            let most = files(*limit);
            format!("⚠️ Цей файл не додано: до одного звернення можна додати не більше ніж {most}.")
        }
        Note::FileTooBig { limit } => format!(
            "⚠️ Цей файл не додано: приймаємо файли лише до {} МБ. Надішліть, будь ласка, менший файл або \
             коротше відео.",
            limit / (1024 * 1024),
        ),
        Note::UploadLink { limit, .. } => format!(
            "📤 Месенджер передає боту файли лише до {} МБ, тож завантажте цей за посиланням унизу — він \
             додасться сам. Посилання діє 24 години; тим часом можна продовжувати.",
            limit / (1024 * 1024),
        ),
        Note::KeptUntilConsent => {
            "📝 Ваше повідомлення отримали й збережемо як початок звернення, щойно ви дасте згоду.".to_owned()
        }
        Note::WordsTaken => {
            "📝 Зрозуміли це як початок звернення. Лишилося кілька коротких запитань.".to_owned()
        }
        Note::WordsKept => "✍️ Записано.".to_owned(),
        Note::SubstanceExtended => "✍️ Додано до суті звернення.".to_owned(),
        Note::SuggestedByWords => {
            "🔎 За вашими словами найбільше схоже на ці категорії. Оберіть одну; написане вже збережено як суть \
             звернення."
                .to_owned()
        }
        Note::WordsTakenChooseCategory => {
            "📝 Написане збережено як суть звернення. Тепер оберіть, будь ласка, категорію кнопкою або номером, \
             наприклад: <i>1</i>."
                .to_owned()
        }
        Note::AddressOffered { typed } => format!(
            "🏠 Записано: <i>{}</i>. Якщо мали на увазі одну з адрес на кнопках нижче (вулиця могла змінити \
             назву), натисніть її — запишемо так. Якщо ні, просто продовжуйте.",
            escape(&cut(typed, 250))
        ),
        Note::MaterialsRemoved => "🗑 Додане раніше прибрано. Можна надіслати інше.".to_owned(),
        Note::SuggestedByHint => "🔎 Схоже на ці категорії. Оберіть одну або натисніть «Інше».".to_owned(),
        Note::ChooseButton => "⚠️ Тут потрібно обрати одну з кнопок унизу або написати її слова.".to_owned(),
        Note::TakenForLast => {
            "📎 Схоже, це до щойно поданого звернення. Надішліть як доповнення або скасуйте.".to_owned()
        }
        Note::Corrected(field) => format!("✏️ Виправлено: {}.", lower_first(field.label())),
        Note::NotCorrected(field, problem) => format!(
            "⚠️ Зміну не взято: {} лишається попереднім. {}",
            lower_first(field.label()),
            self::problem(*problem)
        ),
        Note::FinishLetter => format!(
            "⚠️ Спершу надішліть написане ({}) або скасуйте ({}).",
            quoted(Intent::Send),
            quoted(Intent::Cancel)
        ),
        Note::LooksLikeComplaint => "💬 Зрозуміли це як відповідь на опитування про виконану роботу.".to_owned(),
        Note::LetterDropped => "Написане не надіслано.".to_owned(),
        Note::LetterEmpty => "⚠️ Тут ще нічого не написано: напишіть речення чи два.".to_owned(),
        Note::LetterTooLong { limit } => format!(
            "⚠️ Задовго: разом не більше {limit} символів. Це повідомлення не додано; скоротіть його або \
             надішліть файлом."
        ),
        Note::LooksLikeAnswer => {
            "💬 Зрозуміли це як відповідь на запитання щодо вашого звернення.".to_owned()
        }
        Note::Insult => {
            "⚠️ Будь ласка, без образ: таке повідомлення не прийнято. Якщо це повториться, розмову буде \
             зупинено, а приймання ваших повідомлень — призупинено (пункт 4.4 Регламенту). Напишіть те саме \
             спокійними словами."
                .to_owned()
        }
        Note::StillMissing => {
            "⚠️ Подати звернення ще не можна: закон вимагає заповнити й це поле.".to_owned()
        }
        Note::Unusable => "⚠️ На жаль, таке повідомлення тут не підходить.".to_owned(),
    }
}

/// What is wrong with an answer, with an example of a right one.
fn problem(problem: Problem) -> String {
    match problem {
        Problem::NotAName => {
            "Тут можливі лише літери, апостроф і дефіс. Наприклад: <i>Квітка-Основʼяненко</i>.".to_owned()
        }
        Problem::NameTooLong => {
            "Задовго: не більше 60 літер. Напишіть, будь ласка, коротше, наприклад: <i>Шевченко</i>."
                .to_owned()
        }
        Problem::ResidenceTooShort => {
            "Адреса закоротка: потрібні хоча б вулиця й будинок. Наприклад: <i>вул. Садова, 12, кв. 5</i>."
                .to_owned()
        }
        Problem::ResidenceTooLong => {
            "Адреса задовга: не більше 250 символів. Наприклад: <i>вул. Садова, 12, кв. 5</i>.".to_owned()
        }
        Problem::NotAPhone => {
            "Це не схоже на номер телефону: має бути 10 цифр із кодом оператора. Наприклад: \
             <i>067 123 45 67</i>. Закордонний номер починайте з + і коду країни."
                .to_owned()
        }
        Problem::NotYourContact => {
            "Це контакт іншої людини, а потрібен ваш. Натисніть кнопку або введіть свій номер, наприклад: \
             <i>067 123 45 67</i>."
                .to_owned()
        }
        Problem::NotACategory => {
            "Такої категорії немає. Натисніть кнопку з назвою або напишіть номер зі списку, наприклад: \
             <i>1</i>."
                .to_owned()
        }
        Problem::SubstanceTooShort => {
            "Закоротко, щоб зрозуміти, що сталося. Напишіть речення чи два, наприклад: <i>Біля будинку \
             на вул. Садовій, 12 третій день не світить ліхтар. Прошу полагодити.</i>"
                .to_owned()
        }
        Problem::SubstanceTooLong => {
            "Задовго: не більше 10 000 символів. Опишіть, будь ласка, головне, а подробиці надішліть далі \
             файлом, наприклад документом."
                .to_owned()
        }
        Problem::NotAnEmail => format!(
            "Це не схоже на адресу електронної пошти. Наприклад: <i>olena.koval@ukr.net</i>. Якщо пошта не \
             потрібна, натисніть {}.",
            quoted(Intent::Next),
        ),
        Problem::MaterialExpected => format!(
            "Тут потрібні фото, відео, файл або місце на карті — наприклад, знімок із галереї. Якщо додавати \
             нічого, натисніть {}.",
            quoted(Intent::Next),
        ),
    }
}
