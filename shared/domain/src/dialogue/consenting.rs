//! Agreement to the processing of personal data, asked before the first question and again for a new
//! version of its text (law 2297-VI).

use super::{Consent, Conversation, DialogueRules, Input, Intent, Reply, Step};

impl Conversation {
    /// True when the person has agreed, at least to an earlier text.
    pub(super) fn consents(&self) -> bool {
        self.consent.is_some() && self.step != Step::Consent
    }

    /// A new version of the consent text is asked for again, between two appeals.
    pub(super) fn renew(&mut self, rules: &DialogueRules<'_>) {
        let outdated = self.consent.is_some_and(|consent| consent.version < rules.settings().consent_version);
        if outdated && self.step == Step::Idle {
            self.step = Step::Consent;
        }
    }

    pub(super) fn ask_consent(&mut self, again: bool) -> Reply {
        self.step = Step::Consent;
        Reply::Consent { again, renewed: self.consent.is_some() }
    }

    pub(super) fn consent_answered(
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
}
