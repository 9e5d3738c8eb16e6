//! Small pictures are those of the large ones, upright.

use std::io::Write as _;

use hotline_app::scratch::Scratch;
use proptest::prelude::*;

use super::{thumbnail, write};
use crate::{exif, samples};

/// Red on the left half, blue on the right one.
fn halves(width: u32, height: u32) -> Vec<u8> {
    let row: Vec<u8> =
        (0..width).flat_map(|x| if x < width / 2 { [255, 0, 0] } else { [0, 0, 255] }).collect();
    row.repeat(height as usize)
}

fn small(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut scratch = Scratch::new().expect("a disk");
    scratch.write_all(bytes).expect("a disk");
    thumbnail(scratch.path())
}

/// Width, height and pixels of a JPEG.
fn decoded(jpeg: &[u8]) -> (u16, u16, Vec<u8>) {
    let mut decoder = jpeg_decoder::Decoder::new(jpeg);
    let pixels = decoder.decode().expect("a JPEG");
    let info = decoder.info().expect("decoded");
    (info.width, info.height, pixels)
}

/// Whether the colour at a point is nearly the one expected.
fn looks(pixels: &[u8], width: u16, (x, y): (usize, usize), color: [u8; 3]) -> bool {
    let at = (y * usize::from(width) + x) * 3;
    pixels[at..at + 3].iter().zip(color).all(|(is, wanted)| is.abs_diff(wanted) < 24)
}

const RED: [u8; 3] = [255, 0, 0];
const BLUE: [u8; 3] = [0, 0, 255];

fn assert_halves(small: &[u8]) {
    let (width, height, pixels) = decoded(small);
    assert_eq!((width, height), (400, 200));
    assert!(looks(&pixels, width, (20, 100), RED) && looks(&pixels, width, (380, 100), BLUE));
}

#[test]
fn pictures_of_every_kind_become_small() {
    let (width, height) = (1000, 500);
    let pixels = halves(width, height);
    assert_halves(&small(&write::jpeg(&pixels, width, height)).expect("a JPEG"));
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().and_then(|mut png| png.write_image_data(&pixels)).expect("a PNG");
    assert_halves(&small(&png).expect("a PNG"));
    let mut webp = Vec::new();
    let encoder = image_webp::WebPEncoder::new(&mut webp);
    encoder.encode(&pixels, width, height, image_webp::ColorType::Rgb8).expect("a WebP");
    assert_halves(&small(&webp).expect("a WebP"));
    let mut gif = Vec::new();
    let indices: Vec<u8> = pixels.chunks_exact(3).map(|pixel| u8::from(pixel[0] == 0)).collect();
    {
        let mut encoder = gif::Encoder::new(&mut gif, 1000, 500, &[255, 0, 0, 0, 0, 255]).expect("a GIF");
        let frame = gif::Frame { width: 1000, height: 500, buffer: indices.into(), ..gif::Frame::default() };
        encoder.write_frame(&frame).expect("a GIF");
    }
    assert_halves(&small(&gif).expect("a GIF"));
}

#[test]
fn transparent_becomes_white() {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 8, 8);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().and_then(|mut png| png.write_image_data(&[0; 256])).expect("a PNG");
    let (width, _, pixels) = decoded(&small(&png).expect("a PNG"));
    assert!(looks(&pixels, width, (4, 4), [255; 3]));
}

#[test]
fn a_picture_lies_as_its_orientation_says() {
    let plain = write::jpeg(&halves(64, 32), 64, 32);
    let (start, rest) = plain.split_at(20);
    // Where the red half goes: first the point that is red, then the one that is blue.
    for (orientation, red, blue) in [
        (1, (8, 16), (56, 16)),
        (2, (56, 16), (8, 16)),
        (3, (56, 16), (8, 16)),
        (4, (8, 16), (56, 16)),
        (5, (16, 8), (16, 56)),
        (6, (16, 8), (16, 56)),
        (7, (16, 56), (16, 8)),
        (8, (16, 56), (16, 8)),
    ] {
        let tiff = exif::only_orientation(orientation).map(|tiff| tiff.to_vec()).unwrap_or_default();
        let segment = [b"\xFF\xE1\0\x22Exif\0\0", &tiff[..]].concat();
        let turned = if tiff.is_empty() { plain.clone() } else { [start, &segment, rest].concat() };
        let mut webp = Vec::new();
        let mut encoder = image_webp::WebPEncoder::new(&mut webp);
        encoder.set_exif_metadata(tiff);
        encoder.encode(&halves(64, 32), 64, 32, image_webp::ColorType::Rgb8).expect("a WebP");
        for picture in [turned, webp] {
            let (width, height, pixels) = decoded(&small(&picture).expect("a picture"));
            let expected = if orientation < 5 { (64, 32) } else { (32, 64) };
            assert_eq!((width, height), expected, "{orientation}");
            assert!(looks(&pixels, width, red, RED) && looks(&pixels, width, blue, BLUE), "{orientation}");
        }
    }
}

#[test]
fn what_is_no_picture_or_is_not_decoded_here_has_none() {
    for bytes in [
        &b"%PDF-1.7 and more"[..],
        b"",
        b"\xFF\xD8\xFF and nothing more",
        &samples::heic(1),
        &samples::bmp(1, 1),
    ] {
        assert_eq!(small(bytes), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_picture_is_written_as_it_is(width in 1_u32..40, height in 1_u32..40, color: [u8; 3]) {
        let pixels = color.repeat((width * height) as usize);
        let (found_width, found_height, found) = decoded(&write::jpeg(&pixels, width, height));
        prop_assert_eq!((u32::from(found_width), u32::from(found_height)), (width, height));
        prop_assert!(found.iter().zip(&pixels).all(|(is, was)| is.abs_diff(*was) < 12));
    }

    #[test]
    fn noise_is_written_without_a_fault(pixels in proptest::collection::vec(any::<u8>(), 24 * 24 * 3)) {
        let (width, height, found) = decoded(&write::jpeg(&pixels, 24, 24));
        prop_assert_eq!((width, height, found.len()), (24, 24, pixels.len()));
    }
}
