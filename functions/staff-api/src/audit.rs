//! The audit trail as the routes write it, and in the API's words.

use hotline_app::{call::named, clock::now};
use hotline_domain::{
    access::Action,
    audit::{Access, AuditEntry},
    card::Card,
    case::CaseAction,
    directory::Directory,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    describe::{actions::title, author},
    handler::App,
    moderation::describe::{case_code, case_title},
    problem::Problem,
    views::PersonRef,
};

/// What is read, as the trail names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One card with its files.
    Card,
    /// The person's own list.
    Worklist,
    /// Other appeals of the same person.
    Others,
    /// A page of the register.
    Register,
    /// One moderation case.
    Case,
    /// The moderation list.
    Cases,
}

impl Reading {
    const ALL: [Self; 6] =
        [Self::Card, Self::Worklist, Self::Others, Self::Register, Self::Case, Self::Cases];

    fn access(self) -> Access {
        match self {
            Self::Card | Self::Case => Access::Read,
            Self::Worklist | Self::Others | Self::Register | Self::Cases => Access::List,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Worklist => "worklist",
            Self::Others => "others",
            Self::Register => "register",
            Self::Case => "moderation_case",
            Self::Cases => "moderation",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::Card => "Перегляд картки.",
            Self::Worklist => "Перегляд переліку «Мої справи».",
            Self::Register => "Перегляд реєстру.",
            Self::Others => "Перегляд інших звернень заявника.",
            Self::Case => "Перегляд затриманого повідомлення.",
            Self::Cases => "Перегляд переліку затриманих повідомлень.",
        }
    }
}

/// Records a reading of cards before it is answered.
///
/// # Errors
/// A fault of the store: nothing may be shown then.
pub async fn read<'a>(
    app: &App,
    caller: &Caller,
    reading: Reading,
    cards: impl IntoIterator<Item = &'a Card>,
) -> Result<(), Problem> {
    record(app, caller, reading, cards.into_iter().map(named).collect(), Vec::new()).await
}

/// The same of moderation cases.
///
/// # Errors
/// A fault of the store: nothing may be shown then.
pub async fn read_cases(
    app: &App,
    caller: &Caller,
    reading: Reading,
    cases: Vec<Uuid>,
) -> Result<(), Problem> {
    record(app, caller, reading, Vec::new(), cases).await
}

async fn record(
    app: &App,
    caller: &Caller,
    reading: Reading,
    cards: Vec<hotline_domain::audit::CardName>,
    cases: Vec<Uuid>,
) -> Result<(), Problem> {
    // An empty list shows nobody's data.
    if cards.is_empty() && cases.is_empty() {
        return Ok(());
    }
    if let Some(entry) = caller.call(reading.code(), now()).entry(reading.access(), cards, cases) {
        app.readings.record(&*app.store, &entry).await?;
    }
    Ok(())
}

/// A page of the audit trail.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditPageView {
    /// Newest first.
    pub items: Vec<AuditEntryView>,
    /// Cursor of the next page.
    #[schema(required)]
    pub next: Option<String>,
}

/// An entry of the audit trail.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEntryView {
    /// Identity.
    pub id: String,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// Who.
    pub who: PersonRef,
    /// In which roles.
    pub roles: Vec<String>,
    /// `read`, `list` or `change`.
    pub access: String,
    /// Code of the action or of the list.
    pub action: String,
    /// What was done, a Ukrainian sentence.
    pub text: String,
    /// The cards, by number alone.
    pub cards: Vec<AuditCardView>,
    /// Identities of the moderation cases.
    pub cases: Vec<String>,
    /// Address it came from.
    pub ip: String,
    /// What the browser said of itself.
    pub user_agent: String,
}

/// A card in the audit trail.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditCardView {
    /// Identity.
    pub id: String,
    /// Registration number.
    pub number: String,
}

/// An entry in the API's words.
#[must_use]
pub fn describe(entry: &AuditEntry, directory: &Directory) -> AuditEntryView {
    AuditEntryView {
        id: entry.id.to_string(),
        at: entry.at.to_string(),
        who: author(&entry.who, directory),
        roles: entry.roles.iter().map(|role| role.code().to_owned()).collect(),
        access: entry.access.code().to_owned(),
        action: entry.action.clone(),
        text: sentence(entry),
        cards: entry
            .cards
            .iter()
            .map(|card| AuditCardView { id: card.id.to_string(), number: card.number.to_string() })
            .collect(),
        cases: entry.cases.iter().map(ToString::to_string).collect(),
        ip: entry.from.ip.clone(),
        user_agent: entry.from.user_agent.clone(),
    }
}

/// Code of taking back one's last step.
pub const UNDO: &str = "undo";

fn sentence(entry: &AuditEntry) -> String {
    let known = |code: &str| entry.action == code;
    if let Some(reading) = Reading::ALL.into_iter().find(|reading| known(reading.code())) {
        return reading.sentence().to_owned();
    }
    let name = match entry.action.as_str() {
        UNDO => Some("Скасувати останню дію"),
        _ => {
            let of_card = || Action::ALL.iter().copied().find(|action| known(action.code())).map(title);
            let of_case = || CaseAction::ALL.into_iter().find(|action| known(case_code(*action)));
            of_card().or_else(|| of_case().map(case_title))
        }
    };
    let name = name.unwrap_or(&entry.action);
    match entry.access {
        Access::Change => format!("Дія «{name}»."),
        // A request that was sent once more is answered with what it had made.
        Access::Read | Access::List => format!("Перегляд після повторення дії «{name}»."),
    }
}
