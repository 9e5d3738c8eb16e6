//! The sixty appeals of the demo before they have a person or a text: how old, how far, what kind.

use std::cmp::Reverse;

use hotline_domain::{card::State, ids::CategoryId};

use crate::{
    Error,
    scenes::{self, Of, Scene},
};

/// How many appeals there are.
pub const COUNT: usize = 60;

/// Ages of appeals that nobody has touched yet, in minutes.
const REGISTERED: [i64; 8] = [18, 95, 260, 430, 700, 980, 1330, 1700];
/// Ages of the others, in working days since staff saw them first.
const ADDRESSED: [usize; 6] = [0, 0, 0, 1, 2, 3];
const ASSIGNED: [usize; 7] = [1, 1, 1, 2, 3, 4, 11];
const IN_WORK: [usize; 12] = [2, 3, 4, 5, 6, 7, 8, RETURNED, 10, 11, 12, 14];
const REPORTED: [usize; 8] = [4, 5, 5, 6, 7, 8, 9, 12];
const CLOSED: [usize; 15] = [9, 10, 11, 12, 14, 15, 16, 17, 18, 20, 21, 23, 25, 27, 29];
const WITHDRAWN: [usize; 3] = [8, 13, 19];
const MERGED: [usize; 1] = [1];

/// The appeal in work of this age had its result returned.
const RETURNED: usize = 9;
/// Appeals whose deadline has passed: state, age, by how many days.
const LATE: [(State, usize, u16); 5] = [
    (State::Assigned, 11, 2),
    (State::InWork, 10, 1),
    (State::InWork, 12, 3),
    (State::InWork, 14, 5),
    (State::Reported, 12, 1),
];

/// Appeals about which staff and applicant have talked: state, age, what was said.
const TALKED: [(State, usize, Talk); 4] = [
    (State::InWork, 4, Talk::Asked),
    (State::InWork, 7, Talk::Answered),
    (State::Assigned, 4, Talk::Added),
    (State::InWork, 6, Talk::Added),
];

/// What staff and applicant have said to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Talk {
    /// The executor has asked and waits.
    Asked,
    /// The executor has asked, the applicant has answered.
    Answered,
    /// The applicant has added something.
    Added,
}

/// How old an appeal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Filed so many minutes ago.
    Minutes(i64),
    /// Seen first by staff so many working days ago.
    WorkingDays(usize),
}

/// One appeal to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// How far it gets.
    pub state: State,
    /// How old it is.
    pub age: Age,
    /// By how many days its deadline has passed.
    pub late_by: Option<u16>,
    /// Whether its result was returned for rework.
    pub returned: bool,
    /// What staff and applicant have said to one another.
    pub talk: Option<Talk>,
    /// What else happens.
    pub scenes: &'static [Scene],
}

impl Slot {
    /// True for the slot of this state and age.
    pub fn is(&self, (state, age): Of) -> bool {
        self.state == state && self.age == Age::WorkingDays(age)
    }

    /// The other slot that this one is about, and how.
    pub fn other(&self) -> Option<(Scene, Of)> {
        self.scenes.iter().find_map(|scene| scene.other().map(|other| (*scene, other)))
    }

    /// True where staff register the appeal.
    pub fn registered_by_staff(&self) -> bool {
        self.scenes.iter().any(|scene| scene.registered_by_staff())
    }
}

/// All slots, roughly oldest first. The order never depends on the clock, so the appeal in a place
/// is the same on every run.
pub fn slots() -> Vec<Slot> {
    let mut handled: Vec<(usize, State)> = [
        (State::Addressed, ADDRESSED.as_slice()),
        (State::Assigned, &ASSIGNED),
        (State::InWork, &IN_WORK),
        (State::Reported, &REPORTED),
        (State::Closed, &CLOSED),
        (State::Withdrawn, &WITHDRAWN),
        (State::Merged, &MERGED),
    ]
    .into_iter()
    .flat_map(|(state, ages)| ages.iter().map(move |&age| (age, state)))
    .collect();
    handled.sort_by_key(|(age, _)| Reverse(*age));
    let handled = handled.into_iter().map(|(age, state)| Slot {
        state,
        age: Age::WorkingDays(age),
        late_by: LATE.iter().find(|late| (late.0, late.1) == (state, age)).map(|late| late.2),
        returned: state == State::InWork && age == RETURNED,
        talk: TALKED.iter().find(|talk| (talk.0, talk.1) == (state, age)).map(|talk| talk.2),
        scenes: scenes::of(state, age),
    });
    let untouched = REGISTERED.into_iter().rev().map(|minutes| Slot {
        state: State::Registered,
        age: Age::Minutes(minutes),
        late_by: None,
        returned: false,
        talk: None,
        scenes: &[],
    });
    handled.chain(untouched).collect()
}

/// The category of each slot: in proportion to the weights and evenly mixed.
///
/// # Errors
/// When there is not one weight for each category, or all are zero.
pub fn categories(ids: &[CategoryId], weights: &[u32]) -> Result<Vec<CategoryId>, Error> {
    let shares = shares(weights);
    if ids.len() != weights.len() || shares.iter().sum::<usize>() != COUNT {
        return Err("The city's file needs one seed weight for each category, not all of them zero.".into());
    }
    // Each step every category gains its share; the one that has gained most is taken and pays.
    let mut gained = vec![0_usize; shares.len()];
    let mut taken = vec![0_usize; shares.len()];
    let mut mixed = Vec::with_capacity(COUNT);
    for _ in 0..COUNT {
        for (gained, share) in gained.iter_mut().zip(&shares) {
            *gained += share;
        }
        let lead = |place: usize| (gained[place] + COUNT).saturating_sub(taken[place] * COUNT);
        let next = (0..shares.len())
            .filter(|&place| taken[place] < shares[place])
            .max_by_key(|&place| (lead(place), Reverse(place)));
        let Some(next) = next else { break };
        taken[next] += 1;
        mixed.push(ids[next].clone());
    }
    Ok(mixed)
}

/// How many slots fall to each weight: the largest remainders are rounded up.
fn shares(weights: &[u32]) -> Vec<usize> {
    let weights: Vec<usize> = weights.iter().map(|&weight| weight as usize).collect();
    let sum = weights.iter().sum::<usize>().max(1);
    let mut shares: Vec<usize> = weights.iter().map(|weight| weight * COUNT / sum).collect();
    let missing = COUNT.saturating_sub(shares.iter().sum());
    let mut by_remainder: Vec<usize> = (0..weights.len()).filter(|&place| weights[place] > 0).collect();
    by_remainder.sort_by_key(|&place| Reverse(weights[place] * COUNT % sum));
    for place in by_remainder.into_iter().take(missing) {
        shares[place] += 1;
    }
    shares
}
