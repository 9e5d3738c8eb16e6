//! Lists of cards, from the sparse indexes.

use aws_sdk_dynamodb::{operation::query::builders::QueryFluentBuilder, types::AttributeValue};
use hotline_app::{
    cards::{Mine, Page},
    error::Fault,
};
use hotline_domain::{
    card::{Card, Mover},
    ids::ChannelUser,
};

use super::{
    Store,
    item::{Item, body, every_page, string, text},
    keys,
};

const PAGE: i32 = 50;
/// Longest worklist that is shown.
const WORKLIST: usize = 200;

impl Store {
    pub(super) fn index(&self, name: &str, pk_name: &str, pk: String) -> QueryFluentBuilder {
        self.client
            .query()
            .table_name(&self.table)
            .index_name(name)
            .key_condition_expression(format!("{pk_name} = :pk"))
            .expression_attribute_values(":pk", AttributeValue::S(pk))
    }

    pub(super) async fn read_worklist(&self, mine: &Mine) -> Result<Vec<Card>, Fault> {
        let mut items = self.worklists(&mine.0, WORKLIST).await?;
        items.sort_by(|a, b| string(a, "w_sk").cmp(&string(b, "w_sk")));
        items.iter().map(body).collect()
    }

    /// The worklists of the movers, at most `limit` items of each.
    pub(super) async fn worklists(&self, movers: &[Mover], limit: usize) -> Result<Vec<Item>, Fault> {
        let mut items: Vec<Item> = Vec::new();
        for mover in movers {
            let query = self.index("worklist", "w_pk", mover.key());
            items.extend(every_page(query, limit, "read a worklist").await?);
        }
        Ok(items)
    }

    pub(super) async fn read_register(&self, month: &str, cursor: Option<&str>) -> Result<Page, Fault> {
        let mut query =
            self.index("register", "r_pk", keys::month(month)).scan_index_forward(false).limit(PAGE);
        if let Some(cursor) = cursor {
            query = query
                .key_condition_expression("r_pk = :pk AND r_sk < :cursor")
                .expression_attribute_values(":cursor", text(cursor));
        }
        let answer = query.send().await.map_err(|error| Fault::new("read the register", error))?;
        let next = answer.last_evaluated_key().and_then(|key| string(key, "r_sk")).map(str::to_owned);
        Ok(Page { cards: answer.items().iter().map(body).collect::<Result<_, _>>()?, next })
    }

    /// Pages are as large as the table gives them, a megabyte, so that a year takes few of them.
    pub(super) async fn visit_month(
        &self,
        month: &str,
        visit: &mut (dyn FnMut(Card) + Send),
    ) -> Result<(), Fault> {
        let query = self.index("register", "r_pk", keys::month(month)).scan_index_forward(false);
        let mut pages = query.into_paginator().send();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| Fault::new("read the register", error))?;
            for item in page.items() {
                visit(body(item)?);
            }
        }
        Ok(())
    }

    /// A number says the year but not the month: the months are asked in turn, latest first.
    pub(super) async fn read_numbered(&self, year: i16, sequence: u32) -> Result<Option<Card>, Fault> {
        for month in (1..=12).rev() {
            let month = keys::month(&format!("{year}-{month:02}"));
            let answer = self
                .index("register", "r_pk", month)
                .key_condition_expression("r_pk = :pk AND r_sk = :sk")
                .expression_attribute_values(":sk", text(keys::register_order(sequence)))
                .send()
                .await
                .map_err(|error| Fault::new("find a number", error))?;
            if let Some(item) = answer.items().first() {
                return body(item).map(Some);
            }
        }
        Ok(None)
    }

    pub(super) async fn read_applicant(&self, who: &ChannelUser, limit: usize) -> Result<Vec<Card>, Fault> {
        let limit = i32::try_from(limit).map_err(|error| Fault::new("read a person's appeals", error))?;
        let answer = self
            .index("applicant", "a_pk", who.to_string())
            .scan_index_forward(false)
            .limit(limit)
            .send()
            .await
            .map_err(|error| Fault::new("read a person's appeals", error))?;
        answer.items().iter().map(body).collect()
    }

    pub(super) async fn read_phone(&self, phone: &str, limit: usize) -> Result<Vec<Card>, Fault> {
        let query = self.partition(keys::phone(phone)).scan_index_forward(false);
        let mut cards = Vec::new();
        for item in every_page(query, limit, "read a phone's appeals").await? {
            cards.extend(self.read_card(body(&item)?).await?);
        }
        Ok(cards)
    }
}
