//! The one place that reads the clock, and the pace at which it runs: on the local city days may pass in
//! seconds.

use std::sync::OnceLock;

use jiff::{SignedDuration, Timestamp};

/// Variable with the pace: `<instant>x<factor>`, as in `2026-11-26T08:00:00Zx2880`.
pub const PACE: &str = "CITY_PACE";

/// How the city's time runs beside the real one: as it does, or so many times faster since an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    since: Timestamp,
    factor: i32,
}

impl Pace {
    /// Real time.
    pub const REAL: Self = Self { since: Timestamp::UNIX_EPOCH, factor: 1 };

    /// The pace this process runs at: of the variable [`PACE`], else real.
    #[must_use]
    pub fn of_the_city() -> Self {
        static KEPT: OnceLock<Pace> = OnceLock::new();
        *KEPT.get_or_init(|| {
            std::env::var(PACE).ok().and_then(|text| Self::parse(&text)).unwrap_or(Self::REAL)
        })
    }

    /// The pace with this text; none where it is none, or slower than real time.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (since, factor) = text.trim().rsplit_once('x')?;
        let pace = Self { since: since.parse().ok()?, factor: factor.parse().ok()? };
        (pace.factor >= 1).then_some(pace)
    }

    /// What time it is in the city at a real instant.
    #[must_use]
    pub fn city(self, real: Timestamp) -> Timestamp {
        let passed = real.duration_since(self.since);
        let passed = passed.checked_mul(self.factor).unwrap_or(SignedDuration::MAX);
        if self.factor == 1 { real } else { self.since.saturating_add(passed).unwrap_or(Timestamp::MAX) }
    }

    /// The real instant at which it is so late in the city.
    #[must_use]
    pub fn real(self, city: Timestamp) -> Timestamp {
        let passed = city.duration_since(self.since) / self.factor;
        if self.factor == 1 { city } else { self.since.saturating_add(passed).unwrap_or(Timestamp::MAX) }
    }
}

/// The present instant in the city.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "the clock's only reader")]
pub fn now() -> Timestamp {
    Pace::of_the_city().city(Timestamp::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_in_a_hurry_lives_days_in_seconds() {
        let pace = Pace::parse("2026-11-26T08:00:00Zx2880").expect("a pace");
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        assert_eq!(pace.city(at("2026-11-26T08:00:30Z")), at("2026-11-27T08:00:00Z"));
        assert_eq!(pace.real(at("2026-11-27T08:00:00Z")), at("2026-11-26T08:00:30Z"));
        assert_eq!(Pace::REAL.city(at("2026-11-26T08:00:30Z")), at("2026-11-26T08:00:30Z"));
        for none in ["", "x", "2026-11-26T08:00:00Z", "2026-11-26T08:00:00Zx0", "2026-11-26T08:00:00Zx-1"] {
            assert_eq!(Pace::parse(none), None, "{none}");
        }
    }
}
