//! Categories of two levels: norms, proof, the organisations that usually do the work (clauses 1.4, 4.5).

use std::collections::BTreeSet;

use super::{
    Rejection,
    text::{NAME, few, wanted},
};
use crate::{
    clause::Clause,
    deadline::LAW_DAYS,
    dialogue::Intent,
    directory::{Category, Directory},
    ids::{CategoryId, OrganisationId},
    quotes::quoted,
    refusal::RefusalCode::{
        BadNorm, BadParent, HasChildren, NoSuchOrganisation, NoSuchStreet, NotAllCategories, ReservedName,
        StreetTwice, TwiceNamed,
    },
};

/// Longest term in hours of what is urgent.
const MOST_HOURS: u16 = 72;
/// Most words and longest word from which a category is suggested.
const WORDS: usize = 200;
const WORD: usize = 60;
/// Most streets of a category's areas, and longest name of one.
const STREETS: usize = 800;
const STREET: usize = 60;

/// Whether a category can be as it is here.
///
/// # Errors
/// A rejection that says what is wrong.
pub fn check_category(category: &Category, directory: &Directory) -> Result<(), Rejection> {
    wanted(&category.name, "Назва", NAME, Clause::C2_1)?;
    let name = category.name.trim().to_lowercase();
    // What the bot takes for a command, or for a place in the list, is never chosen.
    let command = |intent: &Intent| *intent != Intent::AllCategories && intent.said(&category.name);
    if Intent::ALL.iter().any(command) || !category.name.contains(char::is_alphabetic) {
        return Err(Rejection::about(ReservedName, Clause::C2_1, format!("{}.", quoted(&category.name))));
    }
    // A button of the bot is known by its words, and so is a category in a list.
    let same = |other: &Category| other.id != category.id && other.name.trim().to_lowercase() == name;
    if directory.categories.iter().any(same) {
        return Err(Rejection::about(
            TwiceNamed,
            Clause::C2_1,
            format!("Категорія {}.", quoted(&category.name)),
        ));
    }
    let hours_ok = category.norm_hours.is_none_or(|hours| (1..=MOST_HOURS).contains(&hours));
    if !hours_ok || !(1..=LAW_DAYS).contains(&category.norm_days) {
        return Err(Rejection::new(BadNorm, Clause::LawArticle20));
    }
    check_place(category, directory)?;
    if let Some(organisation) = &category.organisation {
        active(organisation, directory)?;
    }
    check_areas(category, directory)?;
    few(&category.keywords, "Слова", WORDS, Clause::C2_1)?;
    category.keywords.iter().try_for_each(|word| wanted(word, "Слово", WORD, Clause::C2_1))
}

/// Two levels: what has a category above it has none below.
fn check_place(category: &Category, directory: &Directory) -> Result<(), Rejection> {
    let below = |active: bool| {
        directory
            .categories
            .iter()
            .any(|other| other.parent.as_ref() == Some(&category.id) && (other.active || !active))
    };
    if let Some(parent) = &category.parent {
        let top = |above: &Category| above.parent.is_none() && (above.active || !category.active);
        let ok = *parent != category.id && directory.category(parent).is_some_and(top);
        if !ok || below(false) {
            return Err(Rejection::new(BadParent, Clause::C2_1));
        }
    }
    if !category.active && below(true) {
        return Err(Rejection::new(HasChildren, Clause::C2_1));
    }
    Ok(())
}

fn active(id: &OrganisationId, directory: &Directory) -> Result<(), Rejection> {
    match directory.organisation(id) {
        Some(organisation) if organisation.active => Ok(()),
        Some(_) | None => Err(Rejection::about(NoSuchOrganisation, Clause::C1_4, format!("«{id}»."))),
    }
}

fn check_areas(category: &Category, directory: &Directory) -> Result<(), Rejection> {
    let streets: Vec<_> = category.areas.iter().flat_map(|area| &area.streets).collect();
    few(&streets, "Вулиці", STREETS, Clause::C1_4)?;
    few(&category.areas, "Дільниці", STREETS, Clause::C1_4)?;
    let mut seen = BTreeSet::new();
    for area in &category.areas {
        active(&area.organisation, directory)?;
        for name in &area.streets {
            wanted(name, "Вулиця", STREET, Clause::C1_4)?;
            // A city without a register of streets writes them as it likes.
            if !directory.streets.0.is_empty()
                && !directory.streets.0.iter().any(|street| street.official() == *name)
            {
                return Err(Rejection::about(NoSuchStreet, Clause::C1_4, format!("{}.", quoted(name))));
            }
            if !seen.insert(name) {
                return Err(Rejection::about(StreetTwice, Clause::C1_4, format!("{}.", quoted(name))));
            }
        }
    }
    Ok(())
}

/// Whether an order names every category once.
///
/// # Errors
/// A rejection when it does not.
pub fn check_order(order: &[CategoryId], directory: &Directory) -> Result<(), Rejection> {
    let mut named = order.to_vec();
    named.sort();
    let mut all: Vec<_> = directory.categories.iter().map(|category| category.id.clone()).collect();
    all.sort();
    if named == all { Ok(()) } else { Err(Rejection::new(NotAllCategories, Clause::C2_1)) }
}
