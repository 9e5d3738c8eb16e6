//! The inboxes of the staff: a partition each; what is unread stands in a sparse index, too.

use std::collections::BTreeSet;

use async_trait::async_trait;
use aws_sdk_dynamodb::{
    operation::query::builders::QueryFluentBuilder,
    types::{AttributeValue, TransactWriteItem, Update},
};
use hotline_app::{
    error::Fault,
    ports::{Inbox, InboxItem, InboxPage, MAX_UNREAD, NoticeId, Seen, Unread},
};
use hotline_domain::ids::{AppealId, StaffId};

use super::{
    Store,
    item::{Item, body, every_page, expiry, item, string, text},
    keys::{self, PK, SK},
};

/// How long a notice is kept.
const KEPT_DAYS: i64 = 180;
/// Notices on a page.
const PAGE: i32 = 30;
/// How many notices are marked at a time.
const MOST: usize = 1000;
/// How many items a transaction takes.
const TOGETHER: usize = 100;
/// Attribute of a notice that was seen.
const READ: &str = "read";
/// Attribute by which the notices of a card are found.
const APPEAL: &str = "appeal";
/// What marks a notice as seen: it leaves the index of unread ones.
const SEE: &str = "SET #read = :yes REMOVE w_pk, w_sk";

fn told(item: &Item) -> Result<InboxItem, Fault> {
    Ok(InboxItem { read: item.contains_key(READ), ..body(item)? })
}

impl Store {
    fn unread_of(&self, of: &StaffId) -> QueryFluentBuilder {
        self.index("worklist", "w_pk", keys::inbox(of)).scan_index_forward(false)
    }

    async fn all_unread(&self, query: QueryFluentBuilder) -> Result<BTreeSet<String>, Fault> {
        let items = every_page(query, MOST, "read unread notices").await?;
        Ok(items.iter().filter_map(|item| string(item, SK)).map(str::to_owned).collect())
    }

    async fn unread_upto(&self, of: &StaffId, last: &NoticeId) -> Result<BTreeSet<String>, Fault> {
        let query = self
            .unread_of(of)
            .key_condition_expression("w_pk = :pk AND w_sk <= :last")
            .expression_attribute_values(":last", text(keys::notice(last)));
        self.all_unread(query).await
    }

    async fn unread_of_card(&self, of: &StaffId, appeal: AppealId) -> Result<BTreeSet<String>, Fault> {
        let query = self
            .unread_of(of)
            .filter_expression(format!("{APPEAL} = :appeal"))
            .expression_attribute_values(":appeal", text(appeal.to_string()));
        self.all_unread(query).await
    }

    async fn see(&self, of: &StaffId, sk: &str) -> Result<(), Fault> {
        let result = self
            .client
            .update_item()
            .table_name(&self.table)
            .key(PK, text(keys::inbox(of)))
            .key(SK, text(sk))
            .update_expression(SEE)
            .condition_expression(format!("attribute_exists({PK})"))
            .expression_attribute_names("#read", READ)
            .expression_attribute_values(":yes", AttributeValue::Bool(true))
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(Fault::new("mark a notice", error)),
        }
    }

    /// Marks many at once. Where one of them has expired or is being marked by somebody else, one by one.
    async fn see_all(&self, of: &StaffId, notices: &[String]) -> Result<(), Fault> {
        let mut writes = Vec::with_capacity(notices.len());
        for sk in notices {
            let update = Update::builder()
                .table_name(&self.table)
                .key(PK, text(keys::inbox(of)))
                .key(SK, text(sk))
                .update_expression(SEE)
                .condition_expression(format!("attribute_exists({PK})"))
                .expression_attribute_names("#read", READ)
                .expression_attribute_values(":yes", AttributeValue::Bool(true))
                .build()
                .map_err(|error| Fault::new("write a transaction", error))?;
            writes.push(TransactWriteItem::builder().update(update).build());
        }
        match self.client.transact_write_items().set_transact_items(Some(writes)).send().await {
            Ok(_) => Ok(()),
            Err(error) if error.as_service_error().is_some_and(|e| e.is_transaction_canceled_exception()) => {
                for sk in notices {
                    self.see(of, sk).await?;
                }
                Ok(())
            }
            Err(error) => Err(Fault::new("mark notices", error)),
        }
    }
}

#[async_trait]
impl Inbox for Store {
    async fn put_notice(&self, to: &StaffId, notice: &InboxItem) -> Result<(), Fault> {
        let (pk, sk) = (keys::inbox(to), keys::notice(&notice.id));
        let mut entry = item(&pk, &sk, notice)?;
        entry.insert("w_pk".to_owned(), text(pk));
        entry.insert("w_sk".to_owned(), text(sk));
        entry.insert(APPEAL.to_owned(), text(notice.id.appeal.to_string()));
        entry.insert("ttl".to_owned(), expiry(KEPT_DAYS));
        let result = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(entry))
            .condition_expression(format!("attribute_not_exists({PK})"))
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(Fault::new("put a notice", error)),
        }
    }

    async fn notices(&self, of: &StaffId, cursor: Option<&NoticeId>) -> Result<InboxPage, Fault> {
        let mut query =
            self.partition(keys::inbox(of)).consistent_read(true).scan_index_forward(false).limit(PAGE);
        if let Some(cursor) = cursor {
            query = query
                .key_condition_expression(format!("{PK} = :pk AND {SK} < :cursor"))
                .expression_attribute_values(":cursor", text(keys::notice(cursor)));
        }
        let answer = query.send().await.map_err(|error| Fault::new("read an inbox", error))?;
        let items = answer.items().iter().map(told).collect::<Result<Vec<_>, _>>()?;
        let more = answer.last_evaluated_key().is_some();
        let next = items.last().filter(|_| more).map(|item| item.id.clone());
        Ok(InboxPage { items, next })
    }

    async fn mark_seen(&self, of: &StaffId, seen: &Seen) -> Result<(), Fault> {
        let notices = match seen {
            Seen::Notices(ids) => ids.iter().map(keys::notice).collect(),
            Seen::Upto(last) => self.unread_upto(of, last).await?,
            Seen::Card(appeal) => self.unread_of_card(of, *appeal).await?,
        };
        let notices: Vec<String> = notices.into_iter().collect();
        for some in notices.chunks(TOGETHER) {
            match some {
                [one] => self.see(of, one).await?,
                many => self.see_all(of, many).await?,
            }
        }
        Ok(())
    }

    async fn unread(&self, of: &StaffId) -> Result<Unread, Fault> {
        let most = i32::try_from(MAX_UNREAD).map_err(|error| Fault::new("count unread notices", error))?;
        let query = self.unread_of(of).limit(most);
        let answer = query.send().await.map_err(|error| Fault::new("count unread notices", error))?;
        let latest = answer.items().first().map(body::<InboxItem>).transpose()?.map(|item| item.id);
        Ok(Unread { count: answer.items().len(), latest })
    }
}
