//! A registration-control card as the API answers it.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    BreachView, CardSummary, LinkView, MarksView, MaterialsView, MeasureView, PartView, PersonRef, PlanView,
    RatingView, RequestView, SurveyView,
};
use crate::moderation::views::{BlockView, CardRef};

/// A registration-control card with everything the caller may see and do.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardView {
    /// What a list shows, too.
    #[serde(flatten)]
    pub summary: CardSummary,
    /// Version; commands name it.
    pub version: u64,
    /// `telegram` or `viber`; null for a citizen who came, phoned or wrote.
    #[schema(required)]
    pub channel: Option<String>,
    /// The applicant.
    pub applicant: ApplicantView,
    /// What is known of the applicant's chat.
    pub chat: ChatView,
    /// Questions to the applicant, oldest first (clause 5.1).
    pub questions: Vec<QuestionView>,
    /// Place.
    #[schema(required)]
    pub location: Option<PointView>,
    /// Resolution.
    #[schema(required)]
    pub resolution: Option<String>,
    /// Result.
    #[schema(required)]
    pub result: Option<ResultView>,
    /// How often a result was returned for rework.
    pub returns: u32,
    /// True when the work was not reported by its deadline (clause 6.3.2).
    pub breached: bool,
    /// The co-executors' parts (clause 4.5).
    pub parts: Vec<PartView>,
    /// Requests of executors, oldest first (clause 4.6).
    pub requests: Vec<RequestView>,
    /// Materials asked for, oldest first (clause 6.2.3).
    pub materials: Vec<MaterialsView>,
    /// The strategic plan that includes it (clause 4.6 c).
    #[schema(required)]
    pub plan: Option<PlanView>,
    /// Marks of the classifier (clause 2.1).
    pub marks: MarksView,
    /// Ties to other cards.
    pub links: Vec<LinkView>,
    /// The card it was merged into.
    #[schema(required)]
    pub merged_into: Option<LinkView>,
    /// The survey of the applicant (clause 7); null of a card that was not closed by its execution.
    #[schema(required)]
    pub survey: Option<SurveyView>,
    /// The decision-maker's rating (clause 6.3.3).
    #[schema(required)]
    pub rating: Option<RatingView>,
    /// Disciplinary measures (clauses 6.3.2, 6.3.3).
    pub measures: Vec<MeasureView>,
    /// Terms that were broken, oldest first (clauses 6.2.1, 7).
    pub breaches: Vec<BreachView>,
    /// Files.
    pub files: Vec<FileView>,
    /// History, oldest first.
    pub history: Vec<HistoryEntry>,
    /// What the caller can do next.
    pub allowed_actions: Vec<AllowedAction>,
    /// The caller's own last step, while it can be taken back.
    #[schema(required)]
    pub undo: Option<UndoView>,
}

/// A step that can be taken back for some seconds.
#[derive(Debug, Serialize, ToSchema)]
pub struct UndoView {
    /// Its number in the history.
    pub sequence: u64,
    /// For how long still.
    pub milliseconds: u64,
}

/// The applicant's details (clause 4.2).
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicantView {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic; null when the person has none.
    #[schema(required)]
    pub patronymic: Option<String>,
    /// Place of residence; null while it is hidden.
    #[schema(required)]
    pub residence: Option<String>,
    /// Phone; null while it is hidden.
    #[schema(required)]
    pub phone: Option<String>,
    /// E-mail.
    #[schema(required)]
    pub email: Option<String>,
    /// True while phone, address and e-mail are hidden from the caller: an executor sees them after
    /// taking the card into work, unless the city has set otherwise.
    pub contacts_hidden: bool,
}

/// What is known of the applicant's chat. An executor sees only whether notices arrive.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChatView {
    /// Whether notices reach the applicant, as far as is known.
    pub reachable: bool,
    /// Since when the applicant has the bot blocked or is gone, RFC 3339.
    #[schema(required, format = DateTime)]
    pub lost_since: Option<String>,
    /// Since when they talk to the bot, RFC 3339.
    #[schema(required, format = DateTime)]
    pub since: Option<String>,
    /// When they last wrote, RFC 3339.
    #[schema(required, format = DateTime)]
    pub spoke_at: Option<String>,
    /// The block of intake that holds now (clause 4.4).
    #[schema(required)]
    pub block: Option<BlockView>,
}

/// A question to the applicant (clause 5.1).
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionView {
    /// Number of the entry of the history that asked it.
    pub sequence: u64,
    /// The question.
    pub text: String,
    /// When an answer is expected, RFC 3339.
    #[schema(required, format = DateTime)]
    pub answer_by: Option<String>,
    /// When it was answered first, RFC 3339.
    #[schema(required, format = DateTime)]
    pub answered_at: Option<String>,
}

/// A point, WGS 84.
#[derive(Debug, Serialize, ToSchema)]
pub struct PointView {
    /// Degrees.
    pub latitude: f64,
    /// Degrees.
    pub longitude: f64,
}

/// A reported result.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultView {
    /// The answer.
    pub text: String,
    /// Code of the classifier.
    pub code: String,
    /// Its name.
    pub code_name: String,
    /// The law that a refusal stands on.
    #[schema(required)]
    pub law: Option<String>,
}

/// A file of a card.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileView {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// `photo`, `video`, `audio`, `voice` or `document`.
    pub kind: String,
    /// MIME type by content.
    #[schema(required)]
    pub content_type: Option<String>,
    /// Bytes.
    #[schema(required)]
    pub size: Option<u64>,
    /// `applicant` or `staff`.
    pub origin: String,
    /// `pending` (on its way from the messenger, or being looked at), `stored` or `failed`.
    pub state: String,
    /// Where to read it for the next hour.
    #[schema(required)]
    pub url: Option<String>,
    /// Where to read a small JPEG of it, at most 400 pixels a side, for the next hour.
    #[schema(required)]
    pub thumbnail_url: Option<String>,
    /// When a picture was taken by the camera's clock, without a time zone: `2026-11-20T14:05:09`.
    #[schema(required, example = "2026-11-20T14:05:09")]
    pub taken_at: Option<String>,
    /// Where a picture or video was taken, as it said itself.
    #[schema(required)]
    pub taken_place: Option<PointView>,
    /// Why it cannot be had.
    #[schema(required)]
    pub failure: Option<String>,
    /// Whether the caller may have it fetched again.
    pub can_retry: bool,
}

/// An entry of the history.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// 1, 2, 3 …
    pub sequence: u64,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// Who.
    pub actor: ActorView,
    /// Kind of event.
    pub kind: String,
    /// Clause of the regulation.
    pub clause: String,
    /// What happened, a Ukrainian sentence.
    pub text: String,
    /// What was written with it.
    #[schema(required)]
    pub comment: Option<String>,
    /// Identities of the files that came with it.
    pub files: Vec<String>,
    /// The other card it tells of.
    #[schema(required)]
    pub card: Option<CardRef>,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Who caused an entry.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActorView {
    /// `applicant` or `staff`.
    pub kind: String,
    /// Name.
    pub name: String,
}

/// A step the caller can take.
#[derive(Debug, Serialize, ToSchema)]
pub struct AllowedAction {
    /// Code of the action, e.g. `address`, `assign`, `report`, `decide_request`.
    pub action: String,
    /// Where it belongs: `step` carries the card on, `aside` is done beside the steps, `more` is
    /// seldom needed.
    pub place: String,
    /// Its name on a button, Ukrainian.
    pub title: String,
    /// Clause it stands on.
    pub clause: String,
    /// Proposed last day of the term.
    #[schema(required, format = Date)]
    pub proposed_due_on: Option<String>,
    /// Proposed end of the term of what is urgent, RFC 3339.
    #[schema(required, format = DateTime)]
    pub proposed_due_at: Option<String>,
    /// Latest day that can be set; for a way out by law the last day on which it is open.
    #[schema(required, format = Date)]
    pub latest_due_on: Option<String>,
    /// Decision-makers in whose sphere the card lies, for addressing.
    #[schema(required)]
    pub proposed_decision_makers: Option<Vec<String>>,
    /// The organisation that usually does such work there, for assigning.
    #[schema(required)]
    pub proposed_organisation: Option<String>,
    /// Whether a proof is still wanted before the result can be reported.
    #[schema(required)]
    pub proof_required: Option<bool>,
    /// Term of a block that the city proposes, days.
    #[schema(required)]
    pub proposed_days: Option<u16>,
}

/// Who else has a card open.
#[derive(Debug, Serialize, ToSchema)]
pub struct PresenceView {
    /// The others, the longest there first.
    pub others: Vec<LookerView>,
}

/// Somebody who has a card open.
#[derive(Debug, Serialize, ToSchema)]
pub struct LookerView {
    /// Who.
    pub person: PersonRef,
    /// Since when, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
    /// Whether they are typing.
    pub typing: bool,
}
