//! Conversations: one item a chat, one attribute an input.

use async_trait::async_trait;
use aws_sdk_dynamodb::types::ReturnValue;
use hotline_app::{error::Fault, ports::Conversations};
use hotline_domain::{
    dialogue::{Compaction, Input, Record},
    ids::ChannelUser,
};

use super::{
    Store,
    item::{Item, expiry, json, number, parse, text},
    keys::{self, PK, SK, STATE},
};

/// Attribute of an input: `i` and the update's number.
const INPUT: char = 'i';
/// Attribute of a filing's outcome: `f` and the update's number.
const OUTCOME: char = 'f';
const SNAPSHOT: &str = "folded";
/// Number of the last input in the snapshot; guards against folding twice.
const UPTO: &str = "upto";
const UNKNOWN_KEPT_DAYS: i64 = 30;

pub(super) fn input_name(update: u64) -> String {
    format!("{INPUT}{update}")
}

pub(super) fn outcome_name(update: u64) -> String {
    format!("{OUTCOME}{update}")
}

/// What is stored of a conversation.
pub(super) fn record(item: &Item) -> Result<Record, Fault> {
    let mut record = Record::default();
    for (name, value) in item {
        let Ok(value) = value.as_s() else { continue };
        if name == SNAPSHOT {
            record.snapshot = Some(parse(value)?);
        } else if let Some(Ok(update)) = name.strip_prefix(INPUT).map(str::parse) {
            record.inputs.insert(update, parse(value)?);
        } else if let Some(Ok(update)) = name.strip_prefix(OUTCOME).map(str::parse) {
            record.outcomes.insert(update, parse(value)?);
        }
    }
    Ok(record)
}

/// The parts of an update expression that fold older inputs away.
pub(super) struct Fold {
    pub(super) set: String,
    pub(super) remove: String,
    pub(super) condition: String,
    pub(super) values: Vec<(String, aws_sdk_dynamodb::types::AttributeValue)>,
}

pub(super) fn fold(compaction: &Compaction) -> Result<Fold, Fault> {
    let removed: Vec<String> =
        compaction.folded.iter().flat_map(|&update| [input_name(update), outcome_name(update)]).collect();
    let mut values = vec![
        (":snapshot".to_owned(), json(&compaction.snapshot)?),
        (":upto".to_owned(), number(compaction.snapshot.upto)),
    ];
    values.extend(compaction.base.map(|base| (":base".to_owned(), number(base))));
    Ok(Fold {
        set: format!("{SNAPSHOT} = :snapshot, {UPTO} = :upto"),
        remove: removed.join(", "),
        condition: match compaction.base {
            Some(_) => format!("{UPTO} = :base"),
            None => format!("attribute_not_exists({UPTO})"),
        },
        values,
    })
}

#[async_trait]
impl Conversations for Store {
    async fn append(&self, who: &ChannelUser, update: u64, input: &Input) -> Result<Record, Fault> {
        let answer = self
            .client
            .update_item()
            .table_name(&self.table)
            .key(PK, text(keys::conversation(who)))
            .key(SK, text(STATE))
            .update_expression("SET #input = if_not_exists(#input, :input)")
            .expression_attribute_names("#input", input_name(update))
            .expression_attribute_values(":input", json(input)?)
            .return_values(ReturnValue::AllNew)
            .send()
            .await
            .map_err(|error| Fault::new("append an input", error))?;
        record(answer.attributes().unwrap_or(&Item::new()))
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

    async fn compact(&self, who: &ChannelUser, compaction: &Compaction) -> Result<(), Fault> {
        let fold = fold(compaction)?;
        let result = self
            .client
            .update_item()
            .table_name(&self.table)
            .key(PK, text(keys::conversation(who)))
            .key(SK, text(STATE))
            .update_expression(format!("SET {} REMOVE {}", fold.set, fold.remove))
            .condition_expression(fold.condition)
            .set_expression_attribute_values(Some(fold.values.into_iter().collect()))
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(Fault::new("fold a conversation", error)),
        }
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
