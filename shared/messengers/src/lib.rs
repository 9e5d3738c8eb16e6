//! The bot's words and the messengers' wire formats.
//!
//! `texts` turns the dialogue's values into Ukrainian [`message::Message`]s; `telegram` reads
//! updates and sends messages; `http` makes the one HTTP client they share.

pub mod http;
pub mod message;
pub mod telegram;
pub mod texts;
