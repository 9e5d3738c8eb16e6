//! Hours of a working day.

use jiff::{SignedDuration, ToSpan, civil::Time};
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

impl Hours {
    /// The stretches that are worked, in order: the break is no working time (Labour Code, art. 66).
    pub fn stretches(&self) -> impl Iterator<Item = (Time, Time)> + use<> {
        let (first, second) = match self.pause {
            Some(pause) => ((self.from, pause.from), Some((pause.to, self.to))),
            None => ((self.from, self.to), None),
        };
        std::iter::once(first).chain(second).filter(|(from, to)| from < to)
    }

    /// Minutes that are worked.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        let length = |(from, to): (Time, Time)| from.duration_until(to);
        let worked: SignedDuration = self.stretches().map(length).sum();
        u32::try_from(worked.as_mins()).unwrap_or(0)
    }

    /// The same day over at `to`; a break that does not end before is gone. A day that would be over
    /// before it begins, or later than it was, stays as it is.
    #[must_use]
    pub(super) fn until(self, to: Time) -> Self {
        if to <= self.from || self.to <= to {
            return self;
        }
        Self { from: self.from, to, pause: self.pause.filter(|pause| pause.to < to) }
    }

    /// The same day, shorter by so many minutes.
    #[must_use]
    pub(super) fn shorter(self, minutes: u16) -> Self {
        self.until(self.to.saturating_sub(i64::from(minutes).minutes()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn a_break_is_no_working_time() {
        let pause = Some(Pause { from: time(12, 0, 0, 0), to: time(13, 0, 0, 0) });
        let day = Hours { from: time(8, 0, 0, 0), to: time(17, 15, 0, 0), pause };
        assert_eq!((day.minutes(), day.shorter(60).minutes()), (495, 435));
        assert_eq!(day.until(time(12, 30, 0, 0)).minutes(), 270, "no break is left");
        assert_eq!((day.until(time(7, 0, 0, 0)), day.until(time(18, 0, 0, 0))), (day, day));
        assert_eq!(day.shorter(u16::MAX), day, "a day is not shortened to nothing");
    }
}
