//! JPEG (ITU-T T.81): segments that are no part of the picture are left out; the picture itself is
//! copied bit for bit.

use std::io::{BufRead, Read, Write};

use super::{read, sized};
use crate::{
    exif::{self, Exif},
    inspect::follows,
    refusal::{Refusal, Trouble},
};

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
/// Most bytes of segments before the picture, for memory: tables and a colour profile.
const MOST_HELD: usize = 8 << 20;

/// Copies the picture without anything else and returns what EXIF said.
///
/// # Errors
/// It is no JPEG, too large, or hides something.
pub fn clean(from: &mut impl BufRead, to: &mut impl Write) -> Result<Exif, Trouble> {
    let mut start = [0; 2];
    from.read_exact(&mut start)?;
    if start != [0xFF, START] {
        return Err(Refusal::Broken.into());
    }
    let header = Header::read(from)?;
    to.write_all(&[0xFF, START])?;
    if let Some(jfif) = &header.jfif {
        write(to, APP0, jfif)?;
    }
    // The picture would lie on its side without it.
    if let Some(tiff) = exif::only_orientation(header.exif.orientation) {
        write(to, APP1, &[b"Exif\0\0", &tiff[..]].concat())?;
    }
    for (marker, payload) in &header.kept {
        write(to, *marker, payload)?;
    }
    let mut marker = Some(SCAN);
    while let Some(found) = marker.filter(|marker| *marker != END) {
        let payload = segment(from)?;
        if found == SCAN || keeps(found, &payload) {
            write(to, found, &payload)?;
        }
        marker = match found {
            SCAN => copy_scan(from, to)?,
            _ => next_marker(from)?,
        };
    }
    to.write_all(&[0xFF, END])?;
    match follows(from)? {
        true => Err(Refusal::Hidden.into()),
        false => Ok(header.exif),
    }
}

/// What stands before the first scan.
#[derive(Default)]
struct Header {
    jfif: Option<Vec<u8>>,
    exif: Exif,
    kept: Vec<(u8, Vec<u8>)>,
}

impl Header {
    fn read(from: &mut impl BufRead) -> Result<Self, Trouble> {
        let (mut header, mut seen_exif, mut size) = (Self::default(), false, None);
        let mut held = 0;
        loop {
            let marker = next_marker(from)?.ok_or(Refusal::Broken)?;
            match marker {
                SCAN => break,
                END => return Err(Refusal::Broken.into()),
                // Markers that stand alone.
                START | 0x01 | 0xD0..=0xD7 => continue,
                _ => {}
            }
            let payload = segment(from)?;
            if marker == APP0
                && header.jfif.is_none()
                && payload.len() >= 14
                && payload.starts_with(b"JFIF\0")
            {
                // Without the small picture it may hold.
                header.jfif = Some([&payload[..12], &[0, 0]].concat());
            }
            if marker == APP1
                && !seen_exif
                && let Some(tiff) = payload.strip_prefix(b"Exif\0\0")
            {
                seen_exif = true;
                header.exif = exif::read(tiff);
            }
            if is_frame(marker) {
                let [_, h1, h2, w1, w2, ..] = payload[..] else { return Err(Refusal::Broken.into()) };
                let (width, height) = (u16::from_be_bytes([w1, w2]), u16::from_be_bytes([h1, h2]));
                sized(width.into(), height.into())?;
                size = Some(());
            }
            if keeps(marker, &payload) {
                held += payload.len();
                header.kept.push((marker, payload));
            }
            if held > MOST_HELD {
                return Err(Refusal::Broken.into());
            }
        }
        size.ok_or(Refusal::Broken)?;
        Ok(header)
    }
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Tables, frames, the colour profile and Adobe's word on how colours are written.
fn keeps(marker: u8, payload: &[u8]) -> bool {
    match marker {
        0xC0..=0xCF | 0xDB..=0xDF => true,
        0xE2 => payload.starts_with(b"ICC_PROFILE\0"),
        0xEE => payload.starts_with(b"Adobe"),
        _ => false,
    }
}

/// The next marker, whatever stands before it; `None` at the end of the file.
fn next_marker(from: &mut impl BufRead) -> Result<Option<u8>, Trouble> {
    loop {
        let Some(byte) = one(from)? else { return Ok(None) };
        if byte != 0xFF {
            continue;
        }
        loop {
            match one(from)? {
                None => return Ok(None),
                Some(0xFF) => {}
                Some(0) => break,
                Some(marker) => return Ok(Some(marker)),
            }
        }
    }
}

fn segment(from: &mut impl Read) -> Result<Vec<u8>, Trouble> {
    let mut length = [0; 2];
    from.read_exact(&mut length)?;
    let length = u64::from(u16::from_be_bytes(length));
    read(from, length.checked_sub(2).ok_or(Refusal::Broken)?, length)
}

fn write(to: &mut impl Write, marker: u8, payload: &[u8]) -> Result<(), Trouble> {
    let length = u16::try_from(payload.len() + 2).map_err(|_| Refusal::Broken)?;
    to.write_all(&[0xFF, marker])?;
    to.write_all(&length.to_be_bytes())?;
    Ok(to.write_all(payload)?)
}

/// Copies coded pixels up to the next marker; `None` at the end of the file.
fn copy_scan(from: &mut impl BufRead, to: &mut impl Write) -> Result<Option<u8>, Trouble> {
    loop {
        let bytes = from.fill_buf()?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let plain = memchr::memchr(0xFF, bytes).unwrap_or(bytes.len());
        to.write_all(&bytes[..plain])?;
        let whole = plain == bytes.len();
        from.consume(plain);
        if whole {
            continue;
        }
        one(from)?;
        let mut second = one(from)?;
        while second == Some(0xFF) {
            second = one(from)?;
        }
        match second {
            None => return Ok(None),
            // A byte of the picture, or a point to start again from.
            Some(byte @ (0 | 0xD0..=0xD7)) => to.write_all(&[0xFF, byte])?,
            Some(marker) => return Ok(Some(marker)),
        }
    }
}

fn one(from: &mut impl BufRead) -> Result<Option<u8>, Trouble> {
    let byte = from.fill_buf()?.first().copied();
    if byte.is_some() {
        from.consume(1);
    }
    Ok(byte)
}
