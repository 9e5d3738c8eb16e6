//! Viber REST Bot API: callbacks in, messages out.

mod answer;
pub mod client;
pub mod parse;
pub mod ports;
pub mod render;
pub mod wire;

pub use client::ViberClient;
pub use parse::{Parsed, Turn, parse};
pub use ports::ViberMessenger;
pub use wire::Callback;
