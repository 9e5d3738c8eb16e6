//! What staff are told of a survey and of a repeat appeal (clause 7).

use super::{
    NoticeKind as Kind,
    Urgency::Info,
    told::{Scene, Told, responsible},
};
use crate::{
    card::{By, Registration},
    survey::SurveyEvent,
};

/// A good rating; of what is not well the repeat appeal tells.
pub(super) fn surveyed(scene: &Scene<'_>, event: &SurveyEvent) -> Vec<Told> {
    match event {
        SurveyEvent::Rated { quality, poor: false } => vec![scene.tell(
            scene.parties(),
            (Kind::Rating, Info),
            format!("Заявник оцінив якість виконання: {quality} з 5."),
        )],
        SurveyEvent::Asked
        | SurveyEvent::Reminded
        | SurveyEvent::NotSent { .. }
        | SurveyEvent::Answered { .. }
        | SurveyEvent::Rated { .. }
        | SurveyEvent::Commented { .. }
        | SurveyEvent::Lapsed => Vec::new(),
    }
}

/// A repeat appeal is nobody's to address: it goes to the same people at once.
pub(super) fn registered(scene: &Scene<'_>, registration: &Registration) -> Vec<Told> {
    let told = |first: &str| {
        let text = format!("Зареєстровано повторне звернення до № {first}.");
        scene.tell(responsible(), (Kind::Registered, Info), text)
    };
    registration.repeats.iter().map(|first| told(&first.number.to_string())).collect()
}

/// «Повторне звернення до № …. » where the service itself deals with a repeat appeal.
pub(super) fn repeat(scene: &Scene<'_>) -> String {
    let repeats = scene.card.repeats.as_ref().filter(|_| scene.event.by == By::Service);
    repeats.map(|first| format!("Повторне звернення до № {}. ", first.number)).unwrap_or_default()
}
