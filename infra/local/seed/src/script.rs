//! What is said in the scenes: the data file `scenes.json`.

use hotline_domain::card::RequestKind;
use serde::Deserialize;

use crate::{Error, scenes::Scene};

/// What is said about a request.
#[derive(Debug, Deserialize)]
pub struct AboutRequest {
    /// The executor, when asking.
    pub reason: String,
    /// The decision-maker, when granting.
    pub granted: String,
    /// The decision-maker, when refusing.
    pub refused: String,
    /// The executor, when taking it back.
    pub withdrawn: String,
}

#[derive(Debug, Deserialize)]
struct AboutRequests {
    executors: AboutRequest,
    additional_control: AboutRequest,
    strategic_plan: AboutRequest,
}

#[derive(Debug, Deserialize)]
struct Words {
    forwarded: String,
    returned: String,
}

#[derive(Debug, Deserialize)]
struct Openings {
    repeat: String,
    twin: String,
    related: String,
}

/// All texts of the scenes.
#[derive(Debug, Deserialize)]
pub struct Script {
    requests: AboutRequests,
    /// Why an executor asks to be relieved.
    pub not_competent: String,
    /// The plan in which the work is to be included.
    pub plan: String,
    /// Parts of the work, a co-executor each.
    pub tasks: Vec<String>,
    /// A co-executor, when accepting.
    pub part_accepted: String,
    /// A co-executor, when done.
    pub part_done: String,
    /// What materials are asked for.
    pub materials_asked: String,
    /// What is given.
    pub materials_given: String,
    /// The decision-maker about the quality, from 1 to 5.
    pub ratings: Vec<String>,
    /// The disciplinary measure.
    pub measure: String,
    /// To whom an appeal is forwarded.
    pub forwarded_to: String,
    /// What the applicant is told of that.
    pub forwarded: String,
    /// Why an appeal is returned.
    pub returned_to_author: String,
    /// Why an appeal is not considered.
    pub not_considered: String,
    words: Words,
    openings: Openings,
}

impl Script {
    /// What is said about a request of this kind.
    pub fn request(&self, kind: RequestKind) -> &AboutRequest {
        match kind {
            RequestKind::Executors => &self.requests.executors,
            RequestKind::AdditionalControl => &self.requests.additional_control,
            RequestKind::StrategicPlan => &self.requests.strategic_plan,
        }
    }

    /// What a citizen writes where the scene needs an appeal of its own.
    pub fn words(&self, scene: Scene) -> Option<&str> {
        match scene {
            Scene::Forwarded => Some(&self.words.forwarded),
            Scene::ReturnedToAuthor => Some(&self.words.returned),
            _ => None,
        }
    }

    /// With which words a citizen comes to what another appeal says already.
    pub fn opening(&self, scene: Scene) -> Option<&str> {
        match scene {
            Scene::Repeats(_) => Some(&self.openings.repeat),
            Scene::Twin(_) => Some(&self.openings.twin),
            Scene::Related(_) => Some(&self.openings.related),
            _ => None,
        }
    }
}

/// The texts.
///
/// # Errors
/// When the file does not make sense.
pub fn script() -> Result<Script, Error> {
    serde_json::from_str(include_str!("../scenes.json"))
        .map_err(|error| format!("scenes.json: {error}").into())
}
