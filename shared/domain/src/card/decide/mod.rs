//! Deciding commands: which events follow, or which clause forbids it.

mod requests;
mod steps;
mod texts;

use jiff::Timestamp;

use super::{By, Card, Command, Event, EventKind, MeasureGround, PartState, Reclassified, Registration};
use crate::{
    access::{Actor, permit},
    block::until,
    clause::Clause,
    directory::{Directory, Role},
    ids::{AppealId, StaffId},
    refusal::{Refusal, RefusalCode},
};

pub(crate) use texts::mandatory;
pub use texts::{MAX_ANSWER_DAYS, MAX_QUESTION};
use texts::{optional, question};

/// The first event of a card (4.1): nothing is registered while a mandatory field is missing (4.2).
///
/// # Errors
/// `MandatoryFieldMissing` under clause 4.2.
pub fn register(appeal: AppealId, registration: Registration, now: Timestamp) -> Result<Event, Refusal> {
    register_by(By::Applicant, appeal, registration, now)
}

/// The same for an appeal that a member of staff registers: from a moderation case (4.4), or for a
/// citizen who came or phoned (2.1).
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
    let kind = EventKind::Registered(Box::new(registration));
    Ok(Event { appeal, sequence: 1, at: now, by, instead_of: None, kind })
}

/// The next event of a card.
pub(crate) fn next(card: &Card, by: By, now: Timestamp, kind: EventKind) -> Event {
    Event { appeal: card.id, sequence: card.version + 1, at: now, by, instead_of: None, kind }
}

/// What a command is decided on.
struct Scene<'a> {
    card: &'a Card,
    /// In whose name it is given: the actor's own, or that of an absent colleague.
    name: StaffId,
    now: Timestamp,
    directory: &'a Directory,
    clause: Clause,
}

impl Scene<'_> {
    fn refuse<T>(&self, code: RefusalCode) -> Result<T, Refusal> {
        Err(Refusal::new(code, self.clause))
    }

    fn mandatory(&self, text: String) -> Result<String, Refusal> {
        mandatory(text, self.clause)
    }

    fn optional(&self, text: Option<String>) -> Result<Option<String>, Refusal> {
        optional(text, self.clause)
    }
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
    let name = permit(card, action, actor)?;
    let scene = Scene { card, name, now, directory, clause: action.clause() };
    let kind = what_follows(&scene, command)?;
    let instead_of = (scene.name != actor.id).then_some(scene.name);
    Ok(vec![Event { instead_of, ..next(card, By::Staff(actor.id.clone()), now, kind) }])
}

fn what_follows(scene: &Scene<'_>, command: Command) -> Result<EventKind, Refusal> {
    let Scene { card, name, now, directory, clause } = scene;
    Ok(match command {
        Command::Address { due, decision_makers, note } => steps::address(scene, due, decision_makers, note)?,
        Command::Assign { executor, co_executors, resolution, due } => {
            steps::assign(scene, (executor, co_executors), resolution, due)?
        }
        Command::CorrectDeadline(correction) => steps::correct_deadline(scene, correction)?,
        Command::Accept { comment } => {
            let comment = scene.optional(comment)?;
            match card.co_executor(name).map(|co| &co.progress) {
                Some(PartState::Assigned) => EventKind::PartAccepted { executor: name.clone(), comment },
                _ => EventKind::Accepted { comment },
            }
        }
        Command::Comment { text } => EventKind::Commented { text: scene.mandatory(text)? },
        Command::AttachProof { file, comment } => {
            EventKind::ProofAttached { file, comment: scene.optional(comment)? }
        }
        Command::CompletePart { text } => {
            EventKind::PartDone { executor: name.clone(), text: scene.mandatory(text)? }
        }
        Command::Report { text, code, law } => steps::report(scene, text, &code, law)?,
        Command::ReturnForRework { reason } => {
            EventKind::ReturnedForRework { reason: scene.mandatory(reason)? }
        }
        Command::Close { comment } => EventKind::Closed { comment: scene.optional(comment)? },
        Command::Request { wanted, reason } => requests::make(scene, wanted, reason)?,
        Command::WithdrawRequest { request, comment } => requests::withdraw(scene, request, comment)?,
        Command::GrantRequest { request, what, comment } => requests::grant(scene, request, what, comment)?,
        Command::RefuseRequest { request, reason } => requests::refuse(scene, request, reason)?,
        Command::AskMaterials { of, text } => {
            let Some(of) = of.or_else(|| card.executor.clone()) else {
                return scene.refuse(RefusalCode::NotAnExecutor);
            };
            if !card.executors().any(|executor| *executor == of) {
                return scene.refuse(RefusalCode::NotAnExecutor);
            }
            EventKind::MaterialsAsked { of, text: scene.mandatory(text)? }
        }
        Command::GiveMaterials { request, text } => {
            let asked = card.materials.iter().find(|asked| asked.sequence == request && &asked.of == name);
            if asked.is_none_or(|asked| asked.answered_at.is_some()) {
                return scene.refuse(RefusalCode::NoSuchRequest);
            }
            EventKind::MaterialsGiven { request, text: scene.mandatory(text)? }
        }
        Command::Prompt { text } => {
            let people = card.movers().iter().filter_map(|mover| mover.staff().cloned()).collect();
            EventKind::Prompted { people, text: scene.mandatory(text)? }
        }
        Command::Inform { text } => {
            let people = card.decision_makers.clone();
            EventKind::Informed { people, text: scene.mandatory(text)? }
        }
        Command::Forward { to, text } => steps::forward(scene, to, text)?,
        Command::ReturnToAuthor { text } => steps::return_to_author(scene, text)?,
        Command::NotConsider { ground, earlier, text } => {
            steps::not_consider(scene, ground, earlier.as_deref(), text)?
        }
        Command::Ask { question: text, answer_by } => question(scene, text, answer_by)?,
        Command::CorrectCategory { category } => {
            let active = directory.category(&category).is_some_and(|known| known.active);
            if !active || category == card.category {
                return scene.refuse(RefusalCode::NotAnotherCategory);
            }
            EventKind::CategoryCorrected { from: card.category.clone(), to: category }
        }
        Command::Classify { marks } => {
            let (from, to) = (card.marks.clone(), marks.checked()?);
            EventKind::Classified(Box::new(Reclassified { from, to }))
        }
        Command::SetLocation { point } => EventKind::LocationSet { point: texts::on_earth(point)? },
        Command::Rate { quality, comment } => {
            let comment = scene.optional(comment)?;
            if !(1..=5).contains(&quality) {
                return scene.refuse(RefusalCode::BadQuality);
            }
            if quality <= super::POOR_QUALITY && comment.is_none() {
                return scene.refuse(RefusalCode::TextMissing);
            }
            EventKind::Rated { quality, comment }
        }
        Command::RecordMeasure { against, ground, text } => {
            if !card.executors().any(|executor| *executor == against) {
                return scene.refuse(RefusalCode::NotAnExecutor);
            }
            let (stands, clause) = match ground {
                MeasureGround::Breach => (card.broken_by(&against, *now), Clause::C6_3_2),
                MeasureGround::PoorQuality => {
                    (card.rating.as_ref().is_some_and(super::Rating::is_poor), Clause::C6_3_3)
                }
            };
            if !stands {
                return Err(Refusal::new(RefusalCode::NoGroundForMeasure, clause));
            }
            EventKind::MeasureRecorded { against, ground, text: scene.mandatory(text)? }
        }
        Command::BlockApplicant { reason, days } => {
            EventKind::ApplicantBlocked { reason: mandatory(reason, *clause)?, until: until(*now, days)? }
        }
        Command::UnblockApplicant { reason } => {
            EventKind::ApplicantUnblocked { reason: scene.mandatory(reason)? }
        }
        Command::HandOver { from, to } => {
            let decides = card.decision_makers.contains(&from);
            let works = card.executors().any(|executor| *executor == from);
            let able = (!decides || directory.can_act_as(&to, Role::DecisionMaker))
                && (!works || directory.can_act_as(&to, Role::Executor));
            if from == to || !able || !(decides || works) {
                return scene.refuse(RefusalCode::CannotTakeOver);
            }
            EventKind::HandedOver { from, to }
        }
    })
}
