//! Upload links: one item each, forgotten a day after they end.

use async_trait::async_trait;
use hotline_app::{
    error::Fault,
    ports::{SaveError, Upload, Uploads},
};

use super::{
    Store,
    item::{DATA, Item, body, expiry, item, json},
    keys::{self, LINK, PK},
};

const KEPT_DAYS: i64 = 2;

fn link(token: &str, upload: &Upload) -> Result<Item, Fault> {
    let mut link = item(keys::upload(token), LINK, upload)?;
    link.insert("ttl".to_owned(), expiry(KEPT_DAYS));
    Ok(link)
}

#[async_trait]
impl Uploads for Store {
    async fn open_upload(&self, token: &str, upload: &Upload) -> Result<(), Fault> {
        let result = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(link(token, upload)?))
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
            Err(error) => Err(Fault::new("open an upload link", error)),
        }
    }

    async fn upload(&self, token: &str) -> Result<Option<Upload>, Fault> {
        self.get(keys::upload(token), LINK.to_owned()).await?.as_ref().map(body).transpose()
    }

    async fn save_upload(&self, token: &str, before: &Upload, after: &Upload) -> Result<(), SaveError> {
        let result = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(link(token, after)?))
            // The body is the version: it is written by this code alone, always in the same words.
            .condition_expression("#data = :before")
            .expression_attribute_names("#data", DATA)
            .expression_attribute_values(":before", json(before)?)
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Err(SaveError::Conflict)
            }
            Err(error) => Err(Fault::new("store an upload link", error).into()),
        }
    }
}
