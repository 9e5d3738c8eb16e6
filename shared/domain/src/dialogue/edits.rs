//! Edited messages: a draft is corrected, a registered appeal gets an addition.

use super::{Conversation, DialogueRules, Errand, Field, Note, Outward, Parts, Reply, Step, answer};

impl Conversation {
    /// Takes a new wording of an earlier message in.
    pub(super) fn edited(&mut self, message: Option<i64>, text: &str, rules: &DialogueRules<'_>) -> Outward {
        let Some(message) = message else { return Outward::Reply(Reply::Silence) };
        if let Step::Writing(letter) = &mut self.step
            && letter.words.has(message)
        {
            letter.words = letter.words.edited(message, text.trim());
            return Outward::Reply(self.prompt(Some(Note::WordsKept)));
        }
        if let Some(early) = &mut self.early
            && early.words.has(message)
        {
            early.words = early.words.edited(message, text.trim());
            return Outward::Reply(Reply::Silence);
        }
        if let Some(field) = self.draft.as_ref().and_then(|draft| draft.field_of(message)) {
            return Outward::Reply(self.correct(field, message, text, rules));
        }
        match &self.last_filed {
            Some(filed) if filed.messages.contains(&message) => match text.trim().is_empty() {
                true => Outward::Reply(Reply::Silence),
                false => Outward::Task(Errand::Add {
                    appeal: filed.appeal,
                    parts: Parts { text: Some(text.trim().to_owned()), ..Parts::default() },
                    edited: true,
                    joins: false,
                }),
            },
            Some(_) | None => Outward::Reply(Reply::Silence),
        }
    }

    fn correct(&mut self, field: Field, message: i64, text: &str, rules: &DialogueRules<'_>) -> Reply {
        let result = match field {
            Field::Substance => {
                let draft = self.draft();
                let edited = draft.substance.edited(message, text.trim());
                answer::substance(&edited.text()).map(|_| draft.substance = edited)
            }
            Field::Surname
            | Field::Name
            | Field::Patronymic
            | Field::Residence
            | Field::Phone
            | Field::Category
            | Field::Email
            | Field::Materials => self.accept(field, Some(message), text, rules),
        };
        match result {
            Ok(()) => Reply::Noted { note: Note::Corrected(field), then: Box::new(self.prompt(None)) },
            Err(problem) => {
                Reply::Noted { note: Note::NotCorrected(field, problem), then: Box::new(self.prompt(None)) }
            }
        }
    }
}
