//! Cards, events and people put into the API's words.

pub mod actions;
mod files;
pub mod history;
pub mod parts;
mod survey;

use hotline_app::{
    error::Fault,
    ports::{CardRecord, Files},
};
use hotline_domain::{
    access::{Actor, allowed_actions, can_fetch_again, reads_all, sees_contacts},
    block::MAX_DAYS,
    card::{Card, undo_offer},
    deadline::date_in_kyiv,
    directory::Directory,
    ids::{CategoryId, StaffId},
    person::GeoPoint,
    reach::Reach,
};
use jiff::Timestamp;

use crate::{
    moderation::describe::block,
    views::{
        ApplicantView, CardSummary, CardView, ChatView, Named, PersonRef, PointView, QuestionView,
        ResultView, SubstituteView, UndoView,
    },
};

/// Who did something, as far as the directory knows them.
#[must_use]
pub fn author(id: &StaffId, directory: &Directory) -> PersonRef {
    PersonRef {
        id: id.to_string(),
        name: name(id, directory),
        position: directory.staff(id).map(|member| member.position.clone()).unwrap_or_default(),
        organisation: directory.organisation_of(id).map(|organisation| organisation.name.clone()),
        substitute: None,
    }
}

/// A person in whose hands something is, and who acts for them today.
#[must_use]
pub fn person(id: &StaffId, directory: &Directory, now: Timestamp) -> PersonRef {
    let absence = directory.staff(id).and_then(|member| member.absence);
    let substitute = directory.substitute_of(id, date_in_kyiv(now)).zip(absence);
    let substitute = substitute.map(|(substitute, absence)| SubstituteView {
        id: substitute.id.to_string(),
        name: substitute.full_name(),
        until: absence.to.to_string(),
    });
    PersonRef { substitute, ..author(id, directory) }
}

/// The name of a person, as far as the directory knows it.
#[must_use]
pub fn name(id: &StaffId, directory: &Directory) -> String {
    directory.staff(id).map_or_else(|| id.to_string(), |member| member.full_name())
}

/// A category by its name.
#[must_use]
pub fn category(id: &CategoryId, directory: &Directory) -> Named {
    let name = directory.category(id).map_or_else(|| id.to_string(), |category| category.name.clone());
    Named { id: id.to_string(), name }
}

/// A point.
#[must_use]
pub fn point(point: GeoPoint) -> PointView {
    PointView { latitude: point.latitude, longitude: point.longitude }
}

/// The term of a block that the city proposes, days.
#[must_use]
pub fn block_days(directory: &Directory) -> u16 {
    u16::try_from(directory.settings.block_days).unwrap_or(MAX_DAYS).clamp(1, MAX_DAYS)
}

/// A card as lists show it to the person.
#[must_use]
pub fn summary(card: &Card, actor: &Actor, directory: &Directory, now: Timestamp) -> CardSummary {
    let person = |id: &StaffId| person(id, directory, now);
    let seen = sees_contacts(card, actor, directory.settings.executors_see_contacts);
    let open_questions = card.questions.iter().filter(|question| question.is_open());
    let waiting = card.waiting_for_applicant();
    CardSummary {
        id: card.id.to_string(),
        number: card.number.to_string(),
        state: card.state.code().to_owned(),
        state_name: card.state.name().to_owned(),
        category: category(&card.category, directory),
        substance: card.substance.chars().take(200).collect(),
        residence: seen.then(|| card.applicant.residence.clone()),
        registered_at: card.registered_at.to_string(),
        due_at: card.due_at.map(|due| due.to_string()),
        overdue: card.overdue(now),
        extended: card.extended,
        open_requests: card.open_requests().count(),
        decision_makers: card.decision_makers.iter().map(person).collect(),
        executor: card.executor.as_ref().map(person),
        co_executors: card.co_executors.iter().map(|co| person(&co.part.executor)).collect(),
        attachments: card.files.len(),
        can: allowed_actions(card, actor).iter().map(|action| action.code().to_owned()).collect(),
        waiting_for_applicant: waiting,
        paused_since: card.paused_since().map(|since| since.to_string()),
        answer_by: open_questions
            .filter_map(|question| question.answer_by)
            .min()
            .filter(|_| waiting)
            .map(|by| by.to_string()),
    }
}

/// A card with everything the person may see and do.
///
/// # Errors
/// When a link to a file cannot be made.
pub async fn card(
    record: &CardRecord,
    reach: &Reach,
    actor: &Actor,
    directory: &Directory,
    files: &dyn Files,
    now: Timestamp,
) -> Result<CardView, Fault> {
    let card = &record.card;
    let seen = sees_contacts(card, actor, directory.settings.executors_see_contacts);
    let retries = can_fetch_again(card, actor);
    let mut views = Vec::with_capacity(record.files.len());
    for file in &card.files {
        if let Some(stored) = record.files.iter().find(|stored| stored.file.id == file.id) {
            views.push(files::file_view(stored, files, retries).await?);
        }
    }
    Ok(CardView {
        summary: CardSummary { substance: card.substance.clone(), ..summary(card, actor, directory, now) },
        version: card.version,
        channel: card.contact.as_ref().map(|contact| contact.channel.code().to_owned()),
        applicant: ApplicantView {
            surname: card.applicant.surname.clone(),
            name: card.applicant.name.clone(),
            patronymic: card.applicant.patronymic.text().map(str::to_owned),
            residence: seen.then(|| card.applicant.residence.clone()),
            phone: seen.then(|| card.applicant.phone.number.clone()),
            email: card.applicant.email.clone().filter(|_| seen),
            contacts_hidden: !seen,
        },
        chat: chat(reach, actor, directory),
        questions: card
            .questions
            .iter()
            .map(|question| QuestionView {
                sequence: question.sequence,
                text: question.text.clone(),
                answer_by: question.answer_by.map(|by| by.to_string()),
                answered_at: question.answered_at.map(|at| at.to_string()),
            })
            .collect(),
        location: card.location.map(point),
        resolution: card.resolution.clone(),
        result: card.result.as_ref().map(|result| ResultView {
            text: result.text.clone(),
            code: result.code.code().to_owned(),
            code_name: result.code.name().to_owned(),
            law: result.law.clone(),
        }),
        returns: card.returns,
        breached: card.breached(now),
        parts: parts::parts(card, directory, now),
        requests: parts::requests(card, actor, directory, now),
        materials: parts::materials(card, actor, directory, now),
        plan: card.plan.as_ref().map(parts::plan),
        marks: parts::marks(&card.marks),
        links: card.links.iter().map(parts::link).collect(),
        merged_into: card.merged_into.as_ref().map(parts::link),
        survey: card.survey.as_ref().map(survey::survey),
        rating: card.rating.as_ref().map(|rating| parts::rating(rating, directory)),
        measures: card.measures.iter().map(|measure| parts::measure(measure, directory)).collect(),
        breaches: card.watch.breaches.iter().map(|breach| parts::breach(breach, directory)).collect(),
        files: views,
        history: history::entries(record, directory),
        undo: undo_offer(&record.events, actor, now)
            .map(|(sequence, left)| UndoView { sequence, milliseconds: left.as_millis() as u64 }),
        allowed_actions: allowed_actions(card, actor)
            .into_iter()
            .filter(|action| actions::makes_sense(*action, reach))
            .map(|action| actions::allowed(action, card, directory, now))
            .collect(),
    })
}

/// Executors see only whether notices arrive; the rest is for those who see every card.
fn chat(reach: &Reach, actor: &Actor, directory: &Directory) -> ChatView {
    let all = reads_all(actor);
    let instant = |at: Option<Timestamp>| at.filter(|_| all).map(|at| at.to_string());
    ChatView {
        reachable: reach.is_reachable(),
        lost_since: instant(reach.lost_since),
        since: instant(reach.since),
        spoke_at: instant(reach.spoke_at),
        block: reach.block.as_ref().filter(|_| all).map(|held| block(held, directory)),
    }
}
