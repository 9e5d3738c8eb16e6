//! The applicant's details as the law asks them (clause 4.2; law, art. 5).

use serde::{Deserialize, Serialize};

/// A person's patronymic: the law asks for it, a person without one says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Patronymic {
    /// As given.
    Given(String),
    /// The person has none.
    Absent,
}

impl Patronymic {
    /// The text, where there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Given(text) => Some(text),
            Self::Absent => None,
        }
    }
}

/// A phone number in international form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// `+` and 8 to 15 digits (E.164), e.g. `+380671234567`.
    pub number: String,
    /// True when the messenger itself vouched that it is this person's number.
    pub verified: bool,
}

/// Everything clause 4.2 makes mandatory about the person, and the optional e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic, or its absence said.
    pub patronymic: Patronymic,
    /// Place of residence, free text.
    pub residence: String,
    /// Phone.
    pub phone: Phone,
    /// E-mail, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Applicant {
    /// Surname, name and patronymic.
    #[must_use]
    pub fn full_name(&self) -> String {
        let patronymic = self.patronymic.text().unwrap_or_default();
        format!("{} {} {patronymic}", self.surname, self.name).trim_end().to_owned()
    }
}

/// A point on the map, WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GeoPoint {
    /// −90 … 90.
    pub latitude: f64,
    /// −180 … 180.
    pub longitude: f64,
}
