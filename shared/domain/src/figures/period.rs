//! The period a report is about (6.1.5, 6.4.5).

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{
    clause::Clause,
    deadline::date_in_kyiv,
    refusal::{Refusal, RefusalCode},
};

/// Longest period a report is made for, years.
pub const MAX_YEARS: i64 = 5;

/// Whole days in Kyiv, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// From one day to another, for a report that stands on `clause`.
    ///
    /// # Errors
    /// `PeriodBackwards` when it ends before it begins; `PeriodTooLong` for more than five years.
    pub fn new(from: Date, to: Date, clause: Clause) -> Result<Self, Refusal> {
        if to < from {
            return Err(Refusal::new(RefusalCode::PeriodBackwards, clause));
        }
        match to < from.saturating_add(MAX_YEARS.years()) {
            true => Ok(Self { from, to }),
            false => Err(Refusal::new(RefusalCode::PeriodTooLong, clause)),
        }
    }

    /// First day.
    #[must_use]
    pub fn from(self) -> Date {
        self.from
    }

    /// Last day.
    #[must_use]
    pub fn to(self) -> Date {
        self.to
    }

    /// True when the instant is on one of its days.
    #[must_use]
    pub fn covers(self, at: Timestamp) -> bool {
        (self.from..=self.to).contains(&date_in_kyiv(at))
    }

    /// The first days of the months it touches, earliest first.
    pub fn months(self) -> impl Iterator<Item = Date> {
        self.from.first_of_month().series(1.month()).take_while(move |month| *month <= self.to)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn period(from: Date, to: Date) -> Result<Period, RefusalCode> {
        Period::new(from, to, Clause::C6_1_5).map_err(|refusal| refusal.code)
    }

    #[test]
    fn clause_6_1_5_a_period_runs_forwards_for_five_years_at_most() {
        let first = date(2026, 11, 1);
        assert!(period(first, first).is_ok(), "a day is a period");
        assert_eq!(period(first, date(2026, 10, 31)), Err(RefusalCode::PeriodBackwards));
        assert!(period(first, date(2031, 10, 31)).is_ok());
        assert_eq!(period(first, date(2031, 11, 1)), Err(RefusalCode::PeriodTooLong));
        assert!(
            period(date(9999, 12, 31), date(9999, 12, 31)).is_err(),
            "beyond any calendar of the product"
        );
    }

    #[test]
    fn clause_6_1_5_the_days_of_a_period_are_kyivs() {
        let november = period(date(2026, 11, 1), date(2026, 11, 30)).expect("a period");
        let cases = [
            ("2026-10-31T21:59:59Z", false),
            ("2026-10-31T22:00:00Z", true),
            ("2026-11-30T21:59:59Z", true),
            ("2026-11-30T22:00:00Z", false),
        ];
        for (at, expected) in cases {
            assert_eq!(november.covers(at.parse().expect("constant")), expected, "{at}");
        }
        let winter = period(date(2026, 11, 30), date(2027, 2, 1)).expect("a period");
        let months: Vec<_> = winter.months().map(|month| month.strftime("%Y-%m").to_string()).collect();
        assert_eq!(months, ["2026-11", "2026-12", "2027-01", "2027-02"]);
    }
}
