//! Bodies of what staff ask of each other: reasoned requests (4.6 a–c), materials (6.2.3), prompts
//! (6.1.3) and notices (6.2.1).

use hotline_domain::{
    card::{Command, Granted, Plan, Wanted},
    ids::StaffId,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{IntoCommand, Part, date};
use crate::problem::Problem;

/// Ask for other or further executors (clauses 5.2, 6.6.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestExecutors {
    /// Version of the card.
    pub version: u64,
    /// True where the executor is not competent, false where help is wanted.
    pub change: bool,
    /// Whom the executor proposes.
    #[serde(default)]
    pub proposed: Vec<String>,
    /// Why.
    pub reason: String,
}

/// Ask for additional control: a longer term (clause 6.6.2).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestControl {
    /// Version of the card.
    pub version: u64,
    /// Last day of the term asked for, Kyiv: within 45 days from the registration.
    #[schema(format = Date)]
    pub until: String,
    /// Why.
    pub reason: String,
}

/// Ask for inclusion in a strategic plan (clause 6.6.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestPlan {
    /// Version of the card.
    pub version: u64,
    /// Which plan, where known.
    pub plan: Option<String>,
    /// Why.
    pub reason: String,
}

/// Take a request back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRequest {
    /// Version of the card.
    pub version: u64,
    /// Number of the entry of the history that made it.
    pub request: u64,
    /// A remark.
    pub comment: Option<String>,
}

/// Grant other or further executors (clause 6.4.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantExecutors {
    /// Version of the card.
    pub version: u64,
    /// Number of the entry of the history that made it.
    pub request: u64,
    /// Lead executor from now on.
    pub executor: String,
    /// All co-executors from now on.
    #[serde(default)]
    pub co_executors: Vec<Part>,
    /// A remark.
    pub comment: Option<String>,
}

/// Grant additional control (clause 6.4.2).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantControl {
    /// Version of the card.
    pub version: u64,
    /// Number of the entry of the history that made it.
    pub request: u64,
    /// Last day of the longer term, Kyiv.
    #[schema(format = Date)]
    pub until: String,
    /// A remark.
    pub comment: Option<String>,
}

/// Grant inclusion in a strategic plan (clause 6.4.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantPlan {
    /// Version of the card.
    pub version: u64,
    /// Number of the entry of the history that made it.
    pub request: u64,
    /// Name of the plan.
    pub name: String,
    /// Its year.
    pub year: i16,
    /// By when the work is expected, Kyiv.
    #[schema(format = Date)]
    pub expected: String,
    /// A remark.
    pub comment: Option<String>,
}

/// Refuse a request (clauses 6.4.1–6.4.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseRequest {
    /// Version of the card.
    pub version: u64,
    /// Number of the entry of the history that made it.
    pub request: u64,
    /// Why.
    pub reason: String,
}

/// Ask an executor for materials (clause 6.2.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskMaterials {
    /// Version of the card.
    pub version: u64,
    /// Whom; the lead executor when absent.
    pub of: Option<String>,
    /// What for.
    pub text: String,
}

/// Answer a request for materials (clause 6.2.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveMaterials {
    /// Version of the card.
    pub version: u64,
    /// Number of the entry of the history that asked.
    pub request: u64,
    /// The answer.
    pub text: String,
}

/// Prompt those in whose hands the card is (clause 6.1.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Version of the card.
    pub version: u64,
    /// What about.
    pub text: String,
}

/// Inform the card's decision-makers (clause 6.2.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Inform {
    /// Version of the card.
    pub version: u64,
    /// What of.
    pub text: String,
}

impl IntoCommand for RequestExecutors {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let proposed = self.proposed.into_iter().map(StaffId).collect();
        let wanted = Wanted::Executors { change: self.change, proposed };
        Ok((self.version, Command::Request { wanted, reason: self.reason }))
    }
}

impl IntoCommand for RequestControl {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let wanted = Wanted::AdditionalControl { until: date(&self.until)? };
        Ok((self.version, Command::Request { wanted, reason: self.reason }))
    }
}

impl IntoCommand for RequestPlan {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let wanted = Wanted::StrategicPlan { plan: self.plan };
        Ok((self.version, Command::Request { wanted, reason: self.reason }))
    }
}

impl IntoCommand for GrantExecutors {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let what = Granted::Executors {
            executor: StaffId(self.executor),
            co_executors: self.co_executors.into_iter().map(Into::into).collect(),
        };
        Ok((self.version, Command::GrantRequest { request: self.request, what, comment: self.comment }))
    }
}

impl IntoCommand for GrantControl {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let what = Granted::AdditionalControl { until: date(&self.until)? };
        Ok((self.version, Command::GrantRequest { request: self.request, what, comment: self.comment }))
    }
}

impl IntoCommand for GrantPlan {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let expected = date(&self.expected)?;
        let what = Granted::StrategicPlan(Plan { name: self.name, year: self.year, expected });
        Ok((self.version, Command::GrantRequest { request: self.request, what, comment: self.comment }))
    }
}

impl IntoCommand for WithdrawRequest {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::WithdrawRequest { request: self.request, comment: self.comment }))
    }
}

impl IntoCommand for RefuseRequest {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::RefuseRequest { request: self.request, reason: self.reason }))
    }
}

impl IntoCommand for AskMaterials {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::AskMaterials { of: self.of.map(StaffId), text: self.text }))
    }
}

impl IntoCommand for GiveMaterials {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::GiveMaterials { request: self.request, text: self.text }))
    }
}

impl IntoCommand for Prompt {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Prompt { text: self.text }))
    }
}

impl IntoCommand for Inform {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Inform { text: self.text }))
    }
}
