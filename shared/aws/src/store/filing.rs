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
    error::Fault,
    ports::{BlockChange, ConversationWrite, Filed, MakeCard, NewCard, RegistrationNumberOf},
};
use hotline_domain::dialogue::Outcome;

use super::{
    Store,
    conversations::record,
    item::{integer, number, text},
    keys::{self, COUNTER, PK, SK},
};

/// How long a filing goes on trying against others; a webhook has 30 s to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Attribute of the running number.
const LAST: &str = "last";

/// Why a transaction did not go through.
enum Lost {
    /// The update was filed before.
    Already(Outcome),
    /// The conversation was folded by somebody else meanwhile.
    Folded,
    /// The running number is at another value.
    Number(u32),
    /// Somebody else writes the same items right now.
    Busy,
}

impl Store {
    pub(super) async fn file_card(&self, new: &NewCard, make: MakeCard<'_>) -> Result<Filed, Fault> {
        let begun = Instant::now();
        let mut compaction = new.compaction.as_ref();
        let mut attempt = 0_u32;
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
            let lost = match self.client.transact_write_items().set_transact_items(Some(writes)).send().await
            {
                Ok(_) => {
                    self.last_number.store(sequence, Ordering::Relaxed);
                    return Ok(Filed::Created(outcome));
                }
                Err(error) => why(error, new.update)?,
            };
            match lost {
                Lost::Already(outcome) => return Ok(Filed::Already(outcome)),
                Lost::Folded => compaction = None,
                Lost::Number(actual) => self.last_number.store(actual, Ordering::Relaxed),
                Lost::Busy => {}
            }
            if begun.elapsed() > PATIENCE {
                return Err(Fault::new("file an appeal", "too many filings at once"));
            }
            attempt += 1;
            // The first loss is usually a stale guess: the number is known now, so try at once.
            if attempt > 1 {
                let bound = u64::from(attempt.min(10)) * 10;
                tokio::time::sleep(Duration::from_millis(fastrand::u64(1..=bound))).await;
            }
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

fn why(error: SdkError<TransactWriteItemsError>, update: u64) -> Result<Lost, Fault> {
    let reasons = match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(canceled)) => {
            canceled.cancellation_reasons().to_vec()
        }
        Some(TransactWriteItemsError::TransactionInProgressException(_)) => return Ok(Lost::Busy),
        _ => return Err(Fault::new("file an appeal", error)),
    };
    let failed =
        |index: usize| reasons.get(index).filter(|reason| reason.code() == Some("ConditionalCheckFailed"));
    if let Some(reason) = failed(0) {
        let stored = reason.item().map(record).transpose()?.unwrap_or_default();
        return Ok(stored.outcomes.get(&update).cloned().map_or(Lost::Folded, Lost::Already));
    }
    if let Some(reason) = failed(1) {
        // Without the item the guess is too high: another year, or an emptied table.
        let actual = reason.item().and_then(|item| integer(item, LAST)).unwrap_or(0);
        return Ok(Lost::Number(actual));
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
