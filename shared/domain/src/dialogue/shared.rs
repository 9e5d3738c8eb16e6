//! What a person shares instead of saying: a phone, a place, a file.

use super::{
    Conversation, DialogueRules, Field, Note, Problem, Reply, Step, Wording, answer, early::tells_something,
    letter::keep,
};
use crate::{
    media::Attachment,
    person::{GeoPoint, Phone},
};

impl Conversation {
    pub(super) fn contact(&mut self, phone: &str, own: bool) -> Reply {
        let phone = match own {
            true => answer::parse_phone(phone, true),
            false => Err(Problem::NotYourContact),
        };
        if let Ok(phone) = &phone {
            self.verified_phone = Some(phone.number.clone());
        }
        self.number(phone)
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

    pub(super) fn location(&mut self, point: GeoPoint, update: u64) -> Reply {
        match &mut self.draft {
            None => self.early_place(point, update),
            Some(draft) => {
                draft.location = Some(point);
                self.prompt(Some(Note::LocationKept))
            }
        }
    }

    pub(super) fn file(
        &mut self,
        file: &Attachment,
        caption: Option<(Option<i64>, &str)>,
        update: u64,
        rules: &DialogueRules<'_>,
    ) -> Reply {
        let Some(draft) = &mut self.draft else {
            return self.early_file(file, caption, update, rules);
        };
        let note = keep(&mut draft.files, &mut draft.uploads, file, update, rules);
        if let Some((message, caption)) = caption {
            self.caption(message, caption);
        }
        self.prompt(Some(note))
    }

    /// A caption that comes before or while the substance is asked for is the substance; later it
    /// is added to it, and never asked for twice.
    fn caption(&mut self, message: Option<i64>, caption: &str) {
        let Ok(text) = answer::substance(caption) else { return };
        if let Step::Ask { field: Field::Substance, correcting } = self.step {
            let draft = self.draft();
            if correcting {
                draft.substance = Wording::default();
            }
            draft.substance.push(message, text);
            self.advance(Field::Substance, correcting);
            return;
        }
        if !tells_something(&text) {
            return;
        }
        let draft = self.draft();
        let mut longer = draft.substance.clone();
        longer.push(message, text);
        if answer::substance(&longer.text()).is_ok() {
            draft.substance = longer;
        }
    }
}
