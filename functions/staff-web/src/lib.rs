//! Serves the built single-page application.

pub mod handler;
