//! Likely duplicates: an appeal that a person is writing against the open cards the person has.
//!
//! Only a question to the person follows, so a doubtful case is no duplicate. Words are compared
//! by stems. Streets and numbers decide first: two texts that name different ones are about
//! different things, whatever else they share.

use std::collections::BTreeSet;

use crate::{
    card::Card,
    dialogue::Draft,
    person::GeoPoint,
    words::{Token, akin, skeleton, stem, tokens},
};

/// Share of the shorter text's words that the other has too, where neither tells the same place.
const SAME_WORDS: f64 = 0.5;
/// The same where both name the same street or number.
const SAME_PLACE_WORDS: f64 = 0.4;
/// Least weight of common words, where neither tells the same place: a telling and a general word.
const COMMON: f64 = 1.0 + GENERAL;
/// The same where both name the same street or number, or stand near one another.
const COMMON_HERE: f64 = 1.0;
/// Weight of a word that any appeal may have («відремонтуйте», «немає»).
const GENERAL: f64 = 0.5;
/// Points at most this far apart are one place, metres.
pub const NEAR: f64 = 150.0;
/// Points farther apart than this are different places, whatever the words, metres.
pub const FAR: f64 = 1000.0;
/// Mean radius of the Earth, metres.
const EARTH: f64 = 6_371_000.0;
/// Words of a text that are looked at.
const MAX_WORDS: usize = 300;

/// The card of `cards` that the draft most likely repeats: of the same category, still open, and
/// either in similar words or near the same place with some words in common. `None` while the draft
/// has no category or no substance. Whose cards they are is the caller's business.
#[must_use]
pub fn likely_duplicate<'a>(draft: &Draft, cards: &'a [Card]) -> Option<&'a Card> {
    let category = draft.category.as_ref()?;
    let said = Said::of(&Some(draft.substance.text()).filter(|text| !text.is_empty())?);
    let mut best: Option<(f64, &Card)> = None;
    for card in cards.iter().filter(|card| card.state.is_open() && card.category == *category) {
        let apart = draft.location.zip(card.location).map(|(one, other)| metres(one, other));
        let likeness = said.likeness(&Said::of(&card.substance), apart);
        if let Some(likeness) = likeness
            && best.is_none_or(|(most, _)| likeness > most)
        {
            best = Some((likeness, card));
        }
    }
    best.map(|(_, card)| card)
}

/// Distance between two points over the ground, metres (haversine).
#[must_use]
pub fn metres(one: GeoPoint, other: GeoPoint) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let along = one.latitude.to_radians().cos() * other.latitude.to_radians().cos();
    let h = half(one.latitude, other.latitude) + along * half(one.longitude, other.longitude);
    2.0 * EARTH * h.clamp(0.0, 1.0).sqrt().asin()
}

/// What a text says: its matter, and where.
struct Said {
    words: BTreeSet<String>,
    /// Names of streets and the like, skeletons.
    places: BTreeSet<String>,
    /// Numbers that identify: of a house, an entrance, a flat, a floor.
    numbers: BTreeSet<(Unit, String)>,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    House,
    Entrance,
    Floor,
    Flat,
}

impl Unit {
    const ALL: [Self; 4] = [Self::House, Self::Entrance, Self::Floor, Self::Flat];

    fn named(folded: &str) -> Option<Self> {
        let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
        if matches!(folded, "буд" | "д" | "дом" | "дому" | "дома") || begins(&["будин"]) {
            Some(Self::House)
        } else if begins(&["підїзд", "підізд", "подезд", "подьезд", "підьїзд", "парадн"]) || folded == "під"
        {
            Some(Self::Entrance)
        } else if begins(&["поверх", "етаж"]) {
            Some(Self::Floor)
        } else if folded == "кв" || begins(&["квартир"]) {
            Some(Self::Flat)
        } else {
            None
        }
    }
}

impl Said {
    fn of(text: &str) -> Self {
        let tokens = tokens(text);
        let mut said = Self { words: BTreeSet::new(), places: BTreeSet::new(), numbers: BTreeSet::new() };
        for (at, token) in tokens.iter().enumerate().take(MAX_WORDS) {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let after = tokens.get(at + 1);
            let unit = |neighbour: Option<&Token<'_>>| neighbour.and_then(|token| Unit::named(&token.folded));
            if token.is_number() {
                if !measures(text, token, after) {
                    // In «14 підʼїзд 2» the word belongs to the number behind it.
                    let free = !tokens.get(at + 2).is_some_and(Token::is_number);
                    let unit = unit(before).or(unit(after).filter(|_| free)).unwrap_or(Unit::House);
                    said.numbers.insert((unit, token.folded.clone()));
                }
                continue;
            }
            if let Some(number) = ordinal(&token.folded) {
                if let Some(unit) = unit(after).or(unit(before)) {
                    said.numbers.insert((unit, number.to_owned()));
                }
                continue;
            }
            let frame = is_street(&token.folded) || Unit::named(&token.folded).is_some();
            if frame || token.is_stop_word() || begins(&token.folded, &MEASURES) {
                continue;
            }
            if is_place(text, token, before, after) {
                said.places.insert(skeleton(&token.folded));
            } else {
                said.words.insert(stem(&token.folded).to_owned());
            }
        }
        said
    }

    /// How alike they are, 0 … 2, if enough for a duplicate.
    fn likeness(&self, other: &Self, apart: Option<f64>) -> Option<f64> {
        if apart.is_some_and(|apart| apart > FAR) || self.elsewhere(other) {
            return None;
        }
        let common: f64 =
            self.words.iter().filter(|word| holds(&other.words, word)).map(|word| weight(word)).sum();
        let total = |said: &Self| said.words.iter().map(|word| weight(word)).sum::<f64>();
        let share = common / total(self).min(total(other)).max(GENERAL);
        let near = apart.is_some_and(|apart| apart <= NEAR);
        let same_place = self.places.iter().any(|place| holds(&other.places, place))
            || self.numbers.intersection(&other.numbers).next().is_some();
        let alike = (near && common >= COMMON_HERE)
            || (same_place && common >= COMMON_HERE && share >= SAME_PLACE_WORDS)
            || (common >= COMMON && share >= SAME_WORDS);
        alike.then_some(share + if near || same_place { 1.0 } else { 0.0 })
    }

    /// True when both name a street, a house, an entrance …, but not the same.
    fn elsewhere(&self, other: &Self) -> bool {
        let streets = !self.places.is_empty()
            && !other.places.is_empty()
            && !self.places.iter().any(|place| holds(&other.places, place));
        streets
            || Unit::ALL.into_iter().any(|unit| {
                let of = |said: &Self| -> BTreeSet<String> {
                    let numbers = said.numbers.iter().filter(|(of, _)| *of == unit);
                    numbers.map(|(_, number)| number.clone()).collect()
                };
                let (one, other) = (of(self), of(other));
                !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
            })
    }
}

fn holds(stems: &BTreeSet<String>, stem: &str) -> bool {
    stems.contains(stem) || stems.iter().any(|other| akin(other, stem))
}

/// A name: after or before «вулиця» and the like, before a number, or capitalised in mid-sentence.
fn is_place(text: &str, token: &Token<'_>, before: Option<&Token<'_>>, after: Option<&Token<'_>>) -> bool {
    let street = |token: Option<&Token<'_>>| token.is_some_and(|token| is_street(&token.folded));
    let numbered =
        after.is_some_and(|after| after.is_number() && starts_name(text, token.end(), after.start));
    let shouted = token.raw.chars().nth(1).is_some() && !token.raw.chars().any(char::is_lowercase);
    let inside = before.is_some_and(|before| {
        let between = text.get(before.end()..token.start).unwrap_or_default();
        !between.contains(['.', '!', '?', '\n', ':', '…'])
    });
    street(before)
        || (street(after) && token.is_capitalised())
        || (numbered && token.is_capitalised())
        || (inside && token.is_capitalised() && !shouted)
}

/// True when only spaces, a comma or «№» part a name from its number.
fn starts_name(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or_default();
    between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '№'))
}

fn is_street(folded: &str) -> bool {
    let begins = ["вулиц", "улиц", "проспект", "провул", "переул", "бульвар", "площ", "узв", "мікрорайон"];
    matches!(folded, "вул" | "ул" | "пр" | "просп" | "пров" | "пер" | "бул" | "пл" | "мкр")
        || begins.iter().any(|word| folded.starts_with(word))
}

/// True for a number that measures (`7 днів`, `19:00`, `+14`, `12.11`) and identifies nothing.
fn measures(text: &str, token: &Token<'_>, after: Option<&Token<'_>>) -> bool {
    let joined = |c: Option<char>| c.is_some_and(|c| matches!(c, ':' | '+' | '%' | '°'));
    let part = |point: Option<char>, digit: Option<char>| {
        joined(point) || (matches!(point, Some('.' | ',')) && digit.is_some_and(|c| c.is_ascii_digit()))
    };
    let mut before = text.get(..token.start).unwrap_or_default().chars().rev();
    let mut behind = text.get(token.end()..).unwrap_or_default().chars();
    part(before.next(), before.next())
        || part(behind.next(), behind.next())
        || after.is_some_and(|after| begins(&after.folded, &MEASURES))
}

/// True when the word begins with one of those, or is one of up to three letters.
fn begins(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|word| folded == *word || (word.chars().nth(3).is_some() && folded.starts_with(word)))
}

/// Beginnings of what numbers count without naming a place, folded.
#[rustfmt::skip]
const MEASURES: [&str; 42] = [
    "день", "дні", "дня", "дней", "днів", "добу", "доби", "діб", "тижд", "тижн", "міся", "меся", "рок", "року",
    "років", "рік", "год", "года", "лет", "годин", "хв", "хвил", "мин", "минут", "суток", "сутки", "недел",
    "раз", "рази", "раза", "разів", "метр", "км", "м", "грн", "гривен", "гривн", "градус", "людей", "чолов",
    "штук", "ч",
];

/// The number that an ordinal up to the twelfth says.
fn ordinal(folded: &str) -> Option<&'static str> {
    const ORDINALS: [(&str, &str); 16] = [
        ("перш", "1"),
        ("перв", "1"),
        ("друг", "2"),
        ("втор", "2"),
        ("трет", "3"),
        ("четв", "4"),
        ("пят", "5"),
        ("шост", "6"),
        ("шест", "6"),
        ("сьом", "7"),
        ("седьм", "7"),
        ("восьм", "8"),
        ("девят", "9"),
        ("десят", "10"),
        ("одинадцят", "11"),
        ("дванадцят", "12"),
    ];
    ORDINALS.iter().find(|(begin, _)| folded.starts_with(begin)).map(|(_, number)| *number)
}

fn weight(stem: &str) -> f64 {
    if begins(stem, &GENERAL_WORDS) { GENERAL } else { 1.0 }
}

/// Beginnings of words that any appeal may have, folded.
#[rustfmt::skip]
const GENERAL_WORDS: [&str; 49] = [
    "прибер", "прибир", "прибра", "убер", "убир", "убра", "прац", "працю", "роб", "робот", "зроб", "сдел",
    "полаг", "ремонт", "відремонт", "отремонт", "почин", "постав", "встанов", "устан", "замін", "замен",
    "нема", "нет", "гор", "світ", "свет", "знов", "опят", "снов", "вжи", "вжийт", "прийм", "допомо", "помог",
    "помощ", "терміно", "срочн", "давн", "ніхт", "никт", "двор", "двір", "наш", "мешкан", "жител", "люд",
    "людин", "діт",
];
