//! What people send before they were asked anything: a text before /start, a photo with a caption
//! first. It becomes the beginning of the appeal.

use serde::{Deserialize, Serialize};

use super::{Conversation, DialogueRules, Draft, Field, Note, Reply, Step, Wording, answer, letter::keep};
use crate::{media::Attachment, person::GeoPoint};

/// From how many words and letters on a text is taken for the beginning of an appeal.
const WORDS: usize = 3;
const LETTERS: usize = 12;
/// How many files are kept before consent.
const FILES: usize = 10;

/// What came early.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Early {
    /// Words.
    pub words: Wording,
    /// Files.
    pub files: Vec<Attachment>,
    /// Files that are still to come by an upload link, by the update that announced them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uploads: Vec<u64>,
    /// Place.
    pub location: Option<GeoPoint>,
}

/// True for a text that says what it is about.
pub(super) fn tells_something(text: &str) -> bool {
    text.split_whitespace().count() >= WORDS && text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
}

impl Conversation {
    /// A text that came before anything was asked; `None` where it tells nothing.
    pub(super) fn early_text(&mut self, message: Option<i64>, text: &str, update: u64) -> Option<Reply> {
        let substance = answer::substance(text).ok().filter(|text| tells_something(text))?;
        self.early.get_or_insert_default().words.push(message, substance);
        Some(self.begin_early(update, Note::WordsTaken))
    }

    /// A file that came before anything was asked.
    pub(super) fn early_file(
        &mut self,
        file: &Attachment,
        caption: Option<(Option<i64>, &str)>,
        update: u64,
        rules: &DialogueRules<'_>,
    ) -> Reply {
        let early = self.early.get_or_insert_default();
        let note = match early.files.len() + early.uploads.len() < FILES {
            true => keep(&mut early.files, &mut early.uploads, file, update, rules),
            false => Note::TooManyFiles { limit: FILES },
        };
        if let Some((message, caption)) = caption
            && let Ok(text) = answer::substance(caption)
            && tells_something(&text)
        {
            early.words.push(message, text);
        }
        self.begin_early(update, note)
    }

    /// A place that came before anything was asked.
    pub(super) fn early_place(&mut self, point: GeoPoint, update: u64) -> Reply {
        self.early.get_or_insert_default().location = Some(point);
        self.begin_early(update, Note::LocationKept)
    }

    fn begin_early(&mut self, update: u64, note: Note) -> Reply {
        match self.begin(update) {
            // What was sent waits for the consent, and the question of consent says so, unless there is
            // something else to be told of it.
            reply @ Reply::Consent { .. } => {
                let note = match note {
                    Note::UploadLink { .. } | Note::FileTooBig { .. } | Note::TooManyFiles { .. } => note,
                    _ => Note::KeptUntilConsent,
                };
                Reply::Noted { note, then: Box::new(reply) }
            }
            Reply::Ask { field, correcting, given, options, group, addresses, .. } => {
                Reply::Ask { field, correcting, note: Some(note), given, options, group, addresses }
            }
            reply => Reply::Noted { note, then: Box::new(reply) },
        }
    }

    /// A new draft, with whatever came early.
    pub(super) fn new_draft(&mut self, update: Option<u64>) -> Draft {
        let early = self.early.take().unwrap_or_default();
        Draft {
            substance: early.words,
            files: early.files,
            uploads: early.uploads,
            location: early.location,
            began: update,
            ..Draft::default()
        }
    }

    /// A new draft with the details given last time.
    pub(super) fn known_person(&mut self) -> Draft {
        let mut draft = self.new_draft(None);
        if let Some(profile) = &self.profile {
            draft.take_person(profile);
        }
        draft
    }

    /// Begins an appeal.
    pub(super) fn begin(&mut self, update: u64) -> Reply {
        if !self.consents() {
            return self.ask_consent(false);
        }
        self.draft = Some(self.new_draft(Some(update)));
        match self.profile {
            Some(_) => self.go(Step::OfferProfile, None),
            None => self.go(Step::Ask { field: Field::Surname, correcting: false }, Some(Note::Begins)),
        }
    }
}
