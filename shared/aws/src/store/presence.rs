//! Who looks at a card: one short-lived item a person.

use async_trait::async_trait;
use hotline_app::{
    error::Fault,
    ports::{Looker, Presence},
};
use hotline_domain::ids::{AppealId, StaffId};
use jiff::Timestamp;

use super::{
    Store,
    item::{body, every_page, expiry_after, item, text},
    keys::{self, PK, SK, TTL},
};

/// The table forgets a person after so many seconds; readers look at the time themselves.
const KEPT_SECONDS: i64 = 120;

#[async_trait]
impl Presence for Store {
    async fn lookers(&self, appeal: AppealId, after: Timestamp) -> Result<Vec<Looker>, Fault> {
        let query = self.partition(keys::looking(appeal));
        let items = every_page(query, usize::MAX, "read who looks at a card").await?;
        let mut lookers = items.iter().map(body).collect::<Result<Vec<Looker>, _>>()?;
        lookers.retain(|looker| looker.seen > after);
        lookers.sort_by(|one, other| (one.since, &one.who).cmp(&(other.since, &other.who)));
        Ok(lookers)
    }

    async fn looks(&self, appeal: AppealId, looker: &Looker) -> Result<(), Fault> {
        let mut stored = item(keys::looking(appeal), looker.who.to_string(), looker)?;
        stored.insert(TTL.to_owned(), expiry_after(KEPT_SECONDS));
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(stored))
            .send()
            .await
            .map_err(|error| Fault::new("remember who looks at a card", error))?;
        Ok(())
    }

    async fn leaves(&self, appeal: AppealId, who: &StaffId) -> Result<(), Fault> {
        self.client
            .delete_item()
            .table_name(&self.table)
            .key(PK, text(keys::looking(appeal)))
            .key(SK, text(who.to_string()))
            .send()
            .await
            .map_err(|error| Fault::new("forget who looks at a card", error))?;
        Ok(())
    }
}
