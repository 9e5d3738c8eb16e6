//! Reading cards: worklists and pages of the register.

use hotline_domain::{
    access::Actor,
    card::{Card, Mover},
    directory::Role,
};

/// Whose worklist is read: the person's own, and those of the roles they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine(pub Vec<Mover>);

impl Mine {
    /// The worklists of a signed-in person.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        let mut movers: Vec<_> = actor.names().cloned().map(Mover::Staff).collect();
        if actor.has(Role::Responsible) {
            movers.push(Mover::Responsible);
        }
        Self(movers)
    }
}

/// A page of the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Cards, newest first.
    pub cards: Vec<Card>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<String>,
}
