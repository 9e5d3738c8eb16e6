//! Uploads in parts: S3's multipart uploads behind their port.

use async_trait::async_trait;
use aws_sdk_s3::{
    error::ProvideErrorMetadata,
    types::{CompletedMultipartUpload, CompletedPart},
};
use hotline_app::{
    error::Fault,
    ports::{GRANT_LIFE, Multipart, Part},
};

use crate::files::{Bucket, presigning};

/// What S3 answers about an upload that was joined, dropped or never begun.
const UNKNOWN: Option<&str> = Some("NoSuchUpload");

#[async_trait]
impl Multipart for Bucket {
    async fn begin_parts(&self, key: &str) -> Result<String, Fault> {
        let begun = self
            .client
            .create_multipart_upload()
            .bucket(&self.name)
            .key(key)
            // Nobody is ever shown it under this key; what it is, its content tells later.
            .content_type("application/octet-stream")
            .send()
            .await
            .map_err(|error| Fault::new("begin an upload", error))?;
        begun.upload_id.ok_or_else(|| Fault::new("begin an upload", "the bucket gave it no name"))
    }

    async fn grant_part(&self, key: &str, id: &str, number: i32, size: u64) -> Result<String, Fault> {
        let size = i64::try_from(size).map_err(|error| Fault::new("presign a part", error))?;
        let request = self
            .client
            .upload_part()
            .bucket(&self.name)
            .key(key)
            .upload_id(id)
            .part_number(number)
            .content_length(size)
            .presigned(presigning(GRANT_LIFE)?)
            .await
            .map_err(|error| Fault::new("presign a part", error))?;
        Ok(request.uri().to_owned())
    }

    async fn parts(&self, key: &str, id: &str) -> Result<Option<Vec<Part>>, Fault> {
        let mut pages =
            self.client.list_parts().bucket(&self.name).key(key).upload_id(id).into_paginator().send();
        let mut parts = Vec::new();
        while let Some(page) = pages.next().await {
            let page = match page {
                Ok(page) => page,
                Err(error) if error.code() == UNKNOWN => return Ok(None),
                Err(error) => return Err(Fault::new("list the parts of an upload", error)),
            };
            parts.extend(page.parts.unwrap_or_default().into_iter().filter_map(|part| {
                let size = u64::try_from(part.size()?).ok()?;
                Some(Part { number: part.part_number()?, size, etag: part.e_tag? })
            }));
        }
        Ok(Some(parts))
    }

    async fn join_parts(&self, key: &str, id: &str, parts: &[Part]) -> Result<bool, Fault> {
        let parts = parts
            .iter()
            .map(|part| CompletedPart::builder().part_number(part.number).e_tag(&part.etag).build())
            .collect();
        let joined = self
            .client
            .complete_multipart_upload()
            .bucket(&self.name)
            .key(key)
            .upload_id(id)
            .multipart_upload(CompletedMultipartUpload::builder().set_parts(Some(parts)).build())
            .send()
            .await;
        match joined {
            Ok(_) => Ok(true),
            Err(error) if error.code() == UNKNOWN => Ok(false),
            Err(error) => Err(Fault::new("join the parts of an upload", error)),
        }
    }

    async fn drop_parts(&self, key: &str, id: &str) -> Result<(), Fault> {
        let dropped =
            self.client.abort_multipart_upload().bucket(&self.name).key(key).upload_id(id).send().await;
        match dropped {
            Ok(_) => Ok(()),
            Err(error) if error.code() == UNKNOWN => Ok(()),
            Err(error) => Err(Fault::new("drop an upload", error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Aws;

    #[tokio::test]
    async fn a_browser_may_put_a_part_of_this_size_and_nothing_else() {
        let client = Aws::with("eu-central-1", "key", "secret").expect("clients").s3();
        let bucket = Bucket::new(client, "bucket");
        let url = bucket.grant_part("uploads/t", "id", 3, 1024).await.expect("no call is made");
        assert!(url.contains("partNumber=3") && url.contains("uploadId=id"), "{url}");
        assert!(url.contains("X-Amz-SignedHeaders=content-length%3Bhost"), "{url}");
        assert!(url.contains("X-Amz-Expires=3600"), "{url}");
        assert!(!url.to_lowercase().contains("checksum"), "a browser has no checksum to send: {url}");
    }
}
