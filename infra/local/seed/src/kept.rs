//! The moderation list of the demo: what citizens wrote that was kept, and two decisions about it
//! (clause 4.4).

use hotline_app::{
    call::Call,
    moderation::decide_on,
    ports::{BlockChange, Cases, ConversationWrite, Trails},
};
use hotline_domain::{
    access::Actor,
    block::Block,
    case::{Case, CaseCommand, CaseState},
    dialogue::{Draft, Outcome},
    directory::{Directory, Role},
    ids::CategoryId,
    moderation::Flag,
    person::{Applicant, Patronymic, Phone},
};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use uuid::Uuid;

use crate::{Error, appeals::Citizen};

/// Numbers of the updates that were kept; the demo's dialogues end far below.
const FIRST_UPDATE: u64 = 900_000;

/// One kept message.
#[derive(Debug, Deserialize)]
pub struct Kept {
    /// Whose, by the place in `citizens.json`.
    citizen: usize,
    /// How long ago it was written.
    hours_ago: i64,
    flag: Flag,
    texts: Vec<String>,
    /// The category, where the citizen had come that far.
    category: Option<CategoryId>,
    /// What was decided an hour later.
    #[serde(default)]
    decision: Option<Decision>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decision {
    Confirm { days: u16, reason: String },
    Lift { reason: String },
}

/// The kept messages.
///
/// # Errors
/// When the file does not make sense.
pub fn kept() -> Result<Vec<Kept>, Error> {
    serde_json::from_str(include_str!("../kept.json")).map_err(|error| format!("kept.json: {error}").into())
}

/// Writes the cases, unless there are some already.
///
/// # Errors
/// Data files that do not fit the city, a refusal by the regulation, or a fault of the table.
pub async fn write<S: Cases + Trails>(
    store: &S,
    directory: &Directory,
    people: &[Citizen],
    now: Timestamp,
) -> Result<usize, Error> {
    if !store.cases(true, 1).await?.is_empty() || !store.cases(false, 1).await?.is_empty() {
        return Ok(0);
    }
    let responsible =
        directory.staff.iter().find(|member| directory.can_act_as(&member.id, Role::Responsible));
    let responsible = responsible.ok_or("Nobody in the directory is the responsible person.")?;
    let actor = Actor::alone(responsible.id.clone(), responsible.roles.clone());
    let all = kept()?;
    for (update, kept) in (FIRST_UPDATE..).zip(&all) {
        let citizen = people.get(kept.citizen).ok_or("kept.json names a citizen who is not there.")?;
        let at = now - SignedDuration::from_hours(kept.hours_ago);
        let case = case(kept, citizen, directory, at);
        let until = case.block.as_ref().map(|block| block.until);
        let write = ConversationWrite {
            who: case.who.clone(),
            outcome: Some((update, Outcome::Kept { case: case.id, until })),
            block: case.block.clone().map_or(BlockChange::Keep, BlockChange::Set),
            compaction: None,
        };
        store.open_case(&case, &write).await?;
        let command = match &kept.decision {
            None => continue,
            Some(Decision::Confirm { days, reason }) => {
                CaseCommand::Confirm { days: Some(*days), reason: reason.clone() }
            }
            Some(Decision::Lift { reason }) => CaseCommand::Lift { reason: reason.clone() },
        };
        let decided_at = at + SignedDuration::from_hours(1);
        let call = Call::unrecorded(&actor, decided_at);
        decide_on(store, directory, &call, (case.id, case.version), command).await?;
    }
    Ok(all.len())
}

/// The case as the check of words leaves it: an insult blocks, hatred waits for a person.
fn case(kept: &Kept, citizen: &Citizen, directory: &Directory, at: Timestamp) -> Case {
    let term = SignedDuration::from_hours(24 * i64::from(directory.settings.block_days));
    let block = Block {
        since: at,
        until: at + term,
        reason: "Нецензурні або образливі слова в повідомленні.".to_owned(),
        by: None,
    };
    let person = Applicant {
        surname: citizen.last_name.clone(),
        name: citizen.first_name.clone(),
        patronymic: citizen.patronymic.clone().map_or(Patronymic::Absent, Patronymic::Given),
        residence: citizen.residence.clone(),
        phone: Phone { number: citizen.phone.clone(), verified: true },
        email: citizen.email.clone(),
    };
    Case {
        id: Uuid::now_v7(),
        version: 1,
        who: citizen.chat(),
        at,
        flag: kept.flag,
        texts: kept.texts.clone(),
        draft: Draft { category: kept.category.clone(), ..Draft::of_person(&person) },
        appeal: None,
        block: (kept.flag == Flag::Insult).then_some(block),
        state: CaseState::Open,
        history: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use hotline_domain::moderation::{Lists, Moderator};

    use super::kept;

    #[test]
    fn the_check_finds_in_what_was_kept_what_it_was_kept_for() {
        let moderator = Moderator::new(&Lists::default());
        for kept in kept().expect("the file is sound") {
            let found = kept.texts.iter().flat_map(|text| moderator.find(text));
            assert!(found.into_iter().any(|found| found.flag == kept.flag), "{:?}", kept.texts);
        }
    }
}
