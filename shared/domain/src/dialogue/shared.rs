//! What a person shares instead of saying: a phone, a place, a file.

use super::{Conversation, DialogueRules, Field, MenuNote, Note, Problem, Reply, Step, answer};
use crate::{
    media::Attachment,
    person::{GeoPoint, Phone},
};

impl Conversation {
    pub(super) fn contact(&mut self, phone: &str, own: bool) -> Reply {
        self.number(match own {
            true => answer::parse_phone(phone, true),
            false => Err(Problem::NotYourContact),
        })
    }

    /// A number whose owner the messenger does not tell is worth what a typed one is worth; it comes
    /// in international form, if without its `+`.
    pub(super) fn phone(&mut self, number: &str) -> Reply {
        let typed = answer::parse_phone(number, false);
        self.number(typed.or_else(|_| answer::parse_phone(&format!("+{number}"), false)))
    }

    fn number(&mut self, phone: Result<Phone, Problem>) -> Reply {
        let Step::Ask { field: Field::Phone, correcting } = self.step else {
            return self.prompt(Some(Note::Unusable));
        };
        match phone {
            Ok(phone) => {
                self.draft().phone = Some(phone);
                self.advance(Field::Phone, correcting)
            }
            Err(problem) => self.prompt(Some(Note::Invalid(problem))),
        }
    }

    pub(super) fn location(&mut self, point: GeoPoint) -> Reply {
        if self.draft.is_none() {
            return self.greet(MenuNote::NotUnderstood);
        }
        self.draft().location = Some(point);
        self.prompt(Some(Note::LocationKept))
    }

    pub(super) fn file(
        &mut self,
        file: &Attachment,
        caption: Option<&str>,
        rules: &DialogueRules<'_>,
    ) -> Reply {
        if self.draft.is_none() {
            return self.greet(MenuNote::NotUnderstood);
        }
        let note = if file.size.is_some_and(|size| size > rules.max_file_size) {
            Note::FileTooBig { limit: rules.max_file_size }
        } else {
            self.keep(file, rules)
        };
        // A caption that comes while the substance is asked for is the substance.
        if let (Step::Ask { field: Field::Substance, correcting }, Some(caption)) = (&self.step, caption) {
            let correcting = *correcting;
            if let Ok(text) = answer::substance(caption) {
                self.draft().substance = Some(text);
                self.advance(Field::Substance, correcting);
            }
        }
        self.prompt(Some(note))
    }

    fn keep(&mut self, file: &Attachment, rules: &DialogueRules<'_>) -> Note {
        let files = &mut self.draft().files;
        if files.iter().any(|kept| kept.source == file.source) {
            return Note::FileKept;
        }
        if files.len() >= rules.max_attachments {
            return Note::TooManyFiles { limit: rules.max_attachments };
        }
        files.push(file.clone());
        Note::FileKept
    }
}
