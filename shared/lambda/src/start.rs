//! The start of a function: logging, a single-threaded runtime, then its own `main`.

use std::future::Future;

/// Anything a function can fail with at its start.
pub type Error = lambda_runtime::Error;

/// Runs a function's asynchronous `main` to its end.
///
/// # Errors
/// Whatever it fails with.
pub fn block_on(main: impl Future<Output = Result<(), Error>>) -> Result<(), Error> {
    crate::logging::init();
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(main)
}
