//! How many open cards each member of staff has in hands.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    card::{Card, Mover},
    directory::Directory,
    ids::{AppealId, StaffId},
};

/// Open cards by the people who decide or work on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workload(BTreeMap<StaffId, Vec<AppealId>>);

impl Workload {
    /// From all open cards; a card may come more than once.
    #[must_use]
    pub fn of<'a>(cards: impl IntoIterator<Item = &'a Card>) -> Self {
        let mut workload = BTreeMap::<_, Vec<_>>::new();
        for card in cards.into_iter().filter(|card| card.state.is_open()) {
            let people: BTreeSet<_> = card.decision_makers.iter().chain(card.executors()).collect();
            for person in people {
                let cards = workload.entry(person.clone()).or_default();
                if !cards.contains(&card.id) {
                    cards.push(card.id);
                }
            }
        }
        Self(workload)
    }

    /// The open cards of a person.
    #[must_use]
    pub fn cards(&self, id: &StaffId) -> &[AppealId] {
        self.0.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Everybody whose move an open card can be: their worklists hold all open cards.
#[must_use]
pub fn open_card_movers(directory: &Directory) -> Vec<Mover> {
    let staff = directory.staff.iter().map(|member| Mover::Staff(member.id.clone()));
    std::iter::once(Mover::Responsible).chain(staff).collect()
}
