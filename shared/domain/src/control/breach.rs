//! What the control of deadlines leaves on a card: its entries in the history, the reminders that were
//! sent, the breaches (chapter 7; clauses 6.2.1, 6.3.2).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    card::{Card, Event, EventKind, State},
    clause::Clause,
    ids::StaffId,
};

/// What is to be done in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The responsible person sets the deadline and addresses the card (6.1.1).
    Addressing,
    /// A decision-maker assigns an executor (6.3.1).
    Assignment,
    /// The executor takes it into work, or asks for another (5.1, 5.2).
    Acceptance,
    /// The work is done by the deadline (7).
    Execution,
    /// The responsible person checks the result (6.1.4).
    Review,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 5] =
        [Self::Addressing, Self::Assignment, Self::Acceptance, Self::Execution, Self::Review];

    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Addressing => "addressing",
            Self::Assignment => "assignment",
            Self::Acceptance => "acceptance",
            Self::Execution => "execution",
            Self::Review => "review",
        }
    }

    /// The clause that asks for it.
    #[must_use]
    pub fn clause(self) -> Clause {
        match self {
            Self::Addressing => Clause::C6_1_1,
            Self::Assignment => Clause::C6_3_1,
            Self::Acceptance => Clause::C5_1,
            Self::Execution => Clause::C7,
            Self::Review => Clause::C6_1_4,
        }
    }

    /// What was not done, Ukrainian, one sentence without its full stop.
    #[must_use]
    pub fn broken(self) -> &'static str {
        match self {
            Self::Addressing => "Звернення не адресовано у встановлений строк",
            Self::Assignment => "Виконавця не призначено у встановлений строк",
            Self::Acceptance => "Виконавець не взяв звернення в роботу у встановлений строк",
            Self::Execution => "Порушено строк виконання",
            Self::Review => "Результат не перевірено у встановлений строк",
        }
    }

    /// The stage of which a card in this state has an internal term.
    #[must_use]
    pub fn of(state: State) -> Option<Self> {
        match state {
            State::Registered => Some(Self::Addressing),
            State::Addressed => Some(Self::Assignment),
            State::Assigned => Some(Self::Acceptance),
            State::Reported => Some(Self::Review),
            State::InWork | State::Closed | State::Withdrawn | State::Merged => None,
        }
    }

    /// True in the states in which its term runs.
    #[must_use]
    pub fn runs(self, state: State) -> bool {
        match self {
            Self::Execution => matches!(state, State::Addressed | State::Assigned | State::InWork),
            internal => Self::of(state) == Some(internal),
        }
    }
}

/// What the control of deadlines adds to a card's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tick", rename_all = "snake_case")]
pub enum Tick {
    /// Somebody was reminded that the deadline is near (7).
    Warned {
        /// Whom.
        people: Vec<StaffId>,
        /// The deadline.
        due_at: Timestamp,
        /// The instant for which the reminder was set.
        set_for: Timestamp,
    },
    /// A term has passed (6.2.1).
    Breached {
        /// What was not done.
        stage: Stage,
        /// When it should have been.
        due_at: Timestamp,
        /// By whom; empty where it is everybody of a role.
        people: Vec<StaffId>,
    },
    /// A breach has lasted long enough to rise (6.2.1).
    Escalated {
        /// What was not done.
        stage: Stage,
        /// When it should have been.
        due_at: Timestamp,
        /// 2 for the decision-makers, 3 and more for the mayor.
        rung: u16,
    },
    /// No answer to a question came in time; the term runs again (5.1).
    QuestionLapsed {
        /// Number of the event that asked.
        question: u64,
        /// The deadline from now on, where the term stood still until then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Timestamp>,
    },
    /// The working calendar has changed, and the deadline with it (7).
    TermMoved {
        /// The deadline before.
        from: Timestamp,
        /// The deadline from now on.
        due_at: Timestamp,
    },
}

impl Tick {
    /// Code in the API.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Warned { .. } => "deadline_near",
            Self::Breached { .. } => "breached",
            Self::Escalated { .. } => "escalated",
            Self::QuestionLapsed { .. } => "question_lapsed",
            Self::TermMoved { .. } => "term_moved",
        }
    }

    /// The clause it stands on.
    #[must_use]
    pub fn clause(&self) -> Clause {
        match self {
            Self::Warned { .. } | Self::TermMoved { .. } => Clause::C7,
            Self::Breached { stage: Stage::Execution, .. } | Self::Escalated { .. } => Clause::C6_2_1,
            Self::Breached { stage, .. } => stage.clause(),
            Self::QuestionLapsed { .. } => Clause::C5_1,
        }
    }
}

/// A term that was broken; disciplinary measures and figures refer to it (6.3.2, 6.4.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breach {
    /// Number of the event that found it.
    pub sequence: u64,
    /// What was not done.
    pub stage: Stage,
    /// When it should have been.
    pub due_at: Timestamp,
    /// By whom; empty where it is everybody of a role.
    pub people: Vec<StaffId>,
    /// When it was found.
    pub at: Timestamp,
    /// How far it has risen: 1 at first.
    pub rung: u16,
    /// When it was mended; none while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

/// What the control remembers of a card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Watch {
    /// Since when the card is in its present hands; none of a card that was just registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// When the present deadline was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_set_at: Option<Timestamp>,
    /// The deadline as people set it, while a change of the working calendar has moved it from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<Timestamp>,
    /// The last reminder: of which deadline, and the instant it was set for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warned: Option<(Timestamp, Timestamp)>,
    /// Breaches, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaches: Vec<Breach>,
}

impl Watch {
    /// The breach of a stage that lasts.
    #[must_use]
    pub fn lasting(&self, stage: Stage) -> Option<&Breach> {
        self.breaches.iter().find(|breach| breach.stage == stage && breach.ended_at.is_none())
    }
}

/// Keeps what a tick says on the card it was added to.
pub(crate) fn note(card: &mut Card, tick: &Tick, event: &Event) {
    match tick {
        Tick::Warned { due_at, set_for, .. } => card.watch.warned = Some((*due_at, *set_for)),
        Tick::Breached { stage, due_at, people } => card.watch.breaches.push(Breach {
            sequence: event.sequence,
            stage: *stage,
            due_at: *due_at,
            people: people.clone(),
            at: event.at,
            rung: 1,
            ended_at: None,
        }),
        Tick::Escalated { stage, rung, .. } => {
            let lasting = |breach: &&mut Breach| breach.stage == *stage && breach.ended_at.is_none();
            if let Some(breach) = card.watch.breaches.iter_mut().find(lasting) {
                breach.rung = *rung;
            }
        }
        // The card ends its questions itself.
        Tick::QuestionLapsed { .. } => {}
        Tick::TermMoved { from, due_at } => {
            card.due_at = Some(*due_at);
            let set = card.watch.moved_from.unwrap_or(*from);
            card.watch.moved_from = Some(set).filter(|set| set != due_at);
        }
    }
}

/// Follows a card from the state and deadline `before` an event to what it is after it: into whose hands
/// it came, whether its deadline is another one, which breaches are mended.
pub(crate) fn follow(before: (State, Option<Timestamp>), card: &mut Card, event: &Event) {
    let at = event.at;
    let again = matches!(
        event.kind,
        EventKind::Addressed { .. } | EventKind::Assigned { .. } | EventKind::HandedOver { .. }
    );
    if again || before.0 != card.state {
        card.watch.since = Some(at);
    }
    if before.1 != card.due_at {
        card.watch.due_set_at = Some(at);
        if !matches!(event.kind, EventKind::Control(Tick::TermMoved { .. })) {
            card.watch.moved_from = None;
        }
    }
    let (state, due_at, since) = (card.state, card.due_at, card.watch.since);
    for breach in card.watch.breaches.iter_mut().filter(|breach| breach.ended_at.is_none()) {
        let lasts = match breach.stage {
            Stage::Execution => due_at.is_some_and(|due| due <= breach.due_at),
            _ => since.is_none_or(|since| since <= breach.at),
        };
        if !(lasts && breach.stage.runs(state)) {
            breach.ended_at = Some(at);
        }
    }
}
