//! What a report is asked for.

use hotline_domain::{
    access::{Action, Actor},
    figures::Period,
    refusal::{Refusal, RefusalCode},
};
use serde::Deserialize;

use crate::{problem::Problem, requests::date};

/// A period of whole days, Kyiv, five years at most.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PeriodQuery {
    /// First day, `2026-11-01`.
    #[param(format = Date)]
    pub from: String,
    /// Last day.
    #[param(format = Date)]
    pub to: String,
}

/// A period, and an executor.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct FiguresQuery {
    /// First day, `2026-11-01`.
    #[param(format = Date)]
    pub from: String,
    /// Last day.
    #[param(format = Date)]
    pub to: String,
    /// Identity of an executor: only this one, with their cards.
    pub executor: Option<String>,
}

/// Refuses a report to whom it is not for.
///
/// # Errors
/// `NotYourRole`.
pub fn reads(action: Action, actor: &Actor) -> Result<(), Refusal> {
    if actor.may(action) { Ok(()) } else { Err(Refusal::new(RefusalCode::NotYourRole, action.clause())) }
}

/// The period of a report.
///
/// # Errors
/// A problem where a day is none; a refusal of a period that runs backwards or is too long.
pub fn period(action: Action, from: &str, to: &str) -> Result<Period, Problem> {
    Ok(Period::new(date(from)?, date(to)?, action.clause())?)
}
