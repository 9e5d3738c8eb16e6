//! The items of a HEIF picture (ISO/IEC 14496-12, 8.11): EXIF and XMP among them are overwritten.

use std::io::{Read, SeekFrom};

use super::{
    boxes::{Medium, fill},
    sized,
};
use crate::{
    exif::{self, Exif},
    refusal::{Refusal, Trouble},
};

/// EXIF with nothing in it: the offset of the TIFF structure, its head, an empty directory.
const EMPTY: [u8; 18] = *b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0";
const MOST_EXIF: u64 = 1 << 20;

/// Overwrites the items of `meta` (its content, which begins at offset `at`) that are no picture.
///
/// # Errors
/// It cannot be read, or it tells of too many pixels.
pub(super) fn clean(file: &mut impl Medium, meta: &[u8], at: u64, size: u64) -> Result<Exif, Trouble> {
    let meta = Part { bytes: meta, at };
    let inside = meta.skip(4);
    let find = |name: &[u8; 4]| inside.parts().find(|(found, _)| found == name).map(|(_, part)| part);
    if let Some(properties) = find(b"iprp") {
        check_sizes(properties)?;
    }
    let metadata = find(b"iinf").map(described).unwrap_or_default();
    let places = match find(b"iloc") {
        Some(locations) => located(locations).ok_or(Refusal::Broken)?,
        None => Vec::new(),
    };
    let data = find(b"idat").map(|part| part.at);
    let mut found = Exif::default();
    for (id, exif) in metadata {
        for item in places.iter().filter(|item| item.id == id) {
            let extents = item.absolute(data, size).ok_or(Refusal::Broken)?;
            if exif {
                found = read_exif(file, &extents)?;
            }
            for (from, length) in extents {
                fill(file, from, length, if exif { 0 } else { b' ' })?;
                if exif && length >= EMPTY.len() as u64 {
                    file.seek(SeekFrom::Start(from))?;
                    file.write_all(&EMPTY)?;
                }
            }
        }
    }
    Ok(found)
}

fn read_exif(file: &mut impl Medium, extents: &[(u64, u64)]) -> Result<Exif, Trouble> {
    let mut bytes = Vec::new();
    for (from, length) in extents {
        file.seek(SeekFrom::Start(*from))?;
        file.take((*length).min(MOST_EXIF)).read_to_end(&mut bytes)?;
    }
    let Some((offset, rest)) = bytes.split_first_chunk::<4>() else { return Ok(Exif::default()) };
    let offset = usize::try_from(u32::from_be_bytes(*offset)).unwrap_or(usize::MAX);
    Ok(rest.get(offset..).map(exif::read).unwrap_or_default())
}

/// A part of the description, and where it stands in the file.
#[derive(Clone, Copy)]
struct Part<'a> {
    bytes: &'a [u8],
    at: u64,
}

impl<'a> Part<'a> {
    fn skip(self, length: usize) -> Self {
        let bytes = self.bytes.get(length..).unwrap_or_default();
        Self { bytes, at: self.at + (self.bytes.len() - bytes.len()) as u64 }
    }

    /// The boxes in it.
    fn parts(self) -> impl Iterator<Item = ([u8; 4], Part<'a>)> {
        let mut rest = self;
        std::iter::from_fn(move || {
            let (size, after) = rest.bytes.split_first_chunk::<4>()?;
            let (name, _) = after.split_first_chunk::<4>()?;
            let size = match usize::try_from(u32::from_be_bytes(*size)).ok()? {
                0 => rest.bytes.len(),
                size => size,
            };
            let bytes = rest.bytes.get(8..size)?;
            let part = Part { bytes, at: rest.at + 8 };
            rest = rest.skip(size);
            Some((*name, part))
        })
    }
}

/// Numbers one after another.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    /// The next number of `width` bytes.
    fn take(&mut self, width: usize) -> Option<u64> {
        if width > 8 {
            return None;
        }
        let (number, rest) = self.0.split_at_checked(width)?;
        self.0 = rest;
        Some(number.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }
}

fn check_sizes(properties: Part<'_>) -> Result<(), Trouble> {
    for (name, container) in properties.parts() {
        if &name != b"ipco" {
            continue;
        }
        for (name, property) in container.parts() {
            let mut numbers = Numbers(property.skip(4).bytes);
            if &name == b"ispe"
                && let (Some(width), Some(height)) = (numbers.take(4), numbers.take(4))
            {
                let side = |side| u32::try_from(side).unwrap_or(u32::MAX);
                sized(side(width), side(height))?;
            }
        }
    }
    Ok(())
}

/// The items that hold metadata: their ids, and whether it is EXIF.
fn described(info: Part<'_>) -> Vec<(u64, bool)> {
    let wide = info.bytes.first().is_some_and(|version| *version > 0);
    let entries = info.skip(if wide { 8 } else { 6 });
    let item = |(name, entry): ([u8; 4], Part<'_>)| {
        let version = *entry.bytes.first()?;
        let mut numbers = Numbers(entry.skip(4).bytes);
        let id = numbers.take(if version >= 3 { 4 } else { 2 })?;
        numbers.take(2)?;
        let kind = numbers.0.first_chunk::<4>()?;
        let exif = kind == b"Exif";
        (&name == b"infe" && version >= 2 && (exif || kind == b"mime" || kind == b"uri "))
            .then_some((id, exif))
    };
    entries.parts().filter_map(item).collect()
}

/// Where an item's bytes are.
struct Located {
    id: u64,
    /// 0: in the file; 1: in the box `idat`; others do not occur.
    method: u64,
    /// Offset and length; a length of zero reaches to the end.
    extents: Vec<(u64, u64)>,
}

impl Located {
    /// The extents as offsets in the file.
    fn absolute(&self, data: Option<u64>, size: u64) -> Option<Vec<(u64, u64)>> {
        let base = match self.method {
            0 => 0,
            1 => data?,
            _ => return None,
        };
        let extent = |&(offset, length): &(u64, u64)| {
            let from = base.checked_add(offset)?;
            let length = if length == 0 { size.checked_sub(from)? } else { length };
            (from.checked_add(length)? <= size).then_some((from, length))
        };
        self.extents.iter().map(extent).collect()
    }
}

fn located(locations: Part<'_>) -> Option<Vec<Located>> {
    let version = *locations.bytes.first()?;
    let mut numbers = Numbers(locations.skip(4).bytes);
    let widths = numbers.take(2)?;
    let width = |shift: u32| usize::try_from(widths >> shift & 0xF).unwrap_or(0);
    let (offset, length, base, index) = (width(12), width(8), width(4), width(0));
    let count = numbers.take(if version < 2 { 2 } else { 4 })?;
    let mut items = Vec::new();
    for _ in 0..count {
        let id = numbers.take(if version < 2 { 2 } else { 4 })?;
        let method = if version == 0 { 0 } else { numbers.take(2)? & 0xF };
        numbers.take(2)?;
        let base = numbers.take(base)?;
        let mut extents = Vec::new();
        for _ in 0..numbers.take(2)? {
            if version > 0 {
                numbers.take(index)?;
            }
            extents.push((base.checked_add(numbers.take(offset)?)?, numbers.take(length)?));
        }
        items.push(Located { id, method, extents });
    }
    Some(items)
}
