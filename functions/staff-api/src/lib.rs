//! The staff's HTTP API: OpenAPI 3.1, generated from this code into `docs/openapi.json`.

pub mod audit;
pub mod describe;
pub mod figures;
pub mod handler;
pub mod inbox;
pub mod moderation;
pub mod requests;
mod routes;
pub mod views;

pub use hotline_staff_http::{auth, problem, reading};
