//! BMP: it holds nothing but the picture, so it is only looked at.

use std::io::{BufReader, Read, Seek, SeekFrom};

use super::sized;
use crate::{
    exif::Exif,
    inspect::follows,
    refusal::{Refusal, Trouble},
};

/// Checks its size and that nothing hides behind it; `head` is its beginning.
///
/// # Errors
/// It is no BMP, too large, or hides something.
pub fn examine(file: &mut (impl Read + Seek), head: &[u8]) -> Result<Exif, Trouble> {
    let long = |at: usize| {
        let four = head.get(at..at + 4).and_then(|four| four.try_into().ok());
        four.map(i32::from_le_bytes).ok_or(Refusal::Broken)
    };
    // A header of 12 bytes has sides of 16 bits; nobody has written one since Windows 2.
    if long(14)? < 40 {
        return Err(Refusal::Broken.into());
    }
    // A negative height means that rows run from the top.
    sized(long(18)?.unsigned_abs(), long(22)?.unsigned_abs())?;
    // Writers that do not know the length leave it zero.
    let length = long(2)?.unsigned_abs();
    if length == 0 {
        return Ok(Exif::default());
    }
    file.seek(SeekFrom::Start(length.into()))?;
    match follows(&mut BufReader::new(file))? {
        true => Err(Refusal::Hidden.into()),
        false => Ok(Exif::default()),
    }
}
