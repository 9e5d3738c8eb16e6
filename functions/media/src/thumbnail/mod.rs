//! Small pictures for the card's gallery. Decoders never hold more than [`MOST_MEMORY`]; a picture
//! that would need more has no small one, and the page shows the picture itself.

mod shrink;
pub mod write;

use std::{
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use self::shrink::Shrink;
use crate::exif;

/// Longest side, pixels.
pub const SIDE: u32 = 400;
/// What a decoder may hold, bytes, besides its tables.
const MOST_MEMORY: usize = 40 << 20;
/// Where the orientation is looked for: so many bytes at the beginning, so many at the end.
const HEAD: u64 = 256;
const TAIL: u64 = 64;

/// A small upright JPEG of the picture at `path`, which has been cleaned; `None` for what is no
/// picture, cannot be decoded here (HEIC, AVIF, BMP), or would take too much memory.
#[must_use]
pub fn thumbnail(path: &Path) -> Option<Vec<u8>> {
    let mut file = File::open(path).ok()?;
    let mut head = [0; 12];
    file.read_exact(&mut head).ok()?;
    file.seek(SeekFrom::Start(0)).ok()?;
    let mut reader = BufReader::with_capacity(64 * 1024, file);
    let orientation = orientation(&mut reader)?;
    let small = match head {
        [0xFF, 0xD8, ..] => jpeg(reader)?,
        [0x89, b'P', b'N', b'G', ..] => png(reader)?,
        [b'G', b'I', b'F', ..] => gif(reader)?,
        [b'R', b'I', b'F', b'F', .., b'W', b'E', b'B', b'P'] => webp(reader)?,
        _ => return None,
    };
    let small = small.finish()?.upright(orientation);
    Some(write::jpeg(&small.pixels, small.width, small.height))
}

/// JPEG is decoded at an eighth, a quarter or a half of its size, whatever is enough.
fn jpeg(reader: BufReader<File>) -> Option<Shrink> {
    let mut decoder = jpeg_decoder::Decoder::new(reader);
    decoder.read_info().ok()?;
    let info = decoder.info()?;
    let pixels = usize::from(info.width) * usize::from(info.height);
    let whole = match info.coding_process {
        jpeg_decoder::CodingProcess::DctSequential => false,
        jpeg_decoder::CodingProcess::DctProgressive | jpeg_decoder::CodingProcess::Lossless => true,
    };
    // All coefficients are held at once: two bytes each, of three colours.
    if whole && pixels.checked_mul(6)? > MOST_MEMORY {
        return None;
    }
    decoder.set_max_decoding_buffer_size(MOST_MEMORY);
    let side = u16::try_from(SIDE).ok()?;
    let (width, height) = decoder.scale(side, side).ok()?;
    let bytes = decoder.decode().ok()?;
    let mut small = Shrink::new(width.into(), height.into())?;
    let width = usize::from(width);
    let light =
        |ink: u8, black: u8| u8::try_from(u16::from(255 - ink) * u16::from(255 - black) / 255).unwrap_or(0);
    match info.pixel_format {
        jpeg_decoder::PixelFormat::L8 => small.rows(&bytes, width, 1, |p| [p[0]; 3]),
        jpeg_decoder::PixelFormat::L16 => small.rows(&bytes, width, 2, |p| [p[1]; 3]),
        jpeg_decoder::PixelFormat::RGB24 => small.rows(&bytes, width, 3, |p| [p[0], p[1], p[2]]),
        jpeg_decoder::PixelFormat::CMYK32 => {
            small.rows(&bytes, width, 4, |p| [light(p[0], p[3]), light(p[1], p[3]), light(p[2], p[3])]);
        }
    }
    Some(small)
}

/// The orientation that cleaning left (`exif::only_orientation`): in JPEG and usually in PNG right after
/// the head, in WebP at the end.
fn orientation(reader: &mut (impl Read + Seek)) -> Option<u8> {
    let mut ends = Vec::new();
    reader.take(HEAD).read_to_end(&mut ends).ok()?;
    let size = reader.seek(SeekFrom::End(0)).ok()?;
    reader.seek(SeekFrom::Start(size.saturating_sub(TAIL))).ok()?;
    reader.take(TAIL).read_to_end(&mut ends).ok()?;
    reader.seek(SeekFrom::Start(0)).ok()?;
    let at = exif::only_orientation(0).and_then(|tiff| memchr::memmem::find(&ends, &tiff[..18]));
    Some(at.map_or(1, |at| exif::read(&ends[at..]).orientation))
}

/// PNG is decoded row by row, unless its rows are interlaced.
fn png(reader: BufReader<File>) -> Option<Shrink> {
    let mut decoder = png::Decoder::new_with_limits(reader, png::Limits { bytes: MOST_MEMORY });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let (width, height) = (reader.info().width, reader.info().height);
    let interlaced = reader.info().interlaced;
    let (color, _) = reader.output_color_type();
    reader.output_line_size(width).filter(|size| *size <= MOST_MEMORY / 4)?;
    let mut small = Shrink::new(width, height)?;
    let mut rows = |bytes: &[u8]| {
        let width = width as usize;
        match color {
            png::ColorType::Grayscale | png::ColorType::Indexed => small.rows(bytes, width, 1, |p| [p[0]; 3]),
            png::ColorType::GrayscaleAlpha => small.rows(bytes, width, 2, |p| on_white([p[0]; 3], p[1])),
            png::ColorType::Rgb => small.rows(bytes, width, 3, |p| [p[0], p[1], p[2]]),
            png::ColorType::Rgba => small.rows(bytes, width, 4, |p| on_white([p[0], p[1], p[2]], p[3])),
        }
    };
    if interlaced {
        let size = reader.output_buffer_size().filter(|size| *size <= MOST_MEMORY)?;
        let mut bytes = vec![0; size];
        reader.next_frame(&mut bytes).ok()?;
        rows(&bytes);
    } else {
        for _ in 0..height {
            rows(reader.next_row().ok()??.data());
        }
    }
    Some(small)
}

fn webp(reader: BufReader<File>) -> Option<Shrink> {
    let mut decoder = image_webp::WebPDecoder::new(reader).ok()?;
    decoder.set_memory_limit(MOST_MEMORY);
    let (width, height) = decoder.dimensions();
    let size = decoder.output_buffer_size()?;
    // The decoder holds the picture a second time.
    if size.checked_mul(2)? > MOST_MEMORY {
        return None;
    }
    let mut bytes = vec![0; size];
    decoder.read_image(&mut bytes).ok()?;
    let mut small = Shrink::new(width, height)?;
    match decoder.has_alpha() {
        true => small.rows(&bytes, width as usize, 4, |p| on_white([p[0], p[1], p[2]], p[3])),
        false => small.rows(&bytes, width as usize, 3, |p| [p[0], p[1], p[2]]),
    }
    Some(small)
}

/// The first frame.
fn gif(reader: BufReader<File>) -> Option<Shrink> {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    options.set_memory_limit(gif::MemoryLimit::Bytes(std::num::NonZeroU64::new(MOST_MEMORY as u64)?));
    let mut decoder = options.read_info(reader).ok()?;
    let frame = decoder.read_next_frame().ok()??;
    let mut small = Shrink::new(frame.width.into(), frame.height.into())?;
    small.rows(&frame.buffer, frame.width.into(), 4, |p| on_white([p[0], p[1], p[2]], p[3]));
    Some(small)
}

fn on_white(color: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u16::from(alpha);
    color.map(|it| u8::try_from((u16::from(it) * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests;
