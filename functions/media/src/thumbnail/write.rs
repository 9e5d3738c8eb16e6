//! A small writer of JPEG (ITU-T T.81, baseline): all that a small picture needs, in one table of each
//! kind for all three colours.

use std::f32::consts::PI;

/// Quantization of brightness at quality 75 (annex K.1, halved), in zigzag order.
const QUANTIZATION: [u8; 64] = [
    8, 6, 6, 7, 6, 5, 8, 7, 7, 7, 9, 9, 8, 10, 12, 20, 13, 12, 11, 11, 12, 25, 18, 19, 15, 20, 29, 26, 31,
    30, 29, 26, 28, 28, 32, 36, 46, 39, 32, 34, 44, 35, 28, 28, 40, 55, 41, 44, 48, 49, 52, 52, 52, 31, 39,
    57, 61, 56, 50, 60, 46, 51, 52, 50,
];
const ZIGZAG: [usize; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
    14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39,
    46, 53, 60, 61, 54, 47, 55, 62, 63,
];
/// How many codes there are of each length, and what they stand for (annex K.3).
const DC_LENGTHS: [u8; 16] = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_VALUES: [u8; 12] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const AC_LENGTHS: [u8; 16] = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125];
const AC_VALUES: [u8; 162] = [
    0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22,
    0x71, 0x14, 0x32, 0x81, 0x91, 0xA1, 0x08, 0x23, 0x42, 0xB1, 0xC1, 0x15, 0x52, 0xD1, 0xF0, 0x24, 0x33,
    0x62, 0x72, 0x82, 0x09, 0x0A, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2A, 0x34,
    0x35, 0x36, 0x37, 0x38, 0x39, 0x3A, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x53, 0x54, 0x55,
    0x56, 0x57, 0x58, 0x59, 0x5A, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x73, 0x74, 0x75, 0x76,
    0x77, 0x78, 0x79, 0x7A, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x92, 0x93, 0x94, 0x95, 0x96,
    0x97, 0x98, 0x99, 0x9A, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xB2, 0xB3, 0xB4, 0xB5,
    0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xD2, 0xD3, 0xD4,
    0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xDA, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xF1,
    0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA,
];

/// A JPEG of `pixels`, three bytes each, row by row; `width` and `height` are at most 65535.
#[must_use]
pub fn jpeg(pixels: &[u8], width: u32, height: u32) -> Vec<u8> {
    let mut to = head(width, height);
    let mut bits = Bits::default();
    let (dc, ac) = (codes(&DC_LENGTHS, &DC_VALUES), codes(&AC_LENGTHS, &AC_VALUES));
    let cosines = cosines();
    let mut last = [0_i32; 3];
    for top in (0..height).step_by(8) {
        for left in (0..width).step_by(8) {
            let block = block(pixels, (width, height), (left, top));
            for (color, last) in last.iter_mut().enumerate() {
                let coefficients = transform(&block[color], &cosines);
                write(&coefficients, last, &dc, &ac, &mut bits, &mut to);
            }
        }
    }
    bits.flush(&mut to);
    to.extend([0xFF, 0xD9]);
    to
}

fn head(width: u32, height: u32) -> Vec<u8> {
    let mut to = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    to.extend([0xFF, 0xDB, 0, 67, 0]);
    to.extend(QUANTIZATION);
    let side = |side: u32| u16::try_from(side).unwrap_or(u16::MAX).to_be_bytes();
    to.extend([0xFF, 0xC0, 0, 17, 8]);
    to.extend(side(height));
    to.extend(side(width));
    to.extend([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
    to.extend([0xFF, 0xC4, 0, 31, 0]);
    to.extend(DC_LENGTHS);
    to.extend(DC_VALUES);
    to.extend([0xFF, 0xC4, 0, 181, 0x10]);
    to.extend(AC_LENGTHS);
    to.extend(AC_VALUES);
    to.extend([0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    to
}

/// Eight by eight pixels as brightness and two colours around zero (JFIF 1.02); beyond the edge the
/// last pixel is repeated.
fn block(pixels: &[u8], (width, height): (u32, u32), (left, top): (u32, u32)) -> [[f32; 64]; 3] {
    let mut block = [[0.0; 64]; 3];
    for index in 0..64_u32 {
        let (x, y) = ((left + index % 8).min(width - 1), (top + index / 8).min(height - 1));
        let at = (y as usize * width as usize + x as usize) * 3;
        let [red, green, blue] = match pixels.get(at..at + 3) {
            Some(&[red, green, blue]) => [red, green, blue].map(f32::from),
            _ => [0.0; 3],
        };
        let index = index as usize;
        block[0][index] = 0.299 * red + 0.587 * green + 0.114 * blue - 128.0;
        block[1][index] = -0.168_736 * red - 0.331_264 * green + 0.5 * blue;
        block[2][index] = 0.5 * red - 0.418_688 * green - 0.081_312 * blue;
    }
    block
}

/// The cosines of the transform, scaled.
fn cosines() -> [[f32; 8]; 8] {
    std::array::from_fn(|frequency| {
        let scale = if frequency == 0 { 0.125_f32.sqrt() } else { 0.5 };
        std::array::from_fn(|at| scale * ((2.0 * at as f32 + 1.0) * frequency as f32 * PI / 16.0).cos())
    })
}

/// The quantized coefficients of a block, in zigzag order.
fn transform(block: &[f32; 64], cosines: &[[f32; 8]; 8]) -> [i32; 64] {
    let mut rows = [0.0; 64];
    for (index, value) in rows.iter_mut().enumerate() {
        let (row, frequency) = (index / 8, index % 8);
        *value = (0..8).map(|at| block[row * 8 + at] * cosines[frequency][at]).sum::<f32>();
    }
    std::array::from_fn(|order| {
        let (vertical, horizontal) = (ZIGZAG[order] / 8, ZIGZAG[order] % 8);
        let value: f32 = (0..8).map(|at| rows[at * 8 + horizontal] * cosines[vertical][at]).sum();
        (value / f32::from(QUANTIZATION[order])).round() as i32
    })
}

/// The code and its length for each value.
fn codes(lengths: &[u8; 16], values: &[u8]) -> [(u16, u8); 256] {
    let mut codes = [(0, 0); 256];
    let (mut code, mut next) = (0_u16, values.iter());
    for (length, count) in (1..).zip(lengths) {
        for value in next.by_ref().take(usize::from(*count)) {
            codes[usize::from(*value)] = (code, length);
            code = code.wrapping_add(1);
        }
        code <<= 1;
    }
    codes
}

fn write(
    coefficients: &[i32; 64],
    last: &mut i32,
    dc: &[(u16, u8); 256],
    ac: &[(u16, u8); 256],
    bits: &mut Bits,
    to: &mut Vec<u8>,
) {
    bits.number(coefficients[0] - *last, 0, dc, to);
    *last = coefficients[0];
    let end = coefficients.iter().rposition(|it| *it != 0).unwrap_or(0);
    let mut zeros = 0;
    for coefficient in &coefficients[1..=end.max(1)] {
        if *coefficient == 0 {
            zeros += 1;
            continue;
        }
        while zeros > 15 {
            bits.put(ac[0xF0], to);
            zeros -= 16;
        }
        bits.number(*coefficient, zeros, ac, to);
        zeros = 0;
    }
    if end < 63 {
        bits.put(ac[0], to);
    }
}

/// Bits on their way into bytes.
#[derive(Default)]
struct Bits {
    held: u32,
    count: u8,
}

impl Bits {
    fn put(&mut self, (code, length): (u16, u8), to: &mut Vec<u8>) {
        self.held = self.held << length | u32::from(code);
        self.count += length;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.held >> self.count & 0xFF) as u8;
            to.push(byte);
            if byte == 0xFF {
                to.push(0);
            }
        }
    }

    /// A number after some zeros: the code of its size, then as many bits.
    fn number(&mut self, number: i32, zeros: usize, codes: &[(u16, u8); 256], to: &mut Vec<u8>) {
        let size = (32 - number.unsigned_abs().leading_zeros()) as u8;
        self.put(codes[zeros << 4 | usize::from(size)], to);
        let bits = if number < 0 { number - 1 } else { number };
        self.put(((bits & ((1 << size) - 1)) as u16, size), to);
    }

    /// The last byte is filled with ones.
    fn flush(&mut self, to: &mut Vec<u8>) {
        if self.count > 0 {
            self.put((0x7F, 7), to);
        }
    }
}
