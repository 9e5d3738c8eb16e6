//! Hands every stored event on to the queues.

pub mod handler;
