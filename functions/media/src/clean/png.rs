//! PNG (W3C, third edition): chunks that are no part of the picture are left out.

use std::io::{BufRead, Write};

use super::{copy, read, sized, skip};
use crate::{
    exif::{self, Exif},
    inspect::follows,
    refusal::{Refusal, Trouble},
};

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
const MOST_EXIF: u64 = 1 << 20;
/// What a picture is drawn from, animated ones included.
const KEPT: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI",
    b"sBIT", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// Copies the picture without anything else and returns what EXIF said.
///
/// # Errors
/// It is no PNG, too large, or hides something.
pub fn clean(from: &mut impl BufRead, to: &mut impl Write) -> Result<Exif, Trouble> {
    let mut signature = [0; 8];
    from.read_exact(&mut signature)?;
    if signature != SIGNATURE {
        return Err(Refusal::Broken.into());
    }
    to.write_all(&SIGNATURE)?;
    let (mut exif, mut seen_exif, mut first) = (Exif::default(), false, true);
    loop {
        let mut head = [0; 8];
        from.read_exact(&mut head)?;
        let [a, b, c, d, name @ ..] = head;
        let length = u64::from(u32::from_be_bytes([a, b, c, d]));
        if first != (&name == b"IHDR") || length > u64::from(u32::MAX >> 1) {
            return Err(Refusal::Broken.into());
        }
        match &name {
            b"IHDR" => {
                let body = read(from, length + 4, 17)?;
                let [w1, w2, w3, w4, h1, h2, h3, h4, ..] = body[..] else {
                    return Err(Refusal::Broken.into());
                };
                sized(u32::from_be_bytes([w1, w2, w3, w4]), u32::from_be_bytes([h1, h2, h3, h4]))?;
                to.write_all(&head)?;
                to.write_all(&body)?;
                first = false;
            }
            b"IEND" => {
                skip(from, length + 4)?;
                chunk(to, b"IEND", &[])?;
                break;
            }
            b"eXIf" if !seen_exif && length <= MOST_EXIF => {
                seen_exif = true;
                exif = exif::read(&read(from, length, MOST_EXIF)?);
                skip(from, 4)?;
                // The picture would lie on its side without it.
                if let Some(tiff) = exif::only_orientation(exif.orientation) {
                    chunk(to, b"eXIf", &tiff)?;
                }
            }
            name if KEPT.contains(&name) => {
                to.write_all(&head)?;
                copy(from, to, length + 4)?;
            }
            _ => skip(from, length + 4)?,
        }
    }
    match follows(from)? {
        true => Err(Refusal::Hidden.into()),
        false => Ok(exif),
    }
}

/// Writes a chunk with its checksum.
pub(crate) fn chunk(to: &mut impl Write, name: &[u8; 4], body: &[u8]) -> Result<(), Trouble> {
    let length = u32::try_from(body.len()).map_err(|_| Refusal::Broken)?;
    to.write_all(&length.to_be_bytes())?;
    to.write_all(name)?;
    to.write_all(body)?;
    let crc = !name.iter().chain(body).fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)))
    });
    Ok(to.write_all(&crc.to_be_bytes())?)
}
