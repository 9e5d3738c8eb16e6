//! The clauses that rules stand on: of regulation № 174-р and of the law it applies.

use std::fmt;

use serde::{Serialize, Serializer};

/// A clause of the regulation, or an article of the law "On citizens' appeals" (393/96-ВР).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Clause {
    /// 1.4, 1.5: the directory of organisations and staff.
    C1_4,
    /// 2.1: the responsible person gives full administrative support.
    C2_1,
    /// 2.4: the applicant sends appeals, answers, rates.
    C2_4,
    /// 3.1: intake around the clock through Telegram and Viber.
    C3_1,
    /// 3.2: citizens are informed.
    C3_2,
    /// 4.1: a registration-control card is created automatically.
    C4_1,
    /// 4.2: mandatory and optional fields of the card.
    C4_2,
    /// 4.4: hatred is not processed; insults stop the conversation and block the sender.
    C4_4,
    /// 4.5: deadline, addressing, assignment.
    C4_5,
    /// 5.1: the executor takes the card into work and confirms competence.
    C5_1,
    /// 5.3: the executor checks the facts.
    C5_3,
    /// 5.4: the executor enters the result, with photo or video where possible.
    C5_4,
    /// 6.1.2, 6.1.3: the responsible person sees progress and deadlines of all cards.
    C6_1_2,
    /// 6.1.4 (and 4.6 d): the responsible person closes the card on the fact of the work.
    C6_1_4,
    /// 6.2.2: a result is returned for rework, with the reason.
    C6_2_2,
    /// 6.4.4: the decision-maker sees the card at every stage.
    C6_4_4,
    /// 6.5.1, 6.5.3: comments online on the current state.
    C6_5_1,
    /// 6.5.2, 6.5.4: materials that prove the work.
    C6_5_2,
    /// Law, art. 20: at most one month, 45 days with an extension.
    LawArticle20,
}

impl Clause {
    /// How the clause is cited: `4.5`, or the article of the law.
    #[must_use]
    pub fn number(self) -> &'static str {
        match self {
            Self::C1_4 => "1.4",
            Self::C2_1 => "2.1",
            Self::C2_4 => "2.4",
            Self::C3_1 => "3.1",
            Self::C3_2 => "3.2",
            Self::C4_1 => "4.1",
            Self::C4_2 => "4.2",
            Self::C4_4 => "4.4",
            Self::C4_5 => "4.5",
            Self::C5_1 => "5.1",
            Self::C5_3 => "5.3",
            Self::C5_4 => "5.4",
            Self::C6_1_2 => "6.1.2",
            Self::C6_1_4 => "6.1.4",
            Self::C6_2_2 => "6.2.2",
            Self::C6_4_4 => "6.4.4",
            Self::C6_5_1 => "6.5.1",
            Self::C6_5_2 => "6.5.2",
            Self::LawArticle20 => "ст. 20 Закону «Про звернення громадян»",
        }
    }
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
