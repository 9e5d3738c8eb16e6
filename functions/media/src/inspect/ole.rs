//! Office documents of before 2007: a compound file is told by the names in its directory ([MS-CFB]).

use std::io::{Read, Seek, SeekFrom};

use crate::refusal::{Refusal, Trouble};

/// Sectors of the directory that are read at most: 32768 names of 4-KB sectors, 4096 of small ones.
const MOST_SECTORS: u32 = 1024;
/// Numbers from here on are no sectors.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Class of an installer's database.
const INSTALLER: [u8; 16] = [0x84, 0x10, 0x0C, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];

/// The type of the document.
pub(super) fn examine(file: &mut (impl Read + Seek)) -> Result<&'static str, Trouble> {
    let mut header = [0; 512];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut header)?;
    let sector_size = match header[30] {
        9 => 512_usize,
        12 => 4096,
        _ => return Err(Refusal::Broken.into()),
    };
    let mut compound = Compound { file, sector_size, header };
    let mut found = Found::default();
    let mut sector = long(&compound.header, 48);
    for _ in 0..MOST_SECTORS {
        if sector >= NO_SECTOR {
            return found.verdict();
        }
        for entry in compound.read(sector)?.chunks_exact(128) {
            found.entry(entry);
        }
        sector = compound.next(sector)?;
    }
    Err(Refusal::Broken.into())
}

struct Compound<'a, F> {
    file: &'a mut F,
    sector_size: usize,
    header: [u8; 512],
}

impl<F: Read + Seek> Compound<'_, F> {
    fn read(&mut self, sector: u32) -> Result<Vec<u8>, Trouble> {
        let mut bytes = vec![0; self.sector_size];
        self.file.seek(SeekFrom::Start((u64::from(sector) + 1) * self.sector_size as u64))?;
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// The sector that follows, by the table of sectors.
    fn next(&mut self, sector: u32) -> Result<u32, Trouble> {
        let numbers = self.sector_size / 4;
        let index = usize::try_from(sector).map_err(|_| Refusal::Broken)?;
        let table = self.table(index / numbers)?;
        Ok(long(&self.read(table)?, index % numbers * 4))
    }

    /// The `index`-th sector of the table: 109 are named in the header, the rest in a chain.
    fn table(&mut self, mut index: usize) -> Result<u32, Trouble> {
        if index < 109 {
            return Ok(long(&self.header, 76 + index * 4));
        }
        index -= 109;
        let numbers = self.sector_size / 4 - 1;
        let mut chain = long(&self.header, 68);
        for _ in 0..index / numbers {
            if chain >= NO_SECTOR {
                break;
            }
            chain = long(&self.read(chain)?, numbers * 4);
        }
        if chain >= NO_SECTOR {
            return Err(Refusal::Broken.into());
        }
        Ok(long(&self.read(chain)?, index % numbers * 4))
    }
}

#[derive(Default)]
struct Found {
    word: bool,
    excel: bool,
    macros: bool,
    protected: bool,
    installer: bool,
}

impl Found {
    fn entry(&mut self, entry: &[u8]) {
        let length = usize::from(u16::from_le_bytes([entry[64], entry[65]])).min(64);
        let units: Vec<u16> =
            entry[..length].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
        self.installer |= entry[66] == 5 && entry[80..96] == INSTALLER;
        match String::from_utf16_lossy(&units).trim_end_matches('\0') {
            "WordDocument" => self.word = true,
            "Workbook" | "Book" => self.excel = true,
            "Macros" | "VBA" | "_VBA_PROJECT" | "_VBA_PROJECT_CUR" => self.macros = true,
            "EncryptedPackage" => self.protected = true,
            _ => {}
        }
    }

    fn verdict(&self) -> Result<&'static str, Trouble> {
        let refusal = match self {
            Self { installer: true, .. } => Refusal::Installer,
            Self { macros: true, .. } => Refusal::Macros,
            Self { protected: true, .. } => Refusal::Protected,
            Self { word: true, .. } => return Ok("application/msword"),
            Self { excel: true, .. } => return Ok("application/vnd.ms-excel"),
            _ => Refusal::Unknown,
        };
        Err(refusal.into())
    }
}

fn long(from: &[u8], at: usize) -> u32 {
    from.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(NO_SECTOR, u32::from_le_bytes)
}
