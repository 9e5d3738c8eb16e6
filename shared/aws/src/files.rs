//! The private S3 bucket behind the file port.

use std::{io::Write, path::Path, time::Duration};

use async_trait::async_trait;
use aws_sdk_s3::{presigning::PresigningConfig, primitives::ByteStream};
use hotline_app::{
    error::Fault,
    ports::{Files, ObjectInfo, UploadGrant},
};
use hotline_domain::media::{download_name, shown_in_browser};

const LINK_LIFE: Duration = Duration::from_secs(3600);
const GRANT_LIFE: Duration = Duration::from_secs(15 * 60);

/// One bucket.
pub struct Bucket {
    pub(crate) client: aws_sdk_s3::Client,
    pub(crate) name: String,
}

impl Bucket {
    /// The bucket with this name.
    #[must_use]
    pub fn new(client: aws_sdk_s3::Client, name: impl Into<String>) -> Self {
        Self { client, name: name.into() }
    }
}

pub(crate) fn presigning(life: Duration) -> Result<PresigningConfig, Fault> {
    PresigningConfig::expires_in(life).map_err(|error| Fault::new("presign", error))
}

#[async_trait]
impl Files for Bucket {
    async fn put(&self, key: &str, content_type: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        self.client
            .put_object()
            .bucket(&self.name)
            .key(key)
            .content_type(content_type)
            .body(ByteStream::from(bytes))
            .send()
            .await
            .map_err(|error| Fault::new("store a file", error))?;
        Ok(())
    }

    async fn put_from(&self, key: &str, content_type: &str, path: &Path, sha256: &str) -> Result<(), Fault> {
        let body =
            ByteStream::from_path(path).await.map_err(|error| Fault::new("read a temporary file", error))?;
        self.client
            .put_object()
            .bucket(&self.name)
            .key(key)
            .content_type(content_type)
            // The sum is known, so the body goes as it is: no trailer and no chunks of AWS's own.
            .checksum_sha256(checksum(sha256)?)
            .body(body)
            .send()
            .await
            .map_err(|error| Fault::new("store a file", error))?;
        Ok(())
    }

    async fn read(&self, key: &str, into: &mut (dyn Write + Send)) -> Result<bool, Fault> {
        let mut body = match self.client.get_object().bucket(&self.name).key(key).send().await {
            Ok(object) => object.body,
            Err(error) if error.as_service_error().is_some_and(|e| e.is_no_such_key()) => return Ok(false),
            Err(error) => return Err(Fault::new("read a file", error)),
        };
        while let Some(chunk) = body.try_next().await.map_err(|error| Fault::new("read a file", error))? {
            into.write_all(&chunk).map_err(|error| Fault::new("write a temporary file", error))?;
        }
        into.flush().map_err(|error| Fault::new("write a temporary file", error))?;
        Ok(true)
    }

    async fn remove(&self, key: &str) -> Result<(), Fault> {
        let removed = self.client.delete_object().bucket(&self.name).key(key).send().await;
        removed.map(drop).map_err(|error| Fault::new("remove a file", error))
    }

    async fn grant_upload(&self, key: &str, content_type: &str, size: u64) -> Result<UploadGrant, Fault> {
        let size = i64::try_from(size).map_err(|error| Fault::new("presign", error))?;
        let request = self
            .client
            .put_object()
            .bucket(&self.name)
            .key(key)
            .content_type(content_type)
            .content_length(size)
            .presigned(presigning(GRANT_LIFE)?)
            .await
            .map_err(|error| Fault::new("presign", error))?;
        // The browser sets the length itself; the rest must be sent as it was signed.
        let headers = request
            .headers()
            .filter(|(name, _)| !matches!(*name, "content-length" | "host"))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Ok(UploadGrant { url: request.uri().to_owned(), headers })
    }

    async fn link(&self, key: &str, name: &str, content_type: &str) -> Result<String, Fault> {
        // Only what a browser shows safely is shown; the rest is saved as a file.
        let disposition = if shown_in_browser(content_type) { "inline" } else { "attachment" };
        let request = self
            .client
            .get_object()
            .bucket(&self.name)
            .key(key)
            .response_content_disposition(format!(
                "{disposition}; filename*=UTF-8''{}",
                percent_encoded(&download_name(name, content_type))
            ))
            .response_content_type(content_type)
            .presigned(presigning(LINK_LIFE)?)
            .await
            .map_err(|error| Fault::new("presign", error))?;
        Ok(request.uri().to_owned())
    }

    async fn info(&self, key: &str) -> Result<Option<ObjectInfo>, Fault> {
        match self.client.head_object().bucket(&self.name).key(key).send().await {
            Ok(head) => Ok(Some(ObjectInfo {
                size: head.content_length().and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
                content_type: head.content_type().unwrap_or("application/octet-stream").to_owned(),
            })),
            Err(error) if error.as_service_error().is_some_and(|e| e.is_not_found()) => Ok(None),
            Err(error) => Err(Fault::new("look at a file", error)),
        }
    }
}

/// A SHA-256 of hexadecimal digits as S3 wants it: base64 (RFC 4648) of the 32 bytes.
fn checksum(sha256: &str) -> Result<String, Fault> {
    let digit = |index: usize| {
        let digits = sha256.get(index..index + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    let bytes: Option<Vec<u8>> = (0..sha256.len()).step_by(2).map(digit).collect();
    let bytes = bytes.filter(|bytes| bytes.len() == 32);
    let bytes = bytes.ok_or_else(|| Fault::new("store a file", "its checksum is no SHA-256"))?;
    Ok(base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes))
}

/// RFC 5987: everything but unreserved characters as `%XX`.
fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_sent_in_base64() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(checksum(empty).ok().as_deref(), Some("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
        assert!(checksum("e3b0").is_err() && checksum("не число").is_err());
    }
}
