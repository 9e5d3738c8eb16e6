//! The checksums the S3 client asks of the crate `crc-fast`, under that crate's names and without
//! its tables: for a hundred algorithms, three of which S3 knows, it carries 650 KB that no zip
//! makes smaller (docs/adr/0002). `[patch.crates-io]` in the root Cargo.toml puts this crate there.
//!
//! CRC-32 is what the client sends with an upload; it is left to `crc32fast`, which uses the
//! processor's instructions. The other two only check what other programs stored with them.

/// An algorithm, by its name in the catalogue of parametrised CRC algorithms
/// (<https://reveng.sourceforge.io/crc-catalogue/all.htm>).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrcAlgorithm {
    /// CRC-32/ISO-HDLC, of zip and PNG; `x-amz-checksum-crc32`.
    Crc32IsoHdlc,
    /// CRC-32/ISCSI, Castagnoli's; `x-amz-checksum-crc32c`.
    Crc32Iscsi,
    /// CRC-64/NVME; `x-amz-checksum-crc64nvme`.
    Crc64Nvme,
}

/// A checksum being computed.
#[derive(Debug, Clone)]
pub struct Digest(State);

#[derive(Debug, Clone)]
enum State {
    IsoHdlc(crc32fast::Hasher),
    Table(&'static Table, u64),
}

impl Digest {
    /// Begins a checksum.
    #[must_use]
    pub fn new(algorithm: CrcAlgorithm) -> Self {
        Self(match algorithm {
            CrcAlgorithm::Crc32IsoHdlc => State::IsoHdlc(crc32fast::Hasher::new()),
            CrcAlgorithm::Crc32Iscsi => State::Table(&ISCSI, ISCSI.ones),
            CrcAlgorithm::Crc64Nvme => State::Table(&NVME, NVME.ones),
        })
    }

    /// Takes the next bytes in.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            State::IsoHdlc(hasher) => hasher.update(bytes),
            State::Table(table, register) => {
                *register = bytes.iter().fold(*register, |register, byte| table.step(register, *byte));
            }
        }
    }

    /// The checksum of all bytes so far; one of 32 bits in the lower half.
    #[must_use]
    pub fn finalize(&self) -> u64 {
        match &self.0 {
            State::IsoHdlc(hasher) => u64::from(hasher.clone().finalize()),
            State::Table(table, register) => register ^ table.ones,
        }
    }
}

/// A reflected algorithm that begins and ends with an inversion, a byte at a time.
#[derive(Debug)]
struct Table {
    /// All bits of the algorithm's width.
    ones: u64,
    /// What each value of the lowest byte adds.
    values: [u64; 256],
}

static ISCSI: Table = Table::new(0x82F6_3B78, u32::MAX as u64);
static NVME: Table = Table::new(0x9A6C_9329_AC4B_C9B5, u64::MAX);

impl Table {
    /// The table of a polynomial whose bits are written in reverse.
    const fn new(reversed: u64, ones: u64) -> Self {
        let mut values = [0; 256];
        let mut index = 0;
        while index < values.len() {
            let mut value = index as u64;
            let mut bit = 0;
            while bit < 8 {
                value = (value >> 1) ^ (reversed * (value & 1));
                bit += 1;
            }
            values[index] = value;
            index += 1;
        }
        Self { ones, values }
    }

    fn step(&self, register: u64, byte: u8) -> u64 {
        let [lowest, ..] = register.to_le_bytes();
        (register >> 8) ^ self.values[usize::from(lowest ^ byte)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The catalogue's check values: the checksums of `123456789`.
    #[test]
    fn the_catalogue_agrees_however_the_bytes_are_cut() {
        for (algorithm, check) in [
            (CrcAlgorithm::Crc32IsoHdlc, 0xCBF4_3926),
            (CrcAlgorithm::Crc32Iscsi, 0xE306_9283),
            (CrcAlgorithm::Crc64Nvme, 0xAE8B_1486_0A79_9888),
        ] {
            for cut in 0..=9 {
                let (first, rest) = b"123456789".split_at(cut);
                let mut digest = Digest::new(algorithm);
                digest.update(first);
                digest.update(rest);
                assert_eq!(digest.finalize(), check, "{algorithm:?} cut at {cut}");
            }
        }
    }

    /// NVM Express Command Set Specification, 64b CRC test cases: 4096 bytes of `0x00` and of `0xFF`.
    #[test]
    fn the_standard_of_nvme_agrees() {
        for (byte, check) in [(0x00, 0x6482_D367_EB22_B64E), (0xFF, 0xC0DD_BA73_02EC_A3AC)] {
            let mut digest = Digest::new(CrcAlgorithm::Crc64Nvme);
            digest.update(&[byte; 4096]);
            assert_eq!(digest.finalize(), check, "{byte:#04x}");
        }
    }
}
