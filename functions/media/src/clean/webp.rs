//! WebP (RFC 9649): chunks that are no part of the picture are left out.

use std::io::{BufRead, Read, Seek, SeekFrom, Write};

use super::{copy, read, sized, skip};
use crate::{
    exif::{self, Exif},
    inspect::follows,
    refusal::{Refusal, Trouble},
};

const MOST_EXIF: u64 = 1 << 20;
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;
const KEPT: [&[u8; 4]; 6] = [b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// Copies the picture without anything else and returns what EXIF said.
///
/// # Errors
/// It is no WebP, too large, or hides something.
pub fn clean(from: &mut impl BufRead, to: &mut (impl Write + Seek)) -> Result<Exif, Trouble> {
    let mut head = [0; 12];
    from.read_exact(&mut head)?;
    let [b'R', b'I', b'F', b'F', a, b, c, d, b'W', b'E', b'B', b'P'] = head else {
        return Err(Refusal::Broken.into());
    };
    let size = u64::from(u32::from_le_bytes([a, b, c, d])).checked_sub(4).ok_or(Refusal::Broken)?;
    to.write_all(&head)?;
    let mut body = from.by_ref().take(size);
    let found = chunks(&mut body, to)?;
    // The length, and what the header says there is, are known only now.
    let end = to.stream_position()?;
    let length = u32::try_from(end.saturating_sub(8)).map_err(|_| Refusal::Broken)?;
    to.seek(SeekFrom::Start(4))?;
    to.write_all(&length.to_le_bytes())?;
    if let Some(flags) = found.flags {
        let kept = if found.turned { HAS_EXIF } else { 0 };
        to.seek(SeekFrom::Start(20))?;
        to.write_all(&[flags & !(HAS_EXIF | HAS_XMP) | kept])?;
    }
    to.seek(SeekFrom::Start(end))?;
    match follows(from)? {
        true => Err(Refusal::Hidden.into()),
        false => Ok(found.exif),
    }
}

#[derive(Default)]
struct Found {
    exif: Exif,
    seen_exif: bool,
    /// The orientation was kept.
    turned: bool,
    /// Flags of the extended header, which then is the first chunk.
    flags: Option<u8>,
}

fn chunks(from: &mut impl BufRead, to: &mut impl Write) -> Result<Found, Trouble> {
    let (mut found, mut pictures, mut first) = (Found::default(), false, true);
    while !from.fill_buf()?.is_empty() {
        let mut head = [0; 8];
        from.read_exact(&mut head)?;
        let [n1, n2, n3, n4, a, b, c, d] = head;
        let (name, length) = ([n1, n2, n3, n4], u64::from(u32::from_le_bytes([a, b, c, d])));
        match &name {
            b"VP8X" if first => {
                let body = padded(from, length, 10)?;
                let [flags, _, _, _, w1, w2, w3, h1, h2, h3] = body[..] else {
                    return Err(Refusal::Broken.into());
                };
                let side = |low, middle, high| u32::from_le_bytes([low, middle, high, 0]) + 1;
                sized(side(w1, w2, w3), side(h1, h2, h3))?;
                found.flags = Some(flags);
                to.write_all(&head)?;
                to.write_all(&body)?;
            }
            b"EXIF" if !found.seen_exif => {
                let body = padded(from, length, MOST_EXIF)?;
                found.seen_exif = true;
                found.exif = exif::read(body.strip_prefix(b"Exif\0\0").unwrap_or(&body));
                // The picture would lie on its side without it.
                if let (Some(tiff), Some(_)) = (exif::only_orientation(found.exif.orientation), found.flags) {
                    found.turned = true;
                    to.write_all(b"EXIF\x1A\0\0\0")?;
                    to.write_all(&tiff)?;
                }
            }
            name if KEPT.contains(&name) => {
                pictures |= matches!(name, b"VP8 " | b"VP8L" | b"ANMF");
                let mut start = Vec::new();
                from.by_ref().take(length.min(10)).read_to_end(&mut start)?;
                bitstream(name, &start)?;
                to.write_all(&head)?;
                to.write_all(&start)?;
                copy(from, to, length - start.len() as u64)?;
                pad(from, length)?;
                if length % 2 == 1 {
                    to.write_all(&[0])?;
                }
            }
            _ => {
                skip(from, length)?;
                pad(from, length)?;
            }
        }
        first = false;
    }
    match pictures {
        true => Ok(found),
        false => Err(Refusal::Broken.into()),
    }
}

/// The dimensions a bitstream begins with.
fn bitstream(name: &[u8; 4], start: &[u8]) -> Result<(), Trouble> {
    match (name, start) {
        (b"VP8 ", [_, _, _, 0x9D, 0x01, 0x2A, w1, w2, h1, h2]) => {
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
            sized(side(*w1, *w2), side(*h1, *h2))
        }
        (b"VP8L", [0x2F, a, b, c, d, ..]) => {
            let bits = u32::from_le_bytes([*a, *b, *c, *d]);
            sized((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        }
        (b"VP8 " | b"VP8L", _) => Err(Refusal::Broken.into()),
        _ => Ok(()),
    }
}

fn padded(from: &mut impl BufRead, length: u64, most: u64) -> Result<Vec<u8>, Trouble> {
    let body = read(from, length, most)?;
    pad(from, length)?;
    Ok(body)
}

/// Chunks of odd length are followed by a byte; at the very end some writers leave it out.
fn pad(from: &mut impl BufRead, length: u64) -> Result<(), Trouble> {
    if length % 2 == 1 && !from.fill_buf()?.is_empty() {
        from.consume(1);
    }
    Ok(())
}
