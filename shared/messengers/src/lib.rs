//! The bot's words and the messengers' wire formats.
//!
//! `texts` turns the dialogue's values into Ukrainian [`message::Message`]s; `telegram` reads
//! updates and sends messages, `viber` does the same for Viber; `channels` chooses between them;
//! `http` makes the one HTTP client they share.

pub mod channels;
pub mod error;
pub mod http;
mod lenient;
pub mod message;
pub mod telegram;
pub mod texts;
pub mod viber;
