//! A year by the working calendar (clauses 4.3, 7).

use hotline_domain::calendar::{Day, Free, MonthTotal, Working, WorkingCalendar, totals};
use jiff::civil::{Date, Time};
use serde::Serialize;
use utoipa::ToSchema;

use crate::values::{PauseValue, clock};

/// A year by a working calendar.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarYear {
    /// The year.
    pub year: i16,
    /// Every day of it in order.
    pub days: Vec<DayView>,
    /// Its months, January first.
    pub months: Vec<MonthView>,
    /// Working days of the year.
    pub working_days: u16,
    /// Minutes that are worked in the year, without breaks.
    pub minutes: u32,
}

/// A day of the year.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayView {
    /// The date.
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// What it is.
    pub kind: DayKind,
    /// Its hours; null on a free day.
    #[schema(required)]
    pub hours: Option<HoursView>,
    /// The holiday that is on it, free or not, or in place of which it is free.
    #[schema(required)]
    pub name: Option<String>,
    /// The other day: the holiday in place of which it is free, or the day with which it was exchanged.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub other: Option<Date>,
}

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Worked as usual.
    Working,
    /// Worked, but over earlier.
    Short,
    /// A holiday that is worked under martial law.
    HolidayWorked,
    /// A day off that is worked instead of another day.
    MovedWorked,
    /// A day off of the week.
    Weekend,
    /// A public holiday.
    Holiday,
    /// Free because a holiday was on a day off.
    InPlaceOf,
    /// Free because another day is worked instead.
    MovedFree,
}

/// Hours of a working day.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoursView {
    /// When it begins, Kyiv, `08:00`.
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

/// What is worked in a month.
#[derive(Debug, Serialize, ToSchema)]
pub struct MonthView {
    /// Month, 1 to 12.
    pub month: i8,
    /// Working days.
    pub working_days: u16,
    /// Minutes that are worked, without breaks.
    pub minutes: u32,
}

impl CalendarYear {
    /// The year by a calendar.
    #[must_use]
    pub fn of(calendar: &WorkingCalendar, year: i16) -> Self {
        let days = calendar.year(year);
        let months = totals(&days);
        Self {
            year,
            working_days: months.iter().map(|month| month.working_days).sum(),
            minutes: months.iter().map(|month| month.minutes).sum(),
            months: months.into_iter().map(MonthView::from).collect(),
            days: days.into_iter().map(|(date, day)| described(calendar, date, day)).collect(),
        }
    }
}

impl From<MonthTotal> for MonthView {
    fn from(MonthTotal { month, working_days, minutes }: MonthTotal) -> Self {
        Self { month, working_days, minutes }
    }
}

fn described(calendar: &WorkingCalendar, date: Date, day: Day) -> DayView {
    let (kind, hours, name, other) = match day {
        Day::Working(Working { hours, short, instead_of, holiday }) => {
            let kind = match (instead_of, short) {
                (Some(_), _) => DayKind::MovedWorked,
                (None, true) => DayKind::Short,
                (None, false) if holiday.is_some() => DayKind::HolidayWorked,
                (None, false) => DayKind::Working,
            };
            (kind, Some(hours), holiday, instead_of)
        }
        Day::Free(Free::Weekend) => (DayKind::Weekend, None, calendar.holiday_name(date), None),
        Day::Free(Free::Holiday(name)) => (DayKind::Holiday, None, Some(name), None),
        Day::Free(Free::InPlaceOf { date, holiday }) => (DayKind::InPlaceOf, None, Some(holiday), Some(date)),
        Day::Free(Free::Moved { worked }) => (DayKind::MovedFree, None, None, Some(worked)),
    };
    let pause = |hours: &hotline_domain::calendar::Hours| {
        hours.pause.map(|pause| PauseValue { from: pause.from, to: pause.to })
    };
    let hours = hours.map(|hours| HoursView { from: hours.from, to: hours.to, pause: pause(&hours) });
    DayView { date, kind, hours, name, other }
}
