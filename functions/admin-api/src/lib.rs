//! The administrators' HTTP API: the directory, accounts, templates and settings (clause 1.4,
//! chapter 2). No content of appeals is here. OpenAPI 3.1, generated into `docs/admin-openapi.json`.

pub mod admin;
pub mod describe;
pub mod handler;
pub mod requests;
mod routes;
pub mod values;
pub mod views;

pub use hotline_staff_http::problem;
