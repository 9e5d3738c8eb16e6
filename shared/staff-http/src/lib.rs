//! What the HTTP APIs of the staff have in common: who calls, problem documents, bodies, serving.

pub mod auth;
pub mod idempotency;
pub mod problem;
pub mod reading;
pub mod serving;

#[doc(hidden)]
pub use utoipa_axum;
