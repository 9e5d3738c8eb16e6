//! `hotline-seed`: writes a city's directory into the table, and for the demo city appeals with a
//! history, made by the product's own rules.
//!
//! Usage: `hotline-seed directory|demo --file city.json`; environment: `TABLE_NAME`, `AWS_REGION`,
//! keys, and `AWS_ENDPOINT_URL` for a local cloud; for `demo` also `MEDIA_BUCKET`.

mod absence;
mod acts;
mod appeals;
mod applicant;
mod calendar;
mod citizen;
mod demo;
mod kept;
mod office;
mod pictures;
mod plan;
mod scenes;
mod script;
mod slots;
#[cfg(test)]
mod tests;
mod ties;

use hotline_app::{clock, ports::Directories};
use hotline_aws::{Aws, Bucket, Store, clients::variable};
use hotline_domain::directory::Directory;
use serde::Deserialize;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// The file that describes a city.
#[derive(Deserialize)]
struct City {
    #[serde(flatten)]
    directory: Directory,
    /// How many of 100 demo appeals are of each category, in the order of the categories.
    #[serde(default)]
    seed_weights: Vec<u32>,
    /// Who is away in the demo.
    #[serde(default)]
    seed_away: Option<absence::Away>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [command, flag, path] = arguments.as_slice() else {
        return Err(USAGE.into());
    };
    if flag != "--file" {
        return Err(USAGE.into());
    }
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let city: City = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    let aws = Aws::from_env()?;
    let store = Store::new(aws.dynamodb(), variable("TABLE_NAME")?);
    match command.as_str() {
        "directory" => {
            store.put_directory(&city.directory).await?;
            println!(
                "directory: {} organisations, {} staff, {} categories, {} streets",
                city.directory.organisations.len(),
                city.directory.staff.len(),
                city.directory.categories.len(),
                city.directory.streets.0.len()
            );
        }
        "demo" => {
            let bucket = Bucket::new(aws.s3(), variable("MEDIA_BUCKET")?);
            let count = demo::write(&store.quiet(), &bucket, &city, clock::now()).await?;
            match count {
                0 => println!("demo: the appeals are there already"),
                count => println!("demo: {count} appeals"),
            }
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

const USAGE: &str = "usage: hotline-seed directory|demo --file city.json";
