//! Reading the answer to a question: what is accepted, and what is wrong with the rest.

use super::words::normalise;
use crate::{
    directory::Category,
    ids::CategoryId,
    person::{Applicant, Phone},
};

/// Longest substance of an appeal, characters.
pub const MAX_SUBSTANCE: usize = 10_000;
const MAX_NAME: usize = 60;
const MAX_RESIDENCE: usize = 250;
/// Longest e-mail address, bytes (RFC 5321).
const MAX_EMAIL: usize = 254;

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A name has letters, apostrophes and hyphens only.
    NotAName,
    /// A name is longer than 60 characters.
    NameTooLong,
    /// A place of residence names at least a street or a settlement.
    ResidenceTooShort,
    /// A place of residence has at most 250 characters.
    ResidenceTooLong,
    /// The text is no phone number.
    NotAPhone,
    /// The contact is somebody else's.
    NotYourContact,
    /// The text is none of the offered categories.
    NotACategory,
    /// The substance does not say what it is about.
    SubstanceTooShort,
    /// The substance has at most 10 000 characters.
    SubstanceTooLong,
    /// The text is no e-mail address.
    NotAnEmail,
    /// A file, a place or a button was expected.
    MaterialExpected,
}

/// A surname, name or patronymic: letters, with apostrophes, hyphens and spaces inside.
pub(super) fn name(text: &str) -> Result<String, Problem> {
    let text = squeeze(text);
    if text.chars().count() > MAX_NAME {
        return Err(Problem::NameTooLong);
    }
    let joins = |c: char| matches!(c, '\'' | '’' | 'ʼ' | '`' | '‘' | '-' | '–' | ' ' | '.');
    let valid = text.chars().any(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphabetic() || joins(c))
        && text.chars().next().is_some_and(|c| c.is_alphabetic() && c != 'ʼ');
    if !valid {
        return Err(Problem::NotAName);
    }
    let apostrophes = text.replace(['\'', '’', '`', '‘'], "ʼ").replace('–', "-");
    Ok(capitalise(&apostrophes))
}

/// A place of residence, free text.
pub(super) fn residence(text: &str) -> Result<String, Problem> {
    let text = squeeze(text);
    match text.chars().filter(|c| c.is_alphabetic()).count() {
        0..=2 => Err(Problem::ResidenceTooShort),
        _ if text.chars().count() > MAX_RESIDENCE => Err(Problem::ResidenceTooLong),
        _ => Ok(text),
    }
}

/// A phone number in any usual Ukrainian writing, or a foreign one with `+`.
///
/// # Errors
/// `NotAPhone`.
pub fn parse_phone(text: &str, verified: bool) -> Result<Phone, Problem> {
    plain_phone(text, verified).or_else(|problem| {
        // A number among words: «тел. 067 123 45 67, дзвонити після 18».
        text.split(|c: char| !of_phone(c))
            .map(|run| run.trim_matches([' ', '.', '-', '–']))
            .find_map(|run| plain_phone(run, verified).ok().or_else(|| first_number(run, verified)))
            .ok_or(problem)
    })
}

/// The number that a run of digits begins with, other numbers standing behind it: «0671234567 18».
fn first_number(run: &str, verified: bool) -> Option<Phone> {
    let mut words = run.split_whitespace();
    std::iter::from_fn(|| words.next_back()).find_map(|last| {
        let end = run.find(last).filter(|end| *end > 0)?;
        plain_phone(&run[..end], verified).ok()
    })
}

/// A character that phone numbers are usually written with.
fn of_phone(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '–' | '.' | ' ' | '\u{a0}')
}

fn plain_phone(text: &str, verified: bool) -> Result<Phone, Problem> {
    let text = text.trim();
    let text = match text.strip_prefix("00") {
        Some(rest) => &format!("+{rest}"),
        None => text,
    };
    if !text.chars().all(of_phone) {
        return Err(Problem::NotAPhone);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = match (digits.len(), text.starts_with('+')) {
        (12, _) if digits.starts_with("380") => digits,
        (11, false) if digits.starts_with("80") => format!("3{digits}"),
        (10, false) if digits.starts_with('0') => format!("38{digits}"),
        (9, false) if !digits.starts_with('0') => format!("380{digits}"),
        (8..=15, true) if !digits.starts_with("380") && !digits.starts_with('0') => digits,
        (11..=15, false) if verified => digits,
        _ => return Err(Problem::NotAPhone),
    };
    Ok(Phone { number: format!("+{number}"), verified })
}

/// The category of this name, also one that can no longer be chosen, or the one in this place of
/// the list that is `shown`, which is made only when a number is said.
pub(super) fn category(
    text: &str,
    categories: &[Category],
    shown: impl FnOnce() -> Vec<CategoryId>,
) -> Result<CategoryId, Problem> {
    let wanted = normalise(text);
    let by_name = categories.iter().find(|category| normalise(&category.name) == wanted);
    let by_place = || {
        let place = wanted.parse::<usize>().ok()?.checked_sub(1)?;
        shown().into_iter().nth(place)
    };
    by_name.map(|category| category.id.clone()).or_else(by_place).ok_or(Problem::NotACategory)
}

/// What the appeal is about.
pub(super) fn substance(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    match text.chars().filter(|c| c.is_alphabetic()).count() {
        0..=4 => Err(Problem::SubstanceTooShort),
        _ if text.chars().count() > MAX_SUBSTANCE => Err(Problem::SubstanceTooLong),
        _ => Ok(text.to_owned()),
    }
}

/// True where nothing is longer than a citizen may write it: what an official takes down has the same
/// bounds.
#[must_use]
pub fn fits(applicant: &Applicant, substance: &str) -> bool {
    let within = |text: &str, most: usize| text.chars().count() <= most;
    let patronymic = applicant.patronymic.text().unwrap_or_default();
    [applicant.surname.as_str(), &applicant.name, patronymic].iter().all(|name| within(name, MAX_NAME))
        && within(&applicant.residence, MAX_RESIDENCE)
        && applicant.email.as_ref().is_none_or(|email| email.len() <= MAX_EMAIL)
        && within(substance, MAX_SUBSTANCE)
}

/// An e-mail address: one `@`, a dotted domain, no spaces.
pub(super) fn email(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let (local, domain) = text.split_once('@').ok_or(Problem::NotAnEmail)?;
    let dotted = domain.split('.').count() >= 2 && domain.split('.').all(|part| !part.is_empty());
    let clean = |part: &str| !part.contains(|c: char| c == '@' || c.is_whitespace() || c == ',');
    if local.is_empty() || !dotted || !clean(local) || !clean(domain) || text.len() > MAX_EMAIL {
        return Err(Problem::NotAnEmail);
    }
    Ok(text.to_owned())
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_4_2_names_keep_apostrophes_hyphens_and_two_parts() {
        for (given, kept) in [
            ("шевченко", "Шевченко"),
            ("Квітка-Основʼяненко", "Квітка-Основʼяненко"),
            ("д'Артаньян", "ДʼАртаньян"),
            ("  Нечуй   Левицький ", "Нечуй Левицький"),
        ] {
            assert_eq!(name(given).as_deref(), Ok(kept));
        }
        for wrong in ["", "123", "Іван1", "🙂", "-", "Петро, Іван"] {
            assert_eq!(name(wrong), Err(Problem::NotAName), "{wrong}");
        }
        assert_eq!(name(&"а".repeat(61)), Err(Problem::NameTooLong));
    }

    #[test]
    fn clause_4_2_phones_typed_in_any_usual_way() {
        for text in [
            "+380671234567",
            "380671234567",
            "80671234567",
            "0671234567",
            "(067) 123-45-67",
            "+38 067 123 45 67",
            "671234567",
        ] {
            assert_eq!(parse_phone(text, false).map(|p| p.number), Ok("+380671234567".to_owned()), "{text}");
        }
        assert_eq!(parse_phone("+48 22 123 45 67", false).map(|p| p.number), Ok("+48221234567".to_owned()));
        for text in [
            "00380671234567",
            "тел. 067.123.45.67",
            "0671234567 дзвонити після 18",
            "+380671234567, 0501234567",
        ] {
            assert_eq!(parse_phone(text, false).map(|p| p.number), Ok("+380671234567".to_owned()), "{text}");
        }
        for text in ["", "067", "немає", "+380 67 123", "06712345678", "1234567890123456", "буд. 12 кв. 5"]
        {
            assert_eq!(parse_phone(text, false), Err(Problem::NotAPhone), "{text}");
        }
    }

    #[test]
    fn clause_4_2_email_is_checked_but_not_second_guessed() {
        assert!(email("olena.koval@ukr.net").is_ok());
        for text in ["olena", "olena@", "@ukr.net", "a b@ukr.net", "a@ukr", "a@@ukr.net", "a@.net"] {
            assert_eq!(email(text), Err(Problem::NotAnEmail), "{text}");
        }
    }

    #[test]
    fn clause_4_2_substance_says_something() {
        assert_eq!(substance("🙂🙂🙂"), Err(Problem::SubstanceTooShort));
        assert_eq!(substance(" Яма на дорозі "), Ok("Яма на дорозі".to_owned()));
    }
}
