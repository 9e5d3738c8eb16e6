//! What was measured, and the medians of it.

use std::time::Duration;

use crate::dynamodb::Usage;

/// One cold start.
pub struct Cold {
    /// From the start of the process until it asks for an event.
    pub init: Duration,
    /// The first event, from handing it out to the answer.
    pub first: Duration,
    /// From the start of the process to the first answer.
    pub total: Duration,
    /// Processor time until it asked for an event.
    pub init_processor: Duration,
    /// Processor time until the first answer.
    pub processor: Duration,
    /// Most memory held until then, MiB.
    pub memory: f64,
    /// What it used of the table before the first event.
    pub at_start: Usage,
}

/// Filing dialogues with one process.
#[derive(Default)]
pub struct Warm {
    /// Each update, from handing it out to the answer.
    pub updates: Vec<Duration>,
    /// Those of them that filed an appeal.
    pub filings: Vec<Duration>,
    /// What the other turns used of the table.
    pub used_by_turns: Usage,
    /// What the filing turns used of it.
    pub used_by_filings: Usage,
    /// Calls of Telegram.
    pub telegram_calls: u64,
    /// Processor time of them all.
    pub processor: Duration,
    /// Most memory ever held, MiB.
    pub memory: f64,
}

impl Warm {
    /// Adds one turn.
    pub fn add(&mut self, took: Duration, used: &Usage, telegram_calls: u64, filing: bool) {
        self.updates.push(took);
        self.telegram_calls += telegram_calls;
        if filing {
            self.filings.push(took);
            self.used_by_filings.add(used);
        } else {
            self.used_by_turns.add(used);
        }
    }

    /// Updates so far.
    #[must_use]
    pub fn count(&self) -> f64 {
        self.updates.len() as f64
    }

    /// A share of `total` per dialogue turn that files nothing.
    #[must_use]
    pub fn per_turn(&self, total: f64) -> f64 {
        total / (self.updates.len() - self.filings.len()).max(1) as f64
    }

    /// A share of `total` per filed appeal.
    #[must_use]
    pub fn per_filing(&self, total: f64) -> f64 {
        total / self.filings.len().max(1) as f64
    }
}

/// One round.
pub struct Figures {
    /// Its cold starts.
    pub colds: Vec<Cold>,
    /// Its dialogues.
    pub warm: Warm,
}

impl Figures {
    /// The middle one of a figure of the cold starts.
    pub fn cold(&self, figure: impl Fn(&Cold) -> f64) -> f64 {
        percentile(self.colds.iter().map(figure).collect(), 0.5)
    }
}

/// All rounds of one contestant.
pub struct Rounds {
    /// Its name.
    pub name: &'static str,
    /// The rounds.
    pub figures: Vec<Figures>,
}

impl Rounds {
    /// None yet.
    #[must_use]
    pub fn of(name: &'static str) -> Self {
        Self { name, figures: Vec::new() }
    }

    /// Adds a round.
    pub fn add(&mut self, figures: Figures) {
        self.figures.push(figures);
    }

    /// The median of a figure over the rounds.
    pub fn median(&self, figure: impl Fn(&Figures) -> f64) -> f64 {
        percentile(self.figures.iter().map(figure).collect(), 0.5)
    }
}

/// Milliseconds.
#[must_use]
pub fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// A percentile of durations, milliseconds.
#[must_use]
pub fn percentile_ms(durations: &[Duration], share: f64) -> f64 {
    percentile(durations.iter().copied().map(ms).collect(), share)
}

/// A percentile, by nearest rank; zero of nothing.
#[must_use]
pub fn percentile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
}
