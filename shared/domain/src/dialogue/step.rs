//! One step of the dialogue: a conversation and an input give the next conversation and a reply.

use super::{
    Conversation, DialogueRules, Draft, Errand, Input, InputKind, Intent, MenuNote, Note, Outward, Purpose,
    Reply, Step, menu::taken_for_last,
};
use crate::{asked::Asked, block::Block, ids::AppealId};

/// What is known of the person besides what they sent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// Questions of staff (5.1).
    pub asked: &'a [Asked],
    /// The last block of intake (4.4).
    pub block: Option<&'a Block>,
}

impl Conversation {
    /// Takes one input in.
    pub(super) fn step(
        &mut self,
        update: u64,
        input: &Input,
        rules: &DialogueRules<'_>,
        known: Known<'_>,
    ) -> Outward {
        if let InputKind::Blocked | InputKind::Unblocked = input.kind {
            self.blocked_bot = input.kind == InputKind::Blocked;
            return Outward::Reply(Reply::Silence);
        }
        self.blocked_bot = false;
        if input.kind.is_message() {
            self.spoke_at = self.spoke_at.max(Some(input.at));
        }
        self.renew(rules);
        if let Some(outward) = self.judged(input) {
            return outward;
        }
        if let Some(outward) = self.write_letter(update, input, rules) {
            return outward;
        }
        match &input.kind {
            InputKind::Text(text) => self.text(text, update, input, rules, known),
            InputKind::Edited(text) => self.edited(input.message, text, rules),
            InputKind::Button(data) => self.button(data, known),
            InputKind::Contact(contact) => Outward::Reply(self.contact(&contact.phone, contact.own)),
            InputKind::Phone(number) => Outward::Reply(self.phone(number)),
            InputKind::Opened => Outward::Reply(self.opened()),
            InputKind::Location(point) => Outward::Reply(self.location(*point, update)),
            InputKind::File { .. } if self.begin_letter_to_last(input.at) => {
                let written = self.write_letter(update, input, rules);
                written.map_or(Outward::Reply(Reply::Silence), taken_for_last)
            }
            InputKind::File { file, caption, .. } => {
                let caption = caption.as_deref().map(|caption| (input.message, caption));
                Outward::Reply(self.file(file, caption, update, rules))
            }
            InputKind::Other(_) => Outward::Reply(self.prompt(Some(Note::Unusable))),
            InputKind::Blocked | InputKind::Unblocked => Outward::Reply(Reply::Silence),
        }
    }

    fn text(
        &mut self,
        text: &str,
        update: u64,
        input: &Input,
        rules: &DialogueRules<'_>,
        known: Known<'_>,
    ) -> Outward {
        if let Some(reply) = self.anywhere(text, update, known) {
            return Outward::Reply(reply);
        }
        if self.step == Step::Summary && Intent::File.said(text) {
            return self.submit(true);
        }
        Outward::Reply(match self.step.clone() {
            Step::Idle => match Intent::NewAppeal.said(text) {
                // The button of the summary, pressed once more.
                true if text.trim() == Intent::File.label() && self.last_filed.is_some() => {
                    self.filed_already()
                }
                true => self.begin(update),
                false => return self.unasked(text, update, input, known),
            },
            Step::Consent => self.consent_answered(text, update, input, rules),
            Step::OfferProfile => self.profile_offered(text),
            Step::Ask { field, correcting } => self.answered((field, correcting), text, input, rules),
            Step::ChooseAddress { .. } => self.address_chosen(text, input, rules),
            Step::Summary => match Intent::among(&[Intent::Correct, Intent::Back], text) {
                Some(_) => self.go(Step::ChooseCorrection, None),
                None => self.prompt(Some(Note::Unusable)),
            },
            Step::Similar { appeal, .. } => return self.similar(appeal, text),
            Step::ChooseCorrection => self.correction_chosen(text),
            // Handled before, as long as it is being written.
            Step::Writing(_) => self.prompt(None),
            Step::ConfirmErase(before) => match Intent::ConfirmErase.said(text) {
                true => return Outward::Task(Errand::Erase),
                false => self.go(*before, None),
            },
            Step::Unfinished(before) => match Intent::Continue.said(text) {
                true => self.go(*before, None),
                false => self.prompt(Some(Note::ChooseButton)),
            },
        })
    }

    /// Words that nobody asked for.
    fn unasked(&mut self, text: &str, update: u64, input: &Input, known: Known<'_>) -> Outward {
        let waiting = known.asked.iter().rev().find(|asked| {
            !asked.survey && asked.at <= input.at && !self.answered.contains(&(asked.appeal, asked.sequence))
        });
        if let Some(outward) = self.survey_typed(text, input, (known, waiting)) {
            return outward;
        }
        if let (Some(asked), true) = (waiting, self.consent.is_some() && !Intent::is_control(text)) {
            let purpose = Purpose::Answer { question: asked.sequence };
            self.begin_letter(purpose, asked.appeal, asked.number.to_string());
            if let Step::Writing(letter) = &mut self.step {
                letter.words.push(input.message, text.trim());
            }
            return Outward::Reply(self.prompt(Some(Note::LooksLikeAnswer)));
        }
        if !Intent::is_control(text)
            && let Some(reply) = self.early_text(input.message, text, update)
        {
            return Outward::Reply(reply);
        }
        Outward::Reply(self.greet(MenuNote::NotUnderstood))
    }

    /// An open card looks the same: the words go there, or a new one is filed all the same.
    fn similar(&mut self, appeal: AppealId, text: &str) -> Outward {
        if Intent::FileAnyway.said(text) {
            return self.submit(false);
        }
        if Intent::Back.said(text) {
            return Outward::Reply(self.go(Step::Summary, None));
        }
        if !Intent::AddToIt.said(text) {
            return Outward::Reply(self.prompt(Some(Note::ChooseButton)));
        }
        // The draft stays until the card has it: the card may have been closed meanwhile.
        self.step = Step::Summary;
        let draft = self.draft.clone().unwrap_or_default();
        Outward::Task(Errand::Add {
            appeal,
            parts: super::Parts {
                text: Some(draft.substance.text()).filter(|text| !text.is_empty()),
                files: draft.files,
                location: draft.location,
            },
            edited: false,
            joins: true,
        })
    }

    fn submit(&mut self, compare: bool) -> Outward {
        if let Some(field) = self.draft().first_missing() {
            let step = Step::Ask { field, correcting: true };
            return Outward::Reply(self.go(step, Some(Note::StillMissing)));
        }
        self.step = Step::Idle;
        // Whoever has filed nothing yet has nothing to compare with.
        let compare = compare && self.profile.is_some();
        self.draft.take().map_or(Outward::Reply(Reply::Menu(MenuNote::Welcome)), |draft| {
            Outward::Task(Errand::File { draft: Box::new(draft), compare })
        })
    }

    pub(super) fn go(&mut self, step: Step, note: Option<Note>) -> Reply {
        self.step = step;
        self.prompt(note)
    }

    /// What the bot says at the step where it stands.
    pub(super) fn prompt(&self, note: Option<Note>) -> Reply {
        let reply = match &self.step {
            Step::Ask { field, correcting } => {
                return Reply::Ask {
                    field: *field,
                    correcting: *correcting,
                    note,
                    given: self.given(*field),
                    options: Vec::new(),
                    group: None,
                    addresses: self.offered_addresses(*field),
                };
            }
            Step::ChooseAddress { typed, options } => {
                return Reply::ChooseAddress { typed: typed.clone(), options: options.clone(), note };
            }
            Step::Summary => {
                return Reply::Summary { draft: Box::new(self.draft.clone().unwrap_or_default()), note };
            }
            Step::Writing(letter) => return Reply::Writing { letter: letter.clone(), note },
            Step::Idle => Reply::Menu(MenuNote::Welcome),
            Step::Consent => Reply::Consent { again: true, renewed: self.consent.is_some() },
            Step::OfferProfile => match &self.profile {
                Some(profile) => Reply::OfferProfile(Box::new(profile.clone())),
                None => Reply::Unfinished,
            },
            Step::Similar { number, .. } => Reply::Similar { number: number.clone() },
            Step::ChooseCorrection => Reply::ChooseCorrection,
            Step::ConfirmErase(_) => Reply::ConfirmErase,
            Step::Unfinished(_) => Reply::Unfinished,
        };
        match note {
            Some(note) => Reply::Noted { note, then: Box::new(reply) },
            None => reply,
        }
    }

    fn offered_addresses(&self, field: super::Field) -> Vec<super::Address> {
        match &self.draft {
            Some(draft) if field == super::Field::Phone => draft.addresses.clone(),
            Some(_) | None => Vec::new(),
        }
    }

    fn given(&self, field: super::Field) -> Option<String> {
        let draft = self.draft.as_ref().filter(|_| field == super::Field::Substance)?;
        Some(draft.substance.text()).filter(|text| !text.is_empty())
    }

    pub(super) fn draft(&mut self) -> &mut Draft {
        self.draft.get_or_insert_default()
    }
}
