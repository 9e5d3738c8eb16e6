//! What a draft becomes: a card with its first event, and its files as the card names them.

use hotline_domain::{
    card::{Card, Classification, Event, Registration, apply, register},
    dialogue::Draft,
    ids::{AppealId, ChannelUser},
    media::{Attachment, CardFile, FileKind, Origin, Storage, StoredFile},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{error::Fault, ports::RegistrationNumberOf};

/// The card that a draft makes, with its first event and its files.
pub(crate) fn new_card(
    id: AppealId,
    who: &ChannelUser,
    draft: &Draft,
    at: Timestamp,
    number: RegistrationNumberOf,
) -> Result<(Card, Event, Vec<StoredFile>), Fault> {
    let incomplete = || Fault::new("register", "the draft lacks a mandatory field");
    let applicant = draft.applicant().ok_or_else(incomplete)?;
    let files = card_files(&draft.files, 0);
    let stored = pending(&files);
    let registration = Registration {
        number: number.of(&applicant.surname),
        contact: Some(who.clone()),
        applicant,
        category: draft.category.clone().ok_or_else(incomplete)?,
        substance: draft.substance.text(),
        location: draft.location,
        files,
        marks: Classification::default(),
        repeats: None,
        split_from: None,
    };
    let event = register(id, registration, at).map_err(|refusal| Fault::new("register", refusal))?;
    let card = apply(None, &event).ok_or_else(incomplete)?;
    Ok((card, event, stored))
}

/// Files as a card names them; `before` is how many it has already.
pub(crate) fn card_files(files: &[Attachment], before: usize) -> Vec<(CardFile, Attachment)> {
    files
        .iter()
        .enumerate()
        .map(|(index, file)| {
            let name = file.name.clone().unwrap_or_else(|| default_name(file.kind, before + index + 1));
            let id = Uuid::now_v7();
            (CardFile { id, name, kind: file.kind, origin: Origin::Applicant }, file.clone())
        })
        .collect()
}

/// The whereabouts of files that are still in the messenger.
pub(crate) fn pending(files: &[(CardFile, Attachment)]) -> Vec<StoredFile> {
    let stored = |(file, attachment): &(CardFile, Attachment)| StoredFile {
        file: file.clone(),
        storage: Storage::Pending { attachment: attachment.clone() },
    };
    files.iter().map(stored).collect()
}

fn default_name(kind: FileKind, number: usize) -> String {
    let word = match kind {
        FileKind::Photo => "Фото",
        FileKind::Video => "Відео",
        FileKind::Audio => "Аудіо",
        FileKind::Voice => "Голосове повідомлення",
        FileKind::Document => "Файл",
    };
    format!("{word} {number}")
}
