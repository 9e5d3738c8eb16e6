//! Items: attributes in and out, bodies as JSON text.

use std::collections::HashMap;

use aws_sdk_dynamodb::{operation::query::builders::QueryFluentBuilder, types::AttributeValue};
use hotline_app::error::Fault;
use serde::{Serialize, de::DeserializeOwned};

use super::keys::{PK, SK};

/// An item as the SDK has it.
pub(super) type Item = HashMap<String, AttributeValue>;

/// Attribute that holds the JSON body.
pub(super) const DATA: &str = "data";

pub(super) fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

pub(super) fn number(value: impl ToString) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

pub(super) fn json(value: &impl Serialize) -> Result<AttributeValue, Fault> {
    serde_json::to_string(value).map(AttributeValue::S).map_err(|error| Fault::new("write an item", error))
}

/// An item with its key and JSON body.
pub(super) fn item(
    pk: impl Into<String>,
    sk: impl Into<String>,
    body: &impl Serialize,
) -> Result<Item, Fault> {
    Ok(HashMap::from([(PK.to_owned(), text(pk)), (SK.to_owned(), text(sk)), (DATA.to_owned(), json(body)?)]))
}

/// The JSON body of an item.
pub(super) fn body<T: DeserializeOwned>(item: &Item) -> Result<T, Fault> {
    let data = string(item, DATA).ok_or_else(|| Fault::new("read an item", "it has no body"))?;
    parse(data)
}

pub(super) fn parse<T: DeserializeOwned>(json: &str) -> Result<T, Fault> {
    serde_json::from_str(json).map_err(|error| Fault::new("read an item", error))
}

pub(super) fn string<'a>(item: &'a Item, name: &str) -> Option<&'a str> {
    item.get(name)?.as_s().ok().map(String::as_str)
}

pub(super) fn integer<T: std::str::FromStr>(item: &Item, name: &str) -> Option<T> {
    item.get(name)?.as_n().ok()?.parse().ok()
}

/// Seconds since the epoch after which the table forgets an item, `days` from now.
pub(super) fn expiry(days: i64) -> AttributeValue {
    expiry_after(days * 86_400)
}

/// The same, `seconds` from now.
pub(super) fn expiry_after(seconds: i64) -> AttributeValue {
    number(hotline_app::clock::now().as_second() + seconds)
}

/// The items of a query, page after page, until there are no more or `limit` is reached.
pub(super) async fn every_page(
    query: QueryFluentBuilder,
    limit: usize,
    what: &'static str,
) -> Result<Vec<Item>, Fault> {
    let mut pages = query.into_paginator().send();
    let mut items = Vec::new();
    while let Some(page) = pages.next().await {
        items.extend(page.map_err(|error| Fault::new(what, error))?.items.unwrap_or_default());
        if items.len() >= limit {
            items.truncate(limit);
            break;
        }
    }
    Ok(items)
}
