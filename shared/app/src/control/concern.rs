//! What a card is watched for, and the clock that goes with it (chapter 7).

use hotline_domain::{
    card::{Card, EventKind, State},
    control,
    directory::Directory,
    ids::AppealId,
    survey::{self, SurveyEvent},
};
use jiff::Timestamp;

use super::{card_clock, soon, spread, survey_clock};
use crate::jobs::{ClockJob, DeadlineJob, SurveyJob};

/// What a card is watched for; each has a clock of its own, and no card is watched for both at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Concern {
    /// Its terms, while it is open.
    Deadlines,
    /// The survey of its applicant, once it is closed.
    Survey,
}

impl Concern {
    pub(super) fn of(card: &Card) -> Self {
        match card.state {
            State::Closed => Self::Survey,
            State::Registered
            | State::Addressed
            | State::Assigned
            | State::InWork
            | State::Reported
            | State::Withdrawn
            | State::Merged => Self::Deadlines,
        }
    }

    pub(super) fn wake_at(self, card: &Card, directory: &Directory) -> Option<Timestamp> {
        match self {
            Self::Deadlines => control::wake_at(card, directory),
            Self::Survey => survey::wake_at(card, directory),
        }
    }

    pub(super) fn clock(self, id: AppealId) -> (String, ClockJob) {
        match self {
            Self::Deadlines => (card_clock(id), ClockJob::Deadlines(DeadlineJob::Card { appeal: id })),
            Self::Survey => (survey_clock(id), ClockJob::Survey(SurveyJob { appeal: id })),
        }
    }

    /// True for what a clock has brought about: that clock is gone.
    pub(super) fn fired(self, kind: &EventKind) -> bool {
        match self {
            Self::Deadlines => matches!(kind, EventKind::Control(_)),
            Self::Survey => matches!(
                kind,
                EventKind::Survey(
                    SurveyEvent::Asked
                        | SurveyEvent::Reminded
                        | SurveyEvent::NotSent { .. }
                        | SurveyEvent::Lapsed
                )
            ),
        }
    }

    /// When the clock is really set for something at `at`. What would be sent in the quiet hours waits.
    pub(super) fn set_for(
        self,
        id: AppealId,
        at: Timestamp,
        directory: &Directory,
        now: Timestamp,
    ) -> Timestamp {
        let soonest = spread(id, at).max(soon(now));
        let settings = &directory.settings.survey;
        match self {
            Self::Survey if settings.is_quiet(soonest) => spread(id, settings.awake(soonest)),
            Self::Deadlines | Self::Survey => soonest,
        }
    }
}
