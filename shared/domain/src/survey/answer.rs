//! The applicant's answers to a survey (chapter 7), and the buttons that give them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{SurveyEnd, SurveyEvent};
use crate::{
    card::{Addition, By, Card, Event, EventKind, next},
    clause::Clause,
    directory::Directory,
    ids::{AppealId, RegistrationNumber},
    refusal::{Refusal, RefusalCode},
};

/// An answer of one tap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SurveyAnswer {
    /// Whether the work is done.
    Done(bool),
    /// How well, 1 to 5.
    Quality(u8),
}

/// What the applicant is asked or told next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "next", rename_all = "snake_case")]
pub enum Next {
    /// How well it was done.
    Rate,
    /// Thanks.
    Thank,
    /// What is wrong.
    WhatIsWrong,
    /// The answer was given before.
    Already,
    /// The survey is over.
    Over,
    /// The matter is already considered again.
    Repeated {
        /// Under this number.
        under: RegistrationNumber,
    },
}

/// What a button of a survey asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// It answers.
    Answer(SurveyAnswer),
    /// The applicant wants to say what is wrong.
    Reason,
    /// The applicant wants to add some words.
    Comment,
}

const SURVEY: &str = "survey:";

impl Press {
    /// Data of the button: `survey:<appeal>:<what>`, at most the 64 bytes that a button holds (7 + 36 + 1 +
    /// 7). A card is surveyed once, so it alone identifies the survey.
    #[must_use]
    pub fn button(self, appeal: AppealId) -> String {
        let what = match self {
            Self::Answer(SurveyAnswer::Done(true)) => "yes".to_owned(),
            Self::Answer(SurveyAnswer::Done(false)) => "no".to_owned(),
            Self::Answer(SurveyAnswer::Quality(quality)) => quality.to_string(),
            Self::Reason => "reason".to_owned(),
            Self::Comment => "comment".to_owned(),
        };
        format!("{SURVEY}{appeal}:{what}")
    }

    /// What a pressed button asks for, and of which card; `None` where the button is another.
    #[must_use]
    pub fn of_button(data: &str) -> Option<(AppealId, Self)> {
        let (appeal, what) = data.strip_prefix(SURVEY)?.split_once(':')?;
        let press = match what {
            "yes" => Self::Answer(SurveyAnswer::Done(true)),
            "no" => Self::Answer(SurveyAnswer::Done(false)),
            "reason" => Self::Reason,
            "comment" => Self::Comment,
            rating => {
                let quality = rating.parse().ok().filter(|quality| (1..=5).contains(quality))?;
                Self::Answer(SurveyAnswer::Quality(quality))
            }
        };
        Some((appeal.parse().ok()?, press))
    }
}

/// The events that follow from an answer, and what comes next. Until the survey has ended one may change
/// one's mind; the same answer twice is one event.
#[must_use]
pub fn answer(card: &Card, given: SurveyAnswer, now: Timestamp, directory: &Directory) -> (Vec<Event>, Next) {
    let nothing = |next| (Vec::new(), next);
    if let Some(link) = &card.repeated_by {
        return nothing(Next::Repeated { under: link.number.clone() });
    }
    let Some(survey) = card.survey.as_ref().filter(|survey| survey.asked_at.is_some()) else {
        return nothing(Next::Over);
    };
    match survey.end {
        Some(SurveyEnd::Answered) => return nothing(Next::Already),
        Some(SurveyEnd::Lapsed | SurveyEnd::Repeated | SurveyEnd::NotSent(_)) => return nothing(Next::Over),
        None => {}
    }
    let (kinds, after) = match given {
        SurveyAnswer::Done(done) => {
            let known = survey.done == Some(done) && survey.quality.is_none();
            let next = if done { Next::Rate } else { Next::WhatIsWrong };
            (if known { Vec::new() } else { vec![SurveyEvent::Answered { done }] }, next)
        }
        // A button of before the applicant said that it is not done.
        SurveyAnswer::Quality(_) if survey.done == Some(false) => (Vec::new(), Next::WhatIsWrong),
        SurveyAnswer::Quality(quality) => {
            let poor = quality <= directory.settings.survey.poor;
            let mut kinds = Vec::new();
            if survey.done.is_none() {
                kinds.push(SurveyEvent::Answered { done: true });
            }
            if survey.quality != Some(quality) {
                kinds.push(SurveyEvent::Rated { quality, poor });
            }
            (kinds, if poor { Next::WhatIsWrong } else { Next::Thank })
        }
    };
    (following(card, By::Applicant, now, kinds.into_iter().map(EventKind::Survey)), after)
}

/// Events with the numbers that come next on the card.
pub(super) fn following(
    card: &Card,
    by: By,
    now: Timestamp,
    kinds: impl Iterator<Item = EventKind>,
) -> Vec<Event> {
    let first = card.version + 1;
    let numbered = (first..).zip(kinds);
    numbered.map(|(sequence, kind)| Event { sequence, ..next(card, by.clone(), now, kind) }).collect()
}

/// Some words after a survey that was answered.
///
/// # Errors
/// `WrongState` for a card that was not surveyed, `TextMissing` where nothing is said.
pub(crate) fn remark(card: &Card, addition: Addition) -> Result<EventKind, Refusal> {
    if card.survey.as_ref().is_none_or(|survey| survey.asked_at.is_none()) {
        return Err(Refusal::new(RefusalCode::WrongState, Clause::C7));
    }
    match addition.is_empty() {
        true => Err(Refusal::new(RefusalCode::TextMissing, Clause::C7)),
        false => Ok(EventKind::Survey(SurveyEvent::Commented { addition })),
    }
}
