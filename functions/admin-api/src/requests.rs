//! Bodies of requests. Every change names the version it was made on; something new begins at 1.

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::values::{
    CalendarValue, CategoryValue, ModerationValue, OrganisationValue, SettingsValue, StaffValue,
    TemplateValue,
};

/// A new organisation (clause 1.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrganisation {
    /// Identity in Latin letters; made from the name when absent.
    pub id: Option<String>,
    /// The organisation.
    pub value: OrganisationValue,
}

/// Another value of an organisation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeOrganisation {
    /// Version of the organisation.
    pub version: u64,
    /// The organisation.
    pub value: OrganisationValue,
}

/// A person who is invited (clause 1.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// Sign-in name in Latin letters; made from the name when absent: `o.melnyk`.
    pub id: Option<String>,
    /// The person.
    pub value: StaffValue,
}

/// Other details or roles of a member of staff.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeStaff {
    /// Version of the member of staff.
    pub version: u64,
    /// The person.
    pub value: StaffValue,
}

/// A step that names only the version it was made on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OnVersion {
    /// Version of the member of staff.
    pub version: u64,
}

/// To whom open cards are handed over (clause 1.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// A colleague of the same roles.
    pub to: String,
}

/// A new category.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCategory {
    /// Identity in Latin letters; made from the name when absent.
    pub id: Option<String>,
    /// The category.
    pub value: CategoryValue,
}

/// Another value of a category.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCategory {
    /// Version of the category.
    pub version: u64,
    /// The category.
    pub value: CategoryValue,
}

/// Another order of the categories.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCategoryOrder {
    /// Version of the order.
    pub version: u64,
    /// Every category once, in the order in which citizens see them.
    pub value: Vec<String>,
}

/// A new template.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTemplate {
    /// Identity in Latin letters; made from the name when absent.
    pub id: Option<String>,
    /// The template.
    pub value: TemplateValue,
}

/// Another value of a template.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeTemplate {
    /// Version of the template.
    pub version: u64,
    /// The template.
    pub value: TemplateValue,
}

/// Other settings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSettings {
    /// Version of the settings.
    pub version: u64,
    /// The settings.
    pub value: SettingsValue,
}

/// Other moderation lists.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeModeration {
    /// Version of the lists.
    pub version: u64,
    /// The city's own lists; null for those built in, which grow with the product.
    pub value: Option<ModerationValue>,
}

/// Another working calendar.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCalendar {
    /// Version of the calendar.
    pub version: u64,
    /// The calendar.
    pub value: CalendarValue,
}

/// A year by a working calendar that is not saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewCalendar {
    /// The year.
    #[schema(minimum = 2000, maximum = 2100)]
    pub year: i16,
    /// The calendar.
    pub value: CalendarValue,
}

/// Whose revisions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RevisionsQuery {
    /// `organisation`, `staff`, `category`, `category_order`, `template`, `settings`, `moderation` or
    /// `calendar`; all of them when absent.
    pub what: Option<String>,
    /// Identity of the organisation, person, category or template; all of the kind when absent.
    pub id: Option<String>,
}
