//! The check of texts for clause 4.4: obscenities and insults, and calls to hatred.
//!
//! Nothing is refused here: a flag sends the text to the moderation list, where a person restores or confirms
//! it. [`Lists`] are edited by staff; a [`Moderator`] is built from them once and then only reads.
//!
//! A text is read as signs (`scan`), a sign as the letters it may stand for (`alphabet`, `unicode`), and the signs walk
//! through the tree of patterns (`pattern`, `matching`). The time is linear in the length of the text.

mod alphabet;
mod lists;
mod matching;
mod pattern;
mod scan;
mod unicode;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use lists::{Lists, Pattern};
use matching::Hit;
use pattern::{Kind, Tree};
use scan::Sign;

/// Words between a group and what is called for, at most.
const NEAR: usize = 4;

/// Why a text goes to the moderation list (clause 4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Profanity, insults, swearing.
    Insult,
    /// It may call to national, racial or religious hatred; always for a person to confirm.
    Hate,
}

/// What was found in a text, to be shown to staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Why it counts.
    pub flag: Flag,
    /// Whole words of the text, in bytes; on character boundaries.
    pub range: Range<usize>,
    /// The line of the lists that matched.
    pub pattern: String,
}

/// The lists made ready for checking.
#[derive(Debug, Clone)]
pub struct Moderator {
    tree: Tree,
    /// All lines of the lists, one after another, and where each ends.
    lines: String,
    ends: Vec<u32>,
}

impl Moderator {
    /// Makes the lists ready. Unusable lines ([`Lists::unusable`]) and lines after the 65 535th are passed over.
    #[must_use]
    pub fn new(lists: &Lists) -> Self {
        let kinds = [
            (&lists.stems, Kind::Stem),
            (&lists.exceptions, Kind::Exception),
            (&lists.targets, Kind::Target),
            (&lists.calls, Kind::Call),
            (&lists.slogans, Kind::Slogan),
        ];
        let count = kinds.iter().map(|(lines, _)| lines.len()).sum();
        let mut moderator = Self {
            tree: Tree::new(count),
            lines: String::with_capacity(count * 16),
            ends: Vec::with_capacity(count),
        };
        for (lines, kind) in kinds {
            for written in lines {
                let (Ok(line), Ok(end)) = (
                    u16::try_from(moderator.ends.len()),
                    u32::try_from(moderator.lines.len() + written.len()),
                ) else {
                    return moderator;
                };
                moderator.tree.add(written, kind, line);
                moderator.lines.push_str(written);
                moderator.ends.push(end);
            }
        }
        moderator
    }

    /// Whether the text goes to the moderation list, and why. Hate comes before insult.
    #[must_use]
    pub fn check(&self, text: &str) -> Option<Flag> {
        let signs = scan::scan(text);
        let hits = self.hits(&signs);
        if hateful(&signs, &hits).next().is_some() {
            Some(Flag::Hate)
        } else {
            hits.iter().any(|hit| hit.kind == Kind::Stem).then_some(Flag::Insult)
        }
    }

    /// Everything in the text that counts, in its order.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found> {
        let signs = scan::scan(text);
        let hits = self.hits(&signs);
        let insults = hits.iter().filter(|hit| hit.kind == Kind::Stem).map(|hit| (Flag::Insult, hit));
        let hate =
            hateful(&signs, &hits).flat_map(|(target, call)| [target, call]).map(|hit| (Flag::Hate, hit));
        let mut found: Vec<Found> = insults
            .chain(hate)
            .map(|(flag, hit)| Found {
                flag,
                range: words(&signs, *hit),
                pattern: self.line(hit.line).to_owned(),
            })
            .collect();
        found.sort_by(|a, b| {
            (a.range.start, a.range.end, &a.pattern).cmp(&(b.range.start, b.range.end, &b.pattern))
        });
        found.dedup();
        found
    }

    fn line(&self, line: u16) -> &str {
        let line = usize::from(line);
        let from =
            line.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let to = self.ends.get(line).map_or(from, |&end| end as usize);
        self.lines.get(from..to).unwrap_or_default()
    }

    /// The hits which no exception overlaps; exceptions are left out.
    fn hits(&self, signs: &[Sign]) -> Vec<Hit> {
        let mut hits = matching::hits(&self.tree, signs);
        if hits.iter().all(|hit| hit.kind == Kind::Exception) {
            return Vec::new();
        }
        if hits.iter().any(|hit| hit.kind == Kind::Exception) {
            let clean = covered(signs.len(), hits.iter().filter(|hit| hit.kind == Kind::Exception));
            hits.retain(|hit| hit.kind != Kind::Exception && clean[hit.from] == clean[hit.to]);
        }
        hits
    }
}

/// For each sign, how many before it lie in one of the hits; one more than there are signs.
fn covered<'a>(signs: usize, hits: impl Iterator<Item = &'a Hit>) -> Vec<u32> {
    let mut opens = vec![0_i32; signs + 1];
    for hit in hits {
        opens[hit.from] += 1;
        opens[hit.to] -= 1;
    }
    let (mut depth, mut before) = (0, 0);
    opens
        .iter()
        .map(|change| {
            let count = before;
            depth += change;
            before += u32::from(depth > 0);
            count
        })
        .collect()
}

/// Groups and calls that stand near to each other in one sentence.
fn hateful<'a>(signs: &'a [Sign], hits: &'a [Hit]) -> impl Iterator<Item = (&'a Hit, &'a Hit)> {
    let place = |hit: &Hit| {
        (signs[hit.from].sentence, signs[hit.from].piece as usize, signs[hit.to - 1].piece as usize)
    };
    let near = move |target: &Hit, call: &Hit| {
        let (sentence, from, to) = place(target);
        let (call_sentence, call_from, call_to) = place(call);
        sentence == call_sentence && call_from <= to + NEAR + 1 && from <= call_to + NEAR + 1
    };
    let targets: Vec<&Hit> = hits.iter().filter(|hit| hit.kind == Kind::Target).collect();
    hits.iter()
        .filter(move |hit| match hit.kind {
            Kind::Call => !is_denied(signs, hit),
            Kind::Slogan => true,
            Kind::Prefix | Kind::Stem | Kind::Exception | Kind::Target => false,
        })
        .flat_map(move |call| {
            // Hits come in the order of their ends, so the near ones are a short run.
            let (_, from, to) = place(call);
            let first = targets.partition_point(|target| place(target).2 + NEAR + 1 < from);
            let last = targets.partition_point(|target| place(target).2 <= to + NEAR + 3);
            let run: Vec<&Hit> = targets[first..last.max(first)].to_vec();
            run.into_iter()
                .filter(move |target| {
                    near(target, call) && (call.kind == Kind::Slogan || !is_doer(signs, target))
                })
                .map(move |target| (target, call))
        })
}

/// «Не вбивайте» calls for nothing.
fn is_denied(signs: &[Sign], call: &Hit) -> bool {
    let Some([first, second]) = call.from.checked_sub(2).map(|from| [signs[from], signs[from + 1]]) else {
        return false;
    };
    first.piece == second.piece
        && first.piece_letters == 2
        && first.piece + 1 == signs[call.from].piece
        && first.reading.look & alphabet::bits("н") != 0
        && second.reading.look & alphabet::bits("еи") != 0
}

/// Whether the group is named in the nominative plural («росіяни»): it does something, nothing is to be done to it.
/// The instrumental («росіянами») ends alike.
fn is_doer(signs: &[Sign], target: &Hit) -> bool {
    let word = signs[target.to - 1].piece;
    let rest = signs[target.to - 1..].iter().take_while(|sign| sign.piece == word).count();
    let word = &signs[..target.to - 1 + rest];
    let ends = |back: usize, letters: &str| {
        word.len()
            .checked_sub(back)
            .and_then(|place| word.get(place))
            .is_some_and(|sign| (sign.reading.look | sign.reading.sound) & alphabet::bits(letters) != 0)
    };
    let instrumental = ends(1, "и") && ends(2, "м") && ends(3, "аяи");
    ends(1, "ие") && !instrumental
}

/// The whole words around a hit, in bytes.
fn words(signs: &[Sign], hit: Hit) -> Range<usize> {
    let (first, last) = (signs[hit.from].piece, signs[hit.to - 1].piece);
    let from = signs[..hit.from]
        .iter()
        .rev()
        .take_while(|sign| sign.piece == first)
        .last()
        .unwrap_or(&signs[hit.from]);
    let to =
        signs[hit.to - 1..].iter().take_while(|sign| sign.piece == last).last().unwrap_or(&signs[hit.to - 1]);
    from.from as usize..to.to as usize
}
