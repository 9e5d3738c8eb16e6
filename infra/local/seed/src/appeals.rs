//! What citizens and staff of the demo city write: the data files next to this crate.

use std::collections::BTreeMap;

use hotline_domain::{
    card::ResultCode,
    ids::{CategoryId, ChannelUser, StaffId},
};
use serde::Deserialize;

use crate::{Error, pictures::Picture};

/// A citizen of the demo city; the messenger simulator reads the same file.
#[derive(Debug, Deserialize)]
pub struct Citizen {
    /// Id of the person and of the private chat in Telegram.
    id: i64,
    /// Given name.
    pub first_name: String,
    /// Surname.
    pub last_name: String,
    /// Patronymic, where the person has one.
    pub patronymic: Option<String>,
    /// Phone in international form.
    pub phone: String,
    /// Place of residence.
    pub residence: String,
    /// E-mail, where given.
    pub email: Option<String>,
}

impl Citizen {
    /// The citizen's chat.
    pub fn chat(&self) -> ChannelUser {
        ChannelUser::telegram(self.id)
    }
}

/// One appeal and what becomes of it.
#[derive(Debug, Deserialize)]
pub struct Appeal {
    /// The substance.
    pub text: String,
    /// What the executor reports.
    pub result: String,
    /// Result by the classifier.
    #[serde(default = "resolved")]
    pub code: ResultCode,
    /// The law that a refusal stands on.
    pub law: Option<String>,
    /// What the executor remarks meanwhile.
    pub comment: Option<String>,
    /// Pictures that the citizen sends.
    #[serde(default)]
    pub photos: Vec<Picture>,
    /// What proves the work, where it differs from the category's usual proof.
    pub proof: Option<Picture>,
}

fn resolved() -> ResultCode {
    ResultCode::Resolved
}

/// Appeals of one category and how the city deals with them.
#[derive(Debug, Deserialize)]
pub struct Section {
    /// Whose field it is.
    pub decision_maker: StaffId,
    /// Who takes turns in doing the work; by default the executors of the category's organisation.
    #[serde(default)]
    pub executors: Vec<StaffId>,
    /// What usually proves the work.
    pub proof: Picture,
    /// Resolutions, taken in turn.
    pub resolutions: Vec<String>,
    /// The appeals.
    pub appeals: Vec<Appeal>,
}

/// What staff remark on any card, taken in turn.
#[derive(Debug, Deserialize)]
pub struct Remarks {
    /// The responsible person, when addressing.
    pub notes: Vec<String>,
    /// The executor, when accepting.
    pub accepts: Vec<String>,
    /// The responsible person, when closing.
    pub closes: Vec<String>,
    /// The responsible person, when a deadline has passed.
    pub reminders: Vec<String>,
    /// The responsible person, when returning a result.
    pub return_reason: String,
    /// The executor's answer to that.
    pub rework: String,
    /// The executor's questions to the applicant.
    pub questions: Vec<String>,
    /// The applicant's answer, sent with a photo.
    pub answer: String,
    /// What applicants add of their own accord.
    pub additions: Vec<String>,
    /// Why applicants take an appeal back.
    pub withdrawals: Vec<String>,
}

/// All texts.
#[derive(Debug, Deserialize)]
pub struct Texts {
    /// Remarks on any card.
    pub remarks: Remarks,
    categories: BTreeMap<CategoryId, Section>,
}

impl Texts {
    /// The texts of a category.
    ///
    /// # Errors
    /// When there are none.
    pub fn section(&self, category: &CategoryId) -> Result<&Section, Error> {
        self.categories
            .get(category)
            .ok_or_else(|| format!("appeals.json has no appeals of the category «{category}».").into())
    }

    /// The appeal in the given place of a category.
    ///
    /// # Errors
    /// When there are fewer.
    pub fn appeal(&self, category: &CategoryId, place: usize) -> Result<&Appeal, Error> {
        self.section(category)?.appeals.get(place).ok_or_else(|| {
            format!("appeals.json has only {place} appeals of the category «{category}», more are needed.")
                .into()
        })
    }
}

/// The citizens.
///
/// # Errors
/// When the file does not make sense.
pub fn citizens() -> Result<Vec<Citizen>, Error> {
    serde_json::from_str(include_str!("../citizens.json"))
        .map_err(|error| format!("citizens.json: {error}").into())
}

/// The texts.
///
/// # Errors
/// When the file does not make sense.
pub fn texts() -> Result<Texts, Error> {
    serde_json::from_str(include_str!("../appeals.json"))
        .map_err(|error| format!("appeals.json: {error}").into())
}

/// One of several, by turn.
pub fn in_turn<T>(several: &[T], turn: usize) -> Option<&T> {
    several.get(turn.checked_rem(several.len())?)
}
