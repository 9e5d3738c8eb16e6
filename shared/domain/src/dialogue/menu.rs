//! What means the same at every step: commands, the menu, buttons under messages.

use jiff::{SignedDuration, Timestamp};

use super::{Conversation, Intent, MenuNote, MyData, Note, Outward, Purpose, Reply, Step, step::Known};
use crate::{asked::Asked, ids::AppealId, survey::Press};

/// How soon after filing a file is taken for one that was forgotten.
const FORGOTTEN: SignedDuration = SignedDuration::from_mins(15);

/// A kept file is said to have been taken for an addition to the appeal that was just filed.
pub(super) fn taken_for_last(outward: Outward) -> Outward {
    match outward {
        Outward::Reply(Reply::Writing { letter, note: Some(Note::FileKept) }) => {
            Outward::Reply(Reply::Writing { letter, note: Some(Note::TakenForLast) })
        }
        other => other,
    }
}

impl Conversation {
    /// Commands and buttons that mean the same at every step.
    pub(super) fn anywhere(&mut self, text: &str, update: u64, known: Known<'_>) -> Option<Reply> {
        // The reminder of an unfinished appeal comes at any time.
        if Intent::Continue.label() == text.trim() && self.draft.is_some() {
            let step = match &self.step {
                Step::Unfinished(before) => (**before).clone(),
                step => step.clone(),
            };
            return Some(self.go(step, None));
        }
        let intent = Intent::among(&Intent::ANYWHERE, text)?;
        Some(match intent {
            Intent::Help => {
                Reply::Help { then: (self.step != Step::Idle).then(|| Box::new(self.prompt(None))) }
            }
            // What was filed is shown also to whom erased the rest.
            Intent::MyAppeals => Reply::MyAppeals,
            Intent::MyData => self.my_data(known),
            Intent::EraseMyData => {
                let before = Box::new(std::mem::take(&mut self.step));
                self.go(Step::ConfirmErase(before), None)
            }
            Intent::Cancel => {
                self.early = None;
                let note = match self.draft.take() {
                    Some(_) => MenuNote::Cancelled,
                    None => MenuNote::NothingToCancel,
                };
                self.greet(note)
            }
            Intent::StartOver => {
                self.draft = None;
                self.begin(update)
            }
            _ => self.opened(),
        })
    }

    pub(super) fn my_data(&self, known: Known<'_>) -> Reply {
        Reply::MyData(Box::new(MyData {
            consent: self.consent,
            profile: self.profile.clone(),
            verified_phone: self.verified_phone.clone(),
            draft: self.draft.is_some(),
            block: known.block.cloned(),
        }))
    }

    /// Begins a letter to the appeal that was filed a moment ago, where nothing else is being done.
    pub(super) fn begin_letter_to_last(&mut self, at: Timestamp) -> bool {
        let last = self.last_filed.clone().filter(|filed| at.duration_since(filed.at) <= FORGOTTEN);
        match last {
            Some(filed) if self.draft.is_none() && self.step == Step::Idle => {
                self.begin_letter(Purpose::Add, filed.appeal, filed.number.to_string());
                true
            }
            Some(_) | None => false,
        }
    }

    pub(super) fn filed_already(&self) -> Reply {
        match &self.last_filed {
            Some(filed) => Reply::Registered { number: filed.number.clone() },
            None => self.prompt(None),
        }
    }

    /// The same as /start.
    pub(super) fn opened(&mut self) -> Reply {
        match self.draft.is_some() {
            true => self.interrupt(),
            false => self.greet(MenuNote::Welcome),
        }
    }

    /// Asks whether to go on with the appeal being written.
    pub(super) fn interrupt(&mut self) -> Reply {
        if !matches!(self.step, Step::Unfinished(_)) {
            self.step = Step::Unfinished(Box::new(self.step.clone()));
        }
        Reply::Unfinished
    }

    /// The main menu; for a person new to the service, the question of consent.
    pub(super) fn greet(&mut self, note: MenuNote) -> Reply {
        if !self.consents() {
            return self.ask_consent(false);
        }
        self.step = Step::Idle;
        Reply::Menu(note)
    }

    pub(super) fn button(&mut self, data: &str, known: Known<'_>) -> Outward {
        match Press::of_button(data) {
            Some((appeal, press)) => self.survey_pressed(appeal, press, known),
            None => Outward::Reply(self.other_button(data, known)),
        }
    }

    fn other_button(&mut self, data: &str, known: Known<'_>) -> Reply {
        let mut parts = data.splitn(3, ':');
        let action = parts.next().unwrap_or_default();
        let Some(appeal) = parts.next().and_then(|id| id.parse::<AppealId>().ok()) else {
            return self.prompt(None);
        };
        let rest = parts.next();
        match (action, rest) {
            ("appeal", None) => Reply::MyAppeal(appeal),
            ("add", Some(number)) => self.begin_letter(Purpose::Add, appeal, number.to_owned()),
            ("withdraw", Some(number)) => self.begin_letter(Purpose::Withdraw, appeal, number.to_owned()),
            ("answer", Some(sequence)) => {
                let Ok(question) = sequence.parse() else { return self.prompt(None) };
                let asked = |asked: &&Asked| asked.appeal == appeal && asked.sequence == question;
                let number = known.asked.iter().find(asked).map(|asked| asked.number.to_string());
                self.begin_letter(Purpose::Answer { question }, appeal, number.unwrap_or_default())
            }
            _ => self.prompt(None),
        }
    }
}
