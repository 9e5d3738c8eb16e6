//! A whole year by the calendar, and what is worked in it.

use jiff::civil::Date;

use super::{Day, WorkingCalendar};

/// What is worked in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthTotal {
    /// Month, 1 to 12.
    pub month: i8,
    /// Working days.
    pub working_days: u16,
    /// Minutes that are worked, without breaks.
    pub minutes: u32,
}

impl WorkingCalendar {
    /// Every day of a year in order; none for a year that dates do not reach (-9999 to 9999).
    #[must_use]
    pub fn year(&self, year: i16) -> Vec<(Date, Day)> {
        let days = std::iter::successors(Date::new(year, 1, 1).ok(), |date| date.tomorrow().ok());
        days.take_while(|date| date.year() == year).map(|date| (date, self.day(date))).collect()
    }
}

/// The totals of the months that `days` are of, January first.
#[must_use]
pub fn totals(days: &[(Date, Day)]) -> Vec<MonthTotal> {
    let mut totals: Vec<MonthTotal> = Vec::new();
    for (date, day) in days {
        let month = date.month();
        if totals.last().is_none_or(|last| last.month != month) {
            totals.push(MonthTotal { month, working_days: 0, minutes: 0 });
        }
        if let (Day::Working(day), Some(total)) = (day, totals.last_mut()) {
            total.working_days += 1;
            total.minutes += day.hours.minutes();
        }
    }
    totals
}
