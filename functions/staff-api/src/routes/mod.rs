//! The routes, one file per subject.

pub mod audit;
pub mod card;
pub mod commands;
pub mod figures;
pub mod files;
pub mod inbox;
pub mod lists;
pub mod moderation;
pub mod people;
pub mod presence;
pub mod ties;
pub mod undo;
pub mod uploads;

use hotline_domain::ids::AppealId;

use crate::problem::Problem;

/// The card's identity in a path; what is none names no card.
fn appeal(id: &str) -> Result<AppealId, Problem> {
    id.parse().map_err(|_| Problem::not_found())
}
