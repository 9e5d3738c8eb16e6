//! Every kind that is accepted and every kind that is refused.

use std::io::Write;

use hotline_app::scratch::Scratch;
use hotline_domain::media::accepted;
use jiff::civil::datetime;
use proptest::prelude::*;

use super::*;
use crate::{
    refusal::Refusal::{self, *},
    samples::{self, Entry, docx, entry, ole, zip},
};

/// What a file of these bytes is, and what is left of it.
fn looked(bytes: &[u8]) -> (Result<Inspected, Trouble>, Vec<u8>) {
    let mut scratch = Scratch::new().expect("a disk");
    scratch.write_all(bytes).expect("a disk");
    let found = look(scratch.path());
    (found, std::fs::read(scratch.path()).expect("a disk"))
}

fn kind(bytes: &[u8]) -> Result<&'static str, Refusal> {
    match looked(bytes).0 {
        Ok(found) => Ok(found.content_type),
        Err(Trouble::Refused(refusal)) => Err(refusal),
        Err(Trouble::Io(error)) => panic!("{error}"),
    }
}

fn ogg(codec: &[u8]) -> Vec<u8> {
    [&b"OggS"[..], &[0; 24], codec, &[0; 32]].concat()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn odf(content_type: &str) -> Vec<u8> {
    zip(&[entry("mimetype", content_type.as_bytes()), entry("content.xml", b"<office/>")])
}

#[test]
fn kinds_are_told_by_content() {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let text = "application/vnd.oasis.opendocument.text";
    let sheet = "application/vnd.oasis.opendocument.spreadsheet";
    let windows_1251 = b"\xCF\xF0\xE8\xE2\xB3\xF2, \xFF\xEC\xE0 \xED\xE0 \xE4\xEE\xF0\xEE\xE7\xB3\r\n";
    let xlsx = zip(&[entry("[Content_Types].xml", b"<T/>"), entry("xl/workbook.xml", b"<w/>")]);
    let table: Vec<(Vec<u8>, &str)> = vec![
        (samples::jpeg(), "image/jpeg"),
        (samples::png(), "image/png"),
        (samples::webp(), "image/webp"),
        (samples::gif(), "image/gif"),
        (samples::bmp(1, -1), "image/bmp"),
        (samples::heic(4032), "image/heic"),
        (samples::movie(b"isom"), "video/mp4"),
        (samples::movie(b"mp42"), "video/mp4"),
        (samples::movie(b"qt  "), "video/quicktime"),
        (samples::movie(b"3gp4"), "video/3gpp"),
        (samples::movie(b"M4A "), "audio/mp4"),
        ([samples::boxed(b"moov", b""), samples::boxed(b"mdat", b"x")].concat(), "video/quicktime"),
        (b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm".to_vec(), "video/webm"),
        (b"\x1A\x45\xDF\xA3\xA3\x42\x86\x81\x01\x42\x82\x88matroska".to_vec(), "video/x-matroska"),
        (ogg(b"OpusHead"), "audio/ogg"),
        (ogg(b"\x01vorbis"), "audio/ogg"),
        (b"ID3\x04\0\0\0\0\0\x0Amusic".to_vec(), "audio/mpeg"),
        (b"\xFF\xFB\x90\x64music".to_vec(), "audio/mpeg"),
        (b"\xFF\xF1\x50\x80music".to_vec(), "audio/aac"),
        (b"RIFF\x24\0\0\0WAVEfmt \x10".to_vec(), "audio/wav"),
        (b"#!AMR\n\x3C".to_vec(), "audio/amr"),
        (b"fLaC\0\0\0\x22".to_vec(), "audio/flac"),
        (b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec(), "application/pdf"),
        (docx(vec![]), word),
        (xlsx, excel),
        (odf(text), text),
        (odf(sheet), sheet),
        (ole(&["WordDocument"], [0; 16]), "application/msword"),
        (ole(&["Workbook"], [0; 16]), "application/vnd.ms-excel"),
        (b"{\\rtf1\\ansi}".to_vec(), "application/rtf"),
        ("Привіт, яма на дорозі\n".as_bytes().to_vec(), "text/plain"),
        (b"\xEF\xBB\xBFhello".to_vec(), "text/plain"),
        (windows_1251.to_vec(), "text/plain"),
        (utf16("Привіт\r\n"), "text/plain"),
    ];
    for (bytes, content_type) in table {
        assert_eq!(kind(&bytes), Ok(content_type));
        assert_eq!(accepted(content_type), Some(content_type), "the list of the domain has it");
    }
}

#[test]
fn what_is_not_accepted_is_refused_and_says_why() {
    let installer = [0x84, 0x10, 0x0C, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];
    let mut iso = vec![0; 32_769];
    iso.extend(b"CD001\x01");
    let mut dmg = vec![0x78, 0x01, 0x73, 0x0D];
    dmg.resize(1024, 0);
    dmg.extend([&b"koly"[..], &[0; 508]].concat());
    let mut tar = vec![0; 257];
    tar.extend(b"ustar\0");
    let table: Vec<(Vec<u8>, Refusal)> = vec![
        (b"".to_vec(), Empty),
        (b"\0\x01\x02\x03".to_vec(), Unknown),
        (b"RIFF\x24\0\0\0AVI LIST".to_vec(), Unknown),
        (ogg(b"\x80theora"), Unknown),
        (samples::movie(b"jp2 ").into_iter().map(|b| if b == b'i' { b'x' } else { b }).collect(), Unknown),
        (utf16("text\u{1}"), Unknown),
        (b"II*\0\x08\0\0\0".to_vec(), Unknown),
        (b"\x7fELF\x02\x01\x01\0".to_vec(), Executable),
        (b"MZ\x90\0\x03".to_vec(), Executable),
        (b"\xCF\xFA\xED\xFE\x07\0\0\x01".to_vec(), Executable),
        (b"\xFE\xED\xFA\xCE".to_vec(), Executable),
        (b"\xCA\xFE\xBA\xBE\0\0\0\x34".to_vec(), Executable),
        (b"#!/bin/sh\nrm -rf /\n".to_vec(), Executable),
        (b"\xEF\xBB\xBF#!/bin/sh\n".to_vec(), Executable),
        (utf16("@echo off"), Executable),
        (b"@ECHO OFF\r\n".to_vec(), Executable),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0".to_vec(), Executable),
        (b"\0asm\x01\0\0\0".to_vec(), Executable),
        (b"dex\n035\0".to_vec(), Executable),
        (zip(&[entry("AndroidManifest.xml", b"x"), entry("classes.dex", b"x")]), Executable),
        (zip(&[entry("META-INF/MANIFEST.MF", b"x"), entry("Main.class", b"x")]), Executable),
        (docx(vec![entry("word/media/setup.EXE", b"MZ")]), Executable),
        (ole(&["x"], installer), Installer),
        (iso, Installer),
        (dmg, Installer),
        (zip(&[entry("photo.jpg", b"x")]), Archive),
        (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(), Archive),
        (b"Rar!\x1A\x07\0".to_vec(), Archive),
        (b"7z\xBC\xAF\x27\x1C\0\x04".to_vec(), Archive),
        (b"\x1F\x8B\x08\0".to_vec(), Archive),
        (tar, Archive),
        (zip(&[entry("[Content_Types].xml", b"x"), entry("ppt/presentation.xml", b"x")]), Unknown),
        (odf("application/vnd.oasis.opendocument.presentation"), Unknown),
        (ole(&["PowerPoint Document"], [0; 16]), Unknown),
        (b"<!doctype html><title>x</title>".to_vec(), WebPage),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), WebPage),
        (b"<?xml version='1.0'?><svg/>".to_vec(), WebPage),
        (b"hello <SCRIPT>alert(1)</SCRIPT>".to_vec(), WebPage),
        (utf16("<html>"), WebPage),
        (docx(vec![entry("word/vbaProject.bin", b"x")]), Macros),
        (ole(&["WordDocument", "Macros"], [0; 16]), Macros),
        (ole(&["Workbook", "_VBA_PROJECT_CUR"], [0; 16]), Macros),
        (
            zip(&[
                entry("mimetype", b"application/vnd.oasis.opendocument.text"),
                entry("Basic/Standard/x.xml", b"x"),
            ]),
            Macros,
        ),
        (ole(&["EncryptedPackage"], [0; 16]), Protected),
        (docx(vec![Entry { flags: 1, ..entry("word/styles.xml", b"x") }]), Protected),
        (docx(vec![Entry { unpacked: 1 << 30, ..entry("word/media/a.bin", b"x") }]), ZipBomb),
        (docx(vec![Entry { unpacked: u32::MAX - 1, ..entry("word/media/a.bin", &[0; 4096]) }]), ZipBomb),
        (samples::png_sized(20_000, 20_000), PixelBomb),
        (samples::bmp(30_000, -30_000), PixelBomb),
        (samples::heic(200_000_000), PixelBomb),
        (samples::png_sized(0, 1), Broken),
        (samples::png()[..40].to_vec(), Broken),
        (samples::jpeg()[..60].to_vec(), Broken),
        (samples::boxed(b"ftyp", b"isom\0\0\0\0isom"), Broken),
        (docx(vec![])[..100].to_vec(), Broken),
        (ole(&["WordDocument"], [0; 16])[..700].to_vec(), Broken),
    ];
    for (index, (bytes, refusal)) in table.into_iter().enumerate() {
        assert_eq!(kind(&bytes), Err(refusal), "row {index}");
    }
}

#[test]
fn a_jpeg_of_too_many_pixels_is_refused() {
    let mut jpeg = samples::jpeg();
    let frame = memchr::memmem::find(&jpeg, &[0xFF, 0xC0]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    assert_eq!(kind(&jpeg), Err(PixelBomb));
}

#[test]
fn a_file_that_hides_another_is_refused() {
    let archive = zip(&[entry("a.class", b"x")]);
    for picture in [
        samples::jpeg(),
        samples::png(),
        samples::gif(),
        samples::webp(),
        samples::bmp(1, 1),
        samples::heic(1),
        samples::movie(b"isom"),
        b"%PDF-1.7\n%%EOF\n".to_vec(),
    ] {
        for hidden in [
            &archive[..],
            b"MZ\x90\0\x03\0\0\0",
            b"\x7fELF\x02\x01\x01\0",
            b"<html><script>alert(1)</script>",
            b"\n<?php system($_GET[0]); ?>",
            b"#!/bin/sh\nrm -rf /",
            b"Rar!\x1A\x07\0",
        ] {
            assert_eq!(
                kind(&[&picture[..], hidden].concat()),
                Err(Hidden),
                "{:?} + {hidden:?}",
                &picture[..8]
            );
        }
    }
    for text in [&b"hello"[..], b"{\\rtf1}", b"ID3\x04\0\0\0\0\0\0"] {
        assert_eq!(kind(&[text, &archive[..]].concat()), Err(Hidden), "an archive in disguise");
    }
    assert_eq!(kind(b"xx\n%PDF-1.4 late"), Err(Hidden));
    let mut gif = samples::gif();
    gif.extend(b"junk %PDF-1.4");
    assert_eq!(kind(&gif), Err(Hidden));
    assert_eq!(kind(&[&docx(vec![])[..], b"MZ something behind"].concat()), Err(Hidden));
    assert_eq!(kind(&[&docx(vec![])[..], &archive].concat()), Err(Hidden), "two archives in one");
}

#[test]
fn what_cameras_append_is_only_cut_off() {
    for (picture, content_type) in [
        (samples::jpeg(), "image/jpeg"),
        (samples::png(), "image/png"),
        (samples::gif(), "image/gif"),
        (samples::webp(), "image/webp"),
    ] {
        let (_, clean) = looked(&picture);
        // A clip of a moving photo, a second picture, zeros.
        for appended in [samples::movie(b"isom"), samples::jpeg(), vec![0; 100]] {
            let (found, left) = looked(&[&picture[..], &appended].concat());
            assert_eq!(found.expect("accepted").content_type, content_type);
            assert_eq!(left, clean);
        }
    }
}

#[test]
fn place_and_time_are_taken_out_and_told() {
    let pictures = [samples::jpeg(), samples::png(), samples::webp(), samples::heic(4032)];
    for picture in pictures {
        let (found, left) = looked(&picture);
        let taken = found.expect("accepted").taken.expect("EXIF");
        assert_eq!(taken.at, Some(datetime(2026, 11, 20, 14, 5, 9, 0)));
        assert_eq!(taken.place.map(|place| (place.latitude, place.longitude)), Some((50.4501, 30.5234)));
        assert!(memchr::memmem::find(&left, b"2026:11:20").is_none(), "no time is left");
        assert!(memchr::memmem::find(&left, samples::SECRET).is_none(), "no words are left");
        let (again, same) = looked(&left);
        assert_eq!(again.expect("still accepted").taken, None, "nothing is left to tell");
        assert_eq!(same, left, "cleaning what is clean changes nothing");
    }
    let (found, left) = looked(&samples::movie(b"isom"));
    let place = found.expect("accepted").taken.and_then(|taken| taken.place).expect("a place");
    assert_eq!((place.latitude, place.longitude), (50.4501, 30.5234));
    for gone in [&b"+50.4501"[..], samples::SECRET, b"udta", b"uuid", b"meta"] {
        assert!(memchr::memmem::find(&left, gone).is_none());
    }
    assert_eq!(left.len(), samples::movie(b"isom").len(), "what is addressed by offsets stays where it was");
    assert_eq!(looked(&left).1, left);
}

#[test]
fn the_picture_itself_is_left_as_it_is() {
    let pixels = |jpeg: &[u8]| jpeg_decoder::Decoder::new(jpeg).decode().expect("a JPEG");
    let (_, left) = looked(&samples::jpeg());
    assert_eq!(pixels(&left), pixels(&samples::jpeg()));
    assert!(memchr::memmem::find(&left, b"ICC_PROFILE").is_some(), "colours stay right");
    let exif = memchr::memmem::find(&left, b"Exif\0\0").expect("the orientation");
    assert_eq!(crate::exif::read(&left[exif + 6..]).orientation, 6);
    let (_, left) = looked(&samples::png());
    assert!(::png::Decoder::new(std::io::Cursor::new(&left)).read_info().is_ok());
    let (_, left) = looked(&samples::webp());
    assert!(::image_webp::WebPDecoder::new(std::io::Cursor::new(&left)).is_ok());
    let (_, left) = looked(&samples::gif());
    let mut gif = ::gif::DecodeOptions::new().read_info(&left[..]).expect("a GIF");
    assert!(gif.read_next_frame().expect("a GIF").is_some());
    assert!(memchr::memmem::find(&left, b"NETSCAPE2.0").is_some(), "it still repeats");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_bytes_nothing_panics(bytes: Vec<u8>, kind in 0_usize..9, at: usize, value: u8) {
        let _ = looked(&bytes);
        let mut sample = match kind {
            0 => samples::jpeg(),
            1 => samples::png(),
            2 => samples::gif(),
            3 => samples::webp(),
            4 => samples::heic(10),
            5 => samples::movie(b"isom"),
            6 => docx(vec![]),
            7 => ole(&["WordDocument"], [0; 16]),
            _ => samples::bmp(1, 1),
        };
        let at = at % sample.len();
        sample[at] = value;
        let _ = looked(&sample);
        sample.truncate(at);
        sample.extend(bytes);
        let (found, left) = looked(&sample);
        if found.is_ok() {
            let (again, same) = looked(&left);
            prop_assert!(again.is_ok());
            prop_assert_eq!(same, left, "cleaning what is clean changes nothing");
        }
    }
}
