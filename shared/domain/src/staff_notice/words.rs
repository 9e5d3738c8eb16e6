//! Words that several notices to staff share.

use jiff::Timestamp;

use crate::{
    card::{Card, Ending, RequestKind, Wanted},
    deadline::date_in_kyiv,
    directory::Directory,
    ids::StaffId,
};

/// «05.12.2026», Kyiv.
pub(super) fn day(at: Timestamp) -> String {
    date_in_kyiv(at).strftime("%d.%m.%Y").to_string()
}

/// «, строк до 05.12.2026»; nothing where none is set.
pub(super) fn term(card: &Card) -> String {
    card.due_at.map(|due| format!(", строк до {}", day(due))).unwrap_or_default()
}

/// How the card stands with its deadline at an instant.
pub(super) fn standing(card: &Card, at: Timestamp) -> String {
    match card.due_at {
        None => "строк ще не встановлено".to_owned(),
        Some(due) if due < at => format!("строк минув {}", day(due)),
        Some(due) => format!("строк до {}", day(due)),
    }
}

/// A person by full name; by sign-in name where the directory does not know them.
pub(super) fn name(id: &StaffId, directory: &Directory) -> String {
    directory.staff(id).map_or_else(|| id.to_string(), |member| member.full_name())
}

/// Several people.
pub(super) fn names<'a>(people: impl IntoIterator<Item = &'a StaffId>, directory: &Directory) -> String {
    people.into_iter().map(|id| name(id, directory)).collect::<Vec<_>>().join(", ")
}

/// What an executor asks for, after «просить».
pub(super) fn asks(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Executors { change: true, .. } => "змінити виконавця".to_owned(),
        Wanted::Executors { change: false, .. } => "залучити співвиконавців".to_owned(),
        Wanted::AdditionalControl { until } => {
            format!("встановити додатковий контроль до {}", until.strftime("%d.%m.%Y"))
        }
        Wanted::StrategicPlan { .. } => "включити питання до стратегічного плану".to_owned(),
    }
}

/// A request, after «запит».
pub(super) fn about(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Executors => "щодо виконавців",
        RequestKind::AdditionalControl => "про додатковий контроль",
        RequestKind::StrategicPlan => "про включення до стратегічного плану",
    }
}

/// How a card ended other than by its execution.
pub(super) fn way_out(ending: &Ending) -> &'static str {
    match ending {
        Ending::Forwarded { .. } => "переслано за належністю",
        Ending::ReturnedToAuthor => "повернуто авторові",
        Ending::NotConsidered { .. } => "визнано таким, що не підлягає розгляду",
    }
}

/// How many numbers of cards one notice names.
const NAMED: usize = 8;

/// The cards that came while the city was closed; nothing of none.
pub(super) fn gathered(cards: &[Card]) -> Option<String> {
    let numbers: Vec<_> = cards.iter().take(NAMED).map(|card| format!("№ {}", card.number)).collect();
    let more = match cards.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" та ще {more}"),
    };
    (!cards.is_empty()).then(|| {
        format!("Надійшли у позаробочий час: {}{more}. Встановіть строк і адресуйте їх.", numbers.join(", "))
    })
}
