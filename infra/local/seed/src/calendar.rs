//! Working days of the city hall, in Kyiv.

use hotline_domain::{calendar::WorkingCalendar, deadline::kyiv};
use jiff::{
    Timestamp,
    civil::{Date, Time, time},
};

/// When the working day is over; until then only earlier days are taken as worked.
const EVENING: Time = time(17, 30, 0, 0);

/// The days on which staff worked, counted back from the last that is over.
pub struct WorkingDays {
    calendar: WorkingCalendar,
    last: Date,
}

impl WorkingDays {
    /// As seen at `now`.
    pub fn before(now: Timestamp) -> Self {
        let calendar = WorkingCalendar::default();
        let now = now.to_zoned_datetime(kyiv()).datetime();
        let today_is_over = calendar.is_working_day(now.date()) && now.time() >= EVENING;
        let last = if today_is_over { now.date() } else { calendar.working_days_before(now.date(), 1) };
        Self { calendar, last }
    }

    /// The day `ago` working days before the last one.
    pub fn ago(&self, ago: usize) -> Date {
        self.calendar.working_days_before(self.last, u16::try_from(ago).unwrap_or(u16::MAX))
    }
}
