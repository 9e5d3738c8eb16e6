//! Viber's proof that a callback is its own: a keyed hash of the body (REST Bot API, "Callbacks").

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Lower-case hex of HMAC-SHA256 with the bot's token as the key.
#[must_use]
pub fn sign(token: &str, body: &[u8]) -> String {
    // A key of any length will do; the hash of none is compared with nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(token.as_bytes()) else { return String::new() };
    mac.update(body);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// True when `given` is the signature of `body`; takes the same time whatever differs.
#[must_use]
pub fn is_valid(token: &str, body: &[u8], given: &[u8]) -> bool {
    let expected = sign(token, body);
    !expected.is_empty() && bool::from(given.to_ascii_lowercase().ct_eq(expected.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2.
    #[test]
    fn the_signature_is_hmac_sha256_in_hex() {
        let signature = sign("Jefe", b"what do ya want for nothing?");
        assert_eq!(signature, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assert!(is_valid("Jefe", b"what do ya want for nothing?", signature.to_uppercase().as_bytes()));
    }

    #[test]
    fn another_body_token_or_signature_is_not_valid() {
        let signature = sign("token", b"body");
        assert!(is_valid("token", b"body", signature.as_bytes()));
        for (token, body, given) in [
            ("token", "body ", signature.as_str()),
            ("other", "body", &signature),
            ("token", "body", &signature[1..]),
            ("token", "body", ""),
        ] {
            assert!(!is_valid(token, body.as_bytes(), given.as_bytes()), "{token} {body} {given}");
        }
    }
}
