//! The survey at work (chapter 7): when the applicant can be asked, and the repeat appeal that follows from a
//! decision-maker's poor rating or an applicant's answer without words.

use hotline_domain::{
    card::{Card, EventKind},
    deadline::date_in_kyiv,
    dialogue::session_end,
    directory::Directory,
    ids::{AppealId, Channel},
    reach::reach,
    survey::{Complaint, Repeat, SurveyEvent, Way, complaint_due, repeat},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::Fault,
    ports::{Cards, Changed, Conversations, Filing, RegistrationNumberOf, SaveError, Trail},
};

/// How often a card is tried again while others write it.
const TRIES: usize = 5;

/// Whether the applicant of a card can be asked now.
///
/// # Errors
/// A fault of the store.
pub async fn way<S: Conversations>(
    store: &S,
    card: &Card,
    now: Timestamp,
    directory: &Directory,
) -> Result<Way, Fault> {
    let Some(contact) = &card.contact else { return Ok(Way::Lost) };
    let record = store.recall(contact).await?;
    if !reach(&record, now).is_reachable() {
        return Ok(Way::Lost);
    }
    let charged = match contact.channel {
        Channel::Telegram => false,
        Channel::Viber => session_end(&record).is_none_or(|end| end <= now),
    };
    match charged && !directory.settings.survey.viber_outside_session {
        true => Ok(Way::Paid),
        false => Ok(Way::Open),
    }
}

/// Makes the repeat appeal that an event of a card brings about without its applicant. May happen twice: the
/// tie on the first card is written in the same transaction.
///
/// # Errors
/// A fault of the store; another delivery of the event makes it.
pub async fn consider_again<S: Cards>(
    store: &S,
    directory: &Directory,
    (id, kind): (AppealId, &EventKind),
    now: Timestamp,
) -> Result<(), Fault> {
    let may = matches!(
        kind,
        EventKind::Rated { .. } | EventKind::Closed { .. } | EventKind::Survey(SurveyEvent::Lapsed)
    );
    if !may {
        return Ok(());
    }
    for _ in 0..TRIES {
        let Some(card) = store.card(id).await? else { return Ok(()) };
        let Some(complaint) = complaint_due(&card) else { return Ok(()) };
        match file(store, directory, &card, &complaint, now).await {
            Ok(()) => return Ok(()),
            Err(SaveError::Conflict) => {}
            Err(SaveError::Fault(fault)) => return Err(fault),
        }
    }
    Err(Fault::new("make a repeat appeal", "others keep changing the card"))
}

async fn file<S: Cards>(
    store: &S,
    directory: &Directory,
    first: &Card,
    complaint: &Complaint,
    now: Timestamp,
) -> Result<(), SaveError> {
    let new = AppealId(Uuid::now_v7());
    let make = |number: RegistrationNumberOf| {
        let number = match first.marks.is_collective() {
            true => number.collective(),
            false => number.of(&first.applicant.surname),
        };
        let made = repeat(first, (new, number), complaint.clone(), now, directory);
        let made: Repeat = made.map_err(|refusal| Fault::new("make a repeat appeal", refusal))?;
        Ok(Filing {
            card: made.card,
            events: made.events,
            files: Vec::new(),
            beside: Some(Changed { before: first.clone(), after: made.first, events: made.on_first }),
            conversation: None,
            trail: Trail::default(),
        })
    };
    store.file_new(date_in_kyiv(now).year(), &make).await.map(|_| ())
}
