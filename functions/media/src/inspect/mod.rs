//! What a file is by its content, not by its name; whether it is accepted; and what is taken out of it.

mod hidden;
mod ole;
mod sniff;
mod text;
mod zip;

use std::{
    fs::{self, File, OpenOptions},
    io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::Path,
};

pub(crate) use hidden::follows;
use hotline_app::{
    error::Fault,
    media::{Inspected, Rejected},
    scratch::Scratch,
};

use self::sniff::{Kind, sniff};
use crate::{
    clean::{bmp, boxes, gif, jpeg, png, webp},
    exif::Exif,
    refusal::{Refusal, Trouble},
};

const HEAD: u64 = 64 * 1024;

/// Looks at the file at `path` and cleans it in place: of the place and time a picture was taken,
/// which are returned, and of whatever else pictures carry besides pixels.
///
/// # Errors
/// A sentence for the card when the file is not accepted, or a fault of the disk.
pub fn inspect(path: &Path) -> Result<Inspected, Rejected> {
    look(path).map_err(|trouble| match trouble {
        Trouble::Refused(refusal) => Rejected::Unacceptable(refusal.sentence().to_owned()),
        Trouble::Io(error) => Rejected::Fault(Fault::new("look at a file", error)),
    })
}

/// The same, with the refusal as such.
///
/// # Errors
/// See [`Trouble`].
pub fn look(path: &Path) -> Result<Inspected, Trouble> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let size = file.metadata()?.len();
    let mut head = Vec::new();
    (&file).take(HEAD).read_to_end(&mut head)?;
    if head.is_empty() {
        return Err(Refusal::Empty.into());
    }
    let kind = sniff(&head)?;
    disguised(&mut file, size, &head, kind)?;
    file.seek(SeekFrom::Start(0))?;
    let (content_type, exif) = match kind {
        Kind::Jpeg => ("image/jpeg", rewritten(path, file, |from, to| jpeg::clean(from, to))?),
        Kind::Png => ("image/png", rewritten(path, file, |from, to| png::clean(from, to))?),
        Kind::Webp => ("image/webp", rewritten(path, file, |from, to| webp::clean(from, to))?),
        Kind::Gif => ("image/gif", rewritten(path, file, |from, to| gif::clean(from, to))?),
        Kind::Bmp => ("image/bmp", bmp::examine(&mut file, &head)?),
        Kind::Heif(content_type) => (content_type, boxes::clean_picture(&mut file, size)?),
        Kind::Movie(content_type) => (content_type, boxes::clean_movie(&mut file, size)?),
        Kind::Pdf => (pdf(&mut file, size)?, Exif::default()),
        Kind::Zip => (zip::examine(&mut file, size)?, Exif::default()),
        Kind::Ole => (ole::examine(&mut file)?, Exif::default()),
        Kind::Text => (text::examine(&mut file, &head)?, Exif::default()),
        Kind::Plain(content_type) => (content_type, Exif::default()),
    };
    Ok(Inspected { content_type, taken: exif.taken() })
}

/// A file that is one thing from the front and another from behind or from a little further on.
fn disguised(file: &mut File, size: u64, head: &[u8], kind: Kind) -> Result<(), Trouble> {
    if size > 512 {
        let mut sign = [0; 4];
        file.seek(SeekFrom::Start(size - 512))?;
        file.read_exact(&mut sign)?;
        // The last block of an Apple disk image.
        if &sign == b"koly" {
            return Err(Refusal::Installer.into());
        }
    }
    // Readers of PDF look for its head in the first kilobyte.
    let late = head.get(1..head.len().min(1029)).unwrap_or_default();
    if kind != Kind::Pdf && memchr::memmem::find(late, b"%PDF-").is_some() {
        return Err(Refusal::Hidden.into());
    }
    if kind != Kind::Zip && hidden::zip_at_end(file, size)? {
        return Err(Refusal::Hidden.into());
    }
    Ok(())
}

/// Cleans a picture into a file of its own, which then takes the place of the first.
fn rewritten(
    path: &Path,
    from: File,
    clean: impl FnOnce(&mut BufReader<File>, &mut BufWriter<&mut File>) -> Result<Exif, Trouble>,
) -> Result<Exif, Trouble> {
    let scratch = Scratch::new().map_err(|fault| Trouble::Io(std::io::Error::other(fault)))?;
    let mut to = OpenOptions::new().write(true).open(scratch.path())?;
    let mut writer = BufWriter::with_capacity(64 * 1024, &mut to);
    let exif = clean(&mut BufReader::with_capacity(64 * 1024, from), &mut writer)?;
    writer.flush()?;
    drop(writer);
    fs::rename(scratch.path(), path)?;
    Ok(exif)
}

fn pdf(file: &mut File, size: u64) -> Result<&'static str, Trouble> {
    file.seek(SeekFrom::Start(size.saturating_sub(HEAD)))?;
    let mut tail = Vec::new();
    file.take(HEAD).read_to_end(&mut tail)?;
    if let Some(end) = memchr::memmem::rfind(&tail, b"%%EOF")
        && hidden::signs(&tail[end + 5..])
    {
        return Err(Refusal::Hidden.into());
    }
    Ok("application/pdf")
}

#[cfg(test)]
mod tests;
