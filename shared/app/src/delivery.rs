//! A file that came by an upload link goes to whoever waits for it: what is being written, or a card.

use hotline_domain::{
    calendar::WorkingCalendar,
    card::{Addition, ApplicantCommand, State, apply, decide_applicant},
    dialogue::{Awaited, DialogueRules, Outcome, fold},
    ids::{AppealId, ChannelUser},
    media::Attachment,
    refusal::Refusal,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    errands::{card_files, pending, perform},
    error::Fault,
    intake::{Desk, Intake},
    ports::{Along, BlockChange, ConversationWrite, SaveError},
};

/// How often it is tried again while others write the same conversation or card.
const TRIES: usize = 8;

/// Where a file went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// To the appeal or letter that is being written.
    Writing,
    /// Onto a registered card, as the applicant's addition.
    Card,
    /// To nobody: what it was for was dropped. It is kept in the conversation's record alone.
    Nobody,
}

/// Why a file was not handed on.
#[derive(Debug, thiserror::Error)]
pub enum NotDelivered {
    /// The card takes nothing any more.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Not the person's fault; another try may help.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Hands a file on to whoever waits for it. May happen twice, and in the midst of a filing: the file
/// comes to its place once.
///
/// # Errors
/// See [`NotDelivered`]; the same call again goes on where this one ended.
pub async fn deliver<S: Desk>(
    store: &S,
    rules: DialogueRules<'_>,
    (who, update): (&ChannelUser, u64),
    file: &Attachment,
    now: Timestamp,
) -> Result<Place, NotDelivered> {
    for _ in 0..TRIES {
        let full = store.recall(who).await?;
        let known = matches!(full.outcomes.get(&update), Some(Outcome::Uploaded { .. }));
        // As if the file had not come yet: so it shows whether a card was filed without it.
        let mut without = full.clone();
        if known {
            without.outcomes.remove(&update);
        }
        match fold(&without, &rules).awaited(update) {
            Awaited::Card(card) => {
                return onto_card(store, (card, who), file, now, &rules.directory.calendar).await;
            }
            // Whoever sees an unfinished task finishes it; here with the file, where it has come.
            Awaited::Filing => {
                let intake = Intake::plain(store, rules);
                let task = fold(&full, &rules).tasks.into_iter().next();
                let task = task.ok_or_else(|| Fault::new("hand a file on", "a task without an input"))?;
                perform(&intake, who, &task, &full, None).await?;
            }
            Awaited::Writing if known => return Ok(Place::Writing),
            Awaited::Nobody if known => return Ok(Place::Nobody),
            // Written and looked at again: meanwhile the appeal may have been filed without it.
            Awaited::Writing | Awaited::Nobody => {
                let outcome = Some((update, Outcome::Uploaded { file: file.clone() }));
                let who = who.clone();
                let write = ConversationWrite { who, outcome, block: BlockChange::Keep, compaction: None };
                match store.write(&write).await {
                    Ok(()) | Err(SaveError::Conflict) => {}
                    Err(SaveError::Fault(fault)) => return Err(fault.into()),
                }
            }
        }
    }
    Err(Fault::new("hand a file on", "others keep changing the conversation").into())
}

/// Adds a file to a card, once (4.2).
async fn onto_card<S: Desk>(
    store: &S,
    (card, who): (AppealId, &ChannelUser),
    file: &Attachment,
    now: Timestamp,
    calendar: &WorkingCalendar,
) -> Result<Place, NotDelivered> {
    for _ in 0..TRIES {
        let Some(record) = store.load(card).await? else { return Ok(Place::Nobody) };
        let files = record.events.iter().filter_map(|event| event.kind.files());
        if files.flat_map(|(_, files)| files).any(|(_, known)| known.source == file.source) {
            return Ok(Place::Card);
        }
        let files = card_files(std::slice::from_ref(file), record.card.files.len());
        let stored = pending(&files);
        let addition = Addition { from: who.clone(), text: None, files, location: None, edited: false };
        // A closed card takes what is said about its result.
        let command = match record.card.state {
            State::Closed => ApplicantCommand::Remark(addition),
            State::Registered
            | State::Addressed
            | State::Assigned
            | State::InWork
            | State::Reported
            | State::Withdrawn
            | State::Merged => ApplicantCommand::Add(addition),
        };
        let event = decide_applicant(&record.card, command, now, calendar)?;
        let after = apply(Some(record.card.clone()), &event)
            .ok_or_else(|| Fault::new("hand a file on", "an event that does not fit its card"))?;
        match store.save(&record.card, &after, &[event], &stored, &Along::default()).await {
            Ok(()) => return Ok(Place::Card),
            Err(SaveError::Conflict) => {}
            Err(SaveError::Fault(fault)) => return Err(fault.into()),
        }
    }
    Err(Fault::new("hand a file on", "others keep changing the card").into())
}
