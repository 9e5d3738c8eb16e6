//! The repeat appeal (chapter 7): what the applicant or a decision-maker is not content with is considered
//! again, under its own number and deadline, by the same executor. Nobody may refuse it as resolved already
//! (law, art. 8 is about another thing: the same demand brought once more).

use jiff::Timestamp;

use super::{Survey, SurveyEnd, SurveyEvent, answer::following};
use crate::{
    card::{
        Addition, By, Card, Event, EventKind, Link, LinkKind, Registration, RepeatOf, State, apply,
        register_by,
    },
    clause::Clause,
    directory::{Directory, Role},
    ids::{AppealId, ChannelUser, RegistrationNumber, StaffId},
    media::{Attachment, CardFile},
    person::GeoPoint,
    refusal::{Refusal, RefusalCode},
};

/// Why a matter is considered again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The applicant says that the work is not done.
    NotDone,
    /// The applicant rated it poorly, so high.
    Quality(u8),
    /// A decision-maker did (6.3.3).
    Rated(u8),
}

/// What is found fault with.
#[derive(Debug, Clone, PartialEq)]
pub struct Complaint {
    /// On what it stands.
    pub basis: Basis,
    /// What is wrong, in words; empty where nobody has said.
    pub words: String,
    /// What the applicant sent with it; none where it is not their own step.
    pub given: Option<Given>,
}

/// What an applicant sends with a complaint.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The chat it came from.
    pub from: ChannelUser,
    /// Files, with where the messenger keeps them.
    pub files: Vec<(CardFile, Attachment)>,
    /// A place.
    pub location: Option<GeoPoint>,
}

/// A repeat appeal and what it does to the first one.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeat {
    /// The new card.
    pub card: Card,
    /// Its events, from the registration on.
    pub events: Vec<Event>,
    /// The first card after it.
    pub first: Card,
    /// The events of that.
    pub on_first: Vec<Event>,
}

/// The complaint that a card's applicant makes with these words.
///
/// # Errors
/// `WrongState` for a card that was not surveyed or is considered again already, `TextMissing`.
pub fn complain(first: &Card, words: &str, given: Given) -> Result<Complaint, Refusal> {
    let refuse = |code| Err(Refusal::new(code, Clause::C7));
    let surveyed = first.survey.as_ref().filter(|survey| survey.asked_at.is_some());
    let Some(survey) = surveyed.filter(|_| first.repeated_by.is_none()) else {
        return refuse(RefusalCode::WrongState);
    };
    let words = words.trim().to_owned();
    match words.is_empty() {
        true => refuse(RefusalCode::TextMissing),
        false => Ok(Complaint { basis: of_survey(survey), words, given: Some(given) }),
    }
}

fn of_survey(survey: &Survey) -> Basis {
    match survey.quality.filter(|_| survey.poor) {
        Some(quality) => Basis::Quality(quality),
        None => Basis::NotDone,
    }
}

/// The complaint that stands on a closed card and has not been considered again: a decision-maker's poor
/// rating of the result, or an applicant who was not content and did not say why in time.
#[must_use]
pub fn complaint_due(card: &Card) -> Option<Complaint> {
    let on_merits = card.result.as_ref().is_some_and(|result| result.code.is_on_merits());
    let executed = card.state == State::Closed && card.merged_into.is_none() && on_merits;
    if !executed || card.repeated_by.is_some() {
        return None;
    }
    let poor = card.rating.as_ref().filter(|rating| rating.is_poor());
    // A rating from before the work was done once more is not about this result.
    let poor = poor.filter(|rating| card.reported_at.is_none_or(|reported| reported <= rating.at));
    let rated = poor.map(|rating| Complaint {
        basis: Basis::Rated(rating.quality),
        words: rating.comment.clone().unwrap_or_default(),
        given: None,
    });
    let lapsed = card.survey.as_ref().filter(|survey| survey.end == Some(SurveyEnd::Lapsed));
    let unsaid = lapsed.filter(|survey| survey.is_negative()).map(|survey| Complaint {
        basis: of_survey(survey),
        words: String::new(),
        given: None,
    });
    rated.or(unsaid)
}

/// Makes a repeat appeal of a closed card: registered, addressed to the same decision-makers with a term
/// of its own, and given to the same executor at once. The second repeat of a matter goes to the
/// decision-makers first; where nobody of the first card can act any more it stops at the last step that is
/// possible.
///
/// # Errors
/// `WrongState` where it has one already, `MandatoryFieldMissing` under clause 4.2.
pub fn repeat(
    first: &Card,
    (id, number): (AppealId, RegistrationNumber),
    complaint: Complaint,
    now: Timestamp,
    directory: &Directory,
) -> Result<Repeat, Refusal> {
    if first.state != State::Closed || first.repeated_by.is_some() {
        return Err(Refusal::new(RefusalCode::WrongState, Clause::C7));
    }
    let (registered, on_first) = registration(first, (id, number), &complaint, now)?;
    let mut new = Growing::of(registered)?;
    let deciders = first.decision_makers.iter().filter(|id| directory.can_act_as(id, Role::DecisionMaker));
    let deciders: Vec<StaffId> = deciders.cloned().collect();
    if !deciders.is_empty() {
        let able = first.executor.as_ref().filter(|id| directory.can_act_as(id, Role::Executor));
        let once = first.repeats.is_none();
        let executor = able.filter(|_| once).cloned();
        let note = match (&executor, once) {
            (Some(_), _) => None,
            (None, true) => Some("Попередній виконавець більше не працює: призначте іншого."),
            (None, false) => Some("Звернення повторне вже не вперше: спершу рішення керівництва."),
        };
        new.grow(
            EventKind::Addressed {
                due_at: directory.proposed_term(&new.card, now).due_at(&directory.calendar),
                decision_makers: deciders,
                note: note.map(str::to_owned),
            },
            now,
        )?;
        if let Some(executor) = executor {
            let resolution = format!(
                "Повторне звернення: усунути недоліки, допущені за зверненням № {}, і підтвердити виконання.",
                first.number
            );
            let (co_executors, due_at, due_reason) = (Vec::new(), None, None);
            let assigned = EventKind::Assigned {
                executor,
                co_executors,
                resolution,
                due_at,
                due_reason,
                extended: false,
            };
            new.grow(assigned, now)?;
        }
    }
    let after = on_first.iter().fold(Some(first.clone()), apply).ok_or_else(wrong)?;
    Ok(Repeat { card: new.card, events: new.events, first: after, on_first })
}

fn wrong() -> Refusal {
    Refusal::new(RefusalCode::WrongState, Clause::C7)
}

/// A card that grows by events of the service.
struct Growing {
    card: Card,
    events: Vec<Event>,
}

impl Growing {
    fn of(registered: Event) -> Result<Self, Refusal> {
        let card = apply(None, &registered).ok_or_else(wrong)?;
        Ok(Self { card, events: vec![registered] })
    }

    fn grow(&mut self, kind: EventKind, now: Timestamp) -> Result<(), Refusal> {
        let event = crate::card::next(&self.card, By::Service, now, kind);
        self.card = apply(Some(self.card.clone()), &event).ok_or_else(wrong)?;
        self.events.push(event);
        Ok(())
    }
}

/// The registration of the repeat, and what is added to the first card.
fn registration(
    first: &Card,
    (id, number): (AppealId, RegistrationNumber),
    complaint: &Complaint,
    now: Timestamp,
) -> Result<(Event, Vec<Event>), Refusal> {
    let given = complaint.given.as_ref();
    let mut marks = first.marks.clone();
    marks.sign = "2.2".to_owned();
    let of = |nth| RepeatOf { appeal: first.id, number: first.number.clone(), nth };
    let registration = Registration {
        number: number.clone(),
        contact: given.map(|given| given.from.clone()).or_else(|| first.contact.clone()),
        applicant: first.applicant.clone(),
        category: first.category.clone(),
        substance: substance(first, complaint),
        location: given.and_then(|given| given.location).or(first.location),
        files: given.map(|given| given.files.clone()).unwrap_or_default(),
        marks,
        split_from: None,
        repeats: Some(of(first.repeats.as_ref().map_or(1, |before| before.nth.saturating_add(1)))),
    };
    let by = if given.is_some() { By::Applicant } else { By::Service };
    let registered = register_by(by, id, registration, now)?;

    let not_said = !first.survey.as_ref().is_some_and(Survey::is_negative);
    let own = given.map(|given| {
        let answered = not_said.then_some(SurveyEvent::Answered { done: false });
        let text = Some(complaint.words.clone());
        let addition =
            Addition { from: given.from.clone(), text, files: Vec::new(), location: None, edited: false };
        answered.into_iter().chain([SurveyEvent::Commented { addition }])
    });
    let own = own.into_iter().flatten().map(EventKind::Survey);
    let mut on_first = following(first, By::Applicant, now, own);
    let sequence = first.version + on_first.len() as u64 + 1;
    let link = Link { kind: LinkKind::Repeat, appeal: id, number };
    on_first
        .push(Event { sequence, ..crate::card::next(first, By::Service, now, EventKind::Linked { link }) });
    Ok((registered, on_first))
}

/// What the repeat appeal says: why, what is wrong, and of which appeal it is the repeat.
fn substance(first: &Card, complaint: &Complaint) -> String {
    let why = match complaint.basis {
        Basis::NotDone => "Заявник повідомив, що роботу не виконано.".to_owned(),
        Basis::Quality(quality) => format!("Заявник оцінив якість виконання: {quality} з 5."),
        Basis::Rated(quality) => format!("Керівництво оцінило якість виконання: {quality} з 5."),
    };
    let words = match complaint.words.trim() {
        "" => "Подробиць не навели.",
        words => words,
    };
    format!("{words}\n\n{why} Повторно до звернення № {}.", first.number)
}
