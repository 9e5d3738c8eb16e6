//! Notes of files that came into conversations; the stream hands each on to be copied.

use async_trait::async_trait;
use hotline_app::{error::Fault, jobs::StageJob, ports::Staging};
use hotline_domain::{ids::ChannelUser, media::Attachment};

use super::{
    Store,
    item::{expiry, item},
    keys,
};

/// As long as the bucket keeps a staged file (`infra/storage.yaml`).
const KEPT_DAYS: i64 = 9;

#[async_trait]
impl Staging for Store {
    async fn stage(&self, from: &ChannelUser, update: u64, attachment: &Attachment) -> Result<(), Fault> {
        let job = StageJob { from: from.clone(), attachment: attachment.clone() };
        let mut note = item(keys::conversation(from), keys::stage(update), &job)?;
        note.insert("ttl".to_owned(), expiry(KEPT_DAYS));
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(note))
            .send()
            .await
            .map_err(|error| Fault::new("note a file", error))?;
        Ok(())
    }
}
