//! What the use cases need from the world outside.

mod administration;
mod cards;
mod control;
mod files;
mod inbox;
mod tokens;
mod trail;
mod uploads;

use std::time::Duration;

pub use administration::{Account, Administration, Ledger, RevisionsOf, SignIn, Stamp};
use async_trait::async_trait;
pub use cards::{
    Along, CardRecord, Cards, Changed, Filed, Filing, MakeCard, MakeFiling, NewCard, RegistrationNumberOf,
    RestoredCase, SaveError,
};
pub use control::{Clocks, Watched, WatchedPage};
pub use files::{FetchError, Files, MediaSource, ObjectInfo, Staging, UploadGrant};
use hotline_domain::{
    asked::Asked,
    block::Block,
    case::Case,
    dialogue::{Compaction, Input, Outcome, Record},
    directory::Directory,
    ids::{CategoryId, ChannelUser},
    notice::Notice,
};
pub use inbox::{Inbox, InboxItem, InboxPage, MAX_UNREAD, NoticeId, Seen, Unread};
use jiff::Timestamp;
pub use tokens::{Holder, Tokens};
pub use trail::{Audit, AuditPage, Looker, Marks, Presence, Trail, Trails};
pub use uploads::{Done, GRANT_LIFE, Multipart, Part, Sending, Upload, Uploads};
use uuid::Uuid;

use crate::{
    error::Fault,
    jobs::{DeadlineJob, DraftBegun, MediaJob, NotificationJob, RoutingJob},
};

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
