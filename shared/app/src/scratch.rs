//! A file on the function's own disk, gone when it is no longer needed.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::Fault;

/// A temporary file that is written once, from beginning to end.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
    file: File,
}

impl Scratch {
    /// A fresh, empty file where the system keeps temporary ones (Lambda: `/tmp`, 512 MB).
    ///
    /// # Errors
    /// The disk refuses.
    pub fn new() -> Result<Self, Fault> {
        let path = std::env::temp_dir().join(format!("hotline-{}", Uuid::now_v7()));
        let file = File::create_new(&path).map_err(|error| Fault::new("make a temporary file", error))?;
        Ok(Self { path, file })
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Write for Scratch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed goes with the function's environment.
        let _ = fs::remove_file(&self.path);
    }
}

/// Size in bytes and SHA-256, lower-case hex, of the file at `path`, read piece by piece.
///
/// # Errors
/// It cannot be read.
pub fn digest(path: &Path) -> io::Result<(u64, String)> {
    let mut hasher = Hasher(Sha256::new());
    let size = io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok((size, hex(&hasher.0.finalize())))
}

/// SHA-256 of a text, lower-case hex.
pub(crate) fn digest_of(text: &str) -> String {
    hex(&Sha256::digest(text))
}

struct Hasher(Sha256);

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scratch_file_lives_as_long_as_it_is_held() {
        let mut scratch = Scratch::new().expect("a disk");
        scratch.write_all(b"abc").expect("a disk");
        let path = scratch.path().to_owned();
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(&path).expect("a file"), (3, sha256.to_owned()));
        assert_eq!(digest_of("abc"), sha256);
        drop(scratch);
        assert!(!path.exists());
    }
}
