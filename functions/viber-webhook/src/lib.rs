//! Takes Viber's callbacks in and answers them.

pub mod handler;
pub mod signature;
pub mod start;
