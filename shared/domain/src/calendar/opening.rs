//! Working hours on the clock of Kyiv: when the city is at work and when it is next.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};

use super::{Day, REACH, WorkingCalendar};
use crate::deadline::{date_in_kyiv, kyiv};

impl WorkingCalendar {
    /// True in working hours (clause 4.3). The break counts as working hours: what is handed over in
    /// it is found after it on the same day.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.span(date_in_kyiv(at)).is_some_and(|(begin, end)| begin <= at && at < end)
    }

    /// The first instant, `at` or later, in working hours.
    ///
    /// `at` where the calendar has no working day within a year.
    #[must_use]
    pub fn next_opening(&self, at: Timestamp) -> Timestamp {
        self.spans(date_in_kyiv(at)).find(|(_, end)| at < *end).map_or(at, |(begin, _)| begin.max(at))
    }

    /// When work begins on a date; on a free day, when it begins next.
    ///
    /// The first instant of the day where the calendar has no working day within a year.
    #[must_use]
    pub fn day_begins(&self, date: Date) -> Timestamp {
        let midnight = || instant(date, Time::midnight()).unwrap_or(Timestamp::MAX);
        self.spans(date).next().map_or_else(midnight, |(begin, _)| begin)
    }

    /// The instant at which so many hours have been worked since `at`. Breaks, evenings and free days
    /// do not count (unlike the norm of an urgent category, which runs around the clock). With 0, the
    /// first instant that is worked.
    ///
    /// Where the calendar has no working day within a year, the hours left run around the clock.
    #[must_use]
    pub fn add_working_hours(&self, at: Timestamp, hours: u16) -> Timestamp {
        let mut left = SignedDuration::from_hours(i64::from(hours));
        let mut date = date_in_kyiv(at);
        let mut idle = 0;
        let mut reached = at;
        while idle < REACH {
            idle += 1;
            for (begin, end) in self.stretches(date) {
                let begin = begin.max(at);
                let worked = begin.duration_until(end);
                if !worked.is_positive() {
                    continue;
                }
                if left <= worked {
                    return begin + left;
                }
                left -= worked;
                (idle, reached) = (0, end);
            }
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
        reached.saturating_add(left).unwrap_or(Timestamp::MAX)
    }

    /// When work begins and ends on a date; none on a free day.
    pub(super) fn span(&self, date: Date) -> Option<(Timestamp, Timestamp)> {
        let Day::Working(day) = self.day(date) else { return None };
        let span = (instant(date, day.hours.from)?, instant(date, day.hours.to)?);
        // Hours that the clock change swallows are none.
        (span.0 < span.1).then_some(span)
    }

    fn spans(&self, from: Date) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        let days = std::iter::successors(Some(from), |date| date.tomorrow().ok());
        days.take(REACH).filter_map(|date| self.span(date))
    }

    fn stretches(&self, date: Date) -> impl Iterator<Item = (Timestamp, Timestamp)> + use<> {
        let hours = match self.day(date) {
            Day::Working(day) => Some(day.hours),
            Day::Free(_) => None,
        };
        let stretches = hours.into_iter().flat_map(|hours| hours.stretches());
        stretches.filter_map(move |(from, to)| Some((instant(date, from)?, instant(date, to)?)))
    }
}

/// A time of a day in Kyiv. Where the clock goes back it is the first of two, where it goes forward
/// a time that is left out is as much later (as RFC 5545 has it).
fn instant(date: Date, time: Time) -> Option<Timestamp> {
    date.to_datetime(time).to_zoned_datetime(kyiv()).ok().map(|at| at.timestamp())
}
