//! Whatever is sent to Viber's webhook is read or refused, never a panic.

#![no_main]

use hotline_messengers::viber::{Callback, parse};
use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    if let Ok(callback) = Callback::from_json(body) {
        let _ = parse(&callback, Timestamp::UNIX_EPOCH);
    }
});
