//! Files that a messenger does not hand over to a bot come by one-time links: this is what the links'
//! page speaks to.

pub mod handler;
pub mod problem;
