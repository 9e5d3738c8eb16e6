//! Access tokens of a Cognito user pool, checked as AWS asks for it:
//! <https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html>.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use hotline_app::{
    error::Fault,
    ports::{Holder, Tokens},
};
use hotline_domain::{directory::Role, ids::StaffId};
use jsonwebtoken::{
    Algorithm, DecodingKey, DecodingKeyKind, Validation,
    crypto::{CryptoProvider, JwtVerifier, KeyUtils},
    decode, decode_header,
    errors::ErrorKind,
    jwk::JwkSet,
    signature::{Error as BadSignature, Verifier},
};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use serde::Deserialize;
use tokio::sync::Mutex;

use crate::http::Http1;

/// The pool signs with nothing else, so nothing else is believed.
const ALGORITHM: Algorithm = Algorithm::RS256;
/// For how long keys are used without asking whether they are still the pool's.
const KEPT: Duration = Duration::from_secs(2 * 60 * 60);
/// A token that names an unknown key does not make us ask for keys more often than this.
const ASKED: Duration = Duration::from_secs(60);

/// The access tokens that a user pool gives out to one of its clients.
pub struct PoolTokens {
    http: Http1,
    keys_url: String,
    client: String,
    validation: Validation,
    keys: Mutex<Option<Keys>>,
}

/// The pool's public keys at one moment.
struct Keys {
    set: Arc<JwkSet>,
    asked: Instant,
    good_until: Instant,
}

/// What is read of an access token's claims.
#[derive(Deserialize)]
struct Claims {
    token_use: String,
    client_id: String,
    username: String,
    #[serde(rename = "cognito:groups", default)]
    groups: Vec<String>,
}

impl PoolTokens {
    /// Tokens of this issuer for the client with this identity; `pool` is the address under which the
    /// pool publishes its keys.
    pub(crate) fn new(http: Http1, issuer: &str, pool: &str, client: &str) -> Self {
        // Only the first of a process is taken, and all are the same.
        let _ = RING.install_default();
        let mut validation = Validation::new(ALGORITHM);
        validation.set_issuer(&[issuer]);
        validation.set_required_spec_claims(&["exp", "iss"]);
        validation.leeway = 0;
        Self {
            http,
            keys_url: format!("{pool}/.well-known/jwks.json"),
            client: client.to_owned(),
            validation,
            keys: Mutex::new(None),
        }
    }

    /// The pool's keys, read anew where they are old or do not have this one.
    async fn keys(&self, wanted: Option<&str>) -> Result<Arc<JwkSet>, Fault> {
        let mut kept = self.keys.lock().await;
        let now = Instant::now();
        let has = |keys: &Keys| wanted.is_none_or(|id| keys.set.find(id).is_some());
        if let Some(keys) = &*kept
            && now < if has(keys) { keys.good_until } else { keys.asked + ASKED }
        {
            return Ok(keys.set.clone());
        }
        match (self.read().await, &mut *kept) {
            (Ok(set), kept) => {
                let keys = Keys { set: Arc::new(set), asked: now, good_until: now + KEPT };
                Ok(kept.insert(keys).set.clone())
            }
            // Better the keys of two hours ago than nobody at work.
            (Err(fault), Some(keys)) if has(keys) => {
                tracing::warn!(error = %fault, "the user pool's keys could not be read again");
                keys.good_until = now + ASKED;
                Ok(keys.set.clone())
            }
            (Err(fault), _) => Err(fault),
        }
    }

    async fn read(&self) -> Result<JwkSet, Fault> {
        let fault = |error| Fault::new("read the user pool's keys", error);
        let document = self.http.document(&self.keys_url).await.map_err(fault)?;
        serde_json::from_slice(&document)
            .map_err(|error| Fault::new("understand the user pool's keys", error))
    }
}

#[async_trait]
impl Tokens for PoolTokens {
    async fn prepare(&self) -> Result<(), Fault> {
        self.keys(None).await.map(drop)
    }

    async fn holder(&self, token: &str) -> Result<Option<Holder>, Fault> {
        let Some(id) = decode_header(token).ok().filter(|header| header.alg == ALGORITHM).and_then(|h| h.kid)
        else {
            return Ok(None);
        };
        let keys = self.keys(Some(&id)).await?;
        let Some(key) = keys.find(&id).and_then(|key| DecodingKey::from_jwk(key).ok()) else {
            return Ok(None);
        };
        let claims = decode::<Claims>(token, &key, &self.validation).ok().map(|token| token.claims);
        let ours = claims.filter(|claims| claims.token_use == "access" && claims.client_id == self.client);
        Ok(ours.map(|claims| Holder {
            id: StaffId::from(claims.username.as_str()),
            roles: claims.groups.iter().filter_map(|group| Role::from_code(group)).collect(),
        }))
    }
}

/// RSA signatures by ring, which TLS has brought already.
static RING: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(ErrorKind::InvalidAlgorithm.into()),
    verifier_factory: |algorithm, key| match (algorithm, key.kind()) {
        (&ALGORITHM, DecodingKeyKind::RsaModulusExponent { n, e }) => {
            Ok(Box::new(Rs256(RsaPublicKeyComponents { n: n.clone(), e: e.clone() })))
        }
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    key_utils: KeyUtils::new_unimplemented(),
};

struct Rs256(RsaPublicKeyComponents<Vec<u8>>);

impl Verifier<Vec<u8>> for Rs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), BadSignature> {
        let verified = self.0.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature);
        verified.map_err(|_| BadSignature::new())
    }
}

impl JwtVerifier for Rs256 {
    fn algorithm(&self) -> Algorithm {
        ALGORITHM
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
    use jsonwebtoken::get_current_timestamp;
    use ring::{
        rand::SystemRandom,
        signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair},
    };
    use serde_json::{Value, json};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;

    const ISSUER: &str = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_city";
    const CLIENT: &str = "staff-web";

    /// A key that signs. Those of the tests guard nothing.
    struct Signer {
        id: &'static str,
        key: RsaKeyPair,
    }

    impl Signer {
        fn pool() -> Self {
            Self::of("pool", include_bytes!("../testdata/pool.der"))
        }

        fn stranger(id: &'static str) -> Self {
            Self::of(id, include_bytes!("../testdata/stranger.der"))
        }

        fn of(id: &'static str, der: &[u8]) -> Self {
            Self { id, key: RsaKeyPair::from_der(der).unwrap() }
        }

        fn published(&self) -> Value {
            let public = RsaPublicKeyComponents::<Vec<u8>>::from(self.key.public_key());
            let (n, e) = (BASE64.encode(public.n), BASE64.encode(public.e));
            json!({ "kid": self.id, "kty": "RSA", "alg": "RS256", "use": "sig", "n": n, "e": e })
        }

        fn signs(&self, claims: &Value) -> String {
            self.signs_as(&json!({ "kid": self.id, "alg": "RS256" }), claims)
        }

        fn signs_as(&self, header: &Value, claims: &Value) -> String {
            let encoded = |value: &Value| BASE64.encode(value.to_string());
            let message = format!("{}.{}", encoded(header), encoded(claims));
            let mut signature = vec![0; self.key.public().modulus_len()];
            let random = SystemRandom::new();
            self.key.sign(&RSA_PKCS1_SHA256, &random, message.as_bytes(), &mut signature).unwrap();
            format!("{message}.{}", BASE64.encode(signature))
        }
    }

    /// What a pool writes into an access token.
    fn claims() -> Value {
        let now = get_current_timestamp();
        json!({
            "sub": "0b1c", "iss": ISSUER, "client_id": CLIENT, "token_use": "access", "username": "koval",
            "cognito:groups": ["executor", "eu-central-1_city_Google"], "scope": "openid",
            "auth_time": now - 60, "iat": now - 60, "exp": now + 3600,
        })
    }

    fn with(name: &str, value: Value) -> Value {
        let mut claims = claims();
        claims[name] = value;
        claims
    }

    fn without(name: &str) -> Value {
        let mut claims = claims();
        claims.as_object_mut().unwrap().remove(name);
        claims
    }

    /// A pool that publishes these documents in turn, the last of them for ever, and how often it was
    /// asked. `None` is a pool that is out of order.
    async fn pool(documents: Vec<Option<Value>>) -> (PoolTokens, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/eu-central-1_city", listener.local_addr().unwrap());
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = asked.clone();
        tokio::spawn(async move {
            loop {
                let mut stream = listener.accept().await.unwrap().0;
                let mut request = [0; 2048];
                let length = stream.read(&mut request).await.unwrap();
                let request = String::from_utf8_lossy(&request[..length]);
                assert!(request.starts_with("GET /eu-central-1_city/.well-known/jwks.json "), "{request}");
                let turn = counter.fetch_add(1, Ordering::SeqCst).min(documents.len() - 1);
                let (status, body) = match &documents[turn] {
                    Some(keys) => ("200 OK", keys.to_string()),
                    None => ("503 Service Unavailable", String::new()),
                };
                let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n", body.len());
                stream.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes()).await.unwrap();
            }
        });
        (PoolTokens::new(Http1::pinned().unwrap(), ISSUER, &url, CLIENT), asked)
    }

    fn keys(signers: &[&Signer]) -> Option<Value> {
        Some(json!({ "keys": signers.iter().map(|signer| signer.published()).collect::<Vec<_>>() }))
    }

    fn koval() -> Holder {
        Holder { id: "koval".into(), roles: vec![Role::Executor] }
    }

    #[tokio::test]
    async fn a_token_of_the_pool_says_who_and_in_which_groups() {
        let signer = Signer::pool();
        let (tokens, asked) = pool(vec![keys(&[&Signer::stranger("id"), &signer])]).await;
        tokens.prepare().await.unwrap();
        assert_eq!(tokens.holder(&signer.signs(&claims())).await.unwrap(), Some(koval()));
        let nobody = tokens.holder(&signer.signs(&without("cognito:groups"))).await.unwrap().unwrap();
        assert_eq!((nobody.id, nobody.roles), ("koval".into(), vec![]));
        assert_eq!(asked.load(Ordering::SeqCst), 1, "the keys are kept");
    }

    #[tokio::test]
    async fn expired_forged_and_foreign_tokens_are_nobodys() {
        let signer = Signer::pool();
        let (tokens, asked) = pool(vec![keys(&[&signer])]).await;
        let now = get_current_timestamp();
        let good = signer.signs(&claims());
        let [header, payload, signature] = good.split('.').collect::<Vec<_>>()[..] else { unreachable!() };
        let admin = BASE64.encode(with("cognito:groups", json!(["admin"])).to_string());
        let kid = |alg: &str| json!({ "kid": signer.id, "alg": alg });
        let unsigned = BASE64.encode(kid("none").to_string());
        let mine = |claims: Value| signer.signs(&claims);
        for (what, token) in [
            ("expired", mine(with("exp", json!(now - 1)))),
            ("without an end", mine(without("exp"))),
            (
                "of another pool",
                mine(with("iss", json!("https://cognito-idp.eu-central-1.amazonaws.com/other"))),
            ),
            ("without an issuer", mine(without("iss"))),
            ("for another site", mine(with("client_id", json!("another")))),
            ("for another service", mine(with("aud", json!(["another"])))),
            ("an identity token", mine(with("token_use", json!("id")))),
            ("without a name", mine(without("username"))),
            ("with a forged group", format!("{header}.{admin}.{signature}")),
            ("with another's signature", Signer::stranger(signer.id).signs(&claims())),
            ("by an unknown key", Signer::stranger("unknown").signs(&claims())),
            ("unsigned", format!("{unsigned}.{admin}.")),
            ("signed otherwise than it says", signer.signs_as(&kid("HS256"), &claims())),
            ("with a longer sum", signer.signs_as(&kid("RS512"), &claims())),
            ("by a key without a name", signer.signs_as(&json!({ "alg": "RS256" }), &claims())),
            ("cut off", format!("{header}.{payload}")),
            ("rubbish", "rubbish".to_owned()),
            ("nothing", String::new()),
        ] {
            assert_eq!(tokens.holder(&token).await.unwrap(), None, "{what}");
        }
        assert_eq!(tokens.holder(&good).await.unwrap(), Some(koval()));
        assert_eq!(asked.load(Ordering::SeqCst), 1, "unknown keys do not make us ask again and again");
    }

    #[tokio::test]
    async fn a_new_key_of_the_pool_is_learnt() {
        let (old, new) = (Signer::pool(), Signer::stranger("new"));
        let (tokens, asked) = pool(vec![keys(&[&old]), keys(&[&new])]).await;
        assert_eq!(tokens.holder(&old.signs(&claims())).await.unwrap(), Some(koval()));
        later(&tokens, ASKED).await;
        assert_eq!(tokens.holder(&new.signs(&claims())).await.unwrap(), Some(koval()));
        assert_eq!(tokens.holder(&old.signs(&claims())).await.unwrap(), None, "no key of the pool any more");
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn old_keys_are_used_while_the_pool_does_not_answer() {
        let signer = Signer::pool();
        let (tokens, asked) = pool(vec![keys(&[&signer]), None]).await;
        let token = signer.signs(&claims());
        assert_eq!(tokens.holder(&token).await.unwrap(), Some(koval()));
        later(&tokens, KEPT).await;
        for _ in 0..3 {
            assert_eq!(tokens.holder(&token).await.unwrap(), Some(koval()));
        }
        assert_eq!(asked.load(Ordering::SeqCst), 2, "nor is the pool asked with every request");
        let unknown = Signer::stranger("new").signs(&claims());
        assert!(tokens.holder(&unknown).await.is_err(), "its key may be new");
    }

    #[tokio::test]
    async fn nothing_is_said_of_a_token_while_the_keys_are_not_known() {
        let signer = Signer::pool();
        let (tokens, _) = pool(vec![None, None, Some(json!({ "keys": "none" })), keys(&[&signer])]).await;
        let token = signer.signs(&claims());
        assert!(tokens.prepare().await.is_err());
        for _ in 0..2 {
            assert!(tokens.holder(&token).await.is_err());
        }
        assert_eq!(tokens.holder(&token).await.unwrap(), Some(koval()));
    }

    /// Lets so much time pass.
    async fn later(tokens: &PoolTokens, time: Duration) {
        let mut kept = tokens.keys.lock().await;
        let keys = kept.as_mut().unwrap();
        keys.asked -= time;
        keys.good_until -= time;
    }
}
