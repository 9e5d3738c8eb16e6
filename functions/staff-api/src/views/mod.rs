//! What the API answers.

mod card;
mod parts;
mod survey;

use std::collections::BTreeMap;

pub use card::*;
pub use parts::*;
use serde::Serialize;
pub use survey::SurveyView;
use utoipa::ToSchema;

/// The signed-in person.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// Identity.
    pub id: String,
    /// Full name; the sign-in name for a person the directory does not know.
    pub name: String,
    /// Position.
    pub position: String,
    /// Organisation.
    #[schema(required)]
    pub organisation: Option<String>,
    /// Roles of chapter 2: `responsible`, `decision_maker`, `executor`, `press_officer`, `admin`.
    pub roles: Vec<String>,
}

/// A person as named on a card.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonRef {
    /// Identity.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Organisation.
    #[schema(required)]
    pub organisation: Option<String>,
    /// Who acts in the person's place today, where the person is away (chapter 2).
    #[schema(required)]
    pub substitute: Option<SubstituteView>,
}

/// Who acts in an absent person's place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubstituteView {
    /// Identity.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Last day of the absence, Kyiv.
    #[schema(format = Date)]
    pub until: String,
}

/// The directory, for choosing from (clauses 1.4, 1.5).
#[derive(Debug, Serialize, ToSchema)]
pub struct DirectoryView {
    /// Categories.
    pub categories: Vec<CategoryView>,
    /// Organisations.
    pub organisations: Vec<OrganisationView>,
    /// Active staff.
    pub staff: Vec<StaffView>,
    /// Results of the classifier that an executor can report.
    pub result_codes: Vec<CodeView>,
    /// The other sections of the classifier.
    pub classifier: ClassifierView,
    /// Templates that are offered, with their placeholders; for a card they come filled.
    pub templates: Vec<TemplateView>,
    /// How a decision can be appealed, as every refusal tells the applicant (law, art. 15, 16).
    pub appeal_route: String,
}

/// A template of what staff write.
#[derive(Debug, Serialize, ToSchema)]
pub struct TemplateView {
    /// Identity.
    pub id: String,
    /// `resolution` (4.5), `answer` (5.4), `question` (5.1), `return_reason` (6.2.2) or `refusal` (law,
    /// art. 5, 7, 8, 15).
    pub kind: String,
    /// Name, by which it is chosen.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Templates filled for a card.
#[derive(Debug, Serialize, ToSchema)]
pub struct Templates {
    /// By kind and name. What the card does not have yet stays in braces.
    pub items: Vec<TemplateView>,
}

/// Sections of classifier № 858 of 2008.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClassifierView {
    /// 1: forms of arrival.
    pub arrivals: Vec<CodeView>,
    /// 2: signs of arrival.
    pub signs: Vec<CodeView>,
    /// 3: kinds.
    pub kinds: Vec<CodeView>,
    /// 5: subjects.
    pub subjects: Vec<CodeView>,
    /// 7: categories of authors.
    pub authors: Vec<CodeView>,
    /// 8: social status.
    pub social: Vec<CodeView>,
}

/// A category.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryView {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// The category above it; null for one of the first level.
    #[schema(required)]
    pub parent: Option<String>,
    /// Usual term, calendar days.
    pub norm_days: u16,
    /// Usual term in hours of what is urgent; it goes before the days.
    #[schema(required)]
    pub norm_hours: Option<u16>,
    /// Whether a result needs a proof.
    pub proof_required: bool,
    /// False when it can no longer be chosen.
    pub active: bool,
}

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationView {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// `executive_body`, `communal_enterprise` or `institution`.
    pub kind: String,
    /// Its units.
    pub units: Vec<String>,
    /// False when no executor of it can be assigned.
    pub active: bool,
}

/// A member of staff.
#[derive(Debug, Serialize, ToSchema)]
pub struct StaffView {
    /// Identity.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Roles.
    pub roles: Vec<String>,
    /// Organisation's identity.
    #[schema(required)]
    pub organisation_id: Option<String>,
    /// Organisation's name.
    #[schema(required)]
    pub organisation: Option<String>,
    /// Unit of the organisation.
    #[schema(required)]
    pub unit: Option<String>,
    /// Until when the person is away, where they are today: the last day.
    #[schema(required, format = Date)]
    pub away_until: Option<String>,
    /// Who stands in for them.
    #[schema(required)]
    pub substitute: Option<Named>,
    /// A decision-maker's sphere: identities of categories.
    pub spheres: Vec<String>,
}

/// An entry of classifier № 858.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeView {
    /// Code, e.g. `9.1`.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A named thing.
#[derive(Debug, Serialize, ToSchema)]
pub struct Named {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
}

/// Cards in which it is the caller's move.
#[derive(Debug, Serialize, ToSchema)]
pub struct Worklist {
    /// By due time.
    pub items: Vec<CardSummary>,
}

/// A page of the register.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegisterPage {
    /// Newest first.
    pub items: Vec<CardSummary>,
    /// Cursor of the next page.
    #[schema(required)]
    pub next: Option<String>,
}

/// A card in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardSummary {
    /// Identity.
    pub id: String,
    /// Registration number.
    pub number: String,
    /// Stage: `registered`, `addressed`, `assigned`, `in_work`, `reported`, `closed`,
    /// `withdrawn`.
    pub state: String,
    /// Stage, Ukrainian.
    pub state_name: String,
    /// Category.
    pub category: Named,
    /// The substance; in lists its first 200 characters.
    pub substance: String,
    /// Place of residence; null where the caller does not see it yet.
    #[schema(required)]
    pub residence: Option<String>,
    /// When registered, RFC 3339.
    #[schema(format = DateTime)]
    pub registered_at: String,
    /// When due, RFC 3339.
    #[schema(required, format = DateTime)]
    pub due_at: Option<String>,
    /// The deadline has passed and the card is not closed.
    pub overdue: bool,
    /// The term was extended beyond the usual month.
    pub extended: bool,
    /// Requests of executors that wait for a decision (clause 4.6).
    pub open_requests: usize,
    /// To whom it is addressed.
    pub decision_makers: Vec<PersonRef>,
    /// Who does the work, or leads it.
    #[schema(required)]
    pub executor: Option<PersonRef>,
    /// Co-executors.
    pub co_executors: Vec<PersonRef>,
    /// How many files it has.
    pub attachments: usize,
    /// Codes of the steps open to the caller.
    pub can: Vec<String>,
    /// True while an applicant's answer is waited for (clause 5.1).
    pub waiting_for_applicant: bool,
    /// Since when the term stands still for it, where the city has decided so, RFC 3339.
    #[schema(required, format = DateTime)]
    pub paused_since: Option<String>,
    /// The earliest day on which one is expected, RFC 3339.
    #[schema(required, format = DateTime)]
    pub answer_by: Option<String>,
}

/// A permission to upload.
#[derive(Debug, Serialize, ToSchema)]
pub struct UploadView {
    /// Identity of the upload and of the file it becomes.
    pub upload_id: String,
    /// Where to `PUT` the bytes within 15 minutes.
    pub url: String,
    /// Headers to send with them.
    pub headers: BTreeMap<String, String>,
}
