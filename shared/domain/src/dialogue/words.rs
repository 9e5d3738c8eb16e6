//! Words that steer the dialogue: what the buttons say and what people type instead.

use std::{collections::HashMap, sync::LazyLock};

use crate::words::{is_of_a_word, lower};

/// Something a person wants, said by a button, a command or in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Intent {
    /// /start.
    Start,
    /// The main menu.
    Menu,
    /// How the service works.
    Help,
    /// Drop the appeal being written.
    Cancel,
    /// Drop it and begin anew.
    StartOver,
    /// The question before.
    Back,
    /// A new appeal.
    NewAppeal,
    /// My appeals.
    MyAppeals,
    /// Agreement.
    Agree,
    /// No agreement.
    Disagree,
    /// These details still hold.
    UseProfile,
    /// Give other details.
    ChangeProfile,
    /// Go on with the unfinished appeal.
    Continue,
    /// Leave an optional field out, or go on after adding files.
    Next,
    /// The person has no patronymic.
    NoPatronymic,
    /// File the appeal.
    File,
    /// Correct a field.
    Correct,
    /// What is kept of the person.
    MyData,
    /// Erase what the law does not oblige to keep.
    EraseMyData,
    /// Yes, erase.
    ConfirmErase,
    /// Send the letter.
    Send,
    /// Leave the address as it was typed.
    KeepTyped,
    /// Add to the open appeal that looks the same.
    AddToIt,
    /// File a new appeal all the same.
    FileAnyway,
    /// Show every category.
    AllCategories,
    /// Take the files and the place out of the appeal.
    RemoveMaterials,
}

impl Intent {
    /// Intents understood at any step.
    pub const ANYWHERE: [Self; 8] = [
        Self::Start,
        Self::Menu,
        Self::Help,
        Self::Cancel,
        Self::StartOver,
        Self::MyAppeals,
        Self::MyData,
        Self::EraseMyData,
    ];

    /// Every intent.
    pub const ALL: [Self; 26] = [
        Self::Start,
        Self::Menu,
        Self::Help,
        Self::Cancel,
        Self::StartOver,
        Self::Back,
        Self::NewAppeal,
        Self::MyAppeals,
        Self::Agree,
        Self::Disagree,
        Self::UseProfile,
        Self::ChangeProfile,
        Self::Continue,
        Self::Next,
        Self::NoPatronymic,
        Self::File,
        Self::Correct,
        Self::MyData,
        Self::EraseMyData,
        Self::ConfirmErase,
        Self::Send,
        Self::KeepTyped,
        Self::AddToIt,
        Self::FileAnyway,
        Self::AllCategories,
        Self::RemoveMaterials,
    ];

    /// True when the text is a command or, to the letter, what some button says: nothing that a
    /// person would write as an answer.
    #[must_use]
    pub fn is_control(text: &str) -> bool {
        let text = text.trim();
        let decorated = |label: &str| !label.starts_with(char::is_alphabetic);
        text.starts_with('/')
            || Self::ALL.iter().map(|intent| intent.label()).any(|label| decorated(label) && label == text)
    }

    /// What its button says.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Start => "/start",
            Self::Menu => "🏠 Головне меню",
            Self::Help => "ℹ️ Довідка",
            Self::Cancel => "✖️ Скасувати",
            Self::StartOver => "🔄 Почати спочатку",
            Self::Back => "⬅️ Назад",
            Self::NewAppeal => "📝 Подати звернення",
            Self::MyAppeals => "📋 Мої звернення",
            Self::Agree => "✅ Погоджуюсь",
            Self::Disagree => "Не погоджуюсь",
            Self::UseProfile => "✅ Так, ці дані",
            Self::ChangeProfile => "✏️ Ввести інші дані",
            Self::Continue => "▶️ Продовжити",
            Self::Next => "➡️ Далі",
            Self::NoPatronymic => "Немає",
            Self::File => "✅ Подати звернення",
            Self::Correct => "✏️ Виправити",
            Self::MyData => "🔐 Мої дані",
            Self::EraseMyData => "🗑 Видалити мої дані",
            Self::ConfirmErase => "🗑 Так, видалити",
            Self::Send => "📨 Надіслати",
            Self::KeepTyped => "✏️ Залишити, як є",
            Self::AddToIt => "➕ Додати до нього",
            Self::FileAnyway => "📝 Подати окремо",
            Self::AllCategories => "🗂 Інше — усі категорії",
            Self::RemoveMaterials => "🗑 Прибрати додане",
        }
    }

    /// Normalised words that mean it, besides the button's own.
    fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Start => &["start", "старт", "розпочати"],
            Self::Menu => &["menu", "меню", "главное меню", "main menu"],
            Self::Help => &["help", "допомога", "помощь", "як це працює", "справка", "как это работает"],
            Self::Cancel => &["cancel", "стоп", "stop", "відміна", "отмена", "отменить", "відмінити"],
            Self::StartOver => &["restart", "спочатку", "заново", "сначала", "начать заново", "start over"],
            Self::Back => &["back", "назад", "повернутися", "вернуться"],
            Self::NewAppeal => &[
                "new",
                "нове звернення",
                "подати",
                "звернення",
                "подать обращение",
                "обращение",
                "новое обращение",
                "жалоба",
                "скарга",
                "new appeal",
            ],
            Self::MyAppeals => &["my", "appeals", "мої", "мои обращения", "my appeals", "статус"],
            Self::Agree => &[
                "так",
                "погоджуюся",
                "згоден",
                "згодна",
                "згода",
                "надаю згоду",
                "да",
                "yes",
                "ок",
                "ok",
                "добре",
            ],
            Self::Disagree => &[
                "ні",
                "не погоджуюся",
                "ні не погоджуюся",
                "ні не погоджуюсь",
                "не згоден",
                "не згодна",
                "не хочу",
                "нет",
                "не согласен",
                "не согласна",
                "no",
            ],
            Self::UseProfile => &["так", "да", "yes", "ці дані", "вірно", "правильно"],
            Self::ChangeProfile => &["ні", "нет", "no", "інші дані", "змінити"],
            Self::Continue => &["так", "да", "yes", "далі", "продолжить", "continue"],
            Self::Next => &[
                "пропустити",
                "skip",
                "готово",
                "next",
                "немає",
                "нема",
                "без фото",
                "дальше",
                "далее",
                "пропустить",
                "нет",
                "ні",
                "done",
            ],
            Self::NoPatronymic => &[
                "нема",
                "нет",
                "відсутнє",
                "не маю",
                "без по батькові",
                "none",
                "no",
                "отсутствует",
                "без отчества",
            ],
            Self::File => &[
                "подати",
                "так",
                "да",
                "yes",
                "file",
                "надіслати",
                "зареєструвати",
                "підтверджую",
                "подать",
                "отправить",
                "submit",
            ],
            Self::Correct => {
                &["ні", "виправлення", "змінити", "редагувати", "edit", "исправить", "изменить", "нет"]
            }
            Self::MyData => &["mydata", "дані", "мои данные", "my data", "privacy"],
            Self::EraseMyData => &["erase", "видалити дані", "удалить мои данные"],
            Self::ConfirmErase => &["так", "да", "yes", "видалити", "удалить"],
            Self::Send => &["send", "відправити", "отправить", "готово"],
            Self::KeepTyped => &["залишити", "залиш", "оставить", "так", "keep"],
            Self::AddToIt => &["додати", "доповнити", "добавить", "add"],
            Self::FileAnyway => &["окремо", "подати", "нове", "отдельно", "separately"],
            Self::AllCategories => {
                &["усі категорії", "всі категорії", "все категории", "all", "інше", "другое", "other"]
            }
            Self::RemoveMaterials => &["прибрати", "убрать", "remove"],
        }
    }

    /// True when the text says it.
    #[must_use]
    pub fn said(self, text: &str) -> bool {
        self.is_meant_by(&normalise(text))
    }

    fn is_meant_by(self, normalised: &str) -> bool {
        let label = LABELS.get(&self).map(String::as_str);
        !normalised.is_empty() && (label == Some(normalised) || self.synonyms().contains(&normalised))
    }

    /// The first of `intents` that the text says.
    #[must_use]
    pub fn among(intents: &[Self], text: &str) -> Option<Self> {
        let normalised = normalise(text);
        intents.iter().copied().find(|intent| intent.is_meant_by(&normalised))
    }
}

/// What the buttons say, normalised.
static LABELS: LazyLock<HashMap<Intent, String>> =
    LazyLock::new(|| Intent::ALL.iter().map(|intent| (*intent, normalise(intent.label()))).collect());

/// Lower case, letters and digits only, single spaces; a command loses its slash and `@bot`.
#[must_use]
pub fn normalise(text: &str) -> String {
    let text = text.trim();
    let text = match text.strip_prefix('/') {
        Some(command) => command.split(['@', ' ']).next().unwrap_or_default(),
        None => text,
    };
    let letters: String =
        text.chars().flat_map(lower).map(|c| if is_of_a_word(c) { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_is_understood_with_and_without_its_picture() {
        assert!(Intent::NewAppeal.said("📝 Подати звернення"));
        assert!(Intent::NewAppeal.said("подати звернення!"));
        assert!(Intent::Help.said("/help@hotline_bot"));
        assert!(Intent::Start.said("/start ref=qr"));
        assert!(!Intent::Cancel.said("скасувати рішення виконкому"));
        assert!(!Intent::Help.said("🙂"));
    }
}
