//! The private S3 bucket behind the file port.

use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_s3::{presigning::PresigningConfig, primitives::ByteStream};
use hotline_app::{
    error::Fault,
    ports::{Files, ObjectInfo, UploadGrant},
};

const LINK_LIFE: Duration = Duration::from_secs(3600);
const GRANT_LIFE: Duration = Duration::from_secs(15 * 60);

/// One bucket.
pub struct Bucket {
    client: aws_sdk_s3::Client,
    name: String,
}

impl Bucket {
    /// The bucket with this name.
    #[must_use]
    pub fn new(client: aws_sdk_s3::Client, name: impl Into<String>) -> Self {
        Self { client, name: name.into() }
    }
}

fn presigning(life: Duration) -> Result<PresigningConfig, Fault> {
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
        let shown = ["image/", "video/", "audio/"].iter().any(|kind| content_type.starts_with(kind))
            && content_type != "image/svg+xml";
        let disposition = if shown { "inline" } else { "attachment" };
        let request = self
            .client
            .get_object()
            .bucket(&self.name)
            .key(key)
            .response_content_disposition(format!(
                "{disposition}; filename*=UTF-8''{}",
                percent_encoded(name)
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
