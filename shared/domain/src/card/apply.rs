//! Applying events: the next card from the last one.

use super::{
    Addition, By, Card, CoExecutor, Event, EventKind, Grant, Link, LinkKind, MaterialsRequest, Measure, Part,
    PartState, Question, Rating, Registration, RepeatOf, Request, RequestEnd, State, WorkResult,
};
use crate::{
    control::{Tick, Watch, follow, note},
    ids::{AppealId, StaffId},
    survey,
};

/// The card after `event`. A registration makes a new card; every other event needs one and
/// leaves `None` as it was.
#[must_use]
pub fn apply(card: Option<Card>, event: &Event) -> Option<Card> {
    if let EventKind::Registered(registration) = &event.kind {
        return Some(new_card(event.appeal, registration, event));
    }
    let mut card = card?;
    let before = (card.state, card.due_at);
    card.version = event.sequence;
    match &event.kind {
        EventKind::Registered(_)
        | EventKind::Commented { .. }
        | EventKind::Prompted { .. }
        | EventKind::Informed { .. }
        | EventKind::ApplicantBlocked { .. }
        | EventKind::ApplicantUnblocked { .. } => {}
        EventKind::Addressed { due_at, decision_makers, .. } => {
            card.state = State::Addressed;
            card.due_at = Some(*due_at);
            card.decision_makers.clone_from(decision_makers);
        }
        EventKind::Assigned { executor, co_executors, resolution, due_at, extended, due_reason: _ } => {
            card.state = State::Assigned;
            card.executor = Some(executor.clone());
            card.co_executors = parts(&card, co_executors);
            card.resolution = Some(resolution.clone());
            card.due_at = due_at.or(card.due_at);
            card.extended |= extended;
            lapse(&mut card, event);
        }
        EventKind::DeadlineCorrected { due_at, extended, .. } => {
            card.due_at = Some(*due_at);
            card.extended |= extended;
        }
        EventKind::PartAccepted { executor, .. } => progress(&mut card, executor, PartState::InWork),
        EventKind::PartDone { executor, text } => {
            progress(&mut card, executor, PartState::Done { text: text.clone(), at: event.at });
        }
        EventKind::RequestMade { executor, wanted, reason } => card.requests.push(Request {
            sequence: event.sequence,
            by: executor.clone(),
            at: event.at,
            wanted: wanted.clone(),
            reason: reason.clone(),
            end: None,
            answer: None,
            ended_by: None,
            ended_at: None,
        }),
        EventKind::RequestGranted { request, grant, comment } => {
            end_request(&mut card, *request, RequestEnd::Granted, comment.as_ref(), event);
            match grant {
                Grant::Executors { executor, co_executors } => {
                    card.co_executors = parts(&card, co_executors);
                    if card.executor.as_ref() != Some(executor) {
                        card.executor = Some(executor.clone());
                        card.state = State::Assigned;
                    }
                }
                Grant::AdditionalControl { due_at } => {
                    card.due_at = Some(*due_at);
                    card.extended = true;
                }
                Grant::StrategicPlan { plan, due_at } => {
                    card.due_at = Some(*due_at);
                    card.plan = Some(plan.clone());
                }
            }
        }
        EventKind::RequestRefused { request, reason, .. } => {
            end_request(&mut card, *request, RequestEnd::Refused, Some(reason), event);
        }
        EventKind::RequestWithdrawn { request, comment, .. } => {
            end_request(&mut card, *request, RequestEnd::Withdrawn, comment.as_ref(), event);
        }
        EventKind::MaterialsAsked { of, text } => card.materials.push(MaterialsRequest {
            sequence: event.sequence,
            of: of.clone(),
            text: text.clone(),
            answer: None,
            answered_at: None,
        }),
        EventKind::MaterialsGiven { request, text } => {
            if let Some(asked) = card.materials.iter_mut().find(|asked| asked.sequence == *request) {
                asked.answer = Some(text.clone());
                asked.answered_at = Some(event.at);
            }
        }
        EventKind::Ended { ending, text } => {
            let law = Some(ending.clause().number().to_owned());
            close(&mut card, event, Some(WorkResult { text: text.clone(), code: ending.result(), law }));
        }
        EventKind::EndedWithMain { result, .. } => close(&mut card, event, Some(result.clone())),
        EventKind::MergedInto { main } => {
            card.state = State::Merged;
            card.merged_into = Some(main.clone());
            add_link(&mut card, main);
            lapse(&mut card, event);
        }
        EventKind::Linked { link } => {
            add_link(&mut card, link);
            if link.kind == LinkKind::Repeat && event.by == By::Service {
                card.repeated_by = Some(link.clone());
                survey::end_by_repeat(&mut card, event);
            }
        }
        EventKind::Classified(marks) => card.marks = marks.to.clone(),
        EventKind::Rated { quality, comment } => {
            if let Some(by) = event.by.staff() {
                let (by, comment) = (by.clone(), comment.clone());
                card.rating = Some(Rating { quality: *quality, comment, by, at: event.at });
            }
        }
        EventKind::MeasureRecorded { against, ground, text } => {
            if let Some(by) = event.by.staff() {
                let (against, text, by) = (against.clone(), text.clone(), by.clone());
                card.measures.push(Measure { against, ground: *ground, text, by, at: event.at });
            }
        }
        EventKind::HandedOver { from, to } => hand_over(&mut card, from, to),
        EventKind::Accepted { .. } => card.state = State::InWork,
        EventKind::ProofAttached { file, .. } => card.files.push(file.clone()),
        EventKind::Reported { result } => {
            card.state = State::Reported;
            card.result = Some(result.clone());
            card.reported_at = Some(event.at);
            lapse(&mut card, event);
        }
        EventKind::ReturnedForRework { .. } => {
            card.state = State::InWork;
            card.returns += 1;
            card.reported_at = None;
        }
        EventKind::Closed { .. } => {
            close(&mut card, event, None);
            card.survey = survey::begin(&card);
        }
        EventKind::ClarificationAsked { question, answer_by, pauses } => card.questions.push(Question {
            sequence: event.sequence,
            text: question.clone(),
            by: event.by.staff().cloned(),
            answer_by: *answer_by,
            answered_at: None,
            pauses_since: pauses.then_some(event.at),
            lapsed_at: None,
        }),
        EventKind::ClarificationAnswered { question, addition, due_at } => {
            card.end_question(*question, event.at, true);
            card.due_at = due_at.or(card.due_at);
            add(&mut card, addition);
        }
        EventKind::Added { addition } => add(&mut card, addition),
        EventKind::Withdrawn { .. } => {
            close(&mut card, event, None);
            card.state = State::Withdrawn;
        }
        EventKind::CategoryCorrected { to, .. } => card.category = to.clone(),
        EventKind::LocationSet { point } => card.location = Some(*point),
        EventKind::Undone { restores, .. } => restores.put_back(&mut card),
        EventKind::Control(Tick::QuestionLapsed { question, due_at }) => {
            card.end_question(*question, event.at, false);
            card.due_at = due_at.or(card.due_at);
        }
        EventKind::Control(tick) => note(&mut card, tick, event),
        EventKind::Survey(what) => survey::note(&mut card, event, what),
    }
    follow(before, &mut card, event);
    Some(card)
}

/// The card that a whole history makes.
#[must_use]
pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Card> {
    events.into_iter().fold(None, apply)
}

/// Ends the card; requests nobody has decided on lapse.
fn close(card: &mut Card, event: &Event, result: Option<WorkResult>) {
    card.state = State::Closed;
    card.closed_at = Some(event.at);
    if result.is_some() {
        card.result = result;
    }
    lapse(card, event);
}

fn lapse(card: &mut Card, event: &Event) {
    for request in card.requests.iter_mut().filter(|request| request.is_open()) {
        request.end = Some(RequestEnd::Lapsed);
        request.ended_at = Some(event.at);
    }
}

fn end_request(card: &mut Card, sequence: u64, end: RequestEnd, answer: Option<&String>, event: &Event) {
    if let Some(request) = card.requests.iter_mut().find(|request| request.sequence == sequence) {
        request.end = Some(end);
        request.answer = answer.cloned();
        request.ended_by = event.by.staff().cloned();
        request.ended_at = Some(event.at);
    }
}

/// Co-executors with these parts; one who had the same part before goes on where they were.
fn parts(card: &Card, parts: &[Part]) -> Vec<CoExecutor> {
    let with_progress = |part: &Part| {
        let known = card.co_executors.iter().find(|co| &co.part == part);
        known.cloned().unwrap_or_else(|| CoExecutor { part: part.clone(), progress: PartState::Assigned })
    };
    parts.iter().map(with_progress).collect()
}

fn progress(card: &mut Card, executor: &StaffId, progress: PartState) {
    if let Some(co) = card.co_executors.iter_mut().find(|co| &co.part.executor == executor) {
        co.progress = progress;
    }
}

fn add_link(card: &mut Card, link: &Link) {
    if !card.links.contains(link) {
        card.links.push(link.clone());
    }
}

/// Puts one person in the place of another wherever the card is in their hands.
fn hand_over(card: &mut Card, from: &StaffId, to: &StaffId) {
    let held = card.decision_makers.contains(to);
    card.decision_makers.retain(|id| id != from || !held);
    let replace = |id: &mut StaffId| {
        if id == from {
            id.clone_from(to);
        }
    };
    card.decision_makers.iter_mut().for_each(replace);
    if card.executor.as_ref() == Some(from) {
        card.executor = Some(to.clone());
        card.co_executors.retain(|co| &co.part.executor != to);
    }
    if card.executors().any(|id| id == to) {
        card.co_executors.retain(|co| &co.part.executor != from);
    }
    card.co_executors.iter_mut().map(|co| &mut co.part.executor).for_each(replace);
    card.requests
        .iter_mut()
        .filter(|request| request.is_open())
        .map(|request| &mut request.by)
        .for_each(replace);
    let open = card.materials.iter_mut().filter(|asked| asked.answered_at.is_none());
    open.map(|asked| &mut asked.of).for_each(replace);
}

fn add(card: &mut Card, addition: &Addition) {
    card.files.extend(addition.files.iter().map(|(file, _)| file.clone()));
    card.location = card.location.or(addition.location);
}

fn new_card(id: AppealId, registration: &Registration, event: &Event) -> Card {
    Card {
        id,
        number: registration.number.clone(),
        version: event.sequence,
        state: State::Registered,
        contact: registration.contact.clone(),
        applicant: registration.applicant.clone(),
        category: registration.category.clone(),
        substance: registration.substance.clone(),
        location: registration.location,
        registered_at: event.at,
        due_at: None,
        decision_makers: Vec::new(),
        executor: None,
        co_executors: Vec::new(),
        resolution: None,
        result: None,
        returns: 0,
        files: registration.files.iter().map(|(file, _)| file.clone()).collect(),
        reported_at: None,
        closed_at: None,
        questions: Vec::new(),
        requests: Vec::new(),
        materials: Vec::new(),
        plan: None,
        extended: false,
        marks: registration.marks.clone(),
        links: registration.repeats.iter().map(RepeatOf::link).collect(),
        merged_into: None,
        rating: None,
        measures: Vec::new(),
        watch: Watch::default(),
        survey: None,
        repeats: registration.repeats.clone(),
        repeated_by: None,
    }
}
