//! A category suggested from the words of an appeal. It never decides: the person chooses.
//!
//! Naive Bayes over stems, one category against the rest. What is known of a word in a category is
//! the share of its cards that have the word. The city's start list (keywords) says what share to
//! expect, and weighs as much as a few cards; cards that staff put right come on top and outweigh it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    directory::Category,
    ids::CategoryId,
    words::{Token, distance, fold, stem, tokens},
};

/// Share of a category's cards that are expected to have one of its keywords.
const KEYWORD: f64 = 0.15;
/// The same for a word that is a letter away from a keyword.
const MISSPELT: f64 = 0.1;
/// The same where another category has a longer keyword for the word.
const OVERSHADOWED: f64 = 0.03;
/// The same for any other word.
const OTHER: f64 = 0.01;
/// Smallest share that a word may have, however many cards were without it.
const LEAST: f64 = 0.003;
/// How many cards the expected shares weigh as much as.
const START: f64 = 6.0;
/// A word speaks for a category when it is this many times as usual there as elsewhere.
const TELLING: f64 = 2.0;
/// A category this far behind the best is no use (natural logarithm of the odds).
const BEHIND: f64 = 7.0;
/// Words of a text that are looked at.
const MAX_WORDS: usize = 200;
/// Longest stem that is learnt, letters.
const MAX_STEM: usize = 24;
/// Words of one card that are learnt.
const MAX_LEARNT_WORDS: usize = 60;
/// Entries (a stem in a category) that are kept.
pub const MAX_ENTRIES: usize = 2000;

/// What the city's corrected cards have taught: in how many cards of a category a stem stood.
///
/// Holds stems of single words, never a text: no numbers, no Latin letters (addresses of all sorts),
/// no names, that is no words with a capital letter in mid-sentence. At most [`MAX_ENTRIES`] entries, so
/// that it fits an item of the table: when more come, every count is halved and what was seen once
/// is forgotten.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learnt {
    /// Cards learnt from, by category.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    cards: BTreeMap<CategoryId, u32>,
    /// Stem → category → cards that had it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<String, BTreeMap<CategoryId, u32>>,
}

impl Learnt {
    /// Learns that an appeal with this text is of the category `right`. A text without words
    /// teaches nothing.
    pub fn learn(&mut self, text: &str, right: &CategoryId) {
        let tokens = tokens(text).into_iter().filter(|token| is_common(text, token));
        let mut stems: Vec<String> = words(tokens).into_iter().map(|word| word.stem).collect();
        stems.retain(|stem| !at_least(stem, MAX_STEM + 1));
        stems.truncate(MAX_LEARNT_WORDS);
        if stems.is_empty() {
            return;
        }
        count(&mut self.cards, right);
        for stem in stems {
            count(self.words.entry(stem).or_default(), right);
        }
        while self.entries() > MAX_ENTRIES {
            self.halve();
        }
    }

    /// How many entries are kept.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.words.values().map(BTreeMap::len).sum()
    }

    fn halve(&mut self) {
        for counts in self.words.values_mut() {
            halve(counts);
        }
        self.words.retain(|_, counts| !counts.is_empty());
        halve(&mut self.cards);
        let known: BTreeSet<&CategoryId> = self.words.values().flat_map(BTreeMap::keys).collect();
        self.cards.retain(|category, _| known.contains(category));
    }

    fn cards(&self, category: &CategoryId) -> u32 {
        self.cards.get(category).copied().unwrap_or_default()
    }

    fn with(&self, stem: &str, category: &CategoryId) -> u32 {
        self.words.get(stem).and_then(|counts| counts.get(category)).copied().unwrap_or_default()
    }
}

fn count(counts: &mut BTreeMap<CategoryId, u32>, category: &CategoryId) {
    let count = counts.entry(category.clone()).or_default();
    *count = count.saturating_add(1);
}

fn halve(counts: &mut BTreeMap<CategoryId, u32>) {
    counts.retain(|_, count| {
        *count /= 2;
        *count > 0
    });
}

/// The categories that the words of `text` speak for, best first, at most `limit`. Only active ones
/// without active ones below them, and only those for which at least one word speaks; empty when
/// nothing fits. What speaks for the category above speaks for those below it, too.
#[must_use]
pub fn suggest(text: &str, categories: &[Category], learnt: &Learnt, limit: usize) -> Vec<CategoryId> {
    let above =
        |id: &CategoryId| categories.iter().any(|other| other.active && other.parent.as_ref() == Some(id));
    let parent = |category: &Category| {
        let id = category.parent.as_ref()?;
        categories.iter().find(|other| other.active && other.id == *id)
    };
    let active: Vec<Candidate<'_>> = categories
        .iter()
        .filter(|category| category.active && !above(&category.id))
        .map(|category| Candidate::of(category, parent(category)))
        .collect();
    let mut scores = vec![(0.0, false); active.len()];
    for word in words(tokens(text)) {
        let Some(shares) = shares(&word, &active, learnt) else { continue };
        let sum: f64 = shares.iter().sum();
        for (share, (score, told)) in shares.iter().zip(&mut scores) {
            let elsewhere = match shares.len() {
                0 | 1 => OTHER,
                several => ((sum - share) / small(several - 1)).max(LEAST),
            };
            *score += (share / elsewhere).ln();
            *told |= *share > elsewhere * TELLING && *share > OTHER * TELLING;
        }
    }
    let best = scores.iter().filter(|(_, told)| *told).map(|(score, _)| *score).fold(f64::MIN, f64::max);
    let mut fitting: Vec<(f64, &CategoryId)> = scores
        .iter()
        .zip(&active)
        .filter(|((score, told), _)| *told && *score > best - BEHIND)
        .map(|((score, _), candidate)| (*score, candidate.id))
        .collect();
    // Stable, so that of equals the one citizens see first comes first.
    fitting.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    fitting.into_iter().take(limit).map(|(_, id)| id.clone()).collect()
}

/// A word of the text, once.
struct Word {
    folded: String,
    stem: String,
}

fn words<'a>(tokens: impl IntoIterator<Item = Token<'a>>) -> Vec<Word> {
    let mut seen = BTreeSet::new();
    tokens
        .into_iter()
        .filter(|token| !token.is_number() && !token.is_stop_word())
        .map(|token| Word { stem: stem(&token.folded).to_owned(), folded: token.folded })
        .filter(|word| seen.insert(word.stem.clone()))
        .take(MAX_WORDS)
        .collect()
}

/// True for a word that is no name and no address: Cyrillic, and without a capital letter unless it
/// begins a sentence or all of it is in capitals.
fn is_common(text: &str, token: &Token<'_>) -> bool {
    let cyrillic = token.folded.chars().all(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    let before = text.get(..token.start).unwrap_or_default().trim_end_matches([' ', '«', '"', '(']);
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', '…', '\n']);
    let shouted = token.raw.chars().nth(1).is_some_and(char::is_uppercase);
    cyrillic && (begins || shouted || !token.is_capitalised())
}

/// A category with its keywords ready to be compared.
struct Candidate<'a> {
    id: &'a CategoryId,
    keywords: Vec<Word>,
}

impl<'a> Candidate<'a> {
    fn of(category: &'a Category, above: Option<&Category>) -> Self {
        let mut keywords = keywords(category);
        keywords.extend(above.into_iter().flat_map(self::keywords));
        Self { id: &category.id, keywords }
    }

    /// Letters of the longest keyword that the word matches. A keyword is meant as a stem; a whole
    /// word serves too, unless little is left of it without its ending.
    fn exact(&self, word: &Word) -> usize {
        let matched = |keyword: &Word| {
            let whole = at_least(&keyword.folded, 4) && word.folded.starts_with(&keyword.folded);
            let ending = at_least(&keyword.stem, 4) && word.stem == keyword.stem;
            match (whole || word.stem == keyword.folded, ending) {
                (true, _) => keyword.folded.chars().count(),
                (false, true) => keyword.stem.chars().count(),
                (false, false) => 0,
            }
        };
        self.keywords.iter().map(matched).max().unwrap_or_default()
    }

    fn misspelt(&self, word: &Word) -> bool {
        let near = |keyword: &str| at_least(keyword, 5) && distance(&word.stem, keyword, 1).is_some();
        at_least(&word.stem, 6)
            && self.keywords.iter().any(|keyword| near(&keyword.stem) || near(&keyword.folded))
    }
}

/// The category's keywords; where it has none, the words of its name.
fn keywords(category: &Category) -> Vec<Word> {
    let keyword = |text: &String| {
        let folded = fold(text.trim());
        Word { stem: stem(&folded).to_owned(), folded }
    };
    match category.keywords.as_slice() {
        [] => words(tokens(&category.name)),
        keywords => keywords.iter().map(keyword).filter(|word| !word.stem.is_empty()).collect(),
    }
}

fn at_least(text: &str, letters: usize) -> bool {
    text.chars().nth(letters - 1).is_some()
}

/// The word's share in the cards of each category; `None` for a word that nobody knows.
fn shares(word: &Word, candidates: &[Candidate<'_>], learnt: &Learnt) -> Option<Vec<f64>> {
    let exact: Vec<usize> = candidates.iter().map(|candidate| candidate.exact(word)).collect();
    let longest = exact.iter().copied().max().unwrap_or_default();
    let expected: Vec<f64> = candidates
        .iter()
        .zip(&exact)
        .map(|(candidate, length)| match *length {
            0 if longest == 0 && candidate.misspelt(word) => MISSPELT,
            0 => OTHER,
            length if length == longest => KEYWORD,
            _ => OVERSHADOWED,
        })
        .collect();
    if !learnt.words.contains_key(&word.stem) && expected.iter().all(|share| *share <= OTHER) {
        return None;
    }
    let share = |(candidate, expected): (&Candidate<'_>, &f64)| {
        let with = f64::from(learnt.with(&word.stem, candidate.id));
        let cards = f64::from(learnt.cards(candidate.id));
        ((with + START * expected) / (cards + START)).max(LEAST)
    };
    Some(candidates.iter().zip(&expected).map(share).collect())
}

fn small(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
