//! Event by event: who is told what.

use super::{
    NoticeKind, Urgency,
    control::ticked,
    survey::{registered, repeat, surveyed},
    words::{about, asks, day, name, names, standing, term, way_out},
};
use crate::{
    card::{By, Card, Event, EventKind, Grant, LinkKind, MeasureGround, Mover, Part, Rating},
    clause::Clause,
    control::receivers,
    directory::Directory,
    ids::StaffId,
};

/// One thing to tell, and those it is meant for.
pub(super) struct Told {
    pub(super) to: Vec<Mover>,
    pub(super) kind: NoticeKind,
    pub(super) urgency: Urgency,
    pub(super) clause: Clause,
    pub(super) text: String,
}

/// An event with the card around it.
pub(super) struct Scene<'a> {
    pub(super) event: &'a Event,
    before: Option<&'a Card>,
    pub(super) card: &'a Card,
    pub(super) directory: &'a Directory,
}

impl Scene<'_> {
    /// Tells by the clause of the event.
    pub(super) fn tell(&self, to: Vec<Mover>, (kind, urgency): (NoticeKind, Urgency), text: String) -> Told {
        Told { to, kind, urgency, clause: self.event.kind.clause(), text }
    }

    /// The decision-makers and everybody who works on the card.
    pub(super) fn parties(&self) -> Vec<Mover> {
        staff(self.card.decision_makers.iter().chain(self.card.executors()))
    }

    /// In whose hands the card is; once it is in nobody's, the responsible person's.
    pub(super) fn hands(&self) -> Vec<Mover> {
        let movers = self.card.movers();
        if movers.is_empty() { responsible() } else { movers }
    }

    fn author(&self) -> String {
        self.event.by.staff().map(|id| name(id, self.directory)).unwrap_or_default()
    }

    /// Who made a request.
    fn asker(&self, request: u64) -> Vec<Mover> {
        let made = self.card.requests.iter().filter(|known| known.sequence == request);
        staff(made.map(|request| &request.by))
    }

    /// Assigned work, and those who no longer have it or gave it (4.5).
    fn assignment(&self, lead: &StaffId, parts: &[Part]) -> Vec<Told> {
        let (term, repeat) = (term(self.card), repeat(self));
        let is = |id: &StaffId| lead == id || parts.iter().any(|part| &part.executor == id);
        let lost = self.before.and_then(|card| card.executor.as_ref()).filter(|id| !is(id));
        let helped = self.before.into_iter().flat_map(|card| &card.co_executors);
        let helped = helped.map(|co| &co.part.executor).filter(|id| !is(id));
        let led = self.before.is_some_and(|card| card.executor.as_ref() == Some(lead));
        let helpers = parts.iter().filter(|part| {
            let known = self.before.and_then(|card| card.co_executor(&part.executor));
            known.is_none_or(|co| co.part != **part)
        });
        let lead_text = match led {
            true => format!("Склад виконавців змінено{term}."),
            false => format!("{repeat}Призначено відповідальним виконавцем{term}."),
        };
        let told =
            |to, urgency, text| Told { to, kind: NoticeKind::Assigned, urgency, clause: Clause::C4_5, text };
        vec![
            told(staff([lead]), Urgency::Action, lead_text),
            told(
                staff(helpers.map(|part| &part.executor)),
                Urgency::Action,
                format!("Призначено співвиконавцем{term}."),
            ),
            told(staff(lost), Urgency::Info, format!("Виконання передано: {}.", name(lead, self.directory))),
            told(
                staff(helped),
                Urgency::Info,
                "Склад виконавців змінено: участь співвиконавця припинено.".to_owned(),
            ),
            told(
                staff(&self.card.decision_makers),
                Urgency::Info,
                match led {
                    true => format!(
                        "Склад виконавців змінено, відповідальний виконавець — {}.",
                        name(lead, self.directory)
                    ),
                    false => format!("{repeat}Призначено виконавця: {}.", name(lead, self.directory)),
                },
            ),
        ]
    }

    /// What was granted (6.4.1–6.4.3).
    fn granted(&self, request: u64, grant: &Grant) -> Vec<Told> {
        let kind = about(grant.kind());
        let due = |text: &str| format!("{text} до {}.", self.card.due_at.map(day).unwrap_or_default());
        let mut told = vec![self.tell(
            self.asker(request),
            (NoticeKind::Decision, Urgency::Info),
            match grant {
                Grant::Executors { .. } => format!("Запит {kind} задоволено."),
                Grant::AdditionalControl { .. } | Grant::StrategicPlan { .. } => {
                    due(&format!("Запит {kind} задоволено, новий строк —"))
                }
            },
        )];
        match grant {
            Grant::Executors { executor, co_executors } => {
                told.extend(self.assignment(executor, co_executors));
            }
            Grant::AdditionalControl { .. } | Grant::StrategicPlan { .. } => told.push(self.tell(
                [responsible(), self.parties()].concat(),
                (NoticeKind::Deadline, Urgency::Info),
                due("Строк виконання продовжено:"),
            )),
        }
        told
    }
}

pub(super) fn responsible() -> Vec<Mover> {
    vec![Mover::Responsible]
}

pub(super) fn staff<'a>(people: impl IntoIterator<Item = &'a StaffId>) -> Vec<Mover> {
    people.into_iter().cloned().map(Mover::Staff).collect()
}

/// What is told about an event; of two things for one person the first goes before.
pub(super) fn told(event: &Event, before: Option<&Card>, card: &Card, directory: &Directory) -> Vec<Told> {
    use NoticeKind as Kind;
    use Urgency::{Action, Info, Urgent};
    let scene = Scene { event, before, card, directory };
    let one = |to, about, text: String| vec![scene.tell(to, about, text)];
    match &event.kind {
        EventKind::Registered(registration) if registration.repeats.is_some() => {
            registered(&scene, registration)
        }
        EventKind::Registered(_) => {
            let text = "Зареєстровано нове звернення: встановіть строк і адресуйте його.".to_owned();
            receivers(card, event.at, directory)
                .map(|to| scene.tell(to, (Kind::Registered, Action), text))
                .into_iter()
                .collect()
        }
        // The service goes on to assign the executor, and that is told.
        EventKind::Addressed { note: None, .. } if event.by == By::Service => Vec::new(),
        EventKind::Addressed { decision_makers, .. } => {
            let dropped = before.into_iter().flat_map(|card| &card.decision_makers);
            let dropped = dropped.filter(|id| !decision_makers.contains(id));
            vec![
                scene.tell(
                    staff(decision_makers),
                    (Kind::Addressed, Action),
                    format!("{}Адресовано на розгляд{}: призначте виконавця.", repeat(&scene), term(card)),
                ),
                scene.tell(
                    staff(dropped),
                    (Kind::Addressed, Info),
                    format!("Звернення переадресовано: {}.", names(decision_makers, directory)),
                ),
            ]
        }
        EventKind::Assigned { executor, co_executors, .. } => scene.assignment(executor, co_executors),
        EventKind::DeadlineCorrected { due_at, .. } => one(
            [scene.parties(), responsible()].concat(),
            (Kind::Deadline, Info),
            format!("Строк виконання змінено: до {}.", day(*due_at)),
        ),
        EventKind::PartDone { executor, .. } => one(
            staff(&card.executor),
            (Kind::Progress, Info),
            format!("Частину роботи співвиконавця завершено: {}.", name(executor, directory)),
        ),
        EventKind::RequestMade { executor, wanted, .. } => one(
            staff(&card.decision_makers),
            (Kind::Request, Action),
            format!("{} просить {}.", name(executor, directory), asks(wanted)),
        ),
        EventKind::RequestGranted { request, grant, .. } => scene.granted(*request, grant),
        EventKind::RequestRefused { request, of, .. } => one(
            scene.asker(*request),
            (Kind::Decision, Urgent),
            format!("У задоволенні запиту {} відмовлено.", about(*of)),
        ),
        EventKind::RequestWithdrawn { of, .. } => one(
            staff(&card.decision_makers),
            (Kind::Request, Info),
            format!("Запит {} відкликано: {}.", about(*of), scene.author()),
        ),
        EventKind::MaterialsAsked { of, .. } => one(
            staff([of]),
            (Kind::Materials, Action),
            "Запитано матеріали щодо виконання: надайте їх у картці.".to_owned(),
        ),
        EventKind::MaterialsGiven { .. } => {
            one(responsible(), (Kind::Materials, Info), format!("Надано матеріали: {}.", scene.author()))
        }
        EventKind::Prompted { people, .. } => one(
            staff(people),
            (Kind::Prompt, Urgent),
            format!("Нагадування про виконання: {}.", standing(card, event.at)),
        ),
        EventKind::Informed { people, .. } => one(
            staff(people),
            (Kind::Breach, Urgent),
            format!("Повідомлення про стан виконання: {}.", standing(card, event.at)),
        ),
        EventKind::Ended { ending, .. } => one(
            scene.parties(),
            (Kind::Finished, Info),
            format!("Розгляд завершено: звернення {}.", way_out(ending)),
        ),
        EventKind::MergedInto { main } => one(
            scene.parties(),
            (Kind::Finished, Info),
            format!("Розглядається разом із зверненням № {}.", main.number),
        ),
        EventKind::Linked { link } => match link.kind {
            LinkKind::Merged => one(
                scene.parties(),
                (Kind::Applicant, Info),
                format!("Приєднано звернення № {} з того самого питання.", link.number),
            ),
            LinkKind::Related | LinkKind::Repeat | LinkKind::Split => Vec::new(),
        },
        EventKind::Rated { quality, .. } => {
            let poor = card.rating.as_ref().is_some_and(Rating::is_poor);
            one(
                staff(card.executors()),
                (Kind::Rating, if poor { Urgent } else { Info }),
                format!("Якість виконання оцінено: {quality} з 5."),
            )
        }
        EventKind::MeasureRecorded { against, ground, .. } => one(
            staff([against]),
            (Kind::Measure, Urgent),
            match ground {
                MeasureGround::Breach => "Зафіксовано дисциплінарний захід за порушення строку.",
                MeasureGround::PoorQuality => "Зафіксовано дисциплінарний захід за неналежну якість.",
            }
            .to_owned(),
        ),
        EventKind::HandedOver { from, to } => one(
            staff([to]),
            (Kind::HandOver, Action),
            format!("Звернення передано від колеги: {}.", name(from, directory)),
        ),
        EventKind::Reported { .. } => one(
            responsible(),
            (Kind::Report, Action),
            format!("Результат очікує перевірки: {}.", scene.author()),
        ),
        EventKind::ReturnedForRework { .. } => one(
            staff(&card.executor),
            (Kind::Rework, Urgent),
            format!("Результат повернуто на доопрацювання, {}.", standing(card, event.at)),
        ),
        EventKind::Closed { .. } => {
            one(scene.parties(), (Kind::Finished, Info), "Картку закрито.".to_owned())
        }
        EventKind::ClarificationAnswered { question, due_at, .. } => {
            let asked = card.questions.iter().filter(|known| known.sequence == *question);
            let asker = staff(asked.filter_map(|question| question.by.as_ref()));
            one(
                [asker, scene.hands()].concat(),
                (Kind::Applicant, Action),
                match due_at {
                    Some(due) => format!("Надійшла відповідь заявника на запитання. Строк — до {}.", day(*due)),
                    None => "Надійшла відповідь заявника на запитання.".to_owned(),
                },
            )
        }
        EventKind::Added { addition } => one(
            scene.hands(),
            (Kind::Applicant, Info),
            match addition.edited {
                true => "Заявник змінив написане у зверненні.",
                false => "Заявник доповнив звернення.",
            }
            .to_owned(),
        ),
        EventKind::Withdrawn { .. } => one(
            [responsible(), scene.parties()].concat(),
            (Kind::Applicant, Info),
            "Заявник відкликав звернення: роботу припинено.".to_owned(),
        ),
        EventKind::Control(tick) => ticked(&scene, tick),
        EventKind::Survey(event) => surveyed(&scene, event),
        // Seen on the card when it is opened; what can be taken back for some seconds tells nobody.
        EventKind::Accepted { .. }
        | EventKind::PartAccepted { .. }
        | EventKind::Commented { .. }
        | EventKind::ProofAttached { .. }
        | EventKind::ClarificationAsked { .. }
        | EventKind::CategoryCorrected { .. }
        | EventKind::Classified(_)
        | EventKind::LocationSet { .. }
        | EventKind::ApplicantBlocked { .. }
        | EventKind::ApplicantUnblocked { .. }
        | EventKind::Undone { .. }
        // The card it was merged into tells of its end.
        | EventKind::EndedWithMain { .. } => Vec::new(),
    }
}
