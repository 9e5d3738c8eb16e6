//! The working calendar (clauses 4.3, 7).

use std::ops::RangeInclusive;

use jiff::{
    ToSpan,
    civil::{Date, Time},
};

use super::{
    Rejection,
    text::{NAME, few, wanted},
};
use crate::{
    calendar::{Holiday, HolidayDate, Hours, MovedDay, WorkingCalendar},
    clause::Clause,
    quotes::quoted,
    refusal::RefusalCode::{BadHours, BadLimit, BadMove, DayTwice, NoWorkingDay, NotADay, PeriodBackwards},
};

/// Most days of a kind.
const DAYS: usize = 200;
/// By how much a day before a holiday may be shorter, minutes. The law has 60.
const LONGEST_EVE: u16 = 240;
/// The years that are shown.
const YEARS: RangeInclusive<i16> = 2000..=2100;

/// Whether a calendar can be as it is here.
///
/// # Errors
/// A rejection that says what is wrong and names the field: `week`, `holidays`, `eve_minutes`,
/// `short_days`, `moved_days` or `martial_law`.
pub fn check_calendar(calendar: &WorkingCalendar) -> Result<(), Rejection> {
    let at = |field| move |rejection: Rejection| rejection.at(field);
    week(calendar).map_err(at("week"))?;
    holidays(&calendar.holidays).map_err(at("holidays"))?;
    eve(calendar).map_err(at("eve_minutes"))?;
    short_days(calendar).map_err(at("short_days"))?;
    moved_days(calendar).map_err(at("moved_days"))?;
    match calendar.martial_law {
        Some(law) if law.until.is_some_and(|until| until < law.from) => {
            reject(PeriodBackwards).map_err(at("martial_law"))
        }
        _ => Ok(()),
    }
}

/// Whether a calendar can be shown for a year.
///
/// # Errors
/// A rejection of `year` outside 2000 to 2100.
pub fn check_year(year: i16) -> Result<(), Rejection> {
    if YEARS.contains(&year) {
        return Ok(());
    }
    let detail = format!("Рік: від {} до {}.", YEARS.start(), YEARS.end());
    Err(Rejection::about(BadLimit, Clause::C4_3, detail).at("year"))
}

fn week(calendar: &WorkingCalendar) -> Result<(), Rejection> {
    if calendar.week.is_empty() {
        return reject(NoWorkingDay);
    }
    if calendar.week.iter().any(|day| day.day().is_none()) {
        return reject(NotADay);
    }
    once(calendar.week.iter().map(|day| day.weekday), |_| "День тижня.".to_owned())?;
    if calendar.week.iter().all(|day| sound(&day.hours)) { Ok(()) } else { reject(BadHours) }
}

fn holidays(holidays: &[Holiday]) -> Result<(), Rejection> {
    few(holidays, "Свята", DAYS, Clause::C4_3)?;
    let about = |code, holiday: &Holiday| {
        Err(Rejection::about(code, Clause::C4_3, format!("{}.", quoted(&holiday.name))))
    };
    for (at, holiday) in holidays.iter().enumerate() {
        wanted(&holiday.name, "Назва свята", NAME, Clause::C4_3)?;
        if backwards(holiday) {
            return about(PeriodBackwards, holiday);
        }
        if !exists(holiday) {
            return about(NotADay, holiday);
        }
        if holidays[..at].iter().any(|earlier| earlier.on == holiday.on && together(earlier, holiday)) {
            return about(DayTwice, holiday);
        }
    }
    Ok(())
}

fn eve(calendar: &WorkingCalendar) -> Result<(), Rejection> {
    let shorter = |hours: &Hours| hours.to.checked_sub(i64::from(calendar.eve_minutes).minutes());
    let left = |hours: &Hours| shorter(hours).is_ok_and(|to| hours.from < to);
    if calendar.eve_minutes <= LONGEST_EVE && calendar.week.iter().all(|day| left(&day.hours)) {
        return Ok(());
    }
    let detail =
        format!("Скорочення напередодні свята – до {LONGEST_EVE} хвилин і менше за будь-який робочий день.");
    Err(Rejection::about(BadLimit, Clause::C4_3, detail))
}

fn short_days(calendar: &WorkingCalendar) -> Result<(), Rejection> {
    few(&calendar.short_days, "Скорочені дні", DAYS, Clause::C4_3)?;
    once(calendar.short_days.iter().map(|day| day.date), told)?;
    let begins = |date: Date| calendar.usual_hours(date).map_or(Time::MIN, |hours| hours.from);
    match calendar.short_days.iter().find(|day| day.to <= begins(day.date)) {
        Some(day) => Err(Rejection::about(BadHours, Clause::C4_3, told(&day.date))),
        None => Ok(()),
    }
}

fn moved_days(calendar: &WorkingCalendar) -> Result<(), Rejection> {
    few(&calendar.moved_days, "Перенесені дні", DAYS, Clause::C4_3)?;
    once(calendar.moved_days.iter().flat_map(|day| [day.free, day.worked]), told)?;
    let works = |date| calendar.usual_hours(date).is_some();
    let sound = |day: &MovedDay| works(day.free) && !works(day.worked);
    match calendar.moved_days.iter().find(|day| !sound(day)) {
        Some(day) => {
            let detail = format!("{} – {}", told(&day.free), told(&day.worked));
            Err(Rejection::about(BadMove, Clause::C4_3, detail))
        }
        None => Ok(()),
    }
}

fn reject(code: crate::refusal::RefusalCode) -> Result<(), Rejection> {
    Err(Rejection::new(code, Clause::C4_3))
}

fn sound(hours: &Hours) -> bool {
    let pause = hours
        .pause
        .is_none_or(|pause| hours.from < pause.from && pause.from < pause.to && pause.to < hours.to);
    hours.from < hours.to && pause
}

fn backwards(holiday: &Holiday) -> bool {
    matches!((holiday.since, holiday.until), (Some(since), Some(until)) if until < since)
}

/// True when some year of the holiday has its day: 29 February is a day of some years.
fn exists(holiday: &Holiday) -> bool {
    match holiday.on {
        HolidayDate::Fixed { month, day } => {
            let first = holiday.since.or(holiday.until).unwrap_or(2024);
            // Leap years are at most eight years apart.
            let years = first..=holiday.until.unwrap_or(i16::MAX).min(first.saturating_add(8));
            let lasting = holiday.since.is_none() && Date::new(2024, month, day).is_ok();
            lasting || years.into_iter().any(|year| Date::new(year, month, day).is_ok())
        }
        HolidayDate::Easter | HolidayDate::Trinity => true,
    }
}

/// True when there is a year in which both are holidays.
fn together(one: &Holiday, other: &Holiday) -> bool {
    let first = one.since.max(other.since);
    let last = [one.until, other.until].into_iter().flatten().min();
    !matches!((first, last), (Some(first), Some(last)) if last < first)
}

fn told(date: &Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}

fn once<T: PartialEq>(days: impl Iterator<Item = T>, told: impl Fn(&T) -> String) -> Result<(), Rejection> {
    let mut seen = Vec::new();
    for day in days {
        if seen.contains(&day) {
            return Err(Rejection::about(DayTwice, Clause::C4_3, told(&day)));
        }
        seen.push(day);
    }
    Ok(())
}
