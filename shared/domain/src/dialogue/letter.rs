//! A letter: something written about a registered appeal, gathered until it is sent: an addition, an
//! answer to a question (clause 5.1), the reason for taking the appeal back, what is wrong with a result (7).

use serde::{Deserialize, Serialize};

use super::{
    Conversation, DialogueRules, Done, Errand, Input, InputKind, Intent, MenuNote, Note, Outward, Parts,
    Reply, Step, Wording,
};
use crate::{ids::AppealId, media::Attachment, person::GeoPoint};

/// Longest letter, characters.
pub const MAX_LETTER: usize = 3500;

/// What is being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// What for.
    pub purpose: Purpose,
    /// The appeal.
    pub appeal: AppealId,
    /// Its number, as shown.
    pub number: String,
    /// Words so far.
    #[serde(default)]
    pub words: Wording,
    /// Files so far.
    #[serde(default)]
    pub files: Vec<Attachment>,
    /// Place.
    #[serde(default)]
    pub location: Option<GeoPoint>,
    /// Files that are still to come by an upload link, by the update that announced them.
    #[serde(default)]
    pub uploads: Vec<u64>,
    /// Where the dialogue stood when the letter began, and goes on.
    pub before: Box<Step>,
}

/// What a letter is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To add something.
    Add,
    /// To answer a question.
    Answer {
        /// Number of the event that asked it.
        question: u64,
    },
    /// To take the appeal back.
    Withdraw,
    /// To say what is wrong with a result (7).
    Wrong,
    /// To say something more after a survey (7).
    Remark,
}

impl Purpose {
    /// True for what needs words: files alone do not say it.
    fn needs_words(&self) -> bool {
        match self {
            Self::Withdraw | Self::Wrong => true,
            Self::Add | Self::Answer { .. } | Self::Remark => false,
        }
    }
}

impl Letter {
    /// True when nothing was written or sent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.files.is_empty() && self.location.is_none() && self.uploads.is_empty()
    }
}

impl Conversation {
    /// Begins a letter, in whatever the person was doing.
    pub(super) fn begin_letter(&mut self, purpose: Purpose, appeal: AppealId, number: String) -> Reply {
        // One letter at a time: one that says something is to be sent or dropped first.
        if matches!(&self.step, Step::Writing(letter) if !letter.is_empty()) {
            return self.prompt(Some(Note::FinishLetter));
        }
        let before = match std::mem::take(&mut self.step) {
            Step::Writing(letter) => letter.before,
            step => Box::new(step),
        };
        self.step = Step::Writing(Box::new(Letter {
            purpose,
            appeal,
            number,
            words: Wording::default(),
            files: Vec::new(),
            location: None,
            uploads: Vec::new(),
            before,
        }));
        self.prompt(None)
    }

    /// What the person sends while writing a letter; `None` where the step is another.
    pub(super) fn write_letter(
        &mut self,
        update: u64,
        input: &Input,
        rules: &DialogueRules<'_>,
    ) -> Option<Outward> {
        let Step::Writing(letter) = &mut self.step else { return None };
        let note = match &input.kind {
            InputKind::Text(text) if Intent::Send.said(text) => return Some(self.send_letter()),
            InputKind::Text(text) if Intent::among(&[Intent::Cancel, Intent::Back], text).is_some() => {
                return Some(Outward::Reply(self.drop_letter()));
            }
            InputKind::Text(text)
                if Intent::among(&[Intent::Help, Intent::MyAppeals], text).is_some()
                    && Intent::is_control(text) =>
            {
                return None;
            }
            InputKind::Text(text) if Intent::is_control(text) => Note::FinishLetter,
            InputKind::Text(text)
                if letter.words.text().chars().count() + text.chars().count() > MAX_LETTER =>
            {
                Note::LetterTooLong { limit: MAX_LETTER }
            }
            InputKind::Text(text) if text.trim().is_empty() => Note::Unusable,
            InputKind::Text(text) => {
                letter.words.push(input.message, text.trim());
                Note::WordsKept
            }
            InputKind::Location(point) => {
                letter.location = Some(*point);
                Note::LocationKept
            }
            InputKind::File { file, caption, .. } => {
                if let Some(caption) = caption {
                    letter.words.push(input.message, caption.trim());
                }
                keep(&mut letter.files, &mut letter.uploads, file, update, rules)
            }
            InputKind::Contact(_) | InputKind::Phone(_) | InputKind::Other(_) => Note::Unusable,
            InputKind::Edited(_)
            | InputKind::Button(_)
            | InputKind::Opened
            | InputKind::Blocked
            | InputKind::Unblocked => return None,
        };
        Some(Outward::Reply(self.prompt(Some(note))))
    }

    fn drop_letter(&mut self) -> Reply {
        let Step::Writing(letter) = std::mem::take(&mut self.step) else { return self.prompt(None) };
        self.step = *letter.before;
        match self.step {
            Step::Idle => Reply::Menu(MenuNote::LetterDropped),
            _ => Reply::Noted { note: Note::LetterDropped, then: Box::new(self.prompt(None)) },
        }
    }

    fn send_letter(&mut self) -> Outward {
        let Step::Writing(letter) = std::mem::take(&mut self.step) else {
            return Outward::Reply(self.prompt(None));
        };
        let reason_missing = letter.purpose.needs_words() && letter.words.is_empty();
        if letter.is_empty() || reason_missing {
            self.step = Step::Writing(letter);
            return Outward::Reply(self.prompt(Some(Note::LetterEmpty)));
        }
        let Letter { purpose, appeal, number, words, files, location, uploads, before } = *letter;
        self.step = *before;
        let text = Some(words.text()).filter(|_| !words.is_empty());
        let parts = Parts { text, files, location };
        // What is awaited with a complaint comes to the card that it makes.
        let uploads = match purpose {
            Purpose::Wrong => uploads,
            Purpose::Add | Purpose::Answer { .. } | Purpose::Withdraw | Purpose::Remark => {
                self.awaiting.extend(uploads.into_iter().map(|update| (update, appeal)));
                Vec::new()
            }
        };
        Outward::Task(match purpose {
            // Only links were asked for: the files come to the card by themselves.
            Purpose::Add | Purpose::Answer { .. } | Purpose::Remark if parts.is_empty() => {
                let done = Done::Awaited { number };
                return Outward::Reply(self.done(done));
            }
            Purpose::Add => Errand::Add { appeal, parts, edited: false, joins: false },
            Purpose::Answer { question } => Errand::Answer { appeal, question, parts },
            Purpose::Withdraw => Errand::Withdraw { appeal, reason: parts.text.unwrap_or_default() },
            Purpose::Wrong => Errand::Repeat { appeal, parts, uploads },
            Purpose::Remark => Errand::Remark { appeal, parts },
        })
    }
}

/// Adds a file to what is being written: kept once, up to the city's number, and by an upload link
/// where the messenger does not hand over files of its size.
pub(super) fn keep(
    files: &mut Vec<Attachment>,
    uploads: &mut Vec<u64>,
    file: &Attachment,
    update: u64,
    rules: &DialogueRules<'_>,
) -> Note {
    let settings = rules.settings();
    if files.iter().any(|kept| kept.source == file.source) {
        return Note::FileKept;
    }
    if files.len() + uploads.len() >= settings.max_attachments {
        return Note::TooManyFiles { limit: settings.max_attachments };
    }
    match file.size {
        Some(size) if size > settings.max_file_size => Note::FileTooBig { limit: settings.max_file_size },
        Some(size) if size > rules.max_file_size() => {
            if !uploads.contains(&update) {
                uploads.push(update);
            }
            Note::UploadLink { limit: rules.max_file_size(), upload: update }
        }
        Some(_) | None => {
            files.push(file.clone());
            Note::FileKept
        }
    }
}
