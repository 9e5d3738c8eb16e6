//! Dates, counts and lines as Ukrainian writes them.

use hotline_domain::{
    deadline::{date_in_kyiv, end_of_day, kyiv},
    dialogue::Intent,
};
use jiff::{Timestamp, civil::Date};

use crate::message::{cut, escape};

/// How much of a long text of a citizen is shown, UTF-16 units.
pub(super) const SUBSTANCE_SHOWN: usize = 1500;

const MONTHS: [&str; 12] = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
];

/// The day in Kyiv, «10 грудня 2026».
pub(super) fn date(at: Timestamp) -> String {
    day(date_in_kyiv(at))
}

/// A day, «10 грудня 2026».
pub(super) fn day(date: Date) -> String {
    let month = usize::from(date.month().unsigned_abs()).checked_sub(1).and_then(|m| MONTHS.get(m));
    format!("{} {} {}", date.day(), month.copied().unwrap_or_default(), date.year())
}

/// The minute in Kyiv, «10 грудня 2026, 14:30».
pub(super) fn moment(at: Timestamp) -> String {
    let time = at.to_zoned_datetime(kyiv()).time();
    format!("{}, {:02}:{:02}", date(at), time.hour(), time.minute())
}

/// The end of a term: the day, and the minute too where the term is one of hours.
pub(super) fn due(at: Timestamp) -> String {
    if at == end_of_day(date_in_kyiv(at)) { date(at) } else { moment(at) }
}

/// «1 файл», «3 файли», «12 файлів».
pub(super) fn files(count: usize) -> String {
    let word = match (count % 10, count % 100) {
        (_, 11..=14) => "файлів",
        (1, _) => "файл",
        (2..=4, _) => "файли",
        _ => "файлів",
    };
    format!("{count} {word}")
}

/// «1 файлу», «5 файлів»: how many at most.
pub(super) fn up_to_files(count: usize) -> String {
    match (count % 10, count % 100) {
        (1, last) if last != 11 => format!("{count} файлу"),
        _ => format!("{count} файлів"),
    }
}

/// «Назва: значення» with the name in bold and the value as it was given.
pub(super) fn line(name: &str, value: &str) -> String {
    format!("<b>{name}:</b> {}", escape(value))
}

/// A citizen's long text, shortened for show.
pub(super) fn shown(text: &str) -> String {
    cut(text, SUBSTANCE_SHOWN)
}

/// The text with its first letter small.
pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// A button's words in quotation marks.
pub(super) fn quoted(intent: Intent) -> String {
    format!("«{}»", intent.label())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_day_in_kyiv() {
        let day = |text: &str| date(text.parse().expect("constant"));
        assert_eq!(day("2026-12-10T08:00:00Z"), "10 грудня 2026");
        assert_eq!(day("2026-12-31T22:30:00Z"), "1 січня 2027");
        assert_eq!(day("2026-06-30T20:59:59Z"), "30 червня 2026");
    }

    #[test]
    fn a_term_of_hours_is_told_to_the_minute() {
        let term = |text: &str| due(text.parse().expect("constant"));
        assert_eq!(term("2026-12-10T21:59:59Z"), "10 грудня 2026");
        assert_eq!(term("2026-12-10T12:30:00Z"), "10 грудня 2026, 14:30");
    }

    #[test]
    fn files_are_counted_as_ukrainian_counts() {
        let counted = [0, 1, 2, 5, 11, 14, 21, 22, 111].map(files);
        assert_eq!(
            counted,
            [
                "0 файлів",
                "1 файл",
                "2 файли",
                "5 файлів",
                "11 файлів",
                "14 файлів",
                "21 файл",
                "22 файли",
                "111 файлів"
            ]
        );
    }
}
