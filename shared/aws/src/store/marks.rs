//! Marks of requests that were carried out, by person and key, for a day.

use async_trait::async_trait;
use aws_sdk_dynamodb::types::TransactWriteItem;
use hotline_app::{
    clock::now,
    error::Fault,
    idempotency::{Key, MARK_HOURS, Mark},
    ports::Marks,
};
use hotline_domain::ids::StaffId;

use super::{
    Store,
    cards::finish,
    item::{Item, body, expiry_after, integer, item, number},
    keys::{self, PK, TTL},
};

/// The table forgets late: a mark whose time is over is none.
const NONE: &str = "attribute_not_exists(#pk) OR #ttl <= :now";

fn marked(mark: &Mark) -> Result<Item, Fault> {
    let mut marked = item(keys::marks(&mark.who), mark.key.as_str(), mark)?;
    marked.insert(TTL.to_owned(), expiry_after(MARK_HOURS * 3600));
    Ok(marked)
}

impl Store {
    /// A mark as a part of the transaction that carries the request out.
    pub(super) fn new_mark(&self, mark: &Mark) -> Result<TransactWriteItem, Fault> {
        let put = self
            .put(marked(mark)?)
            .condition_expression(NONE)
            .expression_attribute_names("#pk", PK)
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":now", number(now().as_second()));
        finish(put)
    }
}

#[async_trait]
impl Marks for Store {
    async fn mark(&self, who: &StaffId, key: &Key) -> Result<Option<Mark>, Fault> {
        let item = self.get(keys::marks(who), key.as_str().to_owned()).await?;
        let lives = |item: &Item| integer::<i64>(item, TTL).is_some_and(|ttl| ttl > now().as_second());
        item.filter(lives).as_ref().map(body).transpose()
    }

    async fn leave_mark(&self, mark: &Mark) -> Result<(), Fault> {
        let result = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(marked(mark)?))
            .condition_expression(NONE)
            .expression_attribute_names("#pk", PK)
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":now", number(now().as_second()))
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(Fault::new("leave a mark", error)),
        }
    }
}
