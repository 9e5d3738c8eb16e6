//! The survey of an applicant as the API answers it (clause 7).

use serde::Serialize;
use utoipa::ToSchema;

/// The survey of the applicant about the result (clause 7).
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyView {
    /// When the applicant was asked, RFC 3339; null while it is still to come, or was not sent.
    #[schema(required, format = DateTime)]
    pub asked_at: Option<String>,
    /// When the applicant was reminded, RFC 3339.
    #[schema(required, format = DateTime)]
    pub reminded_at: Option<String>,
    /// Whether the work is done, as the applicant says.
    #[schema(required)]
    pub done: Option<bool>,
    /// The applicant's rating, 1 to 5.
    #[schema(required)]
    pub quality: Option<u8>,
    /// What the applicant said in words.
    #[schema(required)]
    pub comment: Option<String>,
    /// When the applicant last answered, RFC 3339.
    #[schema(required, format = DateTime)]
    pub answered_at: Option<String>,
    /// How it ended: `answered`, `repeated` (a repeat appeal was made), `lapsed`, `not_sent_paid`,
    /// `not_sent_unreachable` or `not_sent_late`; null while it goes on.
    #[schema(required)]
    pub ended: Option<String>,
    /// When it ended, RFC 3339.
    #[schema(required, format = DateTime)]
    pub ended_at: Option<String>,
}
