//! The appeal being written: its fields, in the order of clause 4.2.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    dialogue::{Address, Wording},
    ids::CategoryId,
    media::Attachment,
    person::{Applicant, GeoPoint, Patronymic, Phone},
};

/// A field of the appeal that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Surname.
    Surname,
    /// Given name.
    Name,
    /// Patronymic, or that there is none.
    Patronymic,
    /// Place of residence.
    Residence,
    /// Phone.
    Phone,
    /// Category.
    Category,
    /// The substance.
    Substance,
    /// E-mail (optional).
    Email,
    /// Photos, video, place, files (optional).
    Materials,
}

impl Field {
    /// Every field, in the order in which it is asked.
    pub const ALL: [Self; 9] = [
        Self::Surname,
        Self::Name,
        Self::Patronymic,
        Self::Residence,
        Self::Phone,
        Self::Category,
        Self::Substance,
        Self::Email,
        Self::Materials,
    ];

    /// True for what may be left out (4.2).
    #[must_use]
    pub fn optional(self) -> bool {
        matches!(self, Self::Email | Self::Materials)
    }

    /// The field asked after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The field asked before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }

    /// Name shown to people, Ukrainian.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Surname => "Прізвище",
            Self::Name => "Імʼя",
            Self::Patronymic => "По батькові",
            Self::Residence => "Місце проживання",
            Self::Phone => "Телефон",
            Self::Category => "Категорія",
            Self::Substance => "Суть звернення",
            Self::Email => "Електронна пошта",
            Self::Materials => "Фото, відео, місце",
        }
    }
}

/// An appeal being written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Surname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surname: Option<String>,
    /// Given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Patronymic or its absence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patronymic: Option<Patronymic>,
    /// Place of residence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<String>,
    /// Phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// Category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// The category of the first level that was chosen while one below it is still to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<CategoryId>,
    /// The substance.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub substance: Wording,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<GeoPoint>,
    /// Files, in the order in which they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
    /// Files that are still to come by an upload link, by the update that announced them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uploads: Vec<u64>,
    /// The message in which a field was answered, where the messenger lets people edit it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<Field, i64>,
    /// When the last words of the substance came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substance_at: Option<Timestamp>,
    /// Addresses of the register that may have been meant by the residence, offered beside the next
    /// question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// Words by which a category was looked for, too few to be the substance.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// True when every category is shown, not only those that fit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_categories: bool,
    /// The update that began it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<u64>,
}

impl Draft {
    /// A draft that starts from the details given last time.
    #[must_use]
    pub fn of_person(person: &Applicant) -> Self {
        let mut draft = Self::default();
        draft.take_person(person);
        draft
    }

    /// Takes the details given last time.
    pub fn take_person(&mut self, person: &Applicant) {
        self.surname = Some(person.surname.clone());
        self.name = Some(person.name.clone());
        self.patronymic = Some(person.patronymic.clone());
        self.residence = Some(person.residence.clone());
        self.phone = Some(person.phone.clone());
        self.email.clone_from(&person.email);
    }

    /// Remembers in which message a field was answered.
    pub fn note_source(&mut self, field: Field, message: Option<i64>) {
        match message {
            Some(message) => self.sources.insert(field, message),
            None => self.sources.remove(&field),
        };
    }

    /// The field that was answered in a message.
    #[must_use]
    pub fn field_of(&self, message: i64) -> Option<Field> {
        if self.substance.has(message) {
            return Some(Field::Substance);
        }
        self.sources.iter().find(|(_, source)| **source == message).map(|(field, _)| *field)
    }

    /// Numbers of the messages it was written in.
    #[must_use]
    pub fn messages(&self) -> Vec<i64> {
        self.sources.values().copied().chain(self.substance.messages()).collect()
    }

    /// The first mandatory field that is still missing (4.2).
    #[must_use]
    pub fn first_missing(&self) -> Option<Field> {
        Field::ALL.into_iter().find(|field| !field.optional() && !self.has(*field))
    }

    /// True when the field has a value.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        match field {
            Field::Surname => self.surname.is_some(),
            Field::Name => self.name.is_some(),
            Field::Patronymic => self.patronymic.is_some(),
            Field::Residence => self.residence.is_some(),
            Field::Phone => self.phone.is_some(),
            Field::Category => self.category.is_some(),
            Field::Substance => !self.substance.is_empty(),
            Field::Email => self.email.is_some(),
            Field::Materials => !self.files.is_empty() || !self.uploads.is_empty() || self.location.is_some(),
        }
    }

    /// The person's details, once all mandatory ones are there.
    #[must_use]
    pub fn applicant(&self) -> Option<Applicant> {
        Some(Applicant {
            surname: self.surname.clone()?,
            name: self.name.clone()?,
            patronymic: self.patronymic.clone()?,
            residence: self.residence.clone()?,
            phone: self.phone.clone()?,
            email: self.email.clone(),
        })
    }
}
