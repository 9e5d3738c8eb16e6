//! What citizens do with their cards later: answer a question, add something, take the appeal back.

use hotline_app::ports::{Along, Cards, Files};
use hotline_domain::{
    calendar::WorkingCalendar,
    card::{Addition, ApplicantCommand, Card, apply, decide_applicant},
    media::{Attachment, CardFile, FileKind, Origin},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Error,
    pictures::{Picture, store_photo},
};

/// Words, and a picture where there is one, as a citizen adds them; `None` without a chat.
pub fn addition(card: &Card, text: &str, picture: Option<Picture>) -> Option<Addition> {
    let file = |picture: Picture| {
        let attachment = Attachment {
            kind: FileKind::Photo,
            source: format!("demo-{}-{}", card.id, card.version),
            name: None,
            content_type: None,
            size: Some(picture.bytes().len() as u64),
        };
        let name = "Фото 1".to_owned();
        let id = Uuid::now_v7();
        (CardFile { id, name, kind: FileKind::Photo, origin: Origin::Applicant }, attachment)
    };
    Some(Addition {
        from: card.contact.clone()?,
        text: Some(text.to_owned()),
        files: picture.into_iter().map(file).collect(),
        location: None,
        edited: false,
    })
}

/// Carries out what the citizen wants at `at`; the card after it.
///
/// # Errors
/// A refusal by the regulation, or a fault of the table or the bucket.
pub async fn act<S: Cards>(
    cards: &S,
    files: &dyn Files,
    card: Card,
    command: ApplicantCommand,
    picture: Option<Picture>,
    at: Timestamp,
    calendar: &WorkingCalendar,
) -> Result<Card, Error> {
    let event = decide_applicant(&card, command, at, calendar)?;
    let mut stored = Vec::new();
    for (file, _) in event.kind.files().map(|(_, files)| files).unwrap_or_default() {
        if let Some(picture) = picture {
            stored.push(store_photo(files, card.id, file.clone(), picture).await?);
        }
    }
    let after = apply(Some(card.clone()), &event).ok_or("The card has disappeared.")?;
    cards.save(&card, &after, &[event], &stored, &Along::default()).await?;
    Ok(after)
}
