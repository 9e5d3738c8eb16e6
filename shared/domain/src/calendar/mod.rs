//! The city's working calendar: the week, public holidays, days before them, short days, days that
//! were moved, and martial law (clauses 4.3, 7; Labour Code, art. 53, 67, 73; law 2136-IX, art. 6).
//!
//! Everything here is a function of the calendar and a date or an instant; nothing asks what time it is.

mod count;
mod day;
mod holiday;
mod hours;
mod opening;
mod year;

use jiff::civil::{Date, Time, Weekday, date, time};
use serde::{Deserialize, Serialize};

pub use day::{Day, Free, Working};
pub use holiday::{Holiday, HolidayDate, easter};
pub use hours::{Hours, Pause};
pub use year::{MonthTotal, totals};

/// How far a working day is looked for, in days: a calendar that has none for longer has none.
const REACH: usize = 366;

/// A weekday on which the city works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingDay {
    /// 1 for Monday … 7 for Sunday.
    pub weekday: i8,
    /// Its hours.
    pub hours: Hours,
}

impl WorkingDay {
    /// The weekday, where the number is one.
    #[must_use]
    pub fn day(&self) -> Option<Weekday> {
        Weekday::from_monday_one_offset(self.weekday).ok()
    }
}

/// A working day that ends earlier than usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortDay {
    /// The date.
    pub date: Date,
    /// When it ends.
    pub to: Time,
}

/// A working day that was moved to a day off, as the Cabinet recommends (Labour Code, art. 67, part 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedDay {
    /// The working day that is free.
    pub free: Date,
    /// The day off that is worked instead, with the hours the free one would have had.
    pub worked: Date,
}

/// The days on which the labour law of martial law is in force (law 2136-IX, art. 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MartialLaw {
    /// The first day.
    pub from: Date,
    /// The last day, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl MartialLaw {
    /// True when the day is one of them.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

/// The working calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkingCalendar {
    /// The weekdays on which the city works.
    pub week: Vec<WorkingDay>,
    /// Public holidays (Labour Code, art. 73).
    pub holidays: Vec<Holiday>,
    /// By how many minutes a working day before a holiday is shorter (Labour Code, art. 53: 60);
    /// 0 where none is.
    pub eve_minutes: u16,
    /// Short days.
    pub short_days: Vec<ShortDay>,
    /// Moved days.
    pub moved_days: Vec<MovedDay>,
    /// While it is in force holidays are worked and no day is short, moved or free in place of a
    /// holiday; none in a calendar of peace.
    pub martial_law: Option<MartialLaw>,
}

impl Default for WorkingCalendar {
    /// Monday to Friday, 8:00 to 17:00 with an hour's break, the public holidays of the law since
    /// 2018, an hour less before them, martial law from 15.03.2022 with no end known.
    ///
    /// Law 2136-IX came into force on 24.03.2022; 15.03.2022 is the day on which it was passed. No
    /// public holiday lies between the two, so no working day depends on which is taken.
    fn default() -> Self {
        let pause = Pause { from: time(12, 0, 0, 0), to: time(13, 0, 0, 0) };
        let hours = Hours { from: time(8, 0, 0, 0), to: time(17, 0, 0, 0), pause: Some(pause) };
        Self {
            week: (1..=5).map(|weekday| WorkingDay { weekday, hours }).collect(),
            holidays: holiday::by_law(),
            eve_minutes: 60,
            short_days: Vec::new(),
            moved_days: Vec::new(),
            martial_law: Some(MartialLaw { from: date(2022, 3, 15), until: None }),
        }
    }
}
