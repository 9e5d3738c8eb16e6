//! Copies citizens' files into the product's own bucket.

pub mod handler;
pub mod inspect;
pub mod start;
