//! What a date is: a working day with its hours, or a free one and why.

use std::collections::VecDeque;

use jiff::{ToSpan, civil::Date};

use super::{Hours, MovedDay, WorkingCalendar};

/// How far back a holiday on a day off is looked for, in days: with no place found for two weeks the
/// day off is lost. With a working day a week that is two holidays; the law has at most two in a row.
const LOOK_BACK: i64 = 14;

/// A date by the working calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    /// A working day.
    Working(Working),
    /// A free day.
    Free(Free),
}

/// A working day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// Its hours, shortened where it is short.
    pub hours: Hours,
    /// It ends earlier than usual.
    pub short: bool,
    /// The free day instead of which it is worked, where it was moved.
    pub instead_of: Option<Date>,
    /// The holiday that is worked under martial law.
    pub holiday: Option<String>,
}

/// Why a day is free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Free {
    /// The week has it off.
    Weekend,
    /// A public holiday, by its name.
    Holiday(String),
    /// A holiday fell on a day off, so this day is free (Labour Code, art. 67, part 3).
    InPlaceOf {
        /// The day off on which it fell.
        date: Date,
        /// The holiday's name.
        holiday: String,
    },
    /// It is worked on another day.
    Moved {
        /// The day on which it is worked.
        worked: Date,
    },
}

impl WorkingCalendar {
    /// What a date is. Martial law comes before everything; then moved days, holidays, days off of
    /// the week, days in place of holidays, and short days.
    #[must_use]
    pub fn day(&self, date: Date) -> Day {
        let usual = self.usual_hours(date);
        if self.is_martial(date) {
            return match usual {
                Some(hours) => Day::Working(Working {
                    hours,
                    short: false,
                    instead_of: None,
                    holiday: self.holiday_name(date),
                }),
                None => Day::Free(Free::Weekend),
            };
        }
        if let Some(moved) = self.moved(date) {
            let hours = self.usual_hours(moved.free).or(usual);
            return match hours.filter(|_| moved.worked == date) {
                Some(hours) => self.working(date, hours, Some(moved.free)),
                None if moved.free == date => Day::Free(Free::Moved { worked: moved.worked }),
                None => Day::Free(Free::Weekend),
            };
        }
        if let Some(name) = self.holiday_name(date) {
            return Day::Free(Free::Holiday(name));
        }
        let Some(hours) = usual else { return Day::Free(Free::Weekend) };
        if let Some(fell) = self.in_place_of(date) {
            let holiday = self.holiday_name(fell).unwrap_or_default();
            return Day::Free(Free::InPlaceOf { date: fell, holiday });
        }
        self.working(date, hours, None)
    }

    /// The holidays that the calendar names on a date, free or not; several are joined by a comma.
    #[must_use]
    pub fn holiday_name(&self, date: Date) -> Option<String> {
        let names: Vec<&str> = self.on(date).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    fn on(&self, date: Date) -> impl Iterator<Item = &str> {
        self.holidays.iter().filter(move |holiday| holiday.is_on(date)).map(|holiday| holiday.name.as_str())
    }

    fn is_martial(&self, date: Date) -> bool {
        self.martial_law.is_some_and(|law| law.covers(date))
    }

    /// A holiday on which nobody works.
    fn is_holiday(&self, date: Date) -> bool {
        !self.is_martial(date) && self.on(date).next().is_some()
    }

    /// The hours of the weekday, whatever the date is; none for a day off of the week.
    pub(crate) fn usual_hours(&self, date: Date) -> Option<Hours> {
        let weekday = date.weekday().to_monday_one_offset();
        self.week.iter().find(|day| day.weekday == weekday).map(|day| day.hours)
    }

    fn moved(&self, date: Date) -> Option<MovedDay> {
        self.moved_days.iter().copied().find(|day| day.free == date || day.worked == date)
    }

    /// A working day with what shortens it: its own short day, or else a holiday after it or after
    /// the day instead of which it is worked.
    fn working(&self, date: Date, usual: Hours, instead_of: Option<Date>) -> Day {
        let eve = |date: Date| date.tomorrow().is_ok_and(|next| self.is_holiday(next));
        let hours = match self.short_days.iter().find(|day| day.date == date) {
            Some(short) => usual.until(short.to),
            None if eve(date) || instead_of.is_some_and(eve) => usual.shorter(self.eve_minutes),
            None => usual,
        };
        Day::Working(Working { hours, short: hours != usual, instead_of, holiday: None })
    }

    /// The day off with a holiday in place of which a working day is free: each such holiday takes
    /// the next working day that is neither a holiday nor taken.
    fn in_place_of(&self, date: Date) -> Option<Date> {
        let mut waiting = VecDeque::new();
        let mut at = date.saturating_sub(LOOK_BACK.days());
        while at < date {
            let works = self.usual_hours(at).is_some();
            let as_usual = !self.is_martial(at) && self.moved(at).is_none();
            match (as_usual, works, self.is_holiday(at)) {
                (true, false, true) => waiting.push_back(at),
                (true, true, false) => drop(waiting.pop_front()),
                _ => {}
            }
            at = at.tomorrow().ok()?;
        }
        waiting.pop_front()
    }
}
