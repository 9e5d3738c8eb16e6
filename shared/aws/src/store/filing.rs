//! Filing: a new card under the next number of the year, all or nothing (clause 4.1).

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use aws_sdk_dynamodb::{
    error::SdkError,
    operation::transact_write_items::TransactWriteItemsError,
    types::{CancellationReason, Put, ReturnValuesOnConditionCheckFailure::AllOld, TransactWriteItem},
};
use hotline_app::{
    call::named,
    error::Fault,
    ports::{
        BlockChange, ConversationWrite, Filed, MakeCard, MakeFiling, NewCard, RegistrationNumberOf,
        RestoredCase, SaveError, Trail,
    },
};
use hotline_domain::{audit::AuditEntry, card::Card, dialogue::Outcome};

use super::{
    CONDITION_FAILED, Store,
    conversations::record,
    item::{Item, integer, number, text},
    keys::{self, COUNTER, PK, SK},
};

/// How long a filing goes on trying against others; a webhook has 30 s to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Attribute of the running number.
const LAST: &str = "last";

/// Why a transaction did not go through.
enum Lost {
    /// The first write's condition failed; the item that is stored, where there is one.
    First(Option<Item>),
    /// The running number is at another value.
    Number(u32),
    /// Another condition failed.
    Other,
    /// Somebody else writes the same items right now.
    Busy,
}

impl Store {
    pub(super) async fn file_card(&self, new: &NewCard, make: MakeCard<'_>) -> Result<Filed, Fault> {
        let mut turns = Turns::default();
        let mut compaction = new.compaction.as_ref();
        loop {
            let last = self.last_number.load(Ordering::Relaxed);
            let sequence = last + 1;
            let number = RegistrationNumberOf { year: new.year, sequence };
            let (card, event, files) = make(number)?;
            let outcome = Outcome::Filed { appeal: card.id, number: card.number.clone() };
            let end = ConversationWrite {
                who: new.who.clone(),
                outcome: Some((new.update, outcome.clone())),
                block: BlockChange::Keep,
                compaction: compaction.cloned(),
            };

            let mut writes = vec![self.conversation_write(&end)?, self.next_number(new.year, last)?];
            writes.extend(self.card_writes(None, &card, &[event], &files)?);
            match self.file_with(sequence, writes).await? {
                None => return Ok(Filed::Created(outcome)),
                Some(Lost::First(stored)) => {
                    let stored = stored.as_ref().map(record).transpose()?.unwrap_or_default();
                    match stored.outcomes.get(&new.update) {
                        Some(outcome) => return Ok(Filed::Already(outcome.clone())),
                        // The conversation was folded by somebody else meanwhile.
                        None => compaction = None,
                    }
                }
                Some(Lost::Other) => {
                    return Err(Fault::new("file an appeal", "a part of it is there already"));
                }
                Some(Lost::Number(actual)) => self.last_number.store(actual, Ordering::Relaxed),
                Some(Lost::Busy) => {}
            }
            turns.next().await?;
        }
    }

    /// The same for a restored case: what guards it is the case's version.
    pub(super) async fn file_restored(
        &self,
        restored: &RestoredCase,
        make: MakeCard<'_>,
    ) -> Result<(), SaveError> {
        let mut turns = Turns::default();
        loop {
            let last = self.last_number.load(Ordering::Relaxed);
            let sequence = last + 1;
            let (card, event, files) = make(RegistrationNumberOf { year: restored.year, sequence })?;
            let mut writes = vec![self.next_case(&restored.case)?, self.next_number(restored.year, last)?];
            if let Some(write) = &restored.conversation {
                writes.push(self.conversation_write(write)?);
            }
            writes.extend(self.card_writes(None, &card, &[event], &files)?);
            let entry = restored.trail.entry.clone();
            let entry = entry.map(|entry| AuditEntry { cards: vec![named(&card)], ..entry });
            writes.extend(self.trail_writes(&Trail { entry, mark: restored.trail.mark.clone() })?);
            match self.file_with(sequence, writes).await? {
                None => return Ok(()),
                Some(Lost::First(_) | Lost::Other) => return Err(SaveError::Conflict),
                Some(Lost::Number(actual)) => self.last_number.store(actual, Ordering::Relaxed),
                Some(Lost::Busy) => {}
            }
            turns.next().await?;
        }
    }

    /// The same for a card that ends no draft: what guards it is the card it comes from, or its own
    /// identity.
    pub(super) async fn file_card_beside(&self, year: i16, make: MakeFiling<'_>) -> Result<Card, SaveError> {
        let mut turns = Turns::default();
        loop {
            let last = self.last_number.load(Ordering::Relaxed);
            let sequence = last + 1;
            let filing = make(RegistrationNumberOf { year, sequence })?;
            let mut new = self.card_writes(None, &filing.card, &filing.events, &filing.files)?;
            if let Some(write) = &filing.conversation {
                new.push(self.conversation_write(write)?);
            }
            if let Some(case) = &filing.case {
                new.push(self.next_case(case)?);
            }
            new.extend(self.trail_writes(&filing.trail)?);
            let guarded = match &filing.beside {
                Some(change) => self.changed(change)?.into_iter().chain(new).collect(),
                None => new,
            };
            let mut writes = guarded.into_iter();
            let guard = writes.next().into_iter();
            let all = guard.chain([self.next_number(year, last)?]).chain(writes).collect();
            match self.file_with(sequence, all).await? {
                None => return Ok(filing.card),
                Some(Lost::First(_) | Lost::Other) => return Err(SaveError::Conflict),
                Some(Lost::Number(actual)) => self.last_number.store(actual, Ordering::Relaxed),
                Some(Lost::Busy) => {}
            }
            turns.next().await?;
        }
    }

    /// Tries the transaction that takes this number; why it was lost, where it was.
    async fn file_with(&self, sequence: u32, writes: Vec<TransactWriteItem>) -> Result<Option<Lost>, Fault> {
        match self.client.transact_write_items().set_transact_items(Some(writes)).send().await {
            Ok(_) => {
                self.last_number.store(sequence, Ordering::Relaxed);
                Ok(None)
            }
            Err(error) => why(error).map(Some),
        }
    }

    fn next_number(&self, year: i16, last: u32) -> Result<TransactWriteItem, Fault> {
        let put = Put::builder()
            .table_name(&self.table)
            .item(PK, text(keys::year(year)))
            .item(SK, text(COUNTER))
            .item(LAST, number(last + 1))
            .return_values_on_condition_check_failure(AllOld);
        let put = match last {
            0 => put.condition_expression(format!("attribute_not_exists({PK})")),
            _ => put
                .condition_expression(format!("#{LAST} = :last"))
                .expression_attribute_names(format!("#{LAST}"), LAST)
                .expression_attribute_values(":last", number(last)),
        };
        let put = put.build().map_err(|error| Fault::new("write a transaction", error))?;
        Ok(TransactWriteItem::builder().put(put).build())
    }
}

/// The attempts of one filing.
struct Turns {
    begun: Instant,
    lost: u32,
}

impl Default for Turns {
    fn default() -> Self {
        Self { begun: Instant::now(), lost: 0 }
    }
}

impl Turns {
    /// Waits until it is worth trying again.
    async fn next(&mut self) -> Result<(), Fault> {
        if self.begun.elapsed() > PATIENCE {
            return Err(Fault::new("file an appeal", "too many filings at once"));
        }
        self.lost += 1;
        // The first loss is usually a stale guess: the number is known now, so try at once.
        if self.lost > 1 {
            let bound = u64::from(self.lost.min(10)) * 10;
            tokio::time::sleep(Duration::from_millis(fastrand::u64(1..=bound))).await;
        }
        Ok(())
    }
}

fn why(error: SdkError<TransactWriteItemsError>) -> Result<Lost, Fault> {
    let reasons = match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(canceled)) => {
            canceled.cancellation_reasons().to_vec()
        }
        Some(TransactWriteItemsError::TransactionInProgressException(_)) => return Ok(Lost::Busy),
        _ => return Err(Fault::new("file an appeal", error)),
    };
    let failed = |index: usize| reasons.get(index).filter(|reason| reason.code() == Some(CONDITION_FAILED));
    if let Some(reason) = failed(0) {
        return Ok(Lost::First(reason.item().cloned()));
    }
    if let Some(reason) = failed(1) {
        // Without the item the guess is too high: another year, or an emptied table.
        let actual = reason.item().and_then(|item| integer(item, LAST)).unwrap_or(0);
        return Ok(Lost::Number(actual));
    }
    if reasons.iter().any(|reason| reason.code() == Some(CONDITION_FAILED)) {
        return Ok(Lost::Other);
    }
    let passing = |reason: &CancellationReason| {
        matches!(
            reason.code(),
            Some("TransactionConflict" | "ThrottlingError" | "ProvisionedThroughputExceeded")
        )
    };
    if reasons.iter().any(passing) {
        return Ok(Lost::Busy);
    }
    Err(Fault::new("file an appeal", error))
}
