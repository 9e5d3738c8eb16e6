//! Errors as RFC 9457 problem details: a stable code, a Ukrainian sentence and, for a refusal by
//! the regulation, the clause.

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use hotline_app::error::{CardError, Fault};
use hotline_domain::{
    access::Action,
    administration::Rejection,
    refusal::{Refusal, RefusalCode},
};
use hotline_lambda::problem;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// A problem document (`application/problem+json`). A `version_conflict` has two members more:
/// `version`, the one that is stored, and `changes`, the entries of the history since the caller's; a
/// refusal or a misread field names it where it can: `field`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Kind of problem: `urn:hotline:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code.
    pub code: String,
    /// What is wrong, one Ukrainian sentence.
    pub title: String,
    /// Clause of the regulation or article of the law that demands it.
    #[schema(required)]
    pub clause: Option<String>,
    /// More about this case, Ukrainian.
    #[schema(required)]
    pub detail: Option<String>,
    /// Members of this kind of problem alone.
    #[serde(flatten)]
    #[schema(ignore)]
    pub more: Map<String, Value>,
}

impl Problem {
    /// A problem with this status, code and sentence.
    #[must_use]
    pub fn new(status: StatusCode, code: &str, title: &str) -> Self {
        Self {
            kind: problem::kind(code),
            status: status.as_u16(),
            code: code.to_owned(),
            title: title.to_owned(),
            clause: None,
            detail: None,
            more: Map::new(),
        }
    }

    /// 401: the request has no token.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "Увійдіть до сервісу.")
    }

    /// 401: its token is expired, forged or not meant for this.
    #[must_use]
    pub fn token_refused() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "invalid_token", "Сеанс завершено. Увійдіть ще раз.")
    }

    /// 403.
    #[must_use]
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "Ці відомості не належать до Ваших повноважень.")
    }

    /// 404.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "Такої картки чи сторінки немає.")
    }

    /// 405.
    #[must_use]
    pub fn method_not_allowed() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "Такої дії за цією адресою немає.")
    }

    /// 400: what was sent cannot be read.
    #[must_use]
    pub fn bad_request(title: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_request", title)
    }

    /// 413.
    #[must_use]
    pub fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "Запит завеликий.")
    }

    /// 400: the request has no key by which a repetition would be known.
    #[must_use]
    pub fn key_missing() -> Self {
        Self {
            detail: Some("Кожна дія потребує заголовка Idempotency-Key.".to_owned()),
            ..Self::new(StatusCode::BAD_REQUEST, "idempotency_key_missing", "Запит не має ключа повторення.")
        }
    }

    /// 400: that key is none.
    #[must_use]
    pub fn key_invalid() -> Self {
        Self {
            detail: Some("Idempotency-Key складається з 8–64 видимих символів ASCII.".to_owned()),
            ..Self::new(StatusCode::BAD_REQUEST, "idempotency_key_invalid", "Ключ повторення хибний.")
        }
    }

    /// 422: that key was used for another request.
    #[must_use]
    pub fn key_reused() -> Self {
        let title = "Цей ключ повторення вже використано для іншого запиту.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused", title)
    }

    /// The same problem with one more member.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }

    /// 422 outside the regulation: an upload that will not do.
    #[must_use]
    pub fn unacceptable(code: &str, title: &str) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, title)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal.code {
            RefusalCode::NotYourRole
            | RefusalCode::NotYourCard
            | RefusalCode::CoExecutorOnly
            | RefusalCode::LeadOnly
            | RefusalCode::NotYourAction => StatusCode::FORBIDDEN,
            RefusalCode::WrongState
            | RefusalCode::NotBlocked
            | RefusalCode::NothingToUndo
            | RefusalCode::NotUndoable
            | RefusalCode::UndoTooLate
            | RefusalCode::IdentifierTaken
            | RefusalCode::OrganisationBusy
            | RefusalCode::UnitInUse
            | RefusalCode::StandsIn
            | RefusalCode::HasOpenCards
            | RefusalCode::LastAdmin
            | RefusalCode::OwnAdmin
            | RefusalCode::NotActive
            | RefusalCode::HasChildren
            | RefusalCode::RequestAlreadyOpen
            | RefusalCode::NoSuchRequest
            | RefusalCode::PartsUnfinished
            | RefusalCode::TooLateToForward
            | RefusalCode::TooLateToReturn
            | RefusalCode::NoGroundForMeasure
            | RefusalCode::NoChat
            | RefusalCode::AlreadyLinked
            | RefusalCode::RepeatIsConsidered
            | RefusalCode::MainCardClosed => StatusCode::CONFLICT,
            RefusalCode::DeadlineInPast
            | RefusalCode::DeadlineBeyondLaw
            | RefusalCode::NoDecisionMaker
            | RefusalCode::NotADecisionMaker
            | RefusalCode::NotAnExecutor
            | RefusalCode::TextMissing
            | RefusalCode::TextTooLong
            | RefusalCode::ProofMissing
            | RefusalCode::UnknownResultCode
            | RefusalCode::MandatoryFieldMissing
            | RefusalCode::NoSuchQuestion
            | RefusalCode::QuestionTooLong
            | RefusalCode::BadAnswerDay
            | RefusalCode::NotAnotherCategory
            | RefusalCode::NotAPlace
            | RefusalCode::BadTerm
            | RefusalCode::FieldMissing
            | RefusalCode::FieldTooLong
            | RefusalCode::TwiceNamed
            | RefusalCode::ReservedName
            | RefusalCode::BadIdentifier
            | RefusalCode::NoSuchOrganisation
            | RefusalCode::OrganisationMissing
            | RefusalCode::NoSuchUnit
            | RefusalCode::BadEmail
            | RefusalCode::EmailMissing
            | RefusalCode::RolesMissing
            | RefusalCode::BadSphere
            | RefusalCode::AbsenceBackwards
            | RefusalCode::SubstituteMissing
            | RefusalCode::BadSubstitute
            | RefusalCode::SubstituteAway
            | RefusalCode::NotAColleague
            | RefusalCode::BadParent
            | RefusalCode::BadNorm
            | RefusalCode::NoSuchStreet
            | RefusalCode::StreetTwice
            | RefusalCode::NotAllCategories
            | RefusalCode::UnknownPlaceholder
            | RefusalCode::BadLimit
            | RefusalCode::BadPattern
            | RefusalCode::ListTooLong
            | RefusalCode::BadHours
            | RefusalCode::NoWorkingDay
            | RefusalCode::NotADay
            | RefusalCode::DayTwice
            | RefusalCode::BadMove
            | RefusalCode::PeriodBackwards
            | RefusalCode::PeriodTooLong
            | RefusalCode::ExecutorTwice
            | RefusalCode::SameExecutors
            | RefusalCode::DeadlineBeyondExtension
            | RefusalCode::NotALongerTerm
            | RefusalCode::BadPlan
            | RefusalCode::LawMissing
            | RefusalCode::NotAnonymous
            | RefusalCode::NotResolvedBefore
            | RefusalCode::UnknownClassifierCode
            | RefusalCode::BadNumberOfPeople
            | RefusalCode::BadQuality
            | RefusalCode::CannotTakeOver
            | RefusalCode::SameCard => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let clause = Some(refusal.clause.number().to_owned());
        Self { clause, ..Self::new(status, refusal.code.code(), refusal.code.sentence()) }
    }
}

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Self {
        let problem = Self { detail: rejection.detail, ..rejection.refusal.into() };
        match rejection.field {
            Some(field) => problem.with("field", field.into()),
            None => problem,
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        tracing::error!(error = %hotline_lambda::logging::chain(&fault), "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "fault", problem::FAULT)
    }
}

impl From<CardError> for Problem {
    fn from(error: CardError) -> Self {
        match error {
            CardError::NotFound => Self::not_found(),
            CardError::Conflict { actual } => Self {
                detail: Some("Оновіть картку: Ваш текст збережеться у формі.".to_owned()),
                ..Self::new(StatusCode::CONFLICT, "version_conflict", "Тим часом картку змінив хтось інший.")
            }
            .with("version", actual.into()),
            CardError::KeyReused => Self::key_reused(),
            CardError::Refused(refusal) => refusal.into(),
            CardError::Fault(fault) => fault.into(),
        }
    }
}

/// What went wrong with a moderation case.
#[must_use]
pub fn of_case(error: CardError) -> Problem {
    match error {
        CardError::Conflict { actual } => Problem {
            detail: Some("Оновіть сторінку: Ваш текст збережеться у формі.".to_owned()),
            ..Problem::new(StatusCode::CONFLICT, "version_conflict", "Тим часом рішення ухвалив хтось інший.")
        }
        .with("version", actual.into()),
        other
        @ (CardError::NotFound | CardError::KeyReused | CardError::Refused(_) | CardError::Fault(_)) => {
            other.into()
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(header::CONTENT_TYPE, problem::CONTENT_TYPE)], Json(self)).into_response()
    }
}

/// The clause of an action, for descriptions.
#[must_use]
pub fn clause(action: Action) -> String {
    action.clause().number().to_owned()
}
