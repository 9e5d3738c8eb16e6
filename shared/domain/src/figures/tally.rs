//! What the figures are counted with: means, medians of days, percentages.

use std::collections::BTreeMap;

/// A mean that can be added to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mean {
    /// How many values.
    pub count: u32,
    sum: u32,
}

impl Mean {
    /// Adds a value.
    pub fn add(&mut self, value: u8) {
        self.count += 1;
        self.sum += u32::from(value);
    }

    /// Adds the values of another.
    pub fn join(&mut self, other: Self) {
        self.count += other.count;
        self.sum += other.sum;
    }

    /// The mean; `None` of nothing.
    #[must_use]
    pub fn average(self) -> Option<f64> {
        (self.count > 0).then(|| f64::from(self.sum) / f64::from(self.count))
    }
}

/// Numbers of days, of which the median is wanted. It is as large as there are different numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days(BTreeMap<u32, u32>);

impl Days {
    /// Adds a number of days.
    pub fn add(&mut self, days: u32) {
        *self.0.entry(days).or_default() += 1;
    }

    /// The median: between the two in the middle where their number is even; `None` of nothing.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let count: u32 = self.0.values().sum();
        let lower = self.at(count.checked_sub(1)? / 2)?;
        let upper = self.at(count / 2)?;
        Some(f64::from(lower + upper) / 2.0)
    }

    /// The value at this place, smallest first.
    fn at(&self, place: u32) -> Option<u32> {
        let mut seen = 0;
        self.0.iter().find_map(|(days, times)| {
            seen += times;
            (seen > place).then_some(*days)
        })
    }
}

/// How much of `whole` a part is, percent; `None` of nothing.
#[must_use]
pub fn percent(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) * 100.0 / f64::from(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_the_middle_or_between_the_two_middles() {
        let median = |values: &[u32]| {
            let mut days = Days::default();
            values.iter().for_each(|value| days.add(*value));
            days.median()
        };
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7]), Some(7.0));
        assert_eq!(median(&[10, 2]), Some(6.0));
        assert_eq!(median(&[30, 1, 1]), Some(1.0));
        assert_eq!(median(&[5, 4, 4, 9]), Some(4.5));
    }

    #[test]
    fn means_add_up() {
        let mut mean = Mean::default();
        assert_eq!(mean.average(), None);
        mean.add(5);
        let mut other = Mean::default();
        other.add(2);
        other.add(4);
        mean.join(other);
        assert_eq!((mean.count, mean.average()), (3, Some(11.0 / 3.0)));
        assert_eq!((percent(1, 8), percent(0, 0)), (Some(12.5), None));
    }
}
