//! Parts of a card: co-executors, requests, materials, marks, ties, ratings and measures.

use hotline_domain::{
    access::Actor,
    card::{
        Card, Classification, Link, Measure, PartState, Plan, Rating, Reclassified, Request, RequestEnd,
        Wanted,
        classifier::{ARRIVALS, AUTHORS, Entry, KINDS, SIGNS, SOCIAL, SUBJECTS, name_of},
    },
    control::Breach,
    directory::Directory,
};
use jiff::Timestamp;

use super::{author, person};
use crate::views::{
    BreachView, CodeView, LinkView, MarksView, MaterialsView, MeasureView, PartView, PlanView, RatingView,
    RequestView,
};

/// The co-executors' parts.
pub(super) fn parts(card: &Card, directory: &Directory, now: Timestamp) -> Vec<PartView> {
    let view = |co: &hotline_domain::card::CoExecutor| {
        let (state, text, done_at) = match &co.progress {
            PartState::Assigned => ("assigned", None, None),
            PartState::InWork => ("in_work", None, None),
            PartState::Done { text, at } => ("done", Some(text.clone()), Some(at.to_string())),
        };
        PartView {
            executor: person(&co.part.executor, directory, now),
            task: co.part.task.clone(),
            state: state.to_owned(),
            text,
            done_at,
        }
    };
    card.co_executors.iter().map(view).collect()
}

/// The executors' requests.
pub(super) fn requests(
    card: &Card,
    actor: &Actor,
    directory: &Directory,
    now: Timestamp,
) -> Vec<RequestView> {
    card.requests.iter().map(|request| request_view(request, actor, directory, now)).collect()
}

fn request_view(request: &Request, actor: &Actor, directory: &Directory, now: Timestamp) -> RequestView {
    let (text, proposed, until) = match &request.wanted {
        Wanted::Executors { change: true, proposed } => {
            ("Змінити виконавця: не належить до компетенції.".to_owned(), proposed.clone(), None)
        }
        Wanted::Executors { change: false, proposed } => {
            ("Залучити додаткових виконавців.".to_owned(), proposed.clone(), None)
        }
        Wanted::AdditionalControl { until } => {
            let day = until.strftime("%d.%m.%Y");
            (format!("Взяти на додатковий контроль до {day}."), Vec::new(), Some(until.to_string()))
        }
        Wanted::StrategicPlan { plan } => {
            let which = plan.as_deref().map(|plan| format!(": {plan}")).unwrap_or_default();
            (format!("Включити до стратегічного плану{which}."), Vec::new(), None)
        }
    };
    let state = match request.end {
        None => "open",
        Some(RequestEnd::Granted) => "granted",
        Some(RequestEnd::Refused) => "refused",
        Some(RequestEnd::Withdrawn) => "withdrawn",
        Some(RequestEnd::Lapsed) => "lapsed",
    };
    RequestView {
        sequence: request.sequence,
        kind: request.wanted.kind().code().to_owned(),
        text,
        by: person(&request.by, directory, now),
        at: request.at.to_string(),
        reason: request.reason.clone(),
        proposed: proposed.iter().map(|id| person(id, directory, now)).collect(),
        until,
        change: matches!(request.wanted, Wanted::Executors { change: true, .. }),
        plan: match &request.wanted {
            Wanted::StrategicPlan { plan } => plan.clone(),
            Wanted::Executors { .. } | Wanted::AdditionalControl { .. } => None,
        },
        state: state.to_owned(),
        answer: request.answer.clone(),
        ended_by: request.ended_by.as_ref().map(|id| author(id, directory)),
        ended_at: request.ended_at.map(|at| at.to_string()),
        clause: request.wanted.kind().decided_by().number().to_owned(),
        can_withdraw: request.is_open() && actor.names().any(|name| *name == request.by),
    }
}

/// Materials asked for.
pub(super) fn materials(
    card: &Card,
    actor: &Actor,
    directory: &Directory,
    now: Timestamp,
) -> Vec<MaterialsView> {
    let view = |asked: &hotline_domain::card::MaterialsRequest| MaterialsView {
        sequence: asked.sequence,
        of: person(&asked.of, directory, now),
        text: asked.text.clone(),
        answer: asked.answer.clone(),
        answered_at: asked.answered_at.map(|at| at.to_string()),
        can_answer: asked.answered_at.is_none() && actor.names().any(|name| *name == asked.of),
    };
    card.materials.iter().map(view).collect()
}

/// A strategic plan.
pub(super) fn plan(plan: &Plan) -> PlanView {
    PlanView { name: plan.name.clone(), year: plan.year, expected: plan.expected.to_string() }
}

/// A section of the classifier.
pub fn codes(section: &'static [Entry]) -> Vec<CodeView> {
    section.iter().map(|(code, name)| code_view(code, name)).collect()
}

fn code_view(code: &str, name: &str) -> CodeView {
    CodeView { code: code.to_owned(), name: name.to_owned() }
}

/// What has changed in the marks, each with its name before and now.
pub(super) fn marks_changed(marks: &Reclassified) -> String {
    let (from, to) = (&marks.from, &marks.to);
    let none = "не вказано";
    let called = |section: &'static [Entry], code: Option<&str>| {
        code.map_or(none, |code| name_of(section, code).unwrap_or(none)).to_owned()
    };
    let by_code = |what, section, before, after| (what, called(section, before), called(section, after));
    let rows = [
        by_code("форма надходження", ARRIVALS, Some(&*from.arrival), Some(&*to.arrival)),
        by_code("ознака надходження", SIGNS, Some(&*from.sign), Some(&*to.sign)),
        by_code("вид", KINDS, Some(&*from.kind), Some(&*to.kind)),
        by_code("субʼєкт", SUBJECTS, Some(&*from.subject), Some(&*to.subject)),
        ("кількість осіб", from.people.to_string(), to.people.to_string()),
        by_code("категорія автора", AUTHORS, from.author.as_deref(), to.author.as_deref()),
        by_code("соціальний стан", SOCIAL, from.social.as_deref(), to.social.as_deref()),
    ];
    let changed = rows.iter().filter(|(_, before, after)| before != after);
    changed
        .map(|(what, before, after)| format!("{what} «{before}» → «{after}»"))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The marks with their names.
pub(super) fn marks(marks: &Classification) -> MarksView {
    let named =
        |section: &'static [Entry], code: &str| code_view(code, name_of(section, code).unwrap_or(code));
    MarksView {
        arrival: named(ARRIVALS, &marks.arrival),
        sign: named(SIGNS, &marks.sign),
        kind: named(KINDS, &marks.kind),
        subject: named(SUBJECTS, &marks.subject),
        people: marks.people,
        author: marks.author.as_deref().map(|code| named(AUTHORS, code)),
        social: marks.social.as_deref().map(|code| named(SOCIAL, code)),
    }
}

/// A tie to another card.
pub(super) fn link(link: &Link) -> LinkView {
    LinkView {
        kind: link.kind.code().to_owned(),
        id: link.appeal.to_string(),
        number: link.number.to_string(),
    }
}

/// A quality rating.
pub(super) fn rating(rating: &Rating, directory: &Directory) -> RatingView {
    RatingView {
        quality: rating.quality,
        comment: rating.comment.clone(),
        by: author(&rating.by, directory),
        at: rating.at.to_string(),
    }
}

/// A disciplinary measure.
pub(super) fn measure(measure: &Measure, directory: &Directory) -> MeasureView {
    MeasureView {
        against: author(&measure.against, directory),
        ground: measure.ground.code().to_owned(),
        text: measure.text.clone(),
        by: author(&measure.by, directory),
        at: measure.at.to_string(),
    }
}

/// A term that was broken.
pub(super) fn breach(breach: &Breach, directory: &Directory) -> BreachView {
    BreachView {
        stage: breach.stage.code().to_owned(),
        what: breach.stage.broken().to_owned(),
        due_at: breach.due_at.to_string(),
        people: breach.people.iter().map(|id| author(id, directory)).collect(),
        rung: breach.rung,
        ended_at: breach.ended_at.map(|at| at.to_string()),
        clause: breach.stage.clause().number().to_owned(),
    }
}
