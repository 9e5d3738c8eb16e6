//! The questions of an appeal (clause 4.2) and what is done with the answers.

use jiff::SignedDuration;

use super::{
    Address, Conversation, DialogueRules, Draft, Field, Input, Intent, Note, Problem, Reply, Step, answer,
    early::tells_something,
};
use crate::{directory::Category, ids::CategoryId, person::Patronymic};

/// From this length on, UTF-16 units, a message may have been cut by the messenger (Telegram cuts at
/// 4096), and what comes right after it is its rest.
const CUT: usize = 3900;
/// How soon the rest comes.
const REST: SignedDuration = SignedDuration::from_secs(60);

impl Conversation {
    pub(super) fn profile_offered(&mut self, text: &str) -> Reply {
        match (Intent::among(&[Intent::UseProfile, Intent::ChangeProfile], text), &self.profile) {
            (Some(Intent::UseProfile), Some(profile)) => {
                let profile = profile.clone();
                self.draft().take_person(&profile);
                self.go(Step::Ask { field: Field::Category, correcting: false }, None)
            }
            (Some(Intent::ChangeProfile), _) => {
                self.go(Step::Ask { field: Field::Surname, correcting: false }, None)
            }
            _ => self.prompt(Some(Note::ChooseButton)),
        }
    }

    pub(super) fn answered(
        &mut self,
        (field, correcting): (Field, bool),
        text: &str,
        input: &Input,
        rules: &DialogueRules<'_>,
    ) -> Reply {
        if self.continues(field, text, input) {
            return self.extend_substance(text, input);
        }
        if Intent::Back.said(text) {
            return self.back(field, correcting, rules);
        }
        let dash = matches!(text.trim(), "-" | "–" | "—");
        if self.may_skip(field) && (dash || Intent::Next.said(text)) {
            if correcting && field == Field::Email {
                self.draft().email = None;
            }
            return self.advance(field, correcting);
        }
        if Intent::NewAppeal.said(text) && Intent::is_control(text) {
            return self.interrupt();
        }
        if field == Field::Materials && Intent::RemoveMaterials.said(text) {
            let draft = self.draft();
            draft.files.clear();
            draft.uploads.clear();
            draft.location = None;
            return self.prompt(Some(Note::MaterialsRemoved));
        }
        let named =
            || rules.categories().iter().any(|known| super::normalise(&known.name) == super::normalise(text));
        if field == Field::Category && Intent::AllCategories.said(text) && !named() {
            let draft = self.draft();
            draft.all_categories = true;
            draft.group = None;
            return self.prompt(None);
        }
        // A button of an earlier question, or one pressed twice, is no answer to this one.
        let pressed_twice = field == Field::Substance
            && rules.categories().iter().any(|category| category.name == text.trim());
        if Intent::is_control(text) || pressed_twice {
            return self.prompt(None);
        }
        if matches!(field, Field::Email | Field::Materials) && !text.contains('@') && tells_something(text) {
            return self.extend_substance(text, input);
        }
        if let Some(reply) = self.address_taken(field, text) {
            return reply;
        }
        if field == Field::Residence {
            let options = rules.addresses(text);
            if correcting && answer::residence(text).is_ok() && !options.is_empty() {
                let typed = text.trim().to_owned();
                self.draft().note_source(field, input.message);
                return self.go(Step::ChooseAddress { typed, options }, None);
            }
            self.draft().addresses = options;
        }
        if field == Field::Category
            && let Ok(chosen) = self.category_said(text, rules)
            && rules.directory.is_group(&chosen)
        {
            self.draft().group = Some(chosen);
            return self.prompt(None);
        }
        match self.accept(field, input.message, text, rules) {
            Ok(()) => {
                if field == Field::Substance {
                    self.draft().substance_at = Some(input.at);
                }
                let reply = self.advance(field, correcting);
                match (field, &self.draft) {
                    (Field::Residence, Some(draft)) if !draft.addresses.is_empty() => {
                        self.prompt(Some(Note::AddressOffered { typed: text.trim().to_owned() }))
                    }
                    _ => reply,
                }
            }
            Err(Problem::NotACategory) => self.no_category(text, input, rules),
            Err(problem) => self.prompt(Some(Note::Invalid(problem))),
        }
    }

    /// The words are no category, but may tell which one fits, and are the appeal's own already.
    fn no_category(&mut self, text: &str, input: &Input, rules: &DialogueRules<'_>) -> Reply {
        if let Ok(words) = answer::substance(text)
            && tells_something(text)
        {
            let draft = self.draft();
            draft.substance.push(input.message, words);
            draft.group = None;
            draft.all_categories = false;
            if !rules.suggested(&draft.substance.text()).is_empty() {
                return self.prompt(Some(Note::SuggestedByWords));
            }
            draft.all_categories = true;
            return self.prompt(Some(Note::WordsTakenChooseCategory));
        }
        if !rules.suggested(text).is_empty() {
            let draft = self.draft();
            draft.hint = text.trim().to_owned();
            draft.group = None;
            draft.all_categories = false;
            return self.prompt(Some(Note::SuggestedByHint));
        }
        self.prompt(Some(Note::Invalid(Problem::NotACategory)))
    }

    /// An address that was offered beside the question takes the place of the typed one.
    fn address_taken(&mut self, field: Field, text: &str) -> Option<Reply> {
        let draft = self.draft.as_mut().filter(|_| field == Field::Phone)?;
        let chosen = chosen(&draft.addresses, text, false)?;
        draft.residence = Some(chosen);
        draft.addresses.clear();
        Some(self.prompt(Some(Note::Corrected(Field::Residence))))
    }

    /// While the residence is corrected, which address was meant is a question of its own.
    pub(super) fn address_chosen(&mut self, text: &str, input: &Input, rules: &DialogueRules<'_>) -> Reply {
        let Step::ChooseAddress { typed, options } = &self.step else { return self.prompt(None) };
        let typed = typed.clone();
        let residence = match chosen(options, text, true) {
            Some(option) => option,
            None if Intent::KeepTyped.said(text) => typed,
            None if Intent::Back.said(text) => {
                return self.go(Step::Ask { field: Field::Residence, correcting: true }, None);
            }
            None if Intent::is_control(text) => return self.prompt(None),
            // Another address was typed instead.
            None => {
                self.step = Step::Ask { field: Field::Residence, correcting: true };
                return self.answered((Field::Residence, true), text, input, rules);
            }
        };
        self.draft().residence = Some(residence);
        self.advance(Field::Residence, true)
    }

    /// True for the rest of a long substance that the messenger cut in two.
    fn continues(&self, field: Field, text: &str, input: &Input) -> bool {
        let Some(draft) = &self.draft else { return false };
        let length: usize = draft.substance.last().chars().map(char::len_utf16).sum();
        matches!(field, Field::Email | Field::Materials)
            && length >= CUT
            && draft.substance_at.is_some_and(|at| input.at.duration_since(at) <= REST)
            && !Intent::is_control(text)
            && !Intent::Next.said(text)
    }

    fn extend_substance(&mut self, text: &str, input: &Input) -> Reply {
        let draft = self.draft();
        let mut longer = draft.substance.clone();
        longer.push(input.message, text.trim());
        match answer::substance(&longer.text()) {
            Ok(_) => {
                draft.substance = longer;
                draft.substance_at = Some(input.at);
                self.prompt(Some(Note::SubstanceExtended))
            }
            Err(problem) => self.prompt(Some(Note::Invalid(problem))),
        }
    }

    /// What may be left out: an optional field, and a substance that is there already.
    fn may_skip(&self, field: Field) -> bool {
        let given = || self.draft.as_ref().is_some_and(|draft| draft.has(Field::Substance));
        field.optional() || (field == Field::Substance && given())
    }

    pub(super) fn accept(
        &mut self,
        field: Field,
        message: Option<i64>,
        text: &str,
        rules: &DialogueRules<'_>,
    ) -> Result<(), Problem> {
        let correcting = matches!(self.step, Step::Ask { correcting: true, .. });
        if field == Field::Category {
            let category = self.category_said(text, rules)?;
            // A category of the first level is narrowed down first.
            if rules.directory.is_group(&category) {
                return Err(Problem::NotACategory);
            }
            let draft = self.draft();
            draft.category = Some(category);
            draft.group = None;
            draft.note_source(field, message);
            return Ok(());
        }
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
            Field::Category => return Err(Problem::NotACategory),
            Field::Substance => return Self::substance(draft, message, text, correcting),
            Field::Email => draft.email = Some(answer::email(text)?),
            Field::Materials => return Err(Problem::MaterialExpected),
        }
        draft.note_source(field, message);
        Ok(())
    }

    /// A correction takes the place of what was written; otherwise the words are added to what was
    /// said before the question.
    fn substance(
        draft: &mut Draft,
        message: Option<i64>,
        text: &str,
        correcting: bool,
    ) -> Result<(), Problem> {
        let text = answer::substance(text)?;
        let mut wording = match correcting {
            true => super::Wording::default(),
            false => draft.substance.clone(),
        };
        wording.push(message, text);
        answer::substance(&wording.text())?;
        draft.substance = wording;
        Ok(())
    }

    fn back(&mut self, field: Field, correcting: bool, rules: &DialogueRules<'_>) -> Reply {
        if field == Field::Category && self.group(rules).is_some() {
            self.draft().group = None;
            return self.prompt(None);
        }
        if correcting {
            return self.go(Step::Summary, None);
        }
        match field.previous() {
            Some(field) => self.go(Step::Ask { field, correcting: false }, None),
            None if self.profile.is_some() => self.go(Step::OfferProfile, None),
            None => self.prompt(None),
        }
    }

    pub(super) fn advance(&mut self, field: Field, correcting: bool) -> Reply {
        match field.next() {
            Some(field) if !correcting => self.go(Step::Ask { field, correcting: false }, None),
            _ => self.go(Step::Summary, None),
        }
    }

    pub(super) fn correction_chosen(&mut self, text: &str) -> Reply {
        if Intent::Back.said(text) {
            return self.go(Step::Summary, None);
        }
        let wanted = super::normalise(text);
        let chosen = Field::ALL.into_iter().find(|field| super::normalise(field.label()) == wanted);
        match chosen {
            Some(field) => self.go(Step::Ask { field, correcting: true }, None),
            None => self.prompt(Some(Note::ChooseButton)),
        }
    }

    /// The category of the first level that is being narrowed down.
    pub(super) fn group(&self, rules: &DialogueRules<'_>) -> Option<CategoryId> {
        let group = self.draft.as_ref()?.group.as_ref()?;
        rules.directory.is_group(group).then(|| group.clone())
    }

    /// The category that is named, or numbered in what is shown: those below the one that is being
    /// narrowed down, those that fit, or those of the first level.
    fn category_said(&self, text: &str, rules: &DialogueRules<'_>) -> Result<CategoryId, Problem> {
        let ids = |categories: &mut dyn Iterator<Item = &Category>| {
            categories.map(|category| category.id.clone()).collect::<Vec<_>>()
        };
        let shown = || match (self.group(rules), self.offered(rules)) {
            (Some(group), _) => ids(&mut rules.directory.children(&group)),
            (None, offered) if !offered.is_empty() => offered,
            (None, _) => ids(&mut rules.directory.top_categories()),
        };
        answer::category(text, rules.categories(), shown)
    }

    /// The categories that are offered first; none where all are shown.
    pub(super) fn offered(&self, rules: &DialogueRules<'_>) -> Vec<CategoryId> {
        match &self.draft {
            Some(draft) if draft.group.is_some() => Vec::new(),
            Some(draft) if !draft.all_categories => {
                rules.suggested(&format!("{} {}", draft.substance.text(), draft.hint))
            }
            Some(_) | None => Vec::new(),
        }
    }
}

/// The address of a pressed button or, where `by_place`, of a number in the list.
fn chosen(options: &[Address], text: &str, by_place: bool) -> Option<String> {
    let wanted = super::normalise(text);
    let says =
        |option: &&Address| [&option.label, &option.text].iter().any(|text| super::normalise(text) == wanted);
    let place = || wanted.parse::<usize>().ok().and_then(|place| options.get(place.checked_sub(1)?));
    let found = options.iter().find(says).or_else(|| place().filter(|_| by_place));
    found.map(|option| option.text.clone())
}
