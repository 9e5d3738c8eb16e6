//! The survey of the applicant after a result (chapter 7): was the work done, and how well; and the repeat
//! appeal that follows from a negative answer or a decision-maker's poor rating.
//!
//! As in the control of deadlines nothing waits or counts here: [`wake_at`] says when a card is to be looked
//! at, [`due_events`] what happens to it then. What has been asked and answered is on the card, so a clock
//! may come twice, late or for nothing.

mod agenda;
mod answer;
mod event;
mod repeat;
mod settings;

pub use agenda::{Way, closes_at, due_events, wake_at};
pub(crate) use answer::remark;
pub use answer::{Next, Press, SurveyAnswer, answer};
pub use event::{Survey, SurveyEnd, SurveyEvent, Unsent};
pub(crate) use event::{begin, end_by_repeat, note};
pub use repeat::{Basis, Complaint, Given, Repeat, complain, complaint_due, repeat};
pub use settings::SurveySettings;
