//! A file's way through an upload link: begun, sent in parts by the browser, joined, handed on. Each
//! step may be repeated, and cut off anywhere.

use hotline_domain::{
    dialogue::DialogueRules,
    directory::Directory,
    media::{Attachment, FileKind, MAX_UPLOAD, accepted, link_upload_key, upload_source},
    refusal::Refusal,
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    delivery::{NotDelivered, Place, deliver},
    error::Fault,
    intake::Desk,
    ports::{Done, Files, Multipart, Part, SaveError, Sending, Upload},
};

/// Bytes of every part but the last (S3 takes 5 MB to 5 GB).
pub const PART: u64 = 8 * 1024 * 1024;
/// Longest name of a file, characters.
const MAX_NAME: usize = 200;
/// How long after its end a link still lets a file be finished that was being sent.
const GRACE: SignedDuration = SignedDuration::from_hours(1);
/// How often it is tried again while another window works at the same link.
const TRIES: usize = 4;

/// A bucket that takes files in parts.
pub trait Shelf: Files + Multipart {}
impl<T: Files + Multipart> Shelf for T {}

/// Upload links at work.
pub struct Transfers<'a, S> {
    /// Links, conversations and cards.
    pub store: &'a S,
    /// The bucket.
    pub files: &'a dyn Shelf,
    /// The city's directory and settings.
    pub directory: &'a Directory,
    /// The time of the call.
    pub now: Timestamp,
}

/// Why a step was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such link, or it was forgotten.
    #[error("no such link")]
    Unknown,
    /// The link's time is over.
    #[error("expired")]
    Expired,
    /// The file is there already; it is not replaced.
    #[error("used")]
    Used,
    /// The name is empty, too long or has control characters.
    #[error("bad name")]
    BadName,
    /// Files of the claimed type are not accepted.
    #[error("bad type")]
    BadType,
    /// There is nothing in the file.
    #[error("empty")]
    Empty,
    /// The file is larger than the limit, bytes.
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// Not all of the file has arrived.
    #[error("incomplete")]
    Incomplete,
    /// Another window began a file at the same time.
    #[error("another window")]
    Busy,
    /// The card takes nothing any more.
    #[error(transparent)]
    Card(Refusal),
    /// Not the person's fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<NotDelivered> for Refused {
    fn from(error: NotDelivered) -> Self {
        match error {
            NotDelivered::Refused(refusal) => Self::Card(refusal),
            NotDelivered::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for a file.
    Open,
    /// The file is there, but was not handed on yet: completing is what is left to do.
    Received,
    /// The file was handed on.
    Done(Place),
    /// Its time is over.
    Expired,
}

/// A file that a browser offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its name.
    pub name: String,
    /// MIME type; browsers leave it empty for what they do not know.
    pub content_type: String,
    /// Bytes.
    pub size: u64,
    /// When it was last changed, milliseconds since the epoch.
    pub modified: Option<i64>,
}

/// How a browser is to send a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Bytes of every part but the last.
    pub part_size: u64,
    /// The parts in order: bytes, and where to `PUT` it; `None` for one that is there.
    pub parts: Vec<(u64, Option<String>)>,
}

impl<S: Desk> Transfers<'_, S> {
    /// Largest file, bytes.
    #[must_use]
    pub fn limit(&self) -> u64 {
        self.directory.settings.max_file_size.min(MAX_UPLOAD)
    }

    /// What a link is for, and where it stands.
    ///
    /// # Errors
    /// `Unknown`, or a fault.
    pub async fn look(&self, token: &str) -> Result<(Upload, State), Refused> {
        let upload = self.store.upload(token).await?.ok_or(Refused::Unknown)?;
        let state = match (&upload.done, &upload.sending) {
            (Some(done), _) => State::Done(done.place),
            (None, Some(sending)) if sending.whole => State::Received,
            (None, _) if self.now >= upload.expires_at => State::Expired,
            (None, _) => State::Open,
        };
        Ok((upload, state))
    }

    async fn open(&self, token: &str) -> Result<Upload, Refused> {
        match self.look(token).await? {
            (upload, State::Open) => Ok(upload),
            (_, State::Received | State::Done(_)) => Err(Refused::Used),
            (_, State::Expired) => Err(Refused::Expired),
        }
    }

    /// Begins to take a file in, or goes on with the same one; another takes its place.
    ///
    /// # Errors
    /// See [`Refused`].
    pub async fn begin(&self, token: &str, offer: &Offer) -> Result<Ticket, Refused> {
        let upload = self.open(token).await?;
        self.acceptable(offer)?;
        let key = link_upload_key(token);
        if let Some(sending) = &upload.sending {
            if offer.is(sending) {
                if let Some(parts) = self.files.parts(&key, &sending.id).await? {
                    return self.ticket(&key, sending, &parts).await;
                }
                // The parts were joined, and the function was cut off before it could say so.
                if self.is_whole(&key, sending).await? {
                    let parts = sizes(sending.size).map(|size| (size, None)).collect();
                    return Ok(Ticket { part_size: PART, parts });
                }
            }
            self.files.drop_parts(&key, &sending.id).await?;
        }
        let id = self.files.begin_parts(&key).await?;
        let sending = Sending {
            id,
            name: offer.name.trim().to_owned(),
            content_type: offer.content_type.clone(),
            size: offer.size,
            modified: offer.modified,
            whole: false,
        };
        let after = Upload { sending: Some(sending.clone()), ..upload.clone() };
        match self.store.save_upload(token, &upload, &after).await {
            Ok(()) => self.ticket(&key, &sending, &[]).await,
            Err(SaveError::Conflict) => {
                self.files.drop_parts(&key, &sending.id).await?;
                Err(Refused::Busy)
            }
            Err(SaveError::Fault(fault)) => Err(fault.into()),
        }
    }

    fn acceptable(&self, offer: &Offer) -> Result<(), Refused> {
        let name = offer.name.trim();
        if name.is_empty() || name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
            return Err(Refused::BadName);
        }
        if offer.size == 0 {
            return Err(Refused::Empty);
        }
        if offer.size > self.limit() {
            return Err(Refused::TooLarge(self.limit()));
        }
        // What the browser does not know is looked at once it is here, as everything else is.
        let unknown = matches!(offer.content_type.as_str(), "" | "application/octet-stream");
        match unknown || accepted(&offer.content_type).is_some() {
            true => Ok(()),
            false => Err(Refused::BadType),
        }
    }

    async fn ticket(&self, key: &str, sending: &Sending, there: &[Part]) -> Result<Ticket, Refused> {
        let mut parts = Vec::new();
        for (number, size) in (1..).zip(sizes(sending.size)) {
            let url = match there.iter().any(|part| part.number == number && part.size == size) {
                true => None,
                false => Some(self.files.grant_part(key, &sending.id, number, size).await?),
            };
            parts.push((size, url));
        }
        Ok(Ticket { part_size: PART, parts })
    }

    /// Drops what was sent so far; the link waits for a file anew.
    ///
    /// # Errors
    /// See [`Refused`].
    pub async fn cancel(&self, token: &str) -> Result<(), Refused> {
        let upload = self.open(token).await?;
        let Some(sending) = &upload.sending else { return Ok(()) };
        self.files.drop_parts(&link_upload_key(token), &sending.id).await?;
        let after = Upload { sending: None, ..upload.clone() };
        match self.store.save_upload(token, &upload, &after).await {
            Ok(()) => Ok(()),
            Err(SaveError::Conflict) => Err(Refused::Busy),
            Err(SaveError::Fault(fault)) => Err(fault.into()),
        }
    }

    /// Makes one file of the parts and hands it on. A repetition goes on where the last one was cut
    /// off, and in the end answers where the file went.
    ///
    /// # Errors
    /// See [`Refused`].
    pub async fn complete(&self, token: &str) -> Result<Place, Refused> {
        for _ in 0..TRIES {
            let mut upload = self.store.upload(token).await?.ok_or(Refused::Unknown)?;
            if let Some(done) = &upload.done {
                return Ok(done.place);
            }
            let over = |grace| upload.expires_at.saturating_add(grace).is_ok_and(|end| self.now >= end);
            let Some(sending) = upload.sending.clone() else {
                return Err(if over(SignedDuration::ZERO) { Refused::Expired } else { Refused::Incomplete });
            };
            if !sending.whole {
                if over(GRACE) {
                    return Err(Refused::Expired);
                }
                self.join(&link_upload_key(token), &sending).await?;
                let sending = Some(Sending { whole: true, ..sending.clone() });
                let after = Upload { sending, ..upload.clone() };
                match self.store.save_upload(token, &upload, &after).await {
                    Ok(()) => upload = after,
                    Err(SaveError::Conflict) => continue,
                    Err(SaveError::Fault(fault)) => return Err(fault.into()),
                }
            }
            let rules = DialogueRules::on(upload.who.channel, self.directory);
            let file = attachment(token, sending);
            let place = deliver(self.store, rules, (&upload.who, upload.update), &file, self.now).await?;
            let after = Upload { done: Some(Done { at: self.now, place }), ..upload.clone() };
            match self.store.save_upload(token, &upload, &after).await {
                Ok(()) => return Ok(place),
                // Another window came to its end first.
                Err(SaveError::Conflict) => {}
                Err(SaveError::Fault(fault)) => return Err(fault.into()),
            }
        }
        Err(Refused::Busy)
    }

    /// Makes one object of the parts, once all of them are there.
    async fn join(&self, key: &str, sending: &Sending) -> Result<(), Refused> {
        if let Some(parts) = self.files.parts(key, &sending.id).await? {
            let whole = sizes(sending.size).eq(parts.iter().map(|part| part.size))
                && (1..).zip(&parts).all(|(number, part)| part.number == number);
            if !whole {
                return Err(Refused::Incomplete);
            }
            // `false`: another window joined them meanwhile.
            self.files.join_parts(key, &sending.id, &parts).await?;
        }
        match self.is_whole(key, sending).await? {
            true => Ok(()),
            false => Err(Refused::Incomplete),
        }
    }

    async fn is_whole(&self, key: &str, sending: &Sending) -> Result<bool, Fault> {
        Ok(self.files.info(key).await?.is_some_and(|object| object.size == sending.size))
    }
}

impl Offer {
    /// True for the file that is being sent already.
    fn is(&self, sending: &Sending) -> bool {
        self.name.trim() == sending.name
            && self.content_type == sending.content_type
            && self.size == sending.size
            && self.modified == sending.modified
    }
}

/// The sizes of the parts of a file.
fn sizes(size: u64) -> impl Iterator<Item = u64> {
    (0..size.div_ceil(PART)).map(move |part| PART.min(size - part * PART))
}

/// The file as conversations and cards know it.
fn attachment(token: &str, sending: Sending) -> Attachment {
    Attachment {
        kind: FileKind::of_content_type(&sending.content_type),
        source: upload_source(token),
        name: Some(sending.name),
        content_type: Some(sending.content_type).filter(|content_type| !content_type.is_empty()),
        size: Some(sending.size),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_up_the_file() {
        assert_eq!(sizes(1).collect::<Vec<_>>(), [1]);
        assert_eq!(sizes(PART).collect::<Vec<_>>(), [PART]);
        assert_eq!(sizes(2 * PART + 3).collect::<Vec<_>>(), [PART, PART, 3]);
    }
}
