//! Small files of every kind for tests, made byte by byte.

use crate::{clean::png, exif, thumbnail::write};

/// XMP, IPTC and a comment that must not be left in a cleaned picture.
pub(crate) const SECRET: &[u8] = b"Kovalenko, Sadova 12";

fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).expect("short").to_be_bytes();
    [&[0xFF, marker], &length[..], payload].concat()
}

/// A JPEG of a camera: EXIF, XMP, IPTC, a comment and a colour profile; 16 by 8 pixels.
pub(crate) fn jpeg() -> Vec<u8> {
    let pixels: Vec<u8> = (0..16 * 8 * 3).map(|it| u8::try_from(it % 251).expect("small")).collect();
    let plain = write::jpeg(&pixels, 16, 8);
    // The start and JFIF are 20 bytes.
    let (start, rest) = plain.split_at(20);
    [
        start,
        &segment(0xE1, &[b"Exif\0\0", &exif::tests::sample()[..]].concat()),
        &segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
        &segment(0xE2, b"ICC_PROFILE\0\x01\x01profile"),
        &segment(0xE2, &[b"MPF\0", SECRET].concat()),
        &segment(0xED, &[b"Photoshop 3.0\0", SECRET].concat()),
        &segment(0xFE, SECRET),
        rest,
    ]
    .concat()
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    png::chunk(&mut bytes, name, body).expect("memory");
    bytes
}

/// A grey PNG of `width` by `height` that says so; its pixels are those of one.
pub(crate) fn png_sized(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    // One row of one pixel, stored: filter 0, grey 128.
    let pixel = b"\x78\x01\x01\x02\0\xFD\xFF\0\x80\0\x82\0\x81";
    [
        &b"\x89PNG\r\n\x1a\n"[..],
        &chunk(b"IHDR", &[&size[..], &[8, 0, 0, 0, 0]].concat()),
        &chunk(b"eXIf", &exif::tests::sample()),
        &chunk(b"tEXt", SECRET),
        &chunk(b"iTXt", SECRET),
        &chunk(b"tIME", &[7; 7]),
        &chunk(b"prVt", SECRET),
        &chunk(b"pHYs", &[0; 9]),
        &chunk(b"IDAT", pixel),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

/// A PNG of one pixel with everything a camera or an editor adds.
pub(crate) fn png() -> Vec<u8> {
    png_sized(1, 1)
}

/// An animated GIF of one pixel with a comment and XMP.
pub(crate) fn gif() -> Vec<u8> {
    let comment = [&[0x21, 0xFE, 20], SECRET, &[0]].concat();
    let xmp = [&b"\x21\xFF\x0BXMP DataXMP\x14"[..], SECRET, &[0]].concat();
    [
        &b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF"[..],
        b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0",
        &comment,
        &xmp,
        b"\x21\xF9\x04\0\0\0\0\0",
        b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0",
        b"\x3B",
    ]
    .concat()
}

/// A WebP of one pixel with EXIF and XMP.
pub(crate) fn webp() -> Vec<u8> {
    let chunk = |name: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len()).expect("short").to_le_bytes();
        let pad = vec![0; body.len() % 2];
        [&name[..], &length, body, &pad].concat()
    };
    let body = [
        chunk(b"VP8X", &[HAS_METADATA, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        chunk(b"VP8L", b"\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07"),
        chunk(b"EXIF", &exif::tests::sample()),
        chunk(b"XMP ", SECRET),
    ]
    .concat();
    let length = u32::try_from(body.len() + 4).expect("short").to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", &body].concat()
}

const HAS_METADATA: u8 = 0x0C;

/// A BMP that says it has these sides.
pub(crate) fn bmp(width: i32, height: i32) -> Vec<u8> {
    let mut bytes = b"BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend(b"\x01\0\x18\0\0\0\0\0\x04\0\0\0");
    bytes.resize(0x3A, 0);
    bytes
}

pub(crate) fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).expect("short").to_be_bytes();
    [&length[..], name, body].concat()
}

/// A video of a phone, of this brand: the place stands in the movie's user data.
pub(crate) fn movie(brand: &[u8; 4]) -> Vec<u8> {
    let place = boxed(b"\xA9xyz", b"\0\x12\x15\xC7+50.4501+030.5234/");
    let track = boxed(b"trak", &[boxed(b"tkhd", &[1; 8]), boxed(b"udta", SECRET)].concat());
    let movie = [boxed(b"mvhd", &[2; 8]), boxed(b"udta", &place), track, boxed(b"meta", SECRET)].concat();
    [
        boxed(b"ftyp", &[&brand[..], b"\0\0\0\0", b"isom"].concat()),
        boxed(b"moov", &movie),
        boxed(b"uuid", SECRET),
        boxed(b"mdat", &[3; 32]),
    ]
    .concat()
}

/// A picture of an iPhone: EXIF and XMP are items, the picture is another one.
pub(crate) fn heic(width: u32) -> Vec<u8> {
    let brand = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let entry = |id: u8, kind: &[u8; 4], rest: &[u8]| {
        boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], &kind[..], b"\0", rest].concat())
    };
    let entries =
        [entry(1, b"hvc1", b""), entry(2, b"Exif", b""), entry(3, b"mime", b"application/rdf+xml\0")]
            .concat();
    let size = [&[0; 4], &width.to_be_bytes()[..], &1_u32.to_be_bytes()].concat();
    let properties = boxed(b"iprp", &boxed(b"ipco", &boxed(b"ispe", &size)));
    let exif = [&[0; 4], &exif::tests::sample()[..]].concat();
    let meta = |at: u32| {
        let mut locations = vec![0, 0, 0, 0, 0x44, 0, 0, 3];
        let mut from = at;
        for (id, length) in [(1_u8, 16), (2, exif.len()), (3, SECRET.len())] {
            let length = u32::try_from(length).expect("short");
            locations.extend([0, id, 0, 0, 0, 1]);
            locations.extend(from.to_be_bytes());
            locations.extend(length.to_be_bytes());
            from += length;
        }
        let info = boxed(b"iinf", &[&[0, 0, 0, 0, 0, 3], &entries[..]].concat());
        let body = [&[0; 4], &info[..], &boxed(b"iloc", &locations), &properties].concat();
        boxed(b"meta", &body)
    };
    let at = u32::try_from(brand.len() + meta(0).len() + 8).expect("short");
    [brand, meta(at), boxed(b"mdat", &[&[9; 16], &exif[..], SECRET].concat())].concat()
}

/// A part of a ZIP.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'a str,
    pub(crate) content: &'a [u8],
    /// What it says it unpacks to.
    pub(crate) unpacked: u32,
    pub(crate) flags: u8,
}

pub(crate) fn entry<'a>(name: &'a str, content: &'a [u8]) -> Entry<'a> {
    Entry { name, content, unpacked: u32::try_from(content.len()).expect("short"), flags: 0 }
}

/// A ZIP of parts that are stored as they are.
pub(crate) fn zip(entries: &[Entry<'_>]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    let long = |number: usize| u32::try_from(number).expect("short").to_le_bytes();
    let short = |number: usize| u16::try_from(number).expect("short").to_le_bytes();
    for entry in entries {
        let at = bytes.len();
        let common = [
            &[20, 0, entry.flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            &long(entry.content.len())[..],
            &entry.unpacked.to_le_bytes(),
            &short(entry.name.len()),
            &[0, 0],
        ]
        .concat();
        bytes.extend([b"PK\x03\x04", &common[..], entry.name.as_bytes(), entry.content].concat());
        directory
            .extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &long(at), entry.name.as_bytes()].concat());
    }
    let at = bytes.len();
    let count = short(entries.len());
    bytes.extend(&directory);
    bytes.extend(
        [b"PK\x05\x06\0\0\0\0", &count[..], &count, &long(directory.len()), &long(at), &[0, 0]].concat(),
    );
    bytes
}

/// A Word document with further parts.
pub(crate) fn docx(more: Vec<Entry<'_>>) -> Vec<u8> {
    let mut entries =
        vec![entry("[Content_Types].xml", b"<Types/>"), entry("word/document.xml", b"<w:document/>")];
    entries.extend(more);
    zip(&entries)
}

/// A compound file whose directory has these names (three at most), the root being of `class`.
pub(crate) fn ole(names: &[&str], class: [u8; 16]) -> Vec<u8> {
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.resize(512, 0xFF);
    header[30..32].copy_from_slice(&[9, 0]);
    header[48..52].copy_from_slice(&[1, 0, 0, 0]);
    header[76..80].copy_from_slice(&[0; 4]);
    let mut table = [&0xFFFF_FFFD_u32.to_le_bytes()[..], &0xFFFF_FFFE_u32.to_le_bytes()].concat();
    table.resize(512, 0xFF);
    let mut directory = Vec::new();
    for (index, name) in ["Root Entry"].iter().chain(names).enumerate() {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u8::try_from(entry.len() + 2).expect("short");
        entry.resize(128, 0);
        entry[64] = length;
        entry[66] = if index == 0 { 5 } else { 2 };
        if index == 0 {
            entry[80..96].copy_from_slice(&class);
        }
        directory.extend(entry);
    }
    directory.resize(512, 0);
    [header, table, directory].concat()
}
