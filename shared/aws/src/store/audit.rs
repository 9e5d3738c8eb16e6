//! The audit trail: each entry once under its day, and once under each of its cards.

use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_dynamodb::{
    operation::query::builders::QueryFluentBuilder,
    types::{PutRequest, TransactWriteItem, WriteRequest},
};
use hotline_app::{
    error::Fault,
    ports::{Audit, AuditPage, Trail},
};
use hotline_domain::{
    audit::{AuditEntry, KEPT_DAYS},
    deadline::date_in_kyiv,
    ids::{AppealId, StaffId},
};
use jiff::civil::Date;

use super::{
    Store,
    cards::finish,
    item::{Item, body, every_page, expiry, item, string, text},
    keys::{self, PK, SK, TTL},
};

/// Attribute of who did it, to find one person's entries by.
const WHO: &str = "who";
const PAGE: usize = 50;
/// How many items one write takes.
const BATCH: usize = 25;
/// How often what the table did not take in is sent again.
const TRIES: u64 = 5;

/// The items of an entry: that of its day and those of its cards, each naming its own card only.
fn items(entry: &AuditEntry) -> Result<Vec<Item>, Fault> {
    let kept = |pk: String, entry: &AuditEntry| {
        let mut kept = item(pk, keys::audit_entry(entry), entry)?;
        kept.insert(WHO.to_owned(), text(entry.who.to_string()));
        kept.insert(TTL.to_owned(), expiry(KEPT_DAYS));
        Ok(kept)
    };
    let mut items = vec![kept(keys::audit_on(date_in_kyiv(entry.at)), entry)?];
    for card in &entry.cards {
        let alone = AuditEntry { cards: vec![card.clone()], cases: Vec::new(), ..entry.clone() };
        items.push(kept(keys::audit_of(card.id), &alone)?);
    }
    Ok(items)
}

impl Store {
    /// What is remembered of a request, as a part of the transaction that carries it out.
    pub(super) fn trail_writes(&self, trail: &Trail) -> Result<Vec<TransactWriteItem>, Fault> {
        let mut writes = Vec::new();
        for item in trail.entry.as_ref().map(items).transpose()?.unwrap_or_default() {
            writes.push(finish(self.put(item))?);
        }
        if let Some(mark) = &trail.mark {
            writes.push(self.new_mark(mark)?);
        }
        Ok(writes)
    }

    async fn write_all(&self, items: Vec<Item>) -> Result<(), Fault> {
        let fault = |error| Fault::new("record a reading", error);
        let put = |item| PutRequest::builder().set_item(Some(item)).build().map_err(fault);
        let requests = items.into_iter().map(put).collect::<Result<Vec<_>, _>>()?;
        for batch in requests.chunks(BATCH) {
            let put = |put: &PutRequest| WriteRequest::builder().put_request(put.clone()).build();
            let mut left: Vec<_> = batch.iter().map(put).collect();
            for attempt in 0..TRIES {
                let write = self.client.batch_write_item().request_items(&self.table, left);
                let answer = write.send().await.map_err(|error| Fault::new("record a reading", error))?;
                left = answer.unprocessed_items.and_then(|mut of| of.remove(&self.table)).unwrap_or_default();
                if left.is_empty() {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(20 << attempt)).await;
            }
            if !left.is_empty() {
                return Err(Fault::new("record a reading", "the table is too busy"));
            }
        }
        Ok(())
    }

    async fn trail_page(&self, query: QueryFluentBuilder, cursor: Option<&str>) -> Result<AuditPage, Fault> {
        let query = match cursor {
            Some(cursor) => query
                .key_condition_expression(format!("{PK} = :pk AND {SK} < :cursor"))
                .expression_attribute_values(":cursor", text(cursor)),
            None => query,
        };
        let query = query.scan_index_forward(false).consistent_read(true);
        let mut items = every_page(query, PAGE + 1, "read the audit trail").await?;
        let more = items.len() > PAGE;
        items.truncate(PAGE);
        let last = items.last().and_then(|item| string(item, SK)).map(str::to_owned);
        let entries = items.iter().map(body).collect::<Result<_, _>>()?;
        Ok(AuditPage { entries, next: last.filter(|_| more) })
    }
}

#[async_trait]
impl Audit for Store {
    async fn record(&self, entry: &AuditEntry) -> Result<(), Fault> {
        self.write_all(items(entry)?).await
    }

    async fn audit_of(&self, appeal: AppealId, cursor: Option<&str>) -> Result<AuditPage, Fault> {
        self.trail_page(self.partition(keys::audit_of(appeal)), cursor).await
    }

    async fn audit_on(
        &self,
        day: Date,
        who: Option<&StaffId>,
        cursor: Option<&str>,
    ) -> Result<AuditPage, Fault> {
        let query = self.partition(keys::audit_on(day));
        let query = match who {
            Some(who) => query
                .filter_expression("#who = :who")
                .expression_attribute_names("#who", WHO)
                .expression_attribute_values(":who", text(who.to_string())),
            None => query,
        };
        self.trail_page(query, cursor).await
    }
}
