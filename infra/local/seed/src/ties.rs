//! Cards that belong together, and appeals that staff register (clause 2.1).

use hotline_app::{
    call::Call,
    ports::{Cards, Conversations, Trails},
    ties::{SplitOff, TakenDown, Tie, split_off, take_down, tie},
};
use hotline_domain::{
    access::Actor,
    card::{Card, Classification, LinkKind},
    directory::{Category, Role},
    ids::AppealId,
    person::{Applicant, Patronymic, Phone},
};
use jiff::Timestamp;

use crate::{
    Error,
    appeals::Citizen,
    office::{Case, Office},
    plan::Step,
    scenes::Act,
};

/// An appeal that came by telephone (classifier, section 1).
const BY_PHONE: &str = "1.1.1";

impl<S: Cards + Conversations + Trails> Office<'_, S> {
    /// Ties the card to the other one of its scene; the card after it.
    ///
    /// # Errors
    /// A refusal by the regulation, or a fault of the table.
    pub async fn tie(&self, card: Card, case: &Case<'_>, at: Timestamp, act: Act) -> Result<Card, Error> {
        let actor = self.actor(&card, case, at, Step::Act(act))?;
        let other = case.other.ok_or("there is no other card")?;
        let how = if act == Act::Merge { Tie::Merge } else { Tie::Link(LinkKind::Related) };
        tie(self.cards, &Call::unrecorded(&actor, at), (card.id, card.version), other, how).await?;
        self.load(card.id).await
    }

    /// The other card of the scene.
    ///
    /// # Errors
    /// When there is none, or a fault of the table.
    pub async fn other(&self, case: &Case<'_>) -> Result<Card, Error> {
        self.load(case.other.ok_or("there is no other card")?).await
    }

    /// Splits another matter off a card.
    ///
    /// # Errors
    /// As [`Office::tie`].
    pub async fn split(
        &self,
        from: AppealId,
        category: &Category,
        text: &str,
        at: Timestamp,
    ) -> Result<AppealId, Error> {
        let (card, actor) = (self.load(from).await?, self.registrar()?);
        let off = SplitOff { substance: text.to_owned(), category: category.id.clone() };
        let call = Call::unrecorded(&actor, at);
        Ok(split_off(self.cards, self.directory, &call, (card.id, card.version), off).await?)
    }

    /// Takes down what a citizen says on the telephone.
    ///
    /// # Errors
    /// As [`Office::tie`].
    pub async fn phoned(
        &self,
        citizen: &Citizen,
        category: &Category,
        text: &str,
        at: Timestamp,
    ) -> Result<AppealId, Error> {
        let actor = self.registrar()?;
        let taken = TakenDown {
            applicant: Applicant {
                surname: citizen.last_name.clone(),
                name: citizen.first_name.clone(),
                patronymic: citizen.patronymic.clone().map_or(Patronymic::Absent, Patronymic::Given),
                residence: citizen.residence.clone(),
                phone: Phone { number: citizen.phone.clone(), verified: false },
                email: citizen.email.clone(),
            },
            category: category.id.clone(),
            substance: text.to_owned(),
            location: None,
            marks: Classification { arrival: BY_PHONE.to_owned(), ..Classification::default() },
        };
        Ok(take_down(self.cards, self.directory, &Call::unrecorded(&actor, at), taken).await?)
    }

    fn registrar(&self) -> Result<Actor, Error> {
        let id =
            self.holders(Role::Responsible).next().ok_or("Nobody in the directory registers appeals.")?;
        Ok(Actor::alone(id, vec![Role::Responsible]))
    }

    async fn load(&self, id: AppealId) -> Result<Card, Error> {
        Ok(self.cards.load(id).await?.ok_or("A card has disappeared.")?.card)
    }
}
