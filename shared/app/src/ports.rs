//! What the use cases need from the world outside.

mod administration;
mod control;
mod inbox;
mod trail;
mod uploads;

use std::{io::Write, path::Path, time::Duration};

pub use administration::{Account, Administration, Ledger, RevisionsOf, SignIn, Stamp};
use async_trait::async_trait;
pub use control::{Clocks, Watched, WatchedPage};
use hotline_domain::{
    asked::Asked,
    block::Block,
    card::{Card, Classification, Event},
    case::Case,
    dialogue::{Compaction, Input, Outcome, Record},
    directory::Directory,
    ids::{AppealId, CategoryId, ChannelUser, RegistrationNumber},
    media::{Attachment, StoredFile},
    notice::Notice,
};
pub use inbox::{Inbox, InboxItem, InboxPage, MAX_UNREAD, NoticeId, Seen, Unread};
use jiff::Timestamp;
pub use trail::{Audit, AuditPage, Looker, Marks, Presence, Trail, Trails};
pub use uploads::{Done, GRANT_LIFE, Multipart, Part, Sending, Upload, Uploads};
use uuid::Uuid;

use crate::{
    cards::{Mine, Page},
    error::Fault,
    jobs::{DeadlineJob, DraftBegun, MediaJob, NotificationJob, RoutingJob},
};

/// A card with everything that is kept of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CardRecord {
    /// The card.
    pub card: Card,
    /// Its history, oldest first.
    pub events: Vec<Event>,
    /// Its files with their whereabouts.
    pub files: Vec<StoredFile>,
}

/// A new card that is to be stored in one transaction with the end of its conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCard {
    /// The chat that files it.
    pub who: ChannelUser,
    /// The update that asked for it.
    pub update: u64,
    /// Year of the register.
    pub year: i16,
    /// Older inputs that may be folded away in the same write.
    pub compaction: Option<Compaction>,
}

/// A write to a conversation, alone or in one transaction with others.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationWrite {
    /// Whose conversation.
    pub who: ChannelUser,
    /// What became of the task that an update asked for; refused when it is known already.
    pub outcome: Option<(u64, Outcome)>,
    /// What happens to the block of the sender.
    pub block: BlockChange,
    /// Older inputs that may be folded away in the same write.
    pub compaction: Option<Compaction>,
}

/// What happens to the block of a sender (clause 4.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockChange {
    /// It stays as it is.
    Keep,
    /// It is set in place of an earlier one.
    Set(Block),
    /// It is lifted.
    Lift,
}

/// What is stored in one transaction with a card.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Along {
    /// The applicant's conversation.
    pub conversation: Option<ConversationWrite>,
    /// A moderation case at its next version.
    pub case: Option<Case>,
    /// What is to be remembered of the request.
    pub trail: Trail,
}

/// A moderation case that is to end as a new card, in one transaction (clause 4.4).
#[derive(Debug, Clone, PartialEq)]
pub struct RestoredCase {
    /// The case at its next version.
    pub case: Case,
    /// The write to the sender's conversation, where there is one.
    pub conversation: Option<ConversationWrite>,
    /// Year of the register.
    pub year: i16,
    /// What is to be remembered of the request; a mark has no use here, the case is one.
    pub trail: Trail,
}

/// What became of an attempt to file.
#[derive(Debug, Clone, PartialEq)]
pub enum Filed {
    /// The card was created now.
    Created(Outcome),
    /// The same update had been filed before.
    Already(Outcome),
}

/// Why a card was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The stored card is at another version.
    #[error("version conflict")]
    Conflict,
    /// Not the user's fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Conversations with citizens.
#[async_trait]
pub trait Conversations: Send + Sync {
    /// Adds an input under its update number, once, and returns everything stored: one round trip.
    async fn append(&self, who: &ChannelUser, update: u64, input: &Input) -> Result<Record, Fault>;

    /// Everything stored of a conversation, without adding to it.
    async fn recall(&self, who: &ChannelUser) -> Result<Record, Fault>;

    /// Writes an outcome, a block or both, unless the outcome is known already.
    ///
    /// # Errors
    /// `Conflict` where it is.
    async fn write(&self, write: &ConversationWrite) -> Result<(), SaveError>;

    /// Leaves a mark that an appeal was begun by this update, from which its reminder follows.
    async fn begin_draft(&self, who: &ChannelUser, update: u64, at: Timestamp) -> Result<(), Fault>;

    /// Folds older inputs away, unless somebody did meanwhile.
    async fn compact(&self, who: &ChannelUser, compaction: &Compaction) -> Result<(), Fault>;

    /// Remembers a question of staff, once, so that the person's answer is understood (5.1).
    async fn ask(&self, who: &ChannelUser, asked: &Asked) -> Result<(), Fault>;

    /// Remembers that the person could not be reached at this time.
    async fn mark_unreachable(&self, who: &ChannelUser, at: Timestamp) -> Result<(), Fault>;

    /// Keeps an update of a kind nobody knows, so that nothing is lost.
    async fn keep_unknown(&self, channel: &str, update: &str, body: &str) -> Result<(), Fault>;
}

/// Makes the card of a filing once its number is known.
pub type MakeCard<'a> =
    &'a (dyn Fn(RegistrationNumberOf) -> Result<(Card, Event, Vec<StoredFile>), Fault> + Send + Sync);

/// The next version of a card with the events that made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The card as it is stored.
    pub before: Card,
    /// The card after the events.
    pub after: Card,
    /// The events.
    pub events: Vec<Event>,
}

/// A new card that does not end a draft: one that staff file, or a repeat appeal; with the change of the
/// card it comes from, if any.
#[derive(Debug, Clone, PartialEq)]
pub struct Filing {
    /// The new card.
    pub card: Card,
    /// Its events.
    pub events: Vec<Event>,
    /// Its files.
    pub files: Vec<StoredFile>,
    /// The other card.
    pub beside: Option<Changed>,
    /// The next version of the moderation case that it comes from, if any.
    pub case: Option<Case>,
    /// The write to the applicant's conversation, where there is one.
    pub conversation: Option<ConversationWrite>,
    /// What is to be remembered of the request.
    pub trail: Trail,
}

/// Makes such a card once its number is known.
pub type MakeFiling<'a> = &'a (dyn Fn(RegistrationNumberOf) -> Result<Filing, Fault> + Send + Sync);

/// The running number a store gives to a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegistrationNumberOf {
    /// Year of the register.
    pub year: i16,
    /// Running number within the year.
    pub sequence: u32,
}

impl RegistrationNumberOf {
    /// The full number for a person named `surname`.
    #[must_use]
    pub fn of(self, surname: &str) -> RegistrationNumber {
        RegistrationNumber::new(self.year, self.sequence, surname)
    }

    /// The full number of an appeal with these marks, of a person or of several.
    #[must_use]
    pub fn by_marks(self, marks: &Classification, surname: &str) -> RegistrationNumber {
        if marks.is_collective() { self.collective() } else { self.of(surname) }
    }

    /// The full number of a collective appeal.
    #[must_use]
    pub fn collective(self) -> RegistrationNumber {
        RegistrationNumber::collective(self.year, self.sequence)
    }
}

/// Registration-control cards.
#[async_trait]
pub trait Cards: Send + Sync {
    /// Stores a new card under the next number of the year, together with the outcome in the
    /// conversation, all or nothing. Numbers are unique and without gaps.
    async fn file(&self, new: &NewCard, make: MakeCard<'_>) -> Result<Filed, Fault>;

    /// Stores the new card of a restored case under the next number of the year, all or nothing.
    ///
    /// # Errors
    /// `Conflict` when the stored case is no longer at the version before.
    async fn file_case(&self, restored: &RestoredCase, make: MakeCard<'_>) -> Result<(), SaveError>;

    /// Stores a card that ends no draft under the next number of the year, together with the change of
    /// another card and the write to a conversation, all or nothing; the new card.
    ///
    /// # Errors
    /// `Conflict` when the other card is no longer at the version before, the outcome of the update is
    /// known already, or the trail's mark is there.
    async fn file_new(&self, year: i16, make: MakeFiling<'_>) -> Result<Card, SaveError>;

    /// A card with its history and files.
    async fn load(&self, id: AppealId) -> Result<Option<CardRecord>, Fault>;

    /// The card alone.
    async fn card(&self, id: AppealId) -> Result<Option<Card>, Fault>;

    /// Stores the next version of a card with the events that made it and files that came with
    /// them, unless the stored card is no longer at the version of `before`.
    ///
    /// # Errors
    /// `Conflict` also where the trail's mark is there already.
    async fn save(
        &self,
        before: &Card,
        after: &Card,
        events: &[Event],
        files: &[StoredFile],
        along: &Along,
    ) -> Result<(), SaveError>;

    /// Stores the next versions of two cards, all or nothing.
    ///
    /// # Errors
    /// `Conflict` when either is no longer at the version before, or the trail's mark is there already.
    async fn save_both(&self, one: &Changed, other: &Changed, trail: &Trail) -> Result<(), SaveError>;

    /// Replaces a file's whereabouts.
    async fn put_file(&self, appeal: AppealId, file: &StoredFile) -> Result<(), Fault>;

    /// A file of a card.
    async fn file_of(&self, appeal: AppealId, file: Uuid) -> Result<Option<StoredFile>, Fault>;

    /// The cards in which it is one's move, by due time.
    async fn worklist(&self, mine: &Mine) -> Result<Vec<Card>, Fault>;

    /// A month of the register (`2026-11`), newest first.
    async fn register(&self, month: &str, cursor: Option<&str>) -> Result<Page, Fault>;

    /// Hands over every card of a month of the register (`2026-11`), newest first. No more than a page
    /// of them is in memory at a time, however many there are.
    async fn each_of_month(&self, month: &str, visit: &mut (dyn FnMut(Card) + Send)) -> Result<(), Fault>;

    /// The card with this running number of the year.
    async fn numbered(&self, year: i16, sequence: u32) -> Result<Option<Card>, Fault>;

    /// The cards a chat has filed, newest first.
    async fn of_applicant(&self, who: &ChannelUser, limit: usize) -> Result<Vec<Card>, Fault>;

    /// The cards filed with a phone (`+` and digits) from any chat, newest first.
    async fn of_phone(&self, phone: &str, limit: usize) -> Result<Vec<Card>, Fault>;
}

/// Moderation cases (clause 4.4).
#[async_trait]
pub trait Cases: Send + Sync {
    /// Stores a new case together with the write to the sender's conversation.
    ///
    /// # Errors
    /// `Conflict` where the update's outcome is known already.
    async fn open_case(&self, case: &Case, conversation: &ConversationWrite) -> Result<(), SaveError>;

    /// One case.
    async fn case(&self, id: Uuid) -> Result<Option<Case>, Fault>;

    /// Cases that nobody has decided on, oldest first; or those decided on, newest first.
    async fn cases(&self, open: bool, limit: usize) -> Result<Vec<Case>, Fault>;

    /// Stores the next version of a case, with a write to the sender's conversation where there is
    /// one.
    ///
    /// # Errors
    /// `Conflict` also where the trail's mark is there already.
    async fn save_case(
        &self,
        after: &Case,
        conversation: Option<&ConversationWrite>,
        trail: &Trail,
    ) -> Result<(), SaveError>;
}

/// The city's directory.
#[async_trait]
pub trait Directories: Send + Sync {
    /// All of it.
    async fn directory(&self) -> Result<Directory, Fault>;

    /// Writes organisations, staff, categories and, unless it is empty, the register of streets;
    /// what is there already is replaced. What was learnt is left as it is.
    async fn put_directory(&self, directory: &Directory) -> Result<(), Fault>;

    /// Learns that an appeal with this text is of the category `right`, as staff put it right. The
    /// directory has it from the next reading on. Several may learn at once; nothing is lost.
    async fn learn(&self, text: &str, right: &CategoryId) -> Result<(), Fault>;
}

/// Marks of messages that were delivered.
#[async_trait]
pub trait Deliveries: Send + Sync {
    /// True when the message was delivered before.
    async fn delivered(&self, event: &str, to: &ChannelUser) -> Result<bool, Fault>;

    /// Remembers that the messenger accepted the message.
    async fn mark_delivered(&self, event: &str, to: &ChannelUser) -> Result<(), Fault>;
}

/// Queues between the functions.
#[async_trait]
pub trait Queues: Send + Sync {
    /// Sends an event to be routed.
    async fn route(&self, job: &RoutingJob) -> Result<(), Fault>;
    /// Sends the mark of a draft to be routed.
    async fn route_draft(&self, begun: &DraftBegun) -> Result<(), Fault>;
    /// Sends a file to be copied.
    async fn copy(&self, job: &MediaJob) -> Result<(), Fault>;
    /// Sends a job of the control of deadlines.
    async fn control(&self, job: &DeadlineJob) -> Result<(), Fault>;
    /// Sends a message to be delivered.
    async fn notify(&self, job: &NotificationJob) -> Result<(), Fault>;
}

/// Why a message was not delivered.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// The messenger asks to wait.
    #[error("asked to wait {0:?}")]
    RetryAfter(Duration),
    /// The person blocked the bot or is gone; no use in trying again.
    #[error("recipient unreachable")]
    Unreachable,
    /// The messenger refuses this message for good.
    #[error("refused: {0}")]
    Rejected(String),
    /// A passing trouble.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

/// Sends messages to citizens.
#[async_trait]
pub trait Messenger: Send + Sync {
    /// Delivers a notice.
    async fn deliver(&self, to: &ChannelUser, notice: &Notice) -> Result<(), DeliveryError>;

    /// Shows pictures without words, as far as the messenger takes them.
    async fn show(&self, to: &ChannelUser, pictures: &[Picture]) -> Result<(), DeliveryError>;
}

/// A picture that a messenger may fetch for the next hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Link to it as it is stored.
    pub link: String,
    /// MIME type of that.
    pub content_type: String,
    /// Bytes of that.
    pub size: u64,
    /// Link to a small JPEG of it, where there is one.
    pub small: Option<String>,
}

/// Reminds citizens.
#[async_trait]
pub trait Reminding: Send + Sync {
    /// Reminds of an unfinished appeal.
    async fn remind(&self, to: &ChannelUser) -> Result<(), DeliveryError>;
}

/// Why a file was not fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// It never will be; the reason is shown to staff (Ukrainian).
    #[error("gone: {0}")]
    Gone(String),
    /// A passing trouble.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

/// Fetches files from a messenger.
#[async_trait]
pub trait MediaSource: Send + Sync {
    /// Writes the bytes of a file that came `from` a citizen, at most `limit` of them, as they come.
    /// After an error some of them may have been written.
    async fn fetch(
        &self,
        from: &ChannelUser,
        attachment: &Attachment,
        limit: u64,
        into: &mut (dyn Write + Send),
    ) -> Result<(), FetchError>;
}

/// Where a file of a conversation is noted as soon as it comes, to be copied before the messenger's
/// link to it expires (Viber: an hour).
#[async_trait]
pub trait Staging: Send + Sync {
    /// Notes that `update` brought a file; the stream has it copied. The same update twice is one note.
    async fn stage(&self, from: &ChannelUser, update: u64, attachment: &Attachment) -> Result<(), Fault>;
}

/// An upload that a browser may make straight into the bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadGrant {
    /// Presigned URL for a `PUT`.
    pub url: String,
    /// Headers the `PUT` must carry.
    pub headers: Vec<(String, String)>,
}

/// What the bucket knows of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectInfo {
    /// Bytes.
    pub size: u64,
    /// MIME type it was stored with.
    pub content_type: String,
}

/// The private bucket of files.
#[async_trait]
pub trait Files: Send + Sync {
    /// Stores bytes that are at hand.
    async fn put(&self, key: &str, content_type: &str, bytes: Vec<u8>) -> Result<(), Fault>;
    /// Stores the file at `path` as it streams by; `sha256`, lower-case hex, is verified by the bucket
    /// and kept with the object.
    async fn put_from(&self, key: &str, content_type: &str, path: &Path, sha256: &str) -> Result<(), Fault>;
    /// Writes an object's bytes as they come; `false` when there is none.
    async fn read(&self, key: &str, into: &mut (dyn Write + Send)) -> Result<bool, Fault>;
    /// Removes an object, if it is there.
    async fn remove(&self, key: &str) -> Result<(), Fault>;
    /// Lets a browser store an object of exactly this type and size, for 15 minutes.
    async fn grant_upload(&self, key: &str, content_type: &str, size: u64) -> Result<UploadGrant, Fault>;
    /// A link to read an object, valid for an hour, shown under `name`.
    async fn link(&self, key: &str, name: &str, content_type: &str) -> Result<String, Fault>;
    /// What is stored under the key, if anything.
    async fn info(&self, key: &str) -> Result<Option<ObjectInfo>, Fault>;
}
