//! Pictures and documents of the demo: the bytes, and putting them where the product keeps files.

use hotline_app::{
    error::Fault,
    ports::{CardRecord, Cards, Files},
};
use hotline_domain::{
    ids::AppealId,
    media::{CardFile, FileKind, Origin, Storage, StoredFile, object_key},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A sample file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// A pothole.
    Road,
    /// A dark street lamp.
    Lamp,
    /// Litter in a yard.
    Yard,
    /// A damp wall of a block of flats.
    House,
    /// A dry tree over a path.
    Tree,
    /// The pothole patched.
    RoadDone,
    /// The lamp shining.
    LampDone,
    /// The yard cleaned.
    YardDone,
    /// An act of completed work.
    Act,
}

impl Picture {
    /// The file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Road => include_bytes!("../../simulator/samples/road.jpg"),
            Self::Lamp => include_bytes!("../../simulator/samples/lamp.jpg"),
            Self::Yard => include_bytes!("../../simulator/samples/yard.jpg"),
            Self::House => include_bytes!("../pictures/house.jpg"),
            Self::Tree => include_bytes!("../pictures/tree.jpg"),
            Self::RoadDone => include_bytes!("../pictures/road_done.jpg"),
            Self::LampDone => include_bytes!("../pictures/lamp_done.jpg"),
            Self::YardDone => include_bytes!("../pictures/yard_done.jpg"),
            Self::Act => include_bytes!("../pictures/act.pdf"),
        }
    }

    /// Its MIME type.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Act => "application/pdf",
            _ => "image/jpeg",
        }
    }

    fn proof_name(self) -> &'static str {
        match self {
            Self::Act => "Акт виконаних робіт.pdf",
            _ => "Після виконання робіт.jpg",
        }
    }
}

/// Stores what a citizen sent with an appeal, as the copying of files would have done.
///
/// # Errors
/// A fault of the table or the bucket.
pub async fn store_photos(
    cards: &dyn Cards,
    files: &dyn Files,
    record: &CardRecord,
    photos: &[Picture],
) -> Result<(), Fault> {
    for (file, picture) in record.card.files.iter().zip(photos) {
        let sha256 = Sha256::digest(picture.bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let stored = put(files, record.card.id, file.clone(), *picture, Some(sha256)).await?;
        cards.put_file(record.card.id, &stored).await?;
    }
    Ok(())
}

/// Stores one more picture of a citizen, as the copying of files would have done.
///
/// # Errors
/// A fault of the bucket.
pub async fn store_photo(
    files: &dyn Files,
    appeal: AppealId,
    file: CardFile,
    picture: Picture,
) -> Result<StoredFile, Fault> {
    put(files, appeal, file, picture, None).await
}

/// Stores a proof of the work, as a browser would have done.
///
/// # Errors
/// A fault of the bucket.
pub async fn store_proof(files: &dyn Files, appeal: AppealId, picture: Picture) -> Result<StoredFile, Fault> {
    let file = CardFile {
        id: Uuid::now_v7(),
        name: picture.proof_name().to_owned(),
        kind: FileKind::of_content_type(picture.content_type()),
        origin: Origin::Staff,
    };
    put(files, appeal, file, picture, None).await
}

async fn put(
    files: &dyn Files,
    appeal: AppealId,
    file: CardFile,
    picture: Picture,
    sha256: Option<String>,
) -> Result<StoredFile, Fault> {
    let key = object_key(appeal, file.id);
    let content_type = picture.content_type().to_owned();
    files.put(&key, &content_type, picture.bytes().to_vec()).await?;
    let size = picture.bytes().len() as u64;
    let storage = Storage::Stored { key, content_type, size, sha256, taken: None, thumbnail: None };
    Ok(StoredFile { file, storage })
}
