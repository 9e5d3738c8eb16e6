//! Which certificate authorities the functions trust: a pinned few, so that a cold start does not
//! parse a whole system store (docs/adr/0002), with a switch to everything the system trusts.

use std::{
    fs, io,
    sync::{Arc, OnceLock},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::CertificateDer};

/// The authorities that AWS, Telegram and Viber endpoints chain to, DER; `build.rs` picks them.
static PINNED: &[&[u8]] = &include!(concat!(env!("OUT_DIR"), "/pinned.rs"));

/// Where systems keep the authorities they trust, PEM: Amazon Linux (what Lambda runs on) and
/// Fedora, Debian and Ubuntu, Alpine and macOS.
const SYSTEM: [&str; 3] =
    ["/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/cert.pem"];

/// Trusted authorities, DER.
///
/// Environment: `TLS_ROOTS=all` trusts what the system trusts instead of the pinned ones, for the
/// day an endpoint changes its authority; `EXTRA_CA_FILE` adds one PEM file (benches and private
/// endpoints).
///
/// # Errors
/// When `TLS_ROOTS=all` finds no file of the system, or when that file or the one `EXTRA_CA_FILE`
/// names cannot be read or is no PEM.
pub fn roots() -> io::Result<&'static [Vec<u8>]> {
    // Every client asks; reading and copying them is done once.
    static ROOTS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    if let Some(roots) = ROOTS.get() {
        return Ok(roots);
    }
    let roots = find()?;
    Ok(ROOTS.get_or_init(|| roots))
}

/// TLS 1.2 and 1.3 by ring, trusting [`roots`].
///
/// # Errors
/// As [`roots`]; when none of them is a certificate.
pub fn config() -> io::Result<ClientConfig> {
    let mut store = RootCertStore::empty();
    let roots = roots()?.iter().map(|der| CertificateDer::from(der.as_slice()));
    if store.add_parsable_certificates(roots).0 == 0 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "no certificate of an authority"));
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?;
    Ok(config.with_root_certificates(store).with_no_client_auth())
}

fn find() -> io::Result<Vec<Vec<u8>>> {
    let mut roots = if std::env::var("TLS_ROOTS").is_ok_and(|value| value == "all") {
        system(&SYSTEM)?
    } else {
        PINNED.iter().map(|der| der.to_vec()).collect()
    };
    if let Some(path) = std::env::var_os("EXTRA_CA_FILE").filter(|path| !path.is_empty()) {
        roots.extend(certificates(&fs::read_to_string(path)?)?);
    }
    Ok(roots)
}

/// The certificates of the first of these files that exists.
fn system(paths: &[&str]) -> io::Result<Vec<Vec<u8>>> {
    for path in paths {
        match fs::read_to_string(path) {
            Ok(pem) => return certificates(&pem),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::NotFound, format!("no list of authorities at {}", paths.join(", "))))
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

    fn pem(der: &[u8]) -> String {
        format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", STANDARD.encode(der))
    }

    fn pinned(word: &str) -> bool {
        PINNED.iter().any(|der| der.windows(word.len()).any(|part| part == word.as_bytes()))
    }

    #[test]
    fn the_pinned_roots_are_few_and_contain_amazon_and_telegram_authorities() {
        assert!((8..40).contains(&PINNED.len()), "{}", PINNED.len());
        for word in ["Amazon Root CA 1", "Starfield Services Root Certificate Authority - G2"] {
            assert!(pinned(word), "{word}");
        }
        assert!(pinned("Go Daddy Root Certificate Authority - G2"), "Telegram's");
        assert!(!pinned("Microsoft"), "an authority no endpoint of ours uses");
    }

    #[test]
    fn the_system_is_asked_in_order_and_a_system_without_a_list_is_an_error() {
        let folder = std::env::temp_dir();
        let path = |name: &str| format!("{}/hotline-tls-{}-{name}", folder.display(), std::process::id());
        let (missing, first, second) = (path("missing"), path("first"), path("second"));
        std::fs::write(&first, pem(PINNED[0]) + &pem(PINNED[1])).unwrap();
        std::fs::write(&second, pem(PINNED[2])).unwrap();

        assert_eq!(system(&[&missing, &first, &second]).unwrap(), [PINNED[0], PINNED[1]]);
        std::fs::remove_file(first).unwrap();
        std::fs::remove_file(second).unwrap();
        let error = system(&[&missing]).unwrap_err();
        assert!(error.to_string().contains(&missing), "{error}");
    }

    #[test]
    fn every_pinned_root_is_a_certificate() {
        let mut store = RootCertStore::empty();
        let parsed = store.add_parsable_certificates(PINNED.iter().map(|der| CertificateDer::from(*der)));
        assert_eq!(parsed, (PINNED.len(), 0));
        assert!(config().is_ok());
    }

    #[test]
    fn pem_round_trip() {
        let der = vec![1, 2, 3, 250];
        assert_eq!(certificates(&pem(&der)).unwrap(), vec![der]);
    }
}
