//! Boxes (ISO/IEC 14496-12): videos, and pictures of phones (HEIF, 23008-12). They address their bytes
//! by offsets, so nothing is cut out: what is nobody's business is overwritten in place.

use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

use hotline_domain::person::GeoPoint;

use super::items;
use crate::{
    exif::{self, Exif},
    inspect::follows,
    refusal::{Refusal, Trouble},
};

/// Most boxes on one level.
const MOST_BOXES: usize = 100_000;
/// Most bytes of user data that a place is looked for in.
const MOST_USER_DATA: u64 = 256 * 1024;
/// Most bytes of the description of a HEIF picture.
const MOST_META: u64 = 8 << 20;

/// A file whose boxes are changed in place.
pub trait Medium: Read + Write + Seek {}
impl<T: Read + Write + Seek> Medium for T {}

/// A box: where it begins, where its content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    at: u64,
    name: [u8; 4],
    body: u64,
    end: u64,
}

/// Cleans a video or sound in place and returns where it was taken.
///
/// # Errors
/// There is no movie in it, or something hides behind it.
pub fn clean_movie(file: &mut impl Medium, size: u64) -> Result<Exif, Trouble> {
    let mut exif = Exif::default();
    let mut movie = false;
    let end = each(file, 0, size, |file, found| match &found.name {
        b"moov" => {
            movie = true;
            clean_level(file, found, &mut exif, true)
        }
        b"udta" | b"meta" | b"uuid" | b"XMP_" => wipe(file, found, &mut exif),
        _ => Ok(()),
    })?;
    if !movie {
        return Err(Refusal::Broken.into());
    }
    behind(file, end).map(|()| exif)
}

/// Cleans a HEIF picture in place and returns what EXIF said.
///
/// # Errors
/// It is no picture, too large, or something hides behind it.
pub fn clean_picture(file: &mut impl Medium, size: u64) -> Result<Exif, Trouble> {
    let (mut exif, mut described) = (Exif::default(), None);
    let end = each(file, 0, size, |file, found| match &found.name {
        b"meta" if described.is_none() => {
            described = Some(found);
            Ok(())
        }
        b"moov" => clean_level(file, found, &mut exif, true),
        b"udta" | b"uuid" | b"XMP_" => wipe(file, found, &mut exif),
        _ => Ok(()),
    })?;
    let meta = described.ok_or(Refusal::Broken)?;
    let length = meta.end - meta.body;
    file.seek(SeekFrom::Start(meta.body))?;
    let description = super::read(file, length, MOST_META)?;
    let found = items::clean(file, &description, meta.body, size)?;
    // Turning and mirroring are properties of the picture here, not EXIF.
    let exif = Exif { orientation: 1, place: found.place.or(exif.place), ..found };
    behind(file, end).map(|()| exif)
}

/// User data and metadata of a movie and, where `tracks`, of its tracks.
fn clean_level(file: &mut impl Medium, level: Found, exif: &mut Exif, tracks: bool) -> Result<(), Trouble> {
    let mut inner = Vec::new();
    each(file, level.body, level.end, |file, found| match &found.name {
        b"udta" | b"meta" | b"uuid" | b"XMP_" => wipe(file, found, exif),
        b"trak" if tracks => {
            inner.push(found);
            Ok(())
        }
        _ => Ok(()),
    })?;
    for track in inner {
        clean_level(file, track, exif, false)?;
    }
    Ok(())
}

/// Turns a box into free space, having looked for a place in it.
fn wipe(file: &mut impl Medium, found: Found, exif: &mut Exif) -> Result<(), Trouble> {
    let length = found.end - found.body;
    file.seek(SeekFrom::Start(found.body))?;
    let mut bytes = Vec::new();
    file.take(length.min(MOST_USER_DATA)).read_to_end(&mut bytes)?;
    exif.place = exif.place.or_else(|| iso6709(&bytes));
    file.seek(SeekFrom::Start(found.at + 4))?;
    file.write_all(b"free")?;
    fill(file, found.body, length, 0)
}

/// Overwrites a part of a file.
pub(super) fn fill(file: &mut impl Medium, from: u64, length: u64, byte: u8) -> Result<(), Trouble> {
    file.seek(SeekFrom::Start(from))?;
    io::copy(&mut io::repeat(byte).take(length), file)?;
    Ok(())
}

/// Visits the boxes between two offsets; returns where the last one ends.
fn each<F: Medium>(
    file: &mut F,
    from: u64,
    to: u64,
    mut visit: impl FnMut(&mut F, Found) -> Result<(), Trouble>,
) -> Result<u64, Trouble> {
    let mut at = from;
    for _ in 0..MOST_BOXES {
        let Some(found) = next(file, at, to)? else { break };
        visit(file, found)?;
        at = found.end;
    }
    Ok(at)
}

fn next(file: &mut impl Medium, at: u64, to: u64) -> Result<Option<Found>, Trouble> {
    if to.saturating_sub(at) < 8 {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(at))?;
    let mut head = [0; 8];
    file.read_exact(&mut head)?;
    let [a, b, c, d, name @ ..] = head;
    let (size, body) = match u32::from_be_bytes([a, b, c, d]) {
        0 => (to - at, at + 8),
        1 if to - at >= 16 => {
            let mut large = [0; 8];
            file.read_exact(&mut large)?;
            (u64::from_be_bytes(large), at + 16)
        }
        size => (size.into(), at + 8),
    };
    let end = at.checked_add(size).filter(|end| *end <= to && *end >= body);
    Ok(end.map(|end| Found { at, name, body, end }))
}

/// Nothing harmful is to stand behind the last box.
fn behind(file: &mut impl Medium, end: u64) -> Result<(), Trouble> {
    file.seek(SeekFrom::Start(end))?;
    match follows(&mut BufReader::new(file))? {
        true => Err(Refusal::Hidden.into()),
        false => Ok(()),
    }
}

/// A place as videos write it: `+50.4501+030.5234/` (ISO 6709).
fn iso6709(bytes: &[u8]) -> Option<GeoPoint> {
    let signs = memchr::memchr2_iter(b'+', b'-', bytes);
    signs.into_iter().find_map(|at| {
        let (latitude, rest) = degrees(&bytes[at..], 2)?;
        let (longitude, _) = degrees(rest, 3)?;
        exif::point(latitude, longitude)
    })
}

/// A sign, as many digits, a point and more digits.
fn degrees(bytes: &[u8], whole: usize) -> Option<(f64, &[u8])> {
    let digits = bytes.get(1..=whole)?.iter().all(u8::is_ascii_digit);
    let signed = matches!(bytes.first(), Some(b'+' | b'-'));
    if !digits || !signed || bytes.get(whole + 1) != Some(&b'.') {
        return None;
    }
    let decimals = bytes[whole + 2..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = bytes.split_at(whole + 2 + decimals);
    Some((std::str::from_utf8(number).ok()?.parse().ok()?, rest))
}
