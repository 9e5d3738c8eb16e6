//! Deciding commands: which events follow, or which clause forbids it.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{By, Card, Command, Event, EventKind, Registration, ResultCode, WorkResult};
use crate::{
    access::{Actor, permit},
    block::until,
    clause::Clause,
    deadline,
    directory::{Directory, Role},
    ids::AppealId,
    person::GeoPoint,
    refusal::{Refusal, RefusalCode},
};

/// Longest text of a command, characters: a result must fit one message with what surrounds it.
pub const MAX_TEXT: usize = 3500;
/// Longest question to the applicant, characters: it stands in a message with what surrounds it.
pub const MAX_QUESTION: usize = 3000;
/// Latest day on which an answer can be expected, days from now.
pub const MAX_ANSWER_DAYS: i64 = 30;

/// The first event of a card (4.1): nothing is registered while a mandatory field is missing (4.2).
///
/// # Errors
/// `MandatoryFieldMissing` under clause 4.2.
pub fn register(appeal: AppealId, registration: Registration, now: Timestamp) -> Result<Event, Refusal> {
    register_by(By::Applicant, appeal, registration, now)
}

/// The same for an appeal that a member of staff registers from a moderation case (4.4).
///
/// # Errors
/// `MandatoryFieldMissing` under clause 4.2.
pub fn register_by(
    by: By,
    appeal: AppealId,
    registration: Registration,
    now: Timestamp,
) -> Result<Event, Refusal> {
    let applicant = &registration.applicant;
    let mandatory = [
        applicant.surname.as_str(),
        &applicant.name,
        applicant.patronymic.text().unwrap_or("—"),
        &applicant.residence,
        &applicant.phone.number,
        &registration.substance,
    ];
    if mandatory.iter().any(|text| text.trim().is_empty()) {
        return Err(Refusal::new(RefusalCode::MandatoryFieldMissing, Clause::C4_2));
    }
    Ok(Event { appeal, sequence: 1, at: now, by, kind: EventKind::Registered(Box::new(registration)) })
}

/// The events that follow from a command of a member of staff.
///
/// # Errors
/// A refusal that names its clause; the card stays as it was.
pub fn decide(
    card: &Card,
    command: Command,
    actor: &Actor,
    now: Timestamp,
    directory: &Directory,
) -> Result<Vec<Event>, Refusal> {
    let action = command.action();
    permit(card, action, actor)?;
    let clause = action.clause();
    let kind = match command {
        Command::Address { due_on, decision_makers, note } => {
            if decision_makers.is_empty() {
                return Err(Refusal::new(RefusalCode::NoDecisionMaker, clause));
            }
            if !decision_makers.iter().all(|id| directory.can_act_as(id, Role::DecisionMaker)) {
                return Err(Refusal::new(RefusalCode::NotADecisionMaker, clause));
            }
            EventKind::Addressed {
                due_at: due(card, due_on, now)?,
                decision_makers,
                note: optional(note, clause)?,
            }
        }
        Command::Assign { executor, resolution, due_on } => {
            if !directory.can_act_as(&executor, Role::Executor) {
                return Err(Refusal::new(RefusalCode::NotAnExecutor, Clause::C1_4));
            }
            EventKind::Assigned {
                executor,
                resolution: mandatory(resolution, clause)?,
                due_at: due_on.map(|date| due(card, date, now)).transpose()?,
            }
        }
        Command::Accept { comment } => EventKind::Accepted { comment: optional(comment, clause)? },
        Command::Comment { text } => EventKind::Commented { text: mandatory(text, clause)? },
        Command::AttachProof { file } => EventKind::ProofAttached { file },
        Command::Report { text, code } => {
            let code =
                ResultCode::from_code(&code).ok_or(Refusal::new(RefusalCode::UnknownResultCode, clause))?;
            let text = mandatory(text, clause)?;
            let proof_required = directory.category(&card.category).is_none_or(|c| c.proof_required);
            if proof_required && !card.has_proof() {
                return Err(Refusal::new(RefusalCode::ProofMissing, Clause::C6_5_2));
            }
            EventKind::Reported { result: WorkResult { text, code } }
        }
        Command::ReturnForRework { reason } => {
            EventKind::ReturnedForRework { reason: mandatory(reason, clause)? }
        }
        Command::Close { comment } => EventKind::Closed { comment: optional(comment, clause)? },
        Command::Ask { question, answer_by } => {
            let question = mandatory(question, clause)?;
            if question.chars().count() > MAX_QUESTION {
                return Err(Refusal::new(RefusalCode::QuestionTooLong, clause));
            }
            let answer_by = answer_by.map(|date| answer_day(date, now)).transpose()?;
            EventKind::ClarificationAsked { question, answer_by }
        }
        Command::CorrectCategory { category } => {
            let active = directory.category(&category).is_some_and(|known| known.active);
            if !active || category == card.category {
                return Err(Refusal::new(RefusalCode::NotAnotherCategory, clause));
            }
            EventKind::CategoryCorrected { from: card.category.clone(), to: category }
        }
        Command::SetLocation { point } => EventKind::LocationSet { point: on_earth(point)? },
        Command::BlockApplicant { reason, days } => {
            EventKind::ApplicantBlocked { reason: mandatory(reason, clause)?, until: until(now, days)? }
        }
        Command::UnblockApplicant { reason } => {
            EventKind::ApplicantUnblocked { reason: mandatory(reason, clause)? }
        }
    };
    Ok(vec![Event {
        appeal: card.id,
        sequence: card.version + 1,
        at: now,
        by: By::Staff(actor.id.clone()),
        kind,
    }])
}

fn due(card: &Card, date: Date, now: Timestamp) -> Result<Timestamp, Refusal> {
    if date < deadline::date_in_kyiv(now) {
        return Err(Refusal::new(RefusalCode::DeadlineInPast, Clause::C4_5));
    }
    if date > deadline::latest(card.registered_at, now) {
        return Err(Refusal::new(RefusalCode::DeadlineBeyondLaw, Clause::LawArticle20));
    }
    Ok(deadline::end_of_day(date))
}

/// The end of the last day for an answer: the applicant gets at least a day, and a card is not
/// parked with a question (5.1).
fn answer_day(date: Date, now: Timestamp) -> Result<Timestamp, Refusal> {
    let today = deadline::date_in_kyiv(now);
    match today < date && date <= today.saturating_add(MAX_ANSWER_DAYS.days()) {
        true => Ok(deadline::end_of_day(date)),
        false => Err(Refusal::new(RefusalCode::BadAnswerDay, Clause::C5_1)),
    }
}

fn on_earth(point: GeoPoint) -> Result<GeoPoint, Refusal> {
    let there = (-90.0..=90.0).contains(&point.latitude) && (-180.0..=180.0).contains(&point.longitude);
    match there {
        true => Ok(point),
        false => Err(Refusal::new(RefusalCode::NotAPlace, Clause::C5_3)),
    }
}

pub(crate) fn mandatory(text: String, clause: Clause) -> Result<String, Refusal> {
    optional(Some(text), clause)?.ok_or(Refusal::new(RefusalCode::TextMissing, clause))
}

fn optional(text: Option<String>, clause: Clause) -> Result<Option<String>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let text = text.trim();
    if text.chars().count() > MAX_TEXT {
        return Err(Refusal::new(RefusalCode::TextTooLong, clause));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
