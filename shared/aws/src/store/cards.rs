//! Cards: the item itself, its events and files, saved under a version check.

use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_dynamodb::{
    error::SdkError,
    operation::transact_write_items::TransactWriteItemsError,
    types::{AttributeValue, Delete, Put, TransactWriteItem},
};
use hotline_app::{
    cards::{Mine, Page},
    error::Fault,
    ports::{
        Along, CardRecord, Cards, Changed, Filed, MakeCard, MakeFiling, NewCard, RestoredCase, SaveError,
        Trail,
    },
};
use hotline_domain::{
    card::{Card, Event, Mover},
    deadline::date_in_kyiv,
    ids::{AppealId, ChannelUser},
    media::StoredFile,
};
use uuid::Uuid;

use super::{
    CONDITION_FAILED, Store, cancelled_for,
    item::{Item, body, every_page, item, number, string, text},
    keys::{self, CARD, PK, SK},
    watched,
};

/// Attribute of an item's version, for writes that must see the last one.
pub(super) const VERSION: &str = "v";
/// Marks events that the stream does not hand on.
pub(super) const QUIET: &str = "quiet";
/// How often a save is tried again while others write the same card.
const TRIES: u32 = 4;

impl Store {
    /// The writes that store `after`, its new events and files. `before` is the card they replace.
    pub(super) fn card_writes(
        &self,
        before: Option<&Card>,
        after: &Card,
        events: &[Event],
        files: &[StoredFile],
    ) -> Result<Vec<TransactWriteItem>, Fault> {
        let pk = keys::appeal(after.id);
        let mut movers = after.movers().into_iter();
        let put = self.put(indexed(after, movers.next().as_ref())?);
        let put = match before {
            None => put.condition_expression(format!("attribute_not_exists({PK})")),
            Some(before) => put
                .condition_expression(format!("{VERSION} = :expected"))
                .expression_attribute_values(":expected", number(before.version)),
        };
        let mut writes = vec![finish(put)?];
        if before.is_none() {
            // The way from a phone to the cards filed with it, from any chat.
            let by_phone = item(keys::phone(&after.applicant.phone.number), keys::by_time(after), &after.id)?;
            writes.push(finish(self.put(by_phone))?);
        }
        for event in events {
            let mut entry = item(&pk, keys::event(event.sequence), event)?;
            if self.quiet {
                entry.insert(QUIET.to_owned(), AttributeValue::Bool(true));
            }
            writes.push(finish(self.put(entry).condition_expression(format!("attribute_not_exists({PK})")))?);
        }
        for file in files {
            writes.push(finish(self.put(item(&pk, keys::file(file.file.id), file)?))?);
        }
        // A card in several hands stands in each further worklist as a copy.
        let further: Vec<Mover> = movers.collect();
        for mover in before.map(Card::movers).unwrap_or_default().iter().skip(1) {
            if !further.contains(mover) {
                writes.push(self.delete(&pk, &keys::further_move(&mover.key()))?);
            }
        }
        for mover in &further {
            let mut copy = item(&pk, keys::further_move(&mover.key()), after)?;
            in_worklist(&mut copy, mover, after);
            writes.push(finish(self.put(copy))?);
        }
        Ok(writes)
    }

    /// The writes of a card's next version.
    pub(super) fn changed(&self, change: &Changed) -> Result<Vec<TransactWriteItem>, Fault> {
        self.card_writes(Some(&change.before), &change.after, &change.events, &[])
    }

    /// Carries out the writes of cards, all or nothing, while others may write the same ones.
    async fn save_all(&self, writes: Vec<TransactWriteItem>) -> Result<(), SaveError> {
        for attempt in 1..=TRIES {
            let transaction = self.client.transact_write_items().set_transact_items(Some(writes.clone()));
            match transaction.send().await {
                Ok(_) => return Ok(()),
                Err(error) => {
                    if let Some(error) = lost(error) {
                        return Err(error);
                    }
                }
            }
            tokio::time::sleep(Duration::from_millis(fastrand::u64(1..=u64::from(attempt) * 20))).await;
        }
        // Others keep writing this card, so the version asked for is no longer the last.
        Err(SaveError::Conflict)
    }

    pub(super) fn put(&self, item: Item) -> aws_sdk_dynamodb::types::builders::PutBuilder {
        Put::builder().table_name(&self.table).set_item(Some(item))
    }

    fn delete(&self, pk: &str, sk: &str) -> Result<TransactWriteItem, Fault> {
        let delete = Delete::builder().table_name(&self.table).key(PK, text(pk)).key(SK, text(sk));
        let delete = delete.build().map_err(|error| Fault::new("write a transaction", error))?;
        Ok(TransactWriteItem::builder().delete(delete).build())
    }

    pub(super) async fn read_card(&self, id: AppealId) -> Result<Option<Card>, Fault> {
        self.get(keys::appeal(id), CARD.to_owned()).await?.as_ref().map(body).transpose()
    }

    /// One item as it is now.
    pub(super) async fn get(&self, pk: String, sk: String) -> Result<Option<Item>, Fault> {
        let answer = self
            .client
            .get_item()
            .table_name(&self.table)
            .key(PK, text(pk))
            .key(SK, text(sk))
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| Fault::new("read an item", error))?;
        Ok(answer.item)
    }
}

pub(super) fn finish(put: aws_sdk_dynamodb::types::builders::PutBuilder) -> Result<TransactWriteItem, Fault> {
    let put = put.build().map_err(|error| Fault::new("write a transaction", error))?;
    Ok(TransactWriteItem::builder().put(put).build())
}

/// The card's item with the attributes of its indexes.
fn indexed(card: &Card, mover: Option<&Mover>) -> Result<Item, Fault> {
    let registered = date_in_kyiv(card.registered_at);
    let mut item = item(keys::appeal(card.id), CARD, card)?;
    item.insert(VERSION.to_owned(), number(card.version));
    let month = format!("{}-{:02}", registered.year(), registered.month());
    item.insert("r_pk".to_owned(), text(keys::month(&month)));
    item.insert("r_sk".to_owned(), text(keys::register_order(card.number.sequence)));
    if let Some(contact) = &card.contact {
        item.insert("a_pk".to_owned(), text(contact.to_string()));
        item.insert("a_sk".to_owned(), text(keys::by_time(card)));
    }
    if let Some(mover) = mover {
        in_worklist(&mut item, mover, card);
    }
    watched::index(&mut item, card);
    Ok(item)
}

fn in_worklist(item: &mut Item, mover: &Mover, card: &Card) {
    item.insert("w_pk".to_owned(), text(mover.key()));
    item.insert("w_sk".to_owned(), text(keys::work_order(card)));
}

/// What a lost transaction means for a save.
fn lost(error: SdkError<TransactWriteItemsError>) -> Option<SaveError> {
    if cancelled_for(&error, CONDITION_FAILED) {
        return Some(SaveError::Conflict);
    }
    if cancelled_for(&error, "TransactionConflict") {
        return None;
    }
    Some(SaveError::Fault(Fault::new("save a card", error)))
}

#[async_trait]
impl Cards for Store {
    async fn file(&self, new: &NewCard, make: MakeCard<'_>) -> Result<Filed, Fault> {
        self.file_card(new, make).await
    }

    async fn file_case(&self, restored: &RestoredCase, make: MakeCard<'_>) -> Result<(), SaveError> {
        self.file_restored(restored, make).await
    }

    async fn file_new(&self, year: i16, make: MakeFiling<'_>) -> Result<Card, SaveError> {
        self.file_card_beside(year, make).await
    }

    async fn load(&self, id: AppealId) -> Result<Option<CardRecord>, Fault> {
        let query = self.partition(keys::appeal(id)).consistent_read(true);
        let (mut card, mut events, mut files) = (None, Vec::new(), Vec::new());
        for item in every_page(query, usize::MAX, "read a card").await? {
            match string(&item, SK) {
                Some(CARD) => card = Some(body(&item)?),
                Some(sk) if sk.starts_with("EVENT#") => events.push(body(&item)?),
                Some(sk) if sk.starts_with("FILE#") => files.push(body(&item)?),
                _ => {}
            }
        }
        Ok(card.map(|card| CardRecord { card, events, files }))
    }

    async fn card(&self, id: AppealId) -> Result<Option<Card>, Fault> {
        self.read_card(id).await
    }

    async fn save(
        &self,
        before: &Card,
        after: &Card,
        events: &[Event],
        files: &[StoredFile],
        along: &Along,
    ) -> Result<(), SaveError> {
        let mut writes = self.card_writes(Some(before), after, events, files)?;
        if let Some(write) = &along.conversation {
            writes.push(self.conversation_write(write)?);
        }
        if let Some(case) = &along.case {
            writes.push(self.next_case(case)?);
        }
        writes.extend(self.trail_writes(&along.trail)?);
        self.save_all(writes).await
    }

    async fn save_both(&self, one: &Changed, other: &Changed, trail: &Trail) -> Result<(), SaveError> {
        let mut writes = self.changed(one)?;
        writes.extend(self.changed(other)?);
        writes.extend(self.trail_writes(trail)?);
        self.save_all(writes).await
    }

    async fn put_file(&self, appeal: AppealId, file: &StoredFile) -> Result<(), Fault> {
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item(keys::appeal(appeal), keys::file(file.file.id), file)?))
            .send()
            .await
            .map_err(|error| Fault::new("store a file's whereabouts", error))?;
        Ok(())
    }

    async fn file_of(&self, appeal: AppealId, file: Uuid) -> Result<Option<StoredFile>, Fault> {
        self.get(keys::appeal(appeal), keys::file(file)).await?.as_ref().map(body).transpose()
    }

    async fn worklist(&self, mine: &Mine) -> Result<Vec<Card>, Fault> {
        self.read_worklist(mine).await
    }

    async fn register(&self, month: &str, cursor: Option<&str>) -> Result<Page, Fault> {
        self.read_register(month, cursor).await
    }

    async fn each_of_month(&self, month: &str, visit: &mut (dyn FnMut(Card) + Send)) -> Result<(), Fault> {
        self.visit_month(month, visit).await
    }

    async fn numbered(&self, year: i16, sequence: u32) -> Result<Option<Card>, Fault> {
        self.read_numbered(year, sequence).await
    }

    async fn of_applicant(&self, who: &ChannelUser, limit: usize) -> Result<Vec<Card>, Fault> {
        self.read_applicant(who, limit).await
    }

    async fn of_phone(&self, phone: &str, limit: usize) -> Result<Vec<Card>, Fault> {
        self.read_phone(phone, limit).await
    }
}
