//! Tasks: what a step asks of the world beyond a reply, and how the conversation goes on once it is done.

use jiff::Timestamp;

use super::{Conversation, Done, Draft, LastFiled, Letter, Outcome, Reply, Step};
use crate::{ids::AppealId, media::Attachment, moderation::Flag, person::GeoPoint, survey::SurveyAnswer};

/// What a step asks of the world.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outward {
    /// Nothing but the reply.
    Reply(Reply),
    /// A task; the conversation is already past it.
    Task(Errand),
}

/// A task that was asked for and has no outcome yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The update that asked for it; identifies it for good.
    pub update: u64,
    /// When it was asked for.
    pub at: Timestamp,
    /// What is to be done.
    pub errand: Errand,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Errand {
    /// Register an appeal (4.1).
    File {
        /// What is to be filed.
        draft: Box<Draft>,
        /// Whether the person's open cards are first looked at for one that looks the same.
        compare: bool,
    },
    /// Add something to a card.
    Add {
        /// The card.
        appeal: AppealId,
        /// What.
        parts: Parts,
        /// True for a new wording of a message that the card was filed with.
        edited: bool,
        /// True when it is the appeal being written, which is over once the card has it.
        joins: bool,
    },
    /// Answer a question (5.1).
    Answer {
        /// The card.
        appeal: AppealId,
        /// Number of the event that asked it.
        question: u64,
        /// The answer.
        parts: Parts,
    },
    /// Take a card back.
    Withdraw {
        /// The card.
        appeal: AppealId,
        /// Why.
        reason: String,
    },
    /// Answer a question of a survey (7).
    Survey {
        /// The card.
        appeal: AppealId,
        /// The answer.
        answer: SurveyAnswer,
    },
    /// Make a repeat appeal of a card (7).
    Repeat {
        /// The card.
        appeal: AppealId,
        /// What is wrong, with files.
        parts: Parts,
        /// Files that are still to come by an upload link, by the update that announced them.
        uploads: Vec<u64>,
    },
    /// Say something more after a survey (7).
    Remark {
        /// The card.
        appeal: AppealId,
        /// What.
        parts: Parts,
    },
    /// Keep the words as a moderation case (4.4).
    Keep {
        /// What was found.
        flag: Flag,
        /// The words, oldest first.
        texts: Vec<String>,
        /// The appeal being written.
        draft: Box<Draft>,
        /// The card they were meant for, where there was one.
        appeal: Option<AppealId>,
        /// Whether intake from the sender is blocked.
        block: bool,
    },
    /// Block intake for a while: too many messages (4.4).
    Flood,
    /// Erase what the law does not oblige to keep.
    Erase,
}

/// What a person adds to a card, as the messenger has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parts {
    /// Words.
    pub text: Option<String>,
    /// Files.
    pub files: Vec<Attachment>,
    /// Place.
    pub location: Option<GeoPoint>,
}

impl Parts {
    /// True when there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_none() && self.files.is_empty() && self.location.is_none()
    }
}

impl Conversation {
    /// How the conversation goes on after a task whose outcome is known.
    pub(super) fn settle(&mut self, errand: Errand, outcome: &Outcome, at: Timestamp) -> Reply {
        match (errand, outcome) {
            (Errand::File { draft, .. }, Outcome::Filed { appeal, number }) => {
                self.profile = draft.applicant();
                self.awaiting.extend(draft.uploads.iter().map(|update| (*update, *appeal)));
                let (appeal, messages) = (*appeal, draft.messages());
                self.last_filed = Some(LastFiled { appeal, number: number.clone(), at, messages });
                Reply::Registered { number: number.clone() }
            }
            (Errand::File { draft, .. }, Outcome::Duplicate { appeal, number }) => {
                self.draft = Some(*draft);
                self.step = Step::Similar { appeal: *appeal, number: number.clone() };
                self.prompt(None)
            }
            // A draft that is kept can still be restored by a person, but not be filed again.
            (Errand::Keep { flag, .. }, Outcome::Kept { until, .. }) => Reply::Kept { flag, until: *until },
            (Errand::Flood, Outcome::Flooded { until }) => Reply::Flooded { until: *until },
            (Errand::Add { appeal, joins, .. }, Outcome::Added { number }) => {
                if joins {
                    let draft = self.draft.take().unwrap_or_default();
                    self.awaiting.extend(draft.uploads.iter().map(|update| (*update, appeal)));
                    self.step = Step::Idle;
                }
                self.done(Done::Added { number: number.to_string() })
            }
            (Errand::Answer { appeal, question, .. }, Outcome::Added { number }) => {
                self.answered.push((appeal, question));
                self.done(Done::Answered { number: number.to_string() })
            }
            (Errand::Withdraw { appeal: gone, .. }, Outcome::Withdrawn { number }) => {
                // There is nothing left that a new appeal would repeat.
                if matches!(&self.step, Step::Similar { appeal, .. } if *appeal == gone) {
                    self.step = Step::Summary;
                }
                self.done(Done::Withdrawn { number: number.to_string() })
            }
            (Errand::Survey { appeal, .. }, Outcome::Surveyed { number, next }) => {
                self.surveyed(appeal, number, next)
            }
            (Errand::Repeat { appeal: first, uploads, .. }, Outcome::Repeated { appeal, number, due_at }) => {
                self.surveys_over.push(first);
                self.awaiting.extend(uploads.into_iter().map(|update| (update, *appeal)));
                self.done(Done::Repeated { number: number.to_string(), due_at: *due_at })
            }
            // The matter was considered again already: the words went there.
            (Errand::Repeat { appeal: first, .. }, Outcome::Added { number }) => {
                self.surveys_over.push(first);
                self.done(Done::Added { number: number.to_string() })
            }
            (Errand::Remark { .. }, Outcome::Added { number }) => {
                self.done(Done::Remarked { number: number.to_string() })
            }
            (_, Outcome::Refused { code }) => self.done(Done::Refused { code: *code }),
            // An outcome of another task under the same number: nothing more is known.
            (_, _) => Reply::Filing,
        }
    }

    /// While the outcome is not known: the person's details are remembered as if all went well.
    pub(super) fn await_outcome(&mut self, errand: &Errand) {
        if let Errand::File { draft, .. } = errand {
            self.profile = draft.applicant();
        }
    }

    /// Says what was done and goes on where the person was.
    pub(super) fn done(&self, done: Done) -> Reply {
        let then = match self.step {
            Step::Idle => None,
            _ => Some(Box::new(self.prompt(None))),
        };
        Reply::Done { done, then }
    }

    /// Files that came by an upload link join what is being written.
    pub(super) fn receive(&mut self, uploaded: &[(u64, &Attachment)]) {
        for (update, file) in uploaded {
            if let Some(draft) = &mut self.draft
                && let Some(place) = draft.uploads.iter().position(|awaited| awaited == update)
            {
                draft.uploads.remove(place);
                draft.files.push((*file).clone());
            }
            if let Some(early) = &mut self.early
                && let Some(place) = early.uploads.iter().position(|awaited| awaited == update)
            {
                early.uploads.remove(place);
                early.files.push((*file).clone());
            }
            if let Some(letter) = letter_in(&mut self.step)
                && let Some(place) = letter.uploads.iter().position(|awaited| awaited == update)
            {
                letter.uploads.remove(place);
                letter.files.push((*file).clone());
            }
        }
    }

    /// Begins an errand that keeps the words of an input as a moderation case (4.4).
    pub(super) fn keep_words(&mut self, flag: Flag, words: String, block: bool) -> Outward {
        let mut texts = std::mem::take(&mut self.insults);
        texts.push(words.clone());
        let (mut draft, mut appeal) = (self.draft.take(), None);
        match std::mem::take(&mut self.step) {
            Step::Writing(letter) => {
                // The appeal being written beside the letter is not what was found fault with.
                self.step = *letter.before;
                self.draft = draft.take();
                appeal = Some(letter.appeal);
                draft = Some(Draft { files: letter.files, location: letter.location, ..Draft::default() });
            }
            Step::Ask { field: super::Field::Substance, .. } | Step::Idle | Step::Consent => {
                let draft = draft.get_or_insert_with(|| self.known_person());
                draft.substance.push(None, words);
            }
            Step::OfferProfile
            | Step::Ask { .. }
            | Step::ChooseAddress { .. }
            | Step::Summary
            | Step::Similar { .. }
            | Step::ChooseCorrection
            | Step::ConfirmErase(_)
            | Step::Unfinished(_) => {}
        }
        self.warned_at = None;
        Outward::Task(Errand::Keep { flag, texts, draft: Box::new(draft.unwrap_or_default()), appeal, block })
    }
}

/// The letter that is being written, also while the person is asked something in between.
fn letter_in(step: &mut Step) -> Option<&mut Letter> {
    match step {
        Step::Writing(letter) => Some(letter),
        Step::ConfirmErase(before) | Step::Unfinished(before) => letter_in(before),
        Step::Idle
        | Step::Consent
        | Step::OfferProfile
        | Step::Ask { .. }
        | Step::ChooseAddress { .. }
        | Step::Summary
        | Step::Similar { .. }
        | Step::ChooseCorrection => None,
    }
}
