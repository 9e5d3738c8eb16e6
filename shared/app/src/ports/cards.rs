//! Storing registration-control cards: filings, changes, lists.

use async_trait::async_trait;
use hotline_domain::{
    card::{Card, Classification, Event},
    case::Case,
    dialogue::{Compaction, Outcome},
    ids::{AppealId, ChannelUser, RegistrationNumber},
    media::StoredFile,
};
use uuid::Uuid;

use super::{ConversationWrite, Trail};
use crate::{
    cards::{Mine, Page},
    error::Fault,
};

/// A card with everything that is kept of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CardRecord {
    /// The card.
    pub card: Card,
    /// Its history, oldest first.
    pub events: Vec<Event>,
    /// Its files with their whereabouts.
    pub files: Vec<StoredFile>,
}

/// A new card that is to be stored in one transaction with the end of its conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCard {
    /// The chat that files it.
    pub who: ChannelUser,
    /// The update that asked for it.
    pub update: u64,
    /// Year of the register.
    pub year: i16,
    /// Older inputs that may be folded away in the same write.
    pub compaction: Option<Compaction>,
}

/// What is stored in one transaction with a card.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Along {
    /// The applicant's conversation.
    pub conversation: Option<ConversationWrite>,
    /// A moderation case at its next version.
    pub case: Option<Case>,
    /// What is to be remembered of the request.
    pub trail: Trail,
}

/// A moderation case that is to end as a new card, in one transaction (clause 4.4).
#[derive(Debug, Clone, PartialEq)]
pub struct RestoredCase {
    /// The case at its next version.
    pub case: Case,
    /// The write to the sender's conversation, where there is one.
    pub conversation: Option<ConversationWrite>,
    /// Year of the register.
    pub year: i16,
    /// What is to be remembered of the request; a mark has no use here, the case is one.
    pub trail: Trail,
}

/// What became of an attempt to file.
#[derive(Debug, Clone, PartialEq)]
pub enum Filed {
    /// The card was created now.
    Created(Outcome),
    /// The same update had been filed before.
    Already(Outcome),
}

/// Why a card was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The stored card is at another version.
    #[error("version conflict")]
    Conflict,
    /// Not the user's fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes the card of a filing once its number is known.
pub type MakeCard<'a> =
    &'a (dyn Fn(RegistrationNumberOf) -> Result<(Card, Event, Vec<StoredFile>), Fault> + Send + Sync);

/// The next version of a card with the events that made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The card as it is stored.
    pub before: Card,
    /// The card after the events.
    pub after: Card,
    /// The events.
    pub events: Vec<Event>,
}

/// A new card that does not end a draft: one that staff file, or a repeat appeal; with the change of the
/// card it comes from, if any.
#[derive(Debug, Clone, PartialEq)]
pub struct Filing {
    /// The new card.
    pub card: Card,
    /// Its events.
    pub events: Vec<Event>,
    /// Its files.
    pub files: Vec<StoredFile>,
    /// The other card.
    pub beside: Option<Changed>,
    /// The next version of the moderation case that it comes from, if any.
    pub case: Option<Case>,
    /// The write to the applicant's conversation, where there is one.
    pub conversation: Option<ConversationWrite>,
    /// What is to be remembered of the request.
    pub trail: Trail,
}

/// Makes such a card once its number is known.
pub type MakeFiling<'a> = &'a (dyn Fn(RegistrationNumberOf) -> Result<Filing, Fault> + Send + Sync);

/// The running number a store gives to a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegistrationNumberOf {
    /// Year of the register.
    pub year: i16,
    /// Running number within the year.
    pub sequence: u32,
}

impl RegistrationNumberOf {
    /// The full number for a person named `surname`.
    #[must_use]
    pub fn of(self, surname: &str) -> RegistrationNumber {
        RegistrationNumber::new(self.year, self.sequence, surname)
    }

    /// The full number of an appeal with these marks, of a person or of several.
    #[must_use]
    pub fn by_marks(self, marks: &Classification, surname: &str) -> RegistrationNumber {
        if marks.is_collective() { self.collective() } else { self.of(surname) }
    }

    /// The full number of a collective appeal.
    #[must_use]
    pub fn collective(self) -> RegistrationNumber {
        RegistrationNumber::collective(self.year, self.sequence)
    }
}

/// Registration-control cards.
#[async_trait]
pub trait Cards: Send + Sync {
    /// Stores a new card under the next number of the year, together with the outcome in the
    /// conversation, all or nothing. Numbers are unique and without gaps.
    async fn file(&self, new: &NewCard, make: MakeCard<'_>) -> Result<Filed, Fault>;

    /// Stores the new card of a restored case under the next number of the year, all or nothing.
    ///
    /// # Errors
    /// `Conflict` when the stored case is no longer at the version before.
    async fn file_case(&self, restored: &RestoredCase, make: MakeCard<'_>) -> Result<(), SaveError>;

    /// Stores a card that ends no draft under the next number of the year, together with the change of
    /// another card and the write to a conversation, all or nothing; the new card.
    ///
    /// # Errors
    /// `Conflict` when the other card is no longer at the version before, the outcome of the update is
    /// known already, or the trail's mark is there.
    async fn file_new(&self, year: i16, make: MakeFiling<'_>) -> Result<Card, SaveError>;

    /// A card with its history and files.
    async fn load(&self, id: AppealId) -> Result<Option<CardRecord>, Fault>;

    /// The card alone.
    async fn card(&self, id: AppealId) -> Result<Option<Card>, Fault>;

    /// Stores the next version of a card with the events that made it and files that came with
    /// them, unless the stored card is no longer at the version of `before`.
    ///
    /// # Errors
    /// `Conflict` also where the trail's mark is there already.
    async fn save(
        &self,
        before: &Card,
        after: &Card,
        events: &[Event],
        files: &[StoredFile],
        along: &Along,
    ) -> Result<(), SaveError>;

    /// Stores the next versions of two cards, all or nothing.
    ///
    /// # Errors
    /// `Conflict` when either is no longer at the version before, or the trail's mark is there already.
    async fn save_both(&self, one: &Changed, other: &Changed, trail: &Trail) -> Result<(), SaveError>;

    /// Replaces a file's whereabouts.
    async fn put_file(&self, appeal: AppealId, file: &StoredFile) -> Result<(), Fault>;

    /// A file of a card.
    async fn file_of(&self, appeal: AppealId, file: Uuid) -> Result<Option<StoredFile>, Fault>;

    /// The cards in which it is one's move, by due time.
    async fn worklist(&self, mine: &Mine) -> Result<Vec<Card>, Fault>;

    /// A month of the register (`2026-11`), newest first.
    async fn register(&self, month: &str, cursor: Option<&str>) -> Result<Page, Fault>;

    /// Hands over every card of a month of the register (`2026-11`), newest first. No more than a page
    /// of them is in memory at a time, however many there are.
    async fn each_of_month(&self, month: &str, visit: &mut (dyn FnMut(Card) + Send)) -> Result<(), Fault>;

    /// The card with this running number of the year.
    async fn numbered(&self, year: i16, sequence: u32) -> Result<Option<Card>, Fault>;

    /// The cards a chat has filed, newest first.
    async fn of_applicant(&self, who: &ChannelUser, limit: usize) -> Result<Vec<Card>, Fault>;

    /// The cards filed with a phone (`+` and digits) from any chat, newest first.
    async fn of_phone(&self, phone: &str, limit: usize) -> Result<Vec<Card>, Fault>;
}
