//! Moderation cases (clause 4.4): one item each, the open ones in a sparse index by time.

use async_trait::async_trait;
use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
use hotline_app::{
    error::Fault,
    ports::{Cases, ConversationWrite, SaveError, Trail},
};
use hotline_domain::case::{Case, CaseState};
use uuid::Uuid;

use super::{
    CONDITION_FAILED, Store, cancelled_for,
    item::{body, item, number, text},
    keys::{self, CASE, PK},
};

const VERSION: &str = "v";

impl Store {
    /// The next version of a case as a part of a transaction.
    pub(super) fn next_case(&self, case: &Case) -> Result<TransactWriteItem, Fault> {
        let mut entry = item(keys::case(case.id), CASE, case)?;
        entry.insert(VERSION.to_owned(), number(case.version));
        let list = match case.state {
            CaseState::Open => keys::CASES_OPEN,
            CaseState::Confirmed | CaseState::Restored | CaseState::Lifted => keys::CASES_DECIDED,
        };
        entry.insert("w_pk".to_owned(), text(list));
        entry.insert("w_sk".to_owned(), text(format!("{}#{}", case.at, case.id)));
        let put = Put::builder().table_name(&self.table).set_item(Some(entry));
        let put = match case.version {
            1 => put.condition_expression(format!("attribute_not_exists({PK})")),
            version => put
                .condition_expression(format!("{VERSION} = :expected"))
                .expression_attribute_values(":expected", number(version - 1)),
        };
        let put = put.build().map_err(|error| Fault::new("write a transaction", error))?;
        Ok(TransactWriteItem::builder().put(put).build())
    }

    async fn case_writes(
        &self,
        case: &Case,
        conversation: Option<&ConversationWrite>,
        trail: &Trail,
    ) -> Result<(), SaveError> {
        let mut writes = vec![self.next_case(case)?];
        if let Some(write) = conversation {
            writes.push(self.conversation_write(write)?);
        }
        writes.extend(self.trail_writes(trail)?);
        match self.client.transact_write_items().set_transact_items(Some(writes)).send().await {
            Ok(_) => Ok(()),
            Err(error) if cancelled_for(&error, CONDITION_FAILED) => Err(SaveError::Conflict),
            Err(error) => Err(Fault::new("save a moderation case", error).into()),
        }
    }
}

#[async_trait]
impl Cases for Store {
    async fn open_case(&self, case: &Case, conversation: &ConversationWrite) -> Result<(), SaveError> {
        self.case_writes(case, Some(conversation), &Trail::default()).await
    }

    async fn case(&self, id: Uuid) -> Result<Option<Case>, Fault> {
        self.get(keys::case(id), CASE.to_owned()).await?.as_ref().map(body).transpose()
    }

    async fn cases(&self, open: bool, limit: usize) -> Result<Vec<Case>, Fault> {
        let list = if open { keys::CASES_OPEN } else { keys::CASES_DECIDED };
        let query = self.index("worklist", "w_pk", list.to_owned()).scan_index_forward(open);
        let items = super::item::every_page(query, limit, "read moderation cases").await?;
        items.iter().map(body).collect()
    }

    async fn save_case(
        &self,
        after: &Case,
        conversation: Option<&ConversationWrite>,
        trail: &Trail,
    ) -> Result<(), SaveError> {
        self.case_writes(after, conversation, trail).await
    }
}
