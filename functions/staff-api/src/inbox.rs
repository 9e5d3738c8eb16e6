//! A person's inbox in the API's words, and what is sent about it.

use hotline_app::ports::{InboxItem, InboxPage, NoticeId, Seen, Unread};
use hotline_domain::directory::Directory;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    describe::{author, category},
    moderation::views::CardRef,
    problem::Problem,
    views::{Named, PersonRef},
};

/// The greatest number of notices that are named at a time.
const MAX_NAMED: usize = 100;

/// A page of an inbox.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct InboxQuery {
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// Which notices have been seen: exactly one of the three.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// These, at most 100.
    #[schema(max_items = 100)]
    pub ids: Option<Vec<String>>,
    /// This one and everything before it.
    pub upto: Option<String>,
    /// Everything about this card.
    pub appeal: Option<String>,
}

impl MarkRead {
    /// What has been seen.
    ///
    /// # Errors
    /// A problem where not exactly one field is given, or it names nothing.
    pub fn read(self) -> Result<Seen, Problem> {
        match (self.ids, self.upto, self.appeal) {
            (Some(ids), None, None) if ids.len() <= MAX_NAMED => {
                ids.iter().map(|id| notice(id)).collect::<Result<_, _>>().map(Seen::Notices)
            }
            (Some(_), None, None) => Err(Problem::bad_request("За один раз можна назвати до 100 сповіщень.")),
            (None, Some(last), None) => notice(&last).map(Seen::Upto),
            (None, None, Some(card)) => {
                card.parse().map(Seen::Card).map_err(|_| Problem::bad_request("Картку названо неправильно."))
            }
            _ => Err(Problem::bad_request("Вкажіть або сповіщення, або останнє з них, або картку.")),
        }
    }
}

/// The id of a notice in a request.
///
/// # Errors
/// A problem where it is none.
pub fn notice(id: &str) -> Result<NoticeId, Problem> {
    NoticeId::parse(id).ok_or_else(|| Problem::bad_request("Сповіщення названо неправильно."))
}

/// A page of the caller's inbox.
#[derive(Debug, Serialize, ToSchema)]
pub struct InboxPageView {
    /// Notices, newest first.
    pub items: Vec<NoticeView>,
    /// Where the next page begins; null on the last.
    #[schema(required)]
    pub next: Option<String>,
}

/// A notice to the caller.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeView {
    /// Identity.
    pub id: String,
    /// When it happened, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// What it is about: `registered`, `addressed`, `assigned`, `deadline`, `progress`, `request`, `decision`,
    /// `materials`, `prompt`, `breach`, `report`, `rework`, `applicant`, `hand_over`, `rating`, `measure` or
    /// `finished`.
    pub kind: String,
    /// `info`, `action` where it is the caller's move, or `urgent`.
    pub urgency: String,
    /// One Ukrainian sentence.
    pub text: String,
    /// The clause by which the caller is told.
    pub clause: String,
    /// The card; null where it is about several, which the worklist shows.
    #[schema(required)]
    pub card: Option<CardRef>,
    /// Category of the card.
    #[schema(required)]
    pub category: Option<Named>,
    /// The absent colleague for whom the caller is told, where they stand in (chapter 2).
    #[schema(required)]
    pub instead_of: Option<PersonRef>,
    /// Whether the caller has seen it.
    pub read: bool,
}

/// What of the caller's inbox has not been seen.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnreadView {
    /// How many notices, counted up to 100.
    #[schema(maximum = 100)]
    pub unread: usize,
    /// Identity of the newest of them.
    #[schema(required)]
    pub latest: Option<String>,
}

/// A page as the API shows it.
#[must_use]
pub fn page(page: &InboxPage, directory: &Directory) -> InboxPageView {
    InboxPageView {
        items: page.items.iter().map(|item| view(item, directory)).collect(),
        next: page.next.as_ref().map(ToString::to_string),
    }
}

fn view(item: &InboxItem, directory: &Directory) -> NoticeView {
    NoticeView {
        id: item.id.to_string(),
        at: item.id.time().to_string(),
        kind: item.kind.code().to_owned(),
        urgency: item.urgency.code().to_owned(),
        text: item.text.clone(),
        clause: item.clause.clone(),
        card: item
            .number
            .as_ref()
            .map(|number| CardRef { id: item.id.appeal.to_string(), number: number.to_string() }),
        category: item.category.as_ref().map(|id| category(id, directory)),
        instead_of: item.id.instead_of.as_ref().map(|absent| author(absent, directory)),
        read: item.read,
    }
}

impl From<Unread> for UnreadView {
    fn from(unread: Unread) -> Self {
        Self { unread: unread.count, latest: unread.latest.map(|id| id.to_string()) }
    }
}
