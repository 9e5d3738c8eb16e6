//! The history of a card in Ukrainian sentences.

use hotline_app::ports::CardRecord;
use hotline_domain::{
    card::{
        Addition, By, Card, Ending, Event, EventKind, Grant, Link, LinkKind, MeasureGround, Part,
        RequestKind, Restores, Wanted, undone,
    },
    control::Tick,
    deadline,
    directory::Directory,
    ids::{CategoryId, StaffId},
    quotes::quoted,
};
use jiff::Timestamp;

use super::{category, name, parts, survey};
use crate::{
    moderation::views::CardRef,
    views::{ActorView, HistoryEntry},
};

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
        By::Staff(id) => {
            let own = name(id, directory);
            let name = match &event.instead_of {
                Some(absent) => format!("{own} (за відсутності: {})", name(absent, directory)),
                None => own,
            };
            ActorView { kind: "staff".to_owned(), name }
        }
        By::Service => ActorView { kind: "service".to_owned(), name: "Сервіс".to_owned() },
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
        card: other_card(&event.kind, card)
            .map(|link| CardRef { id: link.appeal.to_string(), number: link.number.to_string() }),
        undone: false,
    }
}

/// The other card that an event tells of.
fn other_card<'a>(kind: &'a EventKind, card: &'a Card) -> Option<&'a Link> {
    match kind {
        EventKind::Linked { link } => Some(link),
        EventKind::MergedInto { main } => Some(main),
        EventKind::EndedWithMain { .. } => card.merged_into.as_ref(),
        _ => None,
    }
}

fn sentence(kind: &EventKind, directory: &Directory) -> (String, Option<String>) {
    let until = |due: Timestamp| deadline::date_in_kyiv(due).strftime("%d.%m.%Y").to_string();
    match kind {
        EventKind::Registered(registration) => {
            let repeats = registration.repeats.as_ref();
            let repeats = repeats.map(|first| format!(" Повторне до № {}.", first.number));
            let text = format!("Звернення зареєстровано за № {}.", registration.number);
            (text + &repeats.unwrap_or_default(), None)
        }
        EventKind::Addressed { due_at, decision_makers, note } => {
            let names = names(decision_makers, directory);
            let text = format!("Встановлено строк до {}. Адресовано: {names}.", until(*due_at));
            (text, note.clone())
        }
        EventKind::Assigned { executor, co_executors, resolution, due_at, due_reason, extended } => {
            let mut text = team(executor, co_executors, directory);
            if let Some(due) = due_at {
                text.push_str(&changed(*extended, &until(*due)));
                text.extend(due_reason.iter().map(|reason| format!(" Причина: {reason}")));
            }
            (text, Some(resolution.clone()))
        }
        EventKind::DeadlineCorrected { due_at, reason, extended } => {
            (changed(*extended, &until(*due_at)).trim_start().to_owned(), Some(reason.clone()))
        }
        EventKind::PartAccepted { comment, .. } => {
            ("Співвиконавець взяв свою частину в роботу.".to_owned(), comment.clone())
        }
        EventKind::PartDone { text, .. } => {
            ("Співвиконавець завершив свою частину.".to_owned(), Some(text.clone()))
        }
        EventKind::RequestMade { wanted, reason, .. } => {
            let what = match wanted {
                Wanted::Executors { change: true, .. } => "Запит: змінити виконавця.".to_owned(),
                Wanted::Executors { change: false, .. } => {
                    "Запит: залучити додаткових виконавців.".to_owned()
                }
                Wanted::AdditionalControl { until } => {
                    format!("Запит: додатковий контроль до {}.", until.strftime("%d.%m.%Y"))
                }
                Wanted::StrategicPlan { .. } => "Запит: включити до стратегічного плану.".to_owned(),
            };
            (what, Some(reason.clone()))
        }
        EventKind::RequestGranted { grant, comment, .. } => {
            let what = match grant {
                Grant::Executors { executor, co_executors } => team(executor, co_executors, directory),
                Grant::AdditionalControl { due_at } => {
                    format!("Додатковий контроль: строк до {}.", until(*due_at))
                }
                Grant::StrategicPlan { plan, due_at } => format!(
                    "Включено до плану {} на {} рік, очікуваний строк — {}.",
                    quoted(&plan.name),
                    plan.year,
                    until(*due_at)
                ),
            };
            (format!("Запит задоволено. {what}"), comment.clone())
        }
        EventKind::RequestRefused { of, reason, .. } => {
            (format!("Відмовлено у запиті: {}.", request(*of)), Some(reason.clone()))
        }
        EventKind::RequestWithdrawn { of, comment, .. } => {
            (format!("Запит відкликано: {}.", request(*of)), comment.clone())
        }
        EventKind::MaterialsAsked { of, text } => {
            (format!("Запитано матеріали: {}.", name(of, directory)), Some(text.clone()))
        }
        EventKind::MaterialsGiven { text, .. } => ("Надано матеріали.".to_owned(), Some(text.clone())),
        EventKind::Prompted { people, text } => {
            (format!("Нагадано про виконання: {}.", names(people, directory)), Some(text.clone()))
        }
        EventKind::Informed { people, text } => {
            (format!("Повідомлено керівництво: {}.", names(people, directory)), Some(text.clone()))
        }
        EventKind::Ended { ending, text } => {
            let what = match ending {
                Ending::Forwarded { to } => format!("Переслано за належністю: {to}."),
                Ending::ReturnedToAuthor => "Повернуто авторові з розʼясненням.".to_owned(),
                Ending::NotConsidered { .. } => "Визнано таким, що не підлягає розгляду.".to_owned(),
            };
            (what, Some(text.clone()))
        }
        EventKind::MergedInto { main } => {
            (format!("Обʼєднано з карткою № {}: те саме питання.", main.number), None)
        }
        EventKind::EndedWithMain { main, result } => {
            (format!("Завершено разом із карткою № {main}."), Some(result.text.clone()))
        }
        EventKind::Linked { link } => {
            let what = match link.kind {
                LinkKind::Related => "Повʼязано з карткою",
                LinkKind::Repeat => "Позначено як повторне з карткою",
                LinkKind::Split => "Розділено на два питання з карткою",
                LinkKind::Merged => "Приєднано дублетну картку",
            };
            (format!("{what} № {}.", link.number), None)
        }
        EventKind::Classified(marks) => {
            (format!("Класифікацію змінено: {}.", parts::marks_changed(marks)), None)
        }
        EventKind::Rated { quality, comment } => {
            (format!("Якість виконання оцінено: {quality} з 5."), comment.clone())
        }
        EventKind::MeasureRecorded { against, ground, text } => {
            let why = match ground {
                MeasureGround::Breach => "порушення строку",
                MeasureGround::PoorQuality => "неналежна якість",
            };
            (format!("Дисциплінарний захід ({why}): {}.", name(against, directory)), Some(text.clone()))
        }
        EventKind::HandedOver { from, to } => {
            (format!("Справу передано: {} → {}.", name(from, directory), name(to, directory)), None)
        }
        EventKind::Accepted { comment } => {
            ("Прийнято в роботу, компетенцію підтверджено.".to_owned(), comment.clone())
        }
        EventKind::Commented { text } => ("Коментар.".to_owned(), Some(text.clone())),
        EventKind::ProofAttached { file, comment } => {
            (format!("Додано підтвердження: {}.", file.name), comment.clone())
        }
        EventKind::Reported { result } => {
            (format!("Звіт про виконання: {}.", result.code.name()), Some(result.text.clone()))
        }
        EventKind::ReturnedForRework { reason } => {
            ("Повернуто на доопрацювання.".to_owned(), Some(reason.clone()))
        }
        EventKind::Closed { comment } => ("Картку закрито.".to_owned(), comment.clone()),
        EventKind::ClarificationAsked { question, answer_by, pauses } => {
            let by = answer_by.map(|by| format!(" Відповідь до {}.", until(by))).unwrap_or_default();
            let still = if *pauses {
                " Перебіг строку зупинено до відповіді."
            } else {
                ""
            };
            (format!("Запитання заявнику.{by}{still}"), Some(question.clone()))
        }
        EventKind::ClarificationAnswered { addition, due_at, .. } => {
            let moved = due_at.map(|due| changed(false, &until(due))).unwrap_or_default();
            (format!("Відповідь заявника{}.{moved}", with_files(addition)), addition.text.clone())
        }
        EventKind::Added { addition } if addition.edited => {
            ("Заявник змінив написане у зверненні.".to_owned(), addition.text.clone())
        }
        EventKind::Added { addition } => {
            (format!("Заявник доповнив звернення{}.", with_files(addition)), addition.text.clone())
        }
        EventKind::Withdrawn { reason } => ("Заявник відкликав звернення.".to_owned(), Some(reason.clone())),
        EventKind::CategoryCorrected { from, to } => {
            let name = |id: &CategoryId| quoted(&category(id, directory).name);
            (format!("Категорію виправлено: {} → {}.", name(from), name(to)), None)
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
                Restores::Marks(_) => "класифікація",
            };
            (format!("Скасовано: {what}."), None)
        }
        EventKind::Control(tick) => (ticked(tick, directory), None),
        EventKind::Survey(event) => survey::happened(event),
    }
}

/// What the control of deadlines did (7).
fn ticked(tick: &Tick, directory: &Directory) -> String {
    let moment =
        |at: Timestamp| at.to_zoned_datetime(deadline::kyiv()).strftime("%d.%m.%Y %H:%M").to_string();
    match tick {
        Tick::Warned { people, due_at, .. } => {
            format!("Нагадано про строк до {}: {}.", moment(*due_at), names(people, directory))
        }
        Tick::Breached { stage, due_at, people } => {
            let who = match people.is_empty() {
                true => String::new(),
                false => format!(" Відповідає: {}.", names(people, directory)),
            };
            format!("{} (до {}).{who}", stage.broken(), moment(*due_at))
        }
        Tick::Escalated { stage, due_at, rung } => {
            let told = match rung {
                2 => "Повторно повідомлено керівництво",
                3 => "Повідомлено міського голову",
                _ => "Повторно повідомлено міського голову",
            };
            format!("{}: триває з {}. {told}.", stage.broken(), moment(*due_at))
        }
        Tick::QuestionLapsed { due_at, .. } => {
            let moved = due_at.map(|due| format!(" Строк — до {}.", moment(due))).unwrap_or_default();
            format!("Заявник не відповів на запитання у строк; відлік строку продовжено.{moved}")
        }
        Tick::TermMoved { from, due_at } => {
            format!("Строк узгоджено з робочим календарем: {} → {}.", moment(*from), moment(*due_at))
        }
    }
}

fn names(people: &[StaffId], directory: &Directory) -> String {
    people.iter().map(|id| name(id, directory)).collect::<Vec<_>>().join(", ")
}

fn team(executor: &StaffId, parts: &[Part], directory: &Directory) -> String {
    let mut text = format!("Призначено виконавця: {}.", name(executor, directory));
    if !parts.is_empty() {
        let helpers = parts.iter().map(|part| format!("{} — {}", name(&part.executor, directory), part.task));
        text.push_str(&format!(" Співвиконавці: {}.", helpers.collect::<Vec<_>>().join("; ")));
    }
    text
}

fn changed(extended: bool, until: &str) -> String {
    match extended {
        true => format!(" Строк продовжено: до {until}."),
        false => format!(" Строк змінено: до {until}."),
    }
}

fn request(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Executors => "зміна чи залучення виконавців",
        RequestKind::AdditionalControl => "додатковий контроль",
        RequestKind::StrategicPlan => "стратегічний план",
    }
}

fn with_files(addition: &Addition) -> String {
    match (addition.files.len(), addition.location) {
        (0, None) => String::new(),
        (0, Some(_)) => ", додано місце на карті".to_owned(),
        (count, _) => format!(", додано файлів: {count}"),
    }
}
