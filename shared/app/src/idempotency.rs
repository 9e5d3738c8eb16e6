//! A request that is sent twice is carried out once: its key, its fingerprint and the mark it leaves.

use hotline_domain::{
    administration::Subject,
    ids::{AppealId, StaffId},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{error::Fault, ports::Marks};

/// How long a mark lives, hours.
pub const MARK_HOURS: i64 = 24;

/// What a client sends with a request to know it again: 8 to 64 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    /// The key, where the text is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (8..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Self(text.to_owned()))
    }

    /// As it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One intended request: its key, and what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// The key.
    pub key: Key,
    /// SHA-256 of the route and the body, lower-case hex.
    pub fingerprint: String,
}

impl Intent {
    /// The intent of `body` sent to `route` (method and path) under `key`.
    #[must_use]
    pub fn new(key: Key, route: &str, body: &[u8]) -> Self {
        let digest = Sha256::new().chain_update(route).chain_update([0]).chain_update(body).finalize();
        Self { key, fingerprint: digest.iter().map(|byte| format!("{byte:02x}")).collect() }
    }

    /// The mark it leaves once it has been carried out for `who`.
    #[must_use]
    pub fn mark(&self, who: &StaffId, version: u64) -> Mark {
        let (key, fingerprint) = (self.key.clone(), self.fingerprint.clone());
        Mark { who: who.clone(), key, fingerprint, version, made: None, entry: None, answer: None }
    }
}

/// What is remembered of a request that was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Whose request; others' keys are of no matter.
    pub who: StaffId,
    /// Its key.
    pub key: Key,
    /// What was asked for.
    pub fingerprint: String,
    /// The version that what it changed is at since.
    pub version: u64,
    /// The card it made, where it made one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<AppealId>,
    /// The entry of the directory it made, where it made one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Subject>,
    /// What it was answered, where that is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// An answer of the API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The JSON document.
    pub body: String,
}

/// Whether a request was carried out before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// No, or more than a day ago.
    Never,
    /// This very request was.
    Same(Mark),
    /// Its key belongs to another request.
    Other,
}

/// Whether `who` has sent this request before and it was carried out.
///
/// # Errors
/// A fault of the store.
pub async fn before<M: Marks + ?Sized>(
    marks: &M,
    who: &StaffId,
    intent: Option<&Intent>,
) -> Result<Before, Fault> {
    let Some(intent) = intent else { return Ok(Before::Never) };
    Ok(match marks.mark(who, &intent.key).await? {
        None => Before::Never,
        Some(mark) if mark.fingerprint == intent.fingerprint => Before::Same(mark),
        Some(_) => Before::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_8_to_64_visible_characters() {
        for good in ["01234567", "0198c0de-7a11-7000-8000-00000000002a", &"x".repeat(64)] {
            assert_eq!(Key::parse(good).expect(good).as_str(), good);
        }
        for bad in ["", "0123456", "with space", "ключ-ключ", "tab\tinside", &"x".repeat(65)] {
            assert_eq!(Key::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn route_and_body_make_the_fingerprint() {
        let key = Key::parse("01234567").expect("a key");
        let print = |route, body: &str| Intent::new(key.clone(), route, body.as_bytes()).fingerprint;
        assert_eq!(print("POST /a", "{}"), print("POST /a", "{}"));
        let all =
            [print("POST /a", "{}"), print("POST /b", "{}"), print("POST /a", "{ }"), print("POST /a{", "}")];
        for (n, one) in all.iter().enumerate() {
            assert_eq!(one.len(), 64);
            assert!(!all[..n].contains(one));
        }
    }
}
