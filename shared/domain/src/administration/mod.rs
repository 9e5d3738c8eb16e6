//! Changes of the directory and the settings (clauses 1.4, 2.1): what may be changed to what. Every
//! change is a new version of one entry, kept with its author.

mod calendar;
mod category;
mod identity;
mod organisation;
mod settings;
mod staff;
mod template;
mod text;
mod workload;

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use calendar::{check_calendar, check_year};
pub use category::{check_category, check_order};
pub use identity::{identity, staff_identity};
pub use organisation::check_organisation;
pub use settings::{check_lists, check_settings, consented};
pub use staff::{Standing, can_take_over, check_member, deactivate, reactivate};
pub use template::check_template;
pub use workload::{Workload, open_card_movers};

use crate::{
    calendar::WorkingCalendar,
    clause::Clause,
    directory::{Category, Directory, Organisation, StaffMember},
    ids::{CategoryId, OrganisationId, StaffId, TemplateId},
    moderation::Lists,
    refusal::{Refusal, RefusalCode},
    settings::Settings,
    template::Template,
};

/// What has versions of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// An organisation.
    Organisation(OrganisationId),
    /// A member of staff.
    Staff(StaffId),
    /// A category.
    Category(CategoryId),
    /// The order of the categories.
    CategoryOrder,
    /// A template.
    Template(TemplateId),
    /// The settings.
    Settings,
    /// The moderation lists.
    Moderation,
    /// The working calendar.
    Calendar,
}

impl Subject {
    /// Code of the kind in the API and the beginning of keys.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Organisation(_) => "organisation",
            Self::Staff(_) => "staff",
            Self::Category(_) => "category",
            Self::CategoryOrder => "category_order",
            Self::Template(_) => "template",
            Self::Settings => "settings",
            Self::Moderation => "moderation",
            Self::Calendar => "calendar",
        }
    }

    /// The identity, of what there are several.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Organisation(id) => Some(&id.0),
            Self::Staff(id) => Some(&id.0),
            Self::Category(id) => Some(&id.0),
            Self::Template(id) => Some(&id.0),
            Self::CategoryOrder | Self::Settings | Self::Moderation | Self::Calendar => None,
        }
    }

    /// The subject of this kind with this identity.
    #[must_use]
    pub fn of(kind: &str, id: Option<&str>) -> Option<Self> {
        match (kind, id) {
            ("organisation", Some(id)) => Some(Self::Organisation(id.into())),
            ("staff", Some(id)) => Some(Self::Staff(id.into())),
            ("category", Some(id)) => Some(Self::Category(id.into())),
            ("template", Some(id)) => Some(Self::Template(id.into())),
            ("category_order", None) => Some(Self::CategoryOrder),
            ("settings", None) => Some(Self::Settings),
            ("moderation", None) => Some(Self::Moderation),
            ("calendar", None) => Some(Self::Calendar),
            _ => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.id() {
            Some(id) => write!(f, "{}#{id}", self.kind()),
            None => f.write_str(self.kind()),
        }
    }
}

/// The value of a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", content = "value", rename_all = "snake_case")]
pub enum Entry {
    /// An organisation.
    Organisation(Organisation),
    /// A member of staff.
    Staff(Box<StaffMember>),
    /// A category.
    Category(Category),
    /// Identities of the categories in order.
    CategoryOrder(Vec<CategoryId>),
    /// A template.
    Template(Template),
    /// The settings.
    Settings(Box<Settings>),
    /// The city's own lists; none for the built-in ones.
    Moderation(Option<Lists>),
    /// The working calendar.
    Calendar(WorkingCalendar),
}

impl Entry {
    /// What it is the value of.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::Organisation(organisation) => Subject::Organisation(organisation.id.clone()),
            Self::Staff(member) => Subject::Staff(member.id.clone()),
            Self::Category(category) => Subject::Category(category.id.clone()),
            Self::CategoryOrder(_) => Subject::CategoryOrder,
            Self::Template(template) => Subject::Template(template.id.clone()),
            Self::Settings(_) => Subject::Settings,
            Self::Moderation(_) => Subject::Moderation,
            Self::Calendar(_) => Subject::Calendar,
        }
    }

    /// The present value of a subject; none for an identity that the directory does not have.
    #[must_use]
    pub fn present(subject: &Subject, directory: &Directory) -> Option<Self> {
        match subject {
            Subject::Organisation(id) => directory.organisation(id).cloned().map(Self::Organisation),
            Subject::Staff(id) => directory.staff(id).cloned().map(|member| Self::Staff(Box::new(member))),
            Subject::Category(id) => directory.category(id).cloned().map(Self::Category),
            Subject::Template(id) => directory.template(id).cloned().map(Self::Template),
            Subject::CategoryOrder => {
                let order = directory.categories.iter().map(|category| category.id.clone());
                Some(Self::CategoryOrder(order.collect()))
            }
            Subject::Settings => Some(Self::Settings(Box::new(directory.settings.clone()))),
            Subject::Moderation => {
                let own = Some(directory.moderation.clone()).filter(|lists| *lists != Lists::default());
                Some(Self::Moderation(own))
            }
            Subject::Calendar => Some(Self::Calendar(directory.calendar.clone())),
        }
    }

    /// Puts the value in place of what a directory has, or behind it.
    pub fn put_into(self, directory: &mut Directory) {
        match self {
            Self::Organisation(organisation) => {
                replace(&mut directory.organisations, organisation, |a, b| a.id == b.id);
            }
            Self::Staff(member) => replace(&mut directory.staff, *member, |a, b| a.id == b.id),
            Self::Category(category) => replace(&mut directory.categories, category, |a, b| a.id == b.id),
            Self::Template(template) => replace(&mut directory.templates, template, |a, b| a.id == b.id),
            Self::CategoryOrder(order) => {
                let place = |category: &Category| order.iter().position(|id| *id == category.id);
                directory.categories.sort_by_key(|category| place(category).unwrap_or(usize::MAX));
            }
            Self::Settings(settings) => directory.settings = *settings,
            Self::Moderation(lists) => directory.moderation = lists.unwrap_or_default(),
            Self::Calendar(calendar) => directory.calendar = calendar,
        }
    }

    /// Every entry of a directory.
    #[must_use]
    pub fn all(directory: &Directory) -> Vec<Self> {
        let organisations = directory.organisations.iter().cloned().map(Self::Organisation);
        let staff = directory.staff.iter().cloned().map(|member| Self::Staff(Box::new(member)));
        let categories = directory.categories.iter().cloned().map(Self::Category);
        let templates = directory.templates.iter().cloned().map(Self::Template);
        let single = [Subject::CategoryOrder, Subject::Settings, Subject::Moderation, Subject::Calendar];
        let single = single.into_iter().filter_map(|subject| Self::present(&subject, directory));
        organisations.chain(staff).chain(categories).chain(templates).chain(single).collect()
    }
}

fn replace<T>(all: &mut Vec<T>, new: T, same: impl Fn(&T, &T) -> bool) {
    match all.iter_mut().find(|old| same(old, &new)) {
        Some(old) => *old = new,
        None => all.push(new),
    }
}

/// A change of one entry (kept for good).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// The version that it made; the first is 1.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// Who; nobody for a directory file that was loaded.
    pub by: Option<StaffId>,
    /// The address the request came from; empty where none is known.
    pub from: String,
    /// What was there.
    pub before: Option<Entry>,
    /// What is there since.
    pub after: Entry,
}

/// Why a change is not made: the refusal and what exactly it is about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{refusal}")]
pub struct Rejection {
    /// The refusal.
    pub refusal: Refusal,
    /// More about this case, Ukrainian.
    pub detail: Option<String>,
    /// The field at fault by its name in the API, where the check tells it.
    pub field: Option<&'static str>,
}

impl Rejection {
    /// A refusal that says all.
    #[must_use]
    pub fn new(code: RefusalCode, clause: Clause) -> Self {
        Self { refusal: Refusal::new(code, clause), detail: None, field: None }
    }

    /// The same refusal with the field at fault.
    #[must_use]
    pub fn at(self, field: &'static str) -> Self {
        Self { field: Some(field), ..self }
    }

    /// A refusal about something particular.
    #[must_use]
    pub fn about(code: RefusalCode, clause: Clause, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::new(code, clause) }
    }
}
