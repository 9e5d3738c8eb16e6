//! EventBridge Scheduler behind the clock port: one-time schedules that send a message to a queue and
//! are gone (API reference, `CreateSchedule`).

use async_trait::async_trait;
use aws_sdk_scheduler::types::{ActionAfterCompletion, FlexibleTimeWindow, FlexibleTimeWindowMode, Target};
use hotline_app::{error::Fault, jobs::ReminderJob, ports::Clocks};
use jiff::Timestamp;

use crate::clients::variable;

/// Longest name of a schedule, characters.
const MAX_NAME: usize = 64;

/// The schedule group of a stage.
pub struct Scheduler {
    client: aws_sdk_scheduler::Client,
    group: String,
    queue_arn: String,
    role_arn: String,
}

impl Scheduler {
    /// Group, queue and role from `SCHEDULE_GROUP`, `NOTIFICATIONS_QUEUE_ARN`, `SCHEDULE_ROLE_ARN`.
    ///
    /// # Errors
    /// When a variable is missing.
    pub fn from_env(client: aws_sdk_scheduler::Client) -> Result<Self, Fault> {
        Ok(Self {
            client,
            group: variable("SCHEDULE_GROUP")?,
            queue_arn: variable("NOTIFICATIONS_QUEUE_ARN")?,
            role_arn: variable("SCHEDULE_ROLE_ARN")?,
        })
    }
}

#[async_trait]
impl Clocks for Scheduler {
    async fn set_reminder(&self, name: &str, at: Timestamp, job: &ReminderJob) -> Result<(), Fault> {
        let fault = |error| Fault::new("describe a schedule", error);
        let body = serde_json::to_string(job).map_err(|error| Fault::new("write a job", error))?;
        let target = Target::builder().arn(&self.queue_arn).role_arn(&self.role_arn).input(body);
        let window =
            FlexibleTimeWindow::builder().mode(FlexibleTimeWindowMode::Off).build().map_err(fault)?;
        let result = self
            .client
            .create_schedule()
            .group_name(&self.group)
            .name(name.chars().take(MAX_NAME).collect::<String>())
            .schedule_expression(format!("at({})", at.strftime("%Y-%m-%dT%H:%M:%S")))
            .flexible_time_window(window)
            .action_after_completion(ActionAfterCompletion::Delete)
            .target(target.build().map_err(fault)?)
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            // The same clock was set by an earlier delivery of the same message.
            Err(error) if error.as_service_error().is_some_and(|e| e.is_conflict_exception()) => Ok(()),
            Err(error) => Err(Fault::new("set a clock", error)),
        }
    }
}
