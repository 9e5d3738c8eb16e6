//! The reports over a period in the API's words (clauses 6.1.5, 6.4.5).

pub mod describe;
pub mod requests;
pub mod views;
