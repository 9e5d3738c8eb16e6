//! The staff's HTTP API: OpenAPI 3.1, generated from this code into `docs/openapi.json`.

pub mod audit;
pub mod auth;
pub mod describe;
pub mod handler;
pub mod idempotency;
pub mod moderation;
pub mod problem;
pub mod requests;
mod routes;
pub mod views;
