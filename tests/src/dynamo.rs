//! A DynamoDB in process, and a fresh table in it. Its calls are counted on the way.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use dynoxide::Database;
use hotline_aws::{
    Aws, Store,
    dynamodb::{Client, types::AttributeValue},
    store::schema,
};
use hotline_domain::administration::Entry;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A table of its own, with a client for it.
#[derive(Clone)]
pub struct Table {
    client: Client,
    name: String,
    calls: Arc<AtomicUsize>,
    /// While true, calls that write many items are lost on their way.
    lossy: Arc<AtomicBool>,
}

impl Table {
    /// A fresh table in a fresh in-process DynamoDB.
    ///
    /// # Panics
    /// When no port of the loopback can be had.
    pub async fn in_process() -> Self {
        let [listener, front] = [bound().await, bound().await];
        let [behind, address] = [&listener, &front].map(|socket| socket.local_addr().expect("bound"));
        let database = Database::memory().expect("a database in memory");
        tokio::spawn(dynoxide::server::serve_on(listener, database));
        let (calls, lossy) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        tokio::spawn(count(front, behind, calls.clone(), lossy.clone()));
        Self { calls, lossy, ..Self::at(&format!("http://{address}")).await }
    }

    /// How many calls have been made to the DynamoDB in process.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }

    /// From now on writes of many items are lost on their way, or no longer.
    pub fn loses_batches(&self, lossy: bool) {
        self.lossy.store(lossy, Ordering::Relaxed);
    }

    /// A fresh table in the DynamoDB at `url`.
    ///
    /// # Panics
    /// When it cannot be created.
    pub async fn at(url: &str) -> Self {
        let client = Aws::with("eu-central-1", "test", "test").expect("clients").dynamodb_at(url);
        let name = format!("test-{}", uuid::Uuid::now_v7());
        schema::create(&client, &name).await.expect("a table");
        Self { client, name, calls: Arc::default(), lossy: Arc::default() }
    }

    /// The product's store on it. Each store is like a function of its own.
    #[must_use]
    pub fn store(&self) -> Store {
        Store::new(self.client.clone(), &self.name)
    }

    /// Stores an entry of the directory as it was before entries had versions.
    ///
    /// # Panics
    /// When it cannot be stored.
    pub async fn put_unversioned(&self, entry: &Entry) {
        let json = serde_json::to_value(entry).expect("JSON");
        let kind = match entry {
            Entry::Organisation(_) => "ORG",
            Entry::Staff(_) => "STAFF",
            Entry::Category(_) => "CATEGORY",
            Entry::Settings(_) => "SETTINGS",
            // Nothing of these was stored then.
            Entry::CategoryOrder(_) | Entry::Template(_) | Entry::Moderation(_) | Entry::Calendar(_) => {
                return;
            }
        };
        let sk = match entry.subject().id() {
            Some(id) => format!("{kind}#{id}"),
            None => kind.to_owned(),
        };
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let places = crate::city::directory().categories;
        let place = places.iter().position(|category| Some(category.id.0.as_str()) == entry.subject().id());
        let put = self.client.put_item().table_name(&self.name);
        let put = put.item("pk", text("DIRECTORY")).item("sk", text(&sk));
        let put = put.item("data", AttributeValue::S(json["value"].to_string()));
        put.item("place", AttributeValue::N(place.unwrap_or_default().to_string()))
            .send()
            .await
            .expect("a table");
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

async fn bound() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.expect("a loopback port")
}

/// Hands connections on to `behind` and counts the requests in them; each begins with the same line.
async fn count(front: TcpListener, behind: SocketAddr, calls: Arc<AtomicUsize>, lossy: Arc<AtomicBool>) {
    const REQUEST: &[u8] = b"POST / HTTP/1.1\r\n";
    const BATCH: &[u8] = b".BatchWriteItem";
    while let Ok((mut near, _)) = front.accept().await {
        let (calls, lossy) = (calls.clone(), lossy.clone());
        tokio::spawn(async move {
            let Ok(mut far) = TcpStream::connect(behind).await else { return };
            // Small packets that wait for one another would make every call slow.
            let _ = (near.set_nodelay(true), far.set_nodelay(true));
            let (mut from, mut back) = near.split();
            let (mut answers, mut to) = far.split();
            let up = async {
                let mut buffer = vec![0; 64 * 1024];
                while let Ok(read @ 1..) = from.read(&mut buffer).await {
                    let batch = || buffer[..read].windows(BATCH.len()).any(|word| word == BATCH);
                    if lossy.load(Ordering::Relaxed) && batch() {
                        break;
                    }
                    let seen = buffer[..read].windows(REQUEST.len()).filter(|line| *line == REQUEST).count();
                    calls.fetch_add(seen, Ordering::Relaxed);
                    if to.write_all(&buffer[..read]).await.is_err() {
                        break;
                    }
                }
                let _ = to.shutdown().await;
            };
            let down = tokio::io::copy(&mut answers, &mut back);
            let _ = tokio::join!(up, down);
        });
    }
}
