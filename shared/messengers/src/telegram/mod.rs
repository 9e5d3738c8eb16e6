//! Telegram Bot API 10: updates in, messages out.

mod answer;
pub mod client;
pub mod parse;
pub mod ports;
pub mod render;
pub mod wire;

pub use client::{SendError, TelegramClient};
pub use parse::{Parsed, Turn, parse};
pub use ports::TelegramMessenger;
pub use wire::Update;
