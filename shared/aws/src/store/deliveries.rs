//! Marks of delivered messages.

use async_trait::async_trait;
use hotline_app::{error::Fault, ports::Deliveries};
use hotline_domain::ids::ChannelUser;

use super::{
    Store,
    item::{expiry, text},
    keys::{PK, SK},
};

/// Queues deliver again within days; a mark outlives that.
const KEPT_DAYS: i64 = 30;

fn mark(event: &str) -> String {
    format!("SENT#{event}")
}

#[async_trait]
impl Deliveries for Store {
    async fn delivered(&self, event: &str, to: &ChannelUser) -> Result<bool, Fault> {
        let answer = self
            .client
            .get_item()
            .table_name(&self.table)
            .key(PK, text(mark(event)))
            .key(SK, text(to.to_string()))
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| Fault::new("read a delivery mark", error))?;
        Ok(answer.item.is_some())
    }

    async fn mark_delivered(&self, event: &str, to: &ChannelUser) -> Result<(), Fault> {
        self.client
            .put_item()
            .table_name(&self.table)
            .item(PK, text(mark(event)))
            .item(SK, text(to.to_string()))
            .item("ttl", expiry(KEPT_DAYS))
            .send()
            .await
            .map_err(|error| Fault::new("write a delivery mark", error))?;
        Ok(())
    }
}
