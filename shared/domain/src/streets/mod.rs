//! The city's register of streets: an address as people write it, and the official form of it.
//!
//! Renamed streets are found by their old names too, and Russian forms and typos by likeness. What
//! a person wrote before and after the name (settlement, house, flat) is kept.

mod address;
mod kind;
mod register;
mod street;

pub use kind::StreetKind;
pub use register::Streets;
pub use street::{NotAStreet, Street};

/// An official form offered for an address that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What a button says: `вул. Соборна (колишня Леніна), 5`.
    pub label: String,
    /// What is stored: `вул. Соборна, 5`, with whatever stood before the street.
    pub text: String,
    /// The street, `вул. Соборна`.
    pub street: String,
    /// The former name by which it was found, `Леніна`.
    pub former: Option<String>,
}
