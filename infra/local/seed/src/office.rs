//! The city hall: carries a filed appeal on by the commands that staff would give, back-dated.

use hotline_app::{
    call::Call,
    commands::execute,
    ports::{Cards, Conversations, Files, Trails},
};
use hotline_domain::{
    access::Actor,
    asked::Asked,
    card::{ApplicantCommand, Card, Command},
    deadline::{Term, date_in_kyiv},
    directory::{Category, Directory, Role},
    ids::{AppealId, StaffId},
};
use jiff::Timestamp;

use crate::{
    Error,
    appeals::{Appeal, Section, Texts, in_turn},
    applicant::{act, addition},
    pictures::{Picture, store_proof},
    plan::{Planned, Step},
    scenes::{Act, By},
    script::Script,
};

/// What staff work with.
pub struct Office<'a, S> {
    /// Cards and conversations.
    pub cards: &'a S,
    /// The bucket.
    pub files: &'a dyn Files,
    /// The directory.
    pub directory: &'a Directory,
    /// What they write.
    pub texts: &'a Texts,
    /// What they write beside the usual steps.
    pub script: &'a Script,
}

/// A case in the office's hands.
pub struct Case<'a> {
    /// When what is done.
    pub planned: &'a Planned,
    /// The other card it is about.
    pub other: Option<AppealId>,
    category: &'a Category,
    section: &'a Section,
    appeal: &'a Appeal,
    decision_makers: Vec<StaffId>,
    /// Who leads the work.
    pub executor: StaffId,
}

impl<S: Cards + Conversations + Trails> Office<'_, S> {
    /// Takes all planned steps.
    ///
    /// # Errors
    /// A refusal by the regulation, or a fault of the table or the bucket.
    pub async fn handle(
        &self,
        mut card: Card,
        (planned, other): (&Planned, Option<AppealId>),
        category: &Category,
        appeal: &Appeal,
    ) -> Result<(), Error> {
        let section = self.texts.section(&category.id)?;
        let case = Case {
            planned,
            other,
            category,
            section,
            appeal,
            decision_makers: self.decision_makers(section, planned.place),
            executor: self.executor(section, category, planned.place)?,
        };
        for &(at, step) in &planned.steps {
            let number = card.number.clone();
            card = self
                .take(card, &case, at, step)
                .await
                .map_err(|error| format!("{step:?} of the appeal {number}: {error}"))?;
        }
        Ok(())
    }

    /// Takes one step.
    async fn take(&self, card: Card, case: &Case<'_>, at: Timestamp, step: Step) -> Result<Card, Error> {
        if let Step::Act(act @ (Act::Merge | Act::Link)) = step {
            return self.tie(card, case, at, act).await;
        }
        if let Some((command, picture)) = self.applicant(&card, case, step) {
            return act(self.cards, self.files, card, command, picture, at, &self.directory.calendar).await;
        }
        let mut files = Vec::new();
        let command = match step {
            Step::Prove => {
                if !case.category.proof_required {
                    return Ok(card);
                }
                let proof = case.appeal.proof.unwrap_or(case.section.proof);
                let stored = store_proof(self.files, card.id, proof).await?;
                let file = stored.file.clone();
                files.push(stored);
                Command::AttachProof { file, comment: None }
            }
            Step::Act(act) => self.act(&card, case, at, act).await?,
            _ => match self.command(&card, case, step) {
                Some(command) => command,
                None => return Ok(card),
            },
        };
        let actor = self.actor(&card, case, at, step)?;
        let version = (card.id, card.version);
        let call = Call::unrecorded(&actor, at);
        let card = execute(self.cards, self.directory, &call, version, command, files).await?.card;
        if step == Step::Ask {
            self.remember(&card, at).await?;
        }
        Ok(card)
    }

    /// The chat remembers the newest question, as the notice of it would have made it do.
    async fn remember(&self, card: &Card, at: Timestamp) -> Result<(), Error> {
        let question = card.questions.last().ok_or("There is no question.")?;
        let asked = Asked {
            appeal: card.id,
            number: card.number.clone(),
            sequence: question.sequence,
            question: question.text.clone(),
            answer_by: question.answer_by,
            at,
            survey: false,
        };
        let contact = card.contact.as_ref().ok_or("There is no chat.")?;
        Ok(self.cards.ask(contact, &asked).await?)
    }

    /// What the applicant does; `None` for a step of staff.
    fn applicant(
        &self,
        card: &Card,
        case: &Case<'_>,
        step: Step,
    ) -> Option<(ApplicantCommand, Option<Picture>)> {
        let (place, remarks) = (case.planned.place, &self.texts.remarks);
        match step {
            Step::Answer => {
                let picture = Some(Picture::House);
                let question = card.questions.last()?.sequence;
                let addition = addition(card, &remarks.answer, picture)?;
                Some((ApplicantCommand::Answer { question, addition }, picture))
            }
            Step::Add => {
                let words = in_turn(&remarks.additions, place)?;
                Some((ApplicantCommand::Add(addition(card, words, None)?), None))
            }
            Step::Withdraw => {
                let reason = in_turn(&remarks.withdrawals, place)?.clone();
                Some((ApplicantCommand::Withdraw { reason }, None))
            }
            Step::Address
            | Step::Assign
            | Step::Accept
            | Step::Comment
            | Step::Prove
            | Step::Report
            | Step::Return
            | Step::Rework
            | Step::Remind
            | Step::Close
            | Step::Ask
            | Step::Act(_) => None,
        }
    }

    /// What is commanded; `None` where there is nothing to say.
    fn command(&self, card: &Card, case: &Case<'_>, step: Step) -> Option<Command> {
        let (place, remarks) = (case.planned.place, &self.texts.remarks);
        let now_and_then = |texts: &[String], every: usize| {
            in_turn(texts, place / every).filter(|_| place % every == 1).cloned()
        };
        Some(match step {
            Step::Address => Command::Address {
                due: Term::Day(case.planned.due_on(card.registered_at, case.category.norm_days)),
                decision_makers: case.decision_makers.clone(),
                note: now_and_then(&remarks.notes, 6),
            },
            Step::Assign => Command::Assign {
                executor: case.executor.clone(),
                co_executors: Vec::new(),
                resolution: in_turn(&case.section.resolutions, place)?.clone(),
                due: None,
            },
            Step::Accept => Command::Accept { comment: now_and_then(&remarks.accepts, 3) },
            Step::Comment => Command::Comment { text: case.appeal.comment.clone()? },
            Step::Prove | Step::Answer | Step::Add | Step::Withdraw | Step::Act(_) => return None,
            Step::Ask => Command::Ask {
                question: in_turn(&remarks.questions, place)?.clone(),
                answer_by: Some(case.planned.answer_by()),
            },
            Step::Report => {
                let (text, law) = (case.appeal.result.clone(), case.appeal.law.clone());
                Command::Report { text, code: case.appeal.code.code().to_owned(), law }
            }
            Step::Return => Command::ReturnForRework { reason: remarks.return_reason.clone() },
            Step::Rework => Command::Comment { text: remarks.rework.clone() },
            Step::Remind => Command::Prompt { text: in_turn(&remarks.reminders, place)?.clone() },
            Step::Close => Command::Close { comment: now_and_then(&remarks.closes, 2) },
        })
    }

    /// Who takes the step: on days of absence the substitute (chapter 2).
    pub fn actor(&self, card: &Card, case: &Case<'_>, at: Timestamp, step: Step) -> Result<Actor, Error> {
        let member = match step {
            Step::Address | Step::Return | Step::Remind | Step::Close => self.responsible(case),
            Step::Assign => case.decision_makers.first().cloned(),
            Step::Accept | Step::Comment | Step::Prove | Step::Report | Step::Rework | Step::Ask => {
                Some(case.executor.clone())
            }
            Step::Answer | Step::Add | Step::Withdraw => None,
            Step::Act(act) => match act.by() {
                By::Responsible => self.responsible(case),
                By::DecisionMaker => case.decision_makers.first().cloned(),
                By::Executor => Some(case.executor.clone()),
                By::Helper(place) => card.co_executors.get(place).map(|co| co.part.executor.clone()),
            },
        };
        let (directory, day) = (self.directory, date_in_kyiv(at));
        let member = member.and_then(|id| directory.substitute_of(&id, day).or_else(|| directory.staff(&id)));
        let member = member.ok_or("nobody in the directory can do it")?;
        let stands_in_for = directory.stands_in_for(&member.id, day);
        Ok(Actor { stands_in_for, ..Actor::alone(member.id.clone(), member.roles.clone()) })
    }

    fn responsible(&self, case: &Case<'_>) -> Option<StaffId> {
        let responsible: Vec<_> = self.holders(Role::Responsible).collect();
        in_turn(&responsible, case.planned.place).cloned()
    }

    /// Whose field it is, and now and then the head of the city as well.
    fn decision_makers(&self, section: &Section, place: usize) -> Vec<StaffId> {
        let mut several = vec![section.decision_maker.clone()];
        let head = self.holders(Role::DecisionMaker).next();
        several.extend(head.filter(|head| place % 11 == 3 && *head != section.decision_maker));
        several
    }

    fn executor(&self, section: &Section, category: &Category, place: usize) -> Result<StaffId, Error> {
        let usual: Vec<StaffId> = self
            .holders(Role::Executor)
            .filter(|id| {
                self.directory.staff(id).is_some_and(|member| member.organisation == category.organisation)
            })
            .collect();
        let several = if section.executors.is_empty() { &usual } else { &section.executors };
        in_turn(several, place).cloned().ok_or_else(|| {
            format!("Nobody in the directory does the work of the category «{}».", category.name).into()
        })
    }

    /// Everybody who can act in a role.
    pub fn holders(&self, role: Role) -> impl Iterator<Item = StaffId> {
        self.directory
            .staff
            .iter()
            .filter(move |member| self.directory.can_act_as(&member.id, role))
            .map(|member| member.id.clone())
    }
}
