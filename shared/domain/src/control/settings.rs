//! What a city sets for the control of deadlines (chapter 7; clauses 4.3, 6.1.1, 6.2.1, 6.3.1).

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::ids::StaffId;

/// How long before a deadline somebody is reminded of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "unit", content = "count", rename_all = "snake_case")]
pub enum Before {
    /// So many calendar days; told when that day opens, or the working day before a free one.
    Days(u16),
    /// So many working days; told when that day opens.
    WorkingDays(u16),
    /// So many hours.
    Hours(u16),
}

/// The rungs on which a breach rises while it lasts (6.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ladder {
    /// When the decision-makers are told again: days after the deadline, hours for urgent cards.
    pub second: u16,
    /// When the mayor is told.
    pub third: u16,
    /// How often the mayor is told after that; 0 for not again.
    pub then_every: u16,
}

impl Default for Ladder {
    fn default() -> Self {
        Self { second: 3, third: 7, then_every: 7 }
    }
}

/// The control of deadlines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ControlSettings {
    /// In how many working hours a card is addressed (6.1.1); 0 for no such term.
    pub address_hours: u16,
    /// In how many working hours an executor is assigned (6.3.1).
    pub assign_hours: u16,
    /// In how many working hours the executor takes it into work or asks for another (5.1, 5.2).
    pub accept_hours: u16,
    /// In how many working hours a reported result is checked (6.1.4).
    pub review_hours: u16,
    /// In how many minutes, day and night, each of these is done with an urgent card.
    pub urgent_minutes: u16,
    /// Reminders of the deadline.
    pub reminders: Vec<Before>,
    /// The ladder of breaches.
    pub ladder: Ladder,
    /// The mayor, to whom a lasting breach rises; all decision-makers where nobody is named.
    pub mayor: Option<StaffId>,
    /// Who takes urgent cards outside working hours (4.3); all responsible persons where nobody is named.
    pub on_duty: Option<StaffId>,
}

impl Default for ControlSettings {
    fn default() -> Self {
        Self {
            address_hours: 8,
            assign_hours: 8,
            accept_hours: 8,
            review_hours: 16,
            urgent_minutes: 60,
            reminders: vec![Before::Days(3), Before::WorkingDays(1), Before::Hours(1)],
            ladder: Ladder::default(),
            mayor: None,
            on_duty: None,
        }
    }
}

impl ControlSettings {
    /// How long before a deadline the first reminder may come, whatever the calendar.
    #[must_use]
    pub fn earliest_reminder(&self) -> SignedDuration {
        // Working days are at least every third, a long holiday apart.
        let hours = self.reminders.iter().map(|before| match before {
            Before::Days(days) => 24 * (i64::from(*days) + 14),
            Before::WorkingDays(days) => 24 * (3 * i64::from(*days) + 14),
            Before::Hours(hours) => i64::from(*hours),
        });
        SignedDuration::from_hours(hours.max().unwrap_or_default())
    }
}
