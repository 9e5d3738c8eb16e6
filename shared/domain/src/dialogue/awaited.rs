//! Who waits for a file that comes by an upload link.

use super::{Conversation, Errand, Folded, Step};
use crate::ids::AppealId;

/// Who waits for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// What is being written: the appeal, or a letter about a registered one.
    Writing,
    /// A task that has no outcome yet takes what is being written, this file included.
    Filing,
    /// A registered card.
    Card(AppealId),
    /// Nobody any more: what it was for was dropped.
    Nobody,
}

impl Folded {
    /// Who waits for the file that an update announced. The record this was folded from must not have
    /// that file among its outcomes: with it, nobody seems to wait any more.
    #[must_use]
    pub fn awaited(&self, update: u64) -> Awaited {
        if let Some((_, card)) = self.conversation.awaiting.iter().find(|(awaited, _)| *awaited == update) {
            return Awaited::Card(*card);
        }
        let filing = |errand: &Errand| match errand {
            Errand::File { draft, .. } => draft.uploads.contains(&update),
            Errand::Repeat { uploads, .. } => uploads.contains(&update),
            Errand::Add { .. }
            | Errand::Answer { .. }
            | Errand::Withdraw { .. }
            | Errand::Survey { .. }
            | Errand::Remark { .. }
            | Errand::Keep { .. }
            | Errand::Flood
            | Errand::Erase => false,
        };
        if self.tasks.iter().any(|task| filing(&task.errand)) {
            return Awaited::Filing;
        }
        match self.conversation.writes_with(update) {
            true => Awaited::Writing,
            false => Awaited::Nobody,
        }
    }
}

impl Conversation {
    /// True when the file that an update announced belongs to what is being written.
    fn writes_with(&self, update: u64) -> bool {
        let in_draft = self.draft.as_ref().is_some_and(|draft| draft.uploads.contains(&update));
        let early = self.early.as_ref().is_some_and(|early| early.uploads.contains(&update));
        in_draft || early || in_letter(&self.step, update)
    }
}

fn in_letter(step: &Step, update: u64) -> bool {
    match step {
        Step::Writing(letter) => letter.uploads.contains(&update) || in_letter(&letter.before, update),
        Step::ConfirmErase(before) | Step::Unfinished(before) => in_letter(before, update),
        Step::Idle
        | Step::Consent
        | Step::OfferProfile
        | Step::Ask { .. }
        | Step::ChooseAddress { .. }
        | Step::Summary
        | Step::Similar { .. }
        | Step::ChooseCorrection => false,
    }
}
