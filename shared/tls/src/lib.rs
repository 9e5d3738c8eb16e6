//! Which certificate authorities the functions trust: a pinned few, so that a cold start does not
//! parse a whole system store (docs/adr/0002), with a switch back to all of Mozilla's roots.

use std::{io, sync::OnceLock};

use base64::{Engine, engine::general_purpose::STANDARD};
use memchr::memmem;

/// Words in the subjects of the authorities that AWS, Telegram and Viber endpoints chain to.
const PINNED: [&str; 8] = [
    "Amazon Root CA",
    "Starfield",
    "Go Daddy",
    "DigiCert Global Root",
    "ISRG Root",
    "GlobalSign",
    "GTS Root",
    "Baltimore",
];

/// Trusted authorities, DER.
///
/// Environment: `TLS_ROOTS=all` trusts every root of the Mozilla list instead of the pinned ones,
/// for the day an endpoint changes its authority; `EXTRA_CA_FILE` adds one PEM file (benches and
/// private endpoints).
///
/// # Errors
/// When `EXTRA_CA_FILE` names a file that cannot be read or is no PEM.
pub fn roots() -> io::Result<&'static [Vec<u8>]> {
    // Every client asks; looking for the pinned ones takes a while at a cold start.
    static ROOTS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    if let Some(roots) = ROOTS.get() {
        return Ok(roots);
    }
    let roots = find()?;
    Ok(ROOTS.get_or_init(|| roots))
}

fn find() -> io::Result<Vec<Vec<u8>>> {
    let all = std::env::var("TLS_ROOTS").is_ok_and(|value| value == "all");
    let mut roots: Vec<Vec<u8>> = webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .filter(|der| all || pinned(der))
        .map(|der| der.to_vec())
        .collect();
    if let Some(path) = std::env::var_os("EXTRA_CA_FILE").filter(|path| !path.is_empty()) {
        roots.extend(certificates(&std::fs::read_to_string(path)?)?);
    }
    Ok(roots)
}

/// A certificate in PEM form.
#[must_use]
pub fn pem(der: &[u8]) -> String {
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", STANDARD.encode(der))
}

fn pinned(der: &[u8]) -> bool {
    PINNED.iter().any(|word| memmem::find(der, word.as_bytes()).is_some())
}

/// The certificates of a PEM text, DER.
fn certificates(pem: &str) -> io::Result<Vec<Vec<u8>>> {
    pem.split("-----BEGIN CERTIFICATE-----")
        .skip(1)
        .filter_map(|rest| rest.split("-----END CERTIFICATE-----").next())
        .map(|body| {
            let base64: String = body.split_whitespace().collect();
            STANDARD.decode(base64).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_roots_are_few_and_contain_amazon_and_telegram_authorities() {
        let few: Vec<_> = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().filter(|der| pinned(der)).collect();
        assert!((8..40).contains(&few.len()), "{}", few.len());
        for word in ["Amazon Root CA 1", "Go Daddy Root Certificate Authority - G2"] {
            assert!(few.iter().any(|der| memmem::find(der, word.as_bytes()).is_some()), "{word}");
        }
    }

    #[test]
    fn pem_round_trip() {
        let der = vec![1, 2, 3, 250];
        assert_eq!(certificates(&pem(&der)).unwrap(), vec![der]);
    }
}
