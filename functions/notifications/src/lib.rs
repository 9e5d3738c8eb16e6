//! Delivers notices to citizens.

pub mod handler;
