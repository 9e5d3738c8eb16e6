//! The directory: one partition, one query. Streets are one item, and what was learnt is another.

use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_dynamodb::{
    error::SdkError,
    operation::put_item::PutItemError,
    types::{PutRequest, WriteRequest},
};
use hotline_app::{clock::now, error::Fault, ports::Directories};
use hotline_domain::{
    administration::{Entry, Revision},
    directory::Directory,
    ids::CategoryId,
    suggestion::Learnt,
};

use super::{
    Store,
    administration::{counted, revised},
    cards::VERSION,
    item::{Item, body, integer, item, number},
    keys::{DIRECTORY, LEARNT, PK, STREETS},
};

const BATCH: usize = 25;
/// How often learning is tried again while others learn.
const TRIES: u32 = 8;

#[async_trait]
impl Directories for Store {
    async fn directory(&self) -> Result<Directory, Fault> {
        Ok(self.read_ledger(false).await?.directory)
    }

    async fn put_directory(&self, directory: &Directory) -> Result<(), Fault> {
        let ledger = self.read_ledger(true).await?;
        let at = now();
        let mut items: Vec<Item> = Vec::new();
        let loaded = loaded(directory, &ledger.directory);
        for entry in Entry::all(&loaded) {
            let subject = entry.subject();
            let before = ledger.entry(&subject);
            // What a file says nothing of is at its usual value there.
            let unsaid = subject.id().is_none()
                && Entry::present(&subject, &Directory::default()) == Some(entry.clone());
            if before.as_ref() == Some(&entry) || unsaid {
                continue;
            }
            let version = ledger.stamp(&subject).version + 1;
            let revision = Revision { version, at, by: None, from: String::new(), before, after: entry };
            items.extend(revised(&revision, &loaded)?);
        }
        if !directory.streets.0.is_empty() {
            items.push(item(DIRECTORY, STREETS, &directory.streets)?);
        }
        items.push(counted(ledger.version + 1));
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

/// The directory of a file, with the categories behind it that only the present one has.
fn loaded(file: &Directory, present: &Directory) -> Directory {
    let unnamed = present.categories.iter().filter(|category| file.category(&category.id).is_none());
    Directory { categories: file.categories.iter().chain(unnamed).cloned().collect(), ..file.clone() }
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
