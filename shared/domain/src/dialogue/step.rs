//! One step of the dialogue: a conversation and an input give the next conversation and a reply.

use jiff::{SignedDuration, Timestamp};

use super::{
    Consent, Conversation, DialogueRules, Draft, Errand, Input, InputKind, Intent, MenuNote, MyData, Note,
    Outward, Purpose, Reply, Step,
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

/// How soon after filing a file is taken for one that was forgotten.
const FORGOTTEN: SignedDuration = SignedDuration::from_mins(15);

/// A kept file is said to have been taken for an addition to the appeal that was just filed.
fn taken_for_last(outward: Outward) -> Outward {
    match outward {
        Outward::Reply(Reply::Writing { letter, note: Some(Note::FileKept) }) => {
            Outward::Reply(Reply::Writing { letter, note: Some(Note::TakenForLast) })
        }
        other => other,
    }
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
            InputKind::Button(data) => Outward::Reply(self.button(data, known)),
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
                false => self.unasked(text, update, input, known),
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

    /// Commands and buttons that mean the same at every step.
    fn anywhere(&mut self, text: &str, update: u64, known: Known<'_>) -> Option<Reply> {
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

    fn my_data(&self, known: Known<'_>) -> Reply {
        Reply::MyData(Box::new(MyData {
            consent: self.consent,
            profile: self.profile.clone(),
            verified_phone: self.verified_phone.clone(),
            draft: self.draft.is_some(),
            block: known.block.cloned(),
        }))
    }

    /// Begins a letter to the appeal that was filed a moment ago, where nothing else is being done.
    fn begin_letter_to_last(&mut self, at: Timestamp) -> bool {
        let last = self.last_filed.clone().filter(|filed| at.duration_since(filed.at) <= FORGOTTEN);
        match last {
            Some(filed) if self.draft.is_none() && self.step == Step::Idle => {
                self.begin_letter(Purpose::Add, filed.appeal, filed.number.to_string());
                true
            }
            Some(_) | None => false,
        }
    }

    fn filed_already(&self) -> Reply {
        match &self.last_filed {
            Some(filed) => Reply::Registered { number: filed.number.clone() },
            None => self.prompt(None),
        }
    }

    /// The same as /start.
    fn opened(&mut self) -> Reply {
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

    /// True when the person has agreed, at least to an earlier text.
    pub(super) fn consents(&self) -> bool {
        self.consent.is_some() && self.step != Step::Consent
    }

    /// A new version of the consent text is asked for again, between two appeals.
    fn renew(&mut self, rules: &DialogueRules<'_>) {
        let outdated = self.consent.is_some_and(|consent| consent.version < rules.settings().consent_version);
        if outdated && self.step == Step::Idle {
            self.step = Step::Consent;
        }
    }

    pub(super) fn ask_consent(&mut self, again: bool) -> Reply {
        self.step = Step::Consent;
        Reply::Consent { again, renewed: self.consent.is_some() }
    }

    fn consent_answered(
        &mut self,
        text: &str,
        update: u64,
        input: &Input,
        rules: &DialogueRules<'_>,
    ) -> Reply {
        if Intent::Agree.said(text) {
            let version = input.consent_version.unwrap_or(rules.settings().consent_version);
            self.consent = Some(Consent { version, at: input.at });
            self.step = Step::Idle;
            return self.begin(update);
        }
        if !Intent::Disagree.said(text)
            && let Some(reply) = self.early_text(input.message, text, update)
        {
            return reply;
        }
        self.ask_consent(self.consent.is_none() || Intent::Disagree.said(text))
    }

    /// Words that nobody asked for.
    fn unasked(&mut self, text: &str, update: u64, input: &Input, known: Known<'_>) -> Reply {
        let waiting =
            known.asked.iter().rev().find(|asked| {
                asked.at <= input.at && !self.answered.contains(&(asked.appeal, asked.sequence))
            });
        if let (Some(asked), true) = (waiting, self.consent.is_some() && !Intent::is_control(text)) {
            let purpose = Purpose::Answer { question: asked.sequence };
            self.begin_letter(purpose, asked.appeal, asked.number.to_string());
            if let Step::Writing(letter) = &mut self.step {
                letter.words.push(input.message, text.trim());
            }
            return self.prompt(Some(Note::LooksLikeAnswer));
        }
        if !Intent::is_control(text)
            && let Some(reply) = self.early_text(input.message, text, update)
        {
            return reply;
        }
        self.greet(MenuNote::NotUnderstood)
    }

    fn button(&mut self, data: &str, known: Known<'_>) -> Reply {
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
