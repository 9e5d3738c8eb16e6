//! Who may do what: one table of role × action × relation to the card.

use crate::{
    card::{Card, State},
    clause::Clause,
    directory::Role,
    ids::StaffId,
    refusal::{Refusal, RefusalCode},
};

/// What a member of staff can do with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Set the deadline and address the card to decision-makers.
    Address,
    /// Assign the executor with a resolution; correct the deadline.
    Assign,
    /// Take into work, confirming competence.
    Accept,
    /// Comment on the current state.
    Comment,
    /// Add a proof of the work.
    Upload,
    /// Report the result.
    Report,
    /// Return the result for rework.
    ReturnForRework,
    /// Close on the fact of the work.
    Close,
    /// Ask the applicant.
    Ask,
    /// Correct the category.
    CorrectCategory,
    /// Set the place.
    SetLocation,
    /// Block intake from the applicant.
    BlockApplicant,
    /// Lift that block.
    UnblockApplicant,
}

impl Action {
    /// Every action: the steps in the order of a card's life, then what is done beside them.
    pub const ALL: [Self; 13] = [
        Self::Address,
        Self::Assign,
        Self::Accept,
        Self::Upload,
        Self::Report,
        Self::Close,
        Self::ReturnForRework,
        Self::Ask,
        Self::Comment,
        Self::CorrectCategory,
        Self::SetLocation,
        Self::BlockApplicant,
        Self::UnblockApplicant,
    ];

    /// The clause the action stands on.
    #[must_use]
    pub fn clause(self) -> Clause {
        match self {
            Self::Address | Self::Assign => Clause::C4_5,
            Self::Accept | Self::Ask => Clause::C5_1,
            Self::Comment => Clause::C6_5_1,
            Self::Upload => Clause::C6_5_2,
            Self::Report => Clause::C5_4,
            Self::ReturnForRework => Clause::C6_2_2,
            Self::Close => Clause::C6_1_4,
            Self::CorrectCategory => Clause::C2_1,
            Self::SetLocation => Clause::C5_3,
            Self::BlockApplicant | Self::UnblockApplicant => Clause::C4_4,
        }
    }

    /// States in which the action makes sense for a role that has it.
    #[must_use]
    pub fn states(self, role: Role) -> &'static [State] {
        use State::{Addressed, Assigned, InWork, Registered, Reported};
        match self {
            Self::Ask if role == Role::Executor => &[InWork],
            Self::SetLocation if role == Role::Executor => &[Assigned, InWork],
            Self::Address => &[Registered],
            Self::Assign => &[Addressed, Assigned],
            Self::Accept => &[Assigned],
            Self::Comment | Self::Ask | Self::CorrectCategory | Self::SetLocation => {
                &[Registered, Addressed, Assigned, InWork, Reported]
            }
            // It is about the person, not the card's progress.
            Self::BlockApplicant | Self::UnblockApplicant => &State::ALL,
            Self::Upload | Self::Report => &[InWork],
            Self::ReturnForRework | Self::Close => &[Reported],
        }
    }

    /// For which cards a role may do it.
    #[must_use]
    pub fn scope(self, role: Role) -> Scope {
        match (self, role) {
            (
                Self::Address
                | Self::ReturnForRework
                | Self::Close
                | Self::Comment
                | Self::Ask
                | Self::CorrectCategory
                | Self::SetLocation
                | Self::BlockApplicant
                | Self::UnblockApplicant,
                Role::Responsible,
            ) => Scope::Any,
            (Self::Assign | Self::Comment, Role::DecisionMaker) => Scope::Own,
            (
                Self::Accept | Self::Comment | Self::Upload | Self::Report | Self::Ask | Self::SetLocation,
                Role::Executor,
            ) => Scope::Own,
            _ => Scope::None,
        }
    }
}

/// For which cards a right holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// For none.
    None,
    /// For cards in this person's hands.
    Own,
    /// For every card.
    Any,
}

/// A signed-in member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub id: StaffId,
    /// In which roles.
    pub roles: Vec<Role>,
    /// Colleagues who are away today, for whom this person stands in (chapter 2).
    pub stands_in_for: Vec<StaffId>,
}

impl Actor {
    /// True when the person holds the role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The person and those they stand in for.
    pub fn names(&self) -> impl Iterator<Item = &StaffId> {
        std::iter::once(&self.id).chain(&self.stands_in_for)
    }

    fn owns(&self, card: &Card, role: Role) -> bool {
        match role {
            Role::DecisionMaker => self.names().any(|name| card.decision_makers.contains(name)),
            Role::Executor => self.names().any(|name| card.executor.as_ref() == Some(name)),
            Role::Responsible | Role::PressOfficer | Role::Admin => false,
        }
    }
}

/// Whether the person may do the action on the card as it is now.
///
/// # Errors
/// A refusal that says whether it is the role, the card or the stage that is wrong.
pub fn permit(card: &Card, action: Action, actor: &Actor) -> Result<(), Refusal> {
    let clause = action.clause();
    let mut refusal = RefusalCode::NotYourRole;
    let mut granted = false;
    for &role in &actor.roles {
        let has = match action.scope(role) {
            Scope::None => false,
            Scope::Any => true,
            Scope::Own if actor.owns(card, role) => true,
            Scope::Own => {
                refusal = RefusalCode::NotYourCard;
                false
            }
        };
        if has && action.states(role).contains(&card.state) {
            return Ok(());
        }
        granted |= has;
    }
    let code = if granted { RefusalCode::WrongState } else { refusal };
    Err(Refusal::new(code, clause))
}

/// The actions open to the person on the card now, in the order of a card's life.
#[must_use]
pub fn allowed_actions(card: &Card, actor: &Actor) -> Vec<Action> {
    Action::ALL.into_iter().filter(|&action| permit(card, action, actor).is_ok()).collect()
}

/// Whether the person may read the card: the responsible person (6.1.2) and decision-makers
/// (6.4.4) every one, an executor those assigned to them (5.1), nobody else.
#[must_use]
pub fn can_read(card: &Card, actor: &Actor) -> bool {
    reads_all(actor) || actor.roles.iter().any(|&role| actor.owns(card, role))
}

/// Whether the person may read every card, and so the register.
#[must_use]
pub fn reads_all(actor: &Actor) -> bool {
    actor.has(Role::Responsible) || actor.has(Role::DecisionMaker)
}

/// Whether the person may have a file that failed fetched again: the responsible person for every
/// card (6.1.2), an executor for those assigned to them (5.1).
#[must_use]
pub fn can_fetch_again(card: &Card, actor: &Actor) -> bool {
    actor.has(Role::Responsible) || (actor.has(Role::Executor) && actor.owns(card, Role::Executor))
}

/// Whether the person works on the moderation list: the responsible person (4.4).
#[must_use]
pub fn moderates(actor: &Actor) -> bool {
    actor.has(Role::Responsible)
}
