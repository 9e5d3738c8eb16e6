//! Signs of a file that hides in another one.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// How much is looked at behind a file's end.
const LOOKED_AT: u64 = 64 * 1024;

/// Signs that give themselves away at the very beginning of what is appended.
const FIRST: [&[u8]; 8] = [b"MZ", b"\x7fELF", b"Rar!", b"7z\xBC\xAF", b"%PDF-", b"#!", b"<", b"\x1F\x8B\x08"];
/// Signs that are telling wherever they stand.
const ANYWHERE: [&[u8]; 8] = [
    b"PK\x03\x04",
    b"<html",
    b"<!DOCTYPE",
    b"<script",
    b"<?php",
    b"%PDF-",
    b"\x7fELF",
    b"This program cannot be run in DOS mode",
];

/// Whether bytes that stand behind a file's end are a file of their own that could do harm. What is
/// not, such as the second picture or the clip that cameras append, is only cut off.
pub(crate) fn signs(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    FIRST.iter().any(|sign| start.starts_with(sign))
        || ANYWHERE.iter().any(|sign| memchr::memmem::find(bytes, sign).is_some())
}

/// Whether something harmful follows in the rest of what is read.
pub(crate) fn follows(rest: &mut impl BufRead) -> io::Result<bool> {
    let mut bytes = Vec::new();
    rest.take(LOOKED_AT).read_to_end(&mut bytes)?;
    Ok(signs(&bytes))
}

/// Whether a ZIP ends where the file ends, as readers of archives look for it: from behind.
pub(super) fn zip_at_end(file: &mut (impl Read + Seek), size: u64) -> io::Result<bool> {
    let from = size.saturating_sub(22 + u64::from(u16::MAX));
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    file.take(22 + u64::from(u16::MAX)).read_to_end(&mut tail)?;
    let ends = memchr::memmem::rfind_iter(&tail, b"PK\x05\x06");
    for at in ends {
        let field = |offset: usize, length: usize| tail.get(at + offset..at + offset + length);
        let (Some(&[low, high]), Some(&[a, b, c, d])) = (field(20, 2), field(12, 4)) else { continue };
        let comment = usize::from(u16::from_le_bytes([low, high]));
        let directory = u64::from(u32::from_le_bytes([a, b, c, d]));
        if at + 22 + comment != tail.len() {
            continue;
        }
        let Some(start) = (from + at as u64).checked_sub(directory) else { continue };
        let mut sign = [0; 4];
        file.seek(SeekFrom::Start(start))?;
        if directory > 0 && file.read_exact(&mut sign).is_ok() && &sign == b"PK\x01\x02" {
            return Ok(true);
        }
    }
    Ok(false)
}
