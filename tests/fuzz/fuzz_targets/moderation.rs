//! Whatever is written is checked without a panic, and what is found lies within the text.

#![no_main]

use std::sync::LazyLock;

use hotline_domain::moderation::{Lists, Moderator};
use libfuzzer_sys::fuzz_target;

static MODERATOR: LazyLock<Moderator> = LazyLock::new(|| Moderator::new(&Lists::default()));

fuzz_target!(|text: &str| {
    let found = MODERATOR.find(text);
    assert_eq!(MODERATOR.check(text).is_some(), !found.is_empty());
    for found in found {
        assert!(text.get(found.range.clone()).is_some(), "{:?} is no part of the text", found.range);
    }
});
