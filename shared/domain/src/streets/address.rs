//! An address as it was written: its words, the settlement it names, house and flat.

use super::StreetKind;
use crate::words::{Token, skeleton, stem, tokens};

/// Words of a text that are looked at; an address has fewer.
const MAX_WORDS: usize = 60;

/// A word of an address.
pub(super) struct Word<'a> {
    /// As written.
    pub raw: &'a str,
    /// Byte at which it begins.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
    /// Folded.
    pub folded: String,
    /// What is compared: a stem in which Ukrainian and Russian spellings fall together.
    pub skeleton: String,
    /// Kinds of street or settlement it may stand for.
    pub kinds: Vec<StreetKind>,
}

/// The words of an address; an abbreviation with a hyphen (`пр-т`) is one.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    for token in tokens(text).into_iter().take(MAX_WORDS) {
        let hyphen = words.last().is_some_and(|last| {
            text.get(last.end..token.start) == Some("-") && is_short(last, 4) && letters(&token.folded) <= 3
        });
        match words.pop() {
            Some(last) if hyphen => {
                let raw = text.get(last.start..token.end()).unwrap_or(last.raw);
                words.push(word(raw, last.start, format!("{}{}", last.folded, token.folded)));
            }
            last => {
                words.extend(last);
                let Token { raw, start, folded } = token;
                words.push(word(raw, start, folded));
            }
        }
    }
    words
}

fn word(raw: &str, start: usize, folded: String) -> Word<'_> {
    let kinds = StreetKind::meant(&folded, stem(&folded));
    Word { raw, start, end: start + raw.len(), skeleton: skeleton(&folded), kinds, folded }
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

fn is_short(word: &Word<'_>, most: usize) -> bool {
    letters(&word.folded) <= most && !word.is_number()
}

impl Word<'_> {
    /// True for what begins with a digit.
    pub fn is_number(&self) -> bool {
        self.folded.starts_with(|c: char| c.is_ascii_digit())
    }

    /// True for «область», «район» and the like: the word before names no street.
    pub fn is_region(&self) -> bool {
        matches!(self.folded.as_str(), "обл" | "рн") || matches!(self.skeleton.as_str(), "област" | "район")
    }

    /// True when it stands for a street of some kind.
    pub fn is_street_kind(&self) -> bool {
        self.kinds.iter().any(|kind| !kind.is_settlement())
    }

    /// True when it stands for a settlement.
    pub fn is_settlement_kind(&self) -> bool {
        self.kinds.iter().any(|kind| kind.is_settlement())
    }
}

/// The word at `at` if it introduces a settlement's name: «смт», «село», or «с.» with its dot,
/// at the beginning or after a comma. After «вул.» a single letter is somebody's initial.
pub(super) fn introduces_settlement(text: &str, words: &[Word<'_>], at: usize) -> bool {
    let (Some(word), Some(name)) = (words.get(at), words.get(at + 1)) else { return false };
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let named = letters(&name.folded) >= 3 && !name.is_number() && name.kinds.is_empty();
    if !word.is_settlement_kind() || !named || before.is_some_and(Word::is_street_kind) {
        return false;
    }
    let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    letters(&word.folded) > 1
        || between(word.end, name.start).contains('.')
        || before.is_none_or(|before| between(before.end, word.start).contains(','))
}

/// What stands after the street: `12, кв. 4` where it is a house and a flat, else as written.
pub(super) fn house(rest: &str) -> String {
    let rest =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '-'));
    let rest = rest.trim_end();
    read_house(rest).unwrap_or_else(|| rest.to_owned())
}

fn read_house(rest: &str) -> Option<String> {
    let tokens = tokens(rest);
    let mut tokens = tokens.iter().peekable();
    tokens.next_if(|token| matches!(stem(&token.folded), "буд" | "будинок" | "будинк" | "дом" | "д" | "б"));
    let number = tokens.next_if(|token| token.is_number())?;
    let mut house = number.raw.to_owned();
    let mut end = number.end();
    // A fraction (12/4) or a letter (12-А, 12 а).
    while let Some(token) = tokens.next_if(|token| {
        let between = rest.get(end..token.start).unwrap_or_default();
        let letter = letters(&token.folded) == 1 && token.folded.starts_with(char::is_alphabetic);
        (token.is_number() && between == "/")
            || (letter && matches!(between, "-" | " " | "/") && !matches!(token.folded.as_str(), "к"))
    }) {
        let between = rest.get(end..token.start).unwrap_or_default();
        house.push_str(if between == " " { "-" } else { between });
        house.push_str(token.raw);
        end = token.end();
    }
    for (words, label) in [(&["корп", "корпус", "к"][..], "корп."), (&["кв", "квартир"][..], "кв.")]
    {
        if tokens.next_if(|token| words.contains(&stem(&token.folded))).is_some() {
            let number = tokens.next_if(|token| token.is_number())?;
            house = format!("{house}, {label} {}", number.raw);
        }
    }
    tokens.next().is_none().then_some(house)
}
