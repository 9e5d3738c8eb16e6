//! Texts of the directory: not empty, not endless.

use super::Rejection;
use crate::{
    clause::Clause,
    refusal::RefusalCode::{FieldMissing, FieldTooLong, ListTooLong},
};

/// Longest name or position.
pub(super) const NAME: usize = 200;
/// Longest contacts of an organisation.
pub(super) const CONTACTS: usize = 1000;
/// Longest text that a citizen or a colleague reads, as everywhere in the product.
pub(super) const TEXT: usize = 3500;

/// A text that must be there; `field` names it, Ukrainian.
pub(super) fn wanted(text: &str, field: &str, longest: usize, clause: Clause) -> Result<(), Rejection> {
    if text.trim().is_empty() {
        return Err(Rejection::about(FieldMissing, clause, format!("{field}: не заповнено.")));
    }
    fits(text, field, longest, clause)
}

/// A text that may be there.
pub(super) fn fits(text: &str, field: &str, longest: usize, clause: Clause) -> Result<(), Rejection> {
    if text.chars().count() > longest {
        let detail = format!("{field}: не більше {longest} символів.");
        return Err(Rejection::about(FieldTooLong, clause, detail));
    }
    Ok(())
}

/// A list that fits, twice over, into an item of the table (400 KB): a revision holds what was before, too.
pub(super) fn few<T>(list: &[T], field: &str, most: usize, clause: Clause) -> Result<(), Rejection> {
    if list.len() > most {
        return Err(Rejection::about(ListTooLong, clause, format!("{field}: не більше {most}.")));
    }
    Ok(())
}
