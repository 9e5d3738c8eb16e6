//! Insults, hatred and floods (clause 4.4): a warning once, then the words are kept for a person and
//! intake is blocked.

use jiff::{SignedDuration, Timestamp};

use super::{Conversation, Errand, Field, Input, InputKind, MenuNote, Note, Outward, Reply, Step};
use crate::moderation::Flag;

/// For how long a warning counts.
const WARNING: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The span in which messages are counted.
pub(super) const FLOOD_SPAN: SignedDuration = SignedDuration::from_mins(1);

impl Conversation {
    /// What follows from words in which something was found; `None` where nothing was.
    pub(super) fn judged(&mut self, input: &Input) -> Option<Outward> {
        let flag = input.flag?;
        let words = input.kind.words().join("\n");
        if words.is_empty() {
            return None;
        }
        // Some people are called so: the same answer once more is taken for a name.
        let asked_name =
            matches!(self.step, Step::Ask { field: Field::Surname | Field::Name | Field::Patronymic, .. });
        if flag == Flag::Insult && asked_name && self.insults.last() == Some(&words) {
            self.insults.clear();
            self.warned_at = None;
            return None;
        }
        let warned = self.warned_at.is_some_and(|at| input.at.duration_since(at) <= WARNING);
        match flag {
            // Always confirmed by a person, so nobody is blocked for it by the service.
            Flag::Hate => Some(self.keep_words(flag, words, false)),
            Flag::Insult if warned => Some(self.keep_words(flag, words, true)),
            Flag::Insult => {
                self.warned_at = Some(input.at);
                self.insults.push(words);
                Some(Outward::Reply(self.warned()))
            }
        }
    }

    fn warned(&mut self) -> Reply {
        match self.step {
            Step::Idle => Reply::Menu(MenuNote::Insult),
            Step::Consent
            | Step::OfferProfile
            | Step::Ask { .. }
            | Step::ChooseAddress { .. }
            | Step::Summary
            | Step::Similar { .. }
            | Step::ChooseCorrection
            | Step::Writing(_)
            | Step::ConfirmErase(_)
            | Step::Unfinished(_) => Reply::Noted { note: Note::Insult, then: Box::new(self.prompt(None)) },
        }
    }
}

/// True for what counts towards a flood: everything a person sends but the rest of an album and a
/// live place that moves by itself.
fn counts(kind: &InputKind) -> bool {
    kind.is_message() && kind.album().is_none() && !matches!(kind, InputKind::Location(_))
}

/// Watches for too many messages within a minute.
#[derive(Debug)]
pub(super) struct Flood {
    limit: usize,
    recent: Vec<Timestamp>,
    began: Option<Timestamp>,
}

impl Flood {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, recent: Vec::new(), began: None }
    }

    /// What follows from one more input; `None` while there are not too many.
    pub(super) fn watch(&mut self, input: &Input) -> Option<Outward> {
        if self.limit == 0 || !counts(&input.kind) {
            return None;
        }
        let within = |at: &Timestamp| input.at.duration_since(*at) <= FLOOD_SPAN;
        self.recent.retain(within);
        self.recent.push(input.at);
        if self.recent.len() <= self.limit {
            return None;
        }
        // One task for the whole flood: what else was on its way is passed over in silence.
        if self.began.is_some_and(|began| within(&began)) {
            return Some(Outward::Reply(Reply::Silence));
        }
        self.began = Some(input.at);
        Some(Outward::Task(Errand::Flood))
    }
}
