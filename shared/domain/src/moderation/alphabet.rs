//! Letters as bits: what a character may stand for, by its looks and by its sound.
//!
//! Lists are written in two alphabets, so a letter is one of 27 folded Cyrillic letters or of 26 Latin ones;
//! a set of letters is a `u64`. Folding joins letters which people swap when they write in a hurry, in
//! surzhyk or to hide a word: и = і = ї = й = ы, е = є = э = ё, г = ґ; ь, ъ and the apostrophe fall out.

use super::unicode;

/// The bit of Latin `a`.
const LATIN: u32 = 27;
/// A masked letter of a pattern (`?`), met only by a masking sign of a text.
pub(super) const MASKED: u8 = 53;
/// The gap between two words of a pattern.
pub(super) const SPACE: u8 = 54;
/// All bits which are letters.
pub(super) const LETTERS: u64 = (1 << MASKED) - 1;

/// What a character of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Leaves no trace: soft signs, apostrophes, accents, zero-width signs.
    Nothing,
    /// A letter of a known alphabet.
    Letter(Reading),
    /// A digit that may stand for a letter.
    Digit(Reading),
    /// A sign that may stand for a letter, or mean nothing.
    Sign(Reading),
    /// A sign that stands for a letter without saying which.
    Mask,
    /// A letter or digit that resembles nothing.
    Opaque,
    /// White space.
    Space,
    /// Punctuation.
    Punctuation,
}

/// The letters a character may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Reading {
    /// Cyrillic letters by looks (`p` → р), and Latin letters.
    pub look: u64,
    /// Cyrillic letters by sound (`p` → п), and Latin letters.
    pub sound: u64,
    /// Letters of either alphabet that it resembles from afar; meant only in a word of mixed alphabets.
    pub double: u64,
    /// The small Latin letter it is, or 0.
    pub latin: u8,
}

/// Several Latin letters for one Cyrillic letter: spelling, letter.
pub(super) const DIGRAPHS: [(&[u8], char); 34] = [
    (b"zh", 'ж'),
    (b"kh", 'х'),
    (b"ts", 'ц'),
    (b"tz", 'ц'),
    (b"ch", 'ч'),
    (b"cz", 'ч'),
    (b"sh", 'ш'),
    (b"sz", 'ш'),
    (b"sch", 'ш'),
    (b"sch", 'щ'),
    (b"shch", 'щ'),
    (b"ya", 'я'),
    (b"ia", 'я'),
    (b"ja", 'я'),
    (b"yu", 'ю'),
    (b"iu", 'ю'),
    (b"ju", 'ю'),
    (b"ye", 'е'),
    (b"ie", 'е'),
    (b"je", 'е'),
    (b"yo", 'е'),
    (b"io", 'е'),
    (b"jo", 'е'),
    (b"yi", 'и'),
    (b"ji", 'и'),
    (b"ij", 'и'),
    (b"iy", 'и'),
    (b"ee", 'и'),
    (b"oo", 'у'),
    (b"ou", 'у'),
    (b"ck", 'к'),
    (b"ph", 'ф'),
    (b"gh", 'г'),
    (b"hh", 'х'),
];

/// Signs that together draw one letter.
pub(super) const DRAWN: [(&str, &str); 8] = [
    ("}|{", "ж"),
    ("}{", "жх"),
    (")(", "х"),
    ("><", "х"),
    ("|<", "к"),
    ("()", "о"),
    ("/\\", "л"),
    ("|-|", "н"),
];

/// The bits of the given letters of the lists' alphabets.
pub(super) fn bits(letters: &str) -> u64 {
    letters.chars().filter_map(bit).fold(0, |set, bit| set | 1 << bit)
}

/// The bit of one small or capital letter as the lists write it; `None` for anything else.
pub(super) fn bit(letter: char) -> Option<u8> {
    if letter.is_ascii_alphabetic() {
        return Some(LATIN as u8 + (letter.to_ascii_lowercase() as u8 - b'a'));
    }
    let small = small_cyrillic(letter)?;
    let folded = match small {
        'і' | 'ї' | 'й' | 'ы' | 'ѝ' => 'и',
        'є' | 'э' | 'ё' | 'ѐ' => 'е',
        'ґ' => 'г',
        other => other,
    };
    position(folded)
}

/// Where a folded letter stands. The code points of а…я are in a row, but for й, ъ, ы, ь, э.
fn position(folded: char) -> Option<u8> {
    let place = match folded {
        'а'..='и' => folded as u32 - 'а' as u32,
        'к'..='щ' => folded as u32 - 'а' as u32 - 1,
        'ю' => 25,
        'я' => 26,
        _ => return None,
    };
    Some(place as u8)
}

fn small_cyrillic(letter: char) -> Option<char> {
    let code = letter as u32;
    match code {
        0x0410..=0x042F => char::from_u32(code + 0x20),
        0x0430..=0x045F | 0x0491 => Some(letter),
        0x0400..=0x040F => char::from_u32(code + 0x50),
        0x0490 => Some('ґ'),
        _ => None,
    }
}

/// What one character means, whatever its case or script.
pub(super) fn meaning(character: char) -> Meaning {
    if character.is_ascii() {
        return ascii(character as u8);
    }
    if let Some(small) = small_cyrillic(character) {
        return match small {
            'ь' | 'ъ' => Meaning::Nothing,
            _ => cyrillic(small),
        };
    }
    foreign(character)
}

fn cyrillic(small: char) -> Meaning {
    let double = match small {
        'а' => "a",
        'в' => "b",
        'г' => "r",
        'е' | 'ё' | 'є' | 'э' => "e",
        'и' => "un",
        'і' | 'ї' => "i",
        'к' => "k",
        'м' => "m",
        'н' => "h",
        'о' => "o",
        'п' => "n",
        'р' => "p",
        'с' => "c",
        'т' => "t",
        'у' => "yu",
        'х' => "x",
        'ш' => "w",
        'ѕ' => "s",
        'ј' => "j",
        _ => "",
    };
    let own = match small {
        'ѕ' => bits("сз"),
        'ј' => bits("и"),
        'љ' => bits("л"),
        'њ' => bits("н"),
        'ћ' | 'ђ' => bits("ч"),
        'џ' => bits("ц"),
        'ѓ' => bits("г"),
        'ќ' => bits("к"),
        'ў' => bits("у"),
        _ => bit(small).map_or(0, |bit| 1 << bit),
    };
    Meaning::Letter(Reading { look: own, sound: own, double: bits(double), latin: 0 })
}

/// A small Latin letter: itself, its Cyrillic looks, its Cyrillic sound, and what it may look like in a word of
/// mixed alphabets.
fn latin(letter: u8) -> Reading {
    let (look, sound, double) = match letter {
        b'a' => ("а", "а", ""),
        b'b' => ("в", "б", "б"),
        b'c' => ("с", "ц", "к"),
        b'd' => ("", "д", ""),
        b'e' => ("е", "е", ""),
        b'f' => ("", "ф", ""),
        b'g' => ("", "г", "д"),
        b'h' => ("н", "хг", ""),
        b'i' => ("и", "и", ""),
        b'j' => ("", "иж", ""),
        b'k' => ("к", "к", ""),
        b'l' => ("", "л", "и"),
        b'm' => ("м", "м", "т"),
        b'n' => ("", "н", "пи"),
        b'o' => ("о", "о", ""),
        b'p' => ("р", "п", ""),
        b'q' => ("", "к", ""),
        b'r' => ("", "р", "гя"),
        b's' => ("с", "с", ""),
        b't' => ("т", "т", ""),
        b'u' => ("и", "у", ""),
        b'v' => ("", "в", ""),
        b'w' => ("ш", "вш", ""),
        b'x' => ("х", "х", ""),
        b'y' => ("у", "и", ""),
        b'z' => ("", "з", ""),
        _ => ("", "", ""),
    };
    let itself = 1 << (LATIN + u32::from(letter - b'a'));
    Reading { look: bits(look) | itself, sound: bits(sound) | itself, double: bits(double), latin: letter }
}

fn ascii(byte: u8) -> Meaning {
    let alike = |letters: &str| {
        let set = bits(letters);
        Reading { look: set, sound: set, double: 0, latin: 0 }
    };
    match byte {
        b'a'..=b'z' => Meaning::Letter(latin(byte)),
        b'A'..=b'Z' => Meaning::Letter(latin(byte.to_ascii_lowercase())),
        b'0' => Meaning::Digit(alike("оo")),
        b'1' => Meaning::Digit(alike("илil")),
        b'2' => Meaning::Digit(alike("z")),
        b'3' => Meaning::Digit(alike("зеe")),
        b'4' => Meaning::Digit(alike("чаa")),
        b'5' => Meaning::Digit(alike("сs")),
        b'6' => Meaning::Digit(alike("бb")),
        b'7' => Meaning::Digit(alike("тt")),
        b'8' => Meaning::Digit(alike("вb")),
        b'9' => Meaning::Digit(alike("ядg")),
        b'$' => Meaning::Sign(alike("сs")),
        b'!' | b'|' => Meaning::Sign(alike("илil")),
        b'+' => Meaning::Sign(alike("тt")),
        b'@' | b'*' | b'#' | b'%' | b'&' | b'^' | b'~' | b'_' | b'?' | b'=' => Meaning::Mask,
        b'\'' | b'`' | 0..=8 | 14..=31 | 127 => Meaning::Nothing,
        b' ' | 9..=13 => Meaning::Space,
        _ => Meaning::Punctuation,
    }
}

fn foreign(character: char) -> Meaning {
    let code = character as u32;
    if unicode::is_trace(code) {
        return Meaning::Nothing;
    }
    if character.is_whitespace() {
        return Meaning::Space;
    }
    if let Some(plain) = unicode::styled(code) {
        return ascii(plain);
    }
    if unicode::is_picture(code) {
        return Meaning::Mask;
    }
    match unicode::resembled(character.to_lowercase().next().unwrap_or(character)) {
        Some(plain) if plain.is_ascii() => Meaning::Letter(latin(plain as u8)),
        Some(plain) => cyrillic(plain),
        None if character.is_alphanumeric() && character != '№' => Meaning::Opaque,
        None => Meaning::Punctuation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_4_4_letters_have_distinct_bits() {
        for (place, letter) in "абвгдежзиклмнопрстуфхцчшщюя".chars().enumerate() {
            assert_eq!(bit(letter).map(usize::from), Some(place), "{letter}");
        }
        assert_eq!(bit('z').map(u32::from), Some(LATIN + 25));
        assert_eq!(bit('Ґ'), bit('г'));
        assert_eq!(bit('Ї'), bit('ы'));
        assert_eq!(bit('ь'), None);
        assert!(bit('z') < Some(MASKED));
    }
}
