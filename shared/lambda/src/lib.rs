//! What every function shares at its start: runtime, logging, SQS batches, HTTP answers.

pub mod http;
pub mod logging;
pub mod problem;
pub mod redaction;
pub mod sqs;
pub mod start;
