//! One step of the dialogue: a conversation and an input give the next conversation and a reply.

use super::{
    Conversation, DialogueRules, Draft, Field, Input, InputKind, Intent, MenuNote, Note, Problem, Reply,
    Step, answer,
};

/// What a step asks of the world.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outward {
    /// Nothing but the reply.
    Reply(Reply),
    /// The draft is to be filed; the conversation is already past it.
    File(Box<Draft>),
}

impl Conversation {
    /// Takes one input in.
    pub(super) fn step(&mut self, input: &Input, rules: &DialogueRules<'_>) -> Outward {
        if let InputKind::Blocked | InputKind::Unblocked = input.kind {
            self.blocked_bot = input.kind == InputKind::Blocked;
            return Outward::Reply(Reply::Silence);
        }
        self.blocked_bot = false;
        if input.kind.is_message() {
            self.spoke_at = self.spoke_at.max(Some(input.at));
        }
        match &input.kind {
            InputKind::Text(text) => self.text(text, input, rules),
            InputKind::Button(data) => Outward::Reply(self.button(data)),
            InputKind::Contact(contact) => Outward::Reply(self.contact(&contact.phone, contact.own)),
            InputKind::Phone(number) => Outward::Reply(self.phone(number)),
            InputKind::Opened => Outward::Reply(self.opened()),
            InputKind::Location(point) => Outward::Reply(self.location(*point)),
            InputKind::File { file, caption, .. } => {
                Outward::Reply(self.file(file, caption.as_deref(), rules))
            }
            InputKind::Other(_) => Outward::Reply(self.prompt(Some(Note::Unusable))),
            InputKind::Blocked | InputKind::Unblocked => Outward::Reply(Reply::Silence),
        }
    }

    fn text(&mut self, text: &str, input: &Input, rules: &DialogueRules<'_>) -> Outward {
        if let Some(reply) = self.anywhere(text) {
            return Outward::Reply(reply);
        }
        if self.step == Step::Summary && Intent::File.said(text) {
            return self.submit();
        }
        Outward::Reply(match self.step.clone() {
            Step::Idle => match Intent::NewAppeal.said(text) {
                true => self.begin(),
                false => self.greet(MenuNote::NotUnderstood),
            },
            Step::Consent => self.consent(text, input),
            Step::OfferProfile => self.profile_offered(text),
            Step::Ask { field, correcting } => self.answered(field, correcting, text, rules),
            Step::Summary => match Intent::among(&[Intent::Correct, Intent::Back], text) {
                Some(_) => self.go(Step::ChooseCorrection, None),
                None => self.prompt(Some(Note::Unusable)),
            },
            Step::ChooseCorrection => self.correction_chosen(text),
            Step::Unfinished(before) => match Intent::Continue.said(text) {
                true => self.go(*before, None),
                false => Reply::Unfinished,
            },
        })
    }

    /// Commands and buttons that mean the same at every step.
    fn anywhere(&mut self, text: &str) -> Option<Reply> {
        let intent = Intent::among(&Intent::ANYWHERE, text)?;
        Some(match intent {
            Intent::Help => Reply::Help { in_draft: self.draft.is_some() },
            Intent::MyAppeals if self.consent_at.is_some() => Reply::MyAppeals,
            Intent::Cancel => {
                let note = match self.draft.take() {
                    Some(_) => MenuNote::Cancelled,
                    None => MenuNote::NothingToCancel,
                };
                self.greet(note)
            }
            Intent::StartOver => {
                self.draft = None;
                self.begin()
            }
            _ => self.opened(),
        })
    }

    /// The same as /start.
    fn opened(&mut self) -> Reply {
        match self.draft.is_some() {
            true => self.interrupt(),
            false => self.greet(MenuNote::Welcome),
        }
    }

    /// Asks whether to go on with the appeal being written.
    fn interrupt(&mut self) -> Reply {
        if !matches!(self.step, Step::Unfinished(_)) {
            self.step = Step::Unfinished(Box::new(self.step.clone()));
        }
        Reply::Unfinished
    }

    /// The main menu; for a person new to the service, the question of consent.
    pub(super) fn greet(&mut self, note: MenuNote) -> Reply {
        if self.consent_at.is_none() {
            self.step = Step::Consent;
            return Reply::Consent { again: false };
        }
        self.step = Step::Idle;
        Reply::Menu(note)
    }

    fn consent(&mut self, text: &str, input: &Input) -> Reply {
        if !Intent::Agree.said(text) {
            return Reply::Consent { again: true };
        }
        self.consent_at = Some(input.at);
        self.begin()
    }

    /// Begins an appeal.
    fn begin(&mut self) -> Reply {
        if self.consent_at.is_none() {
            return self.greet(MenuNote::Welcome);
        }
        if self.profile.is_some() {
            self.draft = Some(Draft::default());
            return self.go(Step::OfferProfile, None);
        }
        self.draft = Some(Draft::default());
        self.go(Step::Ask { field: Field::Surname, correcting: false }, Some(Note::Begins))
    }

    fn profile_offered(&mut self, text: &str) -> Reply {
        match (Intent::among(&[Intent::UseProfile, Intent::ChangeProfile], text), &self.profile) {
            (Some(Intent::UseProfile), Some(profile)) => {
                self.draft = Some(Draft::of_person(profile));
                self.go(Step::Ask { field: Field::Category, correcting: false }, None)
            }
            (Some(Intent::ChangeProfile), _) => {
                self.go(Step::Ask { field: Field::Surname, correcting: false }, None)
            }
            _ => self.prompt(None),
        }
    }

    fn answered(&mut self, field: Field, correcting: bool, text: &str, rules: &DialogueRules<'_>) -> Reply {
        if Intent::Back.said(text) {
            return self.back(field, correcting);
        }
        if field.optional() && Intent::Next.said(text) {
            if correcting && field == Field::Email {
                self.draft().email = None;
            }
            return self.advance(field, correcting);
        }
        if Intent::NewAppeal.said(text) && Intent::is_control(text) {
            return self.interrupt();
        }
        // A button of an earlier question, or one pressed twice, is no answer to this one.
        let pressed_twice =
            field == Field::Substance && rules.categories.iter().any(|category| category.name == text.trim());
        if Intent::is_control(text) || pressed_twice {
            return self.prompt(None);
        }
        match self.accept(field, text, rules) {
            Ok(()) => self.advance(field, correcting),
            Err(problem) => self.prompt(Some(Note::Invalid(problem))),
        }
    }

    fn accept(&mut self, field: Field, text: &str, rules: &DialogueRules<'_>) -> Result<(), Problem> {
        use crate::person::Patronymic;
        let draft = self.draft();
        match field {
            Field::Surname => draft.surname = Some(answer::name(text)?),
            Field::Name => draft.name = Some(answer::name(text)?),
            Field::Patronymic if Intent::NoPatronymic.said(text) => {
                draft.patronymic = Some(Patronymic::Absent);
            }
            Field::Patronymic => draft.patronymic = Some(Patronymic::Given(answer::name(text)?)),
            Field::Residence => draft.residence = Some(answer::residence(text)?),
            Field::Phone => draft.phone = Some(answer::parse_phone(text, false)?),
            Field::Category => draft.category = Some(answer::category(text, rules.categories)?),
            Field::Substance => draft.substance = Some(answer::substance(text)?),
            Field::Email => draft.email = Some(answer::email(text)?),
            Field::Materials => return Err(Problem::MaterialExpected),
        }
        Ok(())
    }

    fn button(&mut self, data: &str) -> Reply {
        data.strip_prefix("appeal:")
            .and_then(|id| id.parse().ok())
            .map_or_else(|| self.prompt(None), Reply::MyAppeal)
    }

    fn correction_chosen(&mut self, text: &str) -> Reply {
        if Intent::Back.said(text) {
            return self.go(Step::Summary, None);
        }
        let wanted = super::normalise(text);
        let chosen = Field::ALL.into_iter().find(|field| super::normalise(field.label()) == wanted);
        match chosen {
            Some(field) => {
                if field == Field::Materials {
                    // Correcting the materials means giving them anew.
                    let draft = self.draft();
                    draft.files.clear();
                    draft.location = None;
                }
                self.go(Step::Ask { field, correcting: true }, None)
            }
            None => Reply::ChooseCorrection,
        }
    }

    fn submit(&mut self) -> Outward {
        if let Some(field) = self.draft().first_missing() {
            let step = Step::Ask { field, correcting: true };
            return Outward::Reply(self.go(step, Some(Note::StillMissing)));
        }
        self.step = Step::Idle;
        self.draft
            .take()
            .map_or(Outward::Reply(Reply::Menu(MenuNote::Welcome)), |draft| Outward::File(Box::new(draft)))
    }

    fn back(&mut self, field: Field, correcting: bool) -> Reply {
        if correcting {
            return self.go(Step::Summary, None);
        }
        match field.previous() {
            Some(field) => self.go(Step::Ask { field, correcting: false }, None),
            None => self.prompt(None),
        }
    }

    pub(super) fn advance(&mut self, field: Field, correcting: bool) -> Reply {
        match field.next() {
            Some(field) if !correcting => self.go(Step::Ask { field, correcting: false }, None),
            _ => self.go(Step::Summary, None),
        }
    }

    fn go(&mut self, step: Step, note: Option<Note>) -> Reply {
        self.step = step;
        self.prompt(note)
    }

    /// What the bot says at the step where it stands.
    pub(super) fn prompt(&self, note: Option<Note>) -> Reply {
        match &self.step {
            Step::Idle => Reply::Menu(MenuNote::Welcome),
            Step::Consent => Reply::Consent { again: true },
            Step::OfferProfile => match &self.profile {
                Some(profile) => Reply::OfferProfile(Box::new(profile.clone())),
                None => Reply::Unfinished,
            },
            Step::Ask { field, correcting } => Reply::Ask { field: *field, correcting: *correcting, note },
            Step::Summary => Reply::Summary { draft: Box::new(self.draft.clone().unwrap_or_default()), note },
            Step::ChooseCorrection => Reply::ChooseCorrection,
            Step::Unfinished(_) => Reply::Unfinished,
        }
    }

    pub(super) fn draft(&mut self) -> &mut Draft {
        self.draft.get_or_insert_default()
    }
}
