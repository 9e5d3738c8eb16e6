//! Delivers notices to citizens.

pub mod handler;
pub mod start;
