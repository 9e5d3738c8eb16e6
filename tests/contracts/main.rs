//! What every store must do: one suite, run on the DynamoDB in process and, where
//! `CONTRACT_ENDPOINT` names one, on that of the local cloud.

mod accounts;
mod administration;
mod beside;
mod inbox;
mod parts;
mod suite;
mod trail;
mod uploads;
mod watched;

use hotline_tests::dynamo::Table;

/// The stores the suite runs on.
async fn tables() -> Vec<(&'static str, Table)> {
    let mut tables = vec![("in process", Table::in_process().await)];
    if let Ok(url) = std::env::var("CONTRACT_ENDPOINT") {
        tables.push(("local cloud", Table::at(&url).await));
    }
    tables
}
