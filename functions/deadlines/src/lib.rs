//! Controls deadlines: what a clock fires for, the opening of the day, the daily round.

pub mod handler;
