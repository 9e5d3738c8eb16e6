//! The little that is read of EXIF (a TIFF structure, CIPA DC-008): orientation, time, place.

use hotline_domain::{media::Taken, person::GeoPoint};
use jiff::civil::{Date, DateTime, Time};

const ORIENTATION: u16 = 0x0112;
const DATE_TIME: u16 = 0x0132;
const EXIF_IFD: u16 = 0x8769;
const GPS_IFD: u16 = 0x8825;
const DATE_TIME_ORIGINAL: u16 = 0x9003;
/// A directory of a camera has a few dozen entries.
const MOST_ENTRIES: usize = 512;

/// What EXIF said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exif {
    /// 1 … 8; 1 is upright.
    pub orientation: u8,
    /// When, by the camera's clock.
    pub at: Option<DateTime>,
    /// Where.
    pub place: Option<GeoPoint>,
}

impl Default for Exif {
    fn default() -> Self {
        Self { orientation: 1, at: None, place: None }
    }
}

impl Exif {
    /// Time and place, where there is any of them.
    #[must_use]
    pub fn taken(&self) -> Option<Taken> {
        let taken = Taken { at: self.at, place: self.place };
        (taken.at.is_some() || taken.place.is_some()).then_some(taken)
    }
}

/// Reads a TIFF structure; whatever cannot be read is absent.
#[must_use]
pub fn read(tiff: &[u8]) -> Exif {
    parsed(tiff).unwrap_or_default()
}

/// The smallest TIFF structure: nothing but the orientation; `None` for an upright picture.
#[must_use]
pub fn only_orientation(orientation: u8) -> Option<[u8; 26]> {
    (orientation != 1).then(|| {
        let mut tiff = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0";
        tiff[18] = orientation;
        tiff
    })
}

fn parsed(tiff: &[u8]) -> Option<Exif> {
    let tiff = Tiff::new(tiff)?;
    let first = tiff.long(4)?;
    let orientation = tiff.entry(first, ORIENTATION).and_then(|entry| tiff.short(entry + 8));
    let original = tiff.directory(first, EXIF_IFD).and_then(|exif| tiff.entry(exif, DATE_TIME_ORIGINAL));
    let at = original.and_then(|entry| tiff.time(entry));
    let at = at.or_else(|| tiff.entry(first, DATE_TIME).and_then(|entry| tiff.time(entry)));
    Some(Exif {
        orientation: orientation
            .and_then(|it| u8::try_from(it).ok())
            .filter(|it| (1..=8).contains(it))
            .unwrap_or(1),
        at,
        place: tiff.directory(first, GPS_IFD).and_then(|gps| tiff.place(gps)),
    })
}

/// A TIFF structure; offsets count from its beginning.
struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { bytes, little })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let two = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let long = if self.little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
        usize::try_from(long).ok()
    }

    /// Offset of the 12-byte entry of a tag.
    fn entry(&self, directory: usize, tag: u16) -> Option<usize> {
        let count = usize::from(self.short(directory)?).min(MOST_ENTRIES);
        let entries = (0..count).map(|index| directory + 2 + index * 12);
        entries.into_iter().find(|&entry| self.short(entry) == Some(tag))
    }

    /// Offset of the directory a tag points to.
    fn directory(&self, from: usize, tag: u16) -> Option<usize> {
        self.long(self.entry(from, tag)? + 8)
    }

    /// `YYYY:MM:DD HH:MM:SS`.
    fn time(&self, entry: usize) -> Option<DateTime> {
        let at = self.long(entry + 8)?;
        let text = std::str::from_utf8(self.bytes.get(at..at.checked_add(19)?)?).ok()?;
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
        let small = |from: usize, to: usize| i8::try_from(number(from, to)?).ok();
        let date = Date::new(number(0, 4)?, small(5, 7)?, small(8, 10)?).ok()?;
        let time = Time::new(small(11, 13)?, small(14, 16)?, small(17, 19)?, 0).ok()?;
        (date.year() >= 1990).then(|| DateTime::from_parts(date, time))
    }

    fn place(&self, gps: usize) -> Option<GeoPoint> {
        let (latitude, longitude) = (self.degrees(gps, 1, 2, b'S')?, self.degrees(gps, 3, 4, b'W')?);
        point(latitude, longitude)
    }

    /// Three rationals: degrees, minutes, seconds; negative where the reference is `negative`.
    fn degrees(&self, gps: usize, reference: u16, value: u16, negative: u8) -> Option<f64> {
        let sign = self.bytes.get(self.entry(gps, reference)? + 8)?;
        let at = self.long(self.entry(gps, value)? + 8)?;
        let mut degrees = 0.0;
        for (index, unit) in [1.0, 60.0, 3600.0].into_iter().enumerate() {
            let numerator = self.long(at.checked_add(index * 8)?)?;
            let denominator = self.long(at.checked_add(index * 8 + 4)?)?;
            let (numerator, denominator) =
                (f64::from(u32::try_from(numerator).ok()?), f64::from(u32::try_from(denominator).ok()?));
            match denominator > 0.0 {
                true => degrees += numerator / denominator / unit,
                // Seconds without a denominator are a camera's way to say there are none.
                false if index == 2 => {}
                false => return None,
            }
        }
        Some(if *sign == negative { -degrees } else { degrees })
    }
}

/// A point of the Earth; `None` beyond its degrees and for 0°, 0°, which means that none was known.
#[must_use]
pub fn point(latitude: f64, longitude: f64) -> Option<GeoPoint> {
    let known = latitude != 0.0 || longitude != 0.0;
    let real = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    // Seven decimals are a centimetre.
    let rounded = |degrees: f64| (degrees * 1e7).round() / 1e7;
    (known && real).then(|| GeoPoint { latitude: rounded(latitude), longitude: rounded(longitude) })
}

#[cfg(test)]
pub(crate) mod tests {
    use jiff::civil::datetime;
    use proptest::prelude::*;

    use super::*;

    /// EXIF of a camera: orientation 6, 20.11.2026 14:05:09, 50°27′0.36″ N 30°31′24.24″ E.
    pub(crate) fn sample() -> Vec<u8> {
        let entry = |tag: u16, kind: u16, count: u32, value: u32| {
            let mut entry = Vec::new();
            entry.extend(tag.to_le_bytes());
            entry.extend(kind.to_le_bytes());
            entry.extend(count.to_le_bytes());
            entry.extend(value.to_le_bytes());
            entry
        };
        let rationals = |values: [(u32, u32); 3]| -> Vec<u8> {
            values.iter().flat_map(|(n, d)| [n.to_le_bytes(), d.to_le_bytes()].concat()).collect()
        };
        let mut tiff = b"II*\0\x08\0\0\0".to_vec();
        tiff.extend(3_u16.to_le_bytes()); // at 8, ends at 50
        tiff.extend(entry(ORIENTATION, 3, 1, 6));
        tiff.extend(entry(EXIF_IFD, 4, 1, 50));
        tiff.extend(entry(GPS_IFD, 4, 1, 88));
        tiff.extend([0; 4]);
        tiff.extend(1_u16.to_le_bytes()); // at 50, ends at 68
        tiff.extend(entry(DATE_TIME_ORIGINAL, 2, 20, 68));
        tiff.extend([0; 4]);
        tiff.extend(b"2026:11:20 14:05:09\0"); // at 68, ends at 88
        tiff.extend(4_u16.to_le_bytes()); // at 88, ends at 142
        tiff.extend(entry(1, 2, 2, u32::from(b'N')));
        tiff.extend(entry(2, 5, 3, 142));
        tiff.extend(entry(3, 2, 2, u32::from(b'E')));
        tiff.extend(entry(4, 5, 3, 166));
        tiff.extend([0; 4]);
        tiff.extend(rationals([(50, 1), (27, 1), (36, 100)]));
        tiff.extend(rationals([(30, 1), (31, 1), (2424, 100)]));
        tiff
    }

    #[test]
    fn orientation_time_and_place_are_read() {
        let exif = read(&sample());
        assert_eq!(exif.orientation, 6);
        assert_eq!(exif.at, Some(datetime(2026, 11, 20, 14, 5, 9, 0)));
        assert_eq!(exif.place, Some(GeoPoint { latitude: 50.4501, longitude: 30.5234 }));
    }

    #[test]
    fn only_the_orientation_is_left() {
        assert_eq!(only_orientation(1), None);
        let left = read(&only_orientation(8).expect("not upright"));
        assert_eq!(left, Exif { orientation: 8, at: None, place: None });
    }

    #[test]
    fn what_no_camera_knew_is_no_place() {
        assert_eq!(point(0.0, 0.0), None);
        assert_eq!(point(91.0, 0.0), None);
        assert_eq!(point(-33.9, 151.2), Some(GeoPoint { latitude: -33.9, longitude: 151.2 }));
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_nothing_panics(bytes: Vec<u8>, at in 0_usize..190, value: u8) {
            let _ = read(&bytes);
            let mut tiff = sample();
            tiff[at] = value;
            let _ = read(&tiff);
        }
    }
}
