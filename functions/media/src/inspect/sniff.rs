//! What a file is by its first bytes.

use crate::refusal::Refusal;

/// A family of files that is looked at further, or a type that is known by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Bmp,
    /// HEIC or AVIF: boxes with pictures, under this type.
    Heif(&'static str),
    /// Video or sound in boxes, under this type.
    Movie(&'static str),
    Pdf,
    /// Office documents of today.
    Zip,
    /// Office documents of before 2007.
    Ole,
    /// Nothing to look at further.
    Plain(&'static str),
    /// Perhaps a text; the whole file will tell.
    Text,
}

/// Programs, libraries and scripts.
const EXECUTABLES: [&[u8]; 15] = [
    b"MZ",
    b"\x7fELF",
    b"\xFE\xED\xFA\xCE",
    b"\xFE\xED\xFA\xCF",
    b"\xCE\xFA\xED\xFE",
    b"\xCF\xFA\xED\xFE",
    b"\xCA\xFE\xBA\xBE",
    b"#!",
    b"dex\n",
    b"\0asm",
    // A Windows shortcut, which starts whatever it likes.
    b"L\0\0\0\x01\x14\x02\0",
    b"CWS",
    b"FWS",
    b"@echo off",
    b"ITSF",
];
const ARCHIVES: [&[u8]; 9] = [
    b"Rar!\x1A\x07",
    b"7z\xBC\xAF\x27\x1C",
    b"\x1F\x8B\x08",
    b"BZh",
    b"\xFD7zXZ\0",
    b"\x28\xB5\x2F\xFD",
    b"MSCF",
    b"PK\x05\x06",
    b"Cr24",
];

/// Looks at the first bytes of a file, 64 KB of them where there are so many.
pub(super) fn sniff(head: &[u8]) -> Result<Kind, Refusal> {
    // Its sign looks like a script's.
    if head.starts_with(b"#!AMR") {
        return Ok(Kind::Plain("audio/amr"));
    }
    if EXECUTABLES.iter().any(|sign| head.starts_with(sign)) {
        return Err(Refusal::Executable);
    }
    if ARCHIVES.iter().any(|sign| head.starts_with(sign)) || head.get(257..262) == Some(b"ustar") {
        return Err(Refusal::Archive);
    }
    if head.get(32_769..32_774) == Some(b"CD001") {
        return Err(Refusal::Installer);
    }
    let kind = picture(head).or_else(|| sound(head)).or_else(|| boxes(head)).or_else(|| document(head));
    Ok(kind.unwrap_or(Kind::Text))
}

fn picture(head: &[u8]) -> Option<Kind> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some(Kind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Kind::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Kind::Gif),
        // A text may begin so: its 7th to 10th bytes are no zeros.
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some(Kind::Bmp),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::Webp),
        _ => None,
    }
}

fn sound(head: &[u8]) -> Option<Kind> {
    let content_type = match head {
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => "audio/wav",
        [b'O', b'g', b'g', b'S', ..] => {
            let page = head.get(28..64)?;
            let codecs: [&[u8]; 4] = [b"OpusHead", b"\x01vorbis", b"\x7FFLAC", b"Speex"];
            codecs.iter().any(|codec| page.starts_with(codec)).then_some("audio/ogg")?
        }
        [b'f', b'L', b'a', b'C', ..] => "audio/flac",
        [b'I', b'D', b'3', 2..=4, ..] => "audio/mpeg",
        [0xFF, 0xF0 | 0xF1 | 0xF8 | 0xF9, ..] => "audio/aac",
        // A frame of MPEG audio, layer III, with a bit rate and a sampling rate that exist.
        [0xFF, second, third, ..]
            if second & 0xE6 == 0xE2
                && second & 0x18 != 0x08
                && !matches!(third >> 4, 0 | 15)
                && third & 0x0C != 0x0C =>
        {
            "audio/mpeg"
        }
        [0x1A, 0x45, 0xDF, 0xA3, ..] => return matroska(head),
        _ => return None,
    };
    Some(Kind::Plain(content_type))
}

/// The document type stands within the first bytes of the EBML header.
fn matroska(head: &[u8]) -> Option<Kind> {
    let header = head.get(..head.len().min(64))?;
    let says = |name: &[u8]| memchr::memmem::find(header, name).is_some();
    if says(b"webm") {
        return Some(Kind::Plain("video/webm"));
    }
    says(b"matroska").then_some(Kind::Plain("video/x-matroska"))
}

/// ISO base media: `ftyp` names brands (ISO/IEC 14496-12, 4.3).
fn boxes(head: &[u8]) -> Option<Kind> {
    let name = head.get(4..8)?;
    // QuickTime of before there were brands.
    if [b"moov", b"mdat", b"wide", b"free", b"skip"].iter().any(|sign| name == *sign) {
        return Some(Kind::Movie("video/quicktime"));
    }
    if name != b"ftyp" {
        return None;
    }
    let size = usize::try_from(u32::from_be_bytes(head.get(..4)?.try_into().ok()?)).ok()?;
    let major = head.get(8..12)?;
    let others = head.get(16..size.min(head.len())).unwrap_or_default();
    let has = |brand: &[u8]| major == brand || others.chunks_exact(4).any(|other| other == brand);
    match major {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => Some(Kind::Heif("image/heic")),
        b"avif" | b"avis" => Some(Kind::Heif("image/avif")),
        b"mif1" | b"msf1" | b"miaf" => match has(b"avif") {
            true => Some(Kind::Heif("image/avif")),
            false => (has(b"heic") || has(b"heix") || has(b"hevc")).then_some(Kind::Heif("image/heic")),
        },
        b"qt  " => Some(Kind::Movie("video/quicktime")),
        b"M4A " | b"M4B " => Some(Kind::Movie("audio/mp4")),
        [b'3', b'g', ..] => Some(Kind::Movie("video/3gpp")),
        b"M4V " | b"MSNV" | b"dash" | b"f4v " | b"mmp4" | b"hvc1" | b"XAVC" => Some(Kind::Movie("video/mp4")),
        _ => ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1"]
            .iter()
            .any(|brand| has(brand.as_bytes()))
            .then_some(Kind::Movie("video/mp4")),
    }
}

fn document(head: &[u8]) -> Option<Kind> {
    match head {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Kind::Pdf),
        [b'P', b'K', 3, 4, ..] => Some(Kind::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some(Kind::Ole),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some(Kind::Plain("application/rtf")),
        _ => None,
    }
}
