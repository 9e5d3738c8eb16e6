//! Use cases: load → decide → save, and the ports they need.
//!
//! No AWS and no messenger here; adapters live in `hotline-aws` and `hotline-messengers`.

pub mod administration;
pub mod audit;
pub mod call;
pub mod cards;
pub mod clock;
pub mod commands;
pub mod control;
pub mod delivery;
pub mod directory;
mod errands;
pub mod error;
pub mod figures;
pub mod idempotency;
pub mod intake;
pub mod jobs;
pub mod media;
pub mod moderation;
pub mod notify;
pub mod photos;
pub mod ports;
pub mod remind;
pub mod routing;
pub mod scratch;
pub mod survey;
pub mod ties;
pub mod transfer;
pub mod uploads;
