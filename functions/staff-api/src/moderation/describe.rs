//! Moderation cases put into the API's words.

use hotline_domain::{
    block::Block,
    card::Card,
    case::{Case, CaseAction, CaseEntry, Decision, missing},
    clause::Clause,
    deadline::date_in_kyiv,
    dialogue::Field,
    directory::Directory,
    moderation::Flag,
    person::Patronymic,
};
use jiff::Timestamp;

use super::views::{BlockView, CardRef, CaseActionView, CaseEntryView, CaseSummary, CaseView, GivenView};
use crate::{
    describe::{category, person, point},
    views::PersonRef,
};

/// A block.
#[must_use]
pub fn block(block: &Block, directory: &Directory) -> BlockView {
    BlockView {
        since: block.since.to_string(),
        until: block.until.to_string(),
        reason: block.reason.clone(),
        by: block.by.as_ref().map(|id| person(id, directory)),
    }
}

/// A case as lists show it.
#[must_use]
pub fn summary(case: &Case, now: Timestamp) -> CaseSummary {
    let (flag, flag_name) = match case.flag {
        Flag::Insult => ("insult", "Образа чи нецензурна лексика"),
        Flag::Hate => ("hate", "Ознаки розпалювання ворожнечі"),
    };
    let draft = &case.draft;
    let name: Vec<&str> = [&draft.surname, &draft.name].into_iter().flatten().map(String::as_str).collect();
    CaseSummary {
        id: case.id.to_string(),
        at: case.at.to_string(),
        channel: case.who.channel.code().to_owned(),
        flag: flag.to_owned(),
        flag_name: flag_name.to_owned(),
        state: case.state.code().to_owned(),
        state_name: case.state.name().to_owned(),
        excerpt: case.texts.join(" ").chars().take(200).collect(),
        sender: (!name.is_empty()).then(|| name.join(" ")),
        blocked_until: case
            .block
            .as_ref()
            .filter(|block| block.holds(now))
            .map(|block| block.until.to_string()),
    }
}

/// The cards a case has to do with.
pub struct Cards {
    /// The one that the words were meant for.
    pub meant_for: Option<Card>,
    /// The one that it became or was added to.
    pub became: Option<Card>,
}

/// A case with everything that is kept of it.
#[must_use]
pub fn case(case: &Case, cards: &Cards, directory: &Directory, now: Timestamp) -> CaseView {
    let draft = &case.draft;
    let goes_onto_card = cards.meant_for.as_ref().is_some_and(|card| card.state.is_open());
    let lacks = if goes_onto_card { Vec::new() } else { missing(case) };
    let reference = |card: &Card| CardRef { id: card.id.to_string(), number: card.number.to_string() };
    CaseView {
        summary: summary(case, now),
        version: case.version,
        texts: case.texts.clone(),
        given: GivenView {
            surname: draft.surname.clone(),
            name: draft.name.clone(),
            patronymic: draft
                .patronymic
                .as_ref()
                .map(|given: &Patronymic| given.text().unwrap_or_default().to_owned()),
            residence: draft.residence.clone(),
            phone: draft.phone.as_ref().map(|phone| phone.number.clone()),
            email: draft.email.clone(),
            category: draft.category.as_ref().map(|id| category(id, directory)),
            substance: Some(draft.substance.text()).filter(|text| !text.is_empty()),
            location: draft.location.map(point),
            attachments: draft.files.len(),
        },
        block: case.block.as_ref().map(|held| block(held, directory)),
        meant_for: cards.meant_for.as_ref().map(reference),
        card: cards.became.as_ref().map(reference),
        category_wanted: lacks.contains(&Field::Category),
        missing: lacks
            .into_iter()
            .filter(|field| *field != Field::Category)
            .map(|field| field.label().to_owned())
            .collect(),
        history: case.history.iter().map(|made| entry(case, made, directory)).collect(),
        allowed_actions: CaseAction::ALL
            .into_iter()
            .filter(|action| action.possible(case, now).is_ok())
            .map(|action| allowed(action, directory))
            .collect(),
    }
}

fn entry(case: &Case, made: &CaseEntry, directory: &Directory) -> CaseEntryView {
    let day = |until: Timestamp| date_in_kyiv(until).strftime("%d.%m.%Y").to_string();
    let by: PersonRef = person(&made.by, directory);
    let (decision, text) = match &made.decision {
        Decision::Restored { appeal } if case.appeal == Some(*appeal) => {
            ("restored", "Написане додано до звернення, блокування знято.".to_owned())
        }
        Decision::Restored { .. } => ("restored", "Звернення зареєстровано, блокування знято.".to_owned()),
        Decision::Confirmed { until: Some(until) } => (
            "confirmed",
            format!("Порушення підтверджено, приймання повідомлень призупинено до {}.", day(*until)),
        ),
        Decision::Confirmed { until: None } => {
            ("confirmed", "Порушення підтверджено, приймання повідомлень не призупинено.".to_owned())
        }
        Decision::Lengthened { until } => {
            ("lengthened", format!("Строк змінено: приймання повідомлень призупинено до {}.", day(*until)))
        }
        Decision::Lifted => ("lifted", "Порушення немає, блокування знято.".to_owned()),
    };
    CaseEntryView {
        at: made.at.to_string(),
        by,
        decision: decision.to_owned(),
        text,
        reason: made.reason.clone(),
    }
}

fn allowed(action: CaseAction, directory: &Directory) -> CaseActionView {
    let (code, title, sets_term) = match action {
        CaseAction::Restore => ("restore", "Зареєструвати звернення", false),
        CaseAction::Confirm => ("confirm", "Підтвердити порушення", true),
        CaseAction::Lengthen => ("lengthen", "Змінити строк блокування", true),
        CaseAction::Lift => ("lift", "Порушення немає", false),
    };
    CaseActionView {
        action: code.to_owned(),
        title: title.to_owned(),
        clause: Clause::C4_4.number().to_owned(),
        proposed_days: sets_term.then(|| crate::describe::block_days(directory)),
    }
}
