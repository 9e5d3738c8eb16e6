//! The executor's reasoned requests and the decision-maker's answers (4.6 a–c, 6.4.1–6.4.3, 6.6.1–6.6.3).

use jiff::civil::Date;

use super::{
    Scene,
    steps::{due, team, twice},
};
use crate::{
    card::{Card, EventKind, Grant, Granted, Plan, Request, Wanted},
    clause::Clause,
    deadline::{EXTENDED_DAYS, Term, date_in_kyiv, end_of_day},
    directory::Role,
    refusal::{Refusal, RefusalCode},
};

/// How many years ahead a plan can be expected to be carried out.
const MAX_PLAN_YEARS: i16 = 20;

/// A request with its reason.
pub(super) fn make(scene: &Scene<'_>, wanted: Wanted, reason: String) -> Result<EventKind, Refusal> {
    let wanted = match wanted {
        Wanted::Executors { change, proposed } => {
            if !proposed.iter().all(|id| scene.directory.can_act_as(id, Role::Executor)) {
                return Err(Refusal::new(RefusalCode::NotAnExecutor, Clause::C1_4));
            }
            if twice(&proposed) {
                return scene.refuse(RefusalCode::ExecutorTwice);
            }
            Wanted::Executors { change, proposed }
        }
        Wanted::AdditionalControl { until } => {
            longer(scene, until)?;
            Wanted::AdditionalControl { until }
        }
        Wanted::StrategicPlan { plan } => Wanted::StrategicPlan { plan: scene.optional(plan)? },
    };
    Ok(EventKind::RequestMade { executor: scene.name.clone(), wanted, reason: scene.mandatory(reason)? })
}

/// A term that is longer than the present one and within the law.
fn longer(scene: &Scene<'_>, until: Date) -> Result<jiff::Timestamp, Refusal> {
    let due_at = due(scene, Term::Day(until), EXTENDED_DAYS, RefusalCode::DeadlineBeyondExtension)?;
    match scene.card.due_at.is_none_or(|present| due_at > present) {
        true => Ok(due_at),
        false => scene.refuse(RefusalCode::NotALongerTerm),
    }
}

fn open<'a>(scene: &Scene<'a>, sequence: u64) -> Result<&'a Request, Refusal> {
    let card: &'a Card = scene.card;
    let request = card.open_requests().find(|request| request.sequence == sequence);
    request.ok_or(Refusal::new(RefusalCode::NoSuchRequest, scene.clause))
}

/// Taken back by who made it.
pub(super) fn withdraw(
    scene: &Scene<'_>,
    sequence: u64,
    comment: Option<String>,
) -> Result<EventKind, Refusal> {
    let request = open(scene, sequence)?;
    if request.by != scene.name {
        return scene.refuse(RefusalCode::NoSuchRequest);
    }
    let of = request.wanted.kind();
    Ok(EventKind::RequestWithdrawn { request: sequence, of, comment: scene.optional(comment)? })
}

/// Granted.
pub(super) fn grant(
    scene: &Scene<'_>,
    sequence: u64,
    what: Granted,
    comment: Option<String>,
) -> Result<EventKind, Refusal> {
    let kind = open(scene, sequence)?.wanted.kind();
    if kind != what.kind() {
        return Err(Refusal::new(RefusalCode::NoSuchRequest, kind.decided_by()));
    }
    let grant = match what {
        Granted::Executors { executor, co_executors } => {
            let co_executors = team(scene, &executor, co_executors)?;
            let same_lead = scene.card.executor.as_ref() == Some(&executor);
            let parts = scene.card.co_executors.iter().map(|co| &co.part);
            if same_lead && parts.eq(co_executors.iter()) {
                return Err(Refusal::new(RefusalCode::SameExecutors, Clause::C6_4_1));
            }
            Grant::Executors { executor, co_executors }
        }
        Granted::AdditionalControl { until } => Grant::AdditionalControl { due_at: longer(scene, until)? },
        Granted::StrategicPlan(plan) => {
            let plan = checked(scene, plan)?;
            Grant::StrategicPlan { due_at: Term::Day(plan.expected).due_at(&scene.directory.calendar), plan }
        }
    };
    Ok(EventKind::RequestGranted { request: sequence, grant, comment: scene.optional(comment)? })
}

fn checked(scene: &Scene<'_>, plan: Plan) -> Result<Plan, Refusal> {
    let today = date_in_kyiv(scene.now);
    let years = today.year()..=today.year() + MAX_PLAN_YEARS;
    let longer = scene.card.due_at.is_none_or(|due| end_of_day(plan.expected) > due);
    if !years.contains(&plan.year) || !years.contains(&plan.expected.year()) || !longer {
        return Err(Refusal::new(RefusalCode::BadPlan, Clause::C6_4_3));
    }
    Ok(Plan { name: scene.mandatory(plan.name)?, ..plan })
}

/// Refused, with the reason.
pub(super) fn refuse(scene: &Scene<'_>, sequence: u64, reason: String) -> Result<EventKind, Refusal> {
    let of = open(scene, sequence)?.wanted.kind();
    let reason = super::mandatory(reason, of.decided_by())?;
    Ok(EventKind::RequestRefused { request: sequence, of, reason })
}
