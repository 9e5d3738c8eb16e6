//! What a city sets for the survey (chapter 7).

use jiff::{Timestamp, ToSpan, civil::Time};
use serde::{Deserialize, Serialize};

use crate::deadline::kyiv;

/// The survey of applicants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SurveySettings {
    /// How many hours after the closing the applicant is asked.
    pub delay_hours: u16,
    /// When the quiet hours begin, Kyiv: nothing is sent in them, it waits for their end.
    pub quiet_from: Time,
    /// When they end; where both are the same there are none.
    pub quiet_until: Time,
    /// How many days after the question the applicant is reminded of it, once; 0 for never.
    pub reminder_days: u16,
    /// How many days after the question it is closed without an answer.
    pub close_days: u16,
    /// The greatest rating, of 1 to 5, that makes a repeat appeal.
    pub poor: u8,
    /// Whether a survey is also sent to Viber where it is paid for: outside the person's session.
    pub viber_outside_session: bool,
}

impl Default for SurveySettings {
    fn default() -> Self {
        Self {
            delay_hours: 24,
            quiet_from: Time::constant(21, 0, 0, 0),
            quiet_until: Time::constant(9, 0, 0, 0),
            reminder_days: 3,
            close_days: 7,
            poor: 2,
            viber_outside_session: false,
        }
    }
}

impl SurveySettings {
    /// True in the quiet hours.
    #[must_use]
    pub fn is_quiet(&self, at: Timestamp) -> bool {
        let (from, until, time) = (self.quiet_from, self.quiet_until, at.to_zoned_datetime(kyiv()).time());
        match from <= until {
            true => (from..until).contains(&time),
            false => time >= from || time < until,
        }
    }

    /// The instant itself, or the end of the quiet hours it lies in.
    #[must_use]
    pub fn awake(&self, at: Timestamp) -> Timestamp {
        if !self.is_quiet(at) {
            return at;
        }
        let today = at.to_zoned_datetime(kyiv()).date();
        let ends = [today, today.saturating_add(1.day())].into_iter().filter_map(|day| {
            let end = day.to_datetime(self.quiet_until).to_zoned_datetime(kyiv()).ok()?;
            Some(end.timestamp()).filter(|end| *end > at)
        });
        ends.min().unwrap_or(at)
    }
}
