//! Who may do what: one table of role × action × relation to the card.

mod action;

pub use action::{Action, Scope};

use crate::{
    card::{Card, PartState, RequestKind, State},
    directory::Role,
    ids::StaffId,
    refusal::{Refusal, RefusalCode},
    settings::ContactsShown,
};

/// A signed-in member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub id: StaffId,
    /// In which roles.
    pub roles: Vec<Role>,
    /// Colleagues who are away today, for whom this person stands in (chapter 2).
    pub stands_in_for: Vec<StaffId>,
    /// Everybody of the same organisation.
    pub colleagues: Vec<StaffId>,
}

impl Actor {
    /// A person alone: nobody to stand in for, no organisation.
    #[must_use]
    pub fn alone(id: StaffId, roles: Vec<Role>) -> Self {
        Self { id, roles, stands_in_for: Vec::new(), colleagues: Vec::new() }
    }

    /// True when the person holds the role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// True when one of the person's roles has the right for some card.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.roles.iter().any(|&role| action.scope(role) != Scope::None)
    }

    /// The person and those they stand in for.
    pub fn names(&self) -> impl Iterator<Item = &StaffId> {
        std::iter::once(&self.id).chain(&self.stands_in_for)
    }

    /// In whose name the card is in this person's hands, in a role.
    fn owns(&self, card: &Card, role: Role) -> Option<&StaffId> {
        self.names().find(|name| match role {
            Role::DecisionMaker => card.decision_makers.contains(name),
            Role::Executor => card.executors().any(|executor| executor == *name),
            Role::Responsible | Role::PressOfficer | Role::Admin => false,
        })
    }

    /// In whose name a right of this scope holds for the card.
    fn within(&self, scope: Scope, card: &Card, role: Role) -> Option<&StaffId> {
        match scope {
            Scope::None => None,
            Scope::Own => self.owns(card, role),
            Scope::Organisation => self.owns(card, role).or_else(|| {
                card.executors().any(|executor| self.colleagues.contains(executor)).then_some(&self.id)
            }),
            Scope::Any => Some(&self.id),
        }
    }
}

/// In whose name the person may do the action on the card as it is now: their own, or that of an
/// absent colleague for whom they stand in.
///
/// # Errors
/// A refusal that says whether it is the role, the card or the stage that is wrong.
pub fn permit(card: &Card, action: Action, actor: &Actor) -> Result<StaffId, Refusal> {
    let mut code = RefusalCode::NotYourRole;
    let mut granted = None;
    for &role in &actor.roles {
        let scope = action.scope(role);
        let Some(name) = actor.within(scope, card, role) else {
            if scope != Scope::None {
                code = RefusalCode::NotYourCard;
            }
            continue;
        };
        let wrong = match action.states(role).contains(&card.state) {
            true => unready(card, action, name),
            false => Some(RefusalCode::WrongState),
        };
        match wrong {
            None => return Ok(name.clone()),
            // Of two roles the one that comes nearer tells what is missing.
            Some(wrong) => granted = Some(granted.map_or(wrong, |known| nearer(known, wrong))),
        }
    }
    Err(Refusal::new(granted.unwrap_or(code), action.clause()))
}

fn nearer(one: RefusalCode, other: RefusalCode) -> RefusalCode {
    if one == RefusalCode::WrongState { other } else { one }
}

/// What on the card stands against the action by `name`, at a stage that would allow it.
fn unready(card: &Card, action: Action, name: &StaffId) -> Option<RefusalCode> {
    let lead = card.executor.as_ref() == Some(name);
    let part = card.co_executor(name).map(|co| &co.progress);
    let one_open = |kind| card.open_request(kind).map(|_| RefusalCode::RequestAlreadyOpen);
    let asked = || card.materials.iter().any(|asked| &asked.of == name && asked.answered_at.is_none());
    let none_open = |any: bool| (!any).then_some(RefusalCode::NoSuchRequest);
    match action {
        Action::Accept => {
            let waits = lead && card.state == State::Assigned || part == Some(&PartState::Assigned);
            (!waits).then_some(RefusalCode::WrongState)
        }
        Action::Upload => {
            let works = lead && card.state == State::InWork
                || part == Some(&PartState::InWork) && card.state != State::Reported;
            // Materials that were asked for may be files, also while the result is checked (6.2.3).
            (!(works || asked())).then_some(RefusalCode::WrongState)
        }
        Action::CompletePart => match part {
            None => Some(RefusalCode::CoExecutorOnly),
            Some(PartState::InWork) => None,
            Some(PartState::Assigned | PartState::Done { .. }) => Some(RefusalCode::WrongState),
        },
        Action::Report => (!lead).then_some(RefusalCode::LeadOnly),
        Action::RequestExecutors => one_open(RequestKind::Executors),
        Action::RequestControl => one_open(RequestKind::AdditionalControl),
        Action::RequestPlan => one_open(RequestKind::StrategicPlan),
        Action::WithdrawRequest => none_open(card.open_requests().any(|request| &request.by == name)),
        Action::DecideRequest => none_open(card.open_requests().next().is_some()),
        Action::GiveMaterials => none_open(asked()),
        Action::RecordMeasure | Action::Rate => card.executor.is_none().then_some(RefusalCode::WrongState),
        Action::Ask | Action::BlockApplicant | Action::UnblockApplicant => {
            card.contact.is_none().then_some(RefusalCode::NoChat)
        }
        Action::Address
        | Action::Assign
        | Action::Close
        | Action::ReturnForRework
        | Action::Comment
        | Action::AskMaterials
        | Action::Prompt
        | Action::Inform
        | Action::CorrectDeadline
        | Action::CorrectCategory
        | Action::Classify
        | Action::SetLocation
        | Action::Link
        | Action::Merge
        | Action::Split
        | Action::Forward
        | Action::ReturnToAuthor
        | Action::NotConsider
        | Action::HandOver
        | Action::RegisterAppeal
        | Action::Read
        | Action::ReadContacts
        | Action::FetchAgain
        | Action::ReadRegister
        | Action::ReadReport
        | Action::ReadFigures => None,
    }
}

/// The actions by which the person can change the card now, in the order of a card's life.
#[must_use]
pub fn allowed_actions(card: &Card, actor: &Actor) -> Vec<Action> {
    let open = |action: &Action| action.changes_card() && permit(card, *action, actor).is_ok();
    Action::ALL.iter().copied().filter(open).collect()
}

/// Whether the person may read the card: the responsible person (6.1.2) and decision-makers
/// (6.4.4) every one, an executor those of their organisation (5.1), nobody else.
#[must_use]
pub fn can_read(card: &Card, actor: &Actor) -> bool {
    permit(card, Action::Read, actor).is_ok()
}

/// Whether the person may read every card, and so the register.
#[must_use]
pub fn reads_all(actor: &Actor) -> bool {
    actor.may(Action::ReadRegister)
}

/// Whether the person sees the applicant's phone and full address on the card: an executor only for
/// a card of their own and, unless the city has decided otherwise, once they have taken it.
#[must_use]
pub fn sees_contacts(card: &Card, actor: &Actor, shown: ContactsShown) -> bool {
    let role = |role| actor.has(role) && Action::ReadContacts.scope(role) == Scope::Any;
    if role(Role::Responsible) || role(Role::DecisionMaker) {
        return true;
    }
    let Ok(name) = permit(card, Action::ReadContacts, actor) else { return false };
    match shown {
        ContactsShown::Always => true,
        ContactsShown::AfterAcceptance => {
            let lead = card.executor.as_ref() == Some(&name) && card.state != State::Assigned;
            let part = card.co_executor(&name).map(|co| &co.progress);
            lead || part.is_some_and(|progress| *progress != PartState::Assigned)
        }
    }
}

/// Whether the person may have a file that failed fetched again: the responsible person for every
/// card (6.1.2), an executor for those assigned to them (5.1).
#[must_use]
pub fn can_fetch_again(card: &Card, actor: &Actor) -> bool {
    permit(card, Action::FetchAgain, actor).is_ok()
}

/// Whether the person works on the moderation list: the responsible person (4.4).
#[must_use]
pub fn moderates(actor: &Actor) -> bool {
    actor.has(Role::Responsible)
}
