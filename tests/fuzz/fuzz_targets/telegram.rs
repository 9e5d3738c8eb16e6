//! Whatever is sent to Telegram's webhook is read or refused, never a panic.

#![no_main]

use hotline_messengers::telegram::{Update, parse};
use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    if let Ok(update) = Update::from_json(body) {
        let _ = parse(&update, Timestamp::UNIX_EPOCH);
    }
});
