//! The register itself and the search in it.

use serde::{Deserialize, Serialize};

use super::{
    Street, StreetKind, Suggestion,
    address::{Word, house, introduces_settlement, words},
};
use crate::words::{distance, skeleton, tokens};

/// Most that a name may differ from what was written: letters wrong and words left out.
const MOST: usize = 3;

/// The register of a city, in the order in which streets are offered. The city itself and the
/// villages of its community stand in it as `місто …`, `село …`, `селище …`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Streets(pub Vec<Street>);

/// A street found in an address.
struct Found<'a> {
    street: &'a Street,
    former: Option<&'a String>,
    /// Bytes of the text that it stands for, kind included.
    start: usize,
    end: usize,
    /// How much differs.
    cost: usize,
    /// To the letter.
    exact: bool,
    /// A word for the kind stands by it.
    marked: bool,
}

/// A settlement that an address names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Settlement {
    /// In the register.
    Known {
        /// Place of the last word of its name.
        last: usize,
        /// True for a village, whose streets are not those of the register.
        village: bool,
    },
    /// Not in the register.
    Foreign,
}

impl Streets {
    /// Official forms for the address in `text`, best first, at most `limit`, each street once.
    /// Old names, Russian forms, a left-out given name and up to two typos are understood. Empty
    /// when nothing is alike or the address is outside the city. In a village of the community only
    /// the village itself is put right: it has streets of its own.
    #[must_use]
    pub fn suggest(&self, text: &str, limit: usize) -> Vec<Suggestion> {
        let mut found = self.find(text);
        let Some(best) = found.iter().map(|found| found.cost).min() else { return Vec::new() };
        found.retain(|found| found.cost <= best + 1);
        // Stable: of equals the present name before a former one, then the register's order.
        found.sort_by_key(|found| (found.cost, found.former.is_some()));
        let mut once: Vec<&Found<'_>> = Vec::new();
        for found in &found {
            if !once.iter().any(|known| std::ptr::eq(known.street, found.street)) {
                once.push(found);
            }
        }
        once.into_iter().take(limit).map(|found| found.suggestion(text)).collect()
    }

    /// The address in its official form if it names a known street exactly, by its present name
    /// and, where there are several of that name, with its kind; `None` otherwise.
    #[must_use]
    pub fn recognise(&self, text: &str) -> Option<Suggestion> {
        let found = self.find(text);
        let mut exact = found.iter().filter(|found| found.exact && found.former.is_none() && found.cost == 0);
        let first = exact.next()?;
        let namesake =
            |other: &Found<'_>| !std::ptr::eq(first.street, other.street) && other.start == first.start;
        (first.marked || !exact.any(namesake)).then(|| first.suggestion(text))
    }

    /// True when the text names a settlement («смт …», «с. …», «м. …») that is not in the register.
    /// A register that does not name its own city cannot tell cities apart, so «м. …» is no sign then.
    #[must_use]
    pub fn is_outside(&self, text: &str) -> bool {
        let words = words(text);
        (0..words.len()).any(|at| self.settlement(text, &words, at) == Some(Settlement::Foreign))
    }

    /// The settlement introduced by the word at `at`, if that introduces one.
    fn settlement(&self, text: &str, words: &[Word<'_>], at: usize) -> Option<Settlement> {
        if !introduces_settlement(text, words, at) {
            return None;
        }
        let own = || self.0.iter().filter(|street| street.kind.is_settlement());
        let known = own().find_map(|settlement| {
            let last = settlement.names().find_map(|(_, name)| {
                let name = parts(name);
                let last = at + name.len();
                let alike = alike(words, last, &name)?;
                (alike.first == at + 1 && alike.cost <= 1).then_some(last)
            })?;
            Some(Settlement::Known { last, village: settlement.kind != StreetKind::City })
        });
        let city = words.get(at).is_some_and(|word| word.kinds.contains(&StreetKind::City));
        let told = !city || own().any(|street| street.kind == StreetKind::City);
        known.or((told && !self.is_initial(words, at)).then_some(Settlement::Foreign))
    }

    /// «С. Бандери», «М. Грушевського»: a capital letter before the name of a street is an initial.
    fn is_initial(&self, words: &[Word<'_>], at: usize) -> bool {
        let (Some(word), Some(name)) = (words.get(at), words.get(at + 1)) else { return false };
        let capital = word.raw.chars().all(char::is_uppercase) && word.folded.chars().nth(1).is_none();
        let street = |street: &Street| {
            !street.kind.is_settlement()
                && street
                    .names()
                    .any(|(_, known)| parts(known).last().is_some_and(|part| part.folded == name.folded))
        };
        capital && !words.iter().any(Word::is_street_kind) && self.0.iter().any(street)
    }

    /// Everything in the register that the text may name; nothing for an address outside.
    fn find(&self, text: &str) -> Vec<Found<'_>> {
        let words = words(text);
        let mut taken = vec![false; words.len()];
        let mut in_village = false;
        for at in 0..words.len() {
            match self.settlement(text, &words, at) {
                Some(Settlement::Known { last, village }) => {
                    taken[at + 1..=last].fill(true);
                    in_village |= village;
                }
                Some(Settlement::Foreign) => return Vec::new(),
                None => {}
            }
            if words.get(at + 1).is_some_and(Word::is_region) {
                taken[at] = true;
            }
        }
        let mut found = Vec::new();
        for street in self.0.iter().filter(|street| street.kind.is_settlement() || !in_village) {
            for (former, name) in street.names() {
                let name = parts(name);
                for (head, taken) in taken.iter().enumerate() {
                    if *taken == street.kind.is_settlement()
                        && let Some(alike) = alike(&words, head, &name)
                    {
                        let former = former.and_then(|place| street.former.get(place));
                        let found_here = Found {
                            street,
                            former,
                            start: alike.first,
                            end: head,
                            cost: alike.cost,
                            exact: alike.exact,
                            marked: false,
                        };
                        found.extend(placed(text, &words, found_here));
                    }
                }
            }
        }
        let streets = found.iter().any(|found| !found.street.kind.is_settlement());
        let marked = found.iter().any(|found| found.marked && !found.street.kind.is_settlement());
        found.retain(|found| !streets || (!found.street.kind.is_settlement() && (found.marked || !marked)));
        found
    }
}

impl Found<'_> {
    fn suggestion(&self, text: &str) -> Suggestion {
        let street = self.street.official();
        let house = house(text.get(self.end..).unwrap_or_default());
        let house = if house.is_empty() { house } else { format!(", {house}") };
        let before = text.get(..self.start).unwrap_or_default().trim();
        let before = match tokens(before).iter().all(|token| token.is_stop_word()) {
            true => String::new(),
            false => format!("{}, ", before.trim_end_matches(',')),
        };
        let former = self.former.map(|name| format!(" ({} {name})", self.street.kind.former()));
        Suggestion {
            label: format!("{street}{}{house}", former.unwrap_or_default()),
            text: format!("{before}{street}{house}"),
            street,
            former: self.former.cloned(),
        }
    }
}

/// A word of a name in the register.
struct Part {
    folded: String,
    skeleton: String,
}

fn parts(name: &str) -> Vec<Part> {
    let part = |folded: String| Part { skeleton: skeleton(&folded), folded };
    tokens(name).into_iter().map(|token| part(token.folded)).collect()
}

/// How a name compares with words of an address.
struct Alike {
    /// Place of the first word taken.
    first: usize,
    /// How much differs.
    cost: usize,
    /// True when it is the same to the letter.
    exact: bool,
}

/// Compares a name with the words that end at `head`. The last word of a name must be there; of
/// those before it an initial is enough, and each that is left out counts as a difference. Numbers
/// must be there.
fn alike(words: &[Word<'_>], head: usize, name: &[Part]) -> Option<Alike> {
    let (last, others) = name.split_last()?;
    let mut cost = differs(words.get(head)?, last)?;
    let mut exact = words.get(head)?.folded == last.folded;
    let mut first = head;
    for part in others.iter().rev() {
        let before = first.checked_sub(1).and_then(|before| words.get(before));
        let initial = |word: &&Word<'_>| {
            let mut letters = word.folded.chars();
            letters.next() == part.folded.chars().next() && letters.next().is_none()
        };
        if let Some((word, difference)) = before.and_then(|word| Some((word, differs(word, part)?))) {
            exact &= word.folded == part.folded;
            cost += difference;
            first -= 1;
        } else if before.as_ref().is_some_and(initial) {
            exact = false;
            first -= 1;
        } else if part.folded.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        } else {
            exact = false;
            cost += 1;
        }
    }
    (cost <= MOST).then_some(Alike { first, cost, exact })
}

/// Letters that differ between a word and a part of a name; `None` when it is another word.
fn differs(word: &Word<'_>, part: &Part) -> Option<usize> {
    if word.folded == part.folded || word.skeleton == part.skeleton {
        return Some(0);
    }
    if word.is_number() || part.folded.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let most = match word.skeleton.chars().count().min(part.skeleton.chars().count()) {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    distance(&word.skeleton, &part.skeleton, most)
}

/// Takes in the words that belong to a found name: a given name that the register leaves out and
/// the word for the kind, before or after. `start` and `end` become bytes.
fn placed<'a>(text: &str, words: &[Word<'_>], mut found: Found<'a>) -> Option<Found<'a>> {
    let (mut first, mut last) = (found.start, found.end);
    let kind_at = |at: Option<usize>| at.and_then(|at| words.get(at)).filter(|word| !word.kinds.is_empty());
    let apart = |at: usize| {
        let (one, other) = (words.get(at).map(|word| word.end), words.get(at + 1).map(|word| word.start));
        one.zip(other).and_then(|(from, to)| text.get(from..to)).is_none_or(|between| between.contains(','))
    };
    let mut kinds = kind_at(first.checked_sub(1));
    if kinds.is_none() {
        // «вул. Тараса Шевченка» where the register has «Шевченка».
        let further = (1..=2).find(|words| kind_at(first.checked_sub(words + 1)).is_some());
        let unnamed = |at: usize| words.get(at).is_some_and(|word| !word.is_number()) && !apart(at);
        if let Some(taken) = further.filter(|taken| (first - taken..first).all(unnamed)) {
            kinds = kind_at(first.checked_sub(taken + 1));
            first -= taken;
            found.cost += 1;
            found.exact = false;
        }
    }
    if kinds.is_some() {
        first -= 1;
    } else if !apart(last) {
        kinds = kind_at(Some(last + 1));
        last += usize::from(kinds.is_some());
    }
    if let Some(word) = kinds {
        let fits = word.kinds.contains(&found.street.kind);
        found.marked = true;
        found.exact &= fits;
        found.cost += usize::from(!fits);
    }
    found.start = words.get(first)?.start;
    found.end = words.get(last)?.end;
    (found.cost <= MOST).then_some(found)
}
