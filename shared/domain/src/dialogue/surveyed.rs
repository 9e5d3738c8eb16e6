//! Answers to a survey (clause 7): by a button, or typed where the buttons do not work.

use super::{
    Conversation, Errand, Input, Intent, Note, Outward, Purpose, Reply, Step, normalise, step::Known,
};
use crate::{
    asked::Asked,
    ids::{AppealId, RegistrationNumber},
    survey::{Next, Press, SurveyAnswer},
};

/// Normalised words that mean that the work is done, or that it is not.
const YES: [&str; 9] =
    ["так", "так виконано", "виконано", "зроблено", "да", "yes", "так зроблено", "выполнено", "сделано"];
const NO: [&str; 9] = [
    "ні",
    "не виконано",
    "ні не виконано",
    "не зроблено",
    "ні не зроблено",
    "нет",
    "no",
    "не выполнено",
    "не сделано",
];
/// What the first word of a longer no is.
const NOT: [&str; 3] = ["ні", "не", "нет"];

impl Conversation {
    /// A button of a survey was pressed, at whatever step.
    pub(super) fn survey_pressed(&mut self, appeal: AppealId, press: Press, known: Known<'_>) -> Outward {
        let asked = |asked: &&Asked| asked.appeal == appeal;
        let number = || known.asked.iter().find(asked).map(|asked| asked.number.to_string());
        match press {
            Press::Answer(answer) => Outward::Task(Errand::Survey { appeal, answer }),
            Press::Reason => {
                Outward::Reply(self.begin_letter(Purpose::Wrong, appeal, number().unwrap_or_default()))
            }
            Press::Comment => {
                Outward::Reply(self.begin_letter(Purpose::Remark, appeal, number().unwrap_or_default()))
            }
        }
    }

    /// What is typed while a survey waits for an answer, where it can only be one: `question` is one of
    /// staff that waits, too.
    pub(super) fn survey_typed(
        &mut self,
        text: &str,
        input: &Input,
        (known, question): (Known<'_>, Option<&Asked>),
    ) -> Option<Outward> {
        let waits = |asked: &&Asked| {
            let open = asked.at <= input.at && asked.answer_by.is_none_or(|by| input.at <= by);
            asked.survey && open && !self.surveys_over.contains(&asked.appeal)
        };
        let asked = known.asked.iter().rev().find(waits)?;
        if question.is_some_and(|question| asked.at < question.at) {
            return None;
        }
        let (appeal, words) = (asked.appeal, normalise(text));
        if Intent::is_control(text) {
            return None;
        }
        let answer = match words.as_str() {
            yes if YES.contains(&yes) => SurveyAnswer::Done(true),
            no if NO.contains(&no) => SurveyAnswer::Done(false),
            rating => match rating.parse() {
                Ok(quality) if (1..=5).contains(&quality) => SurveyAnswer::Quality(quality),
                Ok(_) | Err(_) => {
                    let not = words.split(' ').next().is_some_and(|first| NOT.contains(&first));
                    return not.then(|| self.begin_complaint(asked, text, input));
                }
            },
        };
        Some(Outward::Task(Errand::Survey { appeal, answer }))
    }

    /// Words that begin with a no are taken for what is wrong.
    fn begin_complaint(&mut self, asked: &Asked, text: &str, input: &Input) -> Outward {
        self.begin_letter(Purpose::Wrong, asked.appeal, asked.number.to_string());
        if let Step::Writing(letter) = &mut self.step {
            letter.words.push(input.message, text.trim());
        }
        Outward::Reply(self.prompt(Some(Note::LooksLikeComplaint)))
    }

    /// How the dialogue goes on after an answer.
    pub(super) fn surveyed(&mut self, appeal: AppealId, number: &RegistrationNumber, next: &Next) -> Reply {
        let over = match next {
            Next::WhatIsWrong => return self.begin_letter(Purpose::Wrong, appeal, number.to_string()),
            Next::Rate => false,
            Next::Thank | Next::Already | Next::Over | Next::Repeated { .. } => true,
        };
        if over && !self.surveys_over.contains(&appeal) {
            self.surveys_over.push(appeal);
        }
        let then = (over && self.step != Step::Idle).then(|| Box::new(self.prompt(None)));
        Reply::Surveyed { appeal, number: number.clone(), next: next.clone(), then }
    }
}
