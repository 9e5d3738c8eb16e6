//! Texts: nothing but characters, and nothing that a browser or a shell would carry out.

use std::io::Read;

use crate::refusal::{Refusal, Trouble};

/// What makes a page of a text, wherever it stands.
const PAGES: [&[u8]; 5] = [b"<script", b"<html", b"<svg", b"<iframe", b"<?php"];

/// Reads a whole file as a text; `head` is its beginning.
pub(super) fn examine(file: &mut impl Read, head: &[u8]) -> Result<&'static str, Trouble> {
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let (mut piece, mut half) = ([0; 16 * 1024], None);
    loop {
        let length = file.read(&mut piece)?;
        if length == 0 {
            break;
        }
        for &byte in &piece[..length] {
            let unit = match (wide, half.take()) {
                (false, _) => u16::from(byte),
                (true, None) => {
                    half = Some(byte);
                    continue;
                }
                (true, Some(first)) if head[0] == 0xFF => u16::from_le_bytes([first, byte]),
                (true, Some(first)) => u16::from_be_bytes([first, byte]),
            };
            if unit == 0x7F || (unit < 0x20 && !matches!(unit, 0x09 | 0x0A | 0x0C | 0x0D)) {
                return Err(Refusal::Unknown.into());
            }
        }
    }
    let narrow: Vec<u8> = head.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let narrow = narrow.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&narrow);
    let narrow = match wide {
        true => narrow.get(2..).unwrap_or_default(),
        false => narrow,
    };
    let start = narrow.trim_ascii_start();
    if start.starts_with(b"#!") || start.starts_with(b"@echo off") {
        return Err(Refusal::Executable.into());
    }
    if start.starts_with(b"<") || PAGES.iter().any(|sign| memchr::memmem::find(narrow, sign).is_some()) {
        return Err(Refusal::WebPage.into());
    }
    Ok("text/plain")
}
