//! Templates (clauses 4.5, 5.4).

use super::{
    Rejection,
    text::{NAME, TEXT, wanted},
};
use crate::{
    clause::Clause,
    directory::Directory,
    quotes::quoted,
    refusal::RefusalCode::{TwiceNamed, UnknownPlaceholder},
    template::{Placeholder, Template, unknown_placeholders},
};

/// Whether a template can be as it is here.
///
/// # Errors
/// A rejection that says what is wrong.
pub fn check_template(template: &Template, directory: &Directory) -> Result<(), Rejection> {
    wanted(&template.name, "Назва", NAME, Clause::C2_1)?;
    wanted(&template.text, "Текст", TEXT, Clause::C2_1)?;
    let same = |other: &Template| {
        other.id != template.id && other.kind == template.kind && other.name.trim() == template.name.trim()
    };
    if directory.templates.iter().any(same) {
        return Err(Rejection::about(
            TwiceNamed,
            Clause::C2_1,
            format!("Шаблон {}.", quoted(&template.name)),
        ));
    }
    if let Some(unknown) = unknown_placeholders(&template.text).first() {
        let known = Placeholder::ALL.map(|placeholder| format!("{{{}}}", placeholder.name())).join(", ");
        let shown: String = unknown.chars().take(40).collect();
        let detail = format!("«{shown}» – немає такої позначки. Є: {known}.");
        return Err(Rejection::about(UnknownPlaceholder, Clause::C2_1, detail));
    }
    Ok(())
}
