//! What the bot answers, before it is put into words.

use jiff::Timestamp;

use super::{Address, Consent, Draft, Field, Letter, Problem};
use crate::{
    block::Block,
    ids::{AppealId, CategoryId, RegistrationNumber},
    moderation::Flag,
    person::Applicant,
    refusal::RefusalCode,
    survey::Next,
};

/// One answer to one input.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Nothing is said: the rest of an album, a blocked bot, a blocked sender.
    Silence,
    /// Asks for agreement to the processing of personal data.
    Consent {
        /// True when the person has just declined or said something else.
        again: bool,
        /// True when the person agreed to an earlier version of the text.
        renewed: bool,
    },
    /// The main menu.
    Menu(MenuNote),
    /// How the service works.
    Help {
        /// What the bot waits for, said again; `None` where it waits for nothing.
        then: Option<Box<Reply>>,
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
        /// What was said already, where the question is of the substance.
        given: Option<String>,
        /// Categories that fit the words of the appeal, best first; the rest is behind one button.
        options: Vec<CategoryId>,
        /// The category of the first level of which one below is wanted.
        group: Option<CategoryId>,
        /// Addresses that may have been meant by the residence just given.
        addresses: Vec<Address>,
    },
    /// Which of several addresses was meant.
    ChooseAddress {
        /// What was typed.
        typed: String,
        /// What it may have meant.
        options: Vec<Address>,
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
    /// The person has an open appeal that looks the same.
    Similar {
        /// Its number.
        number: RegistrationNumber,
    },
    /// A task is being done; seen only when doing it failed.
    Filing,
    /// The appeal is registered (4.1).
    Registered {
        /// Its number.
        number: RegistrationNumber,
    },
    /// A letter about a registered appeal as it is so far.
    Writing {
        /// The letter.
        letter: Box<Letter>,
        /// What the person is told first.
        note: Option<Note>,
    },
    /// An answer to a survey was taken (7).
    Surveyed {
        /// The card.
        appeal: AppealId,
        /// Its number.
        number: RegistrationNumber,
        /// What is asked or told next.
        next: Next,
        /// How the dialogue goes on where the survey is over; with the main menu where there is nothing.
        then: Option<Box<Reply>>,
    },
    /// Something was done; then the dialogue goes on where it was.
    Done {
        /// What.
        done: Done,
        /// How it goes on; with the main menu where there is nothing.
        then: Option<Box<Reply>>,
    },
    /// A reply with something said before it.
    Noted {
        /// What is said.
        note: Note,
        /// The reply.
        then: Box<Reply>,
    },
    /// The person's appeals with their states; the list is read when the reply is made.
    MyAppeals,
    /// One appeal of the person; read when the reply is made.
    MyAppeal(AppealId),
    /// What is kept of the person (law 2297-VI, art. 8); their appeals are read when the reply is made.
    MyData(Box<MyData>),
    /// Whether the person really wants their data erased.
    ConfirmErase,
    /// What the law does not oblige to keep was erased.
    Erased,
    /// The words were kept for a person to look at (4.4).
    Kept {
        /// What was found.
        flag: Flag,
        /// Until when intake is blocked, where it is.
        until: Option<Timestamp>,
    },
    /// Too many messages: intake is blocked for a while (4.4).
    Flooded {
        /// Until when.
        until: Timestamp,
    },
}

/// What is kept of a person besides their appeals.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MyData {
    /// Their consent.
    pub consent: Option<Consent>,
    /// Details given with the last appeal.
    pub profile: Option<Applicant>,
    /// Phone that the messenger vouched for.
    pub verified_phone: Option<String>,
    /// True while an appeal is being written.
    pub draft: bool,
    /// The last block of intake.
    pub block: Option<Block>,
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
    /// A letter being written was dropped on request.
    LetterDropped,
    /// The words were not understood here.
    NotUnderstood,
    /// The words were insulting (4.4).
    Insult,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// Something was added to an appeal.
    Added {
        /// Its number.
        number: String,
    },
    /// A question was answered (5.1).
    Answered {
        /// Number of the appeal.
        number: String,
    },
    /// Files will be added to an appeal once they are uploaded.
    Awaited {
        /// Its number.
        number: String,
    },
    /// An appeal was taken back.
    Withdrawn {
        /// Its number.
        number: String,
    },
    /// A repeat appeal was registered (7).
    Repeated {
        /// Its number.
        number: String,
        /// Its deadline, where one is set.
        due_at: Option<Timestamp>,
    },
    /// Some words were added after a survey (7).
    Remarked {
        /// Number of the appeal.
        number: String,
    },
    /// The appeal takes no such thing any more.
    Refused {
        /// Why.
        code: RefusalCode,
    },
}

/// What a person is told before a question is (re)asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Consent was given; the appeal begins.
    Begins,
    /// What was sent waits until consent is given.
    KeptUntilConsent,
    /// A text was taken for the beginning of an appeal.
    WordsTaken,
    /// The answer will not do.
    Invalid(Problem),
    /// A file was added to the appeal.
    FileKept,
    /// The place was added to the appeal.
    LocationKept,
    /// Words were added to the letter.
    WordsKept,
    /// Words were added to the substance.
    SubstanceExtended,
    /// The category is none, but the words tell which may fit.
    SuggestedByWords,
    /// The category is none; the words were kept as the substance.
    WordsTakenChooseCategory,
    /// The residence was taken as typed; addresses of the register are offered in its place.
    AddressOffered {
        /// What was typed.
        typed: String,
    },
    /// An edited message corrected a field.
    Corrected(Field),
    /// An edited message would correct a field, but will not do.
    NotCorrected(Field, Problem),
    /// No more files fit.
    TooManyFiles {
        /// How many do.
        limit: usize,
    },
    /// The city takes no files of this size.
    FileTooBig {
        /// Largest size, bytes.
        limit: u64,
    },
    /// The messenger does not hand over files of this size, so it comes by an upload link.
    UploadLink {
        /// Largest size that the messenger hands over, bytes.
        limit: u64,
        /// The update that announced the file.
        upload: u64,
    },
    /// A mandatory field is still missing (4.2).
    StillMissing,
    /// Files and place were taken out of the appeal.
    MaterialsRemoved,
    /// A few words tell which category may fit.
    SuggestedByHint,
    /// One of the buttons is wanted.
    ChooseButton,
    /// A file was taken for an addition to the appeal that was just filed.
    TakenForLast,
    /// The service cannot use this kind of message.
    Unusable,
    /// The letter is to be sent or dropped first.
    FinishLetter,
    /// The letter was dropped.
    LetterDropped,
    /// The letter says nothing yet.
    LetterEmpty,
    /// The letter is full.
    LetterTooLong {
        /// Longest letter, characters.
        limit: usize,
    },
    /// The words look like what is wrong with a result that was asked about (7).
    LooksLikeComplaint,
    /// The words look like an answer to a question of staff (5.1).
    LooksLikeAnswer,
    /// The words were insulting: a warning (4.4).
    Insult,
}
