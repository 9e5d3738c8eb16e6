//! Making a picture smaller row by row: each small pixel is the mean of those it stands for.

use super::SIDE;

/// A picture that grows smaller as its rows come.
pub(super) struct Shrink {
    from: (u32, u32),
    to: (u32, u32),
    row: u32,
    /// Sums of red, green, blue and their number, of the small row that is being made.
    sums: Vec<[u32; 4]>,
    pixels: Vec<u8>,
}

/// A finished small picture: three bytes a pixel.
pub(super) struct Small {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) pixels: Vec<u8>,
}

impl Shrink {
    /// For a picture of this size; `None` for one without pixels.
    pub(super) fn new(width: u32, height: u32) -> Option<Self> {
        let longest = width.max(height);
        if width == 0 || height == 0 {
            return None;
        }
        let side = |side: u32| match longest > SIDE {
            true => u32::try_from(u64::from(side) * u64::from(SIDE) / u64::from(longest)).unwrap_or(1).max(1),
            false => side,
        };
        let to = (side(width), side(height));
        let sums = vec![[0; 4]; to.0 as usize];
        Some(Self { from: (width, height), to, row: 0, sums, pixels: Vec::new() })
    }

    /// Takes the next rows: pixels of `size` bytes, each read by `color`.
    pub(super) fn rows(&mut self, bytes: &[u8], width: usize, size: usize, color: impl Fn(&[u8]) -> [u8; 3]) {
        for row in bytes.chunks_exact(width.saturating_mul(size).max(1)) {
            if self.row == self.from.1 {
                return;
            }
            for (column, pixel) in (0_u64..).zip(row.chunks_exact(size)) {
                let at = column * u64::from(self.to.0) / u64::from(self.from.0);
                let Some(sum) = usize::try_from(at).ok().and_then(|at| self.sums.get_mut(at)) else { break };
                let [red, green, blue] = color(pixel);
                *sum = [
                    sum[0] + u32::from(red),
                    sum[1] + u32::from(green),
                    sum[2] + u32::from(blue),
                    sum[3] + 1,
                ];
            }
            self.row += 1;
            if self.small_row(self.row) != self.small_row(self.row - 1) || self.row == self.from.1 {
                self.end_row();
            }
        }
    }

    fn small_row(&self, row: u32) -> u64 {
        u64::from(row) * u64::from(self.to.1) / u64::from(self.from.1)
    }

    fn end_row(&mut self) {
        for sum in &mut self.sums {
            let [red, green, blue, number] = *sum;
            for color in [red, green, blue] {
                self.pixels.push(u8::try_from(color / number.max(1)).unwrap_or(u8::MAX));
            }
            *sum = [0; 4];
        }
    }

    /// The small picture; `None` when rows are missing.
    pub(super) fn finish(self) -> Option<Small> {
        let whole = self.pixels.len() == self.to.0 as usize * self.to.1 as usize * 3;
        whole.then_some(Small { width: self.to.0, height: self.to.1, pixels: self.pixels })
    }
}

impl Small {
    /// The picture as EXIF's orientation (1 … 8) wants it to be seen.
    pub(super) fn upright(self, orientation: u8) -> Self {
        let (width, height) = match orientation {
            5..=8 => (self.height, self.width),
            _ => (self.width, self.height),
        };
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..height {
            for x in 0..width {
                let (right, bottom) = (self.width - 1, self.height - 1);
                let (column, row) = match orientation {
                    2 => (right - x, y),
                    3 => (right - x, bottom - y),
                    4 => (x, bottom - y),
                    5 => (y, x),
                    6 => (y, bottom - x),
                    7 => (right - y, bottom - x),
                    8 => (right - y, x),
                    _ => (x, y),
                };
                let at = (row as usize * self.width as usize + column as usize) * 3;
                pixels.extend_from_slice(self.pixels.get(at..at + 3).unwrap_or(&[0; 3]));
            }
        }
        Self { width, height, pixels }
    }
}
