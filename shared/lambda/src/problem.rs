//! What every problem document (RFC 9457) of the product has in common.

/// Media type of a problem document.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// What a person is told of a fault that is not theirs.
pub const FAULT: &str = "Сталася помилка сервісу. Спробуйте ще раз за хвилину.";

/// The `type` of the problem with this code.
#[must_use]
pub fn kind(code: &str) -> String {
    format!("urn:hotline:{code}")
}
