//! What is remembered of requests: who saw or changed what, which were carried out already, and who
//! looks at a card now.

use async_trait::async_trait;
use hotline_domain::{
    audit::AuditEntry,
    ids::{AppealId, StaffId},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    error::Fault,
    idempotency::{Key, Mark},
};

/// What is stored in one transaction with what a request changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    /// The entry of the audit trail.
    pub entry: Option<AuditEntry>,
    /// The mark by which a repetition is known; refused when it is there already.
    pub mark: Option<Mark>,
}

/// Marks of requests that were carried out; a mark lives a day.
#[async_trait]
pub trait Marks: Send + Sync {
    /// The mark of a person's request.
    async fn mark(&self, who: &StaffId, key: &Key) -> Result<Option<Mark>, Fault>;

    /// Leaves a mark on its own, for a request whose effects may happen twice. One that is there
    /// already stays.
    async fn leave_mark(&self, mark: &Mark) -> Result<(), Fault>;
}

/// A page of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// Newest first.
    pub entries: Vec<AuditEntry>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<String>,
}

/// The audit trail. Nothing is changed or removed; the table forgets it after three years.
#[async_trait]
pub trait Audit: Send + Sync {
    /// Records an entry under its day and under each of its cards. After a fault a part of it may
    /// have been written.
    async fn record(&self, entry: &AuditEntry) -> Result<(), Fault>;

    /// What was done with a card, newest first. An entry names this card only.
    async fn audit_of(&self, appeal: AppealId, cursor: Option<&str>) -> Result<AuditPage, Fault>;

    /// What was done on a day (Kyiv), by everybody or by one person, newest first.
    async fn audit_on(
        &self,
        day: Date,
        who: Option<&StaffId>,
        cursor: Option<&str>,
    ) -> Result<AuditPage, Fault>;
}

/// Where everything is stored that is remembered of requests.
pub trait Trails: Marks + Audit {}
impl<T: Marks + Audit + ?Sized> Trails for T {}

/// A member of staff who has a card open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looker {
    /// Who.
    pub who: StaffId,
    /// Since when.
    pub since: Timestamp,
    /// When they were last heard of.
    pub seen: Timestamp,
    /// Whether they are typing.
    pub typing: bool,
}

/// Who looks at a card now.
#[async_trait]
pub trait Presence: Send + Sync {
    /// Those heard of since `after`, the longest there first.
    async fn lookers(&self, appeal: AppealId, after: Timestamp) -> Result<Vec<Looker>, Fault>;

    /// Somebody is there; what was known of them is replaced.
    async fn looks(&self, appeal: AppealId, looker: &Looker) -> Result<(), Fault>;

    /// Somebody has left.
    async fn leaves(&self, appeal: AppealId, who: &StaffId) -> Result<(), Fault>;
}
