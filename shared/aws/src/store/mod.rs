//! The single table behind the ports. Keys in `keys`, one file per port.

mod cards;
mod cases;
mod conversations;
mod deliveries;
mod directory;
mod filing;
mod item;
mod keys;
mod lists;
pub mod schema;
mod uploads;

use std::sync::atomic::AtomicU32;

use aws_sdk_dynamodb::{Client, operation::query::builders::QueryFluentBuilder};
use hotline_app::{error::Fault, jobs::DraftBegun};
use hotline_domain::card::Event;

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

/// What a stream record tells of.
#[derive(Debug, Clone, PartialEq)]
pub enum Stored {
    /// An event of a card.
    Event(Box<Event>),
    /// The mark that an appeal was begun.
    Draft(DraftBegun),
}

/// What is in a stream record's new image (`{"data": {"S": …}}`); `None` for an item that nothing
/// follows from.
///
/// # Errors
/// When it cannot be read.
pub fn stored(image: &serde_json::Value) -> Result<Option<Stored>, Fault> {
    let attribute = |name: &str| image.get(name)?.get("S")?.as_str();
    let data = || attribute(item::DATA).ok_or_else(|| Fault::new("read a stream record", "it has no body"));
    match attribute(keys::SK) {
        _ if image.get(cards::QUIET).is_some() => Ok(None),
        Some(sk) if sk.starts_with("EVENT#") => {
            item::parse(data()?).map(|event| Some(Stored::Event(Box::new(event))))
        }
        Some(sk) if sk.starts_with(keys::DRAFT) => {
            item::parse(data()?).map(|begun| Some(Stored::Draft(begun)))
        }
        Some(_) | None => Ok(None),
    }
}
