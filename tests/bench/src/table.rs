//! The contestants' tables: keys and indexes of the product's, the demo city's directory in them.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use dynoxide::Database;
use serde_json::{Value, json};

/// Indexes: name, partition key, sort key (shared/aws/src/store/schema.rs).
const INDEXES: [(&str, &str, &str); 3] =
    [("worklist", "w_pk", "w_sk"), ("register", "r_pk", "r_sk"), ("applicant", "a_pk", "a_sk")];

/// Creates a table and fills the directory in from the demo city's file.
///
/// # Errors
/// When the file cannot be read or the database refuses.
pub fn create(database: &Database, table: &str, root: &Path) -> Result<()> {
    database.create_table(serde_json::from_value(schema(table))?).context("the table")?;
    let path = root.join("infra/local/seed/city.json");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let city: Value = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    for (list, kind) in [("organisations", "ORG"), ("staff", "STAFF"), ("categories", "CATEGORY")] {
        for (place, entry) in city[list].as_array().into_iter().flatten().enumerate() {
            let id = entry["id"].as_str().with_context(|| format!("an id in {list}"))?;
            let put = json!({ "TableName": table, "Item": {
                "pk": { "S": "DIRECTORY" },
                "sk": { "S": format!("{kind}#{id}") },
                "place": { "N": place.to_string() },
                "data": { "S": entry.to_string() },
            }});
            database.put_item(serde_json::from_value(put)?).with_context(|| id.to_owned())?;
        }
    }
    Ok(())
}

fn schema(table: &str) -> Value {
    let keys = |pk: &str, sk: &str| json!([{ "AttributeName": pk, "KeyType": "HASH" }, { "AttributeName": sk, "KeyType": "RANGE" }]);
    let names = ["pk", "sk"].into_iter().chain(INDEXES.iter().flat_map(|(_, pk, sk)| [*pk, *sk]));
    let attributes: Vec<Value> =
        names.map(|name| json!({ "AttributeName": name, "AttributeType": "S" })).collect();
    let indexes: Vec<Value> = INDEXES
        .iter()
        .map(|(name, pk, sk)| {
            json!({ "IndexName": name, "KeySchema": keys(pk, sk), "Projection": { "ProjectionType": "ALL" } })
        })
        .collect();
    json!({
        "TableName": table,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": keys("pk", "sk"),
        "AttributeDefinitions": attributes,
        "GlobalSecondaryIndexes": indexes,
    })
}
