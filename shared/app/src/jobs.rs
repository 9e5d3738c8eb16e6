//! What travels in the queues.

use hotline_domain::{
    card::Event,
    ids::{AppealId, ChannelUser},
    media::{Attachment, CardFile},
    notice::Notice,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What comes from queue `routing`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Routed {
    /// An event of a card.
    Event(RoutingJob),
    /// An appeal was begun; its reminder is to be set.
    Draft(DraftBegun),
}

/// Queue `routing`: an appeal was begun in a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftBegun {
    /// The chat.
    pub who: ChannelUser,
    /// The update that began it.
    pub update: u64,
    /// When.
    pub at: Timestamp,
}

/// What comes from queue `notifications`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Notification {
    /// A notice of an event.
    Notice(Box<NotificationJob>),
    /// A reminder of an unfinished appeal, if it still is one.
    Reminder(ReminderJob),
}

/// Queue `notifications`: the time has come to remind of an unfinished appeal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderJob {
    /// What was begun.
    pub draft: DraftBegun,
}

/// What a clock sends at its time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ClockJob {
    /// To queue `notifications`: an unfinished appeal is to be reminded of.
    Reminder(ReminderJob),
    /// To queue `deadlines`.
    Deadlines(DeadlineJob),
    /// To queue `survey`.
    Survey(SurveyJob),
}

/// Queue `survey`: the survey of a card is to be looked at (7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyJob {
    /// The card.
    pub appeal: AppealId,
}

/// Queue `deadlines`: what the control of deadlines is to look at (7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "look", rename_all = "snake_case")]
pub enum DeadlineJob {
    /// A card to which something is due.
    Card {
        /// The card.
        appeal: AppealId,
    },
    /// A working day opens: the cards of the night are handed over (4.3).
    Opening {
        /// When it opens.
        at: Timestamp,
    },
    /// All the cards that are watched, or the rest of them.
    Round(Round),
}

/// A round over the cards that are watched, and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Round {
    /// True for all of them, as when the calendar has changed; otherwise only those to which something
    /// may be due.
    pub all: bool,
    /// Where it goes on: number of the state, and the last key that was read in it.
    pub place: (usize, String),
}

impl Round {
    /// A round over all of them, from its beginning.
    #[must_use]
    pub fn of_all() -> Self {
        Self { all: true, ..Self::default() }
    }
}

/// Queue `routing`: an event whose consequences are to be worked out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoutingJob {
    /// The stored event.
    pub event: Event,
}

/// Queue `media`: bytes to be copied or looked at. Told apart by their fields, so that a job in the
/// words of before is still read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MediaJob {
    /// A file of a card is to be copied from a messenger.
    Copy(CopyJob),
    /// A file that staff uploaded is to be looked at and cleaned.
    Clean(CleanJob),
    /// A file that came into a conversation is to be kept until the appeal is filed.
    Stage(StageJob),
}

/// A file to be copied from a messenger onto a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CopyJob {
    /// The card it belongs to.
    pub appeal: AppealId,
    /// The file on the card.
    pub file: CardFile,
    /// The messenger and chat it came from.
    pub from: ChannelUser,
    /// Where the messenger keeps it.
    pub attachment: Attachment,
}

/// An upload to be looked at; where it lies the table knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CleanJob {
    /// The card it belongs to.
    pub appeal: AppealId,
    /// The file on the card.
    pub file: CardFile,
}

/// A file of a conversation, to be copied before the messenger's link expires.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageJob {
    /// The messenger and chat it came from.
    pub from: ChannelUser,
    /// Where the messenger keeps it.
    pub attachment: Attachment,
}

/// Queue `notifications`: one message to one recipient.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotificationJob {
    /// The event it tells of; with the recipient it makes the message unique.
    pub event: String,
    /// To whom.
    pub to: ChannelUser,
    /// What.
    pub notice: Notice,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_media_job_is_read_as_what_it_was_written_as() {
        let file =
            r#"{"id":"0198c0de-7a11-7000-8000-0000000000f1","name":"Фото","kind":"photo","origin":"staff"}"#;
        let place = r#""from":{"channel":"viber","id":"x"},"attachment":{"kind":"photo","source":"s"}"#;
        let card = format!(r#""appeal":"0198c0de-7a11-7000-8000-00000000002a","file":{file}"#);
        let read = |text: String| -> MediaJob {
            let job: MediaJob = serde_json::from_str(&text).expect("readable");
            let again: MediaJob =
                serde_json::from_str(&serde_json::to_string(&job).expect("JSON")).expect("same");
            assert_eq!(job, again);
            job
        };
        assert!(matches!(read(format!("{{{card},{place}}}")), MediaJob::Copy(_)));
        assert!(matches!(read(format!("{{{card}}}")), MediaJob::Clean(_)));
        assert!(matches!(read(format!("{{{place}}}")), MediaJob::Stage(_)));
        assert!(serde_json::from_str::<MediaJob>("{}").is_err());
    }
}
