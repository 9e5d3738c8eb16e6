//! Identities: Latin letters, digits, dots and hyphens; made from names by the official
//! transliteration (Cabinet № 55 of 2010) where none is given.

use super::Rejection;
use crate::{
    clause::Clause,
    refusal::RefusalCode::{BadIdentifier, IdentifierTaken},
};

const LONGEST: usize = 40;

/// The identity that was given, or one made from the name; free among those `taken`.
///
/// # Errors
/// A refusal when the one that was given will not do or is taken.
pub fn identity(given: Option<&str>, name: &str, taken: impl Fn(&str) -> bool) -> Result<String, Rejection> {
    match given.map(str::trim).filter(|given| !given.is_empty()) {
        Some(given) if !usable(given) => Err(Rejection::new(BadIdentifier, Clause::C1_4)),
        Some(given) if taken(given) => Err(Rejection::new(IdentifierTaken, Clause::C1_4)),
        Some(given) => Ok(given.to_owned()),
        None => Ok(free(&transliterated(name), taken)),
    }
}

/// A sign-in name: what was given, or the initial and the surname, `o.melnyk`.
///
/// # Errors
/// As [`identity`]. Sign-in names do not tell capital letters from small ones.
pub fn staff_identity(
    given: Option<&str>,
    (name, surname): (&str, &str),
    taken: impl Fn(&str) -> bool,
) -> Result<String, Rejection> {
    let given = given.map(str::to_lowercase);
    let initial: String = transliterated(name).chars().take(1).collect();
    let made = format!("{initial}.{}", transliterated(surname));
    identity(given.as_deref(), made.trim_matches('.'), taken)
}

fn usable(id: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    id.len() <= LONGEST
        && edge(id.chars().next())
        && edge(id.chars().last())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let wanted = if wanted.is_empty() { "entry" } else { wanted };
    if !taken(wanted) {
        return wanted.to_owned();
    }
    let numbered = (2_u32..).map(|n| format!("{wanted}-{n}"));
    numbered.into_iter().find(|id| !taken(id)).unwrap_or_default()
}

fn transliterated(name: &str) -> String {
    let mut latin = String::new();
    let mut previous = ' ';
    for c in name.to_lowercase().chars() {
        let first = !previous.is_alphanumeric() && !is_apostrophe(previous);
        match letter(c, first) {
            // «зг» is «zgh», so that it is no «ж».
            Some("h") if previous == 'з' => latin.push_str("gh"),
            Some(letters) => latin.push_str(letters),
            None if c.is_ascii_alphanumeric() => latin.push(c),
            None if c == '.' => latin.push('.'),
            None if latin.ends_with(['-', '.']) || latin.is_empty() => {}
            None => latin.push('-'),
        }
        previous = c;
    }
    latin.truncate(LONGEST - 4);
    latin.trim_matches(['-', '.']).to_owned()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, 'ʼ' | '\'' | '’')
}

fn letter(c: char, first: bool) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'є' => {
            if first {
                "ye"
            } else {
                "ie"
            }
        }
        'ж' => "zh",
        'з' => "z",
        'и' | 'ы' => "y",
        'і' => "i",
        'ї' => {
            if first {
                "yi"
            } else {
                "i"
            }
        }
        'й' => {
            if first {
                "y"
            } else {
                "i"
            }
        }
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => {
            if first {
                "yu"
            } else {
                "iu"
            }
        }
        'я' => {
            if first {
                "ya"
            } else {
                "ia"
            }
        }
        'ь' | 'ъ' => "",
        c if is_apostrophe(c) => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_identities_by_the_official_transliteration() {
        let cases = [
            ("КП «Міськсвітло»", "kp-misksvitlo"),
            ("Згурський район", "zghurskyi-raion"),
            ("Їжакевич", "yizhakevych"),
            ("Лукʼяненко", "lukianenko"),
            ("Дороги й тротуари", "dorohy-y-trotuary"),
            ("«»", "entry"),
        ];
        for (name, id) in cases {
            assert_eq!(identity(None, name, |_| false).expect("free"), id, "{name}");
        }
        assert_eq!(staff_identity(None, ("Олена", "Мельник"), |_| false).expect("free"), "o.melnyk");
        assert_eq!(
            staff_identity(None, ("Олена", "Мельник"), |id| id == "o.melnyk").expect("free"),
            "o.melnyk-2"
        );
    }

    #[test]
    fn clause_1_4_an_identity_is_latin_and_ones_own() {
        let code = |given| {
            identity(Some(given), "", |id| id == "svitlo").map_err(|rejection| rejection.refusal.code)
        };
        assert_eq!(code("svitlo-2"), Ok("svitlo-2".to_owned()));
        let endless = "a".repeat(41);
        for bad in ["світло", "a b", "-a", "a.", "a#b", &endless] {
            assert_eq!(code(bad), Err(BadIdentifier), "{bad}");
        }
        assert_eq!(code("svitlo"), Err(IdentifierTaken));
        assert_eq!(staff_identity(Some("O.Melnyk"), ("", ""), |_| false).expect("free"), "o.melnyk");
    }
}
