//! The last line of defence of docs/LOGGING.md: phones, chat ids, e-mail addresses and tokens are
//! masked in whatever is logged.

use std::io::{self, Write};

/// Longest run of digits that is let through: a phone has at least nine.
const SHORT: usize = 8;

/// A writer that masks what must not be logged.
pub struct Redacting<W>(pub W);

impl<W: Write> Write for Redacting<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.write_all(redact(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The text with long runs of digits, e-mail addresses and bot tokens masked.
#[must_use]
pub fn redact(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        // Words end where JSON and prose end them.
        if c.is_whitespace() || matches!(c, '"' | ',' | '{' | '}' | '[' | ']' | '(' | ')' | '\\' | '/') {
            clean.push_str(&mask(&word));
            word.clear();
            clean.push(c);
        } else {
            word.push(c);
        }
    }
    clean.push_str(&mask(&word));
    clean
}

fn mask(word: &str) -> String {
    let at = word.find('@');
    if at.is_some_and(|at| at > 0 && word[at..].contains('.')) {
        return "•••".to_owned();
    }
    let token = |id: &str, rest: &str| {
        id.len() >= 6 && id.ends_with(|c: char| c.is_ascii_digit()) && rest.len() >= 30
    };
    if word.split_once(':').is_some_and(|(id, rest)| token(id, rest)) {
        return "•••".to_owned();
    }
    let mut clean = String::with_capacity(word.len());
    let mut digits = String::new();
    for c in word.chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if digits.len() > SHORT {
            clean.push_str("•••");
        } else {
            clean.push_str(&digits);
        }
        digits.clear();
        if c != '\0' {
            clean.push(c);
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_data_never_reaches_the_log() {
        let line = r#"{"phone":"+380671234567","mail":"olena.koval@ukr.net","chat":"telegram#987654321","url":"https://api.telegram.org/bot123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc/getMe","turns":12345678}"#;
        let clean = redact(line);
        for secret in ["671234567", "olena", "987654321", "AAEhBOweik"] {
            assert!(!clean.contains(secret), "{clean}");
        }
        assert!(clean.contains("12345678"), "{clean}");
    }

    #[test]
    fn identities_of_cards_stay_readable() {
        let id = "0198c0de-7a11-7000-8000-00000000002a/3";
        assert!(redact(id).starts_with("0198c0de-7a11-7000-8000-"));
    }
}
