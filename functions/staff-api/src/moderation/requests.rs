//! Bodies of requests about moderation cases. Every decision names the version it was made on.

use serde::Deserialize;
use utoipa::ToSchema;

/// Which cases are listed.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CasesQuery {
    /// `open` or `decided`; open ones when absent.
    pub state: Option<String>,
}

/// Register what was kept (clauses 4.1, 4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RestoreCase {
    /// Version of the case.
    pub version: u64,
    /// Why.
    pub reason: String,
    /// The category, where the appeal has none.
    pub category: Option<String>,
}

/// Confirm the finding (clause 4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmCase {
    /// Version of the case.
    pub version: u64,
    /// Why.
    pub reason: String,
    /// Block intake for so many days from now; what there is stays when absent.
    #[schema(minimum = 1, maximum = 365)]
    pub days: Option<u16>,
}

/// Change the term of the block (clause 4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LengthenCase {
    /// Version of the case.
    pub version: u64,
    /// Why.
    pub reason: String,
    /// So many days from now.
    #[schema(minimum = 1, maximum = 365)]
    pub days: u16,
}

/// End the block and register nothing (clause 4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftCase {
    /// Version of the case.
    pub version: u64,
    /// Why.
    pub reason: String,
}
