//! Parts of a card as the API answers them: co-executors, requests, materials, marks, ties, ratings, measures,
//! breaches.

use serde::Serialize;
use utoipa::ToSchema;

use super::{CodeView, PersonRef};

/// A co-executor's part (clause 4.5).
#[derive(Debug, Serialize, ToSchema)]
pub struct PartView {
    /// Who.
    pub executor: PersonRef,
    /// What is to be done.
    pub task: String,
    /// `assigned`, `in_work` or `done`.
    pub state: String,
    /// What was done.
    #[schema(required)]
    pub text: Option<String>,
    /// When it was done, RFC 3339.
    #[schema(required, format = DateTime)]
    pub done_at: Option<String>,
}

/// A request of an executor (clause 4.6 a–c).
#[derive(Debug, Serialize, ToSchema)]
pub struct RequestView {
    /// Number of the entry of the history that made it.
    pub sequence: u64,
    /// `executors`, `additional_control` or `strategic_plan`.
    pub kind: String,
    /// What is asked, a Ukrainian sentence.
    pub text: String,
    /// Who asks.
    pub by: PersonRef,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// Why.
    pub reason: String,
    /// For other executors: whom the executor proposes.
    pub proposed: Vec<PersonRef>,
    /// For other executors: whether one is asked for in the place of who asks, not beside them.
    pub change: bool,
    /// For a strategic plan: the plan that is proposed.
    #[schema(required)]
    pub plan: Option<String>,
    /// For additional control: last day of the term asked for.
    #[schema(required, format = Date)]
    pub until: Option<String>,
    /// `open`, `granted`, `refused`, `withdrawn` or `lapsed`.
    pub state: String,
    /// What was said with its end.
    #[schema(required)]
    pub answer: Option<String>,
    /// Who granted, refused or withdrew it; nobody where the card went on without them.
    #[schema(required)]
    pub ended_by: Option<PersonRef>,
    /// When it ended, RFC 3339.
    #[schema(required, format = DateTime)]
    pub ended_at: Option<String>,
    /// The clause by which it is decided.
    pub clause: String,
    /// Whether the caller made it and may take it back.
    pub can_withdraw: bool,
}

/// Materials asked for (clause 6.2.3).
#[derive(Debug, Serialize, ToSchema)]
pub struct MaterialsView {
    /// Number of the entry of the history that asked.
    pub sequence: u64,
    /// Who is asked.
    pub of: PersonRef,
    /// What for.
    pub text: String,
    /// The answer.
    #[schema(required)]
    pub answer: Option<String>,
    /// When it was given, RFC 3339.
    #[schema(required, format = DateTime)]
    pub answered_at: Option<String>,
    /// Whether the caller is to answer.
    pub can_answer: bool,
}

/// A strategic plan (clause 4.6 c).
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanView {
    /// Name.
    pub name: String,
    /// Year.
    pub year: i16,
    /// By when the work is expected, Kyiv.
    #[schema(format = Date)]
    pub expected: String,
}

/// Marks of the classifier: codes and their names (clause 2.1).
#[derive(Debug, Serialize, ToSchema)]
pub struct MarksView {
    /// Form of arrival.
    pub arrival: CodeView,
    /// Sign of arrival.
    pub sign: CodeView,
    /// Kind.
    pub kind: CodeView,
    /// Subject.
    pub subject: CodeView,
    /// How many people have signed it.
    pub people: u32,
    /// Category of the author.
    #[schema(required)]
    pub author: Option<CodeView>,
    /// Social status.
    #[schema(required)]
    pub social: Option<CodeView>,
}

/// A tie to another card (clause 2.1).
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkView {
    /// `related`, `repeat`, `split` or `merged`.
    pub kind: String,
    /// Identity of the other card.
    pub id: String,
    /// Its number.
    pub number: String,
}

/// A quality rating (clause 6.3.3).
#[derive(Debug, Serialize, ToSchema)]
pub struct RatingView {
    /// 1 (poor) to 5 (excellent).
    pub quality: u8,
    /// Why.
    #[schema(required)]
    pub comment: Option<String>,
    /// Who rated.
    pub by: PersonRef,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
}

/// A disciplinary measure (clauses 6.3.2, 6.3.3).
#[derive(Debug, Serialize, ToSchema)]
pub struct MeasureView {
    /// Against whom.
    pub against: PersonRef,
    /// `breach` or `poor_quality`.
    pub ground: String,
    /// The measure.
    pub text: String,
    /// Who recorded it.
    pub by: PersonRef,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
}

/// A term that was broken (clauses 6.2.1, 7).
#[derive(Debug, Serialize, ToSchema)]
pub struct BreachView {
    /// What was not done: `addressing`, `assignment`, `acceptance`, `execution` or `review`.
    pub stage: String,
    /// The same in Ukrainian.
    pub what: String,
    /// When it should have been done, RFC 3339.
    #[schema(format = DateTime)]
    pub due_at: String,
    /// By whom; empty where it is everybody of a role.
    pub people: Vec<PersonRef>,
    /// How far it has risen: 1 at first, 2 to the decision-makers again, 3 and more to the mayor.
    pub rung: u16,
    /// When it was mended, RFC 3339; null while it lasts.
    #[schema(required, format = DateTime)]
    pub ended_at: Option<String>,
    /// The clause.
    pub clause: String,
}
