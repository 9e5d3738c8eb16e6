//! Files that came by an upload link instead of through the messenger: how they are named.

/// Largest file that may come by a link, bytes, whatever a city sets: it and a cleaned copy of it fit
/// on the disk of function `media` (`template.yaml`) together.
pub const MAX_UPLOAD: u64 = 400 * 1024 * 1024;

const SOURCE: &str = "upload:";

/// The `source` of an [`super::Attachment`] that came by the link with this token. No messenger has
/// such a source: Telegram's have no colon, Viber's begin with `http`.
#[must_use]
pub fn upload_source(token: &str) -> String {
    format!("{SOURCE}{token}")
}

/// The token of the link by which a file came; `None` for one of a messenger.
#[must_use]
pub fn uploaded_token(source: &str) -> Option<&str> {
    let token = source.strip_prefix(SOURCE)?;
    (!token.is_empty() && token.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(token)
}

/// The object key under which a browser puts a file by a link. The bucket forgets what lies there
/// (`infra/storage.yaml`).
#[must_use]
pub fn link_upload_key(token: &str) -> String {
    format!("uploads/{token}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_tells_whether_the_file_came_by_a_link() {
        assert_eq!(uploaded_token(&upload_source("00ff")), Some("00ff"));
        for source in ["AgACAgIAAxkBAAIB", "https://dl-media.viber.com/a.jpg", "upload:", "upload:../x"] {
            assert_eq!(uploaded_token(source), None, "{source}");
        }
    }
}
