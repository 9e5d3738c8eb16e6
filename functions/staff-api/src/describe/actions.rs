//! The steps open to a person, with what their forms propose.

use hotline_domain::{
    access::Action,
    calendar::WorkingCalendar,
    card::{Card, FORWARD_DAYS, MAX_ANSWER_DAYS, RETURN_DAYS, State},
    deadline::{self, EXTENDED_DAYS, Term, date_in_kyiv, latest},
    directory::Directory,
    reach::Reach,
};
use jiff::{Timestamp, ToSpan, civil::Date};

use super::block_days;
use crate::{problem::clause, views::AllowedAction};

/// Of a block and its end only one is offered.
pub(super) fn makes_sense(action: Action, reach: &Reach) -> bool {
    match action {
        Action::BlockApplicant => reach.block.is_none(),
        Action::UnblockApplicant => reach.block.is_some(),
        _ => true,
    }
}

/// A step with what its form begins with.
pub(super) fn allowed(action: Action, card: &Card, directory: &Directory, now: Timestamp) -> AllowedAction {
    let category = directory.category(&card.category);
    let proposed = match (action, card.due_at) {
        (Action::Address, None) => Some(directory.proposed_term(card, now)),
        (Action::Address | Action::Assign | Action::CorrectDeadline, Some(due)) => {
            Some(Term::Day(date_in_kyiv(due)))
        }
        _ => None,
    };
    let (proposed_due_on, proposed_due_at) = match proposed {
        Some(Term::Day(day)) => (Some(day.to_string()), None),
        Some(Term::At(instant)) => (None, Some(instant.to_string())),
        None => (None, None),
    };
    let (place, title) = shown_for(action, card);
    AllowedAction {
        action: action.code().to_owned(),
        place: place.to_owned(),
        title: title.to_owned(),
        clause: match action {
            Action::DecideRequest => card
                .open_requests()
                .next()
                .map_or_else(|| clause(action), |open| open.wanted.kind().decided_by().number().to_owned()),
            other => clause(other),
        },
        proposed_due_on,
        proposed_due_at,
        latest_due_on: last_day(action, card, &directory.calendar, now).map(|day| day.to_string()),
        proposed_decision_makers: (action == Action::Address)
            .then(|| directory.proposed_decision_makers(card).iter().map(ToString::to_string).collect()),
        proposed_organisation: matches!(action, Action::Assign | Action::DecideRequest)
            .then(|| directory.proposed_organisation(card).map(ToString::to_string))
            .flatten(),
        proposed_days: (action == Action::BlockApplicant).then(|| block_days(directory)),
        proof_required: (action == Action::Report)
            .then(|| category.is_none_or(|category| category.proof_required) && !card.has_proof()),
    }
}

/// The latest day that the step can set, or the last one on which it is open.
fn last_day(action: Action, card: &Card, calendar: &WorkingCalendar, now: Timestamp) -> Option<Date> {
    let registered = card.registered_at;
    match action {
        Action::Address => Some(latest(registered, calendar, now)),
        Action::Assign | Action::CorrectDeadline | Action::RequestControl | Action::DecideRequest => {
            Some(card.latest_due(EXTENDED_DAYS, calendar, now))
        }
        Action::Ask => Some(date_in_kyiv(now).saturating_add(MAX_ANSWER_DAYS.days())),
        Action::Forward => Some(deadline::last_day(registered, FORWARD_DAYS, calendar)),
        Action::ReturnToAuthor => Some(deadline::last_day(registered, RETURN_DAYS, calendar)),
        _ => None,
    }
}

/// What the button of an action says, Ukrainian.
#[must_use]
pub fn title(action: Action) -> &'static str {
    shown(action).1
}

/// The same for a card on which it was done before: then it is a correction, not the next step.
fn shown_for(action: Action, card: &Card) -> (&'static str, &'static str) {
    match action {
        Action::Address if card.state != State::Registered => ("aside", "Переадресувати"),
        Action::Assign if card.state != State::Addressed => ("aside", "Змінити виконавців"),
        Action::Rate if card.rating.is_some() => ("aside", "Змінити оцінку"),
        other => shown(other),
    }
}

/// Where a step is offered (`step` carries the card on, `aside` is done beside the steps, `more` is
/// seldom needed) and what its button says.
fn shown(action: Action) -> (&'static str, &'static str) {
    match action {
        Action::Address => ("step", "Встановити строк і адресувати"),
        Action::Assign => ("step", "Призначити виконавців"),
        Action::Accept => ("step", "Прийняти в роботу"),
        Action::Upload => ("step", "Додати підтвердження"),
        Action::GiveMaterials => ("step", "Надати матеріали"),
        Action::CompletePart => ("step", "Звітувати про свою частину"),
        Action::Report => ("step", "Звітувати про виконання"),
        Action::DecideRequest => ("step", "Розглянути запит виконавця"),
        Action::Close => ("step", "Закрити картку"),
        Action::ReturnForRework => ("step", "Повернути на доопрацювання"),
        Action::Rate => ("aside", "Оцінити якість виконання"),
        Action::Ask => ("aside", "Запитати заявника"),
        Action::Comment => ("aside", "Додати коментар"),
        Action::RequestExecutors => ("aside", "Просити змінити чи додати виконавців"),
        Action::RequestControl => ("aside", "Просити додатковий контроль"),
        Action::RequestPlan => ("aside", "Просити включити до стратегічного плану"),
        Action::WithdrawRequest => ("aside", "Відкликати запит"),
        Action::AskMaterials => ("aside", "Запросити матеріали"),
        Action::Prompt => ("aside", "Нагадати про виконання"),
        Action::Inform => ("aside", "Повідомити керівництво"),
        Action::CorrectDeadline => ("aside", "Змінити строк"),
        Action::CorrectCategory => ("more", "Виправити категорію"),
        Action::Classify => ("more", "Класифікувати звернення"),
        Action::SetLocation => ("more", "Вказати місце на карті"),
        Action::Link => ("more", "Повʼязати з карткою"),
        Action::Merge => ("more", "Обʼєднати з карткою"),
        Action::Split => ("more", "Виділити друге питання"),
        Action::Forward => ("more", "Переслати за належністю"),
        Action::ReturnToAuthor => ("more", "Повернути авторові"),
        Action::NotConsider => ("more", "Визнати таким, що не підлягає розгляду"),
        Action::RecordMeasure => ("more", "Внести дисциплінарний захід"),
        Action::BlockApplicant => ("more", "Призупинити приймання від заявника"),
        Action::UnblockApplicant => ("more", "Відновити приймання від заявника"),
        Action::HandOver => ("more", "Передати справи"),
        Action::RegisterAppeal => ("more", "Зареєструвати звернення"),
        Action::FetchAgain => ("more", "Завантажити файл ще раз"),
        Action::Read
        | Action::ReadContacts
        | Action::ReadRegister
        | Action::ReadReport
        | Action::ReadFigures => ("more", "Переглянути"),
    }
}
