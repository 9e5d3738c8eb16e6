//! What the bot answers, before it is put into words.

use super::{Draft, Field, Problem};
use crate::{
    ids::{AppealId, RegistrationNumber},
    person::Applicant,
};

/// One answer to one input.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Nothing is said: the rest of an album, a blocked bot.
    Silence,
    /// Asks for agreement to the processing of personal data.
    Consent {
        /// True when the person has just declined or said something else.
        again: bool,
    },
    /// The main menu.
    Menu(MenuNote),
    /// How the service works.
    Help {
        /// True in the middle of an appeal, which goes on after it.
        in_draft: bool,
    },
    /// Offers the details given last time.
    OfferProfile(Box<Applicant>),
    /// Offers to go on with an unfinished appeal or to start over.
    Unfinished,
    /// A question.
    Ask {
        /// What is asked.
        field: Field,
        /// True when it corrects a field of the summary.
        correcting: bool,
        /// What the person is told first.
        note: Option<Note>,
    },
    /// Everything given, to be checked before filing.
    Summary {
        /// The draft.
        draft: Box<Draft>,
        /// What the person is told first.
        note: Option<Note>,
    },
    /// Which field is to be corrected.
    ChooseCorrection,
    /// The appeal is being registered; seen only when registering itself failed.
    Filing,
    /// The appeal is registered (4.1).
    Registered {
        /// Its number.
        number: RegistrationNumber,
    },
    /// The person's appeals with their states; the list is read when the reply is made.
    MyAppeals,
    /// One appeal of the person; read when the reply is made.
    MyAppeal(AppealId),
}

/// What comes with the main menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuNote {
    /// A plain greeting.
    Welcome,
    /// An appeal being written was dropped on request.
    Cancelled,
    /// There was nothing to cancel.
    NothingToCancel,
    /// The words were not understood here.
    NotUnderstood,
}

/// What a person is told before a question is (re)asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Consent was given; the appeal begins.
    Begins,
    /// The answer will not do.
    Invalid(Problem),
    /// A file was added to the appeal.
    FileKept,
    /// The place was added to the appeal.
    LocationKept,
    /// No more files fit.
    TooManyFiles {
        /// How many do.
        limit: usize,
    },
    /// The messenger does not hand over files of this size.
    FileTooBig {
        /// Largest size, bytes.
        limit: u64,
    },
    /// A mandatory field is still missing (4.2).
    StillMissing,
    /// The service cannot use this kind of message.
    Unusable,
}
