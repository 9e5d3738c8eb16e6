//! Works out what follows from an event.

pub mod handler;
