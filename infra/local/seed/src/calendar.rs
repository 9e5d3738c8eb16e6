//! Working days of the city hall, in Kyiv.

use hotline_domain::deadline::kyiv;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time, Weekday, time},
};

/// When the working day is over; until then only earlier days are taken as worked.
const EVENING: Time = time(17, 30, 0, 0);

/// The days on which staff worked, counted back from the last that is over.
pub struct WorkingDays {
    last: Date,
}

impl WorkingDays {
    /// As seen at `now`.
    pub fn before(now: Timestamp) -> Self {
        let now = now.to_zoned_datetime(kyiv()).datetime();
        let today_is_over = is_working(now.date()) && now.time() >= EVENING;
        let last = if today_is_over { now.date() } else { previous(now.date()) };
        Self { last }
    }

    /// The day `ago` working days before the last one.
    pub fn ago(&self, ago: usize) -> Date {
        (0..ago).fold(self.last, |date, _| previous(date))
    }
}

/// True for Monday to Friday.
pub fn is_working(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn previous(date: Date) -> Date {
    let mut date = date.saturating_sub(1.day());
    while !is_working(date) {
        date = date.saturating_sub(1.day());
    }
    date
}
