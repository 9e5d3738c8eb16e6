//! The moderation list in the API's words (clause 4.4).

pub mod describe;
pub mod requests;
pub mod views;
