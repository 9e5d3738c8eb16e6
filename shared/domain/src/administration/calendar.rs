//! The working calendar (clauses 4.3, 7).

use jiff::civil::{Date, Time};

use super::{
    Rejection,
    text::{NAME, few, wanted},
};
use crate::{
    calendar::{Hours, WorkingCalendar},
    clause::Clause,
    refusal::RefusalCode::{BadHours, DayTwice, NoWorkingDay, NotADay},
};

/// Most days of a kind.
const DAYS: usize = 200;

/// Whether a calendar can be as it is here.
///
/// # Errors
/// A rejection that says what is wrong.
pub fn check_calendar(calendar: &WorkingCalendar) -> Result<(), Rejection> {
    let reject = |code| Err(Rejection::new(code, Clause::C4_3));
    few(&calendar.holidays, "Свята", DAYS, Clause::C4_3)?;
    few(&calendar.short_days, "Скорочені дні", DAYS, Clause::C4_3)?;
    few(&calendar.moved_days, "Перенесені дні", DAYS, Clause::C4_3)?;
    if calendar.week.is_empty() {
        return reject(NoWorkingDay);
    }
    if calendar.week.iter().any(|day| day.day().is_none()) {
        return reject(NotADay);
    }
    once(calendar.week.iter().map(|day| day.weekday), |_| "День тижня.".to_owned())?;
    if !calendar.week.iter().all(|day| sound(&day.hours)) {
        return reject(BadHours);
    }
    for holiday in &calendar.holidays {
        wanted(&holiday.name, "Назва свята", NAME, Clause::C4_3)?;
        // 29 February is a day of some years.
        if Date::new(holiday.year.unwrap_or(2024), holiday.month, holiday.day).is_err() {
            return Err(Rejection::about(NotADay, Clause::C4_3, format!("«{}».", holiday.name)));
        }
    }
    let on = |(month, day, _): &(i8, i8, Option<i16>)| format!("{day:02}.{month:02}.");
    once(calendar.holidays.iter().map(|holiday| (holiday.month, holiday.day, holiday.year)), on)?;
    let date = |date: &Date| date.strftime("%d.%m.%Y").to_string();
    once(calendar.short_days.iter().map(|day| day.date), date)?;
    once(calendar.moved_days.iter().flat_map(|day| [day.free, day.worked]), date)?;
    let earliest = |date: Date| {
        let weekday = date.weekday().to_monday_one_offset();
        calendar.week.iter().find(|day| day.weekday == weekday).map_or(Time::MIN, |day| day.hours.from)
    };
    if calendar.short_days.iter().any(|day| day.to <= earliest(day.date)) {
        return reject(BadHours);
    }
    Ok(())
}

fn sound(hours: &Hours) -> bool {
    let pause = hours
        .pause
        .is_none_or(|pause| hours.from < pause.from && pause.from < pause.to && pause.to < hours.to);
    hours.from < hours.to && pause
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
