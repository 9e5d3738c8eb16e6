//! A DynamoDB in process, and a fresh table in it.

use dynoxide::Database;
use hotline_aws::{
    Aws, Store,
    dynamodb::{Client, types::AttributeValue},
    store::schema,
};
use serde_json::{Value, json};

/// A table of its own, with a client for it.
#[derive(Clone)]
pub struct Table {
    client: Client,
    name: String,
}

impl Table {
    /// A fresh table in a fresh in-process DynamoDB.
    ///
    /// # Panics
    /// When no port of the loopback can be had.
    pub async fn in_process() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a loopback port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let database = Database::memory().expect("a database in memory");
        tokio::spawn(dynoxide::server::serve_on(listener, database));
        Self::at(&url).await
    }

    /// A fresh table in the DynamoDB at `url`.
    ///
    /// # Panics
    /// When it cannot be created.
    pub async fn at(url: &str) -> Self {
        let client = Aws::with("eu-central-1", "test", "test").expect("clients").dynamodb_at(url);
        let name = format!("test-{}", uuid::Uuid::now_v7());
        schema::create(&client, &name).await.expect("a table");
        Self { client, name }
    }

    /// The product's store on it. Each store is like a function of its own.
    #[must_use]
    pub fn store(&self) -> Store {
        Store::new(self.client.clone(), &self.name)
    }

    /// The items of a partition as a stream shows them.
    ///
    /// # Panics
    /// When they cannot be read.
    pub async fn images(&self, pk: &str) -> Vec<Value> {
        let items = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", AttributeValue::S(pk.to_owned()))
            .send()
            .await
            .expect("a table");
        let image = |item: std::collections::HashMap<String, AttributeValue>| {
            let attributes = item.into_iter().map(|(name, value)| match value {
                AttributeValue::S(text) => (name, json!({ "S": text })),
                AttributeValue::N(number) => (name, json!({ "N": number })),
                AttributeValue::Bool(is) => (name, json!({ "BOOL": is })),
                other => panic!("{other:?}"),
            });
            Value::Object(attributes.collect())
        };
        items.items.unwrap_or_default().into_iter().map(image).collect()
    }
}
