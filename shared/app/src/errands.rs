//! What a conversation asks to be done: each task is one transaction that also writes its outcome into
//! the conversation, so that it is done once.

mod making;
mod survey;

use hotline_domain::{
    block::Block,
    card::{Addition, ApplicantCommand, apply, decide_applicant},
    case::{Case, CaseState},
    deadline::date_in_kyiv,
    dialogue::{Compaction, Conversation, Draft, Errand, Outcome, Parts, Record, Snapshot, Task, fold},
    ids::{AppealId, ChannelUser},
    media::{Attachment, CardFile},
    moderation::Flag,
    refusal::RefusalCode,
    similar::likely_duplicate,
};
use jiff::{SignedDuration, Timestamp};
pub(crate) use making::{card_files, new_card, pending};
use uuid::Uuid;

use crate::{
    error::Fault,
    intake::{Desk, Intake, is_theirs},
    ports::{Along, BlockChange, ConversationWrite, Filed, NewCard, SaveError},
};

/// How often a card is tried again while staff write it.
const TRIES: usize = 5;

/// Does one task, once, and tells its outcome.
///
/// # Errors
/// A fault of the store; the task stays to be done.
pub(crate) async fn perform<S: Desk>(
    intake: &Intake<'_, S>,
    who: &ChannelUser,
    task: &Task,
    record: &Record,
    compaction: Option<Compaction>,
) -> Result<Outcome, Fault> {
    let job = Job { intake, who, task, record };
    match &task.errand {
        Errand::File { draft, compare } => job.file(draft, *compare, compaction).await,
        Errand::Add { appeal, parts, edited, .. } => {
            job.on_card(*appeal, |files| ApplicantCommand::Add(job.addition(parts, files, *edited))).await
        }
        Errand::Answer { appeal, question, parts } => {
            let question = *question;
            let answer = |files| {
                let addition = job.addition(parts, files, false);
                ApplicantCommand::Answer { question, addition }
            };
            job.on_card(*appeal, answer).await
        }
        Errand::Withdraw { appeal, reason } => {
            job.on_card(*appeal, |_| ApplicantCommand::Withdraw { reason: reason.clone() }).await
        }
        Errand::Survey { appeal, answer } => job.survey(*appeal, *answer).await,
        Errand::Repeat { appeal, parts, .. } => job.repeat(*appeal, parts).await,
        Errand::Remark { appeal, parts } => {
            job.on_card(*appeal, |files| ApplicantCommand::Remark(job.addition(parts, files, false))).await
        }
        Errand::Keep { flag, texts, draft, appeal, block } => {
            job.keep(*flag, texts, draft, *appeal, *block).await
        }
        Errand::Flood => job.flood().await,
        Errand::Erase => job.erase().await,
    }
}

struct Job<'a, S> {
    intake: &'a Intake<'a, S>,
    who: &'a ChannelUser,
    task: &'a Task,
    record: &'a Record,
}

impl<S: Desk> Job<'_, S> {
    fn write(
        &self,
        outcome: Outcome,
        block: BlockChange,
        compaction: Option<Compaction>,
    ) -> ConversationWrite {
        let outcome = Some((self.task.update, outcome));
        ConversationWrite { who: self.who.clone(), outcome, block, compaction }
    }

    /// The outcome that somebody else wrote meanwhile.
    async fn known(&self) -> Result<Option<Outcome>, Fault> {
        let record = self.intake.store.recall(self.who).await?;
        Ok(record.outcomes.get(&self.task.update).cloned())
    }

    /// Stores an outcome, or tells the one that is stored already.
    async fn settle(&self, stored: Result<(), SaveError>, outcome: Outcome) -> Result<Outcome, Fault> {
        match stored {
            Ok(()) => Ok(outcome),
            Err(SaveError::Conflict) => Ok(self.known().await?.unwrap_or(outcome)),
            Err(SaveError::Fault(fault)) => Err(fault),
        }
    }

    fn verified_phone(&self) -> Option<String> {
        fold(self.record, &self.intake.rules).conversation.verified_phone
    }

    /// Registers the appeal, once (4.1); a likely duplicate is shown before.
    async fn file(
        &self,
        draft: &Draft,
        compare: bool,
        compaction: Option<Compaction>,
    ) -> Result<Outcome, Fault> {
        if compare {
            let cards = self.intake.of_person(self.who, self.verified_phone().as_deref()).await?;
            if let Some(card) = likely_duplicate(draft, &cards) {
                let outcome = Outcome::Duplicate { appeal: card.id, number: card.number.clone() };
                let write = self.write(outcome.clone(), BlockChange::Keep, None);
                return self.settle(self.intake.store.write(&write).await, outcome).await;
            }
        }
        let new = NewCard {
            who: self.who.clone(),
            update: self.task.update,
            year: date_in_kyiv(self.task.at).year(),
            compaction,
        };
        let id = AppealId(Uuid::now_v7());
        let make = |number| new_card(id, self.who, draft, self.task.at, number);
        match self.intake.store.file(&new, &make).await? {
            Filed::Created(outcome) | Filed::Already(outcome) => Ok(outcome),
        }
    }

    /// Carries out a command of the applicant to a card of theirs.
    async fn on_card(
        &self,
        appeal: AppealId,
        command: impl Fn(Vec<(CardFile, Attachment)>) -> ApplicantCommand,
    ) -> Result<Outcome, Fault> {
        let phone = self.verified_phone();
        for _ in 0..TRIES {
            let card = self.intake.store.card(appeal).await?;
            let Some(card) = card.filter(|card| is_theirs(card, self.who, phone.as_deref())) else {
                return self.refused(RefusalCode::NotYourCard).await;
            };
            let files = card_files(self.files(), card.files.len());
            let stored = pending(&files);
            let command = command(files);
            let outcome = match &command {
                ApplicantCommand::Withdraw { .. } => Outcome::Withdrawn { number: card.number.clone() },
                ApplicantCommand::Add(_) | ApplicantCommand::Answer { .. } | ApplicantCommand::Remark(_) => {
                    Outcome::Added { number: card.number.clone() }
                }
            };
            let calendar = &self.intake.rules.directory.calendar;
            let event = match decide_applicant(&card, command, self.task.at, calendar) {
                Ok(event) => event,
                Err(refusal) => return self.refused(refusal.code).await,
            };
            let Some(after) = apply(Some(card.clone()), &event) else {
                return self.refused(RefusalCode::WrongState).await;
            };
            let conversation = Some(self.write(outcome.clone(), BlockChange::Keep, None));
            let along = Along { conversation, ..Along::default() };
            match self.intake.store.save(&card, &after, &[event], &stored, &along).await {
                Ok(()) => return Ok(outcome),
                Err(SaveError::Fault(fault)) => return Err(fault),
                // Either the task was done meanwhile, or staff changed the card.
                Err(SaveError::Conflict) => {
                    if let Some(outcome) = self.known().await? {
                        return Ok(outcome);
                    }
                }
            }
        }
        Err(Fault::new("change a card for its applicant", "others keep changing it"))
    }

    async fn refused(&self, code: RefusalCode) -> Result<Outcome, Fault> {
        let outcome = Outcome::Refused { code };
        let write = self.write(outcome.clone(), BlockChange::Keep, None);
        self.settle(self.intake.store.write(&write).await, outcome).await
    }

    fn files(&self) -> &[Attachment] {
        match &self.task.errand {
            Errand::Add { parts, .. }
            | Errand::Answer { parts, .. }
            | Errand::Repeat { parts, .. }
            | Errand::Remark { parts, .. } => &parts.files,
            Errand::File { .. }
            | Errand::Withdraw { .. }
            | Errand::Survey { .. }
            | Errand::Keep { .. }
            | Errand::Flood
            | Errand::Erase => &[],
        }
    }

    fn addition(&self, parts: &Parts, files: Vec<(CardFile, Attachment)>, edited: bool) -> Addition {
        let (text, location) = (parts.text.clone(), parts.location);
        Addition { from: self.who.clone(), text, files, location, edited }
    }

    /// Keeps the words for the responsible person, and blocks the sender (4.4).
    async fn keep(
        &self,
        flag: Flag,
        texts: &[String],
        draft: &Draft,
        appeal: Option<AppealId>,
        block: bool,
    ) -> Result<Outcome, Fault> {
        let days = i64::from(self.intake.rules.settings().block_days);
        let block = block.then(|| self.block("Образливі висловлювання після попередження.", days * 24 * 60));
        let case = Case {
            id: Uuid::now_v7(),
            version: 1,
            who: self.who.clone(),
            at: self.task.at,
            flag,
            texts: texts.to_vec(),
            draft: draft.clone(),
            appeal,
            block: block.clone(),
            state: CaseState::Open,
            history: Vec::new(),
        };
        let outcome = Outcome::Kept { case: case.id, until: block.as_ref().map(|block| block.until) };
        let change = block.map_or(BlockChange::Keep, BlockChange::Set);
        let write = self.write(outcome.clone(), change, None);
        self.settle(self.intake.store.open_case(&case, &write).await, outcome).await
    }

    async fn flood(&self) -> Result<Outcome, Fault> {
        let minutes = i64::from(self.intake.rules.settings().flood_minutes);
        let block = self.block("Забагато повідомлень за хвилину.", minutes);
        let outcome = Outcome::Flooded { until: block.until };
        let write = self.write(outcome.clone(), BlockChange::Set(block), None);
        self.settle(self.intake.store.write(&write).await, outcome).await
    }

    fn block(&self, reason: &str, minutes: i64) -> Block {
        let since = self.task.at;
        let until = since.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(Timestamp::MAX);
        Block { since, until, reason: reason.to_owned(), by: None }
    }

    /// Everything that was said before goes; a block stays, and registered appeals are kept by law.
    async fn erase(&self) -> Result<Outcome, Fault> {
        let update = self.task.update;
        let others = |numbers: Vec<u64>| numbers.into_iter().filter(|number| *number != update).collect();
        let snapshot = Snapshot {
            conversation: Conversation::default(),
            upto: update.saturating_sub(1),
            at: self.task.at,
            album: None,
        };
        let compaction = Compaction {
            snapshot,
            folded: others(self.record.inputs.keys().copied().collect()),
            outcomes: others(self.record.outcomes.keys().copied().collect()),
            base: self.record.snapshot.as_ref().map(|snapshot| snapshot.upto),
        };
        let write = self.write(Outcome::Erased, BlockChange::Keep, Some(compaction));
        match self.intake.store.write(&write).await {
            Ok(()) => Ok(Outcome::Erased),
            Err(SaveError::Fault(fault)) => Err(fault),
            Err(SaveError::Conflict) => self
                .known()
                .await?
                .ok_or_else(|| Fault::new("erase a conversation", "it was folded meanwhile")),
        }
    }
}
