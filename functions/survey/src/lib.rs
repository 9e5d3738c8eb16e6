//! Asks applicants about results: what the clock of a survey fires for.

pub mod handler;
