//! What staff command in the scenes: requests and their ends, parts, materials, the legal ways out,
//! ratings and measures.

use hotline_app::ports::{Cards, Conversations, Trails};
use hotline_domain::{
    card::{Card, Command, Granted, Ground, MeasureGround, Part, Plan, RequestKind, State, Wanted},
    deadline::days_after,
    directory::Role,
    ids::StaffId,
};
use jiff::{Timestamp, civil::Date};

use crate::{
    Error,
    appeals::in_turn,
    office::{Case, Office},
    scenes::Act,
};

/// Days from the registration to the end of a longer term; the law allows 45.
const LONGER: u16 = 42;
/// Days until the work of a plan is expected.
const PLANNED: i64 = 240;

impl<S: Cards + Conversations + Trails> Office<'_, S> {
    /// The command of a step of a scene.
    ///
    /// # Errors
    /// When the card lacks what the step is about.
    pub async fn act(&self, card: &Card, case: &Case<'_>, at: Timestamp, act: Act) -> Result<Command, Error> {
        let script = self.script;
        let open = |kind| {
            card.open_request(kind).map(|request| request.sequence).ok_or("there is no such open request")
        };
        Ok(match act {
            Act::Request(kind) => {
                let wanted = self.wanted(card, case, kind);
                let reason = match wanted {
                    Wanted::Executors { change: true, .. } => &script.not_competent,
                    _ => &script.request(kind).reason,
                };
                Command::Request { reason: reason.clone(), wanted }
            }
            Act::Grant(kind) => Command::GrantRequest {
                request: open(kind)?,
                what: self.granted(card, case, kind)?,
                comment: Some(script.request(kind).granted.clone()),
            },
            Act::Refuse(kind) => {
                Command::RefuseRequest { request: open(kind)?, reason: script.request(kind).refused.clone() }
            }
            Act::TakeBack(kind) => Command::WithdrawRequest {
                request: open(kind)?,
                comment: Some(script.request(kind).withdrawn.clone()),
            },
            Act::AcceptPart(_) => Command::Accept { comment: Some(script.part_accepted.clone()) },
            Act::CompletePart(_) => Command::CompletePart { text: script.part_done.clone() },
            Act::AskMaterials => Command::AskMaterials { of: None, text: script.materials_asked.clone() },
            Act::GiveMaterials => {
                let asked = card.materials.iter().find(|asked| asked.answered_at.is_none());
                let request = asked.ok_or("no materials are asked for")?.sequence;
                Command::GiveMaterials { request, text: script.materials_given.clone() }
            }
            Act::Rate(quality) => {
                let comment = script.ratings.get(usize::from(quality).saturating_sub(1));
                Command::Rate { quality, comment: comment.cloned() }
            }
            Act::Measure => Command::RecordMeasure {
                against: case.executor.clone(),
                ground: MeasureGround::PoorQuality,
                text: script.measure.clone(),
            },
            Act::Forward => {
                Command::Forward { to: script.forwarded_to.clone(), text: script.forwarded.clone() }
            }
            Act::ReturnToAuthor => Command::ReturnToAuthor { text: script.returned_to_author.clone() },
            Act::NotConsider => {
                let earlier = self.other(case).await?;
                let ground = Ground::AlreadyResolved { earlier: earlier.number.clone() };
                let earlier = Some(Box::new(earlier));
                Command::NotConsider { ground, earlier, text: script.not_considered.clone() }
            }
            Act::Merge | Act::Link => return Err(format!("{act:?} at {at} is no command to one card").into()),
        })
    }

    fn wanted(&self, card: &Card, case: &Case<'_>, kind: RequestKind) -> Wanted {
        match kind {
            // One who has not begun asks to be relieved, one at work for help.
            RequestKind::Executors => Wanted::Executors {
                change: card.state == State::Assigned,
                proposed: self.helpers(case).into_iter().take(1).collect(),
            },
            RequestKind::AdditionalControl => Wanted::AdditionalControl { until: longer(card) },
            RequestKind::StrategicPlan => Wanted::StrategicPlan { plan: Some(self.script.plan.clone()) },
        }
    }

    fn granted(&self, card: &Card, case: &Case<'_>, kind: RequestKind) -> Result<Granted, Error> {
        Ok(match kind {
            RequestKind::Executors => {
                let part = |(executor, task): (StaffId, &String)| Part { executor, task: task.clone() };
                let co_executors = self.helpers(case).into_iter().zip(&self.script.tasks).map(part).collect();
                Granted::Executors { executor: case.executor.clone(), co_executors }
            }
            RequestKind::AdditionalControl => Granted::AdditionalControl { until: longer(card) },
            RequestKind::StrategicPlan => {
                let expected = case.planned.in_days(PLANNED);
                let name = format!("{} на {} рік", self.script.plan, expected.year());
                Granted::StrategicPlan(Plan { name, year: expected.year(), expected })
            }
        })
    }

    /// Executors of other services, from a place that differs from card to card.
    fn helpers(&self, case: &Case<'_>) -> Vec<StaffId> {
        let others: Vec<_> = self.holders(Role::Executor).filter(|id| *id != case.executor).collect();
        let place = case.planned.place;
        (place..place + 2).filter_map(|turn| in_turn(&others, turn).cloned()).collect()
    }
}

fn longer(card: &Card) -> Date {
    days_after(card.registered_at, LONGER)
}
