//! Identifiers: who and what, in the forms in which they are stored and shown.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(value.to_owned())
            }
        }
    };
}

text_id!(
    /// A member of staff: the user name in the sign-in service (Cognito), Latin letters.
    StaffId
);
text_id!(
    /// An executive body, communal enterprise or institution of the directory (clause 1.4).
    OrganisationId
);
text_id!(
    /// A category of appeals, as configured by the city.
    CategoryId
);
text_id!(
    /// A template of what staff write.
    TemplateId
);

/// A registration-control card's permanent identity (UUID v7: sorts by time of creation).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AppealId(pub Uuid);

impl fmt::Display for AppealId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for AppealId {
    type Err = uuid::Error;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Ok(Self(s.parse()?))
    }
}

/// A messenger through which a citizen writes (clause 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Telegram Bot API.
    Telegram,
    /// Viber REST Bot API.
    Viber,
}

impl Channel {
    /// The code used in keys and in the API: `telegram`, `viber`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Viber => "viber",
        }
    }

    /// Largest file the messenger hands over to a bot, bytes (Telegram: `getFile`; Viber: limit of
    /// a file message).
    #[must_use]
    pub fn max_file_size(self) -> u64 {
        const MB: u64 = 1024 * 1024;
        match self {
            Self::Telegram => 20 * MB,
            Self::Viber => 50 * MB,
        }
    }
}

/// A citizen's address in a messenger: where replies and notices go.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChannelUser {
    /// The messenger.
    pub channel: Channel,
    /// The messenger's own id of the private chat (Telegram: decimal i64; Viber: opaque text).
    pub id: String,
}

impl ChannelUser {
    /// A private chat in Telegram.
    #[must_use]
    pub fn telegram(id: i64) -> Self {
        Self { channel: Channel::Telegram, id: id.to_string() }
    }

    /// A person in Viber; the id holds for this bot only.
    #[must_use]
    pub fn viber(id: impl Into<String>) -> Self {
        Self { channel: Channel::Viber, id: id.into() }
    }
}

impl fmt::Display for ChannelUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.channel.code(), self.id)
    }
}

/// Registration number of a card (clause 4.1): first letter of the surname, running number
/// within the year without gaps, and the year, e.g. `Д-401/2026` (Cabinet № 348 of 1997).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RegistrationNumber {
    /// Year of the register, Kyiv time.
    pub year: i16,
    /// 1, 2, 3 … within the year.
    pub sequence: u32,
    /// Upper-case first letter of the applicant's surname, or `КО` for a collective appeal.
    #[serde(rename = "letter")]
    pub prefix: String,
}

impl RegistrationNumber {
    /// The number of the `sequence`-th appeal of `year`, filed by a person named `surname`.
    #[must_use]
    pub fn new(year: i16, sequence: u32, surname: &str) -> Self {
        let letter = surname
            .chars()
            .find(|c| c.is_alphabetic() && *c != 'ʼ')
            .and_then(|c| c.to_uppercase().next())
            .unwrap_or('Х');
        Self { year, sequence, prefix: letter.to_string() }
    }

    /// The number of the `sequence`-th appeal of `year`, filed by several people.
    #[must_use]
    pub fn collective(year: i16, sequence: u32) -> Self {
        Self { year, sequence, prefix: "КО".to_owned() }
    }
}

impl fmt::Display for RegistrationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}/{}", self.prefix, self.sequence, self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_4_1_number_is_letter_sequence_and_year() {
        assert_eq!(RegistrationNumber::new(2026, 401, "дорошенко").to_string(), "Д-401/2026");
        assert_eq!(RegistrationNumber::new(2026, 1, "ʼЯновська").to_string(), "Я-1/2026");
        assert_eq!(RegistrationNumber::collective(2026, 7).to_string(), "КО-7/2026");
    }
}
