//! The inboxes of the staff: what each has been told, and what of it they have seen.

use std::fmt;

use async_trait::async_trait;
use hotline_domain::{
    card::{Card, Event},
    ids::{AppealId, CategoryId, RegistrationNumber, StaffId},
    staff_notice::{NoticeKind, StaffNotice, Urgency},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::Fault;

/// The greatest number of unread notices that is counted.
pub const MAX_UNREAD: usize = 100;

/// Identity of a notice within a person's inbox, the same however often its event is delivered. Its text
/// sorts by time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NoticeId {
    /// When the event happened, milliseconds since the epoch.
    pub at: i64,
    /// The card; the nil UUID where it is about several.
    pub appeal: AppealId,
    /// Number of the event within the card.
    pub sequence: u64,
    /// The absent colleague it is addressed to, where the person stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<StaffId>,
}

impl NoticeId {
    /// The id of what is told about an event.
    #[must_use]
    pub fn of(event: &Event, instead_of: Option<StaffId>) -> Self {
        Self { at: event.at.as_millisecond(), appeal: event.appeal, sequence: event.sequence, instead_of }
    }

    /// The id with this text; `None` for a text that is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '.');
        let id = Self {
            at: parts.next()?.parse().ok()?,
            appeal: parts.next()?.parse().ok()?,
            sequence: parts.next()?.parse().ok()?,
            instead_of: parts.next().map(StaffId::from),
        };
        (id.to_string() == text).then_some(id)
    }

    /// When the event happened.
    #[must_use]
    pub fn time(&self) -> Timestamp {
        Timestamp::from_millisecond(self.at).unwrap_or_default()
    }
}

impl fmt::Display for NoticeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:015}.{}.{:06}", self.at, self.appeal, self.sequence)?;
        match &self.instead_of {
            Some(absent) => write!(f, ".{absent}"),
            None => Ok(()),
        }
    }
}

/// A notice as it lies in an inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxItem {
    /// Identity.
    pub id: NoticeId,
    /// Number of the card; none of a notice about several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<RegistrationNumber>,
    /// Category of the card; none of a notice about several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// What it is about.
    pub kind: NoticeKind,
    /// How much it presses.
    pub urgency: Urgency,
    /// One Ukrainian sentence.
    pub text: String,
    /// The clause by which the person is told, as it is cited.
    pub clause: String,
    /// Whether the person has seen it; kept beside the notice.
    #[serde(skip)]
    pub read: bool,
}

impl InboxItem {
    /// A notice of an event, unread; `card` is the card after it.
    #[must_use]
    pub fn new(event: &Event, card: &Card, notice: StaffNotice) -> Self {
        Self {
            id: NoticeId::of(event, notice.instead_of.clone()),
            number: Some(card.number.clone()),
            category: Some(card.category.clone()),
            ..Self::about_several(event.at, notice)
        }
    }

    /// A notice of `at` about several cards, unread. One person gets one of an instant.
    #[must_use]
    pub fn about_several(at: Timestamp, notice: StaffNotice) -> Self {
        let appeal = AppealId(Uuid::nil());
        Self {
            id: NoticeId { at: at.as_millisecond(), appeal, sequence: 0, instead_of: notice.instead_of },
            number: None,
            category: None,
            kind: notice.kind,
            urgency: notice.urgency,
            text: notice.text,
            clause: notice.clause.number().to_owned(),
            read: false,
        }
    }
}

/// A page of an inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxPage {
    /// Notices, newest first.
    pub items: Vec<InboxItem>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<NoticeId>,
}

/// What of an inbox has not been seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// How many notices, at most [`MAX_UNREAD`].
    pub count: usize,
    /// The newest of them.
    pub latest: Option<NoticeId>,
}

/// Which notices have been seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// These.
    Notices(Vec<NoticeId>),
    /// Everything up to this one.
    Upto(NoticeId),
    /// Everything about a card.
    Card(AppealId),
}

/// The inboxes of the staff.
#[async_trait]
pub trait Inbox: Send + Sync {
    /// Puts a notice into a person's inbox for 180 days. One that lies there already stays as it is, read
    /// or unread.
    async fn put_notice(&self, to: &StaffId, item: &InboxItem) -> Result<(), Fault>;

    /// A page of a person's inbox, newest first; the one after `cursor` where it is given.
    async fn notices(&self, of: &StaffId, cursor: Option<&NoticeId>) -> Result<InboxPage, Fault>;

    /// Remembers that a person has seen notices; unknown ones do no harm.
    async fn mark_seen(&self, of: &StaffId, seen: &Seen) -> Result<(), Fault>;

    /// What a person has not seen.
    async fn unread(&self, of: &StaffId) -> Result<Unread, Fault>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notices_id_is_read_as_it_was_written_and_sorts_by_time() {
        let appeal: AppealId = "0198c0de-7a11-7000-8000-00000000002a".parse().expect("a UUID");
        let id = |at, sequence, instead_of| NoticeId { at, appeal, sequence, instead_of };
        let ids = [
            id(999_999_999_999, 10, None),
            id(1_795_514_400_000, 2, None),
            id(1_795_514_400_000, 10, None),
            id(1_795_514_400_000, 10, Some("m.zahorulko".into())),
        ];
        let texts: Vec<_> = ids.iter().map(ToString::to_string).collect();
        assert!(texts.is_sorted(), "{texts:?}");
        for (id, text) in ids.iter().zip(&texts) {
            assert_eq!(NoticeId::parse(text).as_ref(), Some(id));
        }
        for bad in ["", "1.2.3", &texts[1][1..], "000000000000001.x.000001", &format!("{} ", texts[1])] {
            assert_eq!(NoticeId::parse(bad), None, "{bad}");
        }
    }
}
