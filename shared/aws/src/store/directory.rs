//! The directory: one partition, one query.

use async_trait::async_trait;
use aws_sdk_dynamodb::types::{PutRequest, WriteRequest};
use hotline_app::{error::Fault, ports::Directories};
use hotline_domain::directory::{Category, Directory};

use super::{
    Store,
    item::{Item, body, every_page, integer, item, number, string},
    keys::{DIRECTORY, SK},
};

/// Attribute of a category's place in the list.
const PLACE: &str = "place";
/// `sk` of the settings.
const SETTINGS: &str = "SETTINGS";
const BATCH: usize = 25;

#[async_trait]
impl Directories for Store {
    async fn directory(&self) -> Result<Directory, Fault> {
        let mut directory = Directory::default();
        let mut categories: Vec<(u32, Category)> = Vec::new();
        let query = self.partition(DIRECTORY.to_owned());
        for item in every_page(query, usize::MAX, "read the directory").await? {
            match string(&item, SK).and_then(|sk| sk.split('#').next()) {
                Some("ORG") => directory.organisations.push(body(&item)?),
                Some("STAFF") => directory.staff.push(body(&item)?),
                Some("CATEGORY") => {
                    categories.push((integer(&item, PLACE).unwrap_or(u32::MAX), body(&item)?));
                }
                Some(SETTINGS) => directory.settings = body(&item)?,
                _ => {}
            }
        }
        categories.sort_by_key(|(place, _)| *place);
        directory.categories = categories.into_iter().map(|(_, category)| category).collect();
        Ok(directory)
    }

    async fn put_directory(&self, directory: &Directory) -> Result<(), Fault> {
        let mut items: Vec<Item> = Vec::new();
        for organisation in &directory.organisations {
            items.push(item(DIRECTORY, format!("ORG#{}", organisation.id), organisation)?);
        }
        for member in &directory.staff {
            items.push(item(DIRECTORY, format!("STAFF#{}", member.id), member)?);
        }
        for (place, category) in directory.categories.iter().enumerate() {
            let mut item = item(DIRECTORY, format!("CATEGORY#{}", category.id), category)?;
            item.insert(PLACE.to_owned(), number(place));
            items.push(item);
        }
        items.push(item(DIRECTORY, SETTINGS, &directory.settings)?);
        for batch in items.chunks(BATCH) {
            self.put_all(batch).await?;
        }
        Ok(())
    }
}

impl Store {
    /// Writes up to 25 items, those that the table put off included.
    async fn put_all(&self, items: &[Item]) -> Result<(), Fault> {
        let fault = |error: aws_sdk_dynamodb::error::BuildError| Fault::new("write items", error);
        let mut requests = items
            .iter()
            .map(|item| {
                let put = PutRequest::builder().set_item(Some(item.clone())).build().map_err(fault)?;
                Ok(WriteRequest::builder().put_request(put).build())
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        while !requests.is_empty() {
            let answer = self
                .client
                .batch_write_item()
                .request_items(&self.table, requests)
                .send()
                .await
                .map_err(|error| Fault::new("write items", error))?;
            requests = answer
                .unprocessed_items
                .and_then(|mut unprocessed| unprocessed.remove(&self.table))
                .unwrap_or_default();
        }
        Ok(())
    }
}
