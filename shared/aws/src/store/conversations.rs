//! Conversations: one item a chat, one attribute an input.

use std::collections::HashMap;

use async_trait::async_trait;
use aws_sdk_dynamodb::{
    operation::update_item::{UpdateItemError, builders::UpdateItemFluentBuilder},
    types::{AttributeValue, ReturnValue, ReturnValuesOnConditionCheckFailure, TransactWriteItem, Update},
};
use hotline_app::{
    error::Fault,
    jobs::DraftBegun,
    ports::{BlockChange, ConversationWrite, Conversations, SaveError},
};
use hotline_domain::{
    asked::Asked,
    dialogue::{Compaction, Input, Record},
    ids::ChannelUser,
};
use jiff::Timestamp;

use super::{
    Store,
    item::{Item, expiry, item, json, number, parse, text},
    keys::{self, PK, SK, STATE},
};

/// Attribute of an input: `i` and the update's number.
const INPUT: char = 'i';
/// Attribute of a filing's outcome: `f` and the update's number.
const OUTCOME: char = 'f';
const SNAPSHOT: &str = "folded";
/// Number of the last input in the snapshot; guards against folding twice.
const UPTO: &str = "upto";
/// The sender's last block, and until when it holds in seconds since the epoch (clause 4.4).
const BLOCK: &str = "sender_block";
const BLOCKED_UNTIL: &str = "blocked_until";
/// Attribute of a question of staff: `q`, the card and the number of the asking event (clause 5.1).
const ASKED: char = 'q';
/// How many questions a chat remembers: each takes up to 6 KB of the item's 400.
const ASKED_KEPT: usize = 20;
/// When a message last failed because the person had blocked the bot.
const UNREACHABLE: &str = "unreachable";
const UNKNOWN_KEPT_DAYS: i64 = 30;
/// A draft lives a week; its mark a little longer.
const DRAFT_KEPT_DAYS: i64 = 9;

pub(super) fn input_name(update: u64) -> String {
    format!("{INPUT}{update}")
}

pub(super) fn outcome_name(update: u64) -> String {
    format!("{OUTCOME}{update}")
}

fn asked_name(asked: &Asked) -> String {
    format!("{ASKED}{}_{}", asked.appeal, asked.sequence)
}

/// What is stored of a conversation.
pub(super) fn record(item: &Item) -> Result<Record, Fault> {
    let mut record = Record::default();
    for (name, value) in item {
        let Ok(value) = value.as_s() else { continue };
        if name == SNAPSHOT {
            record.snapshot = Some(parse(value)?);
        } else if name == BLOCK {
            record.block = Some(parse(value)?);
        } else if name == UNREACHABLE {
            record.unreachable_at = Some(parse(value)?);
        } else if name.starts_with(ASKED) {
            record.asked.push(parse(value)?);
        } else if let Some(Ok(update)) = name.strip_prefix(INPUT).map(str::parse) {
            record.inputs.insert(update, parse(value)?);
        } else if let Some(Ok(update)) = name.strip_prefix(OUTCOME).map(str::parse) {
            record.outcomes.insert(update, parse(value)?);
        }
    }
    record.asked.sort_by_key(|asked: &Asked| (asked.at, asked.appeal, asked.sequence));
    Ok(record)
}

/// An update of a conversation's item, alone or in a transaction.
#[derive(Default)]
pub(super) struct ItemUpdate {
    sets: Vec<String>,
    removes: Vec<String>,
    conditions: Vec<String>,
    names: HashMap<String, String>,
    values: HashMap<String, AttributeValue>,
}

impl ItemUpdate {
    /// What a write asks for.
    pub(super) fn of(write: &ConversationWrite) -> Result<Self, Fault> {
        let mut update = Self::default();
        if let Some((number, outcome)) = &write.outcome {
            update.names.insert("#outcome".to_owned(), outcome_name(*number));
            update.values.insert(":outcome".to_owned(), json(outcome)?);
            update.sets.push("#outcome = :outcome".to_owned());
            update.conditions.push("attribute_not_exists(#outcome)".to_owned());
        }
        match &write.block {
            BlockChange::Keep => {}
            BlockChange::Set(block) => {
                update.values.insert(":block".to_owned(), json(block)?);
                update.values.insert(":until".to_owned(), number(block.until.as_second()));
                update.sets.push(format!("{BLOCK} = :block, {BLOCKED_UNTIL} = :until"));
            }
            BlockChange::Lift => update.removes.push(format!("{BLOCK}, {BLOCKED_UNTIL}")),
        }
        if let Some(compaction) = &write.compaction {
            update.fold(compaction)?;
        }
        Ok(update)
    }

    /// Older inputs folded away, unless somebody did meanwhile.
    fn fold(&mut self, compaction: &Compaction) -> Result<(), Fault> {
        self.values.insert(":snapshot".to_owned(), json(&compaction.snapshot)?);
        self.values.insert(":upto".to_owned(), number(compaction.snapshot.upto));
        self.sets.push(format!("{SNAPSHOT} = :snapshot, {UPTO} = :upto"));
        self.removes.extend(compaction.folded.iter().map(|&update| input_name(update)));
        self.removes.extend(compaction.outcomes.iter().map(|&update| outcome_name(update)));
        self.conditions.push(match compaction.base {
            Some(base) => {
                self.values.insert(":base".to_owned(), number(base));
                format!("{UPTO} = :base")
            }
            None => format!("attribute_not_exists({UPTO})"),
        });
        Ok(())
    }

    fn expression(&self) -> String {
        let part = |word: &str, items: &[String]| match items.is_empty() {
            true => String::new(),
            false => format!("{word} {} ", items.join(", ")),
        };
        format!("{}{}", part("SET", &self.sets), part("REMOVE", &self.removes))
    }

    fn condition(&self) -> Option<String> {
        (!self.conditions.is_empty()).then(|| self.conditions.join(" AND "))
    }
}

impl Store {
    /// An update of a conversation's item.
    fn conversation(&self, who: &ChannelUser) -> UpdateItemFluentBuilder {
        self.client
            .update_item()
            .table_name(&self.table)
            .key(PK, text(keys::conversation(who)))
            .key(SK, text(STATE))
    }

    /// A write to a conversation as a part of a transaction; when its condition fails, the stored
    /// item comes back.
    pub(super) fn conversation_write(&self, write: &ConversationWrite) -> Result<TransactWriteItem, Fault> {
        let item = ItemUpdate::of(write)?;
        let update = Update::builder()
            .table_name(&self.table)
            .key(PK, text(keys::conversation(&write.who)))
            .key(SK, text(STATE))
            .update_expression(item.expression())
            .set_condition_expression(item.condition())
            .set_expression_attribute_names((!item.names.is_empty()).then_some(item.names))
            .set_expression_attribute_values((!item.values.is_empty()).then_some(item.values))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .build()
            .map_err(|error| Fault::new("write a transaction", error))?;
        Ok(TransactWriteItem::builder().update(update).build())
    }
}

#[async_trait]
impl Conversations for Store {
    async fn append(&self, who: &ChannelUser, update: u64, input: &Input) -> Result<Record, Fault> {
        // From a blocked sender nothing is taken in; the same trip brings what is stored.
        let result = self
            .conversation(who)
            .update_expression("SET #input = if_not_exists(#input, :input)")
            .condition_expression(format!("attribute_not_exists({BLOCKED_UNTIL}) OR {BLOCKED_UNTIL} <= :now"))
            .expression_attribute_names("#input", input_name(update))
            .expression_attribute_values(":input", json(input)?)
            .expression_attribute_values(":now", number(input.at.as_second()))
            .return_values(ReturnValue::AllNew)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .send()
            .await;
        match result {
            Ok(answer) => record(answer.attributes().unwrap_or(&Item::new())),
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(failed)) => {
                    record(failed.item().unwrap_or(&Item::new()))
                }
                _ => Err(Fault::new("append an input", error)),
            },
        }
    }

    async fn recall(&self, who: &ChannelUser) -> Result<Record, Fault> {
        let answer = self
            .client
            .get_item()
            .table_name(&self.table)
            .key(PK, text(keys::conversation(who)))
            .key(SK, text(STATE))
            .send()
            .await
            .map_err(|error| Fault::new("read a conversation", error))?;
        record(&answer.item.unwrap_or_default())
    }

    async fn write(&self, write: &ConversationWrite) -> Result<(), SaveError> {
        let item = ItemUpdate::of(write)?;
        let result = self
            .conversation(&write.who)
            .update_expression(item.expression())
            .set_condition_expression(item.condition())
            .set_expression_attribute_names((!item.names.is_empty()).then_some(item.names))
            .set_expression_attribute_values((!item.values.is_empty()).then_some(item.values))
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Err(SaveError::Conflict)
            }
            Err(error) => Err(Fault::new("write a conversation", error).into()),
        }
    }

    async fn begin_draft(&self, who: &ChannelUser, update: u64, at: Timestamp) -> Result<(), Fault> {
        // Nobody is reminded of what is only loaded.
        if self.quiet {
            return Ok(());
        }
        let begun = DraftBegun { who: who.clone(), update, at };
        let mut mark = item(keys::conversation(who), keys::draft(update), &begun)?;
        mark.insert("ttl".to_owned(), expiry(DRAFT_KEPT_DAYS));
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(mark))
            .send()
            .await
            .map_err(|error| Fault::new("mark a draft", error))?;
        Ok(())
    }

    async fn compact(&self, who: &ChannelUser, compaction: &Compaction) -> Result<(), Fault> {
        let write = ConversationWrite {
            who: who.clone(),
            outcome: None,
            block: BlockChange::Keep,
            compaction: Some(compaction.clone()),
        };
        match self.write(&write).await {
            Ok(()) | Err(SaveError::Conflict) => Ok(()),
            Err(SaveError::Fault(fault)) => Err(fault),
        }
    }

    async fn ask(&self, who: &ChannelUser, asked: &Asked) -> Result<(), Fault> {
        let fault = |error| Fault::new("remember a question", error);
        let answer = self
            .conversation(who)
            .update_expression("SET #asked = if_not_exists(#asked, :asked)")
            .expression_attribute_names("#asked", asked_name(asked))
            .expression_attribute_values(":asked", json(asked)?)
            .return_values(ReturnValue::AllNew)
            .send()
            .await
            .map_err(fault)?;
        let kept = record(answer.attributes().unwrap_or(&Item::new()))?.asked;
        let Some(surplus) = kept.len().checked_sub(ASKED_KEPT).filter(|&surplus| surplus > 0) else {
            return Ok(());
        };
        let names = (0..surplus).map(|n| format!("#q{n}")).collect::<Vec<_>>();
        let mut forget = self.conversation(who).update_expression(format!("REMOVE {}", names.join(", ")));
        for (name, oldest) in names.iter().zip(&kept) {
            forget = forget.expression_attribute_names(name, asked_name(oldest));
        }
        forget.send().await.map_err(fault)?;
        Ok(())
    }

    async fn mark_unreachable(&self, who: &ChannelUser, at: Timestamp) -> Result<(), Fault> {
        self.conversation(who)
            .update_expression(format!("SET {UNREACHABLE} = :at"))
            .expression_attribute_values(":at", json(&at)?)
            .send()
            .await
            .map_err(|error| Fault::new("remember that a person is out of reach", error))?;
        Ok(())
    }

    async fn keep_unknown(&self, channel: &str, update: &str, body: &str) -> Result<(), Fault> {
        self.client
            .put_item()
            .table_name(&self.table)
            .item(PK, text(format!("UNKNOWN#{channel}")))
            .item(SK, text(update))
            .item("body", text(body))
            .item("ttl", expiry(UNKNOWN_KEPT_DAYS))
            .send()
            .await
            .map_err(|error| Fault::new("keep an unknown update", error))?;
        Ok(())
    }
}
