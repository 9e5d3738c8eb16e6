//! The directory: one partition, one query. Streets are one item, and what was learnt is another.

use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_dynamodb::{
    error::SdkError,
    operation::put_item::PutItemError,
    types::{PutRequest, WriteRequest},
};
use hotline_app::{error::Fault, ports::Directories};
use hotline_domain::{
    directory::{Category, Directory},
    ids::CategoryId,
    moderation::Lists,
    suggestion::Learnt,
};

use super::{
    Store,
    cards::VERSION,
    item::{Item, body, every_page, integer, item, number, string},
    keys::{DIRECTORY, LEARNT, PK, SK, STREETS},
};

/// Attribute of a category's place in the list.
const PLACE: &str = "place";
/// `sk` of the city's own moderation lists.
const MODERATION: &str = "MODERATION";
/// `sk` of the settings.
const SETTINGS: &str = "SETTINGS";
const BATCH: usize = 25;
/// How often learning is tried again while others learn.
const TRIES: u32 = 8;

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
                Some(MODERATION) => directory.moderation = body(&item)?,
                Some(STREETS) => directory.streets = body(&item)?,
                Some(LEARNT) => directory.learnt = body(&item)?,
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
        // The built-in lists grow with the product; only a city's own are kept.
        if directory.moderation != Lists::default() {
            items.push(item(DIRECTORY, MODERATION, &directory.moderation)?);
        }
        if !directory.streets.0.is_empty() {
            items.push(item(DIRECTORY, STREETS, &directory.streets)?);
        }
        for batch in items.chunks(BATCH) {
            self.put_all(batch).await?;
        }
        Ok(())
    }

    async fn learn(&self, text: &str, right: &CategoryId) -> Result<(), Fault> {
        for attempt in 1..=TRIES {
            let before = self.get(DIRECTORY.to_owned(), LEARNT.to_owned()).await?;
            let mut learnt: Learnt = before.as_ref().map(body).transpose()?.unwrap_or_default();
            let version: u64 = before.as_ref().and_then(|item| integer(item, VERSION)).unwrap_or_default();
            learnt.learn(text, right);
            let mut after = item(DIRECTORY, LEARNT, &learnt)?;
            after.insert(VERSION.to_owned(), number(version + 1));
            let put = self.client.put_item().table_name(&self.table).set_item(Some(after));
            let put = match before {
                None => put.condition_expression(format!("attribute_not_exists({PK})")),
                Some(_) => put
                    .condition_expression(format!("{VERSION} = :expected"))
                    .expression_attribute_values(":expected", number(version)),
            };
            match put.send().await {
                Ok(_) => return Ok(()),
                Err(error) if !overtaken(&error) => return Err(Fault::new("learn", error)),
                Err(_) => {}
            }
            tokio::time::sleep(Duration::from_millis(fastrand::u64(1..=u64::from(attempt) * 20))).await;
        }
        Err(Fault::new("learn", "others keep learning"))
    }
}

/// True when somebody else wrote the item meanwhile.
fn overtaken(error: &SdkError<PutItemError>) -> bool {
    matches!(error.as_service_error(), Some(PutItemError::ConditionalCheckFailedException(_)))
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
