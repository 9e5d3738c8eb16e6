//! Deadlines: what the law allows and what the category's norm proposes (clause 4.5; law, art. 20). What
//! arrives after hours counts from the next working day; a term that ends on a free day ends on the next
//! working one.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::calendar::WorkingCalendar;

/// Art. 20: at most one month from registration, when nothing was extended.
pub const LAW_DAYS: u16 = 30;
/// Art. 20: at most 45 days in all, when the head or a deputy extended it.
pub const EXTENDED_DAYS: u16 = 45;

/// A term as people set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Until the end of a day, Kyiv.
    Day(Date),
    /// Until an instant, for what is urgent.
    At(Timestamp),
}

impl Term {
    /// When the work is due; the end of the next working day where the last day is a free one.
    #[must_use]
    pub fn due_at(self, calendar: &WorkingCalendar) -> Timestamp {
        match self {
            Self::Day(date) => end_of_day(calendar.on_or_after(date)),
            Self::At(instant) => instant,
        }
    }
}

/// The zone of every date a person sees.
#[must_use]
pub fn kyiv() -> TimeZone {
    static KYIV: TimeZone = jiff::tz::get!("Europe/Kyiv");
    KYIV.clone()
}

/// The date in Kyiv at an instant.
#[must_use]
pub fn date_in_kyiv(at: Timestamp) -> Date {
    at.to_zoned_datetime(kyiv()).date()
}

/// The instant at which a day in Kyiv is over: the last second of `date`.
///
/// Falls back to UTC midnight for dates no calendar of the product can reach.
#[must_use]
pub fn end_of_day(date: Date) -> Timestamp {
    date.checked_add(1.day())
        .and_then(|next| next.to_zoned_datetime(kyiv()))
        .map_or(Timestamp::MAX, |next| next.timestamp() - SignedDuration::from_secs(1))
}

/// The instant so much later; the last there is where it lies beyond.
#[must_use]
pub fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(Timestamp::MAX)
}

/// The instant so many times 24 hours later.
#[must_use]
pub fn whole_days_later(at: Timestamp, days: u16) -> Timestamp {
    later(at, SignedDuration::from_hours(24 * i64::from(days)))
}

/// The end of a term that stood still from `since` until `at` (clause 5.1): a term of days ends as many
/// nights later as passed meanwhile, or on the next working day, one of hours exactly so much later.
#[must_use]
pub fn later_by_pause(
    due: Timestamp,
    (since, at): (Timestamp, Timestamp),
    calendar: &WorkingCalendar,
) -> Timestamp {
    let last = date_in_kyiv(due);
    if due != end_of_day(last) {
        return later(due, at.duration_since(since));
    }
    let nights = date_in_kyiv(at).duration_since(date_in_kyiv(since)).as_hours() / 24;
    end_of_day(calendar.on_or_after(last.saturating_add(nights.days())))
}

/// The date `days` calendar days after the one on which `from` falls in Kyiv.
#[must_use]
pub fn days_after(from: Timestamp, days: u16) -> Date {
    date_in_kyiv(from).saturating_add(i64::from(days).days())
}

/// The last day of a term of `days` calendar days that began with the registration.
#[must_use]
pub fn last_day(registered_at: Timestamp, days: u16, calendar: &WorkingCalendar) -> Date {
    let last = calendar.arrival_day(registered_at).saturating_add(i64::from(days).days());
    calendar.on_or_after(last)
}

/// The latest date that can be set for a card registered at `registered_at`: what the law allows,
/// and today where even that has passed, so that a neglected card can still be moved.
#[must_use]
pub fn latest(registered_at: Timestamp, calendar: &WorkingCalendar, now: Timestamp) -> Date {
    latest_within(registered_at, LAW_DAYS, calendar, now)
}

/// The same with another number of days: 45 for a term that a decision-maker extends.
#[must_use]
pub fn latest_within(
    registered_at: Timestamp,
    days: u16,
    calendar: &WorkingCalendar,
    now: Timestamp,
) -> Date {
    last_day(registered_at, days, calendar).max(calendar.on_or_after(date_in_kyiv(now)))
}

/// The date proposed for a card: the category's norm, within the law, and not in the past.
#[must_use]
pub fn proposed(
    registered_at: Timestamp,
    norm_days: u16,
    calendar: &WorkingCalendar,
    now: Timestamp,
) -> Date {
    latest_within(registered_at, norm_days.min(LAW_DAYS), calendar, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_4_5_a_day_ends_at_kyiv_midnight_also_on_clock_change_days() {
        // Sunday 25 October 2026: clocks go back, the day has 25 hours.
        let cases = [
            (jiff::civil::date(2026, 7, 1), "2026-07-01T20:59:59Z"),
            (jiff::civil::date(2026, 12, 1), "2026-12-01T21:59:59Z"),
            (jiff::civil::date(2026, 10, 25), "2026-10-25T21:59:59Z"),
        ];
        for (date, end) in cases {
            assert_eq!(end_of_day(date).to_string(), end);
        }
    }

    #[test]
    fn clause_4_5_the_norm_is_capped_by_the_law_and_never_past() {
        let registered: Timestamp = "2026-11-02T08:00:00Z".parse().expect("constant");
        let later: Timestamp = "2026-11-30T08:00:00Z".parse().expect("constant");
        let calendar = WorkingCalendar::default();
        let proposed = |days, now| proposed(registered, days, &calendar, now);
        assert_eq!(proposed(15, registered).to_string(), "2026-11-17");
        assert_eq!(proposed(90, registered), latest(registered, &calendar, registered));
        assert_eq!(proposed(15, later).to_string(), "2026-11-30");
    }

    #[test]
    fn clause_5_1_a_pause_moves_a_term_of_days_by_days_and_one_of_hours_exactly() {
        let calendar = WorkingCalendar::default();
        // Due, stood still since, until, due then; in October a night is an hour longer. Friday 4 December
        // and two nights is Sunday: Monday.
        let cases = [
            ("2026-12-01T21:59:59Z", "2026-11-26T06:09:00Z", "2026-11-26T06:10:21Z", "2026-12-01T21:59:59Z"),
            ("2026-12-01T21:59:59Z", "2026-11-26T21:00:00Z", "2026-11-26T23:00:00Z", "2026-12-02T21:59:59Z"),
            ("2026-10-24T20:59:59Z", "2026-10-20T08:00:00Z", "2026-10-23T07:00:00Z", "2026-10-27T21:59:59Z"),
            ("2026-12-04T21:59:59Z", "2026-11-25T08:00:00Z", "2026-11-27T08:00:00Z", "2026-12-07T21:59:59Z"),
            ("2026-11-26T12:30:00Z", "2026-11-26T06:09:00Z", "2026-11-26T06:10:21Z", "2026-11-26T12:31:21Z"),
        ];
        for (due, since, at, then) in cases {
            let instant = |text: &str| text.parse().expect("an instant");
            let moved = later_by_pause(instant(due), (instant(since), instant(at)), &calendar);
            assert_eq!(moved.to_string(), then, "{due} {since} {at}");
        }
    }

    #[test]
    fn clause_7_a_term_ends_on_a_working_day_and_begins_with_one() {
        let calendar = WorkingCalendar::default();
        // Registered at, days, the last day.
        let cases = [
            // Monday 2 November 2026, 10:00: the 19th day is Saturday 21 November.
            ("2026-11-02T08:00:00Z", 19, "2026-11-23"),
            // Monday, 20:00, is after hours: counts from Tuesday.
            ("2026-11-02T18:00:00Z", 15, "2026-11-18"),
            // Saturday 31 October counts from Monday.
            ("2026-10-31T08:00:00Z", 15, "2026-11-17"),
            // Over the year's end and a leap day: Tuesday 30 January 2024, 30 days.
            ("2024-01-30T08:00:00Z", 30, "2024-02-29"),
        ];
        for (registered, days, last) in cases {
            let registered = registered.parse().expect("an instant");
            assert_eq!(last_day(registered, days, &calendar).to_string(), last, "{registered}");
        }
        let saturday = Term::Day(jiff::civil::date(2026, 11, 21));
        assert_eq!(saturday.due_at(&calendar).to_string(), "2026-11-23T21:59:59Z");
    }
}
