//! The table's keys and indexes, for tests that make one; the stack's own is in `template.yaml`,
//! and a test compares the two.

use aws_sdk_dynamodb::{
    Client,
    types::{
        AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
        ProjectionType, ScalarAttributeType,
    },
};
use hotline_app::error::Fault;

/// Indexes: name, partition key, sort key, and whether they hold whole items.
pub const INDEXES: [(&str, &str, &str, bool); 4] = [
    ("worklist", "w_pk", "w_sk", true),
    ("register", "r_pk", "r_sk", true),
    ("applicant", "a_pk", "a_sk", true),
    ("clock", "c_pk", "c_sk", false),
];

/// Creates an empty table.
///
/// # Errors
/// When the service refuses.
pub async fn create(client: &Client, table: &str) -> Result<(), Fault> {
    let fault = |error| Fault::new("describe a table", error);
    let key =
        |name: &str, kind: KeyType| KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
    let mut request = client
        .create_table()
        .table_name(table)
        .billing_mode(BillingMode::PayPerRequest)
        .key_schema(key("pk", KeyType::Hash).map_err(fault)?)
        .key_schema(key("sk", KeyType::Range).map_err(fault)?);
    let names = ["pk", "sk"].into_iter().chain(INDEXES.iter().flat_map(|(_, pk, sk, _)| [*pk, *sk]));
    for name in names {
        let attribute = AttributeDefinition::builder()
            .attribute_name(name)
            .attribute_type(ScalarAttributeType::S)
            .build()
            .map_err(fault)?;
        request = request.attribute_definitions(attribute);
    }
    for (name, pk, sk, whole) in INDEXES {
        let kind = if whole { ProjectionType::All } else { ProjectionType::KeysOnly };
        let index = GlobalSecondaryIndex::builder()
            .index_name(name)
            .key_schema(key(pk, KeyType::Hash).map_err(fault)?)
            .key_schema(key(sk, KeyType::Range).map_err(fault)?)
            .projection(Projection::builder().projection_type(kind).build())
            .build()
            .map_err(fault)?;
        request = request.global_secondary_indexes(index);
    }
    request.send().await.map_err(|error| Fault::new("create a table", error))?;
    Ok(())
}
