//! The steps of a card's life: addressing, assigning, the term, the result, the legal ways out.

use jiff::Timestamp;

use super::Scene;
use crate::{
    card::{
        Card, Correction, Ending, EventKind, FORWARD_DAYS, Ground, Part, RETURN_DAYS, ResultCode, WorkResult,
    },
    clause::Clause,
    deadline::{self, EXTENDED_DAYS, LAW_DAYS, Term, date_in_kyiv, last_day},
    directory::Role,
    ids::StaffId,
    refusal::{Refusal, RefusalCode},
};

/// Deadline and decision-makers (4.5, 6.1.1).
pub(super) fn address(
    scene: &Scene<'_>,
    term: Term,
    decision_makers: Vec<StaffId>,
    note: Option<String>,
) -> Result<EventKind, Refusal> {
    if decision_makers.is_empty() {
        return scene.refuse(RefusalCode::NoDecisionMaker);
    }
    let able = |id: &StaffId| scene.directory.can_act_as(id, Role::DecisionMaker);
    if !decision_makers.iter().all(able) || twice(&decision_makers) {
        return scene.refuse(RefusalCode::NotADecisionMaker);
    }
    let due_at = due(scene, term, LAW_DAYS, RefusalCode::DeadlineBeyondLaw)?;
    Ok(EventKind::Addressed { due_at, decision_makers, note: scene.optional(note)? })
}

/// Executors with a resolution (4.5, 6.3.1).
pub(super) fn assign(
    scene: &Scene<'_>,
    (executor, co_executors): (StaffId, Vec<Part>),
    resolution: String,
    correction: Option<Correction>,
) -> Result<EventKind, Refusal> {
    let co_executors = team(scene, &executor, co_executors)?;
    let resolution = scene.mandatory(resolution)?;
    let corrected = correction.map(|correction| corrected(scene, correction)).transpose()?;
    let (due_at, due_reason, extended) = match corrected {
        Some((due_at, reason, extended)) => (Some(due_at), Some(reason), extended),
        None => (None, None, false),
    };
    Ok(EventKind::Assigned { executor, co_executors, resolution, due_at, due_reason, extended })
}

/// A lead executor and co-executors who can do the work (1.4).
pub(super) fn team(
    scene: &Scene<'_>,
    executor: &StaffId,
    co_executors: Vec<Part>,
) -> Result<Vec<Part>, Refusal> {
    let everybody: Vec<StaffId> =
        std::iter::once(executor).chain(co_executors.iter().map(|part| &part.executor)).cloned().collect();
    if !everybody.iter().all(|id| scene.directory.can_act_as(id, Role::Executor)) {
        return Err(Refusal::new(RefusalCode::NotAnExecutor, Clause::C1_4));
    }
    if twice(&everybody) {
        return scene.refuse(RefusalCode::ExecutorTwice);
    }
    let with_task = |part: Part| Ok(Part { task: scene.mandatory(part.task)?, executor: part.executor });
    co_executors.into_iter().map(with_task).collect()
}

/// Another term, with the reason (4.5).
pub(super) fn correct_deadline(scene: &Scene<'_>, correction: Correction) -> Result<EventKind, Refusal> {
    let (due_at, reason, extended) = corrected(scene, correction)?;
    Ok(EventKind::DeadlineCorrected { due_at, reason, extended })
}

/// The corrected term: a decision-maker may extend it, up to 45 days in all (law, art. 20).
fn corrected(scene: &Scene<'_>, correction: Correction) -> Result<(Timestamp, String, bool), Refusal> {
    let due_at = due(scene, correction.due, EXTENDED_DAYS, RefusalCode::DeadlineBeyondExtension)?;
    let usual = deadline::latest(scene.card.registered_at, &scene.directory.calendar, scene.now);
    Ok((due_at, scene.mandatory(correction.reason)?, date_in_kyiv(due_at) > usual))
}

/// When a term is over, within `days` from the registration; a strategic plan has its own end.
pub(super) fn due(
    scene: &Scene<'_>,
    term: Term,
    days: u16,
    beyond: RefusalCode,
) -> Result<Timestamp, Refusal> {
    let calendar = &scene.directory.calendar;
    let due_at = term.due_at(calendar);
    if due_at <= scene.now {
        return Err(Refusal::new(RefusalCode::DeadlineInPast, Clause::C4_5));
    }
    match date_in_kyiv(due_at) <= scene.card.latest_due(days, calendar, scene.now) {
        true => Ok(due_at),
        false => Err(Refusal::new(beyond, Clause::LawArticle20)),
    }
}

/// The result of the work (5.4, 4.6 d).
pub(super) fn report(
    scene: &Scene<'_>,
    text: String,
    code: &str,
    law: Option<String>,
) -> Result<EventKind, Refusal> {
    let Some(code) = ResultCode::reported(code) else {
        return scene.refuse(RefusalCode::UnknownResultCode);
    };
    let text = scene.mandatory(text)?;
    let law = scene.optional(law)?.filter(|_| code == ResultCode::Refused);
    if code == ResultCode::Refused && law.is_none() {
        return Err(Refusal::new(RefusalCode::LawMissing, Clause::LawArticle15));
    }
    if scene.card.parts_unfinished() {
        return scene.refuse(RefusalCode::PartsUnfinished);
    }
    let proof_required = scene.directory.category(&scene.card.category).is_none_or(|c| c.proof_required);
    if proof_required && !scene.card.has_proof() {
        return Err(Refusal::new(RefusalCode::ProofMissing, Clause::C6_5_2));
    }
    Ok(EventKind::Reported { result: WorkResult { text, code, law } })
}

/// Forwarded by competence, within 5 days (law, art. 7).
pub(super) fn forward(scene: &Scene<'_>, to: String, text: String) -> Result<EventKind, Refusal> {
    in_time(scene, FORWARD_DAYS, RefusalCode::TooLateToForward)?;
    let ending = Ending::Forwarded { to: scene.mandatory(to)? };
    Ok(EventKind::Ended { ending, text: scene.mandatory(text)? })
}

/// Returned to the author, within 10 days (law, art. 5).
pub(super) fn return_to_author(scene: &Scene<'_>, text: String) -> Result<EventKind, Refusal> {
    in_time(scene, RETURN_DAYS, RefusalCode::TooLateToReturn)?;
    Ok(EventKind::Ended { ending: Ending::ReturnedToAuthor, text: scene.mandatory(text)? })
}

fn in_time(scene: &Scene<'_>, days: u16, late: RefusalCode) -> Result<(), Refusal> {
    match date_in_kyiv(scene.now) <= last_day(scene.card.registered_at, days, &scene.directory.calendar) {
        true => Ok(()),
        false => scene.refuse(late),
    }
}

/// Not to be considered (law, art. 8): an anonymous appeal, or a repeat by the same person of what is
/// resolved on its merits.
pub(super) fn not_consider(
    scene: &Scene<'_>,
    ground: Ground,
    earlier: Option<&Card>,
    text: String,
) -> Result<EventKind, Refusal> {
    match &ground {
        Ground::Anonymous => {
            if !scene.card.marks.is_anonymous() {
                return scene.refuse(RefusalCode::NotAnonymous);
            }
        }
        Ground::AlreadyResolved { .. } => {
            if scene.card.repeats.is_some() {
                return Err(Refusal::new(RefusalCode::RepeatIsConsidered, Clause::C7));
            }
            if !earlier.is_some_and(|earlier| resolved_before(scene.card, earlier)) {
                return scene.refuse(RefusalCode::NotResolvedBefore);
            }
        }
    }
    Ok(EventKind::Ended { ending: Ending::NotConsidered { ground }, text: scene.mandatory(text)? })
}

/// True for an earlier appeal of the same person that was resolved on its merits.
fn resolved_before(card: &Card, earlier: &Card) -> bool {
    let same_chat = card.contact.is_some() && card.contact == earlier.contact;
    let same_person = same_chat || card.applicant.phone.number == earlier.applicant.phone.number;
    let on_merits = earlier.result.as_ref().is_some_and(|result| result.code.is_on_merits());
    let before = earlier.id != card.id && earlier.registered_at <= card.registered_at;
    same_person && before && earlier.state == crate::card::State::Closed && on_merits
}

/// True where somebody is named twice.
pub(super) fn twice(people: &[StaffId]) -> bool {
    people.iter().enumerate().any(|(index, id)| people[..index].contains(id))
}
