//! How a card is classified for the register and its statistics (clause 2.1; classifier № 858).

use serde::{Deserialize, Serialize};

use super::classifier::{ARRIVALS, AUTHORS, Entry, KINDS, SIGNS, SOCIAL, SUBJECTS, name_of};
use crate::{
    clause::Clause,
    refusal::{Refusal, RefusalCode},
};

/// Most people that one appeal can be signed by.
const MAX_PEOPLE: u32 = 100_000;

/// The marks of a card, each a code of the classifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Classification {
    /// Form of arrival, section 1.
    pub arrival: String,
    /// Sign of arrival, section 2: first, repeat, duplicate, multiple, mass.
    pub sign: String,
    /// Kind, section 3: proposal, statement, complaint.
    pub kind: String,
    /// Subject, section 5: individual, collective, anonymous.
    pub subject: String,
    /// How many people have signed it.
    pub people: u32,
    /// Category of the author, section 7, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Social status, section 8, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social: Option<String>,
}

/// What a statement of one person in a messenger is, until somebody says otherwise.
impl Default for Classification {
    fn default() -> Self {
        Self {
            arrival: "1.1".to_owned(),
            sign: "2.1".to_owned(),
            kind: "3.2".to_owned(),
            subject: "5.1".to_owned(),
            people: 1,
            author: None,
            social: None,
        }
    }
}

impl Classification {
    /// The same, once every code is one of the classifier's.
    ///
    /// # Errors
    /// `UnknownClassifierCode`; `BadNumberOfPeople` when a collective appeal has less than two
    /// people or an individual one several.
    pub fn checked(self) -> Result<Self, Refusal> {
        let refuse = |code| Err(Refusal::new(code, Clause::C2_1));
        let known = |section: &'static [Entry], code: &str| name_of(section, code).is_some();
        let optional =
            |section, code: &Option<String>| code.as_deref().is_none_or(|code| known(section, code));
        let all = known(ARRIVALS, &self.arrival)
            && known(SIGNS, &self.sign)
            && known(KINDS, &self.kind)
            && known(SUBJECTS, &self.subject)
            && optional(AUTHORS, &self.author)
            && optional(SOCIAL, &self.social);
        if !all {
            return refuse(RefusalCode::UnknownClassifierCode);
        }
        let people = match self.is_collective() {
            true => 2..=MAX_PEOPLE,
            false => 1..=1,
        };
        match people.contains(&self.people) {
            true => Ok(self),
            false => refuse(RefusalCode::BadNumberOfPeople),
        }
    }

    /// True for an appeal of several people.
    #[must_use]
    pub fn is_collective(&self) -> bool {
        self.subject == "5.2"
    }

    /// True for an appeal whose author does not say who they are (law, art. 8).
    #[must_use]
    pub fn is_anonymous(&self) -> bool {
        self.subject == "5.3"
    }

    /// True for a repeat, or one of several on the same matter.
    #[must_use]
    pub fn is_repeat(&self) -> bool {
        matches!(self.sign.as_str(), "2.2" | "2.4")
    }

    /// True for an author of a privileged category: every one of section 7 but "another" (7.20).
    #[must_use]
    pub fn is_privileged(&self) -> bool {
        self.author.as_deref().is_some_and(|author| author != "7.20")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_2_1_every_mark_is_a_code_of_the_classifier() {
        let with = |change: fn(&mut Classification)| {
            let mut marks = Classification::default();
            change(&mut marks);
            marks.checked().map_err(|refusal| refusal.code)
        };
        assert!(with(|_| {}).is_ok());
        assert!(with(|m| m.author = Some("7.13".to_owned())).is_ok());
        assert_eq!(with(|m| m.kind = "3.9".to_owned()), Err(RefusalCode::UnknownClassifierCode));
        assert_eq!(with(|m| m.social = Some("7.1".to_owned())), Err(RefusalCode::UnknownClassifierCode));
        let collective = |people| Classification { subject: "5.2".to_owned(), people, ..Default::default() };
        assert!(collective(40).checked().is_ok());
        assert_eq!(collective(1).checked().map_err(|r| r.code), Err(RefusalCode::BadNumberOfPeople));
        assert_eq!(with(|m| m.people = 2), Err(RefusalCode::BadNumberOfPeople));
    }
}
