//! Recording readings in the audit trail, before what was read is shown.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use hotline_domain::audit::{AuditEntry, ONE_READING_MINUTES};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{error::Fault, ports::Audit};

/// How many readings are remembered at most.
const REMEMBERED: usize = 2000;

/// The readings recorded lately: the site refreshes what it shows every half a minute, and that is one
/// reading. What this function has not recorded itself is recorded again, so none is ever missing.
#[derive(Default)]
pub struct Readings {
    lately: Mutex<HashMap<AuditEntry, Timestamp>>,
}

/// What makes two readings one: all but identity and time.
fn timeless(entry: &AuditEntry) -> AuditEntry {
    AuditEntry { id: Uuid::nil(), at: Timestamp::UNIX_EPOCH, ..entry.clone() }
}

impl Readings {
    /// Records a reading, unless the very same was recorded within the last minutes.
    ///
    /// # Errors
    /// A fault of the store: what was read must not be shown then.
    pub async fn record<A: Audit + ?Sized>(&self, audit: &A, entry: &AuditEntry) -> Result<(), Fault> {
        let reading = timeless(entry);
        let since = entry.at - SignedDuration::from_mins(ONE_READING_MINUTES);
        let known =
            |lately: &HashMap<AuditEntry, Timestamp>| lately.get(&reading).is_some_and(|at| *at > since);
        if known(&self.lately.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(());
        }
        audit.record(entry).await?;
        let mut lately = self.lately.lock().unwrap_or_else(PoisonError::into_inner);
        lately.retain(|_, at| *at > since);
        if lately.len() < REMEMBERED {
            lately.insert(reading, entry.at);
        }
        Ok(())
    }
}
