//! Bodies of the steps of a card's life.

use hotline_domain::{
    card::{self, Command, Correction},
    ids::StaffId,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{IntoCommand, term};
use crate::problem::Problem;

/// Set the deadline and address the card to decision-makers (clauses 4.5, 6.1.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Version of the card.
    pub version: u64,
    /// Last day of the term, Kyiv.
    #[schema(format = Date, example = "2026-12-10")]
    pub due_on: Option<String>,
    /// Or the instant at which it ends, RFC 3339, for what is urgent.
    #[schema(format = DateTime)]
    pub due_at: Option<String>,
    /// Decision-makers.
    #[schema(min_items = 1)]
    pub decision_makers: Vec<String>,
    /// A remark for them.
    pub note: Option<String>,
}

/// A co-executor's part of the work (clause 4.5).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Who is to do it.
    pub executor: String,
    /// What is to be done.
    pub task: String,
}

impl From<Part> for card::Part {
    fn from(part: Part) -> Self {
        Self { executor: StaffId(part.executor), task: part.task }
    }
}

/// Assign executors with a resolution (clauses 4.5, 6.3.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// Version of the card.
    pub version: u64,
    /// Lead executor.
    pub executor: String,
    /// Co-executors with their parts.
    #[serde(default)]
    pub co_executors: Vec<Part>,
    /// What is to be done.
    pub resolution: String,
    /// Last day of a corrected term, Kyiv.
    #[schema(format = Date, example = "2026-12-10")]
    pub due_on: Option<String>,
    /// Or the instant at which it ends, RFC 3339, for what is urgent.
    #[schema(format = DateTime)]
    pub due_at: Option<String>,
    /// Why the term is corrected; needed with one.
    pub due_reason: Option<String>,
}

/// Correct the deadline (clause 4.5; law, art. 20).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectDeadline {
    /// Version of the card.
    pub version: u64,
    /// Last day of the term, Kyiv.
    #[schema(format = Date, example = "2026-12-10")]
    pub due_on: Option<String>,
    /// Or the instant at which it ends, RFC 3339, for what is urgent.
    #[schema(format = DateTime)]
    pub due_at: Option<String>,
    /// Why.
    pub reason: String,
}

/// Take into work, confirming competence (clause 5.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
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

/// A co-executor's part is done (clause 5.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompletePart {
    /// Version of the card.
    pub version: u64,
    /// What was done.
    pub text: String,
}

/// The result of the work (clauses 5.4, 4.6 d).
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
    /// The law that a refusal stands on; needed with `9.2` (law, art. 15).
    pub law: Option<String>,
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

/// Close on the fact of the work (clause 6.1.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// Version of the card.
    pub version: u64,
    /// A remark.
    pub comment: Option<String>,
}

fn needed<T>(term: Option<T>) -> Result<T, Problem> {
    term.ok_or_else(|| Problem::bad_request("Вкажіть строк виконання."))
}

impl IntoCommand for Address {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let command = Command::Address {
            due: needed(term(self.due_on.as_deref(), self.due_at.as_deref())?)?,
            decision_makers: self.decision_makers.into_iter().map(StaffId).collect(),
            note: self.note,
        };
        Ok((self.version, command))
    }
}

impl IntoCommand for Assign {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let due = term(self.due_on.as_deref(), self.due_at.as_deref())?;
        let reason = self.due_reason.unwrap_or_default();
        let command = Command::Assign {
            executor: StaffId(self.executor),
            co_executors: self.co_executors.into_iter().map(Into::into).collect(),
            resolution: self.resolution,
            due: due.map(|due| Correction { due, reason }),
        };
        Ok((self.version, command))
    }
}

impl IntoCommand for CorrectDeadline {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let due = needed(term(self.due_on.as_deref(), self.due_at.as_deref())?)?;
        Ok((self.version, Command::CorrectDeadline(Correction { due, reason: self.reason })))
    }
}

impl IntoCommand for Accept {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Accept { comment: self.comment }))
    }
}

impl IntoCommand for Comment {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Comment { text: self.text }))
    }
}

impl IntoCommand for CompletePart {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::CompletePart { text: self.text }))
    }
}

impl IntoCommand for Report {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Report { text: self.result, code: self.code, law: self.law }))
    }
}

impl IntoCommand for Return {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::ReturnForRework { reason: self.reason }))
    }
}

impl IntoCommand for Close {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Close { comment: self.comment }))
    }
}
