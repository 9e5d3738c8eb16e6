//! The control of deadlines as administrators set it (chapter 7).

use hotline_domain::{
    control::{Before, ControlSettings, Ladder},
    ids::StaffId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The control of deadlines (clauses 4.3, 6.1.1, 6.2.1, 7).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ControlValue {
    /// In how many working hours a card is addressed (6.1.1); 0 for no such term.
    pub address_hours: u16,
    /// In how many working hours an executor is assigned (6.3.1).
    pub assign_hours: u16,
    /// In how many working hours the executor takes it into work (5.1).
    pub accept_hours: u16,
    /// In how many working hours a reported result is checked (6.1.4).
    pub review_hours: u16,
    /// In how many minutes, day and night, each of these is done with an urgent card.
    pub urgent_minutes: u16,
    /// Reminders of the deadline.
    #[schema(max_items = 10)]
    pub reminders: Vec<BeforeValue>,
    /// When a lasting breach rises.
    pub ladder: LadderValue,
    /// Sign-in name of the mayor; null for all decision-makers.
    #[schema(required)]
    pub mayor: Option<String>,
    /// Sign-in name of who takes urgent cards outside working hours; null for all responsible persons.
    #[schema(required)]
    pub on_duty: Option<String>,
}

/// How long before a deadline somebody is reminded of it.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeforeValue {
    /// Days, working days, or hours for urgent cards.
    pub unit: Unit,
    /// How many.
    #[schema(minimum = 1, maximum = 30)]
    pub count: u16,
}

/// In what a reminder is counted.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Hours, for urgent cards alone.
    Hours,
}

/// When a lasting breach rises: days after the deadline, hours for urgent cards.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LadderValue {
    /// To the decision-makers again.
    #[schema(minimum = 1, maximum = 90)]
    pub second: u16,
    /// To the mayor.
    #[schema(minimum = 1, maximum = 90)]
    pub third: u16,
    /// How often to the mayor after that; 0 for not again.
    #[schema(maximum = 90)]
    pub then_every: u16,
}

impl From<ControlValue> for ControlSettings {
    fn from(value: ControlValue) -> Self {
        let before = |before: BeforeValue| match before.unit {
            Unit::Days => Before::Days(before.count),
            Unit::WorkingDays => Before::WorkingDays(before.count),
            Unit::Hours => Before::Hours(before.count),
        };
        let LadderValue { second, third, then_every } = value.ladder;
        let person = |id: Option<String>| id.filter(|id| !id.trim().is_empty()).map(StaffId);
        Self {
            address_hours: value.address_hours,
            assign_hours: value.assign_hours,
            accept_hours: value.accept_hours,
            review_hours: value.review_hours,
            urgent_minutes: value.urgent_minutes,
            reminders: value.reminders.into_iter().map(before).collect(),
            ladder: Ladder { second, third, then_every },
            mayor: person(value.mayor),
            on_duty: person(value.on_duty),
        }
    }
}

impl From<ControlSettings> for ControlValue {
    fn from(control: ControlSettings) -> Self {
        let before = |before: Before| {
            let (unit, count) = match before {
                Before::Days(count) => (Unit::Days, count),
                Before::WorkingDays(count) => (Unit::WorkingDays, count),
                Before::Hours(count) => (Unit::Hours, count),
            };
            BeforeValue { unit, count }
        };
        let Ladder { second, third, then_every } = control.ladder;
        Self {
            address_hours: control.address_hours,
            assign_hours: control.assign_hours,
            accept_hours: control.accept_hours,
            review_hours: control.review_hours,
            urgent_minutes: control.urgent_minutes,
            reminders: control.reminders.into_iter().map(before).collect(),
            ladder: LadderValue { second, third, then_every },
            mayor: control.mayor.map(|id| id.0),
            on_duty: control.on_duty.map(|id| id.0),
        }
    }
}
