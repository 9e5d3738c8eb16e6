//! The city's directory (clauses 1.4, 1.5, chapter 2): organisations, staff with roles, categories.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    calendar::WorkingCalendar,
    ids::{CategoryId, OrganisationId, StaffId, TemplateId},
    moderation::Lists,
    settings::Settings,
    streets::Streets,
    suggestion::Learnt,
    template::Template,
};

/// A role of chapter 2 of the regulation; the code is also the name of the sign-in group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 2.1, chief specialist of the general department: full administrative support.
    Responsible,
    /// 2.2, the mayor and deputies.
    DecisionMaker,
    /// 2.3, staff of the executive committee, communal enterprises and institutions.
    Executor,
    /// 2.5, public relations.
    PressOfficer,
    /// The deployer: accounts and settings, no appeal content.
    Admin,
}

impl Role {
    /// Every role, in the order of chapter 2.
    pub const ALL: [Self; 5] =
        [Self::Responsible, Self::DecisionMaker, Self::Executor, Self::PressOfficer, Self::Admin];

    /// Group name in the sign-in service and code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::DecisionMaker => "decision_maker",
            Self::Executor => "executor",
            Self::PressOfficer => "press_officer",
            Self::Admin => "admin",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What an organisation is (clause 1.4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// Виконавчий орган.
    #[default]
    ExecutiveBody,
    /// Комунальне підприємство.
    CommunalEnterprise,
    /// Установа.
    Institution,
}

pub(crate) fn yes() -> bool {
    true
}

/// An organisation registered in the service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Identity.
    pub id: OrganisationId,
    /// Full name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its units (підрозділи), in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// How it is reached: phone, address, e-mail; plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<String>,
    /// Executors are assigned only from active organisations.
    #[serde(default = "yes")]
    pub active: bool,
}

/// Days on which a member of staff is away, both included, Kyiv.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Absence {
    /// True when the day is one of them.
    #[must_use]
    pub fn covers(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// A member of staff.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMember {
    /// Identity, also the sign-in name.
    pub id: StaffId,
    /// Surname.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic.
    #[serde(default)]
    pub patronymic: String,
    /// Position held.
    pub position: String,
    /// Roles of chapter 2.
    pub roles: Vec<Role>,
    /// Organisation, where the person belongs to one.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// False once the person no longer works with the service.
    #[serde(default = "yes")]
    pub active: bool,
    /// Unit of the organisation, as its list names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Work e-mail: invitations to sign in go there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Work phone, free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Who stands in while the person is away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitute: Option<StaffId>,
    /// When the person is away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absence: Option<Absence>,
    /// A decision-maker's sphere: the categories that are proposed to be addressed to them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spheres: Vec<CategoryId>,
    /// Whether the sign-in service has been told of the person as they are here.
    #[serde(default, skip_serializing_if = "SignInState::is_synced")]
    pub sign_in: SignInState,
}

/// Whether the sign-in service knows a person as the directory does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInState {
    /// It does.
    #[default]
    Synced,
    /// It is still to be told.
    Pending,
}

impl SignInState {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Synced => "synced",
            Self::Pending => "pending",
        }
    }

    fn is_synced(&self) -> bool {
        *self == Self::Synced
    }
}

impl StaffMember {
    /// Surname, name and patronymic.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {} {}", self.surname, self.name, self.patronymic).trim_end().to_owned()
    }

    /// True when the person holds the role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// Streets on which another organisation than the usual one does the work of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Streets by their official names, as the register of streets has them.
    pub streets: Vec<String>,
}

/// A category of appeals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Identity.
    pub id: CategoryId,
    /// Name, as citizens choose it.
    pub name: String,
    /// Usual term of execution in calendar days (law, art. 20: 15 or up to 30).
    pub norm_days: u16,
    /// Whether a result needs a proof: photo, video or document (clause 6.5.2).
    #[serde(default = "yes")]
    pub proof_required: bool,
    /// Organisation that usually does this work.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// False when citizens can no longer choose it.
    #[serde(default = "yes")]
    pub active: bool,
    /// Words typical for it, without endings (`ліхтар`), from which it is suggested; without any,
    /// the words of its name serve.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// The category above, for one of the second level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CategoryId>,
    /// Usual term in hours, for what is urgent; it goes before the days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub norm_hours: Option<u16>,
    /// Streets that another organisation serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
}

/// The whole directory of one city.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// Organisations.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// Staff.
    #[serde(default)]
    pub staff: Vec<StaffMember>,
    /// Categories, in the order in which citizens see them.
    #[serde(default)]
    pub categories: Vec<Category>,
    /// Templates of what staff write.
    #[serde(default)]
    pub templates: Vec<Template>,
    /// Settings.
    #[serde(default)]
    pub settings: Settings,
    /// When the city works.
    #[serde(default)]
    pub calendar: WorkingCalendar,
    /// What is not let through (clause 4.4); the built-in lists where the city has none of its own.
    #[serde(default)]
    pub moderation: Lists,
    /// The city's streets.
    #[serde(default)]
    pub streets: Streets,
    /// What corrected cards have taught of the categories' words; the service writes it itself.
    #[serde(default)]
    pub learnt: Learnt,
}

impl Directory {
    /// The member of staff with this id.
    #[must_use]
    pub fn staff(&self, id: &StaffId) -> Option<&StaffMember> {
        self.staff.iter().find(|member| &member.id == id)
    }

    /// The organisation with this id.
    #[must_use]
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|organisation| &organisation.id == id)
    }

    /// The organisation a member of staff belongs to.
    #[must_use]
    pub fn organisation_of(&self, id: &StaffId) -> Option<&Organisation> {
        self.organisation(self.staff(id)?.organisation.as_ref()?)
    }

    /// Everybody of the same organisation.
    #[must_use]
    pub fn colleagues(&self, id: &StaffId) -> Vec<StaffId> {
        let own = self.staff(id).and_then(|member| member.organisation.as_ref());
        let same = |member: &&StaffMember| own.is_some() && member.organisation.as_ref() == own;
        self.staff.iter().filter(same).map(|member| member.id.clone()).collect()
    }

    /// Those away on this day for whom the person stands in (chapter 2).
    #[must_use]
    pub fn stands_in_for(&self, id: &StaffId, day: Date) -> Vec<StaffId> {
        let stands_in = |member: &&StaffMember| {
            member.substitute.as_ref() == Some(id)
                && member.absence.is_some_and(|absence| absence.covers(day))
        };
        self.staff.iter().filter(stands_in).map(|member| member.id.clone()).collect()
    }

    /// Who acts for the person on this day, where the person is away and the substitute works.
    #[must_use]
    pub fn substitute_of(&self, id: &StaffId, day: Date) -> Option<&StaffMember> {
        let member = self.staff(id)?;
        member.absence.filter(|absence| absence.covers(day))?;
        self.staff(member.substitute.as_ref()?).filter(|substitute| substitute.active)
    }

    /// The category with this id.
    #[must_use]
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| &category.id == id)
    }

    /// The template with this id.
    #[must_use]
    pub fn template(&self, id: &TemplateId) -> Option<&Template> {
        self.templates.iter().find(|template| &template.id == id)
    }

    /// The categories of the first level that can be chosen, in order.
    pub fn top_categories(&self) -> impl Iterator<Item = &Category> {
        let above = |id: &CategoryId| self.category(id).is_some_and(|parent| parent.active);
        let top = move |category: &&Category| category.active && !category.parent.as_ref().is_some_and(above);
        self.categories.iter().filter(top)
    }

    /// The categories below this one that can be chosen, in order.
    pub fn children<'a>(&'a self, id: &'a CategoryId) -> impl Iterator<Item = &'a Category> {
        self.categories.iter().filter(move |category| category.active && category.parent.as_ref() == Some(id))
    }

    /// True when citizens choose one of the categories below it, never the category itself.
    #[must_use]
    pub fn is_group(&self, id: &CategoryId) -> bool {
        self.children(id).next().is_some()
    }

    /// True when the person can be given this role on a card now: active, holding the role and,
    /// for an executor, of a registered active organisation (clause 1.4).
    #[must_use]
    pub fn can_act_as(&self, id: &StaffId, role: Role) -> bool {
        let Some(member) = self.staff(id) else {
            return false;
        };
        let organisation_ok = match role {
            Role::Executor => self.organisation_of(id).is_some_and(|o| o.active),
            Role::Responsible | Role::DecisionMaker | Role::PressOfficer | Role::Admin => true,
        };
        member.active && member.has(role) && organisation_ok
    }
}
