//! The survey of applicants as administrators set it (chapter 7).

use hotline_domain::survey::SurveySettings;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::values::clock;

/// The survey of applicants (clause 7).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyValue {
    /// How many hours after the closing the applicant is asked.
    #[schema(maximum = 720)]
    pub delay_hours: u16,
    /// When the quiet hours begin, Kyiv: nothing is sent in them.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "21:00")]
    pub quiet_from: Time,
    /// When they end; the same time for no quiet hours.
    #[serde(with = "clock")]
    #[schema(value_type = String, example = "09:00")]
    pub quiet_until: Time,
    /// How many days after the question the applicant is reminded of it, once; 0 for never.
    #[schema(maximum = 30)]
    pub reminder_days: u16,
    /// How many days after the question it is closed without an answer.
    #[schema(minimum = 1, maximum = 60)]
    pub close_days: u16,
    /// The greatest rating that makes a repeat appeal.
    #[schema(minimum = 1, maximum = 4)]
    pub poor: u8,
    /// Whether a survey is also sent to Viber where it is paid for: outside the person's session.
    pub viber_outside_session: bool,
}

impl From<SurveyValue> for SurveySettings {
    fn from(value: SurveyValue) -> Self {
        Self {
            delay_hours: value.delay_hours,
            quiet_from: value.quiet_from,
            quiet_until: value.quiet_until,
            reminder_days: value.reminder_days,
            close_days: value.close_days,
            poor: value.poor,
            viber_outside_session: value.viber_outside_session,
        }
    }
}

impl From<SurveySettings> for SurveyValue {
    fn from(survey: SurveySettings) -> Self {
        Self {
            delay_hours: survey.delay_hours,
            quiet_from: survey.quiet_from,
            quiet_until: survey.quiet_until,
            reminder_days: survey.reminder_days,
            close_days: survey.close_days,
            poor: survey.poor,
            viber_outside_session: survey.viber_outside_session,
        }
    }
}
