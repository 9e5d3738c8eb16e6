//! Cards, events and people put into the API's words.

pub mod history;

use hotline_app::{
    error::Fault,
    ports::{CardRecord, Files},
};
use hotline_domain::{
    access::{Action, Actor, allowed_actions, can_fetch_again, reads_all},
    block::MAX_DAYS,
    card::{Card, MAX_ANSWER_DAYS, undo_offer},
    deadline,
    directory::Directory,
    ids::{CategoryId, StaffId},
    media::{FileKind, Origin, Storage, StoredFile},
    person::GeoPoint,
    reach::Reach,
};
use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{
    moderation::describe::block,
    problem::clause,
    views::{
        AllowedAction, ApplicantView, CardSummary, CardView, ChatView, FileView, Named, PersonRef, PointView,
        QuestionView, ResultView, UndoView,
    },
};

/// A person, as far as the directory knows them.
#[must_use]
pub fn person(id: &StaffId, directory: &Directory) -> PersonRef {
    let member = directory.staff(id);
    PersonRef {
        id: id.to_string(),
        name: member.map_or_else(|| id.to_string(), |member| member.full_name()),
        position: member.map(|member| member.position.clone()).unwrap_or_default(),
        organisation: directory.organisation_of(id).map(|organisation| organisation.name.clone()),
    }
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

/// A card as lists show it.
#[must_use]
pub fn summary(card: &Card, directory: &Directory, now: Timestamp) -> CardSummary {
    let open_questions = card.questions.iter().filter(|question| question.answered_at.is_none());
    let waiting = card.waiting_for_applicant();
    CardSummary {
        id: card.id.to_string(),
        number: card.number.to_string(),
        state: card.state.code().to_owned(),
        state_name: card.state.name().to_owned(),
        category: category(&card.category, directory),
        substance: card.substance.chars().take(200).collect(),
        residence: card.applicant.residence.clone(),
        registered_at: card.registered_at.to_string(),
        due_at: card.due_at.map(|due| due.to_string()),
        overdue: card.overdue(now),
        decision_makers: card.decision_makers.iter().map(|id| person(id, directory)).collect(),
        executor: card.executor.as_ref().map(|id| person(id, directory)),
        attachments: card.files.len(),
        waiting_for_applicant: waiting,
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
    let retries = can_fetch_again(card, actor);
    let mut views = Vec::with_capacity(record.files.len());
    for file in &card.files {
        if let Some(stored) = record.files.iter().find(|stored| stored.file.id == file.id) {
            views.push(file_view(stored, files, retries).await?);
        }
    }
    Ok(CardView {
        summary: CardSummary { substance: card.substance.clone(), ..summary(card, directory, now) },
        version: card.version,
        channel: card.contact.channel.code().to_owned(),
        applicant: ApplicantView {
            surname: card.applicant.surname.clone(),
            name: card.applicant.name.clone(),
            patronymic: card.applicant.patronymic.text().map(str::to_owned),
            residence: card.applicant.residence.clone(),
            phone: card.applicant.phone.number.clone(),
            email: card.applicant.email.clone(),
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
        }),
        returns: card.returns,
        files: views,
        history: history::entries(record, directory),
        undo: undo_offer(&record.events, actor, now)
            .map(|(sequence, left)| UndoView { sequence, milliseconds: left.as_millis() as u64 }),
        allowed_actions: allowed_actions(card, actor)
            .into_iter()
            .filter(|action| makes_sense(*action, reach))
            .map(|action| allowed(action, card, directory, now))
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

/// Of a block and its end only one is offered.
fn makes_sense(action: Action, reach: &Reach) -> bool {
    match action {
        Action::BlockApplicant => reach.block.is_none(),
        Action::UnblockApplicant => reach.block.is_some(),
        Action::Address
        | Action::Assign
        | Action::Accept
        | Action::Comment
        | Action::Upload
        | Action::Report
        | Action::ReturnForRework
        | Action::Close
        | Action::Ask
        | Action::CorrectCategory
        | Action::SetLocation => true,
    }
}

async fn file_view(stored: &StoredFile, files: &dyn Files, retries: bool) -> Result<FileView, Fault> {
    let kind = match stored.file.kind {
        FileKind::Photo => "photo",
        FileKind::Video => "video",
        FileKind::Audio => "audio",
        FileKind::Voice => "voice",
        FileKind::Document => "document",
    };
    let origin = match stored.file.origin {
        Origin::Applicant => "applicant",
        Origin::Staff => "staff",
    };
    let mut view = FileView {
        id: stored.file.id.to_string(),
        name: stored.file.name.clone(),
        kind: kind.to_owned(),
        content_type: None,
        size: None,
        origin: origin.to_owned(),
        state: "pending".to_owned(),
        url: None,
        thumbnail_url: None,
        taken_at: None,
        taken_place: None,
        failure: None,
        can_retry: false,
    };
    match &stored.storage {
        Storage::Pending { .. } | Storage::Uploaded { .. } => {}
        Storage::Stored { key, content_type, size, taken, thumbnail, sha256: _ } => {
            "stored".clone_into(&mut view.state);
            view.url = Some(files.link(key, &stored.file.name, content_type).await?);
            view.content_type = Some(content_type.clone());
            view.size = Some(*size);
            view.taken_at = taken.and_then(|taken| taken.at).map(|at| at.to_string());
            view.taken_place = taken.and_then(|taken| taken.place).map(point);
            if let Some(key) = thumbnail {
                view.thumbnail_url = Some(files.link(key, &stored.file.name, "image/jpeg").await?);
            }
        }
        Storage::Failed { reason, .. } => {
            "failed".clone_into(&mut view.state);
            view.failure = Some(reason.clone());
            view.can_retry = retries;
        }
    }
    Ok(view)
}

fn allowed(action: Action, card: &Card, directory: &Directory, now: Timestamp) -> AllowedAction {
    let category = directory.category(&card.category);
    let norm = category.map_or(deadline::LAW_DAYS, |category| category.norm_days);
    let sets_deadline = matches!(action, Action::Address | Action::Assign);
    let day = |date: Date| sets_deadline.then(|| date.to_string());
    let latest = match action {
        Action::Ask => Some(deadline::date_in_kyiv(now).saturating_add(MAX_ANSWER_DAYS.days()).to_string()),
        _ => day(deadline::latest(card.registered_at, now)),
    };
    AllowedAction {
        action: code(action).to_owned(),
        place: place(action).to_owned(),
        title: title(action).to_owned(),
        clause: clause(action),
        proposed_due_on: day(card
            .due_at
            .map_or_else(|| deadline::proposed(card.registered_at, norm, now), deadline::date_in_kyiv)),
        latest_due_on: latest,
        proposed_days: (action == Action::BlockApplicant).then(|| block_days(directory)),
        proof_required: (action == Action::Report)
            .then(|| category.is_none_or(|category| category.proof_required) && !card.has_proof()),
    }
}

fn place(action: Action) -> &'static str {
    match action {
        Action::Address
        | Action::Assign
        | Action::Accept
        | Action::Upload
        | Action::Report
        | Action::ReturnForRework
        | Action::Close => "step",
        Action::Ask | Action::Comment => "aside",
        Action::CorrectCategory | Action::SetLocation | Action::BlockApplicant | Action::UnblockApplicant => {
            "more"
        }
    }
}

/// Code of an action in the API.
#[must_use]
pub fn code(action: Action) -> &'static str {
    match action {
        Action::Address => "address",
        Action::Assign => "assign",
        Action::Accept => "accept",
        Action::Comment => "comment",
        Action::Upload => "upload",
        Action::Report => "report",
        Action::ReturnForRework => "return_for_rework",
        Action::Close => "close",
        Action::Ask => "ask",
        Action::CorrectCategory => "correct_category",
        Action::SetLocation => "set_location",
        Action::BlockApplicant => "block_applicant",
        Action::UnblockApplicant => "unblock_applicant",
    }
}

/// Name of an action on a button, Ukrainian.
#[must_use]
pub fn title(action: Action) -> &'static str {
    match action {
        Action::Address => "Встановити строк і адресувати",
        Action::Assign => "Призначити виконавця",
        Action::Accept => "Прийняти в роботу",
        Action::Comment => "Додати коментар",
        Action::Upload => "Додати підтвердження",
        Action::Report => "Звітувати про виконання",
        Action::ReturnForRework => "Повернути на доопрацювання",
        Action::Close => "Закрити картку",
        Action::Ask => "Запитати заявника",
        Action::CorrectCategory => "Виправити категорію",
        Action::SetLocation => "Вказати місце на карті",
        Action::BlockApplicant => "Призупинити приймання від заявника",
        Action::UnblockApplicant => "Відновити приймання від заявника",
    }
}
