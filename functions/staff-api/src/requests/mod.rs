//! Bodies of requests. Every command names the version of the card it was made on.

mod asks;
mod record;
mod steps;

use hotline_domain::{card::Command, deadline::Term, ids::AppealId};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use utoipa::ToSchema;

pub use asks::{
    AskMaterials, GiveMaterials, GrantControl, GrantExecutors, GrantPlan, Inform, Prompt, RefuseRequest,
    RequestControl, RequestExecutors, RequestPlan, WithdrawRequest,
};
pub use record::{
    Ask, Block, Classify, CorrectCategory, Forward, Link, Marks, Merge, NotConsider, Rate, RecordMeasure,
    ReturnToAuthor, SetLocation, Split, TakeDown, Unblock,
};
pub use steps::{
    Accept, Address, Assign, Close, Comment, CompletePart, CorrectDeadline, Part, Report, Return,
};

use crate::problem::Problem;

/// Longest key of the table by which a page may begin, bytes.
const MAX_CURSOR: usize = 1024;

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
    /// A remark (clause 6.5.3).
    pub comment: Option<String>,
}

/// Whose cards a worklist shows.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WorklistOf {
    /// The caller's own.
    #[default]
    Me,
    /// Those of colleagues of the same organisation, for reading.
    Organisation,
}

/// A worklist.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct WorklistQuery {
    /// Whose cards: `me`, the usual, or `organisation`.
    #[serde(default)]
    #[param(inline)]
    pub of: WorklistOf,
}

/// A month of the register.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RegisterQuery {
    /// Month, e.g. `2026-11`; the current one when absent.
    pub month: Option<String>,
    /// Only cards in this state, by its code, e.g. `in_work`. A page may then have few cards, or none,
    /// and still a `next`.
    pub state: Option<String>,
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// Registration number, e.g. `Д-401/2026`: that card alone; the letter may be left out, and
    /// the year where it is the present one.
    pub number: Option<String>,
}

/// Where a page begins: longer than a key of the table, or empty, it is nobody's `next`.
pub(crate) fn cursor(text: Option<&str>) -> Result<Option<&str>, Problem> {
    match text {
        Some(text) if text.is_empty() || text.len() > MAX_CURSOR => {
            Err(Problem::bad_request("Сторінку названо неправильно."))
        }
        other => Ok(other),
    }
}

/// A date.
pub(crate) fn date(text: &str) -> Result<Date, Problem> {
    text.parse().map_err(|_| Problem::bad_request("Дата має вигляд РРРР-ММ-ДД."))
}

/// A term: a day, or an instant for what is urgent, but not both.
fn term(due_on: Option<&str>, due_at: Option<&str>) -> Result<Option<Term>, Problem> {
    match (due_on, due_at) {
        (None, None) => Ok(None),
        (Some(day), None) => Ok(Some(Term::Day(date(day)?))),
        (None, Some(instant)) => instant
            .parse::<Timestamp>()
            .map(|instant| Some(Term::At(instant)))
            .map_err(|_| Problem::bad_request("Час має вигляд РРРР-ММ-ДДTГГ:ХХ:СС із зоною.")),
        (Some(_), Some(_)) => Err(Problem::bad_request("Вкажіть або день, або годину строку.")),
    }
}

/// A card named in a body.
fn card(id: &str) -> Result<AppealId, Problem> {
    id.parse().map_err(|_| Problem::bad_request("Картку названо неправильно."))
}

/// A request that becomes a command to a card.
pub trait IntoCommand {
    /// The version of the card it was made on, and the command.
    ///
    /// # Errors
    /// A problem where a field cannot be read.
    fn into_command(self) -> Result<(u64, Command), Problem>;
}
