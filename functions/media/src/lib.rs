//! Copies files into the product's own bucket: looked at by content, cleaned of what is nobody's
//! business, with a small picture beside.

pub mod clean;
pub mod exif;
pub mod handler;
pub mod inspect;
pub mod refusal;
#[cfg(test)]
mod samples;
pub mod start;
pub mod thumbnail;
