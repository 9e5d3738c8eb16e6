//! What the API answers.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::moderation::views::BlockView;

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
    /// Results of the classifier.
    pub result_codes: Vec<ResultCodeView>,
}

/// A category.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryView {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Usual term, calendar days.
    pub norm_days: u16,
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
}

/// A result of classifier № 858.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultCodeView {
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
    /// Place of residence.
    pub residence: String,
    /// When registered, RFC 3339.
    #[schema(format = DateTime)]
    pub registered_at: String,
    /// When due, RFC 3339.
    #[schema(required, format = DateTime)]
    pub due_at: Option<String>,
    /// The deadline has passed and the card is not closed.
    pub overdue: bool,
    /// To whom it is addressed.
    pub decision_makers: Vec<PersonRef>,
    /// Who does the work.
    #[schema(required)]
    pub executor: Option<PersonRef>,
    /// How many files it has.
    pub attachments: usize,
    /// True while an applicant's answer is waited for (clause 5.1).
    pub waiting_for_applicant: bool,
    /// The earliest day on which one is expected, RFC 3339.
    #[schema(required, format = DateTime)]
    pub answer_by: Option<String>,
}

/// A registration-control card with everything the caller may see and do.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardView {
    /// What a list shows, too.
    #[serde(flatten)]
    pub summary: CardSummary,
    /// Version; commands name it.
    pub version: u64,
    /// `telegram` or `viber`.
    pub channel: String,
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
    /// Place of residence.
    pub residence: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    #[schema(required)]
    pub email: Option<String>,
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
    /// `address`, `assign`, `accept`, `upload`, `report`, `close`, `return_for_rework`, `ask`,
    /// `comment`, `correct_category`, `set_location`, `block_applicant`, `unblock_applicant`.
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
    /// Latest day that can be set.
    #[schema(required, format = Date)]
    pub latest_due_on: Option<String>,
    /// Whether a proof is still wanted before the result can be reported.
    #[schema(required)]
    pub proof_required: Option<bool>,
    /// Term of a block that the city proposes, days.
    #[schema(required)]
    pub proposed_days: Option<u16>,
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
