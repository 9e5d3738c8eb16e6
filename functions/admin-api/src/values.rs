//! What is edited, in the shape in which it is read, written and kept in revisions.

use hotline_domain::{
    calendar::{
        Holiday, HolidayDate, Hours, MartialLaw, MovedDay, Pause, ShortDay, WorkingCalendar, WorkingDay,
    },
    directory::{Absence, Area, Category, Organisation, OrganisationKind, Role, StaffMember},
    ids::{CategoryId, OrganisationId, StaffId, TemplateId},
    moderation::Lists,
    settings::{ContactsShown, Settings},
    template::{Template, TemplateKind},
};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::control_value::ControlValue;

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

/// The working calendar (clauses 4.3, 7).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarValue {
    /// The weekdays on which the city works.
    pub week: Vec<WorkingDayValue>,
    /// Public holidays (Labour Code, art. 73).
    pub holidays: Vec<HolidayValue>,
    /// By how many minutes a working day before a holiday is shorter (Labour Code, art. 53); 0 where
    /// none is.
    #[schema(minimum = 0, maximum = 240)]
    pub eve_minutes: u16,
    /// Days that end earlier than usual.
    pub short_days: Vec<ShortDayValue>,
    /// Working days moved to a day off.
    pub moved_days: Vec<MovedDayValue>,
    /// While it is in force holidays are worked and no day is short or moved (law 2136-IX, art. 6);
    /// null in a calendar of peace.
    #[schema(required)]
    pub martial_law: Option<MartialLawValue>,
}

/// The days of martial law.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MartialLawValue {
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// The last day; null while it is not known.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
}

/// A weekday on which the city works.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingDayValue {
    /// 1 for Monday … 7 for Sunday.
    #[schema(minimum = 1, maximum = 7)]
    pub weekday: i8,
    /// When the day begins, Kyiv, `08:00`.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "08:00")]
    pub from: Time,
    /// When it ends.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "17:00")]
    pub to: Time,
    /// The break.
    #[schema(required)]
    pub pause: Option<PauseValue>,
}

/// A break.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PauseValue {
    /// When it begins.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "12:00")]
    pub from: Time,
    /// When it ends.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "13:00")]
    pub to: Time,
}

/// A public holiday.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidayValue {
    /// Name.
    pub name: String,
    /// Its day.
    pub on: HolidayDateValue,
    /// The first year in which it is one; null for ever.
    #[schema(required)]
    pub since: Option<i16>,
    /// The last year in which it is one; null for ever.
    #[schema(required)]
    pub until: Option<i16>,
}

/// On which day of a year a holiday is.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HolidayDateValue {
    /// The same day of every year.
    Fixed {
        /// Month.
        #[schema(minimum = 1, maximum = 12)]
        month: i8,
        /// Day of the month.
        #[schema(minimum = 1, maximum = 31)]
        day: i8,
    },
    /// Orthodox Easter.
    Easter,
    /// Trinity, 49 days after it.
    Trinity,
}

/// A working day that ends earlier than usual.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShortDayValue {
    /// The date.
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// When it ends.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "16:00")]
    pub to: Time,
}

/// A working day that was moved to a day off.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MovedDayValue {
    /// The working day that is free.
    #[schema(value_type = String, format = Date)]
    pub free: Date,
    /// The day off that is worked instead.
    #[schema(value_type = String, format = Date)]
    pub worked: Date,
}

/// Times of day as `08:00`.
mod clock {
    use jiff::civil::Time;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time.strftime("%H:%M"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let text = String::deserialize(deserializer)?;
        Time::strptime("%H:%M", &text).map_err(|_| D::Error::custom("a time of day is written as 08:00"))
    }
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

impl From<CalendarValue> for WorkingCalendar {
    fn from(value: CalendarValue) -> Self {
        let pause = |pause: PauseValue| Pause { from: pause.from, to: pause.to };
        let working = |day: WorkingDayValue| WorkingDay {
            weekday: day.weekday,
            hours: Hours { from: day.from, to: day.to, pause: day.pause.map(pause) },
        };
        let holiday = |day: HolidayValue| Holiday {
            name: line(&day.name),
            on: day.on.into(),
            since: day.since,
            until: day.until,
        };
        Self {
            week: value.week.into_iter().map(working).collect(),
            holidays: value.holidays.into_iter().map(holiday).collect(),
            short_days: value.short_days.iter().map(|day| ShortDay { date: day.date, to: day.to }).collect(),
            moved_days: value
                .moved_days
                .iter()
                .map(|day| MovedDay { free: day.free, worked: day.worked })
                .collect(),
            eve_minutes: value.eve_minutes,
            martial_law: value.martial_law.map(|law| MartialLaw { from: law.from, until: law.until }),
        }
    }
}

impl From<WorkingCalendar> for CalendarValue {
    fn from(calendar: WorkingCalendar) -> Self {
        let working = |day: WorkingDay| WorkingDayValue {
            weekday: day.weekday,
            from: day.hours.from,
            to: day.hours.to,
            pause: day.hours.pause.map(|pause| PauseValue { from: pause.from, to: pause.to }),
        };
        let holiday = |day: Holiday| HolidayValue {
            name: day.name,
            on: day.on.into(),
            since: day.since,
            until: day.until,
        };
        let short = |day: ShortDay| ShortDayValue { date: day.date, to: day.to };
        let moved = |day: MovedDay| MovedDayValue { free: day.free, worked: day.worked };
        Self {
            week: calendar.week.into_iter().map(working).collect(),
            holidays: calendar.holidays.into_iter().map(holiday).collect(),
            short_days: calendar.short_days.into_iter().map(short).collect(),
            moved_days: calendar.moved_days.into_iter().map(moved).collect(),
            eve_minutes: calendar.eve_minutes,
            martial_law: calendar.martial_law.map(|law| MartialLawValue { from: law.from, until: law.until }),
        }
    }
}

impl From<HolidayDateValue> for HolidayDate {
    fn from(value: HolidayDateValue) -> Self {
        match value {
            HolidayDateValue::Fixed { month, day } => Self::Fixed { month, day },
            HolidayDateValue::Easter => Self::Easter,
            HolidayDateValue::Trinity => Self::Trinity,
        }
    }
}

impl From<HolidayDate> for HolidayDateValue {
    fn from(date: HolidayDate) -> Self {
        match date {
            HolidayDate::Fixed { month, day } => Self::Fixed { month, day },
            HolidayDate::Easter => Self::Easter,
            HolidayDate::Trinity => Self::Trinity,
        }
    }
}
