//! Why a command is refused: a stable code, a Ukrainian sentence and the clause it stands on.

use serde::{Deserialize, Serialize};

use crate::clause::Clause;

/// A refusal by the regulation. It changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} ({clause})")]
pub struct Refusal {
    /// What is wrong.
    pub code: RefusalCode,
    /// The clause that demands it.
    pub clause: Clause,
}

impl Refusal {
    /// A refusal for `code` under `clause`.
    #[must_use]
    pub fn new(code: RefusalCode, clause: Clause) -> Self {
        Self { code, clause }
    }
}

/// Stable codes of refusals; part of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// The role does not let this person do it.
    NotYourRole,
    /// The card is in other hands.
    NotYourCard,
    /// The card is at another stage.
    WrongState,
    /// The deadline lies in the past.
    DeadlineInPast,
    /// The deadline lies beyond what the law allows.
    DeadlineBeyondLaw,
    /// No decision-maker was named.
    NoDecisionMaker,
    /// A named person is no active decision-maker.
    NotADecisionMaker,
    /// The named person is no active executor of a registered organisation.
    NotAnExecutor,
    /// A mandatory text is missing.
    TextMissing,
    /// A text is longer than 3500 characters.
    TextTooLong,
    /// The result needs a proof of the work first.
    ProofMissing,
    /// The classifier has no such result code.
    UnknownResultCode,
    /// A mandatory field of the appeal is missing.
    MandatoryFieldMissing,
    /// No such question was asked.
    NoSuchQuestion,
    /// A question is longer than 3000 characters.
    QuestionTooLong,
    /// An answer is expected too soon or too late.
    BadAnswerDay,
    /// The named category is the card's own, or no active one.
    NotAnotherCategory,
    /// There is no such place on Earth.
    NotAPlace,
    /// A block is too short or too long.
    BadTerm,
    /// There is no block to lift or to change.
    NotBlocked,
    /// The entry is not the last one of the history.
    NothingToUndo,
    /// The step has told somebody already.
    NotUndoable,
    /// Somebody else took the step.
    NotYourAction,
    /// The time to take the step back is over.
    UndoTooLate,
}

impl RefusalCode {
    /// The code as the API spells it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotYourRole => "not_your_role",
            Self::NotYourCard => "not_your_card",
            Self::WrongState => "wrong_state",
            Self::DeadlineInPast => "deadline_in_past",
            Self::DeadlineBeyondLaw => "deadline_beyond_law",
            Self::NoDecisionMaker => "no_decision_maker",
            Self::NotADecisionMaker => "not_a_decision_maker",
            Self::NotAnExecutor => "not_an_executor",
            Self::TextMissing => "text_missing",
            Self::TextTooLong => "text_too_long",
            Self::ProofMissing => "proof_missing",
            Self::UnknownResultCode => "unknown_result_code",
            Self::MandatoryFieldMissing => "mandatory_field_missing",
            Self::NoSuchQuestion => "no_such_question",
            Self::QuestionTooLong => "question_too_long",
            Self::BadAnswerDay => "bad_answer_day",
            Self::NotAnotherCategory => "not_another_category",
            Self::NotAPlace => "not_a_place",
            Self::BadTerm => "bad_term",
            Self::NotBlocked => "not_blocked",
            Self::NothingToUndo => "nothing_to_undo",
            Self::NotUndoable => "not_undoable",
            Self::NotYourAction => "not_your_action",
            Self::UndoTooLate => "undo_too_late",
        }
    }

    /// The sentence shown to staff.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NotYourRole => "Ця дія не належить до Ваших повноважень.",
            Self::NotYourCard => "Цю картку зараз веде інша особа.",
            Self::WrongState => "На цьому етапі розгляду така дія неможлива.",
            Self::DeadlineInPast => "Строк виконання не може бути в минулому.",
            Self::DeadlineBeyondLaw => {
                "Строк виконання не може перевищувати одного місяця від дня реєстрації."
            }
            Self::NoDecisionMaker => "Вкажіть особу, уповноважену приймати рішення.",
            Self::NotADecisionMaker => {
                "Обрана особа не уповноважена приймати рішення або вже не працює в сервісі."
            }
            Self::NotAnExecutor => {
                "Виконавцем може бути лише працівник організації, зареєстрованої в сервісі."
            }
            Self::TextMissing => "Заповніть обовʼязковий текст.",
            Self::TextTooLong => "Текст задовгий: не більше 3500 символів.",
            Self::ProofMissing => "Спершу додайте підтвердження виконаної роботи: фото, відео або документ.",
            Self::UnknownResultCode => "Оберіть результат розгляду з переліку.",
            Self::MandatoryFieldMissing => "Не заповнено обовʼязкове поле звернення.",
            Self::NoSuchQuestion => "Такого запитання на картці немає.",
            Self::QuestionTooLong => "Запитання задовге: не більше 3000 символів.",
            Self::BadAnswerDay => "Відповіді можна чекати від завтрашнього дня і щонайбільше 30 днів.",
            Self::NotAnotherCategory => "Оберіть іншу чинну категорію.",
            Self::NotAPlace => "Такого місця на карті немає: перевірте широту й довготу.",
            Self::BadTerm => "Приймання можна призупинити на строк від 1 до 365 днів.",
            Self::NotBlocked => "Приймання повідомлень цього заявника не призупинено.",
            Self::NothingToUndo => "Скасувати можна лише останню дію на картці.",
            Self::NotUndoable => "Про цю дію вже повідомлено, тому її не скасувати.",
            Self::NotYourAction => "Скасувати дію може лише той, хто її виконав.",
            Self::UndoTooLate => "Скасувати дію можна лише протягом 10 секунд.",
        }
    }
}
