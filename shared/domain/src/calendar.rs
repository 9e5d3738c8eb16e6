//! The city's working calendar: the week, public holidays, short days, days that were moved, and the
//! switch of martial law (clauses 4.3, 7; Labour Code, art. 67, 73; law 2136-IX, art. 6).

use jiff::civil::{Date, Time, Weekday, time};
use serde::{Deserialize, Serialize};

/// Hours of a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// When the day begins, Kyiv.
    pub from: Time,
    /// When it ends.
    pub to: Time,
    /// The break in it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause: Option<Pause>,
}

/// A break in a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// When it begins.
    pub from: Time,
    /// When it ends.
    pub to: Time,
}

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

/// A public holiday: of every year, or of one (Easter, Trinity).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// Name.
    pub name: String,
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// The only year in which it is on this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
}

impl Holiday {
    /// True when the holiday is on this date.
    #[must_use]
    pub fn is_on(&self, date: Date) -> bool {
        (self.month, self.day) == (date.month(), date.day())
            && self.year.is_none_or(|year| year == date.year())
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

/// A working day that was moved to a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedDay {
    /// The working day that is free.
    pub free: Date,
    /// The day off that is worked instead, with the hours of the free one.
    pub worked: Date,
}

/// The working calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkingCalendar {
    /// The weekdays on which the city works.
    pub week: Vec<WorkingDay>,
    /// Public holidays.
    pub holidays: Vec<Holiday>,
    /// Short days.
    pub short_days: Vec<ShortDay>,
    /// Moved days.
    pub moved_days: Vec<MovedDay>,
    /// Under martial law public holidays are worked and no day is short or moved (law 2136-IX).
    pub martial_law: bool,
}

impl Default for WorkingCalendar {
    /// Monday to Friday, 8:00 to 17:00, the public holidays of a fixed date, martial law.
    fn default() -> Self {
        let pause = Pause { from: time(12, 0, 0, 0), to: time(13, 0, 0, 0) };
        let hours = Hours { from: time(8, 0, 0, 0), to: time(17, 0, 0, 0), pause: Some(pause) };
        let holiday = |(month, day, name): &(i8, i8, &str)| Holiday {
            name: (*name).to_owned(),
            month: *month,
            day: *day,
            year: None,
        };
        Self {
            week: (1..=5).map(|weekday| WorkingDay { weekday, hours }).collect(),
            holidays: HOLIDAYS.iter().map(holiday).collect(),
            short_days: Vec::new(),
            moved_days: Vec::new(),
            martial_law: true,
        }
    }
}

/// Public holidays of a fixed date (Labour Code, art. 73).
const HOLIDAYS: [(i8, i8, &str); 9] = [
    (1, 1, "Новий рік"),
    (3, 8, "Міжнародний жіночий день"),
    (5, 1, "День праці"),
    (5, 8, "День памʼяті та перемоги над нацизмом у Другій світовій війні"),
    (6, 28, "День Конституції України"),
    (7, 15, "День Української Державності"),
    (8, 24, "День Незалежності України"),
    (10, 1, "День захисників і захисниць України"),
    (12, 25, "Різдво Христове"),
];
