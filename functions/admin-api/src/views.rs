//! What the API answers.

mod calendar;

use serde::Serialize;
use utoipa::ToSchema;

use crate::values::{
    CalendarValue, CategoryValue, ModerationValue, OrganisationValue, SettingsValue, StaffValue,
    TemplateValue,
};

pub use calendar::{CalendarYear, DayKind, DayView, HoursView, MonthView};

/// A person by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Person {
    /// Sign-in name.
    pub id: String,
    /// Full name; the sign-in name for a person the directory does not know.
    pub name: String,
}

/// At which version something is, and since when.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StampView {
    /// Version; changes name it.
    pub version: u64,
    /// When it was last changed, RFC 3339.
    #[schema(required, format = DateTime)]
    pub changed_at: Option<String>,
    /// Who changed it last; null for a directory file that was loaded.
    #[schema(required)]
    pub changed_by: Option<Person>,
}

/// The directory as administrators edit it (clause 1.4, chapter 2).
#[derive(Debug, Serialize, ToSchema)]
pub struct AdminDirectory {
    /// Organisations, by name.
    pub organisations: Vec<OrganisationEntry>,
    /// Staff, by name.
    pub staff: Vec<StaffEntry>,
    /// Categories, in the order in which citizens see them.
    pub categories: Vec<CategoryEntry>,
    /// Version of that order.
    pub category_order: StampView,
    /// Templates, by kind and name.
    pub templates: Vec<TemplateEntry>,
    /// Official names of the city's streets, for areas: `вул. Садова`.
    pub streets: Vec<String>,
    /// Placeholders of templates, braces included.
    pub placeholders: Vec<String>,
}

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationEntry {
    /// Identity.
    pub id: String,
    /// Version.
    #[serde(flatten)]
    pub stamp: StampView,
    /// The organisation.
    pub value: OrganisationValue,
}

/// A member of staff.
#[derive(Debug, Serialize, ToSchema)]
pub struct StaffEntry {
    /// Sign-in name.
    pub id: String,
    /// Version.
    #[serde(flatten)]
    pub stamp: StampView,
    /// Surname, name and patronymic.
    pub full_name: String,
    /// False once the person no longer works with the service.
    pub active: bool,
    /// Whether the sign-in service knows the person as they are here: `synced`, or `pending` until
    /// `reconcile` succeeds.
    pub sign_in: String,
    /// True on a day of absence.
    pub away_today: bool,
    /// The person.
    pub value: StaffValue,
}

/// A member of staff with what a deactivation depends on.
#[derive(Debug, Serialize, ToSchema)]
pub struct StaffDetail {
    /// The member of staff.
    #[serde(flatten)]
    pub entry: StaffEntry,
    /// How many open cards the person decides or works on.
    pub open_cards: usize,
    /// Colleagues to whom they can be handed over.
    pub can_take_over: Vec<Person>,
}

/// What a hand-over has moved.
#[derive(Debug, Serialize, ToSchema)]
pub struct HandedOver {
    /// How many cards are with the colleague now.
    pub moved: usize,
    /// How many are still with the person: others worked on them meanwhile.
    pub left: usize,
}

/// A category.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryEntry {
    /// Identity.
    pub id: String,
    /// Version.
    #[serde(flatten)]
    pub stamp: StampView,
    /// The category.
    pub value: CategoryValue,
}

/// The order of the categories.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryOrderEntry {
    /// Version.
    #[serde(flatten)]
    pub stamp: StampView,
    /// Identities in order.
    pub value: Vec<String>,
}

/// A template.
#[derive(Debug, Serialize, ToSchema)]
pub struct TemplateEntry {
    /// Identity.
    pub id: String,
    /// Version.
    #[serde(flatten)]
    pub stamp: StampView,
    /// The template.
    pub value: TemplateValue,
}

/// The settings.
#[derive(Debug, Serialize, ToSchema)]
pub struct SettingsEntry {
    /// Version.
    #[serde(flatten)]
    pub stamp: StampView,
    /// Version of the consent's text; it grows with every other text.
    pub consent_version: u32,
    /// The settings.
    pub value: SettingsValue,
}

/// The moderation lists.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModerationEntry {
    /// Version.
    #[serde(flatten)]
    pub stamp: StampView,
    /// False while those built in serve.
    pub own: bool,
    /// The lists that hold.
    pub value: ModerationValue,
}

/// The working calendar.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarEntry {
    /// Version.
    #[serde(flatten)]
    pub stamp: StampView,
    /// The calendar.
    pub value: CalendarValue,
}

/// Revisions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Revisions {
    /// Newest first.
    pub items: Vec<RevisionView>,
}

/// A change, with what was before it. `PUT` an old value to revert to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevisionView {
    /// `organisation`, `staff`, `category`, `category_order`, `template`, `settings`, `moderation` or
    /// `calendar`.
    pub what: String,
    /// Identity, of what there are several.
    #[schema(required)]
    pub id: Option<String>,
    /// Name of what was changed, Ukrainian.
    pub title: String,
    /// The version that it made.
    pub version: u64,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// Who; null for a directory file that was loaded.
    #[schema(required)]
    pub by: Option<Person>,
    /// The address the request came from; empty where none is known.
    pub from: String,
    /// What was there; null for something new.
    #[schema(required)]
    pub before: Option<ValueView>,
    /// What is there since.
    pub after: ValueView,
}

/// A value of some kind, in the shape in which it is `PUT`.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "what", content = "value", rename_all = "snake_case")]
pub enum ValueView {
    /// An organisation.
    Organisation(OrganisationValue),
    /// A member of staff.
    Staff(StaffRevision),
    /// A category.
    Category(CategoryValue),
    /// Identities of the categories in order.
    CategoryOrder(Vec<String>),
    /// A template.
    Template(TemplateValue),
    /// The settings.
    Settings(SettingsValue),
    /// The city's own moderation lists; null for those built in.
    Moderation(Option<ModerationValue>),
    /// The working calendar.
    Calendar(CalendarValue),
}

/// A member of staff as they were.
#[derive(Debug, Serialize, ToSchema)]
pub struct StaffRevision {
    /// Whether they worked with the service.
    pub active: bool,
    /// The person, as it is `PUT`.
    pub person: StaffValue,
}
