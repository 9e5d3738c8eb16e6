//! The control of deadlines (chapter 7; clauses 4.3, 6.1.1, 6.1.3, 6.2.1, 6.3.1): reminders before a term
//! is over, breaches when it is, their rise while they last.
//!
//! Nothing here waits or counts: [`wake_at`] says when a card is to be looked at, [`due_events`] what
//! happens to it then. What has happened is on the card, so a clock may come twice, late or for nothing.

mod agenda;
mod breach;
mod hand_over;
mod settings;

pub use agenda::{agenda, due_events, wake_at};
pub use breach::{Breach, Stage, Tick, Watch};
pub(crate) use breach::{follow, note};
pub use hand_over::{receivers, waits_until};
pub use settings::{Before, ControlSettings, Ladder};
