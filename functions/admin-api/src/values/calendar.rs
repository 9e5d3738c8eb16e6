//! The working calendar as it is read and edited (clauses 4.3, 7).

use hotline_domain::calendar::{
    Holiday, HolidayDate, Hours, MartialLaw, MovedDay, Pause, ShortDay, WorkingCalendar, WorkingDay,
};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::line;

/// The working calendar (clauses 4.3, 7).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarValue {
    /// The weekdays on which the city works.
    pub week: Vec<WorkingDayValue>,
    /// Public holidays (Labour Code, art. 73).
    pub holidays: Vec<HolidayValue>,
    /// By how many minutes a working day before a holiday is shorter (Labour Code, art. 53); 0 where
    /// none is.
    #[schema(minimum = 0, maximum = 240)]
    pub eve_minutes: u16,
    /// Days that end earlier than usual.
    pub short_days: Vec<ShortDayValue>,
    /// Working days moved to a day off.
    pub moved_days: Vec<MovedDayValue>,
    /// While it is in force holidays are worked and no day is short or moved (law 2136-IX, art. 6);
    /// null in a calendar of peace.
    #[schema(required)]
    pub martial_law: Option<MartialLawValue>,
}

/// The days of martial law.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MartialLawValue {
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// The last day; null while it is not known.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
}

/// A weekday on which the city works.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingDayValue {
    /// 1 for Monday … 7 for Sunday.
    #[schema(minimum = 1, maximum = 7)]
    pub weekday: i8,
    /// When the day begins, Kyiv, `08:00`.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "08:00")]
    pub from: Time,
    /// When it ends.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "17:00")]
    pub to: Time,
    /// The break.
    #[schema(required)]
    pub pause: Option<PauseValue>,
}

/// A break.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PauseValue {
    /// When it begins.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "12:00")]
    pub from: Time,
    /// When it ends.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "13:00")]
    pub to: Time,
}

/// A public holiday.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidayValue {
    /// Name.
    pub name: String,
    /// Its day.
    pub on: HolidayDateValue,
    /// The first year in which it is one; null for ever.
    #[schema(required)]
    pub since: Option<i16>,
    /// The last year in which it is one; null for ever.
    #[schema(required)]
    pub until: Option<i16>,
}

/// On which day of a year a holiday is.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HolidayDateValue {
    /// The same day of every year.
    Fixed {
        /// Month.
        #[schema(minimum = 1, maximum = 12)]
        month: i8,
        /// Day of the month.
        #[schema(minimum = 1, maximum = 31)]
        day: i8,
    },
    /// Orthodox Easter.
    Easter,
    /// Trinity, 49 days after it.
    Trinity,
}

/// A working day that ends earlier than usual.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShortDayValue {
    /// The date.
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// When it ends.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "16:00")]
    pub to: Time,
}

/// A working day that was moved to a day off.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MovedDayValue {
    /// The working day that is free.
    #[schema(value_type = String, format = Date)]
    pub free: Date,
    /// The day off that is worked instead.
    #[schema(value_type = String, format = Date)]
    pub worked: Date,
}

/// Times of day as `08:00`.
pub mod clock {
    use jiff::civil::Time;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time.strftime("%H:%M"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let text = String::deserialize(deserializer)?;
        Time::strptime("%H:%M", &text).map_err(|_| D::Error::custom("a time of day is written as 08:00"))
    }
}

impl From<CalendarValue> for WorkingCalendar {
    fn from(value: CalendarValue) -> Self {
        let pause = |pause: PauseValue| Pause { from: pause.from, to: pause.to };
        let working = |day: WorkingDayValue| WorkingDay {
            weekday: day.weekday,
            hours: Hours { from: day.from, to: day.to, pause: day.pause.map(pause) },
        };
        let holiday = |day: HolidayValue| Holiday {
            name: line(&day.name),
            on: day.on.into(),
            since: day.since,
            until: day.until,
        };
        Self {
            week: value.week.into_iter().map(working).collect(),
            holidays: value.holidays.into_iter().map(holiday).collect(),
            short_days: value.short_days.iter().map(|day| ShortDay { date: day.date, to: day.to }).collect(),
            moved_days: value
                .moved_days
                .iter()
                .map(|day| MovedDay { free: day.free, worked: day.worked })
                .collect(),
            eve_minutes: value.eve_minutes,
            martial_law: value.martial_law.map(|law| MartialLaw { from: law.from, until: law.until }),
        }
    }
}

impl From<WorkingCalendar> for CalendarValue {
    fn from(calendar: WorkingCalendar) -> Self {
        let working = |day: WorkingDay| WorkingDayValue {
            weekday: day.weekday,
            from: day.hours.from,
            to: day.hours.to,
            pause: day.hours.pause.map(|pause| PauseValue { from: pause.from, to: pause.to }),
        };
        let holiday = |day: Holiday| HolidayValue {
            name: day.name,
            on: day.on.into(),
            since: day.since,
            until: day.until,
        };
        let short = |day: ShortDay| ShortDayValue { date: day.date, to: day.to };
        let moved = |day: MovedDay| MovedDayValue { free: day.free, worked: day.worked };
        Self {
            week: calendar.week.into_iter().map(working).collect(),
            holidays: calendar.holidays.into_iter().map(holiday).collect(),
            short_days: calendar.short_days.into_iter().map(short).collect(),
            moved_days: calendar.moved_days.into_iter().map(moved).collect(),
            eve_minutes: calendar.eve_minutes,
            martial_law: calendar.martial_law.map(|law| MartialLawValue { from: law.from, until: law.until }),
        }
    }
}

impl From<HolidayDateValue> for HolidayDate {
    fn from(value: HolidayDateValue) -> Self {
        match value {
            HolidayDateValue::Fixed { month, day } => Self::Fixed { month, day },
            HolidayDateValue::Easter => Self::Easter,
            HolidayDateValue::Trinity => Self::Trinity,
        }
    }
}

impl From<HolidayDate> for HolidayDateValue {
    fn from(date: HolidayDate) -> Self {
        match date {
            HolidayDate::Fixed { month, day } => Self::Fixed { month, day },
            HolidayDate::Easter => Self::Easter,
            HolidayDate::Trinity => Self::Trinity,
        }
    }
}
