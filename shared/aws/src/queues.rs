//! SQS behind the queue port.

use async_trait::async_trait;
use hotline_app::{
    error::Fault,
    jobs::{DeadlineJob, DraftBegun, MediaJob, NotificationJob, RoutingJob},
    ports::Queues,
};
use serde::Serialize;

/// The queues a function may send to; one that it has no URL for is an error to use.
pub struct SqsQueues {
    client: aws_sdk_sqs::Client,
    routing: Option<String>,
    media: Option<String>,
    notifications: Option<String>,
    deadlines: Option<String>,
}

impl SqsQueues {
    /// URLs from `ROUTING_QUEUE_URL`, `MEDIA_QUEUE_URL`, `NOTIFICATIONS_QUEUE_URL`,
    /// `DEADLINES_QUEUE_URL`.
    #[must_use]
    pub fn from_env(client: aws_sdk_sqs::Client) -> Self {
        let url = |name| std::env::var(name).ok();
        Self {
            client,
            routing: url("ROUTING_QUEUE_URL"),
            media: url("MEDIA_QUEUE_URL"),
            notifications: url("NOTIFICATIONS_QUEUE_URL"),
            deadlines: url("DEADLINES_QUEUE_URL"),
        }
    }

    async fn send(&self, queue: &Option<String>, job: &(impl Serialize + Sync)) -> Result<(), Fault> {
        let url = queue.as_ref().ok_or_else(|| Fault::new("send to a queue", "no URL is configured"))?;
        let body = serde_json::to_string(job).map_err(|error| Fault::new("write a job", error))?;
        self.client
            .send_message()
            .queue_url(url)
            .message_body(body)
            .send()
            .await
            .map_err(|error| Fault::new("send to a queue", error))?;
        Ok(())
    }
}

#[async_trait]
impl Queues for SqsQueues {
    async fn route(&self, job: &RoutingJob) -> Result<(), Fault> {
        self.send(&self.routing, job).await
    }

    async fn route_draft(&self, begun: &DraftBegun) -> Result<(), Fault> {
        self.send(&self.routing, begun).await
    }

    async fn copy(&self, job: &MediaJob) -> Result<(), Fault> {
        self.send(&self.media, job).await
    }

    async fn control(&self, job: &DeadlineJob) -> Result<(), Fault> {
        self.send(&self.deadlines, job).await
    }

    async fn notify(&self, job: &NotificationJob) -> Result<(), Fault> {
        self.send(&self.notifications, job).await
    }
}
