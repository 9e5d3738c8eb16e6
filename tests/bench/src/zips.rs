//! How large the functions are as they are uploaded.

use std::{
    fs,
    io::{Cursor, Write},
};

use anyhow::{Context, Result};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::settings::Settings;

/// One function's sizes.
pub struct Zip {
    /// The function.
    pub function: String,
    /// Bytes of its binary.
    pub binary: u64,
    /// Bytes of the zip around it.
    pub zip: u64,
}

/// The sizes of every built function, by name.
///
/// # Errors
/// When one cannot be read.
pub fn all(settings: &Settings) -> Result<Vec<Zip>> {
    let mut zips = Vec::new();
    for entry in fs::read_dir(&settings.functions)? {
        let entry = entry?;
        let binary = entry.path().join("bootstrap");
        let function = entry.file_name().to_string_lossy().into_owned();
        if binary.is_file() && settings.root.join("functions").join(&function).is_dir() {
            let bytes = fs::read(&binary).with_context(|| binary.display().to_string())?;
            zips.push(Zip { function, binary: bytes.len() as u64, zip: zipped(&bytes)? });
        }
    }
    zips.sort_by(|a, b| a.function.cmp(&b.function));
    Ok(zips)
}

fn zipped(bytes: &[u8]) -> Result<u64> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // SAM packs with zlib at its usual level; zlib-rs needs its best one to pack as densely.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .unix_permissions(0o755);
    zip.start_file("bootstrap", options)?;
    zip.write_all(bytes)?;
    Ok(zip.finish()?.into_inner().len() as u64)
}
