//! EventBridge Scheduler behind the clock port: one-time schedules that send a message to a queue and
//! are gone (API reference, `CreateSchedule`).

use async_trait::async_trait;
use aws_sdk_scheduler::types::{
    ActionAfterCompletion, DeadLetterConfig, FlexibleTimeWindow, FlexibleTimeWindowMode, Target,
};
use hotline_app::{clock::Pace, error::Fault, jobs::ClockJob, ports::Clocks};
use jiff::Timestamp;
use serde::Serialize;

use crate::clients::variable;

/// Longest name of a schedule, characters.
const MAX_NAME: usize = 64;

/// The schedule group of a stage.
pub struct Scheduler {
    client: aws_sdk_scheduler::Client,
    group: String,
    notifications: String,
    deadlines: String,
    survey: String,
    dead: String,
    role: String,
}

impl Scheduler {
    /// Group, queues and role from `SCHEDULE_GROUP`, `NOTIFICATIONS_QUEUE_ARN`, `DEADLINES_QUEUE_ARN`,
    /// `SURVEY_QUEUE_ARN`, `CLOCKS_DEAD_QUEUE_ARN`, `SCHEDULE_ROLE_ARN`.
    ///
    /// # Errors
    /// When a variable is missing.
    pub fn from_env(client: aws_sdk_scheduler::Client) -> Result<Self, Fault> {
        Ok(Self {
            client,
            group: variable("SCHEDULE_GROUP")?,
            notifications: variable("NOTIFICATIONS_QUEUE_ARN")?,
            deadlines: variable("DEADLINES_QUEUE_ARN")?,
            survey: variable("SURVEY_QUEUE_ARN")?,
            dead: variable("CLOCKS_DEAD_QUEUE_ARN")?,
            role: variable("SCHEDULE_ROLE_ARN")?,
        })
    }

    /// Where a job goes, and what the message says.
    fn target(&self, job: &ClockJob) -> Result<Target, Fault> {
        fn body(job: &impl Serialize) -> Result<String, Fault> {
            serde_json::to_string(job).map_err(|error| Fault::new("write a job", error))
        }
        let (queue, body) = match job {
            ClockJob::Reminder(job) => (&self.notifications, body(job)?),
            ClockJob::Deadlines(job) => (&self.deadlines, body(job)?),
            ClockJob::Survey(job) => (&self.survey, body(job)?),
        };
        let dead = DeadLetterConfig::builder().arn(&self.dead).build();
        let target = Target::builder().arn(queue).role_arn(&self.role).input(body).dead_letter_config(dead);
        target.build().map_err(|error| Fault::new("describe a schedule", error))
    }
}

/// One time, UTC; the scheduler counts whole seconds.
fn at(at: Timestamp) -> String {
    format!("at({})", at.strftime("%Y-%m-%dT%H:%M:%S"))
}

fn exact() -> Result<FlexibleTimeWindow, Fault> {
    let window = FlexibleTimeWindow::builder().mode(FlexibleTimeWindowMode::Off).build();
    window.map_err(|error| Fault::new("describe a schedule", error))
}

#[async_trait]
impl Clocks for Scheduler {
    async fn set(&self, name: &str, time: Timestamp, job: &ClockJob) -> Result<(), Fault> {
        let name: String = name.chars().take(MAX_NAME).collect();
        let (time, target) = (at(Pace::of_the_city().real(time)), self.target(job)?);
        let moved = self
            .client
            .update_schedule()
            .group_name(&self.group)
            .name(&name)
            .schedule_expression(&time)
            .flexible_time_window(exact()?)
            .action_after_completion(ActionAfterCompletion::Delete)
            .target(target.clone())
            .send()
            .await;
        match moved {
            Ok(_) => return Ok(()),
            Err(error) if error.as_service_error().is_some_and(|e| e.is_resource_not_found_exception()) => {}
            Err(error) => return Err(Fault::new("move a clock", error)),
        }
        let set = self
            .client
            .create_schedule()
            .group_name(&self.group)
            .name(name)
            .schedule_expression(time)
            .flexible_time_window(exact()?)
            .action_after_completion(ActionAfterCompletion::Delete)
            .target(target)
            .send()
            .await;
        // A conflict: somebody has set it since. They have read the card later, or read it again after.
        match set {
            Ok(_) => Ok(()),
            Err(error) if error.as_service_error().is_some_and(|e| e.is_conflict_exception()) => Ok(()),
            Err(error) => Err(Fault::new("set a clock", error)),
        }
    }

    async fn drop(&self, name: &str) -> Result<(), Fault> {
        let name: String = name.chars().take(MAX_NAME).collect();
        match self.client.delete_schedule().group_name(&self.group).name(name).send().await {
            Ok(_) => Ok(()),
            Err(error) if error.as_service_error().is_some_and(|e| e.is_resource_not_found_exception()) => {
                Ok(())
            }
            Err(error) => Err(Fault::new("take a clock away", error)),
        }
    }
}
