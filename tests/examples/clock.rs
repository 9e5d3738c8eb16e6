//! What the control of deadlines costs an appeal, in requests (chapter 7): the same life with and without
//! it, in process. Printed by `make bench`.
#![allow(clippy::print_stdout, reason = "that is what it is for")]

use hotline_app::{clock::now, ports::Cards};
use hotline_domain::{
    control::{ControlSettings, Ladder},
    directory::Directory,
    ids::AppealId,
};
use hotline_tests::city::{City, directory};
use jiff::SignedDuration;
use serde_json::json;

/// What an appeal has cost.
#[derive(Default)]
struct Cost {
    /// Calls to the scheduler: a clock set or taken away.
    scheduler: u32,
    /// Clocks that fired.
    fired: usize,
    /// Calls to the table by all functions.
    table: usize,
}

/// One appeal from its filing to its end; a late one is reported four days after its deadline.
async fn life(controlled: bool, late: bool) -> Cost {
    let mut city = City::new().await;
    city.deliveries = 1;
    let directory = rules(controlled);
    let began = city.calls();
    let mut fired = 0;
    let id = filed(&city, &directory).await;
    let due = city.staff("melnyk").opens(id).await["allowed_actions"][0]["proposed_due_on"].clone();
    let address = json!({ "due_on": due, "decision_makers": ["mer"] });
    step(&city, &directory, id, ("melnyk", "address"), address).await;
    let assign = json!({ "executor": "yurchenko", "resolution": "Виконати" });
    step(&city, &directory, id, ("mer", "assign"), assign).await;
    step(&city, &directory, id, ("yurchenko", "accept"), json!({})).await;
    step(&city, &directory, id, ("yurchenko", "comment"), json!({ "text": "Замовили" })).await;
    let due = city.store.card(id).await.ok().flatten().and_then(|card| card.due_at).unwrap_or_else(now);
    let until = if late { due + SignedDuration::from_hours(4 * 24) } else { due };
    let mut at = now();
    while at < until {
        at = until.min(at + SignedDuration::from_hours(6));
        fired += city.clocks_fire(&directory, at).await;
    }
    step(&city, &directory, id, ("melnyk", "prompt"), json!({ "text": "Чекаємо на звіт" })).await;
    let report = json!({ "result": "Пояснення", "code": "9.3" });
    step(&city, &directory, id, ("yurchenko", "report"), report).await;
    step(&city, &directory, id, ("melnyk", "close"), json!({})).await;
    let scheduler = city.clocks.calls.lock().map(|calls| *calls).unwrap_or_default();
    Cost { scheduler, fired, table: city.calls() - began }
}

/// The directory of the tests; without control nothing happens to a card by itself.
fn rules(controlled: bool) -> Directory {
    let mut directory = directory();
    for category in &mut directory.categories {
        category.proof_required = false;
    }
    if !controlled {
        directory.settings.control = ControlSettings {
            address_hours: 0,
            assign_hours: 0,
            accept_hours: 0,
            review_hours: 0,
            reminders: Vec::new(),
            ladder: Ladder { second: 90, third: 90, then_every: 0 },
            ..ControlSettings::default()
        };
    }
    directory
}

async fn filed(city: &City, directory: &Directory) -> AppealId {
    use hotline_app::ports::Directories;
    city.store.put_directory(directory).await.unwrap_or_else(|fault| panic!("{fault}"));
    let citizen = city.citizen(1);
    citizen.files_an_appeal().await;
    let id = citizen.card().await;
    city.settle_at(id, directory, now()).await;
    id
}

async fn step(
    city: &City,
    directory: &Directory,
    id: AppealId,
    (who, step): (&str, &str),
    mut body: serde_json::Value,
) {
    let staff = city.staff(who);
    body["version"] = staff.opens(id).await["version"].clone();
    let (status, answer) = staff.post(&format!("/api/appeals/{id}/{step}"), body).await;
    assert!(status.is_success(), "{step}: {answer}");
    city.settle_at(id, directory, now()).await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("The clock of one appeal, in requests");
    for (name, late) in [("in time", false), ("four days late", true)] {
        let (with, without) = (life(true, late).await, life(false, late).await);
        println!(
            "  {name:<15} scheduler: {} calls, {} fired; table: {} calls of {} are the clock's",
            with.scheduler,
            with.fired,
            with.table.saturating_sub(without.table),
            with.table,
        );
    }
}
