//! What the reports answer. They count the cards registered in the period, as they stand when the report
//! is made, and hold no personal data of applicants.

use serde::Serialize;
use utoipa::ToSchema;

use crate::views::{CodeView, Named, PersonRef};

/// The report on the service (clause 6.1.5).
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportView {
    /// First day.
    #[schema(format = Date)]
    pub from: String,
    /// Last day.
    #[schema(format = Date)]
    pub to: String,
    /// When the report was made, RFC 3339.
    #[schema(format = DateTime)]
    pub made_at: String,
    /// The statistics of all appeals.
    pub statistics: StatisticsView,
    /// The work on all cards.
    pub progress: ProgressView,
    /// The statistics by form of arrival, each form of the classifier.
    pub by_arrival: Vec<ArrivalRow>,
    /// The work by category, the largest first.
    pub by_category: Vec<CategoryRow>,
    /// The work by decision-maker, the largest first; a card addressed to several counts for each.
    pub by_decision_maker: Vec<DecisionMakerRow>,
    /// The work by month of registration, each month of the period.
    pub by_month: Vec<MonthRow>,
}

/// The columns of the periodic statistics. A result counts once the card is closed; an appeal merged into
/// another one counts too.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatisticsView {
    /// All appeals.
    pub total: u32,
    /// Collective.
    pub collective: u32,
    /// Repeated.
    pub repeat: u32,
    /// Of people of a privileged category.
    pub privileged: u32,
    /// Proposals and remarks.
    pub proposals: u32,
    /// Statements and requests.
    pub statements: u32,
    /// Complaints.
    pub complaints: u32,
    /// Resolved positively.
    pub resolved: u32,
    /// Refused.
    pub refused: u32,
    /// Explained.
    pub explained: u32,
    /// Returned to the author.
    pub returned: u32,
    /// Forwarded by competence.
    pub forwarded: u32,
    /// Not to be considered.
    pub not_considered: u32,
    /// Taken back by the applicant.
    pub withdrawn: u32,
    /// Still being considered.
    pub pending: u32,
    /// How many citizens.
    pub people: u32,
}

/// How the work on some cards goes.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressView {
    /// All cards.
    pub count: u32,
    /// Open.
    pub open: u32,
    /// Open, and the deadline has passed.
    pub overdue: u32,
    /// Closed.
    pub closed: u32,
    /// Taken back by the applicant.
    pub withdrawn: u32,
    /// Considered with another card that is still open.
    pub merged: u32,
    /// Not reported by the deadline, open ones included.
    pub breached: u32,
    /// How often a result was returned for rework.
    pub reworks: u32,
    /// The term was extended beyond the month.
    pub extended: u32,
    /// In a strategic plan.
    pub planned: u32,
    /// Median of the calendar days from registration to closing.
    #[schema(required)]
    pub median_days: Option<f64>,
    /// Mean quality rating, 1 to 5.
    #[schema(required)]
    pub quality: Option<f64>,
    /// How many ratings.
    pub ratings: u32,
}

/// A form of arrival.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArrivalRow {
    /// The form, section 1 of the classifier.
    pub arrival: CodeView,
    /// Its statistics.
    pub statistics: StatisticsView,
}

/// A category.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryRow {
    /// The category.
    pub category: Named,
    /// Name of the category above.
    #[schema(required)]
    pub parent: Option<String>,
    /// Its share of all cards, percent.
    pub share: f64,
    /// The work.
    pub progress: ProgressView,
}

/// A decision-maker.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionMakerRow {
    /// Who; null for what is addressed to nobody.
    #[schema(required)]
    pub person: Option<PersonRef>,
    /// The work.
    pub progress: ProgressView,
}

/// A month.
#[derive(Debug, Serialize, ToSchema)]
pub struct MonthRow {
    /// Month, `2026-11`.
    pub month: String,
    /// The work.
    pub progress: ProgressView,
}

/// The quality and timeliness of executors (clause 6.4.5). What was merged into another card counts on
/// that card only.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExecutorsView {
    /// First day.
    #[schema(format = Date)]
    pub from: String,
    /// Last day.
    #[schema(format = Date)]
    pub to: String,
    /// When the report was made, RFC 3339.
    #[schema(format = DateTime)]
    pub made_at: String,
    /// All executors together.
    pub total: FiguresView,
    /// By organisation, by name; null for executors who belong to none.
    pub organisations: Vec<OrganisationFigures>,
    /// The cards of the executor that was asked for.
    #[schema(required)]
    pub cards: Option<ExecutorCards>,
}

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationFigures {
    /// Which.
    #[schema(required)]
    pub organisation: Option<Named>,
    /// All its executors together.
    pub total: FiguresView,
    /// Each of them, by name.
    pub executors: Vec<ExecutorRow>,
}

/// An executor.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExecutorRow {
    /// Who.
    pub person: PersonRef,
    /// Their figures.
    pub figures: FiguresView,
}

/// The figures of an executor, or of several.
#[derive(Debug, Serialize, ToSchema)]
pub struct FiguresView {
    /// Cards led.
    pub led: WorkView,
    /// Parts as co-executor.
    pub parts: WorkView,
    /// How much of what had to be reported by now was reported in time, percent, parts included.
    #[schema(required)]
    pub timeliness: Option<f64>,
    /// How often a result was returned for rework.
    pub reworks: u32,
    /// Mean quality rating, 1 to 5.
    #[schema(required)]
    pub quality: Option<f64>,
    /// How many ratings.
    pub ratings: u32,
    /// Terms that were broken, as the control of deadlines found them.
    pub breaches: u32,
    /// Disciplinary measures.
    pub measures: u32,
    /// Requests that wait for a decision.
    pub open_requests: u32,
}

/// Work by how it stands with its deadlines; `assigned` is the sum of the others but `overdue`, which
/// `open` includes.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkView {
    /// All of it.
    pub assigned: u32,
    /// Reported by the deadline.
    pub on_time: u32,
    /// Reported after it.
    pub late: u32,
    /// Not reported yet.
    pub open: u32,
    /// Not reported, and the deadline has passed.
    pub overdue: u32,
    /// The card ended without a report: forwarded, returned, not considered, withdrawn.
    pub ended: u32,
}

/// An executor's cards.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExecutorCards {
    /// The latest registered first.
    pub items: Vec<ExecutorCard>,
    /// How many more there are.
    pub left_off: usize,
}

/// A card as an executor's work.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExecutorCard {
    /// Identity.
    pub id: String,
    /// Registration number.
    pub number: String,
    /// Stage.
    pub state: String,
    /// Stage, Ukrainian.
    pub state_name: String,
    /// Category.
    pub category: Named,
    /// `lead`, or `part` as co-executor.
    pub share: String,
    /// `on_time`, `late`, `open`, `overdue` or `ended`.
    pub outcome: String,
    /// The same, Ukrainian.
    pub outcome_name: String,
    /// When registered, RFC 3339.
    #[schema(format = DateTime)]
    pub registered_at: String,
    /// When due, RFC 3339.
    #[schema(required, format = DateTime)]
    pub due_at: Option<String>,
    /// When the executor reported it, or their part, RFC 3339.
    #[schema(required, format = DateTime)]
    pub reported_at: Option<String>,
    /// How often the result was returned for rework; of a lead executor.
    pub reworks: u32,
    /// Quality rating, 1 to 5; of a lead executor.
    #[schema(required)]
    pub quality: Option<u8>,
    /// Terms of it that the executor has broken.
    pub breaches: usize,
    /// Disciplinary measures against the executor.
    pub measures: usize,
}
