//! A text as a row of signs: what may be a letter, and which gaps lie between.

use super::alphabet::{self, DRAWN, Meaning, Reading};

/// What lies before a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: the sign continues a piece.
    None,
    /// Punctuation without white space.
    Punctuation,
    /// White space alone.
    Blank,
    /// Punctuation between white space: « - ».
    Dashed,
    /// Punctuation and then white space, as after an abbreviation or a sentence.
    Wide,
    /// A new line or something that cannot be read.
    Break,
}

/// One sign of a text that is, or may be, a letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    /// The letters it may stand for.
    pub reading: Reading,
    /// Where it begins, in bytes.
    pub from: u32,
    /// Where it ends, in bytes.
    pub to: u32,
    /// What lies before it.
    pub gap: Gap,
    /// Its piece (a run of signs without gaps), counted from 0.
    pub piece: u32,
    /// Letters in its piece, at most 255.
    pub piece_letters: u8,
    /// Its sentence, counted from 0.
    pub sentence: u32,
    /// A digit or another sign in place of a letter.
    pub substitute: bool,
    /// Stands for any letter.
    pub mask: bool,
    /// Is a part of an ellipsis, which oftener means a pause than letters.
    pub ellipsis: bool,
    /// May also mean nothing.
    pub skippable: bool,
    /// Its piece mixes alphabets.
    pub mixed: bool,
}

/// Reads a text. Never longer than the text has characters.
pub(super) fn scan(text: &str) -> Vec<Sign> {
    let mut scan = Scan { signs: Vec::with_capacity(text.len() / 2 + 1), gap: Gap::Break, sentence: 0 };
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let rest = &text[at..];
        let begins = scan.gap != Gap::None;
        at += if begins && let Some(length) = address(rest) {
            scan.gap = Gap::Break;
            length
        } else if let Some((length, letters)) = drawn(rest, character) {
            scan.push(Meaning::Sign(letters), at, at + length);
            length
        } else {
            scan.one(rest, character, at)
        };
    }
    scan.finish()
}

struct Scan {
    signs: Vec<Sign>,
    gap: Gap,
    sentence: u32,
}

impl Scan {
    /// Takes what stands at the start of `rest`; its length in bytes.
    fn one(&mut self, rest: &str, character: char, at: usize) -> usize {
        let length = character.len_utf8();
        let meaning = alphabet::meaning(character);
        match meaning {
            Meaning::Nothing => return length,
            Meaning::Space => self.space(character),
            Meaning::Punctuation => return self.punctuation(rest, character, at),
            Meaning::Opaque => self.gap = Gap::Break,
            Meaning::Digit(_) => {
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                if digits > 1 {
                    // A number is a number: digits hide letters one at a time.
                    self.gap = Gap::Break;
                    return digits;
                }
                self.push(meaning, at, at + length);
            }
            Meaning::Sign(_) if character == '!' && !letter_follows(&rest[length..]) => self.sentence_ends(),
            Meaning::Mask if character == '?' && !letter_follows(&rest[length..]) => self.sentence_ends(),
            Meaning::Letter(_) | Meaning::Sign(_) | Meaning::Mask => self.push(meaning, at, at + length),
        }
        length
    }

    fn space(&mut self, character: char) {
        self.gap = match (character, self.gap) {
            ('\n' | '\r', _) => Gap::Break,
            (_, Gap::None) => Gap::Blank,
            (_, Gap::Punctuation) => Gap::Wide,
            (_, gap) => gap,
        };
        if character == '\n' {
            self.sentence += 1;
        }
    }

    fn sentence_ends(&mut self) {
        self.sentence += 1;
        self.gap = self.gap.max(Gap::Wide);
    }

    /// Two and more dots or dashes inside a word stand for letters; other punctuation is a gap.
    fn punctuation(&mut self, rest: &str, character: char, at: usize) -> usize {
        let length = character.len_utf8();
        let run = if matches!(character, '.' | '-' | '–' | '—' | '…') {
            rest.chars().take_while(|&next| next == character).count()
        } else {
            1
        };
        let whole = run * length;
        let inside = self.gap == Gap::None && letter_follows(&rest[whole..]);
        if inside && (character == '…' || (2..=6).contains(&run)) {
            for place in 0..run {
                self.push(Meaning::Mask, at + place * length, at + (place + 1) * length);
                if let Some(sign) = self.signs.last_mut() {
                    sign.ellipsis = character == '…' || run > 2;
                }
            }
            return whole;
        }
        self.gap = match self.gap {
            Gap::None => Gap::Punctuation,
            Gap::Blank => Gap::Dashed,
            gap => gap,
        };
        let long_word = self.signs.len() > 3
            && self.signs[self.signs.len() - 3..].iter().all(|sign| sign.gap == Gap::None);
        if matches!(character, '.' | '…' | ';') && long_word && !inside {
            self.sentence += 1;
        }
        whole
    }

    fn push(&mut self, meaning: Meaning, from: usize, to: usize) {
        let (reading, substitute, mask, skippable) = match meaning {
            Meaning::Letter(reading) => (reading, false, false, false),
            Meaning::Digit(reading) => (reading, true, false, false),
            Meaning::Sign(reading) => (reading, true, false, true),
            Meaning::Mask => (Reading::default(), true, true, true),
            Meaning::Nothing | Meaning::Opaque | Meaning::Space | Meaning::Punctuation => return,
        };
        self.signs.push(Sign {
            reading,
            from: u32::try_from(from).unwrap_or(u32::MAX),
            to: u32::try_from(to).unwrap_or(u32::MAX),
            gap: self.gap,
            piece: 0,
            piece_letters: 0,
            sentence: self.sentence,
            substitute,
            mask,
            ellipsis: false,
            skippable,
            mixed: false,
        });
        self.gap = Gap::None;
    }

    /// Numbers the pieces and says of each how long it is and whether it mixes alphabets.
    fn finish(mut self) -> Vec<Sign> {
        let mut from = 0;
        let mut piece = 0;
        while from < self.signs.len() {
            let after =
                from + 1 + self.signs[from + 1..].iter().take_while(|sign| sign.gap == Gap::None).count();
            let signs = &mut self.signs[from..after];
            let latin = signs.iter().filter(|sign| sign.reading.latin != 0).count();
            let other = signs.iter().filter(|sign| !sign.substitute && sign.reading.latin == 0).count();
            let digits = signs.iter().filter(|sign| sign.substitute && !sign.skippable).count();
            let letters = u8::try_from(latin + other + digits).unwrap_or(u8::MAX).max(1);
            for sign in signs {
                sign.piece = piece;
                sign.piece_letters = letters;
                sign.mixed = latin > 0 && other > 0;
                if sign.mixed {
                    sign.reading.look |= sign.reading.double;
                }
            }
            piece += 1;
            from = after;
        }
        self.signs
    }
}

fn letter_follows(rest: &str) -> bool {
    rest.chars().next().is_some_and(|next| {
        matches!(alphabet::meaning(next), Meaning::Letter(_) | Meaning::Digit(_))
            || matches!(next, '@' | '$' | '*' | '!')
    })
}

fn drawn(rest: &str, first: char) -> Option<(usize, Reading)> {
    if !matches!(first, '}' | ')' | '>' | '|' | '(' | '/') {
        return None;
    }
    let (signs, letters) = DRAWN.iter().find(|(signs, _)| rest.starts_with(signs))?;
    let set = alphabet::bits(letters);
    Some((signs.len(), Reading { look: set, sound: set, double: 0, latin: 0 }))
}

/// The length of a link or an e-mail address at the start of `rest`: these are data, not words.
fn address(rest: &str) -> Option<usize> {
    let first = rest.bytes().next()?;
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    let is_link = ["http://", "https://", "www."]
        .iter()
        .any(|start| rest.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start)));
    if is_link {
        return Some(rest.bytes().take_while(u8::is_ascii_graphic).count());
    }
    let name = rest.bytes().take(64).take_while(|&byte| is_address(byte)).count();
    if rest.as_bytes().get(name) != Some(&b'@') {
        return None;
    }
    let host = rest[name + 1..].bytes().take(128).take_while(|&byte| is_address(byte)).count();
    let domain = rest[name + 1..name + 1 + host].trim_end_matches('.').rsplit_once('.')?.1;
    let known = ["ua", "com", "net", "org", "info", "ru", "eu", "pl", "me", "gov"];
    known.iter().any(|known| domain.eq_ignore_ascii_case(known)).then_some(name + 1 + host)
}

fn is_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+' | b'%')
}
