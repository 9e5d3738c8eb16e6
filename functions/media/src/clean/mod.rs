//! Taking out of pictures and videos what is nobody's business: everything but what is shown.

pub mod bmp;
pub mod boxes;
pub mod gif;
mod items;
pub mod jpeg;
pub mod png;
pub mod webp;

use std::io::{self, Read, Write};

use hotline_domain::media::MAX_PIXELS;

use crate::refusal::{Refusal, Trouble};

/// A picture of this size, refused when it has no pixels or too many.
fn sized(width: u32, height: u32) -> Result<(), Trouble> {
    if width == 0 || height == 0 {
        return Err(Refusal::Broken.into());
    }
    match u64::from(width) * u64::from(height) > MAX_PIXELS {
        true => Err(Refusal::PixelBomb.into()),
        false => Ok(()),
    }
}

/// Copies exactly `length` bytes.
fn copy(from: &mut impl Read, to: &mut impl Write, length: u64) -> Result<(), Trouble> {
    match io::copy(&mut from.take(length), to)? == length {
        true => Ok(()),
        false => Err(Refusal::Broken.into()),
    }
}

/// Passes over exactly `length` bytes.
fn skip(from: &mut impl Read, length: u64) -> Result<(), Trouble> {
    copy(from, &mut io::sink(), length)
}

/// Reads exactly `length` bytes, of which there are not to be more than `most`.
fn read(from: &mut impl Read, length: u64, most: u64) -> Result<Vec<u8>, Trouble> {
    if length > most {
        return Err(Refusal::Broken.into());
    }
    let mut bytes = Vec::new();
    match from.take(length).read_to_end(&mut bytes)? as u64 == length {
        true => Ok(bytes),
        false => Err(Refusal::Broken.into()),
    }
}
