//! Keys of the single table.

use hotline_app::ports::NoticeId;
use hotline_domain::{
    administration::Subject,
    audit::AuditEntry,
    card::{Card, State},
    ids::{AppealId, ChannelUser, StaffId},
};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

pub(super) const PK: &str = "pk";
pub(super) const SK: &str = "sk";
/// The only `sk` of a conversation.
pub(super) const STATE: &str = "STATE";
/// `sk` of a card.
pub(super) const CARD: &str = "CARD";
/// `pk` of everything in the directory.
pub(super) const DIRECTORY: &str = "DIRECTORY";
/// What the `sk` of a draft's mark begins with.
pub(super) const DRAFT: &str = "DRAFT#";
/// `sk` of an upload link.
pub(super) const LINK: &str = "LINK";
/// `sk` of a moderation case.
pub(super) const CASE: &str = "CASE";
/// `w_pk` of the moderation cases that wait for a decision.
pub(super) const CASES_OPEN: &str = "CASES#open";
/// `w_pk` of those decided on.
pub(super) const CASES_DECIDED: &str = "CASES#decided";
/// `sk` of the register of streets in the directory.
pub(super) const STREETS: &str = "STREETS";
/// `sk` of what corrected cards have taught, in the directory.
pub(super) const LEARNT: &str = "LEARNT";
/// Attribute of the time after which the table forgets an item, seconds since the epoch.
pub(super) const TTL: &str = "ttl";
/// `sk` of a year's running number.
pub(super) const COUNTER: &str = "COUNTER";

pub(super) fn conversation(who: &ChannelUser) -> String {
    format!("CONV#{who}")
}

/// Beginning of the `sk` of a note that a file came into a conversation.
pub(super) const STAGE: &str = "STAGE#";

pub(super) fn stage(update: u64) -> String {
    format!("{STAGE}{update}")
}

pub(super) fn appeal(id: AppealId) -> String {
    format!("APPEAL#{id}")
}

pub(super) fn case(id: Uuid) -> String {
    format!("CASE#{id}")
}

pub(super) fn event(sequence: u64) -> String {
    format!("EVENT#{sequence:06}")
}

pub(super) fn file(id: Uuid) -> String {
    format!("FILE#{id}")
}

/// `sk` of the mark that an appeal was begun.
pub(super) fn draft(update: u64) -> String {
    format!("{DRAFT}{update:020}")
}

/// `pk` of everything filed with a phone.
pub(super) fn phone(number: &str) -> String {
    format!("PHONE#{number}")
}

/// `sk` of a card under its phone: by time of registration.
pub(super) fn by_time(card: &Card) -> String {
    format!("{}#{}", card.registered_at, card.id)
}

/// `pk` of an upload link.
pub(super) fn upload(token: &str) -> String {
    format!("UPLOAD#{token}")
}

/// `pk` of a person's inbox; `w_pk` of what is unread in it.
pub(super) fn inbox(of: &StaffId) -> String {
    format!("INBOX#{of}")
}

/// `sk` of a notice in an inbox, by time.
pub(super) fn notice(id: &NoticeId) -> String {
    format!("NOTICE#{id}")
}

/// `pk` of what was done with a card's personal data.
pub(super) fn audit_of(id: AppealId) -> String {
    format!("AUDIT#{id}")
}

/// `pk` of what was done with personal data on a day, Kyiv.
pub(super) fn audit_on(day: Date) -> String {
    format!("AUDIT#DAY#{day}")
}

/// `sk` of an entry of the audit trail: by time, to the microsecond.
pub(super) fn audit_entry(entry: &AuditEntry) -> String {
    format!("{:.6}#{}", entry.at, entry.id)
}

/// `pk` of the marks of a person's requests.
pub(super) fn marks(who: &StaffId) -> String {
    format!("MARK#{who}")
}

/// `pk` of those who look at a card.
pub(super) fn looking(id: AppealId) -> String {
    format!("LOOKING#{id}")
}

/// A copy of the card in the worklist of a further mover.
pub(super) fn further_move(mover: &str) -> String {
    format!("MOVE#{mover}")
}

pub(super) fn year(year: i16) -> String {
    format!("REGISTER#{year}")
}

/// Order within a worklist: by due time, before it is set by time of registration.
pub(super) fn work_order(card: &Card) -> String {
    format!("{}#{}", card.due_at.unwrap_or(card.registered_at), card.id)
}

/// `r_pk` of a month of the register, `month` as `2026-11`.
pub(super) fn month(month: &str) -> String {
    format!("MONTH#{month}")
}

/// What the `pk` of every revision of a kind of which there are several begins with.
pub(super) fn revisions_of(kind: &str) -> String {
    format!("REVISION#{kind}#")
}

/// `pk` of the revisions of an entry of the directory.
pub(super) fn revisions(subject: &Subject) -> String {
    format!("REVISION#{subject}")
}

/// `sk` of a revision.
pub(super) fn revision(version: u64) -> String {
    format!("{version:08}")
}

/// `c_pk` of the cards in a state to which something may happen by itself.
pub(super) fn watched(state: State) -> String {
    format!("WATCH#{}", state.code())
}

/// `c_sk`: since when.
pub(super) fn watched_from(from: Timestamp, id: AppealId) -> String {
    format!("{from:.3}#{id}")
}

/// Place of a card in its month of the register.
pub(super) fn register_order(sequence: u32) -> String {
    format!("{sequence:08}")
}
