//! One round with one contestant: cold starts, then filing dialogues with one warm process.

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use dynoxide::Database;
use serde_json::Value;

use crate::{
    contestants::TABLES,
    dialogue::{FILED, TURNS, Updates},
    dynamodb::Meter,
    figures::{Cold, Figures, Warm},
    function::{Contestant, Function},
    lambda::Answer,
    services::{Telegram, parameters},
    settings::Settings,
    table, tls,
};

/// Where the stand-ins listen.
pub struct Addresses {
    /// DynamoDB.
    pub dynamodb: String,
    /// Systems Manager.
    pub parameters: String,
    /// The Bot API.
    pub telegram: String,
    /// Certificate of the authority behind them all.
    pub authority: PathBuf,
}

/// The stand-ins and the workload.
pub struct Bench {
    /// Where the stand-ins listen.
    pub addresses: Addresses,
    meter: Arc<Meter>,
    telegram: Arc<Telegram>,
    updates: Updates,
    cold: usize,
    dialogues: usize,
}

impl Bench {
    /// Starts the stand-ins and fills the tables.
    ///
    /// # Errors
    /// When something of it does not start.
    pub async fn open(settings: &Settings) -> Result<Self> {
        let authority = settings.work.join("authority.pem");
        let acceptor = tls::acceptor(&authority)?;
        let database = Database::memory()?;
        for name in TABLES {
            table::create(&database, name, &settings.root)?;
        }
        let meter = Arc::new(Meter::new(database, settings.dynamodb_delay).await?);
        let telegram = Arc::new(Telegram::new(settings.telegram_delay));
        Ok(Self {
            addresses: Addresses {
                dynamodb: meter.clone().serve(acceptor.clone()).await?,
                parameters: parameters(acceptor.clone()).await?,
                telegram: telegram.clone().serve(acceptor).await?,
                authority,
            },
            meter,
            telegram,
            updates: Updates::open(&settings.root)?,
            cold: settings.cold,
            dialogues: settings.dialogues,
        })
    }

    /// Measures one contestant once.
    ///
    /// # Errors
    /// When it does not do its work.
    pub async fn round(&mut self, contestant: &Contestant) -> Result<Figures> {
        // The first start only brings the program into the page cache.
        self.cold_start(contestant).await?;
        let mut colds = Vec::new();
        for _ in 0..self.cold {
            colds.push(self.cold_start(contestant).await?);
        }
        let warm = self.warm(contestant).await?;
        Ok(Figures { colds, warm })
    }

    async fn cold_start(&mut self, contestant: &Contestant) -> Result<Cold> {
        self.updates.new_citizen();
        let event = self.updates.says(TURNS[0]);
        self.forget();
        let mut function = Function::start(contestant).await?;
        let ready = function.ready().await?;
        let init_processor = function.processor_time()?;
        let at_start = self.meter.take();
        let answer = function.invoke(event).await?;
        let processor = function.processor_time()?;
        self.check(&answer, false)?;
        let memory = function.peak_memory()?;
        let started = function.started_at;
        function.stop().await?;
        Ok(Cold {
            init: ready - started,
            first: answer.answered_at - answer.handed_at,
            total: answer.answered_at - started,
            init_processor,
            processor,
            memory,
            at_start,
        })
    }

    async fn warm(&mut self, contestant: &Contestant) -> Result<Warm> {
        let mut function = Function::start(contestant).await?;
        function.ready().await?;
        for _ in 0..Settings::WARM_UP {
            self.dialogue(&mut function, &mut Warm::default()).await?;
        }
        let mut warm = Warm::default();
        let before = function.processor_time()?;
        for _ in 0..self.dialogues {
            self.dialogue(&mut function, &mut warm).await?;
        }
        // What is done after the last answer counts too.
        tokio::time::sleep(Duration::from_millis(20)).await;
        warm.processor = function.processor_time()?.saturating_sub(before);
        warm.memory = function.peak_memory()?;
        function.stop().await?;
        Ok(warm)
    }

    /// A citizen files an appeal.
    async fn dialogue(&mut self, function: &mut Function, warm: &mut Warm) -> Result<()> {
        self.updates.new_citizen();
        for (turn, text) in TURNS.iter().enumerate() {
            let filing = turn + 1 == TURNS.len();
            let event = self.updates.says(text);
            self.forget();
            let answer = function.invoke(event).await?;
            function.ready().await?;
            let used = self.meter.take();
            let calls = self.check(&answer, filing).with_context(|| format!("«{text}»"))?;
            warm.add(answer.answered_at - answer.handed_at, &used, calls, filing);
        }
        Ok(())
    }

    fn forget(&self) {
        self.meter.take();
        self.telegram.take();
    }

    /// Checks that the citizen was answered, and as expected; how often Telegram was called for it.
    fn check(&self, answer: &Answer, filing: bool) -> Result<u64> {
        let response: Value = serde_json::from_slice(&answer.body).context("the answer")?;
        ensure!(response["statusCode"] == 200, "the answer was {response}");
        let (calls, sent) = self.telegram.take();
        let body = response["body"].as_str().unwrap_or_default();
        let in_body: Value = serde_json::from_str(body).unwrap_or_default();
        let text = in_body["text"].as_str().unwrap_or(&sent);
        ensure!(!text.is_empty(), "the citizen got no reply");
        ensure!(text.contains(FILED) == filing, "an unexpected reply: {text}");
        Ok(calls)
    }
}
