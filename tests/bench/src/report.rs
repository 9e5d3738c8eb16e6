//! The figures as a table, with ratios and aims.

use crate::{
    dialogue::TURNS,
    figures::{Figures, Rounds, ms, percentile_ms},
    settings::Settings,
    zips::Zip,
};

/// DynamoDB calls per dialogue turn that the design allows.
const CALLS_PER_TURN: f64 = 1.1;
/// Size of a function's zip that the design allows, bytes.
const ZIP: u64 = 3_000_000;
/// It carries the staff site.
const LARGE: &str = "staff-web";

type Figure = fn(&Figures) -> f64;

const TIMES: [(&str, Figure); 14] = [
    ("cold start: spawn → first answer, ms", |f| f.cold(|cold| ms(cold.total))),
    ("  slowest of them, ms", |f| f.colds.iter().map(|cold| ms(cold.total)).fold(0.0, f64::max)),
    ("  INIT: spawn → asks for an event, ms", |f| f.cold(|cold| ms(cold.init))),
    ("  first update, ms", |f| f.cold(|cold| ms(cold.first))),
    ("  CPU of INIT, ms", |f| f.cold(|cold| ms(cold.init_processor))),
    ("  CPU until the first answer, ms", |f| f.cold(|cold| ms(cold.processor))),
    ("warm update: p50, ms", |f| percentile_ms(&f.warm.updates, 0.5)),
    ("warm update: p99, ms", |f| percentile_ms(&f.warm.updates, 0.99)),
    ("  of it DynamoDB (emulator and proxy), mean, ms", |f| {
        ms(f.warm.used_by_turns.time + f.warm.used_by_filings.time) / f.warm.count()
    }),
    ("  filing turn alone: p50, ms", |f| percentile_ms(&f.warm.filings, 0.5)),
    ("CPU per warm update, ms", |f| ms(f.warm.processor) / f.warm.count()),
    ("memory after the first answer, MiB", |f| f.cold(|cold| cold.memory)),
    ("memory, peak, MiB", |f| f.warm.memory),
    ("Telegram calls per update", |f| f.warm.telegram_calls as f64 / f.warm.count()),
];

const CALLS: Figure = |f| f.warm.per_turn(f.warm.used_by_turns.total_calls() as f64);

const USAGE: [(&str, Figure); 11] = [
    ("at a start: calls", |f| f.cold(|cold| cold.at_start.total_calls() as f64)),
    ("at a start: read units", |f| f.cold(|cold| cold.at_start.read_units)),
    ("dialogue turn: calls", CALLS),
    ("dialogue turn: read units", |f| f.warm.per_turn(f.warm.used_by_turns.read_units)),
    ("dialogue turn: write units", |f| f.warm.per_turn(f.warm.used_by_turns.write_units)),
    ("filing turn: calls", |f| f.warm.per_filing(f.warm.used_by_filings.total_calls() as f64)),
    ("filing turn: read units", |f| f.warm.per_filing(f.warm.used_by_filings.read_units)),
    ("filing turn: write units", |f| f.warm.per_filing(f.warm.used_by_filings.write_units)),
    ("filed appeal, 12 turns: calls", |f| {
        f.warm.per_filing((f.warm.used_by_turns.total_calls() + f.warm.used_by_filings.total_calls()) as f64)
    }),
    ("filed appeal, 12 turns: read units", |f| {
        f.warm.per_filing(f.warm.used_by_turns.read_units + f.warm.used_by_filings.read_units)
    }),
    ("filed appeal, 12 turns: write units", |f| {
        f.warm.per_filing(f.warm.used_by_turns.write_units + f.warm.used_by_filings.write_units)
    }),
];

/// The machine's load over 1, 5 and 15 minutes.
#[must_use]
pub fn load_average() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// Prints everything; whether every aim is met.
pub fn print(settings: &Settings, rounds: &[Rounds], zips: &[Zip], load_before: &str) -> bool {
    println!(
        "Medians of {} rounds, in turns; a round: {} cold starts, {} filing dialogues of {} turns after {} to warm up.",
        settings.rounds,
        settings.cold,
        settings.dialogues,
        TURNS.len(),
        Settings::WARM_UP,
    );
    println!(
        "Loopback with TLS; added delays: DynamoDB {} ms, Telegram {} ms. Load average {load_before} before, {} after; {} cores.",
        settings.dynamodb_delay.as_millis(),
        settings.telegram_delay.as_millis(),
        load_average(),
        std::thread::available_parallelism().map_or(0, usize::from),
    );
    heading("", rounds);
    rows(&TIMES, rounds);
    heading("DynamoDB", rounds);
    rows(&USAGE, rounds);
    println!();
    for one in rounds {
        print_operations(one);
    }
    print_zips(zips);
    print_aims(rounds, zips)
}

fn heading(title: &str, rounds: &[Rounds]) {
    print!("\n{title:<50}");
    for one in rounds {
        print!("{:>12}", one.name);
    }
    println!("{:>9}", "ratio");
}

/// The ratio says how many times the first contestant's figure the last one's is.
fn rows(figures: &[(&str, Figure)], rounds: &[Rounds]) {
    for (title, figure) in figures {
        print!("{title:<50}");
        let values: Vec<f64> = rounds.iter().map(|one| one.median(figure)).collect();
        for value in &values {
            print!("{value:>12.2}");
        }
        match (values.first(), values.last()) {
            (Some(first), Some(last)) if *first > 0.0 => println!("{:>8.1}×", last / first),
            _ => println!("{:>9}", "–"),
        }
    }
}

fn print_operations(one: &Rounds) {
    let Some(Figures { warm, .. }) = one.figures.last() else { return };
    let list = |calls: &std::collections::BTreeMap<String, u64>| {
        calls.iter().map(|(operation, count)| format!("{operation} {count}")).collect::<Vec<_>>().join(", ")
    };
    let turns = warm.updates.len() - warm.filings.len();
    println!("{}, last round, {turns} dialogue turns: {}", one.name, list(&warm.used_by_turns.calls));
    println!(
        "{}, last round, {} filing turns: {}",
        one.name,
        warm.filings.len(),
        list(&warm.used_by_filings.calls)
    );
}

fn print_zips(zips: &[Zip]) {
    println!("\n{:<50}{:>12}{:>12}", "function", "binary, MB", "zip, MB");
    for zip in zips {
        println!("{:<50}{:>12.2}{:>12.2}", zip.function, megabytes(zip.binary), megabytes(zip.zip));
    }
}

fn print_aims(rounds: &[Rounds], zips: &[Zip]) -> bool {
    println!();
    let mut all = true;
    let mut met = |met: bool| {
        all &= met;
        if met { "met" } else { "NOT MET" }
    };
    if let Some(ours) = rounds.first() {
        let calls = ours.median(CALLS);
        println!(
            "aim ≤ {CALLS_PER_TURN} DynamoDB calls per dialogue turn: {} ({calls:.2})",
            met(calls <= CALLS_PER_TURN)
        );
    }
    let small: Vec<&Zip> = zips.iter().filter(|zip| zip.function != LARGE).collect();
    let over: Vec<&str> = small.iter().filter(|zip| zip.zip > ZIP).map(|zip| zip.function.as_str()).collect();
    let largest = small.iter().map(|zip| zip.zip).max().unwrap_or_default();
    println!(
        "aim ≤ {:.0} MB a zip, except {LARGE}: {} (largest {:.2} MB){}{}",
        megabytes(ZIP),
        met(over.is_empty()),
        megabytes(largest),
        if over.is_empty() { "" } else { "; over it: " },
        over.join(", "),
    );
    all
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
