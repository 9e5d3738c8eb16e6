//! The single table behind the ports. Keys in `keys`, one file per port.

mod administration;
mod audit;
mod cards;
mod cases;
mod conversations;
mod deliveries;
mod directory;
mod filing;
mod inbox;
mod item;
mod keys;
mod lists;
mod marks;
mod presence;
pub mod schema;
mod staging;
mod uploads;
mod watched;

use std::sync::atomic::AtomicU32;

use aws_sdk_dynamodb::{
    Client,
    error::SdkError,
    operation::{query::builders::QueryFluentBuilder, transact_write_items::TransactWriteItemsError},
};
use hotline_app::{
    error::Fault,
    jobs::{DraftBegun, StageJob},
};
use hotline_domain::{administration::Subject, card::Event};

/// The table.
pub struct Store {
    client: Client,
    table: String,
    /// The last running number seen: a guess that saves a read before each filing.
    last_number: AtomicU32,
    /// True when what is stored is history that nobody is to be told of.
    quiet: bool,
}

impl Store {
    /// The table with this name.
    #[must_use]
    pub fn new(client: Client, table: impl Into<String>) -> Self {
        Self { client, table: table.into(), last_number: AtomicU32::new(0), quiet: false }
    }

    /// A query of a whole partition.
    fn partition(&self, pk: String) -> QueryFluentBuilder {
        self.client
            .query()
            .table_name(&self.table)
            .key_condition_expression(format!("{} = :pk", keys::PK))
            .expression_attribute_values(":pk", item::text(pk))
    }

    /// The same table, but what is stored through it is told to nobody: for loading old cards.
    #[must_use]
    pub fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }
}

/// An item of the stream that something follows from.
#[derive(Debug, Clone, PartialEq)]
pub enum Streamed {
    /// A card changed.
    Event(Box<Event>),
    /// An appeal was begun.
    Draft(DraftBegun),
    /// A file came into a conversation.
    Stage(StageJob),
    /// What terms are counted by has changed.
    Rules,
}

/// What a stream record's new image (`{"data": {"S": …}}`) tells; `None` for an item that nothing
/// follows from.
///
/// # Errors
/// When an item that matters cannot be read.
pub fn streamed(image: &serde_json::Value) -> Result<Option<Streamed>, Fault> {
    let attribute = |name: &str| image.get(name)?.get("S")?.as_str();
    let sk = attribute(keys::SK).unwrap_or_default();
    let data = || attribute(item::DATA).ok_or_else(|| Fault::new("read a stream record", "it has no body"));
    if sk.starts_with("EVENT#") && image.get(cards::QUIET).is_none() {
        return Ok(Some(Streamed::Event(Box::new(item::parse(data()?)?))));
    }
    if sk.starts_with(keys::DRAFT) && image.get(cards::QUIET).is_none() {
        return Ok(Some(Streamed::Draft(item::parse(data()?)?)));
    }
    if sk.starts_with(keys::STAGE) {
        return Ok(Some(Streamed::Stage(item::parse(data()?)?)));
    }
    let rules = [Subject::Calendar, Subject::Settings];
    if rules.iter().any(|subject| attribute(keys::PK) == Some(&keys::revisions(subject))) {
        return Ok(Some(Streamed::Rules));
    }
    Ok(None)
}

/// The code of a transaction's item whose condition did not hold.
const CONDITION_FAILED: &str = "ConditionalCheckFailed";

/// True for a transaction that was cancelled with `code` for any of its items.
fn cancelled_for(error: &SdkError<TransactWriteItemsError>, code: &str) -> bool {
    matches!(
        error.as_service_error(),
        Some(TransactWriteItemsError::TransactionCanceledException(canceled))
            if canceled.cancellation_reasons().iter().any(|reason| reason.code() == Some(code))
    )
}
