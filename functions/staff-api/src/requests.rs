//! Bodies of requests. Every command names the version of the card it was made on.

use hotline_domain::{
    card::Command,
    ids::{CategoryId, StaffId},
    person::GeoPoint,
};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::problem::Problem;

/// Set the deadline and address the card to decision-makers (clause 4.5).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Version of the card.
    pub version: u64,
    /// Last day of the term, Kyiv.
    #[schema(format = Date, example = "2026-12-10")]
    pub due_on: String,
    /// Decision-makers.
    #[schema(min_items = 1)]
    pub decision_makers: Vec<String>,
    /// A remark for them.
    pub note: Option<String>,
}

/// Assign an executor with a resolution (clause 4.5).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// Version of the card.
    pub version: u64,
    /// Executor.
    pub executor: String,
    /// What is to be done.
    pub resolution: String,
    /// A corrected deadline.
    #[schema(format = Date)]
    pub due_on: Option<String>,
}

/// A step that may carry a remark: taking into work (5.1), closing (6.1.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// Version of the card.
    pub version: u64,
    /// A remark.
    pub comment: Option<String>,
}

/// A comment (clause 6.5.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Version of the card.
    pub version: u64,
    /// The comment.
    pub text: String,
}

/// The result of the work (clause 5.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Version of the card.
    pub version: u64,
    /// What the applicant is answered.
    pub result: String,
    /// Code of the classifier.
    #[schema(example = "9.1")]
    pub code: String,
}

/// A return for rework (clause 6.2.2).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// Version of the card.
    pub version: u64,
    /// Why.
    pub reason: String,
}

/// A question to the applicant (clause 5.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Version of the card.
    pub version: u64,
    /// The question, at most 3000 characters.
    pub question: String,
    /// Last day on which an answer is expected, Kyiv: from tomorrow, within 30 days.
    #[schema(format = Date)]
    pub answer_by: Option<String>,
}

/// The right category (clause 2.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectCategory {
    /// Version of the card.
    pub version: u64,
    /// Category.
    pub category: String,
}

/// The place (clause 5.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetLocation {
    /// Version of the card.
    pub version: u64,
    /// Degrees, WGS 84.
    pub latitude: f64,
    /// Degrees, WGS 84.
    pub longitude: f64,
}

/// A block of intake from the applicant (clause 4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Version of the card.
    pub version: u64,
    /// Why.
    pub reason: String,
    /// For how many days.
    #[schema(minimum = 1, maximum = 365)]
    pub days: u16,
}

/// The end of that block (clause 4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unblock {
    /// Version of the card.
    pub version: u64,
    /// Why.
    pub reason: String,
}

/// The last step taken back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// Version of the card.
    pub version: u64,
    /// Number of the step in the history.
    pub sequence: u64,
}

/// A sign that the caller has the card open.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceSign {
    /// `looking`, `typing`, or `left` for goodbye.
    pub state: PresenceState,
}

/// What somebody does with an open card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PresenceState {
    /// Reads it.
    Looking,
    /// Types on it.
    Typing,
    /// Has left it.
    Left,
}

/// Which part of the audit trail is read.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct AuditQuery {
    /// Day in Kyiv, e.g. `2026-11-24`; today when absent.
    pub day: Option<String>,
    /// One member of staff.
    pub who: Option<String>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// Which page of a card's audit trail is read.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CardAuditQuery {
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// An upload that is to begin (clause 6.5.2).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginUpload {
    /// File name.
    pub name: String,
    /// MIME type.
    pub content_type: String,
    /// Bytes.
    pub size: u64,
}

/// An upload that has been made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteUpload {
    /// Version of the card.
    pub version: u64,
    /// File name.
    pub name: String,
}

/// A month of the register.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RegisterQuery {
    /// Month, e.g. `2026-11`; the current one when absent.
    pub month: Option<String>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

pub(crate) fn date(text: &str) -> Result<Date, Problem> {
    text.parse().map_err(|_| Problem::bad_request("Дата має вигляд РРРР-ММ-ДД."))
}

/// A request that becomes a command to a card.
pub trait IntoCommand {
    /// The version of the card it was made on, and the command.
    ///
    /// # Errors
    /// A problem where a field cannot be read.
    fn into_command(self) -> Result<(u64, Command), Problem>;
}

impl IntoCommand for Address {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let command = Command::Address {
            due_on: date(&self.due_on)?,
            decision_makers: self.decision_makers.into_iter().map(StaffId).collect(),
            note: self.note,
        };
        Ok((self.version, command))
    }
}

impl IntoCommand for Assign {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let command = Command::Assign {
            executor: StaffId(self.executor),
            resolution: self.resolution,
            due_on: self.due_on.as_deref().map(date).transpose()?,
        };
        Ok((self.version, command))
    }
}

impl IntoCommand for Comment {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Comment { text: self.text }))
    }
}

impl IntoCommand for Report {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Report { text: self.result, code: self.code }))
    }
}

impl IntoCommand for Return {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::ReturnForRework { reason: self.reason }))
    }
}

impl IntoCommand for Ask {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let answer_by = self.answer_by.as_deref().map(date).transpose()?;
        Ok((self.version, Command::Ask { question: self.question, answer_by }))
    }
}

impl IntoCommand for CorrectCategory {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::CorrectCategory { category: CategoryId(self.category) }))
    }
}

impl IntoCommand for SetLocation {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let point = GeoPoint { latitude: self.latitude, longitude: self.longitude };
        Ok((self.version, Command::SetLocation { point }))
    }
}

impl IntoCommand for Block {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::BlockApplicant { reason: self.reason, days: self.days }))
    }
}

impl IntoCommand for Unblock {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::UnblockApplicant { reason: self.reason }))
    }
}
