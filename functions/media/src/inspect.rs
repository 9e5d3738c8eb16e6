//! What a file is by its content, not by its name, and whether it is accepted.

use hotline_app::media::{Inspected, Unacceptable};
use sha2::{Digest, Sha256};

/// Types that are accepted besides pictures, video and sound.
const DOCUMENTS: [&str; 9] = [
    "application/pdf",
    "application/rtf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "text/plain",
];

/// Looks at a file's bytes.
///
/// # Errors
/// A sentence for the card when the file is empty or of a kind that is not accepted.
pub fn inspect(bytes: &[u8]) -> Result<Inspected, Unacceptable> {
    if bytes.is_empty() {
        return Err("Файл порожній.".to_owned());
    }
    let content_type = infer::get(bytes).map_or_else(
        || if is_text(bytes) { "text/plain" } else { "application/octet-stream" },
        |kind| kind.mime_type(),
    );
    let media = ["image/", "video/", "audio/"].iter().any(|kind| content_type.starts_with(kind));
    if !media && !DOCUMENTS.contains(&content_type) {
        return Err("Файли цього типу не приймаються.".to_owned());
    }
    Ok(Inspected { content_type: content_type.to_owned(), sha256: hex(&Sha256::digest(bytes)) })
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, b'J', b'F', b'I', b'F'];
        assert_eq!(inspect(&jpeg).map(|i| i.content_type).as_deref(), Ok("image/jpeg"));
        assert_eq!(inspect(b"%PDF-1.7 ...").map(|i| i.content_type).as_deref(), Ok("application/pdf"));
        assert_eq!(inspect("Привіт\n".as_bytes()).map(|i| i.content_type).as_deref(), Ok("text/plain"));
    }

    #[test]
    fn programs_and_empty_files_are_refused() {
        for bytes in [&b""[..], b"\x7fELF\x02\x01\x01\x00", b"MZ\x90\x00\x03", &[0, 1, 2, 3]] {
            assert!(inspect(bytes).is_err(), "{bytes:?}");
        }
    }
}
