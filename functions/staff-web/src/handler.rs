//! Files of the site, and what it must know of its stage.

use lambda_http::{
    Body, Request, Response,
    http::{HeaderValue, Method, StatusCode, header},
};
use rust_embed::RustEmbed;
use serde::Serialize;

/// `web/dist`, as built by Vite, with `.br` and `.gz` beside every text file.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Site;

/// What the browser must know; answered as `/config.json`.
#[derive(Debug, Clone, Serialize)]
pub struct Settings {
    /// Name of the city.
    pub city: String,
    /// Stage of the stack.
    pub stage: String,
    /// How time passes in the city, `<instant>x<factor>`; none where it does as everywhere.
    pub pace: Option<String>,
    /// Sign-in.
    pub oidc: Oidc,
    /// What pages may load and call (Content-Security-Policy).
    #[serde(skip)]
    pub policy: String,
}

/// Where and how to sign in.
#[derive(Debug, Clone, Serialize)]
pub struct Oidc {
    /// Issuer of the tokens.
    pub authority: String,
    /// Discovery document, where it is not at the issuer.
    pub metadata_url: Option<String>,
    /// Public client of the site.
    pub client_id: String,
    /// Where the sign-in comes back to.
    pub redirect_uri: String,
    /// Address of the hosted sign-in page; signing out goes there too.
    pub sign_in_url: String,
}

impl Settings {
    /// From the function's environment; what is missing is empty.
    #[must_use]
    pub fn from_env() -> Self {
        let get = |name| std::env::var(name).unwrap_or_default();
        let web_url = get("WEB_URL");
        let policy = policy(&[get("SIGN_IN_URL"), get("OIDC_METADATA_URL"), get("AWS_ENDPOINT_URL")]);
        Self {
            policy,
            city: get("CITY_NAME"),
            stage: get("STAGE"),
            pace: Some(get("CITY_PACE")).filter(|pace| !pace.is_empty()),
            oidc: Oidc {
                authority: get("OIDC_AUTHORITY"),
                metadata_url: Some(get("OIDC_METADATA_URL")).filter(|url| !url.is_empty()),
                client_id: get("OIDC_CLIENT_ID"),
                redirect_uri: format!("{}/", web_url.trim_end_matches('/')),
                sign_in_url: get("SIGN_IN_URL"),
            },
        }
    }
}

/// The site's own files, the city's files in the bucket, and the sign-in; nothing else. The given
/// addresses are those of sign-in and of a local cloud; empty ones do not count.
fn policy(addresses: &[String]) -> String {
    let mut elsewhere = "https://*.amazonaws.com".to_owned();
    for origin in addresses.iter().filter_map(|address| origin(address)) {
        elsewhere.push(' ');
        elsewhere.push_str(&origin);
    }
    format!(
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: {elsewhere}; \
         media-src 'self' blob: {elsewhere}; connect-src 'self' {elsewhere}; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'; object-src 'none'"
    )
}

fn origin(address: &str) -> Option<String> {
    let uri: lambda_http::http::Uri = address.parse().ok()?;
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?))
}

/// Answers a request for a file; any other path is a page of the application.
pub fn handle(settings: &Settings, request: &Request) -> Response<Body> {
    let mut response = find(settings, request);
    if let Ok(policy) = HeaderValue::from_str(&settings.policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

fn find(settings: &Settings, request: &Request) -> Response<Body> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "method not allowed");
    }
    let path = request.uri().path().trim_start_matches('/');
    if path == "config.json" {
        let body = serde_json::to_string(settings).unwrap_or_default();
        return answer("application/json", "no-cache", None, Body::Text(body));
    }
    let accepted = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if let Some(response) = file(path, accepted) {
        return response;
    }
    if is_file(path) {
        return plain(StatusCode::NOT_FOUND, "not found");
    }
    file(page(path), accepted).unwrap_or_else(|| plain(StatusCode::NOT_FOUND, "the site was not built"))
}

/// True for what can be a file of the site only: those are under `assets/` or at the root. Deeper paths
/// are pages, also where the last part has a dot, as accounts do (`/admin/staff/o.melnyk`).
fn is_file(path: &str) -> bool {
    path.starts_with("assets/") || (!path.contains('/') && path.contains('.'))
}

/// The page behind a path: that of an upload link stands alone, the rest is the staff application.
fn page(path: &str) -> &'static str {
    match path.strip_prefix("upload/").filter(|token| !token.is_empty()) {
        Some(_) => "upload.html",
        None => "index.html",
    }
}

fn file(path: &str, accepted: &str) -> Option<Response<Body>> {
    let encodings = [("br", ".br"), ("gzip", ".gz")];
    let packed = encodings
        .iter()
        .filter(|(name, _)| {
            accepted.split(',').any(|offer| offer.split(';').next().map(str::trim) == Some(name))
        })
        .find_map(|(name, ending)| Some((Some(*name), Site::get(&format!("{path}{ending}"))?)));
    let (encoding, content) = match packed {
        Some(found) => found,
        None => (None, Site::get(path)?),
    };
    // Vite puts a hash of the content into the names under assets/.
    let caching = match path.starts_with("assets/") {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    Some(answer(content_type(path), caching, encoding, Body::Binary(content.data.into_owned())))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn answer(
    content_type: &'static str,
    caching: &'static str,
    encoding: Option<&'static str>,
    body: Body,
) -> Response<Body> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn plain(status: StatusCode, text: &str) -> Response<Body> {
    hotline_lambda::http::with_body(status, "text/plain; charset=utf-8", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(path: &str) -> Response<Body> {
        let mut request = Request::default();
        *request.uri_mut() = path.parse().expect("constant");
        handle(&Settings::from_env(), &request)
    }

    #[test]
    fn settings_are_answered_and_never_cached() {
        let response = get("/config.json");
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-cache");
    }

    #[test]
    fn pages_load_nothing_from_strangers() {
        let policy = policy(&["https://city.auth.example/login".to_owned(), String::new()]);
        assert!(policy.contains("connect-src 'self' https://*.amazonaws.com https://city.auth.example;"));
        assert!(get("/config.json").headers().contains_key(header::CONTENT_SECURITY_POLICY));
    }

    #[test]
    fn an_upload_link_opens_a_page_of_its_own() {
        assert_eq!(page("upload/0123456789abcdef0123456789abcdef01234567"), "upload.html");
        for path in ["", "upload", "upload/", "appeals/1", "uploads/1"] {
            assert_eq!(page(path), "index.html", "{path}");
        }
    }

    #[test]
    fn a_missing_file_is_not_the_application() {
        for missing in ["/assets/old-1234.js", "/assets/old", "/favicon.svg.map"] {
            assert_eq!(get(missing).status(), StatusCode::NOT_FOUND, "{missing}");
        }
    }

    #[test]
    fn a_persons_page_opens_by_its_address() {
        for page in ["/admin/staff/o.melnyk", "/figures/p.yurchenko"] {
            assert_ne!(get(page).status(), StatusCode::NOT_FOUND, "{page}");
        }
    }
}
