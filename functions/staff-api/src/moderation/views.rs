//! What the API answers about moderation cases.

use serde::Serialize;
use utoipa::ToSchema;

use crate::views::{Named, PersonRef, PointView};

/// A block of a sender (clause 4.4).
#[derive(Debug, Serialize, ToSchema)]
pub struct BlockView {
    /// Since when, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
    /// Until when, RFC 3339.
    #[schema(format = DateTime)]
    pub until: String,
    /// Why.
    pub reason: String,
    /// Who; null for the service itself.
    #[schema(required)]
    pub by: Option<PersonRef>,
}

/// Moderation cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseList {
    /// Open ones oldest first, decided ones newest first.
    pub items: Vec<CaseSummary>,
}

/// A case in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseSummary {
    /// Identity.
    pub id: String,
    /// When it was written, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// `telegram` or `viber`.
    pub channel: String,
    /// What was found: `insult` or `hate`.
    pub flag: String,
    /// The same, Ukrainian.
    pub flag_name: String,
    /// `open`, `confirmed`, `restored` or `lifted`.
    pub state: String,
    /// The same, Ukrainian.
    pub state_name: String,
    /// The first 200 characters of what was written.
    pub excerpt: String,
    /// The sender, as far as they have named themselves.
    #[schema(required)]
    pub sender: Option<String>,
    /// Until when intake is blocked, where it is now, RFC 3339.
    #[schema(required, format = DateTime)]
    pub blocked_until: Option<String>,
}

/// A case with everything that is kept of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseView {
    /// What a list shows, too.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// Version; decisions name it.
    pub version: u64,
    /// What was written, oldest first, word for word.
    pub texts: Vec<String>,
    /// What the check finds in the texts by today's lists, in the order of the texts and within each from
    /// its beginning. Places may overlap; none are given where the lists no longer have the word.
    pub found: Vec<FoundView>,
    /// What the sender has told of themselves and of the matter.
    pub given: GivenView,
    /// The block that followed, where one did, whether or not it still holds.
    #[schema(required)]
    pub block: Option<BlockView>,
    /// The card that the words were meant for.
    #[schema(required)]
    pub meant_for: Option<CardRef>,
    /// The card that it became or was added to.
    #[schema(required)]
    pub card: Option<CardRef>,
    /// Mandatory fields that a registration still lacks (clause 4.2), Ukrainian.
    pub missing: Vec<String>,
    /// Whether the category is to be chosen when the case is restored.
    pub category_wanted: bool,
    /// Decisions, oldest first.
    pub history: Vec<CaseEntryView>,
    /// What can be decided next.
    pub allowed_actions: Vec<CaseActionView>,
}

/// A place in what was written that the check finds fault with (clause 4.4).
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundView {
    /// Which of `texts`, from 0.
    pub text_index: usize,
    /// Where it begins, UTF-16 code units from the beginning of the text, as browsers count.
    pub start: usize,
    /// Where it has ended, UTF-16 code units; greater than `start`.
    pub end: usize,
    /// The line of the lists that matched.
    pub pattern: String,
    /// What it is: `insult` or `hate`.
    pub flag: String,
}

/// A card by its number.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardRef {
    /// Identity.
    pub id: String,
    /// Registration number.
    pub number: String,
}

/// What an unfinished appeal holds; null where nothing was given.
#[derive(Debug, Serialize, ToSchema)]
pub struct GivenView {
    /// Surname.
    #[schema(required)]
    pub surname: Option<String>,
    /// Given name.
    #[schema(required)]
    pub name: Option<String>,
    /// Patronymic; an empty text when the person has none.
    #[schema(required)]
    pub patronymic: Option<String>,
    /// Place of residence.
    #[schema(required)]
    pub residence: Option<String>,
    /// Phone.
    #[schema(required)]
    pub phone: Option<String>,
    /// E-mail.
    #[schema(required)]
    pub email: Option<String>,
    /// Category.
    #[schema(required)]
    pub category: Option<Named>,
    /// The substance.
    #[schema(required)]
    pub substance: Option<String>,
    /// Place.
    #[schema(required)]
    pub location: Option<PointView>,
    /// How many files came with it.
    pub attachments: usize,
}

/// A decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseEntryView {
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// Who.
    pub by: PersonRef,
    /// `restored`, `confirmed`, `lengthened` or `lifted`.
    pub decision: String,
    /// What was decided, a Ukrainian sentence.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// A decision that is open to the caller.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseActionView {
    /// `restore`, `confirm`, `lengthen` or `lift`.
    pub action: String,
    /// Its name on a button, Ukrainian.
    pub title: String,
    /// Clause it stands on.
    pub clause: String,
    /// Term of a block that the city proposes, days; null where no term is set.
    #[schema(required)]
    pub proposed_days: Option<u16>,
}
