//! The editable lists: what is obscene, what only looks so, and what makes a call to hatred.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::pattern;

/// One line of a list.
///
/// | written | matches |
/// | --- | --- |
/// | `сука` | this word alone |
/// | `сук/а/и/у` | сука, суки, суку |
/// | `дебіл*` | every word that begins so |
/// | `*хуй*` | every word that contains it |
/// | `*сос` | every word that ends so |
/// | `+їб*` | also after за-, на-, ви-, пере-, … |
/// | `х??` | `?` is a masked letter: `х**`, `х##` |
/// | `геть з` | words in a row |
///
/// Letters that are confused (и, і, ї, й, ы; е, є, э, ё; г, ґ) are one letter; ь, ъ and the apostrophe are
/// left out. A letter may be repeated in a text (`сууука`); a pattern with a double letter asks for both.
pub type Pattern = Cow<'static, str>;

/// The lists of the text check (clause 4.4). `Default` gives the built-in ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lists {
    /// Obscenities and insults.
    pub stems: Vec<Pattern>,
    /// Clean words that contain an obscene one: «хуліган», «страхувати», «Херсон».
    pub exceptions: Vec<Pattern>,
    /// National, racial and religious groups.
    pub targets: Vec<Pattern>,
    /// What one is called upon to do to a group, in forms that can call: infinitives and imperatives. They count
    /// beside a group as their object («вбивати жидів»), not as the doer («росіяни хочуть вбивати»).
    pub calls: Vec<Pattern>,
    /// Sayings that incite beside a group in any form: «не люди», «геть з», «смерть».
    pub slogans: Vec<Pattern>,
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            stems: lines(&[
                include_str!("lists/obscene.txt"),
                include_str!("lists/insults.txt"),
                include_str!("lists/english.txt"),
            ]),
            exceptions: lines(&[include_str!("lists/exceptions.txt")]),
            targets: lines(&[include_str!("lists/targets.txt")]),
            calls: lines(&[include_str!("lists/calls.txt")]),
            slogans: lines(&[include_str!("lists/slogans.txt")]),
        }
    }
}

impl Lists {
    /// The lines which can match nothing, or next to everything, and are therefore passed over by the check:
    /// empty, shorter than two letters, longer than 40 letters, or with signs that no pattern has.
    pub fn unusable(&self) -> impl Iterator<Item = &str> {
        [&self.stems, &self.exceptions, &self.targets, &self.calls, &self.slogans]
            .into_iter()
            .flatten()
            .map(AsRef::as_ref)
            .filter(|line| !pattern::is_usable(line))
    }
}

/// The lines of text files: `#` begins a remark.
fn lines(files: &[&'static str]) -> Vec<Pattern> {
    files
        .iter()
        .flat_map(|file| file.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(Cow::Borrowed)
        .collect()
}
