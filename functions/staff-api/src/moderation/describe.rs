//! Moderation cases put into the API's words.

use hotline_domain::{
    block::Block,
    card::Card,
    case::{Case, CaseAction, CaseEntry, Decision, missing},
    clause::Clause,
    deadline::date_in_kyiv,
    dialogue::Field,
    directory::Directory,
    moderation::{Flag, Found, Moderator},
    person::Patronymic,
};
use jiff::Timestamp;

use super::views::{
    BlockView, CardRef, CaseActionView, CaseEntryView, CaseSummary, CaseView, FoundView, GivenView,
};
use crate::{
    describe::{author, category, point},
    views::{ActorView, HistoryEntry, PersonRef},
};

/// A block.
#[must_use]
pub fn block(block: &Block, directory: &Directory) -> BlockView {
    BlockView {
        since: block.since.to_string(),
        until: block.until.to_string(),
        reason: block.reason.clone(),
        by: block.by.as_ref().map(|id| author(id, directory)),
    }
}

/// A case as lists show it.
#[must_use]
pub fn summary(case: &Case, now: Timestamp) -> CaseSummary {
    let flag_name = match case.flag {
        Flag::Insult => "Образа чи нецензурна лексика",
        Flag::Hate => "Ознаки розпалювання ворожнечі",
    };
    let draft = &case.draft;
    let name: Vec<&str> = [&draft.surname, &draft.name].into_iter().flatten().map(String::as_str).collect();
    CaseSummary {
        id: case.id.to_string(),
        at: case.at.to_string(),
        channel: case.who.channel.code().to_owned(),
        flag: flag_code(case.flag).to_owned(),
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
    /// Whether the case has a draft that would be registered, rather than words for a card.
    pub drafted: bool,
}

/// A case with everything that is kept of it; `moderator` is that of the directory's lists.
#[must_use]
pub fn case(
    case: &Case,
    cards: &Cards,
    directory: &Directory,
    moderator: &Moderator,
    now: Timestamp,
) -> CaseView {
    let draft = &case.draft;
    let lacks = if cards.drafted { missing(case) } else { Vec::new() };
    let reference = |card: &Card| CardRef { id: card.id.to_string(), number: card.number.to_string() };
    CaseView {
        summary: summary(case, now),
        version: case.version,
        texts: case.texts.clone(),
        found: found(&case.texts, moderator),
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

fn flag_code(flag: Flag) -> &'static str {
    match flag {
        Flag::Insult => "insult",
        Flag::Hate => "hate",
    }
}

/// What the check finds in each text, counted as browsers count.
fn found(texts: &[String], moderator: &Moderator) -> Vec<FoundView> {
    let within = |(text_index, text): (usize, &String)| {
        let units = |bytes: usize| text[..bytes].encode_utf16().count();
        let place = |found: Found| FoundView {
            text_index,
            start: units(found.range.start),
            end: units(found.range.end),
            pattern: found.pattern,
            flag: flag_code(found.flag).to_owned(),
        };
        moderator.find(text).into_iter().map(place).collect::<Vec<_>>()
    };
    texts.iter().enumerate().flat_map(within).collect()
}

fn entry(case: &Case, made: &CaseEntry, directory: &Directory) -> CaseEntryView {
    let day = |until: Timestamp| date_in_kyiv(until).strftime("%d.%m.%Y").to_string();
    let by: PersonRef = author(&made.by, directory);
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

/// Code of a decision in the API.
#[must_use]
pub fn case_code(action: CaseAction) -> &'static str {
    match action {
        CaseAction::Restore => "restore",
        CaseAction::Confirm => "confirm",
        CaseAction::Lengthen => "lengthen",
        CaseAction::Lift => "lift",
    }
}

/// Name of a decision on a button, Ukrainian.
#[must_use]
pub fn case_title(action: CaseAction) -> &'static str {
    match action {
        CaseAction::Restore => "Зареєструвати звернення",
        CaseAction::Confirm => "Підтвердити порушення",
        CaseAction::Lengthen => "Змінити строк блокування",
        CaseAction::Lift => "Порушення немає",
    }
}

/// The decisions made since version `since` of a case, as a card's history shows its entries.
#[must_use]
pub fn changes(case: &Case, since: u64, directory: &Directory) -> Vec<HistoryEntry> {
    let decided = (2..).zip(&case.history).filter(|(sequence, _)| *sequence > since);
    let changed = |(sequence, made): (u64, &CaseEntry)| {
        let CaseEntryView { at, by, decision, text, reason } = entry(case, made, directory);
        HistoryEntry {
            sequence,
            at,
            actor: ActorView { kind: "staff".to_owned(), name: by.name },
            kind: decision,
            clause: Clause::C4_4.number().to_owned(),
            text,
            comment: Some(reason),
            card: None,
            files: Vec::new(),
            undone: false,
        }
    };
    decided.map(changed).collect()
}

fn allowed(action: CaseAction, directory: &Directory) -> CaseActionView {
    let sets_term = match action {
        CaseAction::Restore | CaseAction::Lift => false,
        CaseAction::Confirm | CaseAction::Lengthen => true,
    };
    CaseActionView {
        action: case_code(action).to_owned(),
        title: case_title(action).to_owned(),
        clause: Clause::C4_4.number().to_owned(),
        proposed_days: sets_term.then(|| crate::describe::block_days(directory)),
    }
}

#[cfg(test)]
mod tests {
    use hotline_domain::moderation::Lists;

    use super::*;

    /// The words as a browser would cut them out.
    fn cut(texts: &[String], place: &FoundView) -> String {
        let units: Vec<u16> = texts[place.text_index].encode_utf16().collect();
        String::from_utf16(&units[place.start..place.end]).expect("whole characters")
    }

    #[test]
    fn clause_4_4_places_are_counted_as_browsers_count() {
        // Two bytes and one unit a letter; four bytes and two units an emoji.
        let texts = ["Доброго дня", "😡😡 ви дебіли! Є ї, 👩‍🔧 і знову дебіли"].map(str::to_owned);
        let found = found(&texts, &Moderator::new(&Lists::default()));
        assert_eq!(
            found.iter().map(|place| (place.text_index, place.start)).collect::<Vec<_>>(),
            [(1, 8), (1, 35)]
        );
        for place in &found {
            assert_eq!((cut(&texts, place).as_str(), place.flag.as_str()), ("дебіли", "insult"));
            assert!(place.pattern.starts_with("дебіл"), "{}", place.pattern);
        }
    }

    #[test]
    fn clause_4_4_a_call_and_its_group_are_both_shown() {
        let texts = ["Треба вбивати жидів.".to_owned()];
        let found = found(&texts, &Moderator::new(&Lists::default()));
        let words: Vec<_> = found.iter().map(|place| (cut(&texts, place), place.flag.as_str())).collect();
        assert_eq!(words, [("вбивати".to_owned(), "hate"), ("жидів".to_owned(), "hate")]);
    }

    #[test]
    fn clause_4_4_what_the_lists_no_longer_have_is_not_shown() {
        let lists = Lists { stems: vec![], ..Lists::default() };
        assert_eq!(found(&["Ви дебіли!".to_owned()], &Moderator::new(&lists)), []);
    }
}
