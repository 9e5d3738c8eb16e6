//! Office documents of today: a ZIP is told by the names in its directory, and weighed before
//! anybody unpacks it (APPNOTE.TXT 6.3, ZIP64 included).

use std::io::{BufReader, Read, Seek, SeekFrom};

use crate::refusal::{Refusal, Trouble};

/// Most bytes a document may unpack to.
const MOST_UNPACKED: u64 = 1 << 30;
/// How many times larger than packed a document of more than [`FREE`] bytes may be.
const MOST_RATIO: u64 = 150;
/// Unpacked bytes that no ratio is asked of.
const FREE: u64 = 20 << 20;
/// A document of 50 MB has some thousand parts.
const MOST_ENTRIES: u64 = 20_000;
const END: u64 = 22;

/// Extensions of what is started, not read.
const STARTED: [&str; 17] = [
    ".exe", ".dll", ".scr", ".bat", ".cmd", ".com", ".js", ".vbs", ".ps1", ".jar", ".class", ".dex", ".so",
    ".sh", ".msi", ".lnk", ".hta",
];

/// Where the directory is and what it promises.
struct Directory {
    at: u64,
    size: u64,
    entries: u64,
    /// Where the record behind the directory begins.
    end: u64,
}

/// The type of the document.
pub(super) fn examine(file: &mut (impl Read + Seek), size: u64) -> Result<&'static str, Trouble> {
    let directory = directory(file, size)?;
    if directory.entries == 0 || directory.entries > MOST_ENTRIES {
        return Err(Refusal::ZipBomb.into());
    }
    // A gap or a shift is where another file hides.
    if directory.at.checked_add(directory.size) != Some(directory.end) {
        return Err(Refusal::Hidden.into());
    }
    let first = first_part(file)?;
    file.seek(SeekFrom::Start(directory.at))?;
    let mut reader = BufReader::new(file.by_ref().take(directory.size));
    let mut found = Found::default();
    for _ in 0..directory.entries {
        found.entry(&mut reader)?;
    }
    found.verdict(&first, size)
}

#[derive(Default)]
struct Found {
    packed: u64,
    unpacked: u64,
    refusal: Option<Refusal>,
    program: bool,
    content_types: bool,
    word: bool,
    excel: bool,
}

impl Found {
    fn entry(&mut self, reader: &mut impl Read) -> Result<(), Trouble> {
        let mut fixed = [0; 46];
        reader.read_exact(&mut fixed)?;
        if !fixed.starts_with(b"PK\x01\x02") {
            return Err(Refusal::Broken.into());
        }
        let mut name = vec![0; usize::from(short(&fixed, 28))];
        reader.read_exact(&mut name)?;
        let mut extra = vec![0; usize::from(short(&fixed, 30))];
        reader.read_exact(&mut extra)?;
        let comment = u64::from(short(&fixed, 32));
        std::io::copy(&mut reader.take(comment), &mut std::io::sink())?;
        let (mut packed, mut unpacked) = (u64::from(long(&fixed, 20)), u64::from(long(&fixed, 24)));
        let mut large = zip64(&extra);
        if unpacked == u64::from(u32::MAX) {
            unpacked = large.next().ok_or(Refusal::Broken)?;
        }
        if packed == u64::from(u32::MAX) {
            packed = large.next().ok_or(Refusal::Broken)?;
        }
        self.packed = self.packed.saturating_add(packed);
        self.unpacked = self.unpacked.saturating_add(unpacked);
        if short(&fixed, 8) & 1 == 1 {
            self.refusal = self.refusal.or(Some(Refusal::Protected));
        }
        self.name(&String::from_utf8_lossy(&name).to_lowercase().replace('\\', "/"));
        Ok(())
    }

    fn name(&mut self, name: &str) {
        match name {
            "[content_types].xml" => self.content_types = true,
            "word/document.xml" => self.word = true,
            "xl/workbook.xml" => self.excel = true,
            "androidmanifest.xml" | "meta-inf/manifest.mf" => self.program = true,
            _ => {}
        }
        // Office writes the one, LibreOffice the others.
        if name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/") {
            self.refusal = self.refusal.or(Some(Refusal::Macros));
        }
        self.program |= STARTED.iter().any(|extension| name.ends_with(extension));
    }

    fn verdict(&self, first: &First, size: u64) -> Result<&'static str, Trouble> {
        // Parts that lie over one another are packed together larger than the file.
        let overlapping = self.packed > size;
        let ratio = self.unpacked > FREE && self.unpacked / size.max(1) > MOST_RATIO;
        if overlapping || ratio || self.unpacked > MOST_UNPACKED {
            return Err(Refusal::ZipBomb.into());
        }
        if self.program {
            return Err(Refusal::Executable.into());
        }
        if let Some(refusal) = self.refusal {
            return Err(refusal.into());
        }
        if self.content_types && self.word {
            return Ok("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        }
        if self.content_types && self.excel {
            return Ok("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        }
        if first.name != b"mimetype" {
            return Err(if self.content_types { Refusal::Unknown } else { Refusal::Archive }.into());
        }
        ["application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"]
            .into_iter()
            .find(|content_type| first.content == content_type.as_bytes())
            .ok_or(Refusal::Unknown.into())
    }
}

/// The first part: OpenDocument says there, unpacked, what it is.
struct First {
    name: Vec<u8>,
    content: Vec<u8>,
}

fn first_part(file: &mut (impl Read + Seek)) -> Result<First, Trouble> {
    let mut fixed = [0; 30];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut fixed)?;
    let mut name = vec![0; usize::from(short(&fixed, 26))];
    file.read_exact(&mut name)?;
    file.seek(SeekFrom::Current(i64::from(short(&fixed, 28))))?;
    let mut content = Vec::new();
    if short(&fixed, 8) == 0 {
        file.take(u64::from(long(&fixed, 18)).min(128)).read_to_end(&mut content)?;
    }
    Ok(First { name, content })
}

fn directory(file: &mut (impl Read + Seek), size: u64) -> Result<Directory, Trouble> {
    let from = size.saturating_sub(END + u64::from(u16::MAX));
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    file.take(END + u64::from(u16::MAX)).read_to_end(&mut tail)?;
    let mut ends = memchr::memmem::rfind_iter(&tail, b"PK\x05\x06").peekable();
    if ends.peek().is_none() {
        return Err(Refusal::Broken.into());
    }
    let whole = |at: &usize| {
        tail.get(at + 20..at + 22).is_some_and(|c| at + 22 + usize::from(short(c, 0)) == tail.len())
    };
    // An end that is not the file's end: something follows the archive.
    let at = ends.find(whole).ok_or(Refusal::Hidden)?;
    let record = &tail[at..];
    let end = from + at as u64;
    let (entries, length, offset) = (short(record, 10), long(record, 12), long(record, 16));
    if entries != u16::MAX && length != u32::MAX && offset != u32::MAX {
        return Ok(Directory { at: offset.into(), size: length.into(), entries: entries.into(), end });
    }
    let mut locator = [0; 20];
    file.seek(SeekFrom::Start(end.checked_sub(20).ok_or(Refusal::Broken)?))?;
    file.read_exact(&mut locator)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return Err(Refusal::Broken.into());
    }
    let end = huge(&locator, 8);
    let mut record = [0; 56];
    file.seek(SeekFrom::Start(end))?;
    file.read_exact(&mut record)?;
    if !record.starts_with(b"PK\x06\x06") {
        return Err(Refusal::Broken.into());
    }
    Ok(Directory { at: huge(&record, 48), size: huge(&record, 40), entries: huge(&record, 32), end })
}

/// The numbers of the ZIP64 field, in the order of those that did not fit.
fn zip64(mut extra: &[u8]) -> std::vec::IntoIter<u64> {
    while extra.len() >= 4 {
        let (id, length) = (short(extra, 0), usize::from(short(extra, 2)));
        let end = (4 + length).min(extra.len());
        if id == 1 {
            let numbers: Vec<u64> = extra[4..end].chunks_exact(8).map(|eight| huge(eight, 0)).collect();
            return numbers.into_iter();
        }
        extra = &extra[end..];
    }
    Vec::new().into_iter()
}

fn bytes<const N: usize>(from: &[u8], at: usize) -> [u8; N] {
    from.get(at..at + N).and_then(|it| it.try_into().ok()).unwrap_or([0; N])
}

fn short(from: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(bytes(from, at))
}

fn long(from: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes(from, at))
}

fn huge(from: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes(from, at))
}
