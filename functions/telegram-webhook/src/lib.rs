//! Takes Telegram's updates in and answers them in the response.

pub mod handler;
pub mod start;
