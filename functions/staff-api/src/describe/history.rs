//! The history of a card in Ukrainian sentences.

use hotline_app::ports::CardRecord;
use hotline_domain::{
    card::{Addition, By, Card, Event, EventKind, Restores, undone},
    deadline,
    directory::Directory,
    ids::CategoryId,
};
use jiff::Timestamp;

use super::{category, person};
use crate::views::{ActorView, HistoryEntry};

/// The whole history of a card, oldest first.
#[must_use]
pub fn entries(record: &CardRecord, directory: &Directory) -> Vec<HistoryEntry> {
    let undone = undone(&record.events);
    let entry = |event: &Event| HistoryEntry {
        undone: undone.contains(&event.sequence),
        ..history(event, &record.card, directory)
    };
    record.events.iter().map(entry).collect()
}

fn history(event: &Event, card: &Card, directory: &Directory) -> HistoryEntry {
    let actor = match &event.by {
        By::Applicant => ActorView {
            kind: "applicant".to_owned(),
            name: format!("{} {}", card.applicant.surname, card.applicant.name),
        },
        By::Staff(id) => ActorView { kind: "staff".to_owned(), name: person(id, directory).name },
    };
    let (text, comment) = sentence(&event.kind, directory);
    let with_it = event.kind.files().map(|(_, files)| files).unwrap_or_default();
    HistoryEntry {
        sequence: event.sequence,
        at: event.at.to_string(),
        actor,
        kind: event.kind.code().to_owned(),
        clause: event.kind.clause().number().to_owned(),
        text,
        comment,
        files: with_it.iter().map(|(file, _)| file.id.to_string()).collect(),
        undone: false,
    }
}

fn sentence(kind: &EventKind, directory: &Directory) -> (String, Option<String>) {
    let until = |due: Timestamp| deadline::date_in_kyiv(due).strftime("%d.%m.%Y").to_string();
    match kind {
        EventKind::Registered(registration) => {
            (format!("Звернення зареєстровано за № {}.", registration.number), None)
        }
        EventKind::Addressed { due_at, decision_makers, note } => {
            let names: Vec<_> = decision_makers.iter().map(|id| person(id, directory).name).collect();
            let text = format!("Встановлено строк до {}. Адресовано: {}.", until(*due_at), names.join(", "));
            (text, note.clone())
        }
        EventKind::Assigned { executor, resolution, due_at } => {
            let mut text = format!("Призначено виконавця: {}.", person(executor, directory).name);
            if let Some(due) = due_at {
                text.push_str(&format!(" Строк змінено: до {}.", until(*due)));
            }
            (text, Some(resolution.clone()))
        }
        EventKind::Accepted { comment } => {
            ("Прийнято в роботу, компетенцію підтверджено.".to_owned(), comment.clone())
        }
        EventKind::Commented { text } => ("Коментар.".to_owned(), Some(text.clone())),
        EventKind::ProofAttached { file } => (format!("Додано підтвердження: {}.", file.name), None),
        EventKind::Reported { result } => {
            (format!("Звіт про виконання: {}.", result.code.name()), Some(result.text.clone()))
        }
        EventKind::ReturnedForRework { reason } => {
            ("Повернуто на доопрацювання.".to_owned(), Some(reason.clone()))
        }
        EventKind::Closed { comment } => ("Картку закрито.".to_owned(), comment.clone()),
        EventKind::ClarificationAsked { question, answer_by } => {
            let by = answer_by.map(|by| format!(" Відповідь до {}.", until(by))).unwrap_or_default();
            (format!("Запитання заявнику.{by}"), Some(question.clone()))
        }
        EventKind::ClarificationAnswered { addition, .. } => {
            (format!("Відповідь заявника{}.", with_files(addition)), addition.text.clone())
        }
        EventKind::Added { addition } if addition.edited => {
            ("Заявник змінив написане у зверненні.".to_owned(), addition.text.clone())
        }
        EventKind::Added { addition } => {
            (format!("Заявник доповнив звернення{}.", with_files(addition)), addition.text.clone())
        }
        EventKind::Withdrawn { reason } => ("Заявник відкликав звернення.".to_owned(), Some(reason.clone())),
        EventKind::CategoryCorrected { from, to } => {
            let name = |id: &CategoryId| category(id, directory).name;
            (format!("Категорію виправлено: «{}» → «{}».", name(from), name(to)), None)
        }
        EventKind::LocationSet { .. } => ("Встановлено місце на карті.".to_owned(), None),
        EventKind::ApplicantBlocked { reason, until: end } => {
            (format!("Приймання повідомлень заявника призупинено до {}.", until(*end)), Some(reason.clone()))
        }
        EventKind::ApplicantUnblocked { reason } => {
            ("Приймання повідомлень заявника відновлено.".to_owned(), Some(reason.clone()))
        }
        EventKind::Undone { restores, .. } => {
            let what = match restores {
                Restores::Nothing => "коментар",
                Restores::Category(_) => "виправлення категорії",
                Restores::Location(_) => "місце на карті",
            };
            (format!("Скасовано: {what}."), None)
        }
    }
}

fn with_files(addition: &Addition) -> String {
    match (addition.files.len(), addition.location) {
        (0, None) => String::new(),
        (0, Some(_)) => ", додано місце на карті".to_owned(),
        (count, _) => format!(", додано файлів: {count}"),
    }
}
