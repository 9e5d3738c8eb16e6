//! The executor's three reasoned requests and what the decision-maker makes of them (clauses 4.6 a–c,
//! 6.4.1–6.4.3, 6.6.1–6.6.3).

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Card, Part};
use crate::{clause::Clause, ids::StaffId};

/// The kinds of requests; of each only one may be open at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// To change the executor or to involve further ones (6.6.1).
    Executors,
    /// For a term beyond the norm: additional control, додатковий контроль (4.6 b, 6.6.2).
    AdditionalControl,
    /// For inclusion in a strategic plan of socio-economic development (6.6.3).
    StrategicPlan,
}

impl RequestKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Executors, Self::AdditionalControl, Self::StrategicPlan];

    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Executors => "executors",
            Self::AdditionalControl => "additional_control",
            Self::StrategicPlan => "strategic_plan",
        }
    }

    /// The clause by which an executor asks.
    #[must_use]
    pub fn asked_by(self) -> Clause {
        match self {
            Self::Executors => Clause::C6_6_1,
            Self::AdditionalControl => Clause::C6_6_2,
            Self::StrategicPlan => Clause::C6_6_3,
        }
    }

    /// The clause by which a decision-maker decides.
    #[must_use]
    pub fn decided_by(self) -> Clause {
        match self {
            Self::Executors => Clause::C6_4_1,
            Self::AdditionalControl => Clause::C6_4_2,
            Self::StrategicPlan => Clause::C6_4_3,
        }
    }
}

/// What an executor asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "wanted", rename_all = "snake_case")]
pub enum Wanted {
    /// Other or further executors.
    Executors {
        /// True where the asking executor is not competent (5.2), false where help is wanted.
        change: bool,
        /// Whom the executor proposes, if anybody.
        proposed: Vec<StaffId>,
    },
    /// A longer term.
    AdditionalControl {
        /// Last day of the term asked for, Kyiv.
        until: Date,
    },
    /// A strategic plan.
    StrategicPlan {
        /// Which one, where the executor knows.
        plan: Option<String>,
    },
}

impl Wanted {
    /// Which kind of request it is.
    #[must_use]
    pub fn kind(&self) -> RequestKind {
        match self {
            Self::Executors { .. } => RequestKind::Executors,
            Self::AdditionalControl { .. } => RequestKind::AdditionalControl,
            Self::StrategicPlan { .. } => RequestKind::StrategicPlan,
        }
    }

    /// The clause by which it is asked: an executor who is not competent stands on 5.2.
    #[must_use]
    pub fn clause(&self) -> Clause {
        match self {
            Self::Executors { change: true, .. } => Clause::C5_2,
            Self::Executors { change: false, .. }
            | Self::AdditionalControl { .. }
            | Self::StrategicPlan { .. } => self.kind().asked_by(),
        }
    }
}

/// A plan of socio-economic development in which a card's matter is included: long-term, paid from
/// the budget (4.6 c).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Name.
    pub name: String,
    /// Year of the plan.
    pub year: i16,
    /// By when the work is expected, Kyiv.
    pub expected: Date,
}

/// What a decision-maker grants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "granted", rename_all = "snake_case")]
pub enum Grant {
    /// The executors from now on.
    Executors {
        /// Lead executor.
        executor: StaffId,
        /// Co-executors with their parts.
        co_executors: Vec<Part>,
    },
    /// A longer term.
    AdditionalControl {
        /// When the work is due.
        due_at: Timestamp,
    },
    /// Inclusion in a plan.
    StrategicPlan {
        /// The plan.
        plan: Plan,
        /// When the work is due: with the plan's last day.
        due_at: Timestamp,
    },
}

impl Grant {
    /// The kind of request it answers.
    #[must_use]
    pub fn kind(&self) -> RequestKind {
        match self {
            Self::Executors { .. } => RequestKind::Executors,
            Self::AdditionalControl { .. } => RequestKind::AdditionalControl,
            Self::StrategicPlan { .. } => RequestKind::StrategicPlan,
        }
    }
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestEnd {
    /// The decision-maker granted it.
    Granted,
    /// The decision-maker refused it, for the reason given.
    Refused,
    /// The executor took it back.
    Withdrawn,
    /// The card went on without a decision.
    Lapsed,
}

/// A request with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Number of the event that made it; identifies it within the card.
    pub sequence: u64,
    /// Who asks.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// What for.
    #[serde(flatten)]
    pub wanted: Wanted,
    /// Why.
    pub reason: String,
    /// How it ended, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<RequestEnd>,
    /// What was said with the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Who granted, refused or withdrew it; `None` where the card went on without them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<StaffId>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

impl Request {
    /// True while nobody has decided on it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }
}

impl Card {
    /// Requests that wait for a decision.
    pub fn open_requests(&self) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(|request| request.is_open())
    }

    /// The open request of a kind, where there is one.
    #[must_use]
    pub fn open_request(&self, kind: RequestKind) -> Option<&Request> {
        self.open_requests().find(|request| request.wanted.kind() == kind)
    }
}
