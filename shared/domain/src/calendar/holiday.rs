//! Public holidays: of a fixed date, and those that move with Easter (Labour Code, art. 73).

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// On which day of a year a holiday is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HolidayDate {
    /// The same day of every year.
    Fixed {
        /// Month, 1 to 12.
        month: i8,
        /// Day of the month.
        day: i8,
    },
    /// Easter Sunday of the Orthodox churches.
    Easter,
    /// Trinity Sunday, 49 days after Easter.
    Trinity,
}

impl HolidayDate {
    /// The date in a year; none for a day the year does not have (29 February).
    #[must_use]
    pub fn of(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Easter => easter(year),
            Self::Trinity => easter(year)?.checked_add(49.days()).ok(),
        }
    }

    fn is_on(self, date: Date) -> bool {
        match self {
            Self::Fixed { month, day } => (month, day) == (date.month(), date.day()),
            Self::Easter | Self::Trinity => self.of(date.year()) == Some(date),
        }
    }
}

/// A public holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// Name, Ukrainian.
    pub name: String,
    /// Its day.
    pub on: HolidayDate,
    /// The first year in which it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<i16>,
    /// The last year in which it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i16>,
}

impl Holiday {
    /// True when the holiday is on this date.
    #[must_use]
    pub fn is_on(&self, date: Date) -> bool {
        self.is_in(date.year()) && self.on.is_on(date)
    }

    /// True when it is a holiday in this year.
    #[must_use]
    pub fn is_in(&self, year: i16) -> bool {
        self.since.is_none_or(|since| since <= year) && self.until.is_none_or(|until| year <= until)
    }
}

/// Easter Sunday of the Orthodox churches, a date of the Gregorian calendar; none outside 1583 to 9999.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let julian = computus::julian(i32::from(year)).ok()?;
    let written = Date::new(year, i8::try_from(julian.month).ok()?, i8::try_from(julian.day).ok()?).ok()?;
    // Easter is after February, so the leap day of the year itself counts.
    let behind = i64::from(year / 100 - year / 400 - 2);
    written.checked_add(behind.days()).ok()
}

/// The public holidays of the law in the years from 2018 on.
///
/// Labour Code, art. 73, as changed by laws 238-VIII of 2015 (14 October), 2211-VIII of 2017 (1 May
/// alone, 25 December), the law of 31.05.2022 (28 July), and those of 2023: 8 May for 9 May, and of
/// 14.07.2023: no 7 January, 15 July for 28 July, 1 October for 14 October.
pub(super) fn by_law() -> Vec<Holiday> {
    use HolidayDate::{Easter, Trinity};
    let fixed = |month, day| HolidayDate::Fixed { month, day };
    let rows = [
        (fixed(1, 1), None, None, "Новий рік"),
        (fixed(1, 7), None, Some(2023), "Різдво Христове"),
        (fixed(3, 8), None, None, "Міжнародний жіночий день"),
        (Easter, None, None, "Великдень (Пасха)"),
        (fixed(5, 1), None, None, "День праці"),
        (
            fixed(5, 8),
            Some(2024),
            None,
            "День памʼяті та перемоги над нацизмом у Другій світовій війні 1939–1945 років",
        ),
        (fixed(5, 9), None, Some(2023), "День перемоги над нацизмом у Другій світовій війні (День перемоги)"),
        (Trinity, None, None, "Трійця"),
        (fixed(6, 28), None, None, "День Конституції України"),
        (fixed(7, 15), Some(2024), None, "День Української Державності"),
        (fixed(7, 28), Some(2022), Some(2023), "День Української Державності"),
        (fixed(8, 24), None, None, "День Незалежності України"),
        (fixed(10, 1), Some(2023), None, "День захисників і захисниць України"),
        (fixed(10, 14), Some(2015), Some(2020), "День захисника України"),
        (fixed(10, 14), Some(2021), Some(2022), "День захисників і захисниць України"),
        (fixed(12, 25), Some(2017), None, "Різдво Христове"),
    ];
    rows.into_iter()
        .map(|(on, since, until, name)| Holiday { name: name.to_owned(), on, since, until })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn orthodox_easter_is_on_the_days_it_was_kept() {
        let kept = [
            date(1900, 4, 22),
            date(1983, 5, 8),
            date(2000, 4, 30),
            date(2008, 4, 27),
            date(2010, 4, 4),
            date(2013, 5, 5),
            date(2016, 5, 1),
            date(2024, 5, 5),
            date(2025, 4, 20),
            date(2026, 4, 12),
            date(2027, 5, 2),
        ];
        for day in kept {
            assert_eq!(easter(day.year()), Some(day));
        }
        assert_eq!(HolidayDate::Trinity.of(2026), Some(date(2026, 5, 31)));
        assert_eq!((easter(1000), easter(-5)), (None, None));
        assert_eq!(easter(2100), Some(date(2100, 5, 2)), "the calendars part by 14 days in March 2100");
    }

    #[test]
    fn a_leap_day_is_a_holiday_of_leap_years() {
        let leap = HolidayDate::Fixed { month: 2, day: 29 };
        assert_eq!((leap.of(2024), leap.of(2026)), (Some(date(2024, 2, 29)), None));
    }
}
