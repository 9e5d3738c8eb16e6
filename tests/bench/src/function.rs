//! A function's process: started with a clean environment, asked for its processor time and memory.

use std::{
    fs::{self, File},
    path::PathBuf,
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use axum::body::Bytes;
use nix::{time::ClockId, unistd::Pid};
use tokio::process::{Child, Command};

use crate::lambda::{Answer, Lambda};

/// What is started and measured.
pub struct Contestant {
    /// Its name in the table.
    pub name: &'static str,
    /// The program and its arguments.
    pub command: Vec<PathBuf>,
    /// Variables besides those Lambda sets.
    pub environment: Vec<(&'static str, String)>,
    /// Where what it writes goes.
    pub log: PathBuf,
}

/// A running function.
pub struct Function {
    /// When it was started.
    pub started_at: Instant,
    child: Child,
    pid: i32,
    lambda: Lambda,
}

impl Function {
    /// Starts the function with nothing but Lambda's variables and its own.
    ///
    /// # Errors
    /// When it cannot be started.
    pub async fn start(contestant: &Contestant) -> Result<Self> {
        let lambda = Lambda::open().await?;
        let log = File::options().create(true).append(true).open(&contestant.log)?;
        let (program, arguments) = contestant.command.split_first().context("no command")?;
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env_clear()
            .envs(lambda_environment(&lambda))
            .envs(contestant.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true);
        let started_at = Instant::now();
        let child = command.spawn().with_context(|| program.display().to_string())?;
        let pid = child.id().and_then(|pid| pid.try_into().ok()).context("the function ended at once")?;
        Ok(Self { started_at, child, pid, lambda })
    }

    /// Waits until the function asks for an event; when it did.
    ///
    /// # Errors
    /// When it ends or reports an error instead.
    pub async fn ready(&mut self) -> Result<Instant> {
        tokio::select! {
            ready = self.lambda.ready() => ready,
            ended = self.child.wait() => bail!("the function ended: {}", ended?),
        }
    }

    /// Hands the waiting function an event; its answer.
    ///
    /// # Errors
    /// When it ends or reports an error instead.
    pub async fn invoke(&mut self, event: Bytes) -> Result<Answer> {
        tokio::select! {
            answer = self.lambda.invoke(event) => answer,
            ended = self.child.wait() => bail!("the function ended: {}", ended?),
        }
    }

    /// Processor time of all its threads so far.
    ///
    /// # Errors
    /// When it has ended.
    pub fn processor_time(&self) -> Result<Duration> {
        let clock = ClockId::pid_cpu_clock_id(Pid::from_raw(self.pid)).context("the function has ended")?;
        Ok(clock.now().context("the function has ended")?.into())
    }

    /// The most memory it has held so far (resident), MiB.
    ///
    /// # Errors
    /// When it has ended.
    pub fn peak_memory(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid))?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).context("no VmHWM")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no VmHWM")?.parse()?;
        Ok(kib / 1024.0)
    }

    /// Ends it.
    ///
    /// # Errors
    /// When it cannot be ended.
    pub async fn stop(mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }
}

/// What Lambda puts into a function's environment.
fn lambda_environment(lambda: &Lambda) -> Vec<(&'static str, String)> {
    let fixed = [
        ("LANG", "en_US.UTF-8"),
        ("TZ", ":UTC"),
        ("HOME", "/tmp"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_DEFAULT_REGION", "eu-central-1"),
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "secretexample"),
        ("AWS_SESSION_TOKEN", "tokenexample"),
        ("AWS_LAMBDA_FUNCTION_NAME", "bench"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
    ];
    let mut all: Vec<_> = fixed.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    all.push(("AWS_LAMBDA_RUNTIME_API", lambda.address.to_string()));
    all.push(("PATH", std::env::var("PATH").unwrap_or_default()));
    all
}
