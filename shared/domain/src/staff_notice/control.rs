//! What staff are told by the control of deadlines (clauses 5.1, 6.2.1, 7).

use super::{
    NoticeKind as Kind,
    Urgency::{Action, Info, Urgent},
    told::{Scene, Told, responsible, staff},
    words::day,
};
use crate::{
    card::Mover,
    control::{Stage, Tick},
    deadline::kyiv,
    directory::Role,
};

/// «05.12.2026», with the hour where the term has one: of what is urgent, and of internal terms.
fn moment(scene: &Scene<'_>, stage: Stage, at: jiff::Timestamp) -> String {
    match stage != Stage::Execution || scene.directory.is_urgent(scene.card) {
        true => at.to_zoned_datetime(kyiv()).strftime("%d.%m.%Y %H:%M").to_string(),
        false => day(at),
    }
}

pub(super) fn ticked(scene: &Scene<'_>, tick: &Tick) -> Vec<Told> {
    let deciders = || staff(&scene.card.decision_makers);
    match tick {
        Tick::Warned { people, due_at, .. } => vec![scene.tell(
            staff(people),
            (Kind::Deadline, Action),
            format!("Наближається строк виконання: до {}.", moment(scene, Stage::Execution, *due_at)),
        )],
        Tick::Breached { stage, due_at, people } => {
            let text = format!("{}: він минув {}.", stage.broken(), moment(scene, *stage, *due_at));
            let above = match stage {
                Stage::Addressing | Stage::Review => everybody(scene),
                Stage::Assignment | Stage::Acceptance | Stage::Execution => deciders(),
            };
            let all = [staff(people), responsible(), above].concat();
            vec![scene.tell(all, (Kind::Breach, Urgent), text)]
        }
        Tick::Escalated { stage, due_at, rung } => {
            let to = match (rung, stage) {
                (2, Stage::Assignment | Stage::Acceptance | Stage::Execution) => deciders(),
                (2, Stage::Addressing | Stage::Review) => everybody(scene),
                _ => mayor(scene),
            };
            let text = format!("{}: порушення триває з {}.", stage.broken(), moment(scene, *stage, *due_at));
            vec![scene.tell(to, (Kind::Breach, Urgent), text)]
        }
        Tick::QuestionLapsed { question, due_at } => {
            let asked = scene.card.questions.iter().filter(|asked| asked.sequence == *question);
            let asker = staff(asked.filter_map(|asked| asked.by.as_ref()));
            let term = due_at.map(|due| format!(" Строк — до {}.", day(due))).unwrap_or_default();
            let text =
                format!("Заявник не відповів на запитання у строк: розгляд триває без відповіді.{term}");
            vec![scene.tell([asker, scene.hands()].concat(), (Kind::Applicant, Info), text)]
        }
        Tick::TermMoved { due_at, .. } => vec![scene.tell(
            [scene.parties(), responsible()].concat(),
            (Kind::Deadline, Info),
            format!("Строк виконання узгоджено з робочим календарем: до {}.", day(*due_at)),
        )],
    }
}

/// Those above the responsible person: every decision-maker.
fn everybody(scene: &Scene<'_>) -> Vec<Mover> {
    let members = scene.directory.staff.iter();
    let deciders = members.filter(|member| member.active && member.has(Role::DecisionMaker));
    staff(deciders.map(|member| &member.id))
}

/// The mayor; every decision-maker where the city has not said who that is.
fn mayor(scene: &Scene<'_>) -> Vec<Mover> {
    let mayor = scene.directory.settings.control.mayor.as_ref();
    match mayor.filter(|id| scene.directory.can_act_as(id, Role::DecisionMaker)) {
        Some(id) => staff([id]),
        None => everybody(scene),
    }
}
