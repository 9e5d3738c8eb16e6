//! The survey at work (chapter 7): when the applicant can be asked, and the repeat appeal that follows from a
//! decision-maker's poor rating or an applicant's answer without words.

use hotline_domain::{
    card::{Card, EventKind},
    deadline::date_in_kyiv,
    directory::Directory,
    ids::AppealId,
    reach::reach,
    refusal::Refusal,
    survey::{Complaint, Repeat, SurveyEvent, Way, complaint_due, repeat},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::Fault,
    notify::is_charged,
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
    match is_charged(contact, &record, now) && !directory.settings.survey.viber_outside_session {
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
    let make = |number| {
        let filing = filing(first, (new, number), complaint.clone(), now, directory);
        filing.map_err(|refusal| Fault::new("make a repeat appeal", refusal))
    };
    store.file_new(date_in_kyiv(now).year(), &make).await.map(|_| ())
}

/// The repeat appeal of a card as it is stored, together with what it does to that card.
///
/// # Errors
/// As [`repeat`].
pub(crate) fn filing(
    first: &Card,
    (new, number): (AppealId, RegistrationNumberOf),
    complaint: Complaint,
    now: Timestamp,
    directory: &Directory,
) -> Result<Filing, Refusal> {
    let number = number.by_marks(&first.marks, &first.applicant.surname);
    let Repeat { card, events, first: after, on_first } =
        repeat(first, (new, number), complaint, now, directory)?;
    Ok(Filing {
        card,
        events,
        files: Vec::new(),
        beside: Some(Changed { before: first.clone(), after, events: on_first }),
        case: None,
        conversation: None,
        trail: Trail::default(),
    })
}
