//! What is edited, in the shape in which it is read, written and kept in revisions.

mod calendar;
mod control;
mod survey;

use hotline_domain::{
    directory::{Absence, Area, Category, Organisation, OrganisationKind, Role, StaffMember},
    ids::{CategoryId, OrganisationId, StaffId, TemplateId},
    moderation::Lists,
    settings::{ContactsShown, Settings},
    template::{Template, TemplateKind},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use calendar::clock;
pub use calendar::{
    CalendarValue, HolidayDateValue, HolidayValue, MartialLawValue, MovedDayValue, PauseValue, ShortDayValue,
    WorkingDayValue,
};
pub use control::{BeforeValue, ControlValue, LadderValue, Unit};
pub use survey::SurveyValue;

/// An organisation (clause 1.4).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationValue {
    /// Full name.
    pub name: String,
    /// `executive_body`, `communal_enterprise` or `institution`.
    #[schema(value_type = String)]
    pub kind: OrganisationKind,
    /// Units, in order.
    pub units: Vec<String>,
    /// How it is reached.
    #[schema(required)]
    pub contacts: Option<String>,
    /// Executors are assigned only from active organisations.
    pub active: bool,
}

/// A member of staff (clause 1.4, chapter 2).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffValue {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic; empty when the person has none.
    pub patronymic: String,
    /// Position.
    pub position: String,
    /// Roles: `responsible`, `decision_maker`, `executor`, `press_officer`, `admin`.
    #[schema(value_type = Vec<String>, min_items = 1)]
    pub roles: Vec<Role>,
    /// Organisation's identity; an executor has one.
    #[schema(required)]
    pub organisation: Option<String>,
    /// A unit of the organisation.
    #[schema(required)]
    pub unit: Option<String>,
    /// Work e-mail: invitations go there.
    #[schema(required)]
    pub email: Option<String>,
    /// Work phone.
    #[schema(required)]
    pub phone: Option<String>,
    /// Who stands in while the person is away.
    #[schema(required)]
    pub substitute: Option<String>,
    /// When the person is away.
    #[schema(required)]
    pub absence: Option<AbsenceValue>,
    /// A decision-maker's sphere: identities of categories.
    pub spheres: Vec<String>,
}

/// Days on which a person is away, both included.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AbsenceValue {
    /// First day, Kyiv.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub to: Date,
}

/// A category.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryValue {
    /// Name, as citizens choose it.
    pub name: String,
    /// The category above it; null for one of the first level.
    #[schema(required)]
    pub parent: Option<String>,
    /// Usual term, calendar days.
    #[schema(minimum = 1, maximum = 30)]
    pub norm_days: u16,
    /// Usual term in hours of what is urgent; it goes before the days.
    #[schema(required, minimum = 1, maximum = 72)]
    pub norm_hours: Option<u16>,
    /// Whether a result needs a proof (clause 6.5.2).
    pub proof_required: bool,
    /// Organisation that usually does the work.
    #[schema(required)]
    pub organisation: Option<String>,
    /// Streets that other organisations serve.
    pub areas: Vec<AreaValue>,
    /// Words typical for it, without endings; the words of its name serve where there are none.
    pub keywords: Vec<String>,
    /// Whether citizens can choose it.
    pub active: bool,
}

/// Streets that another organisation serves.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaValue {
    /// Organisation.
    pub organisation: String,
    /// Streets by their official names: `вул. Садова`.
    pub streets: Vec<String>,
}

/// A template of what staff write.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateValue {
    /// `resolution`, `answer`, `question`, `return_reason` or `refusal`.
    #[schema(value_type = String)]
    pub kind: TemplateKind,
    /// Name, by which staff choose it.
    pub name: String,
    /// The text, with placeholders: `{номер}`, `{дата}`, `{заявник}`, `{категорія}`, `{строк}`,
    /// `{виконавець}`, `{організація}`.
    pub text: String,
    /// Whether it is offered.
    pub active: bool,
}

/// Settings of the city.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsValue {
    /// How many files one appeal may carry.
    #[schema(minimum = 1, maximum = 40)]
    pub max_attachments: usize,
    /// Largest file, bytes.
    pub max_file_size: u64,
    /// After how many hours an unfinished appeal is reminded of; 0 for never.
    pub draft_reminder_hours: u32,
    /// For how many days an insult blocks intake (clause 4.4).
    pub block_days: u32,
    /// How many messages a minute are taken from one chat.
    pub flood_per_minute: usize,
    /// For how many minutes a flood blocks intake.
    pub flood_minutes: u32,
    /// Other ways to the city: phone, address, e-mail.
    pub other_channels: String,
    /// When an executor sees the applicant's phone and full address: `after_acceptance` or `always`.
    #[schema(value_type = String)]
    pub executors_see_contacts: ContactsShown,
    /// Whether the term stands still while an applicant's answer is waited for (clause 5.1).
    pub question_pauses_deadline: bool,
    /// How a decision can be appealed, told with every refusal (law, art. 15 and 16).
    pub appeal_route: String,
    /// The city's own text of the consent; null for the built-in one. Another text asks every
    /// citizen for consent again (law 2297-VI).
    #[schema(required)]
    pub consent_text: Option<String>,
    /// The control of deadlines (7); as it is where it is absent.
    pub control: Option<ControlValue>,
    /// The survey of applicants (7); as it is where it is absent.
    pub survey: Option<SurveyValue>,
}

/// The lists of the text check (clause 4.4); a line is a pattern.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ModerationValue {
    /// Obscenities and insults.
    pub stems: Vec<String>,
    /// Clean words that contain an obscene one.
    pub exceptions: Vec<String>,
    /// National, racial and religious groups.
    pub targets: Vec<String>,
    /// What one is called upon to do to a group.
    pub calls: Vec<String>,
    /// Sayings that incite beside a group.
    pub slogans: Vec<String>,
}

/// A text of several lines without what nobody sees.
fn tidy(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>().trim().to_owned()
}

/// A text of one line, its words a space apart.
fn line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A line that may be missing; an empty one is.
fn some(text: Option<String>) -> Option<String> {
    text.as_deref().map(line).filter(|text| !text.is_empty())
}

fn all(texts: Vec<String>) -> Vec<String> {
    texts.iter().map(|text| line(text)).filter(|text| !text.is_empty()).collect()
}

impl OrganisationValue {
    /// The organisation with this identity.
    #[must_use]
    pub fn with(self, id: OrganisationId) -> Organisation {
        Organisation {
            id,
            name: line(&self.name),
            kind: self.kind,
            units: all(self.units),
            contacts: self.contacts.as_deref().map(tidy).filter(|text| !text.is_empty()),
            active: self.active,
        }
    }
}

impl From<Organisation> for OrganisationValue {
    fn from(organisation: Organisation) -> Self {
        let Organisation { id: _, name, kind, units, contacts, active } = organisation;
        Self { name, kind, units, contacts, active }
    }
}

impl StaffValue {
    /// The member of staff `before` with these details.
    #[must_use]
    pub fn with(self, before: StaffMember) -> StaffMember {
        let mut roles = self.roles;
        roles.sort();
        roles.dedup();
        let mut spheres: Vec<_> = self.spheres.into_iter().map(CategoryId).collect();
        spheres.sort();
        spheres.dedup();
        StaffMember {
            surname: line(&self.surname),
            name: line(&self.name),
            patronymic: line(&self.patronymic),
            position: line(&self.position),
            roles,
            organisation: some(self.organisation).map(OrganisationId),
            unit: some(self.unit),
            email: some(self.email),
            phone: some(self.phone),
            substitute: some(self.substitute).map(StaffId),
            absence: self.absence.map(|absence| Absence { from: absence.from, to: absence.to }),
            spheres,
            ..before
        }
    }
}

impl From<StaffMember> for StaffValue {
    fn from(member: StaffMember) -> Self {
        Self {
            surname: member.surname,
            name: member.name,
            patronymic: member.patronymic,
            position: member.position,
            roles: member.roles,
            organisation: member.organisation.map(|id| id.0),
            unit: member.unit,
            email: member.email,
            phone: member.phone,
            substitute: member.substitute.map(|id| id.0),
            absence: member.absence.map(|absence| AbsenceValue { from: absence.from, to: absence.to }),
            spheres: member.spheres.into_iter().map(|id| id.0).collect(),
        }
    }
}

impl CategoryValue {
    /// The category with this identity.
    #[must_use]
    pub fn with(self, id: CategoryId) -> Category {
        let area = |area: AreaValue| Area {
            organisation: OrganisationId(area.organisation),
            streets: all(area.streets),
        };
        Category {
            id,
            name: line(&self.name),
            norm_days: self.norm_days,
            proof_required: self.proof_required,
            organisation: some(self.organisation).map(OrganisationId),
            active: self.active,
            keywords: all(self.keywords),
            parent: some(self.parent).map(CategoryId),
            norm_hours: self.norm_hours,
            areas: self.areas.into_iter().map(area).collect(),
        }
    }
}

impl From<Category> for CategoryValue {
    fn from(category: Category) -> Self {
        let area = |area: Area| AreaValue { organisation: area.organisation.0, streets: area.streets };
        Self {
            name: category.name,
            parent: category.parent.map(|id| id.0),
            norm_days: category.norm_days,
            norm_hours: category.norm_hours,
            proof_required: category.proof_required,
            organisation: category.organisation.map(|id| id.0),
            areas: category.areas.into_iter().map(area).collect(),
            keywords: category.keywords,
            active: category.active,
        }
    }
}

impl TemplateValue {
    /// The template with this identity.
    #[must_use]
    pub fn with(self, id: TemplateId) -> Template {
        Template { id, kind: self.kind, name: line(&self.name), text: tidy(&self.text), active: self.active }
    }
}

impl From<Template> for TemplateValue {
    fn from(template: Template) -> Self {
        let Template { id: _, kind, name, text, active } = template;
        Self { kind, name, text, active }
    }
}

impl SettingsValue {
    /// The settings, in place of those present.
    #[must_use]
    pub fn over(self, present: &Settings) -> Settings {
        Settings {
            consent_version: present.consent_version,
            max_attachments: self.max_attachments,
            max_file_size: self.max_file_size,
            draft_reminder_hours: self.draft_reminder_hours,
            block_days: self.block_days,
            flood_per_minute: self.flood_per_minute,
            flood_minutes: self.flood_minutes,
            other_channels: tidy(&self.other_channels),
            executors_see_contacts: self.executors_see_contacts,
            question_pauses_deadline: self.question_pauses_deadline,
            appeal_route: tidy(&self.appeal_route),
            consent_text: self.consent_text.as_deref().map(tidy).filter(|text| !text.is_empty()),
            control: self.control.map_or_else(|| present.control.clone(), Into::into),
            survey: self.survey.map_or_else(|| present.survey.clone(), Into::into),
        }
    }
}

impl From<Settings> for SettingsValue {
    fn from(settings: Settings) -> Self {
        Self {
            max_attachments: settings.max_attachments,
            max_file_size: settings.max_file_size,
            draft_reminder_hours: settings.draft_reminder_hours,
            block_days: settings.block_days,
            flood_per_minute: settings.flood_per_minute,
            flood_minutes: settings.flood_minutes,
            other_channels: settings.other_channels,
            executors_see_contacts: settings.executors_see_contacts,
            question_pauses_deadline: settings.question_pauses_deadline,
            appeal_route: settings.appeal_route,
            consent_text: settings.consent_text,
            control: Some(settings.control.into()),
            survey: Some(settings.survey.into()),
        }
    }
}

impl From<ModerationValue> for Lists {
    fn from(value: ModerationValue) -> Self {
        let list = |lines| all(lines).into_iter().map(Into::into).collect();
        Self {
            stems: list(value.stems),
            exceptions: list(value.exceptions),
            targets: list(value.targets),
            calls: list(value.calls),
            slogans: list(value.slogans),
        }
    }
}

impl From<Lists> for ModerationValue {
    fn from(lists: Lists) -> Self {
        let list = |lines: Vec<_>| lines.into_iter().map(std::borrow::Cow::into_owned).collect();
        Self {
            stems: list(lists.stems),
            exceptions: list(lists.exceptions),
            targets: list(lists.targets),
            calls: list(lists.calls),
            slogans: list(lists.slogans),
        }
    }
}
