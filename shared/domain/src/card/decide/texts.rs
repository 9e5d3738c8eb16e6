//! Texts, days and places of commands, as far as they must be right in themselves.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::Scene;
use crate::{
    card::EventKind,
    clause::Clause,
    deadline,
    person::GeoPoint,
    refusal::{Refusal, RefusalCode},
};

/// Longest text of a command, characters: a result must fit one message with what surrounds it.
pub const MAX_TEXT: usize = 3500;
/// Longest question to the applicant, characters: it stands in a message with what surrounds it.
pub const MAX_QUESTION: usize = 3000;
/// Latest day on which an answer can be expected, days from now.
pub const MAX_ANSWER_DAYS: i64 = 30;

/// A question to the applicant (5.1).
pub(super) fn question(
    scene: &Scene<'_>,
    question: String,
    answer_by: Option<Date>,
) -> Result<EventKind, Refusal> {
    let question = scene.mandatory(question)?;
    if question.chars().count() > MAX_QUESTION {
        return scene.refuse(RefusalCode::QuestionTooLong);
    }
    let answer_by = answer_by.map(|date| answer_day(date, scene.now)).transpose()?;
    let pauses = scene.directory.settings.question_pauses_deadline;
    Ok(EventKind::ClarificationAsked { question, answer_by, pauses })
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

pub(super) fn on_earth(point: GeoPoint) -> Result<GeoPoint, Refusal> {
    let there = (-90.0..=90.0).contains(&point.latitude) && (-180.0..=180.0).contains(&point.longitude);
    match there {
        true => Ok(point),
        false => Err(Refusal::new(RefusalCode::NotAPlace, Clause::C5_3)),
    }
}

pub(crate) fn mandatory(text: String, clause: Clause) -> Result<String, Refusal> {
    optional(Some(text), clause)?.ok_or(Refusal::new(RefusalCode::TextMissing, clause))
}

pub(super) fn optional(text: Option<String>, clause: Clause) -> Result<Option<String>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let text = text.trim();
    if text.chars().count() > MAX_TEXT {
        return Err(Refusal::new(RefusalCode::TextTooLong, clause));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
