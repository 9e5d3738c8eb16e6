//! What happens to appeals of the demo beside the usual steps: requests of executors and their ends,
//! co-executors, materials, ties, the legal ways out, ratings and measures (chapters 4–6).

use hotline_domain::card::{RequestKind, State};

use RequestKind::{AdditionalControl, Executors, StrategicPlan};
use State::{Addressed, Assigned, Closed, InWork, Merged, Reported};

/// Another slot, by its state and age.
pub type Of = (State, usize);

/// How a request ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The decision-maker grants it.
    Granted,
    /// The decision-maker refuses.
    Refused,
    /// The executor takes it back.
    Withdrawn,
}

/// Something beside the usual steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// The executor makes a request, which ends or waits (4.6 a–c).
    Wants(RequestKind, Option<End>),
    /// Two co-executors, granted on request: one has done the part, the other works on it (6.4.1).
    Parts,
    /// Materials are asked for, and given or not (6.2.3).
    Materials { given: bool },
    /// The decision-maker rates the quality (6.3.3).
    Rated(u8),
    /// The decision-maker records a measure (6.3.3).
    Measured,
    /// Forwarded by competence (law, art. 7).
    Forwarded,
    /// Returned to the author (law, art. 5).
    ReturnedToAuthor,
    /// The same person repeats what is resolved; not to be considered (law, art. 8).
    Repeats(Of),
    /// A neighbour writes of the same; merged (2.1).
    Twin(Of),
    /// A neighbour writes of the like; tied (2.1).
    Related(Of),
    /// Another matter of a card, split off (2.1).
    SplitOff(Of),
    /// Taken down for a citizen who phoned (2.1).
    Phoned,
}

/// A step of a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Make a request.
    Request(RequestKind),
    /// Grant it.
    Grant(RequestKind),
    /// Refuse it.
    Refuse(RequestKind),
    /// Take it back.
    TakeBack(RequestKind),
    /// Take one's part into work.
    AcceptPart(usize),
    /// Report one's part as done.
    CompletePart(usize),
    /// Ask for materials.
    AskMaterials,
    /// Give them.
    GiveMaterials,
    /// Rate.
    Rate(u8),
    /// Record a measure.
    Measure,
    /// Forward.
    Forward,
    /// Return to the author.
    ReturnToAuthor,
    /// Declare not to be considered.
    NotConsider,
    /// Merge into the other card.
    Merge,
    /// Tie to the other card.
    Link,
}

/// Who takes a step of a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The responsible person.
    Responsible,
    /// The card's first decision-maker.
    DecisionMaker,
    /// The lead executor.
    Executor,
    /// The co-executor in this place.
    Helper(usize),
}

impl Act {
    /// Who takes it.
    pub fn by(self) -> By {
        match self {
            Self::AskMaterials
            | Self::Forward
            | Self::ReturnToAuthor
            | Self::NotConsider
            | Self::Merge
            | Self::Link => By::Responsible,
            Self::Grant(_) | Self::Refuse(_) | Self::Rate(_) | Self::Measure => By::DecisionMaker,
            Self::Request(_) | Self::TakeBack(_) | Self::GiveMaterials => By::Executor,
            Self::AcceptPart(place) | Self::CompletePart(place) => By::Helper(place),
        }
    }
}

/// Which slots have scenes; each of them is the only one of its state and age.
pub const SCENES: [(State, usize, &[Scene]); 27] = [
    (Merged, 1, &[Scene::Twin((InWork, 8))]),
    (Addressed, 1, &[Scene::SplitOff((Addressed, 3))]),
    (Addressed, 2, &[Scene::Related((Addressed, 3))]),
    (Assigned, 2, &[Scene::Phoned]),
    (Assigned, 3, &[Scene::Wants(Executors, Some(End::Refused))]),
    (Assigned, 11, &[Scene::Materials { given: false }]),
    (InWork, 2, &[Scene::Wants(Executors, None)]),
    (InWork, 3, &[Scene::Wants(AdditionalControl, None)]),
    // Of the decision-maker who is away: it waits for the substitute.
    (InWork, 4, &[Scene::Wants(AdditionalControl, None)]),
    (InWork, 5, &[Scene::Wants(StrategicPlan, None)]),
    (InWork, 6, &[Scene::Wants(Executors, Some(End::Withdrawn))]),
    (InWork, 7, &[Scene::Wants(AdditionalControl, Some(End::Granted))]),
    (InWork, 8, &[Scene::Wants(Executors, Some(End::Granted)), Scene::Parts]),
    (InWork, 9, &[Scene::Materials { given: true }]),
    (InWork, 10, &[Scene::Wants(StrategicPlan, Some(End::Refused))]),
    (InWork, 11, &[Scene::Wants(StrategicPlan, Some(End::Granted))]),
    (InWork, 12, &[Scene::Wants(AdditionalControl, Some(End::Refused))]),
    (InWork, 14, &[Scene::Wants(AdditionalControl, Some(End::Withdrawn))]),
    (Reported, 9, &[Scene::Wants(StrategicPlan, Some(End::Withdrawn))]),
    (Closed, 9, &[Scene::Rated(5)]),
    (Closed, 10, &[Scene::Forwarded]),
    (Closed, 11, &[Scene::ReturnedToAuthor]),
    (Closed, 12, &[Scene::Repeats((Closed, 29))]),
    (Closed, 14, &[Scene::Rated(4)]),
    (Closed, 15, &[Scene::Rated(3)]),
    (Closed, 16, &[Scene::Rated(2)]),
    (Closed, 17, &[Scene::Rated(1), Scene::Measured]),
];

/// The scenes of a slot.
pub fn of(state: State, age: usize) -> &'static [Scene] {
    SCENES.iter().find(|scene| (scene.0, scene.1) == (state, age)).map_or(&[], |scene| scene.2)
}

impl Scene {
    /// The other slot it is about.
    pub fn other(self) -> Option<Of> {
        match self {
            Self::Repeats(other) | Self::Twin(other) | Self::Related(other) | Self::SplitOff(other) => {
                Some(other)
            }
            Self::Wants(..)
            | Self::Parts
            | Self::Materials { .. }
            | Self::Rated(_)
            | Self::Measured
            | Self::Forwarded
            | Self::ReturnedToAuthor
            | Self::Phoned => None,
        }
    }

    /// True where the card ends before anybody works on it.
    pub fn ends_early(self) -> bool {
        matches!(self, Self::Forwarded | Self::ReturnedToAuthor | Self::Repeats(_) | Self::Twin(_))
    }

    /// True where staff register the appeal, within office hours.
    pub fn registered_by_staff(self) -> bool {
        matches!(self, Self::SplitOff(_) | Self::Phoned)
    }

    /// Its steps: working days since staff saw the appeal first, and the hour. `closed` is the day
    /// on which the card was closed.
    pub fn acts(self, closed: usize) -> Vec<(Act, usize, i8)> {
        match self {
            Self::Wants(kind, end) => {
                let end = match end {
                    Some(End::Granted) => Some(Act::Grant(kind)),
                    Some(End::Refused) => Some(Act::Refuse(kind)),
                    Some(End::Withdrawn) => Some(Act::TakeBack(kind)),
                    None => None,
                };
                std::iter::once((Act::Request(kind), 2, 16)).chain(end.map(|end| (end, 3, 13))).collect()
            }
            Self::Parts => {
                vec![(Act::AcceptPart(0), 4, 9), (Act::AcceptPart(1), 4, 12), (Act::CompletePart(0), 5, 14)]
            }
            Self::Materials { given: false } => vec![(Act::AskMaterials, 5, 11)],
            Self::Materials { given: true } => vec![(Act::AskMaterials, 5, 11), (Act::GiveMaterials, 6, 13)],
            Self::Rated(quality) => vec![(Act::Rate(quality), closed, 13)],
            Self::Measured => vec![(Act::Measure, closed, 15)],
            Self::Forwarded => vec![(Act::Forward, 0, 12)],
            Self::ReturnedToAuthor => vec![(Act::ReturnToAuthor, 1, 10)],
            Self::Repeats(_) => vec![(Act::NotConsider, 1, 10)],
            Self::Twin(_) => vec![(Act::Merge, 0, 10)],
            Self::Related(_) => vec![(Act::Link, 0, 14)],
            Self::SplitOff(_) | Self::Phoned => Vec::new(),
        }
    }
}
