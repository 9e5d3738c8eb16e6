//! What a run depends on, read once from the environment.

use std::{env, path::PathBuf, time::Duration};

use anyhow::{Context, Result, ensure};

/// Settings of one run.
pub struct Settings {
    /// The repository.
    pub root: PathBuf,
    /// Where the bench keeps certificate, bundle and logs.
    pub work: PathBuf,
    /// Where `cargo lambda build` puts the functions.
    pub functions: PathBuf,
    /// How often each contestant is measured; medians of these are printed. `ROUNDS`.
    pub rounds: usize,
    /// Cold starts in a round. `COLD`.
    pub cold: usize,
    /// Filing dialogues in a round, after the warm-up. `DIALOGUES`.
    pub dialogues: usize,
    /// Added to each answer of DynamoDB, for distances other than loopback. `DYNAMODB_DELAY_MS`.
    pub dynamodb_delay: Duration,
    /// Added to each answer of Telegram. `TELEGRAM_DELAY_MS`.
    pub telegram_delay: Duration,
}

impl Settings {
    /// Dialogues before the measured ones: they fill caches and warm Node's compiler up.
    pub const WARM_UP: usize = 20;

    /// Settings from the environment, with defaults.
    ///
    /// # Errors
    /// When a value is no number or the webhook is not built.
    pub fn read() -> Result<Self> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
        let settings = Self {
            work: root.join("target/bench/run"),
            functions: root.join("target/lambda"),
            root,
            rounds: number("ROUNDS", 3)?,
            cold: number("COLD", 10)?,
            dialogues: number("DIALOGUES", 150)?,
            dynamodb_delay: Duration::from_millis(number("DYNAMODB_DELAY_MS", 0)? as u64),
            telegram_delay: Duration::from_millis(number("TELEGRAM_DELAY_MS", 0)? as u64),
        };
        for (what, value) in
            [("ROUNDS", settings.rounds), ("COLD", settings.cold), ("DIALOGUES", settings.dialogues)]
        {
            ensure!(value > 0, "{what} must be at least 1");
        }
        let webhook = settings.webhook();
        ensure!(webhook.is_file(), "{} is not there; `make build` builds it", webhook.display());
        let bundle = settings.node_bundle();
        ensure!(bundle.is_file(), "{} is not there; `make bench` bundles it", bundle.display());
        Ok(settings)
    }

    /// The binary that is measured; `WEBHOOK` names another build of it.
    #[must_use]
    pub fn webhook(&self) -> PathBuf {
        match env::var_os("WEBHOOK").filter(|path| !path.is_empty()) {
            Some(path) => path.into(),
            None => self.functions.join("telegram-webhook/bootstrap"),
        }
    }

    /// The bundled Node bot.
    #[must_use]
    pub fn node_bundle(&self) -> PathBuf {
        self.root.join("target/bench/node-bot/index.js")
    }
}

fn number(name: &str, default: usize) -> Result<usize> {
    match env::var(name) {
        Ok(text) if !text.is_empty() => text.parse().with_context(|| format!("{name}={text} is no number")),
        _ => Ok(default),
    }
}
