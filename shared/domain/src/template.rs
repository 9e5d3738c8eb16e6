//! Templates of what staff write: resolutions, answers, questions, reasons; with placeholders that a
//! card fills (clauses 4.5, 5.1, 5.4).

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::{card::Card, deadline::date_in_kyiv, directory::Directory, ids::TemplateId};

/// What a template is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateKind {
    /// A decision-maker's resolution (4.5).
    #[default]
    Resolution,
    /// The result that the applicant receives (5.4).
    Answer,
    /// A question to the applicant (5.1).
    Question,
    /// Why a result is returned for rework (6.2.2).
    ReturnReason,
    /// An explanation of a legal way out: forwarding, return to the author, refusal (law, art. 5, 7, 8, 15).
    Refusal,
}

impl TemplateKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Resolution, Self::Answer, Self::Question, Self::ReturnReason, Self::Refusal];

    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Answer => "answer",
            Self::Question => "question",
            Self::ReturnReason => "return_reason",
            Self::Refusal => "refusal",
        }
    }
}

/// A template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Identity.
    pub id: TemplateId,
    /// What it is for.
    pub kind: TemplateKind,
    /// Name, by which staff choose it.
    pub name: String,
    /// The text, with placeholders such as `{номер}`.
    pub text: String,
    /// False when it is no longer offered.
    #[serde(default = "crate::directory::yes")]
    pub active: bool,
}

/// A place in a template that a card fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placeholder {
    /// Registration number.
    Number,
    /// Date of registration.
    Date,
    /// Full name of the applicant.
    Applicant,
    /// Name of the category.
    Category,
    /// Last day of the term.
    Deadline,
    /// Full name of the executor.
    Executor,
    /// The executor's organisation.
    Organisation,
}

impl Placeholder {
    /// Every placeholder.
    pub const ALL: [Self; 7] = [
        Self::Number,
        Self::Date,
        Self::Applicant,
        Self::Category,
        Self::Deadline,
        Self::Executor,
        Self::Organisation,
    ];

    /// Its name between the braces.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "номер",
            Self::Date => "дата",
            Self::Applicant => "заявник",
            Self::Category => "категорія",
            Self::Deadline => "строк",
            Self::Executor => "виконавець",
            Self::Organisation => "організація",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|placeholder| placeholder.name() == name.trim())
    }
}

/// A part of a template's text.
enum Piece<'a> {
    Words(&'a str),
    Place(Placeholder),
    /// Braces around what is no placeholder, or that are not closed.
    Unknown(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (words, from) = rest.split_at(open);
        pieces.push(Piece::Words(words));
        let end = from.find('}').map_or(from.len(), |close| close + 1);
        let (place, after) = from.split_at(end);
        let name = place.strip_prefix('{').and_then(|place| place.strip_suffix('}'));
        pieces.push(name.and_then(Placeholder::named).map_or(Piece::Unknown(place), Piece::Place));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// What stands in braces in a text and is no placeholder, braces included, in order.
#[must_use]
pub fn unknown_placeholders(text: &str) -> Vec<&str> {
    let unknown = |piece| match piece {
        Piece::Unknown(place) => Some(place),
        Piece::Words(_) | Piece::Place(_) => None,
    };
    pieces(text).into_iter().filter_map(unknown).collect()
}

/// The text for a card. A placeholder whose value the card does not have yet stays as it is
/// written, so that it is seen and filled in by hand.
#[must_use]
pub fn fill(text: &str, card: &Card, directory: &Directory) -> String {
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) | Piece::Unknown(words) => filled.push_str(words),
            Piece::Place(placeholder) => match value(placeholder, card, directory) {
                Some(value) => filled.push_str(&value),
                None => {
                    let _ = write!(filled, "{{{}}}", placeholder.name());
                }
            },
        }
    }
    filled
}

fn value(placeholder: Placeholder, card: &Card, directory: &Directory) -> Option<String> {
    let day = |at| date_in_kyiv(at).strftime("%d.%m.%Y").to_string();
    let executor = card.executor.as_ref();
    match placeholder {
        Placeholder::Number => Some(card.number.to_string()),
        Placeholder::Date => Some(day(card.registered_at)),
        Placeholder::Applicant => Some(card.applicant.full_name()),
        Placeholder::Category => directory.category(&card.category).map(|category| category.name.clone()),
        Placeholder::Deadline => card.due_at.map(day),
        Placeholder::Executor => Some(directory.staff(executor?)?.full_name()),
        Placeholder::Organisation => Some(directory.organisation_of(executor?)?.name.clone()),
    }
}
