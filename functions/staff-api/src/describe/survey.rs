//! The survey of an applicant and the repeat appeal that follows, in Ukrainian sentences (chapter 7).

use hotline_domain::survey::{Survey, SurveyEvent, Unsent};

use crate::views::SurveyView;

/// How the survey of a card stands.
pub(super) fn survey(survey: &Survey) -> SurveyView {
    SurveyView {
        asked_at: survey.asked_at.map(|at| at.to_string()),
        reminded_at: survey.reminded_at.map(|at| at.to_string()),
        done: survey.done,
        quality: survey.quality,
        comment: survey.comment.clone(),
        answered_at: survey.answered_at.map(|at| at.to_string()),
        ended: survey.end.map(|end| end.code().to_owned()),
        ended_at: survey.ended_at.map(|at| at.to_string()),
    }
}

/// An entry of the history: the sentence, and what was written with it.
pub(super) fn happened(event: &SurveyEvent) -> (String, Option<String>) {
    let plain = |text: &str| (text.to_owned(), None);
    match event {
        SurveyEvent::Asked => plain("Заявника запитано, чи виконано роботу."),
        SurveyEvent::Reminded => plain("Заявникові нагадано про опитування."),
        SurveyEvent::NotSent { why, reminder } => {
            let what = if *reminder {
                "Нагадування про опитування"
            } else {
                "Опитування"
            };
            let why = match why {
                Unsent::Paid => "повідомлення у Viber було б платним",
                Unsent::Unreachable => "заявник недосяжний у месенджері",
                Unsent::Late => "минуло забагато часу від закриття картки",
            };
            (format!("{what} не надіслано: {why}."), None)
        }
        SurveyEvent::Answered { done: true } => plain("Заявник підтвердив, що роботу виконано."),
        SurveyEvent::Answered { done: false } => plain("Заявник повідомив, що роботу не виконано."),
        SurveyEvent::Rated { quality, .. } => {
            (format!("Заявник оцінив якість виконання: {quality} з 5."), None)
        }
        SurveyEvent::Commented { addition } => {
            ("Заявник прокоментував результат.".to_owned(), addition.text.clone())
        }
        SurveyEvent::Lapsed => plain("Опитування закрито: заявник не відповів до кінця у строк."),
    }
}
