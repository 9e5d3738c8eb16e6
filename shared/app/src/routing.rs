//! What follows from a stored event: whom to tell, the applicant (clause 3.2) and the staff, what to
//! copy, which clock to set (7).

use hotline_domain::{
    card::{Card, Event, EventKind, LinkKind, Restores, State, apply, ended_with_main, replay},
    deadline::date_in_kyiv,
    directory::Directory,
    ids::CategoryId,
    notice::notice_for,
    staff_notice::staff_notices,
};

use jiff::Timestamp;

use crate::{
    control,
    error::Fault,
    jobs::{CleanJob, CopyJob, MediaJob, NotificationJob, RoutingJob},
    ports::{Along, Cards, Clocks, Directories, Inbox, InboxItem, Queues, SaveError},
    survey::consider_again,
};

/// How often a merged card is tried again while others write it.
const TRIES: usize = 5;

/// Hands a stored event on to the queues. May happen twice.
///
/// # Errors
/// A fault of a queue; the stream delivers the event again.
pub async fn forward(queues: &dyn Queues, event: Event) -> Result<(), Fault> {
    if let Some((from, files)) = event.kind.files() {
        for (file, attachment) in files {
            let (file, from, attachment) = (file.clone(), from.clone(), attachment.clone());
            let job = CopyJob { appeal: event.appeal, file, from, attachment };
            queues.copy(&MediaJob::Copy(job)).await?;
        }
    }
    if let EventKind::ProofAttached { file, .. } = &event.kind {
        let job = CleanJob { appeal: event.appeal, file: file.clone() };
        queues.copy(&MediaJob::Clean(job)).await?;
    }
    queues.route(&RoutingJob { event }).await
}

/// What a corrected category teaches the suggestion of categories (clause 2.1): the words of the
/// appeal and the category that is right for them. `None` for every other event.
#[must_use]
pub fn learn_from<'a>(event: &'a Event, card: &'a Card) -> Option<(&'a str, &'a CategoryId)> {
    match &event.kind {
        EventKind::CategoryCorrected { to, .. } => Some((&card.substance, to)),
        // A correction taken back has taught a wrong lesson: the opposite one makes up for it.
        EventKind::Undone { restores: Restores::Category(back), .. } => Some((&card.substance, back)),
        _ => None,
    }
}

/// Works out whom an event is to be told to, which clock to set, and what it teaches. May happen twice:
/// what is sent is keyed by the event, a clock by its card, and a lesson learnt twice does no harm.
///
/// # Errors
/// A fault of the store, a queue or the scheduler.
pub async fn route<S: Cards + Directories + Inbox>(
    cards: &S,
    (queues, clocks): (&dyn Queues, &dyn Clocks),
    directory: &Directory,
    job: RoutingJob,
    now: Timestamp,
) -> Result<(), Fault> {
    let event = job.event;
    let Some(record) = cards.load(event.appeal).await? else {
        return Err(Fault::new("route", "an event of a card that is not there"));
    };
    // The notice tells of the card as it was right after this event, not as it is by now.
    let before = replay(record.events.iter().filter(|stored| stored.sequence < event.sequence));
    let Some(card) = apply(before.clone(), &event) else {
        return Err(Fault::new("route", "a card without its registration"));
    };
    if let Some((words, right)) = learn_from(&event, &card) {
        cards.learn(words, right).await?;
    }
    if let Some((notice, to)) = notice_for(&event, &card, directory).zip(card.contact.clone()) {
        queues.notify(&NotificationJob { event: event.id(), to, notice }).await?;
    }
    tell_staff(cards, &event, before.as_ref(), &card, directory).await?;
    control::follow(cards, clocks, directory, (before.as_ref(), &card), &event.kind, now).await?;
    consider_again(cards, directory, (event.appeal, &event.kind), now).await?;
    end_merged(cards, &card, &event).await
}

/// Puts what staff are to know of an event into their inboxes. Who is away is asked of the event's own
/// day, so that a late repetition tells the same people.
async fn tell_staff<S: Inbox>(
    inbox: &S,
    event: &Event,
    before: Option<&Card>,
    card: &Card,
    directory: &Directory,
) -> Result<(), Fault> {
    for notice in staff_notices(event, before, card, directory, date_in_kyiv(event.at)) {
        let to = notice.to.clone();
        inbox.put_notice(&to, &InboxItem::new(event, card, notice)).await?;
    }
    Ok(())
}

/// What was merged into a card ends with it, so that every applicant is told the result (2.1).
async fn end_merged<S: Cards>(cards: &S, card: &Card, event: &Event) -> Result<(), Fault> {
    if card.state != State::Closed {
        return Ok(());
    }
    for link in card.links.iter().filter(|link| link.kind == LinkKind::Merged) {
        for _ in 0..TRIES {
            let Some(merged) = cards.card(link.appeal).await? else { break };
            let Some(end) = ended_with_main(&merged, card, event.at) else { break };
            let Some(after) = apply(Some(merged.clone()), &end) else { break };
            match cards.save(&merged, &after, &[end], &[], &Along::default()).await {
                Ok(()) => break,
                Err(SaveError::Conflict) => {}
                Err(SaveError::Fault(fault)) => return Err(fault),
            }
        }
    }
    Ok(())
}
