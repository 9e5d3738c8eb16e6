//! Working days counted: terms that end on a free day, days before and after, the day of arrival.

use jiff::{Timestamp, civil::Date};

use super::{Day, REACH, WorkingCalendar};
use crate::deadline::date_in_kyiv;

impl WorkingCalendar {
    /// True for a working day.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        matches!(self.day(date), Day::Working(_))
    }

    /// The first working day on a date or after it: a term that ends on a free day ends then.
    ///
    /// The date itself where the calendar has no working day within a year.
    #[must_use]
    pub fn on_or_after(&self, date: Date) -> Date {
        self.first(date, Date::tomorrow).unwrap_or(date)
    }

    /// The `n`-th working day before a date, which itself does not count; the date for 0.
    ///
    /// Where the calendar has no working day within a year, the days that are missing are counted as
    /// calendar days.
    #[must_use]
    pub fn working_days_before(&self, date: Date, n: u16) -> Date {
        self.counted(date, n, Date::yesterday)
    }

    /// The `n`-th working day after a date, which itself does not count; the date for 0.
    ///
    /// Where the calendar has no working day within a year, the days that are missing are counted as
    /// calendar days.
    #[must_use]
    pub fn working_days_after(&self, date: Date, n: u16) -> Date {
        self.counted(date, n, Date::tomorrow)
    }

    /// The day as of which something counts that arrived at an instant: the day itself until work
    /// ends on it, else the next working day. What arrives before work begins counts for that day.
    ///
    /// The day of arrival where the calendar has no working day within a year.
    #[must_use]
    pub fn arrival_day(&self, at: Timestamp) -> Date {
        let date = date_in_kyiv(at);
        let over = self.span(date).is_none_or(|(_, end)| end <= at);
        let from = if over { date.tomorrow().unwrap_or(date) } else { date };
        self.first(from, Date::tomorrow).unwrap_or(date)
    }

    /// Days from a date on, by a step, as far as a working day is looked for.
    fn first(&self, from: Date, step: Step) -> Option<Date> {
        let days = std::iter::successors(Some(from), |date| step(*date).ok());
        days.take(REACH).find(|date| self.is_working_day(*date))
    }

    fn counted(&self, date: Date, n: u16, step: Step) -> Date {
        (0..n).fold(date, |at, _| match step(at) {
            Ok(next) => self.first(next, step).unwrap_or(next),
            Err(_) => at,
        })
    }
}

/// To the next or the previous day; an error at the end of time.
type Step = fn(Date) -> Result<Date, jiff::Error>;
