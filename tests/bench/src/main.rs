//! `make bench`: the webhook's real binary beside a plain Node bot, on loopback, in one run.
//!
//! One process plays everything around a function: Lambda's Runtime API, DynamoDB (metered),
//! Systems Manager and Telegram, the latter three behind TLS. It starts one function at a time, in
//! turns, leads the same filing dialogues with each and prints medians of the rounds.

mod contestants;
mod dialogue;
mod dynamodb;
mod figures;
mod function;
mod lambda;
mod measure;
mod report;
mod services;
mod settings;
mod table;
mod tls;
mod zips;

use anyhow::{Context, Result, ensure};

use crate::{figures::Rounds, measure::Bench, settings::Settings};

#[tokio::main]
async fn main() -> Result<()> {
    let settings = Settings::read()?;
    std::fs::create_dir_all(&settings.work).context("the folder for the bench's files")?;
    let mut bench = Bench::open(&settings).await?;
    let contestants = contestants::all(&settings, &bench.addresses);
    let load = report::load_average();

    let mut rounds: Vec<Rounds> = contestants.iter().map(|one| Rounds::of(one.name)).collect();
    for round in 1..=settings.rounds {
        for (contestant, kept) in contestants.iter().zip(&mut rounds) {
            eprintln!("round {round} of {}: {}", settings.rounds, contestant.name);
            let figures = bench.round(contestant).await;
            kept.add(
                figures.with_context(|| format!("{} (see {})", contestant.name, contestant.log.display()))?,
            );
        }
    }
    let met = report::print(&settings, &rounds, &zips::all(&settings)?, &load);
    ensure!(met, "an aim of the design is not met");
    Ok(())
}
