//! Applying events: the next card from the last one.

use super::{Addition, Card, Event, EventKind, Question, Registration, State};
use crate::ids::AppealId;

/// The card after `event`. A registration makes a new card; every other event needs one and
/// leaves `None` as it was.
#[must_use]
pub fn apply(card: Option<Card>, event: &Event) -> Option<Card> {
    if let EventKind::Registered(registration) = &event.kind {
        return Some(new_card(event.appeal, registration, event));
    }
    let mut card = card?;
    card.version = event.sequence;
    match &event.kind {
        EventKind::Registered(_)
        | EventKind::Commented { .. }
        | EventKind::ApplicantBlocked { .. }
        | EventKind::ApplicantUnblocked { .. } => {}
        EventKind::Addressed { due_at, decision_makers, .. } => {
            card.state = State::Addressed;
            card.due_at = Some(*due_at);
            card.decision_makers.clone_from(decision_makers);
        }
        EventKind::Assigned { executor, resolution, due_at } => {
            card.state = State::Assigned;
            card.executor = Some(executor.clone());
            card.resolution = Some(resolution.clone());
            card.due_at = due_at.or(card.due_at);
        }
        EventKind::Accepted { .. } => card.state = State::InWork,
        EventKind::ProofAttached { file } => card.files.push(file.clone()),
        EventKind::Reported { result } => {
            card.state = State::Reported;
            card.result = Some(result.clone());
        }
        EventKind::ReturnedForRework { .. } => {
            card.state = State::InWork;
            card.returns += 1;
        }
        EventKind::Closed { .. } => {
            card.state = State::Closed;
            card.closed_at = Some(event.at);
        }
        EventKind::ClarificationAsked { question, answer_by } => card.questions.push(Question {
            sequence: event.sequence,
            text: question.clone(),
            answer_by: *answer_by,
            answered_at: None,
        }),
        EventKind::ClarificationAnswered { question, addition } => {
            let asked = card.questions.iter_mut().find(|asked| asked.sequence == *question);
            if let Some(asked) = asked {
                asked.answered_at.get_or_insert(event.at);
            }
            add(&mut card, addition);
        }
        EventKind::Added { addition } => add(&mut card, addition),
        EventKind::Withdrawn { .. } => {
            card.state = State::Withdrawn;
            card.closed_at = Some(event.at);
        }
        EventKind::CategoryCorrected { to, .. } => card.category = to.clone(),
        EventKind::LocationSet { point } => card.location = Some(*point),
        EventKind::Undone { restores, .. } => restores.put_back(&mut card),
    }
    Some(card)
}

/// The card that a whole history makes.
#[must_use]
pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Card> {
    events.into_iter().fold(None, apply)
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
        resolution: None,
        result: None,
        returns: 0,
        files: registration.files.iter().map(|(file, _)| file.clone()).collect(),
        closed_at: None,
        questions: Vec::new(),
    }
}
