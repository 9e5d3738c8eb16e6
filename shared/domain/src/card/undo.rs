//! Taking back one's last step within seconds, where it has told nobody yet. History is not edited:
//! an event says what is undone and what is put back.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{By, Card, Classification, Event, EventKind, replay};
use crate::{
    access::Actor,
    clause::Clause,
    ids::CategoryId,
    person::GeoPoint,
    refusal::{Refusal, RefusalCode},
};

/// How long a step can be taken back, seconds.
pub const UNDO_SECONDS: i64 = 10;

/// What an undone step had changed, as it was before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Restores {
    /// The card itself was not changed: a comment (6.5.1).
    Nothing,
    /// The category (2.1).
    Category(CategoryId),
    /// The place (5.3).
    Location(Option<GeoPoint>),
    /// The marks of the classifier (2.1).
    Marks(Box<Classification>),
}

impl Restores {
    /// The clause of the step that is undone.
    #[must_use]
    pub fn clause(&self) -> Clause {
        match self {
            Self::Nothing => Clause::C6_5_1,
            Self::Category(_) | Self::Marks(_) => Clause::C2_1,
            Self::Location(_) => Clause::C5_3,
        }
    }

    pub(super) fn put_back(&self, card: &mut Card) {
        match self {
            Self::Nothing => {}
            Self::Category(category) => card.category = category.clone(),
            Self::Location(location) => card.location = *location,
            Self::Marks(marks) => card.marks = (**marks).clone(),
        }
    }
}

impl EventKind {
    /// What taking the event back would restore, `before` being the card before it. `None` for an
    /// event that tells somebody, or that is more than one person's step.
    #[must_use]
    pub fn undoable(&self, before: &Card) -> Option<Restores> {
        match self {
            Self::Commented { .. } => Some(Restores::Nothing),
            Self::CategoryCorrected { from, .. } => Some(Restores::Category(from.clone())),
            Self::LocationSet { .. } => Some(Restores::Location(before.location)),
            Self::Classified(marks) => Some(Restores::Marks(Box::new(marks.from.clone()))),
            Self::Registered(_)
            | Self::Rated { .. }
            | Self::Addressed { .. }
            | Self::Assigned { .. }
            | Self::Accepted { .. }
            | Self::ProofAttached { .. }
            | Self::Reported { .. }
            | Self::ReturnedForRework { .. }
            | Self::Closed { .. }
            | Self::ClarificationAsked { .. }
            | Self::ClarificationAnswered { .. }
            | Self::Added { .. }
            | Self::Withdrawn { .. }
            | Self::ApplicantBlocked { .. }
            | Self::ApplicantUnblocked { .. }
            | Self::DeadlineCorrected { .. }
            | Self::PartAccepted { .. }
            | Self::PartDone { .. }
            | Self::RequestMade { .. }
            | Self::RequestGranted { .. }
            | Self::RequestRefused { .. }
            | Self::RequestWithdrawn { .. }
            | Self::MaterialsAsked { .. }
            | Self::MaterialsGiven { .. }
            | Self::Prompted { .. }
            | Self::Informed { .. }
            | Self::Ended { .. }
            | Self::MergedInto { .. }
            | Self::EndedWithMain { .. }
            // A tie stands on two cards.
            | Self::Linked { .. }
            | Self::MeasureRecorded { .. }
            | Self::HandedOver { .. }
            | Self::Control(_)
            | Self::Survey(_)
            | Self::Undone { .. } => None,
        }
    }
}

/// The event by which `actor` takes back entry `sequence` of a card's whole history.
///
/// # Errors
/// `NothingToUndo` unless it is the last entry, `NotUndoable` where it has told somebody,
/// `NotYourAction`, `UndoTooLate`.
pub fn decide_undo(
    history: &[Event],
    sequence: u64,
    actor: &Actor,
    now: Timestamp,
) -> Result<Event, Refusal> {
    let clause = |event: Option<&Event>| event.map_or(Clause::C6_5_1, |event| event.kind.clause());
    let last = history.last();
    let refused = |code| Refusal::new(code, clause(last));
    let Some((last, earlier)) = history.split_last().filter(|(last, _)| last.sequence == sequence) else {
        return Err(refused(RefusalCode::NothingToUndo));
    };
    if last.by != By::Staff(actor.id.clone()) {
        return Err(refused(RefusalCode::NotYourAction));
    }
    let before = replay(earlier).ok_or(refused(RefusalCode::NotUndoable))?;
    let restores = last.kind.undoable(&before).ok_or(refused(RefusalCode::NotUndoable))?;
    if time_left(last, now).is_none() {
        return Err(refused(RefusalCode::UndoTooLate));
    }
    Ok(Event {
        appeal: last.appeal,
        sequence: last.sequence + 1,
        at: now,
        by: last.by.clone(),
        instead_of: last.instead_of.clone(),
        kind: EventKind::Undone { of: sequence, restores },
    })
}

/// The entry that `actor` can take back now, and for how long still.
#[must_use]
pub fn undo_offer(history: &[Event], actor: &Actor, now: Timestamp) -> Option<(u64, SignedDuration)> {
    let last = history.last()?;
    let left = time_left(last, now)?;
    decide_undo(history, last.sequence, actor, now).ok()?;
    Some((last.sequence, left))
}

fn time_left(event: &Event, now: Timestamp) -> Option<SignedDuration> {
    let left = SignedDuration::from_secs(UNDO_SECONDS) - now.duration_since(event.at);
    left.is_positive().then_some(left)
}

/// The numbers of the entries that were taken back.
#[must_use]
pub fn undone(history: &[Event]) -> Vec<u64> {
    let mut numbers = Vec::new();
    for event in history {
        if let EventKind::Undone { of, .. } = &event.kind {
            numbers.push(*of);
        }
    }
    numbers
}
