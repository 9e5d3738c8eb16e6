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
    /// A request of this kind waits for a decision already.
    RequestAlreadyOpen,
    /// There is no such request, or it has ended.
    NoSuchRequest,
    /// Only a co-executor has a part to complete.
    CoExecutorOnly,
    /// Only the lead executor reports the result.
    LeadOnly,
    /// A co-executor has not finished.
    PartsUnfinished,
    /// Somebody is named twice among the executors.
    ExecutorTwice,
    /// The executors named are those of now.
    SameExecutors,
    /// The deadline lies beyond 45 days in all.
    DeadlineBeyondExtension,
    /// The term asked for is not longer than the present one.
    NotALongerTerm,
    /// The plan's year or expected term is impossible.
    BadPlan,
    /// A refusal does not name the law.
    LawMissing,
    /// More than 5 days have passed since the registration.
    TooLateToForward,
    /// More than 10 days have passed since the registration.
    TooLateToReturn,
    /// The appeal is not marked as anonymous.
    NotAnonymous,
    /// The named card is not this person's earlier appeal resolved on its merits.
    NotResolvedBefore,
    /// A repeat appeal that a survey or a rating has made is not refused as resolved.
    RepeatIsConsidered,
    /// The classifier has no such code.
    UnknownClassifierCode,
    /// The number of people does not fit the subject.
    BadNumberOfPeople,
    /// A rating is 1 to 5.
    BadQuality,
    /// Neither was the deadline broken nor the quality rated as poor.
    NoGroundForMeasure,
    /// The applicant has no chat with the bot.
    NoChat,
    /// The colleague cannot take the card over.
    CannotTakeOver,
    /// The other card is the same.
    SameCard,
    /// The cards are linked already.
    AlreadyLinked,
    /// The card to merge into has ended.
    MainCardClosed,
    /// A mandatory field of the directory is empty.
    FieldMissing,
    /// A field of the directory is too long.
    FieldTooLong,
    /// Something of this name is there already.
    TwiceNamed,
    /// The bot would take the name for a command.
    ReservedName,
    /// An identity is not made of Latin letters, digits, dots and hyphens.
    BadIdentifier,
    /// The identity is somebody else's.
    IdentifierTaken,
    /// No active organisation of the directory has this identity.
    NoSuchOrganisation,
    /// An executor belongs to no organisation.
    OrganisationMissing,
    /// Executors of the organisation have open cards.
    OrganisationBusy,
    /// The organisation has no such unit.
    NoSuchUnit,
    /// Staff belong to the unit.
    UnitInUse,
    /// An e-mail address is none.
    BadEmail,
    /// There is no e-mail address to invite to.
    EmailMissing,
    /// A member of staff has no role.
    RolesMissing,
    /// A sphere is no category, or the person decides nothing.
    BadSphere,
    /// An absence ends before it begins.
    AbsenceBackwards,
    /// Nobody stands in for a person who is away.
    SubstituteMissing,
    /// The substitute cannot act in the person's roles.
    BadSubstitute,
    /// The substitute is away on the same days.
    SubstituteAway,
    /// The person stands in for somebody who is away.
    StandsIn,
    /// The person has open cards.
    HasOpenCards,
    /// The person cannot take the cards over.
    NotAColleague,
    /// It is the last administrator.
    LastAdmin,
    /// An administrator would take the role from themselves.
    OwnAdmin,
    /// The person is not active.
    NotActive,
    /// The category above is none, or not of the first level.
    BadParent,
    /// Categories below it are active.
    HasChildren,
    /// A usual term is outside what the law allows.
    BadNorm,
    /// The register has no such street.
    NoSuchStreet,
    /// A street is in two areas.
    StreetTwice,
    /// An order does not name every category once.
    NotAllCategories,
    /// A template has a placeholder that nobody knows.
    UnknownPlaceholder,
    /// A setting is out of its bounds.
    BadLimit,
    /// A line of the lists is unusable.
    BadPattern,
    /// A list has too many lines.
    ListTooLong,
    /// Hours of a working day run backwards.
    BadHours,
    /// The week has no working day.
    NoWorkingDay,
    /// There is no such day.
    NotADay,
    /// A day is named twice.
    DayTwice,
    /// Not a working day is moved, or not to a day off.
    BadMove,
    /// A period ends before it begins.
    PeriodBackwards,
    /// A period is longer than reports are made for.
    PeriodTooLong,
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
            Self::RequestAlreadyOpen => "request_already_open",
            Self::NoSuchRequest => "no_such_request",
            Self::CoExecutorOnly => "co_executor_only",
            Self::LeadOnly => "lead_only",
            Self::PartsUnfinished => "parts_unfinished",
            Self::ExecutorTwice => "executor_twice",
            Self::SameExecutors => "same_executors",
            Self::DeadlineBeyondExtension => "deadline_beyond_extension",
            Self::NotALongerTerm => "not_a_longer_term",
            Self::BadPlan => "bad_plan",
            Self::LawMissing => "law_missing",
            Self::TooLateToForward => "too_late_to_forward",
            Self::TooLateToReturn => "too_late_to_return",
            Self::NotAnonymous => "not_anonymous",
            Self::NotResolvedBefore => "not_resolved_before",
            Self::RepeatIsConsidered => "repeat_is_considered",
            Self::UnknownClassifierCode => "unknown_classifier_code",
            Self::BadNumberOfPeople => "bad_number_of_people",
            Self::BadQuality => "bad_quality",
            Self::NoGroundForMeasure => "no_ground_for_measure",
            Self::NoChat => "no_chat",
            Self::CannotTakeOver => "cannot_take_over",
            Self::SameCard => "same_card",
            Self::AlreadyLinked => "already_linked",
            Self::MainCardClosed => "main_card_closed",
            Self::FieldMissing => "field_missing",
            Self::FieldTooLong => "field_too_long",
            Self::TwiceNamed => "twice_named",
            Self::ReservedName => "reserved_name",
            Self::BadIdentifier => "bad_identifier",
            Self::IdentifierTaken => "identifier_taken",
            Self::NoSuchOrganisation => "no_such_organisation",
            Self::OrganisationMissing => "organisation_missing",
            Self::OrganisationBusy => "organisation_busy",
            Self::NoSuchUnit => "no_such_unit",
            Self::UnitInUse => "unit_in_use",
            Self::BadEmail => "bad_email",
            Self::EmailMissing => "email_missing",
            Self::RolesMissing => "roles_missing",
            Self::BadSphere => "bad_sphere",
            Self::AbsenceBackwards => "absence_backwards",
            Self::SubstituteMissing => "substitute_missing",
            Self::BadSubstitute => "bad_substitute",
            Self::SubstituteAway => "substitute_away",
            Self::StandsIn => "stands_in",
            Self::HasOpenCards => "has_open_cards",
            Self::NotAColleague => "not_a_colleague",
            Self::LastAdmin => "last_admin",
            Self::OwnAdmin => "own_admin",
            Self::NotActive => "not_active",
            Self::BadParent => "bad_parent",
            Self::HasChildren => "has_children",
            Self::BadNorm => "bad_norm",
            Self::NoSuchStreet => "no_such_street",
            Self::StreetTwice => "street_twice",
            Self::NotAllCategories => "not_all_categories",
            Self::UnknownPlaceholder => "unknown_placeholder",
            Self::BadLimit => "bad_limit",
            Self::BadPattern => "bad_pattern",
            Self::ListTooLong => "list_too_long",
            Self::BadHours => "bad_hours",
            Self::NoWorkingDay => "no_working_day",
            Self::NotADay => "not_a_day",
            Self::DayTwice => "day_twice",
            Self::BadMove => "bad_move",
            Self::PeriodBackwards => "period_backwards",
            Self::PeriodTooLong => "period_too_long",
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
            Self::RequestAlreadyOpen => {
                "Такий запит уже чекає на рішення. Відкличте його або дочекайтеся відповіді."
            }
            Self::NoSuchRequest => "Такого запиту вже немає: його розглянули або відкликали.",
            Self::CoExecutorOnly => "Про свою частину звітує співвиконавець.",
            Self::LeadOnly => "Про виконання звітує головний виконавець.",
            Self::PartsUnfinished => "Спершу свої частини мають завершити співвиконавці.",
            Self::ExecutorTwice => "Кожного виконавця можна назвати лише один раз.",
            Self::SameExecutors => "Назвіть інших виконавців або додаткових.",
            Self::DeadlineBeyondExtension => {
                "Загальний строк розгляду не може перевищувати 45 днів; довше — лише за стратегічним планом."
            }
            Self::NotALongerTerm => "Новий строк має бути довшим за теперішній.",
            Self::BadPlan => "Вкажіть рік плану і строк, пізніший за теперішній, не далі ніж за 20 років.",
            Self::LawMissing => "Відмова має посилатися на норму закону.",
            Self::TooLateToForward => "Переслати за належністю можна лише протягом 5 днів від реєстрації.",
            Self::TooLateToReturn => "Повернути авторові можна лише протягом 10 днів від реєстрації.",
            Self::NotAnonymous => "Звернення не позначене анонімним: спершу виправте класифікацію.",
            Self::NotResolvedBefore => "Назвіть попереднє звернення тієї самої особи, вирішене по суті.",
            Self::RepeatIsConsidered => {
                "Це повторне звернення через незадовільний результат: його не можна відхилити як вирішене."
            }
            Self::UnknownClassifierCode => "Оберіть значення з класифікатора.",
            Self::BadNumberOfPeople => {
                "Колективне звернення подають щонайменше двоє, індивідуальне — одна особа."
            }
            Self::BadQuality => "Оцінка якості — від 1 до 5.",
            Self::NoGroundForMeasure => {
                "Підстави для заходу немає: строк не порушено або якість не оцінено як незадовільну."
            }
            Self::NoChat => "Заявник не має чату з ботом: звʼяжіться з ним телефоном або листом.",
            Self::CannotTakeOver => {
                "Ця особа не може перейняти картку: потрібна та сама роль і чинна організація."
            }
            Self::SameCard => "Оберіть іншу картку.",
            Self::AlreadyLinked => "Ці картки вже повʼязано.",
            Self::MainCardClosed => "Обʼєднати можна лише з карткою, яку ще розглядають.",
            Self::FieldMissing => "Заповніть обовʼязкові поля.",
            Self::FieldTooLong => "Одне з полів задовге.",
            Self::TwiceNamed => "Така назва вже є.",
            Self::ReservedName => "Таку назву бот сприйме як команду: оберіть іншу.",
            Self::BadIdentifier => {
                "Ідентифікатор складається з латинських літер, цифр, крапки й дефіса, не більше 40 знаків."
            }
            Self::IdentifierTaken => "Такий ідентифікатор уже є.",
            Self::NoSuchOrganisation => "Такої чинної організації в довіднику немає.",
            Self::OrganisationMissing => {
                "Вкажіть організацію: виконавець має належати до зареєстрованої в сервісі."
            }
            Self::OrganisationBusy => {
                "В організації є виконавці з відкритими картками: спершу передайте картки."
            }
            Self::NoSuchUnit => "Такого підрозділу в організації немає.",
            Self::UnitInUse => "У підрозділі є працівники: спершу переведіть їх.",
            Self::BadEmail => "Перевірте адресу електронної пошти.",
            Self::EmailMissing => "Вкажіть електронну пошту: на неї надійде запрошення.",
            Self::RolesMissing => "Оберіть хоча б одну роль.",
            Self::BadSphere => {
                "Сферу може мати лише особа, уповноважена приймати рішення, і лише з категорій довідника."
            }
            Self::AbsenceBackwards => "Відсутність не може закінчуватися раніше, ніж починається.",
            Self::SubstituteMissing => "Вкажіть, хто заступає на час відсутності.",
            Self::BadSubstitute => {
                "Заступати може лише інший чинний працівник із тими самими повноваженнями."
            }
            Self::SubstituteAway => "Заступник у ці дні теж відсутній.",
            Self::StandsIn => {
                "Працівник заступає відсутнього колегу: спершу призначте тому іншого заступника."
            }
            Self::HasOpenCards => "За працівником є відкриті картки: спершу передайте їх.",
            Self::NotAColleague => {
                "Картки можна передати лише чинному працівникові з тими самими повноваженнями."
            }
            Self::LastAdmin => "Це останній адміністратор: спершу призначте іншого.",
            Self::OwnAdmin => "Повноваження адміністратора не можна забрати в себе.",
            Self::NotActive => "Працівника деактивовано: спершу поверніть йому доступ.",
            Self::BadParent => {
                "Категорія вищого рівня має бути чинною й сама не належати до іншої; рівнів лише два."
            }
            Self::HasChildren => "У категорії є чинні підкатегорії: спершу вимкніть їх.",
            Self::BadNorm => "Строк – від 1 до 30 днів, для термінових від 1 до 72 годин.",
            Self::NoSuchStreet => "Такої вулиці в довіднику немає.",
            Self::StreetTwice => "Вулиця може належати лише до однієї дільниці.",
            Self::NotAllCategories => "Порядок має назвати кожну категорію один раз.",
            Self::UnknownPlaceholder => "У тексті є невідома позначка у фігурних дужках.",
            Self::BadLimit => "Значення поза дозволеними межами.",
            Self::BadPattern => "Деякі рядки нічого не знайдуть або знайдуть майже все.",
            Self::ListTooLong => "Список задовгий.",
            Self::BadHours => {
                "Робочий день має закінчуватися пізніше, ніж починається, а перерва – бути в його межах."
            }
            Self::NoWorkingDay => "Має бути хоча б один робочий день.",
            Self::NotADay => "Такого дня в календарі немає.",
            Self::DayTwice => "Один день указано двічі.",
            Self::BadMove => "Перенести можна лише робочий день і лише на вихідний.",
            Self::PeriodBackwards => "Період не може закінчуватися раніше, ніж починається.",
            Self::PeriodTooLong => "Оберіть період, не довший за пʼять років.",
            Self::NothingToUndo => "Скасувати можна лише останню дію на картці.",
            Self::NotUndoable => "Про цю дію вже повідомлено, тому її не скасувати.",
            Self::NotYourAction => "Скасувати дію може лише той, хто її виконав.",
            Self::UndoTooLate => "Скасувати дію можна лише протягом 10 секунд.",
        }
    }
}
