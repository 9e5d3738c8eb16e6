//! The clauses that rules stand on: of regulation № 174-р and of the law it applies.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! clauses {
    ($($(#[$doc:meta])* $name:ident = $number:literal, $meaning:literal;)*) => {
        /// A clause of the regulation, or an article of the law "On citizens' appeals" (393/96-ВР).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Clause {
            $($(#[$doc])* $name,)*
        }

        impl Clause {
            /// Every clause, in the regulation's order, then the articles of the law.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// How the clause is cited: `4.5`, or the article of the law.
            #[must_use]
            pub fn number(self) -> &'static str {
                match self {
                    $(Self::$name => $number,)*
                }
            }

            /// What it demands of the service, in a few words.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning,)*
                }
            }
        }
    };
}

clauses! {
    /// 1.4, 1.5: the directory of organisations and staff.
    C1_4 = "1.4", "organisations and staff are registered in the directory; an executor can be assigned only from an active one";
    /// 2.1: the responsible person gives full administrative support.
    C2_1 = "2.1", "the responsible person gives full administrative support: the record, its classification, its links";
    /// 2.2: decision-makers.
    C2_2 = "2.2", "the mayor and deputies assign executors, correct deadlines, decide requests, rate quality";
    /// 2.3: executors.
    C2_3 = "2.3", "staff of the executive committee, communal enterprises and institutions do the work and report online";
    /// 2.4: the applicant sends appeals, answers, rates.
    C2_4 = "2.4", "a citizen in Telegram or Viber sends appeals, answers, takes an appeal back";
    /// 2.5: the public-relations officer.
    C2_5 = "2.5", "the public-relations officer publishes announcements";
    /// 3.1: intake around the clock through Telegram and Viber.
    C3_1 = "3.1", "intake around the clock, automatically, through Telegram and Viber";
    /// 3.2: citizens are informed.
    C3_2 = "3.2", "citizens are told of the registration, of every change that concerns them and of the result";
    /// 4.1: a registration-control card is created automatically.
    C4_1 = "4.1", "every appeal is registered automatically on a registration-control card with a number";
    /// 4.2: mandatory and optional fields of the card.
    C4_2 = "4.2", "nothing is registered while a mandatory field is missing; files and a place may be added";
    /// 4.3: hand-over in working hours.
    C4_3 = "4.3", "a new card goes to the responsible person in working hours";
    /// 4.4: hatred is not processed; insults stop the conversation and block the sender.
    C4_4 = "4.4", "hatred is not processed, insults stop the conversation and block the sender; nothing is thrown away";
    /// 4.5: deadline, addressing, assignment.
    C4_5 = "4.5", "the responsible person sets the deadline and addresses the card; the decision-maker assigns executors and may correct the deadline";
    /// 4.6 a, 6.4.1: a request to change or add executors is decided.
    C4_6A = "4.6 a", "a request to change or add executors is granted or refused by the decision-maker";
    /// 4.6 b, 6.4.2: a request for additional control is decided.
    C4_6B = "4.6 b", "a request for additional control (a longer term) is granted or refused; the applicant is told";
    /// 4.6 c, 6.4.3: a request for a strategic plan is decided.
    C4_6C = "4.6 c", "a request to include the card in a strategic plan is granted or refused; the applicant is told";
    /// 4.6 d: the executor asks to close.
    C4_6D = "4.6 d", "the executor reports the work done and asks to close";
    /// 4.6 e: important events are announced.
    C4_6E = "4.6 e", "important events are announced to citizens";
    /// 5.1: the executor takes the card into work and confirms competence.
    C5_1 = "5.1", "the executor takes the card into work, confirms competence, asks the applicant only through the service";
    /// 5.2: not my competence.
    C5_2 = "5.2", "an executor who is not competent asks at once for another, with the reason";
    /// 5.3: the executor checks the facts.
    C5_3 = "5.3", "the executor checks the facts on the spot";
    /// 5.4: the executor enters the result, with photo or video where possible.
    C5_4 = "5.4", "the executor enters the result, with photo or video where possible";
    /// 6.1.1: the responsible person must set a deadline and an addressee.
    C6_1_1 = "6.1.1", "the responsible person sets a deadline and an addressee";
    /// 6.1.2: the responsible person sees progress of all cards.
    C6_1_2 = "6.1.2", "the responsible person sees the progress of all cards";
    /// 6.1.3: the responsible person watches deadlines and prompts.
    C6_1_3 = "6.1.3", "the responsible person watches deadlines and prompts for late cards";
    /// 6.1.4 (and 4.6 d): the responsible person closes the card on the fact of the work.
    C6_1_4 = "6.1.4", "the responsible person closes the card on the fact of the work";
    /// 6.1.5: report on the service for a period.
    C6_1_5 = "6.1.5", "a report on the service for any period";
    /// 6.2.1: decision-makers are informed of breached deadlines.
    C6_2_1 = "6.2.1", "decision-makers are informed of breached deadlines, on demand too";
    /// 6.2.2: a result is returned for rework, with the reason.
    C6_2_2 = "6.2.2", "a result is returned for rework, with the reason";
    /// 6.2.3: the responsible person asks an executor for materials.
    C6_2_3 = "6.2.3", "an executor is asked for materials and answers on the card";
    /// 6.3.1: the decision-maker must assign executors.
    C6_3_1 = "6.3.1", "the decision-maker assigns executors";
    /// 6.3.2: a disciplinary measure after a breach.
    C6_3_2 = "6.3.2", "a disciplinary measure is recorded against an executor who broke a deadline";
    /// 6.3.3: the decision-maker rates the quality.
    C6_3_3 = "6.3.3", "the decision-maker rates the quality of the execution and records a measure that follows";
    /// 6.4.1: the decision-maker decides on executors.
    C6_4_1 = "6.4.1", "the decision-maker grants or refuses a change of executors";
    /// 6.4.2: the decision-maker decides on additional control.
    C6_4_2 = "6.4.2", "the decision-maker grants or refuses additional control";
    /// 6.4.3: the decision-maker decides on a strategic plan.
    C6_4_3 = "6.4.3", "the decision-maker grants or refuses a strategic plan";
    /// 6.4.4: the decision-maker sees the card at every stage.
    C6_4_4 = "6.4.4", "the decision-maker sees any card at any stage";
    /// 6.4.5: the decision-maker sees executors' quality and timeliness.
    C6_4_5 = "6.4.5", "the decision-maker sees each executor's quality and timeliness for a period";
    /// 6.5.1: comments online on the current state.
    C6_5_1 = "6.5.1", "the executor comments online on the current state";
    /// 6.5.2: materials that prove the work.
    C6_5_2 = "6.5.2", "the executor uploads materials that prove the work";
    /// 6.5.3: a comment with every action.
    C6_5_3 = "6.5.3", "the executor comments on every action";
    /// 6.5.4: documents, photos and videos of the result.
    C6_5_4 = "6.5.4", "documents, photos and videos of the result are on the card";
    /// 6.6.1: the executor asks to change or add executors.
    C6_6_1 = "6.6.1", "the executor asks, with reasons, to change or add executors";
    /// 6.6.2: the executor asks for additional control.
    C6_6_2 = "6.6.2", "the executor asks, with reasons, for additional control";
    /// 6.6.3: the executor asks for a strategic plan.
    C6_6_3 = "6.6.3", "the executor asks, with reasons, for inclusion in a strategic plan";
    /// 7: deadlines are controlled automatically; the result is surveyed.
    C7 = "7", "deadlines are controlled automatically; the result is surveyed; a negative answer makes a repeat appeal";
    /// 8: announcements.
    C8 = "8", "announcements «До відома мешканців» by date, with pictures";
    /// Law, art. 7: what is not within competence is forwarded within 5 days.
    LawArticle7 = "ст. 7 Закону «Про звернення громадян»", "an appeal outside the city's competence is forwarded within 5 days, the applicant is told";
    /// Law, art. 5: a defective appeal goes back within 10 days.
    LawArticle5 = "ст. 5 Закону «Про звернення громадян»", "a defective appeal is returned to its author with an explanation within 10 days";
    /// Law, art. 8: what is not considered.
    LawArticle8 = "ст. 8 Закону «Про звернення громадян»", "anonymous appeals and repeats of what is resolved are not considered";
    /// Law, art. 15: a refusal cites the law and the way to appeal.
    LawArticle15 = "ст. 15 Закону «Про звернення громадян»", "a refusal is reasoned, cites the law and the way to appeal";
    /// Law, art. 20: at most one month, 45 days with an extension.
    LawArticle20 = "ст. 20 Закону «Про звернення громадян»", "at most one month, 45 days in all with an extension";
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}

impl Serialize for Clause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.number())
    }
}
