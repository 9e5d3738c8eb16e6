//! What a kind of event is called, the clause it stands on, the files that came with it.

use super::EventKind;
use crate::{
    card::MeasureGround,
    clause::Clause,
    ids::ChannelUser,
    media::{Attachment, CardFile},
    survey::SurveyEvent,
};

impl EventKind {
    /// The clause the event stands on.
    #[must_use]
    pub fn clause(&self) -> Clause {
        match self {
            Self::Registered(_) => Clause::C4_1,
            Self::Addressed { .. } | Self::Assigned { .. } | Self::DeadlineCorrected { .. } => Clause::C4_5,
            Self::PartAccepted { .. } => Clause::C5_1,
            Self::PartDone { .. } => Clause::C5_4,
            Self::RequestMade { wanted, .. } => wanted.clause(),
            Self::RequestGranted { grant, .. } => grant.kind().decided_by(),
            Self::RequestRefused { of, .. } => of.decided_by(),
            Self::RequestWithdrawn { of, .. } => of.asked_by(),
            Self::MaterialsAsked { .. } | Self::MaterialsGiven { .. } => Clause::C6_2_3,
            Self::Prompted { .. } => Clause::C6_1_3,
            Self::Informed { .. } => Clause::C6_2_1,
            Self::Ended { ending, .. } => ending.clause(),
            Self::MergedInto { .. } | Self::Linked { .. } | Self::Classified(_) => Clause::C2_1,
            Self::EndedWithMain { .. } => Clause::C6_1_4,
            Self::Rated { .. } => Clause::C6_3_3,
            Self::MeasureRecorded { ground, .. } => match ground {
                MeasureGround::Breach => Clause::C6_3_2,
                MeasureGround::PoorQuality => Clause::C6_3_3,
            },
            Self::HandedOver { .. } => Clause::C1_4,
            Self::Accepted { .. } => Clause::C5_1,
            Self::Commented { .. } => Clause::C6_5_1,
            Self::ProofAttached { .. } => Clause::C6_5_2,
            Self::Reported { .. } => Clause::C5_4,
            Self::ReturnedForRework { .. } => Clause::C6_2_2,
            Self::Closed { .. } => Clause::C6_1_4,
            Self::ClarificationAsked { .. } | Self::ClarificationAnswered { .. } => Clause::C5_1,
            Self::Added { .. } => Clause::C4_2,
            Self::Withdrawn { .. } => Clause::C2_4,
            Self::CategoryCorrected { .. } => Clause::C2_1,
            Self::LocationSet { .. } => Clause::C5_3,
            Self::ApplicantBlocked { .. } | Self::ApplicantUnblocked { .. } => Clause::C4_4,
            Self::Undone { restores, .. } => restores.clause(),
            Self::Control(tick) => tick.clause(),
            Self::Survey(_) => Clause::C7,
        }
    }

    /// Files of the applicant that came with the event, with the chat they came from and where the
    /// messenger keeps them.
    #[must_use]
    pub fn files(&self) -> Option<(&ChannelUser, &[(CardFile, Attachment)])> {
        match self {
            Self::Registered(registration) => {
                registration.contact.as_ref().map(|contact| (contact, registration.files.as_slice()))
            }
            Self::Added { addition }
            | Self::ClarificationAnswered { addition, .. }
            | Self::Survey(SurveyEvent::Commented { addition }) => Some((&addition.from, &addition.files)),
            Self::Addressed { .. }
            | Self::Assigned { .. }
            | Self::DeadlineCorrected { .. }
            | Self::PartAccepted { .. }
            | Self::PartDone { .. }
            | Self::RequestMade { .. }
            | Self::RequestGranted { .. }
            | Self::RequestRefused { .. }
            | Self::RequestWithdrawn { .. }
            | Self::MaterialsAsked { .. }
            | Self::MaterialsGiven { .. }
            | Self::Prompted { .. }
            | Self::Informed { .. }
            | Self::Ended { .. }
            | Self::MergedInto { .. }
            | Self::EndedWithMain { .. }
            | Self::Linked { .. }
            | Self::Classified(_)
            | Self::Rated { .. }
            | Self::MeasureRecorded { .. }
            | Self::HandedOver { .. }
            | Self::Accepted { .. }
            | Self::Commented { .. }
            | Self::ProofAttached { .. }
            | Self::Reported { .. }
            | Self::ReturnedForRework { .. }
            | Self::Closed { .. }
            | Self::ClarificationAsked { .. }
            | Self::Withdrawn { .. }
            | Self::CategoryCorrected { .. }
            | Self::LocationSet { .. }
            | Self::ApplicantBlocked { .. }
            | Self::ApplicantUnblocked { .. }
            | Self::Undone { .. }
            | Self::Control(_)
            | Self::Survey(
                SurveyEvent::Asked
                | SurveyEvent::Reminded
                | SurveyEvent::NotSent { .. }
                | SurveyEvent::Answered { .. }
                | SurveyEvent::Rated { .. }
                | SurveyEvent::Lapsed,
            ) => None,
        }
    }

    /// Code of the kind in the API and the store.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Registered(_) => "registered",
            Self::Addressed { .. } => "addressed",
            Self::Assigned { .. } => "assigned",
            Self::DeadlineCorrected { .. } => "deadline_corrected",
            Self::PartAccepted { .. } => "part_accepted",
            Self::PartDone { .. } => "part_done",
            Self::RequestMade { .. } => "request_made",
            Self::RequestGranted { .. } => "request_granted",
            Self::RequestRefused { .. } => "request_refused",
            Self::RequestWithdrawn { .. } => "request_withdrawn",
            Self::MaterialsAsked { .. } => "materials_asked",
            Self::MaterialsGiven { .. } => "materials_given",
            Self::Prompted { .. } => "prompted",
            Self::Informed { .. } => "informed",
            Self::Ended { .. } => "ended",
            Self::MergedInto { .. } => "merged_into",
            Self::EndedWithMain { .. } => "ended_with_main",
            Self::Linked { .. } => "linked",
            Self::Classified(_) => "classified",
            Self::Rated { .. } => "rated",
            Self::MeasureRecorded { .. } => "measure_recorded",
            Self::HandedOver { .. } => "handed_over",
            Self::Accepted { .. } => "accepted",
            Self::Commented { .. } => "commented",
            Self::ProofAttached { .. } => "proof_attached",
            Self::Reported { .. } => "reported",
            Self::ReturnedForRework { .. } => "returned_for_rework",
            Self::Closed { .. } => "closed",
            Self::ClarificationAsked { .. } => "clarification_asked",
            Self::ClarificationAnswered { .. } => "clarification_answered",
            Self::Added { .. } => "added",
            Self::Withdrawn { .. } => "withdrawn",
            Self::CategoryCorrected { .. } => "category_corrected",
            Self::LocationSet { .. } => "location_set",
            Self::ApplicantBlocked { .. } => "applicant_blocked",
            Self::ApplicantUnblocked { .. } => "applicant_unblocked",
            Self::Undone { .. } => "undone",
            Self::Control(tick) => tick.code(),
            Self::Survey(event) => event.code(),
        }
    }
}
