//! Bodies about the record and the applicant: questions, classification, ties, the legal ways out,
//! ratings and measures, an appeal taken down for a citizen.

use hotline_app::ties::{SplitOff, TakenDown};
use hotline_domain::{
    card::{Classification, Command, LinkKind, MeasureGround},
    dialogue::parse_phone,
    ids::{AppealId, CategoryId, StaffId},
    person::{Applicant, GeoPoint, Patronymic},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{IntoCommand, card, date};
use crate::problem::Problem;

/// A question to the applicant (clause 5.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Version of the card.
    pub version: u64,
    /// The question, at most 3000 characters.
    pub question: String,
    /// Last day on which an answer is expected, Kyiv: from tomorrow, within 30 days.
    #[schema(format = Date)]
    pub answer_by: Option<String>,
}

/// The right category (clause 2.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectCategory {
    /// Version of the card.
    pub version: u64,
    /// Category.
    pub category: String,
}

/// Marks of classifier № 858: a code of each section.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// Form of arrival.
    #[schema(example = "1.2")]
    pub arrival: String,
    /// Sign of arrival.
    #[schema(example = "2.1")]
    pub sign: String,
    /// Kind.
    #[schema(example = "3.2")]
    pub kind: String,
    /// Subject.
    #[schema(example = "5.1")]
    pub subject: String,
    /// How many people have signed it.
    #[schema(minimum = 1)]
    pub people: u32,
    /// Category of the author.
    #[schema(example = "7.13")]
    pub author: Option<String>,
    /// Social status.
    #[schema(example = "8.1")]
    pub social: Option<String>,
}

impl From<Marks> for Classification {
    fn from(marks: Marks) -> Self {
        Self {
            arrival: marks.arrival,
            sign: marks.sign,
            kind: marks.kind,
            subject: marks.subject,
            people: marks.people,
            author: marks.author,
            social: marks.social,
        }
    }
}

/// Classify the card for the register (clause 2.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Classify {
    /// Version of the card.
    pub version: u64,
    /// All marks as they are to be.
    pub marks: Marks,
}

/// The place (clause 5.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetLocation {
    /// Version of the card.
    pub version: u64,
    /// Degrees, WGS 84.
    pub latitude: f64,
    /// Degrees, WGS 84.
    pub longitude: f64,
}

/// Rate the quality of the execution (clause 6.3.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Version of the card.
    pub version: u64,
    /// 1 (poor) to 5 (excellent).
    #[schema(minimum = 1, maximum = 5)]
    pub quality: u8,
    /// Why; needed for 1 and 2.
    pub comment: Option<String>,
}

/// Record a disciplinary measure (clauses 6.3.2, 6.3.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordMeasure {
    /// Version of the card.
    pub version: u64,
    /// Against which of the card's executors.
    pub against: String,
    /// `breach` of the deadline, or `poor_quality`.
    pub ground: String,
    /// The measure, and by which order.
    pub text: String,
}

/// A block of intake from the applicant (clause 4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Version of the card.
    pub version: u64,
    /// Why.
    pub reason: String,
    /// For how many days.
    #[schema(minimum = 1, maximum = 365)]
    pub days: u16,
}

/// The end of that block (clause 4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unblock {
    /// Version of the card.
    pub version: u64,
    /// Why.
    pub reason: String,
}

/// Forward by competence (law, art. 7).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forward {
    /// Version of the card.
    pub version: u64,
    /// To which body.
    pub to: String,
    /// What the applicant is told.
    pub text: String,
}

/// Return to the author with an explanation (law, art. 5).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnToAuthor {
    /// Version of the card.
    pub version: u64,
    /// What the applicant is told.
    pub text: String,
}

/// Declare not to be considered (law, art. 8).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotConsider {
    /// Version of the card.
    pub version: u64,
    /// The earlier appeal of the same person that resolved the matter on its merits; absent for an anonymous one.
    pub earlier: Option<String>,
    /// What the applicant is told.
    pub text: String,
}

/// Tie to another card (clause 2.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Version of the card.
    pub version: u64,
    /// Identity of the other card.
    pub other: String,
    /// `related` or `repeat`.
    pub kind: String,
}

/// Merge a true duplicate into the card with the same matter (clause 2.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Version of the card.
    pub version: u64,
    /// Identity of that card.
    pub main: String,
}

/// Split off what is another matter (clause 2.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Version of the card.
    pub version: u64,
    /// The other matter.
    pub substance: String,
    /// Its category.
    pub category: String,
}

/// An appeal of a citizen who came, phoned or wrote (clauses 2.1, 4.2).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeDown {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic; null when the person has none.
    pub patronymic: Option<String>,
    /// Place of residence.
    pub residence: String,
    /// Phone.
    #[schema(example = "+380671234567")]
    pub phone: String,
    /// E-mail.
    pub email: Option<String>,
    /// Category.
    pub category: String,
    /// The substance.
    pub substance: String,
    /// How it arrived and whose it is.
    pub marks: Marks,
}

impl Link {
    /// The other card and how they belong together.
    ///
    /// # Errors
    /// A problem where a field cannot be read.
    pub fn read(&self) -> Result<(AppealId, LinkKind), Problem> {
        let kind = [LinkKind::Related, LinkKind::Repeat].into_iter().find(|kind| kind.code() == self.kind);
        let kind = kind.ok_or_else(|| Problem::bad_request("Звʼязок буває related або repeat."))?;
        Ok((card(&self.other)?, kind))
    }
}

impl Merge {
    /// The card to merge into.
    ///
    /// # Errors
    /// A problem where it cannot be read.
    pub fn main(&self) -> Result<AppealId, Problem> {
        card(&self.main)
    }
}

impl NotConsider {
    /// The earlier card, where one is named.
    ///
    /// # Errors
    /// A problem where it cannot be read.
    pub fn earlier(&self) -> Result<Option<AppealId>, Problem> {
        self.earlier.as_deref().map(card).transpose()
    }
}

impl From<Split> for SplitOff {
    fn from(split: Split) -> Self {
        Self { substance: split.substance, category: CategoryId(split.category) }
    }
}

impl TakeDown {
    /// The appeal as it is to be registered.
    ///
    /// # Errors
    /// A problem where a field cannot be read.
    pub fn read(self) -> Result<TakenDown, Problem> {
        let phone = parse_phone(&self.phone, false)
            .map_err(|_| Problem::unacceptable("bad_phone", "Номер телефону має вигляд +380671234567."))?;
        let given = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(TakenDown {
            applicant: Applicant {
                surname: self.surname.trim().to_owned(),
                name: self.name.trim().to_owned(),
                patronymic: self.patronymic.and_then(given).map_or(Patronymic::Absent, Patronymic::Given),
                residence: self.residence.trim().to_owned(),
                phone,
                email: self.email.and_then(given),
            },
            category: CategoryId(self.category),
            substance: self.substance.trim().to_owned(),
            location: None,
            marks: self.marks.into(),
        })
    }
}

impl IntoCommand for Ask {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let answer_by = self.answer_by.as_deref().map(date).transpose()?;
        Ok((self.version, Command::Ask { question: self.question, answer_by }))
    }
}

impl IntoCommand for SetLocation {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let point = GeoPoint { latitude: self.latitude, longitude: self.longitude };
        Ok((self.version, Command::SetLocation { point }))
    }
}

impl IntoCommand for RecordMeasure {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        let known = [MeasureGround::Breach, MeasureGround::PoorQuality];
        let ground = known.into_iter().find(|ground| ground.code() == self.ground);
        let ground = ground.ok_or_else(|| Problem::bad_request("Підстава буває breach або poor_quality."))?;
        let against = StaffId(self.against);
        Ok((self.version, Command::RecordMeasure { against, ground, text: self.text }))
    }
}

impl IntoCommand for CorrectCategory {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::CorrectCategory { category: CategoryId(self.category) }))
    }
}

impl IntoCommand for Classify {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Classify { marks: self.marks.into() }))
    }
}

impl IntoCommand for Rate {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Rate { quality: self.quality, comment: self.comment }))
    }
}

impl IntoCommand for Block {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::BlockApplicant { reason: self.reason, days: self.days }))
    }
}

impl IntoCommand for Unblock {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::UnblockApplicant { reason: self.reason }))
    }
}

impl IntoCommand for Forward {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::Forward { to: self.to, text: self.text }))
    }
}

impl IntoCommand for ReturnToAuthor {
    fn into_command(self) -> Result<(u64, Command), Problem> {
        Ok((self.version, Command::ReturnToAuthor { text: self.text }))
    }
}
