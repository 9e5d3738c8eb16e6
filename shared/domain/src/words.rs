//! Words of what citizens write, Ukrainian, Russian or English, made comparable.
//!
//! A *token* is a word or a number as it stands in the text. *Folding* takes away what people write
//! differently (case, apostrophes, ё and ґ, a Latin i among Cyrillic letters), a *stem* is a folded
//! word without its ending. The stemmer is light: it need not be right, only the same each time.

use std::sync::LazyLock;

/// A word or a number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// As written, apostrophes included.
    pub raw: &'a str,
    /// Byte at which it begins.
    pub start: usize,
    /// Folded.
    pub folded: String,
}

impl Token<'_> {
    /// Byte after the last one.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.raw.len()
    }

    /// True for what begins with a digit: `12`, `12а`, `7`.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.folded.starts_with(|c: char| c.is_ascii_digit())
    }

    /// True when it begins with a capital letter.
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        self.raw.starts_with(char::is_uppercase)
    }

    /// True for words that say nothing of the matter: prepositions, pronouns, courtesies.
    #[must_use]
    pub fn is_stop_word(&self) -> bool {
        STOP_WORDS.contains(&self.folded.as_str())
    }
}

/// The tokens of a text, in order. A hyphen parts words, an apostrophe inside does not.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = is_of_a_word(c) || is_mark(c) || (start.is_some() && is_apostrophe(c));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let raw = text[from..at].trim_end_matches(is_apostrophe);
                let folded = fold(raw);
                if !folded.is_empty() {
                    tokens.push(Token { raw, start: from, folded });
                }
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    tokens
}

/// The stems of a text's words in order, stop words left out; numbers stand as they are.
#[must_use]
pub fn stems(text: &str) -> Vec<String> {
    let kept = tokens(text).into_iter().filter(|token| !token.is_stop_word());
    kept.map(|token| stem(&token.folded).to_owned()).collect()
}

/// Lower case, without apostrophes and stress marks; ё → е, ґ → г, ы → и, э → е, ъ dropped; Latin
/// letters that look Cyrillic are taken for Cyrillic ones in a word that has any.
#[must_use]
pub fn fold(word: &str) -> String {
    let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(lower) {
        match (c, cyrillic) {
            // «й» and «ї» as two characters each.
            ('\u{306}', _) if folded.ends_with('и') => replace_last(&mut folded, 'й'),
            ('\u{308}', _) if folded.ends_with('і') => replace_last(&mut folded, 'ї'),
            ('ъ', _) => {}
            ('ё' | 'э', _) | ('e', true) => folded.push('е'),
            ('ґ', _) => folded.push('г'),
            ('ы', _) => folded.push('и'),
            ('a', true) => folded.push('а'),
            ('c', true) => folded.push('с'),
            ('i', true) => folded.push('і'),
            ('o', true) => folded.push('о'),
            ('p', true) => folded.push('р'),
            ('x', true) => folded.push('х'),
            ('y', true) => folded.push('у'),
            (c, _) if is_apostrophe(c) || is_mark(c) => {}
            (c, _) => folded.push(c),
        }
    }
    folded
}

/// A folded word without its ending; what is left has a vowel and at least two letters.
#[must_use]
pub fn stem(folded: &str) -> &str {
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        return folded;
    }
    let word = ["ся", "сь"].iter().find_map(|ending| cut(folded, ending)).unwrap_or(folded);
    let likely = word.bytes().last().map_or(&[][..], |last| &BY_LAST_BYTE[usize::from(last)]);
    likely.iter().find_map(|ending| cut(word, ending)).unwrap_or(word)
}

/// A stem in which Ukrainian and Russian spellings of a name fall together (і → и, є → е,
/// ь dropped): «Леніна» and «Ленина».
#[must_use]
pub fn skeleton(folded: &str) -> String {
    let letters = stem(folded).chars().filter(|c| *c != 'ь');
    letters
        .map(|c| match c {
            'і' | 'ї' => 'и',
            'є' => 'е',
            c => c,
        })
        .collect()
}

/// Number of letters wrong, missing, too many or swapped between two words, if it is at most `most`.
#[must_use]
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    if one == other {
        return Some(0);
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let same = usize::from(one[i - 1] != other[j - 1]);
            let mut cost = (last[j - 1] + same).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row.push(cost);
        }
        if row.iter().all(|cost| *cost > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|cost| *cost <= most)
}

/// True when two stems are likely the same word: equal, one the beginning of the other, or one
/// letter apart. Numbers are the same only when equal.
#[must_use]
pub fn akin(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if [one, other].iter().any(|stem| stem.starts_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    let (one_length, other_length) = (one.chars().count(), other.chars().count());
    let shorter = one_length.min(other_length);
    let begins = shorter >= 4 && one_length.abs_diff(other_length) <= 3;
    (begins && (one.starts_with(other) || other.starts_with(one)))
        || (shorter >= 5 && distance(one, other, 1).is_some())
}

/// A letter or a digit; those of the three languages without a look into Unicode's tables.
pub(crate) fn is_of_a_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'Ѐ'..='ҁ' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The letter in lower case; likewise.
pub(crate) fn lower(c: char) -> impl Iterator<Item = char> {
    let near = match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        'а'..='џ' => Some(c),
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20),
        'Ѐ'..='Џ' => char::from_u32(u32::from(c) + 0x50),
        _ => None,
    };
    let far = near.is_none().then(|| c.to_lowercase());
    near.into_iter().chain(far.into_iter().flatten())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '‘' | '′' | '´' | '"' | '“' | '”')
}

/// Stress marks and the dots of a decomposed letter.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn replace_last(text: &mut String, c: char) {
    text.pop();
    text.push(c);
}

fn cut<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    let rest = word.strip_suffix(ending)?;
    let whole = rest.chars().nth(1).is_some() && rest.contains(is_vowel);
    whole.then_some(rest)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'є' | 'и' | 'і' | 'ї' | 'о' | 'у' | 'ю' | 'я' | 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Endings of nouns, adjectives and verbs of both languages, longest first.
#[rustfmt::skip]
const ENDINGS: [&str; 124] = [
    "ього", "ьому", "ують", "юють", "ають", "яють",
    "ами", "ями", "ими", "іми", "ого", "его", "ому", "ему", "ові", "еві", "єві", "ією", "ией", "ием",
    "ють", "уть", "ать", "ять", "ить", "їть", "іть", "еть", "єть", "ати", "яти", "ити", "іти", "їти", "ути",
    "ала", "ало", "али", "яла", "яло", "яли", "ила", "ило", "или", "іла", "іло", "іли", "ула", "уло", "ули",
    "ает", "яет", "ует", "ают", "яют", "уют",
    "ий", "ій", "їй", "ой", "ей", "єй", "ая", "яя", "ое", "ее", "ие", "ую", "юю", "ою", "ею", "єю", "ої",
    "их", "іх", "їх", "им", "ім", "їм", "ам", "ям", "ах", "ях", "ів", "їв", "ов", "ев", "єв", "ом", "ем",
    "єм", "ти", "ть", "ає", "яє", "ує", "ює", "ит", "ят", "ут", "ют", "ет", "ав", "яв", "ив", "ув", "ія",
    "ії", "ію", "ия", "ии",
    "а", "я", "о", "е", "є", "и", "і", "ї", "у", "ю", "ь", "й", "s",
];

/// The endings by their last byte, in the same order: every word of every street and keyword is
/// compared with them.
static BY_LAST_BYTE: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_last = vec![Vec::new(); 256];
    for ending in ENDINGS {
        by_last[usize::from(ending.as_bytes()[ending.len() - 1])].push(ending);
    }
    by_last
});

/// Folded words without a matter of their own.
#[rustfmt::skip]
const STOP_WORDS: [&str; 189] = [
    // Ukrainian.
    "і", "й", "та", "а", "але", "або", "чи", "що", "щоб", "як", "так", "не", "ні", "на", "в", "у", "з", "із",
    "зі", "до", "від", "по", "за", "для", "про", "під", "над", "при", "біля", "через", "це", "цей", "ця",
    "ці", "цю", "той", "те", "ті", "який", "яка", "яке", "які", "його", "її", "їх", "наш", "наша", "наше",
    "наші", "нашого", "нашому", "нашій", "мій", "моя", "ваш", "ваша", "вже", "ще", "дуже", "просто", "тільки",
    "лише", "коли", "де", "тут", "там", "є", "був", "була", "було", "були", "бути", "буде", "будуть", "може",
    "можна", "треба", "потрібно", "прошу", "просимо", "будь", "ласка", "добрий", "доброго", "вітаю", "дякую",
    "всі", "весь", "вся", "все", "ми", "ви", "я", "він", "вона", "воно", "вони", "нам", "вам", "мені", "нас",
    "вас", "якщо", "бо", "ж", "же", "би", "б", "також", "після", "перед", "між", "уже", "хоча", "навіть",
    // Russian, as folded.
    "и", "или", "что", "чтоби", "как", "ни", "во", "с", "со", "к", "ко", "о", "об", "от", "под", "около",
    "ето", "етот", "ета", "ети", "тот", "которий", "которая", "которие", "его", "ее", "их", "еще", "очень",
    "только", "когда", "где", "здесь", "есть", "бил", "била", "било", "били", "будет", "может", "можно",
    "надо", "нужно", "просим", "пожалуйста", "здравствуйте", "спасибо", "он", "она", "они", "мне",
    "если", "после", "нашего", "нашем", "нашей",
    // English.
    "the", "an", "is", "are", "in", "on", "at", "of", "to", "and", "or", "not", "for", "with", "please",
    "this", "that", "our",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_write_differently_is_folded_away() {
        for (one, other) in [
            ("Підʼїзд", "під'їзд"),
            ("підїзд", "ПІД’ЇЗД"),
            ("ґанок", "ганок"),
            ("ёлка", "елка"),
            // A Latin i.
            ("ліхтар", "лiхтар"),
            // A decomposed й and ї.
            ("майданчик", "маи\u{306}данчик"),
            ("їдальня", "і\u{308}дальня"),
            ("за́мок", "замок"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_eq!(fold("Wi-Fi"), "wi-fi");
    }

    #[test]
    fn the_short_ways_lead_where_unicode_does() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_of_a_word(c), c.is_alphanumeric(), "{c:?}");
            assert!(lower(c).eq(c.to_lowercase()), "{c:?}");
        }
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            &["яма", "ями", "яму", "ям", "ямою", "ямами"][..],
            &["вулиця", "вулиці", "вулицю", "вулиць", "вулицями"],
            &["ліхтар", "ліхтарі", "ліхтарів", "ліхтаря", "ліхтарем", "ліхтарями"],
            &["дах", "даху", "дахом", "дахи"],
            &["шлях", "шляху", "шляхом"],
            &["дитячий", "дитячого", "дитячих", "дитячому", "дитяча"],
            &["світло", "світла", "світлом"],
            &["опалення", "опаленню", "опаленням"],
            &["дорога", "дороги", "дорогами", "дорогах"],
            &["фонарь", "фонари", "фонарей", "фонаря"],
            &["детский", "детская", "детских", "детского"],
            &["горить", "горит", "горять"],
        ] {
            for form in forms {
                assert_eq!(stem(&fold(form)), stem(&fold(forms[0])), "{form}");
            }
        }
        assert_eq!(stem("12а"), "12а");
    }

    #[test]
    fn a_name_has_one_skeleton_in_both_languages() {
        for (one, other) in
            [("Леніна", "Ленина"), ("Садова", "Садовая"), ("Шевченка", "Шевченко"), ("Чапаєва", "Чапаева")]
        {
            assert_eq!(skeleton(&fold(one)), skeleton(&fold(other)), "{one}");
        }
    }

    #[test]
    fn a_text_comes_apart_into_stems() {
        assert_eq!(
            stems("Прошу: не світить ліхтар, вул. Садова, 12-А!"),
            ["світ", "ліхтар", "вул", "садов", "12"]
        );
        let text = "«Сонечко», 5";
        assert_eq!(
            tokens(text).iter().map(|t| &text[t.start..t.end()]).collect::<Vec<_>>(),
            ["Сонечко", "5"]
        );
    }

    #[test]
    fn distance_counts_letters_and_swaps() {
        for (one, other, apart) in [
            ("ліхтар", "ліхтар", Some(0)),
            ("ліхтар", "лихтар", Some(1)),
            ("ліхтар", "ліхатр", Some(1)),
            ("ліхтар", "лхтар", Some(1)),
            ("ліхтар", "лихтарь", Some(2)),
            ("ліхтар", "стовпи", None),
            ("", "аб", Some(2)),
            ("", "абв", None),
        ] {
            assert_eq!(distance(one, other, 2), apart, "{one} {other}");
        }
    }

    #[test]
    fn akin_are_stems_of_one_word_and_numbers_only_when_equal() {
        assert!(akin("прибира", "прибирал") && akin("будинок", "будинк") && akin("12", "12"));
        assert!(!akin("12", "121") && !akin("вод", "водій") && !akin("1234", "12345"));
    }

    proptest! {
        #[test]
        fn any_text_comes_apart(text in ".{0,80}") {
            let found = tokens(&text);
            for token in &found {
                prop_assert_eq!(&text[token.start..token.end()], token.raw);
                prop_assert_eq!(&fold(&token.folded), &token.folded);
                prop_assert!(!stem(&token.folded).is_empty());
            }
            prop_assert!(stems(&text).len() <= found.len());
        }

        #[test]
        fn distance_is_the_same_both_ways(one in "[а-г]{0,6}", other in "[а-г]{0,6}") {
            prop_assert_eq!(distance(&one, &other, 3), distance(&other, &one, 3));
        }
    }
}
