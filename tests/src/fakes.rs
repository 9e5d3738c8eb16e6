//! Stand-ins for what is not under test: queues, messenger and bucket in memory.

use std::{collections::BTreeMap, io::Write, path::Path, sync::Mutex};

use async_trait::async_trait;
use hotline_app::{
    error::Fault,
    jobs::{ClockJob, DeadlineJob, DraftBegun, MediaJob, NotificationJob, RoutingJob},
    ports::{
        Clocks, DeliveryError, FetchError, Files, MediaSource, Messenger, Multipart, ObjectInfo, Part,
        Picture, Queues, Reminding, UploadGrant,
    },
};
use hotline_domain::{ids::ChannelUser, media::Attachment, notice::Notice};
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
    /// Jobs for `deadlines`.
    pub deadlines: Mutex<Vec<DeadlineJob>>,
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
    async fn control(&self, job: &DeadlineJob) -> Result<(), Fault> {
        self.deadlines.lock().expect("no panic").push(job.clone());
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
    /// What was shown, in order.
    pub shown: Mutex<Vec<(ChannelUser, Vec<Picture>)>>,
    /// How many of the next pictures are refused.
    pub unshown: Mutex<u32>,
    /// Who was reminded, in order.
    pub reminded: Mutex<Vec<ChannelUser>>,
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

    async fn show(&self, to: &ChannelUser, pictures: &[Picture]) -> Result<(), DeliveryError> {
        let mut unshown = self.unshown.lock().expect("no panic");
        if *unshown > 0 {
            *unshown -= 1;
            return Err(DeliveryError::Rejected("the address cannot be fetched".to_owned()));
        }
        self.shown.lock().expect("no panic").push((to.clone(), pictures.to_vec()));
        Ok(())
    }
}

#[async_trait]
impl Reminding for MemoryMessenger {
    async fn remind(&self, to: &ChannelUser) -> Result<(), DeliveryError> {
        self.reminded.lock().expect("no panic").push(to.clone());
        Ok(())
    }
}

/// A bucket in memory. An upload is made by putting the object under the granted key.
#[derive(Default)]
pub struct MemoryFiles {
    /// Objects: type and bytes by key.
    pub objects: Mutex<BTreeMap<String, (String, Vec<u8>)>>,
    /// Uploads that have begun: the parts of each, by number.
    pub begun: Mutex<BTreeMap<String, BTreeMap<i32, Vec<u8>>>>,
}

impl MemoryFiles {
    /// The bytes under a key.
    ///
    /// # Panics
    /// Never in practice.
    #[must_use]
    pub fn bytes(&self, key: &str) -> Option<Vec<u8>> {
        self.objects.lock().expect("no panic").get(key).map(|(_, bytes)| bytes.clone())
    }

    /// What a browser does with the address of a part: `memory:<upload>/<number>/<size>`; one that the
    /// bucket no longer knows, or of another size, is refused.
    ///
    /// # Panics
    /// With another address.
    pub fn put_part(&self, url: &str, bytes: &[u8]) -> bool {
        let place = url.strip_prefix("memory:").expect("an address of this bucket");
        let [id, number, size] = place.split('/').collect::<Vec<_>>()[..] else { panic!("{url}") };
        if size != bytes.len().to_string() {
            return false;
        }
        match self.begun.lock().expect("no panic").get_mut(id) {
            Some(parts) => {
                parts.insert(number.parse().expect("a number"), bytes.to_vec());
                true
            }
            None => false,
        }
    }
}

#[async_trait]
impl Multipart for MemoryFiles {
    async fn begin_parts(&self, _: &str) -> Result<String, Fault> {
        let id = uuid::Uuid::now_v7().to_string();
        self.begun.lock().expect("no panic").insert(id.clone(), BTreeMap::new());
        Ok(id)
    }
    async fn grant_part(&self, _: &str, id: &str, number: i32, size: u64) -> Result<String, Fault> {
        Ok(format!("memory:{id}/{number}/{size}"))
    }
    async fn parts(&self, _: &str, id: &str) -> Result<Option<Vec<Part>>, Fault> {
        let begun = self.begun.lock().expect("no panic");
        let part = |(number, bytes): (&i32, &Vec<u8>)| Part {
            number: *number,
            size: bytes.len() as u64,
            etag: String::new(),
        };
        Ok(begun.get(id).map(|parts| parts.iter().map(part).collect()))
    }
    async fn join_parts(&self, key: &str, id: &str, _: &[Part]) -> Result<bool, Fault> {
        let Some(parts) = self.begun.lock().expect("no panic").remove(id) else { return Ok(false) };
        let bytes = parts.into_values().flatten().collect();
        self.put(key, "application/octet-stream", bytes).await?;
        Ok(true)
    }
    async fn drop_parts(&self, _: &str, id: &str) -> Result<(), Fault> {
        self.begun.lock().expect("no panic").remove(id);
        Ok(())
    }
}

#[async_trait]
impl Files for MemoryFiles {
    async fn put(&self, key: &str, content_type: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        let object = (content_type.to_owned(), bytes);
        self.objects.lock().expect("no panic").insert(key.to_owned(), object);
        Ok(())
    }
    async fn put_from(&self, key: &str, content_type: &str, path: &Path, _: &str) -> Result<(), Fault> {
        let bytes = std::fs::read(path).map_err(|error| Fault::new("read a temporary file", error))?;
        self.put(key, content_type, bytes).await
    }
    async fn read(&self, key: &str, into: &mut (dyn Write + Send)) -> Result<bool, Fault> {
        let Some(bytes) = self.bytes(key) else { return Ok(false) };
        into.write_all(&bytes).map_err(|error| Fault::new("write a temporary file", error))?;
        Ok(true)
    }
    async fn remove(&self, key: &str) -> Result<(), Fault> {
        self.objects.lock().expect("no panic").remove(key);
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

/// Clocks that are only remembered, and fail when told to.
#[derive(Default)]
pub struct MemoryClocks {
    /// Times of the clocks that are set, by name, with what they will send.
    pub set: Mutex<BTreeMap<String, (Timestamp, ClockJob)>>,
    /// How many of the next calls fail.
    pub failing: Mutex<u32>,
    /// How many calls there were.
    pub calls: Mutex<u32>,
}

impl MemoryClocks {
    fn call(&self) -> Result<(), Fault> {
        *self.calls.lock().expect("no panic") += 1;
        let mut failing = self.failing.lock().expect("no panic");
        if *failing > 0 {
            *failing -= 1;
            return Err(Fault::new("set a clock", "the scheduler does not answer"));
        }
        Ok(())
    }

    /// Takes what is to fire up to this time, in order.
    ///
    /// # Panics
    /// Never in practice.
    pub fn take_until(&self, now: Timestamp) -> Vec<ClockJob> {
        let mut set = self.set.lock().expect("no panic");
        let (mut fired, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut *set).into_iter().partition(|(_, (at, _))| *at <= now);
        *set = kept.into_iter().collect();
        fired.sort_by_key(|(_, (at, _))| *at);
        fired.into_iter().map(|(_, (_, job))| job).collect()
    }
}

#[async_trait]
impl Clocks for MemoryClocks {
    async fn set(&self, name: &str, at: Timestamp, job: &ClockJob) -> Result<(), Fault> {
        self.call()?;
        self.set.lock().expect("no panic").insert(name.to_owned(), (at, job.clone()));
        Ok(())
    }

    async fn drop(&self, name: &str) -> Result<(), Fault> {
        self.call()?;
        self.set.lock().expect("no panic").remove(name);
        Ok(())
    }
}

/// The messengers' files by the `source` of an attachment. One that is not here is gone.
#[derive(Default)]
pub struct MemorySource {
    /// The bytes of each.
    pub files: Mutex<BTreeMap<String, Vec<u8>>>,
    /// How many times something was asked for.
    pub asked: Mutex<u32>,
    /// The messengers do not answer.
    pub down: Mutex<bool>,
}

#[async_trait]
impl MediaSource for MemorySource {
    async fn fetch(
        &self,
        _: &ChannelUser,
        attachment: &Attachment,
        _: u64,
        into: &mut (dyn Write + Send),
    ) -> Result<(), FetchError> {
        *self.asked.lock().expect("no panic") += 1;
        if *self.down.lock().expect("no panic") {
            return Err(FetchError::Unavailable("502".to_owned()));
        }
        let files = self.files.lock().expect("no panic");
        let gone = || FetchError::Gone("Месенджер більше не віддає цей файл.".to_owned());
        let bytes = files.get(&attachment.source).ok_or_else(gone)?;
        into.write_all(bytes).map_err(|error| FetchError::Unavailable(error.to_string()))
    }
}
