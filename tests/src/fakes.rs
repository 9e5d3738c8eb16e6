//! Stand-ins for what is not under test: queues, messenger and bucket in memory.

use std::{collections::BTreeMap, sync::Mutex};

use async_trait::async_trait;
use hotline_app::{
    error::Fault,
    jobs::{DraftBegun, MediaJob, NotificationJob, ReminderJob, RoutingJob},
    ports::{Clocks, DeliveryError, Files, Messenger, ObjectInfo, Queues, UploadGrant},
};
use hotline_domain::{ids::ChannelUser, notice::Notice};
use jiff::Timestamp;

/// Queues that keep what was sent.
#[derive(Default)]
pub struct MemoryQueues {
    /// Jobs for `routing`.
    pub routing: Mutex<Vec<RoutingJob>>,
    /// Marks of drafts for `routing`.
    pub drafts: Mutex<Vec<DraftBegun>>,
    /// Jobs for `media`.
    pub media: Mutex<Vec<MediaJob>>,
    /// Jobs for `notifications`.
    pub notifications: Mutex<Vec<NotificationJob>>,
}

#[async_trait]
impl Queues for MemoryQueues {
    async fn route(&self, job: &RoutingJob) -> Result<(), Fault> {
        self.routing.lock().expect("no panic").push(job.clone());
        Ok(())
    }
    async fn route_draft(&self, begun: &DraftBegun) -> Result<(), Fault> {
        self.drafts.lock().expect("no panic").push(begun.clone());
        Ok(())
    }

    async fn copy(&self, job: &MediaJob) -> Result<(), Fault> {
        self.media.lock().expect("no panic").push(job.clone());
        Ok(())
    }
    async fn notify(&self, job: &NotificationJob) -> Result<(), Fault> {
        self.notifications.lock().expect("no panic").push(job.clone());
        Ok(())
    }
}

/// A messenger that keeps what it delivered, and fails when told to.
#[derive(Default)]
pub struct MemoryMessenger {
    /// What was delivered, in order.
    pub delivered: Mutex<Vec<(ChannelUser, Notice)>>,
    /// The next refusals, one a delivery.
    pub refusals: Mutex<Vec<DeliveryError>>,
}

#[async_trait]
impl Messenger for MemoryMessenger {
    async fn deliver(&self, to: &ChannelUser, notice: &Notice) -> Result<(), DeliveryError> {
        if let Some(refusal) = self.refusals.lock().expect("no panic").pop() {
            return Err(refusal);
        }
        self.delivered.lock().expect("no panic").push((to.clone(), notice.clone()));
        Ok(())
    }
}

/// A bucket in memory. An upload is made by putting the object under the granted key.
#[derive(Default)]
pub struct MemoryFiles {
    /// Objects: type and bytes by key.
    pub objects: Mutex<BTreeMap<String, (String, Vec<u8>)>>,
}

#[async_trait]
impl Files for MemoryFiles {
    async fn put(&self, key: &str, content_type: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        let object = (content_type.to_owned(), bytes);
        self.objects.lock().expect("no panic").insert(key.to_owned(), object);
        Ok(())
    }
    async fn grant_upload(&self, key: &str, content_type: &str, _: u64) -> Result<UploadGrant, Fault> {
        let headers = vec![("content-type".to_owned(), content_type.to_owned())];
        Ok(UploadGrant { url: format!("memory:{key}"), headers })
    }
    async fn link(&self, key: &str, _: &str, _: &str) -> Result<String, Fault> {
        Ok(format!("memory:{key}"))
    }
    async fn info(&self, key: &str) -> Result<Option<ObjectInfo>, Fault> {
        let objects = self.objects.lock().expect("no panic");
        Ok(objects.get(key).map(|(content_type, bytes)| ObjectInfo {
            size: bytes.len() as u64,
            content_type: content_type.clone(),
        }))
    }
}

/// Clocks that are only remembered.
#[derive(Default)]
pub struct MemoryClocks {
    /// Names and times of the clocks that were set, with what they will send.
    pub set: Mutex<Vec<(String, Timestamp, ReminderJob)>>,
}

#[async_trait]
impl Clocks for MemoryClocks {
    async fn set_reminder(&self, name: &str, at: Timestamp, job: &ReminderJob) -> Result<(), Fault> {
        let mut set = self.set.lock().expect("no panic");
        if !set.iter().any(|(known, ..)| known == name) {
            set.push((name.to_owned(), at, job.clone()));
        }
        Ok(())
    }
}
