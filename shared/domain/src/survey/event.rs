//! What the survey leaves on a card: its entries in the history, and how it stands (chapter 7).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::card::{Addition, Card, Event};

/// What the survey adds to a card's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "survey", rename_all = "snake_case")]
pub enum SurveyEvent {
    /// The applicant is asked.
    Asked,
    /// The applicant is reminded, once.
    Reminded,
    /// The survey, or its reminder, is not sent.
    NotSent {
        /// Why.
        why: Unsent,
        /// True for the reminder.
        reminder: bool,
    },
    /// The applicant said whether the work is done.
    Answered {
        /// Whether it is.
        done: bool,
    },
    /// The applicant rated the quality.
    Rated {
        /// 1 to 5.
        quality: u8,
        /// True for a rating that makes a repeat appeal, by the city's setting of that day.
        poor: bool,
    },
    /// The applicant said in words what is wrong, or what else there is to say.
    Commented {
        /// What was said.
        addition: Addition,
    },
    /// Nobody answered to the end in time.
    Lapsed,
}

impl SurveyEvent {
    /// Code of the kind in the API and the store.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Asked => "survey_asked",
            Self::Reminded => "survey_reminded",
            Self::NotSent { .. } => "survey_not_sent",
            Self::Answered { .. } => "survey_answered",
            Self::Rated { .. } => "survey_rated",
            Self::Commented { .. } => "survey_commented",
            Self::Lapsed => "survey_lapsed",
        }
    }
}

/// Why a survey is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsent {
    /// It would be paid for, and the city has decided not to.
    Paid,
    /// The applicant has the bot blocked, or is gone.
    Unreachable,
    /// Nothing was sent for so long that it would be closed already.
    Late,
}

/// How a survey ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", content = "why", rename_all = "snake_case")]
pub enum SurveyEnd {
    /// The work is done and well.
    Answered,
    /// A repeat appeal was made.
    Repeated,
    /// Nobody answered to the end in time.
    Lapsed,
    /// It was never sent.
    NotSent(Unsent),
}

impl SurveyEnd {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Repeated => "repeated",
            Self::Lapsed => "lapsed",
            Self::NotSent(Unsent::Paid) => "not_sent_paid",
            Self::NotSent(Unsent::Unreachable) => "not_sent_unreachable",
            Self::NotSent(Unsent::Late) => "not_sent_late",
        }
    }
}

/// How the survey of a card stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Survey {
    /// When the applicant was asked; none while it is still to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<Timestamp>,
    /// When the reminder was sent, or would have been.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminded_at: Option<Timestamp>,
    /// Whether the work is done, as the applicant says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// The applicant's rating, 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<u8>,
    /// True for a rating that makes a repeat appeal.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub poor: bool,
    /// What the applicant said in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// When the applicant last answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
    /// How it ended; none while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<SurveyEnd>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

impl Survey {
    /// True while something is still to come of it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// True when the applicant is not content: the work is not done, or not well.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.done == Some(false) || self.poor
    }

    fn close(&mut self, end: SurveyEnd, at: Timestamp) {
        self.end = Some(end);
        self.ended_at = Some(at);
    }
}

/// The survey of a card that has just been closed on the fact of the work: it is still to come. None where
/// there is no chat to ask in, or no result to ask about.
pub(crate) fn begin(card: &Card) -> Option<Survey> {
    let result = card.result.as_ref().is_some_and(|result| result.code.is_on_merits());
    (result && card.contact.is_some()).then(Survey::default)
}

/// Keeps what an event of the survey says on the card it was added to.
pub(crate) fn note(card: &mut Card, event: &Event, what: &SurveyEvent) {
    let Some(survey) = card.survey.as_mut() else { return };
    let at = event.at;
    match what {
        SurveyEvent::Asked => survey.asked_at = Some(at),
        SurveyEvent::Reminded | SurveyEvent::NotSent { reminder: true, .. } => survey.reminded_at = Some(at),
        SurveyEvent::NotSent { why, reminder: false } => survey.close(SurveyEnd::NotSent(*why), at),
        SurveyEvent::Answered { done } => {
            survey.done = Some(*done);
            survey.quality = None;
            survey.poor = false;
            survey.answered_at = Some(at);
        }
        SurveyEvent::Rated { quality, poor } => {
            survey.quality = Some(*quality);
            survey.poor = *poor;
            survey.answered_at = Some(at);
            if !poor {
                survey.close(SurveyEnd::Answered, at);
            }
        }
        SurveyEvent::Commented { addition } => {
            let said = survey.comment.iter().cloned().chain(addition.text.clone());
            survey.comment = Some(said.collect::<Vec<_>>().join("\n")).filter(|said| !said.is_empty());
            survey.answered_at = Some(at);
            card.files.extend(addition.files.iter().map(|(file, _)| file.clone()));
        }
        SurveyEvent::Lapsed => survey.close(SurveyEnd::Lapsed, at),
    }
}

/// A repeat appeal says all that a survey could: it ends with it.
pub(crate) fn end_by_repeat(card: &mut Card, event: &Event) {
    if let Some(survey) = card.survey.as_mut() {
        survey.close(SurveyEnd::Repeated, event.at);
    }
}
