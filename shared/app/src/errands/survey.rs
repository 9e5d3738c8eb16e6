//! Answers to a survey and the repeat appeal that follows from them (clause 7), each in one transaction with
//! its outcome.

use hotline_domain::{
    card::{ApplicantCommand, apply},
    deadline::date_in_kyiv,
    dialogue::{Outcome, Parts},
    ids::AppealId,
    refusal::RefusalCode,
    survey::{Given, SurveyAnswer, answer, complain},
};
use uuid::Uuid;

use super::{Job, TRIES, card_files, pending};
use crate::{
    error::Fault,
    intake::{Desk, is_theirs},
    ports::{Along, BlockChange, Filing, RegistrationNumberOf, SaveError},
    survey::filing,
};

impl<S: Desk> Job<'_, S> {
    /// Takes an answer of one tap; where it changes nothing only the outcome is written.
    pub(super) async fn survey(&self, appeal: AppealId, given: SurveyAnswer) -> Result<Outcome, Fault> {
        let (store, phone) = (self.intake.store, self.verified_phone());
        for _ in 0..TRIES {
            let card = store.card(appeal).await?;
            let Some(card) = card.filter(|card| is_theirs(card, self.who, phone.as_deref())) else {
                return self.refused(RefusalCode::NotYourCard).await;
            };
            let (events, next) = answer(&card, given, self.task.at, self.intake.rules.directory);
            let outcome = Outcome::Surveyed { number: card.number.clone(), next };
            let write = self.write(outcome.clone(), BlockChange::Keep, None);
            if events.is_empty() {
                return self.settle(store.write(&write).await, outcome).await;
            }
            let Some(after) = events.iter().fold(Some(card.clone()), apply) else {
                return self.refused(RefusalCode::WrongState).await;
            };
            let along = Along { conversation: Some(write), ..Along::default() };
            match store.save(&card, &after, &events, &[], &along).await {
                Ok(()) => return Ok(outcome),
                Err(SaveError::Fault(fault)) => return Err(fault),
                Err(SaveError::Conflict) => {
                    if let Some(outcome) = self.known().await? {
                        return Ok(outcome);
                    }
                }
            }
        }
        Err(Fault::new("take an answer to a survey", "others keep changing the card"))
    }

    /// Makes a repeat appeal of a card, once. Where the matter is considered again already, what was written
    /// goes onto that card.
    pub(super) async fn repeat(&self, first: AppealId, parts: &Parts) -> Result<Outcome, Fault> {
        let (store, phone) = (self.intake.store, self.verified_phone());
        for _ in 0..TRIES {
            let card = store.card(first).await?;
            let Some(card) = card.filter(|card| is_theirs(card, self.who, phone.as_deref())) else {
                return self.refused(RefusalCode::NotYourCard).await;
            };
            if let Some(link) = &card.repeated_by {
                let add = |files| ApplicantCommand::Add(self.addition(parts, files, false));
                return self.on_card(link.appeal, add).await;
            }
            let files = card_files(&parts.files, 0);
            let stored = pending(&files);
            let words = parts.text.as_deref().unwrap_or_default();
            let given = Given { from: self.who.clone(), files, location: parts.location };
            let complaint = match complain(&card, words, given) {
                Ok(complaint) => complaint,
                Err(refusal) => return self.refused(refusal.code).await,
            };
            let id = AppealId(Uuid::now_v7());
            let year = date_in_kyiv(self.task.at).year();
            let prove = |number| {
                filing(&card, (id, number), complaint.clone(), self.task.at, self.intake.rules.directory)
            };
            // Decided once before a number is taken: a refusal takes none.
            if let Err(refusal) = prove(RegistrationNumberOf { year, sequence: 0 }) {
                return self.refused(refusal.code).await;
            }
            let make = |number| {
                let made = prove(number).map_err(|refusal| Fault::new("make a repeat appeal", refusal))?;
                let write = self.write(repeated(&made.card), BlockChange::Keep, None);
                Ok(Filing { files: stored.clone(), conversation: Some(write), ..made })
            };
            match store.file_new(year, &make).await {
                Ok(card) => return Ok(repeated(&card)),
                Err(SaveError::Fault(fault)) => return Err(fault),
                Err(SaveError::Conflict) => {
                    if let Some(outcome) = self.known().await? {
                        return Ok(outcome);
                    }
                }
            }
        }
        Err(Fault::new("make a repeat appeal", "others keep changing the card"))
    }
}

fn repeated(card: &hotline_domain::card::Card) -> Outcome {
    Outcome::Repeated { appeal: card.id, number: card.number.clone(), due_at: card.due_at }
}
