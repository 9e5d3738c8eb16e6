//! What the cards of a period tell of the service (6.1.5) and of those who do the work (6.4.5). Each is a
//! fold over cards, one at a time and in any order, so that years of them need no more memory than a day.

mod executors;
mod period;
mod service;
mod tally;

pub use executors::{
    ExecutorFigures, ExecutorsReport, Outcome, Share, Work, breaches_of, done_at, outcome, shares,
};
pub use period::{MAX_YEARS, Period};
pub use service::{Progress, ServiceReport, Statistics};
pub use tally::{Days, Mean, percent};
