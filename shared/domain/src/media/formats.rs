//! The one list of what is accepted: used where a browser asks to upload and where the bytes are
//! looked at.

/// Largest file, bytes: what Viber hands over, and what staff may upload.
pub const MAX_FILE: u64 = 50 * 1024 * 1024;

/// Most pixels of a picture; more is taken for a bomb.
pub const MAX_PIXELS: u64 = 100_000_000;

/// An accepted type.
struct Format {
    /// MIME type the file is stored with.
    content_type: &'static str,
    /// Other names browsers and messengers give the type.
    aliases: &'static [&'static str],
    /// Extensions that fit, the usual one first.
    extensions: &'static [&'static str],
    /// Whether every browser shows or plays it; the rest is saved as a file.
    shown: bool,
}

const fn format(
    content_type: &'static str,
    aliases: &'static [&'static str],
    extensions: &'static [&'static str],
    shown: bool,
) -> Format {
    Format { content_type, aliases, extensions, shown }
}

const FORMATS: [Format; 28] = [
    format("image/jpeg", &["image/jpg", "image/pjpeg"], &["jpg", "jpeg", "jfif"], true),
    format("image/png", &["image/x-png"], &["png"], true),
    format("image/webp", &[], &["webp"], true),
    format("image/gif", &[], &["gif"], true),
    format("image/bmp", &["image/x-ms-bmp", "image/x-bmp"], &["bmp", "dib"], true),
    format("image/avif", &[], &["avif"], true),
    format("image/heic", &["image/heif", "image/heic-sequence"], &["heic", "heif"], false),
    format("video/mp4", &["video/x-m4v"], &["mp4", "m4v"], true),
    format("video/quicktime", &[], &["mov", "qt"], true),
    format("video/3gpp", &["video/3gpp2", "audio/3gpp"], &["3gp", "3g2"], true),
    format("video/webm", &["audio/webm"], &["webm"], true),
    format("video/x-matroska", &["video/matroska"], &["mkv"], true),
    format("audio/ogg", &["audio/opus", "application/ogg"], &["ogg", "oga", "opus"], true),
    format("audio/mpeg", &["audio/mp3", "audio/x-mpeg"], &["mp3"], true),
    format("audio/mp4", &["audio/x-m4a", "audio/m4a"], &["m4a", "m4b"], true),
    format("audio/aac", &["audio/x-aac", "audio/aacp"], &["aac"], true),
    format("audio/wav", &["audio/x-wav", "audio/wave", "audio/vnd.wave"], &["wav"], true),
    format("audio/amr", &["audio/amr-wb"], &["amr", "awb"], false),
    format("audio/flac", &["audio/x-flac"], &["flac"], true),
    format("application/pdf", &["application/x-pdf"], &["pdf"], false),
    format("application/msword", &[], &["doc"], false),
    format("application/vnd.ms-excel", &[], &["xls"], false),
    format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &[], &["docx"], false),
    format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &[], &["xlsx"], false),
    format("application/vnd.oasis.opendocument.text", &[], &["odt"], false),
    format("application/vnd.oasis.opendocument.spreadsheet", &[], &["ods"], false),
    format("application/rtf", &["text/rtf", "application/x-rtf", "text/richtext"], &["rtf"], false),
    format("text/plain", &["text/csv"], &["txt", "csv", "log"], false),
];

fn find(content_type: &str) -> Option<&'static Format> {
    let bare = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    FORMATS.iter().find(|format| format.content_type == bare || format.aliases.contains(&bare.as_str()))
}

/// The type under which a file of a claimed type is stored; `None` for a type that is not accepted.
#[must_use]
pub fn accepted(content_type: &str) -> Option<&'static str> {
    find(content_type).map(|format| format.content_type)
}

/// Whether every browser shows or plays the type; anything else is only offered to be saved.
#[must_use]
pub fn shown_in_browser(content_type: &str) -> bool {
    find(content_type).is_some_and(|format| format.shown)
}

/// The name under which a file is saved: its own, with an extension that fits its content, so that
/// a text called `act.bat` cannot be started.
#[must_use]
pub fn download_name(name: &str, content_type: &str) -> String {
    let Some(format) = find(content_type) else { return format!("{name}.bin") };
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    match (extension, format.extensions.first()) {
        (Some(extension), _) if format.extensions.contains(&extension.as_str()) => name.to_owned(),
        (_, Some(usual)) => format!("{name}.{usual}"),
        (_, None) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_for_one_type() {
        let mut names: Vec<_> = FORMATS
            .iter()
            .flat_map(|format| format.aliases.iter().copied().chain([format.content_type]))
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(FORMATS.iter().all(|format| !format.extensions.is_empty()));
    }

    #[test]
    fn claimed_types_are_taken_by_any_of_their_names() {
        for (claimed, stored) in [
            ("image/jpg", Some("image/jpeg")),
            ("IMAGE/HEIF", Some("image/heic")),
            ("audio/ogg; codecs=opus", Some("audio/ogg")),
            ("text/plain;charset=utf-8", Some("text/plain")),
            ("image/svg+xml", None),
            ("text/html", None),
            ("application/zip", None),
            ("application/x-msdownload", None),
            ("", None),
        ] {
            assert_eq!(accepted(claimed), stored, "{claimed}");
        }
    }

    #[test]
    fn only_what_browsers_show_safely_is_shown() {
        assert!(shown_in_browser("image/jpeg") && shown_in_browser("video/mp4"));
        for saved in ["image/heic", "image/svg+xml", "text/html", "application/pdf", "text/plain"] {
            assert!(!shown_in_browser(saved), "{saved}");
        }
    }

    #[test]
    fn a_file_is_saved_under_a_name_that_fits_its_content() {
        for (name, content_type, saved) in [
            ("Фото 1", "image/jpeg", "Фото 1.jpg"),
            ("IMG.JPEG", "image/jpeg", "IMG.JPEG"),
            ("act.bat", "text/plain", "act.bat.txt"),
            ("act.pdf", "application/pdf", "act.pdf"),
            ("x.html", "unknown/type", "x.html.bin"),
        ] {
            assert_eq!(download_name(name, content_type), saved);
        }
    }
}
