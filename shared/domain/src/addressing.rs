//! To whom a card is proposed to go: decision-makers by their sphere, the executing organisation by
//! category and street (clauses 4.5, 6.1.1).

use jiff::{SignedDuration, Timestamp};

use crate::{
    card::Card,
    deadline::{LAW_DAYS, Term, proposed},
    directory::{Category, Directory, Role},
    ids::{OrganisationId, StaffId},
};

impl Directory {
    /// A category and the one above it.
    fn line<'a>(&'a self, card: &Card) -> impl Iterator<Item = &'a Category> {
        let own = self.category(&card.category);
        own.into_iter().chain(own.and_then(|category| self.category(category.parent.as_ref()?)))
    }

    /// The active decision-makers in whose sphere the card's category lies.
    #[must_use]
    pub fn proposed_decision_makers(&self, card: &Card) -> Vec<StaffId> {
        let line: Vec<_> = self.line(card).map(|category| &category.id).collect();
        self.staff
            .iter()
            .filter(|member| member.active && member.has(Role::DecisionMaker))
            .filter(|member| member.spheres.iter().any(|sphere| line.contains(&sphere)))
            .map(|member| member.id.clone())
            .collect()
    }

    /// The organisation that usually does the work of the category, or does it on the street of the
    /// applicant's address.
    #[must_use]
    pub fn proposed_organisation(&self, card: &Card) -> Option<&OrganisationId> {
        let street = self.streets.recognise(&card.applicant.residence).map(|found| found.street);
        let on_street = |category: &'_ Category| {
            let serves = |streets: &[String]| street.as_ref().is_some_and(|street| streets.contains(street));
            category.areas.iter().position(|area| serves(&area.streets))
        };
        let line: Vec<_> = self.line(card).collect();
        let by_street =
            line.iter().find_map(|category| on_street(category).map(|at| &category.areas[at].organisation));
        let usual = || line.iter().find_map(|category| category.organisation.as_ref());
        by_street.or_else(usual).filter(|id| self.organisation(id).is_some_and(|known| known.active))
    }

    /// The term that the category's norm and the law propose (law, art. 20): to the hour for what is
    /// urgent, and never in the past.
    #[must_use]
    pub fn proposed_term(&self, card: &Card, now: Timestamp) -> Term {
        let category = self.category(&card.category);
        match category.and_then(|category| category.norm_hours) {
            Some(hours) => {
                let term = SignedDuration::from_hours(i64::from(hours));
                let due = card.registered_at.saturating_add(term).unwrap_or(now);
                let soonest = now.saturating_add(SignedDuration::from_hours(1)).unwrap_or(now);
                Term::At(due.max(soonest))
            }
            None => {
                let days = category.map_or(LAW_DAYS, |category| category.norm_days);
                Term::Day(proposed(card.registered_at, days, &self.calendar, now))
            }
        }
    }
}
