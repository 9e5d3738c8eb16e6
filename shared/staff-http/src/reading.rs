//! Reading requests: bodies and queries whose defects become problem documents that name the field.

use std::error::Error;

use axum::{
    Json,
    extract::{FromRequest, FromRequestParts, Query, Request, rejection::JsonRejection},
    http::request::Parts,
};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// Longest name of a field that an answer repeats, characters: it may be the caller's own invention.
const LONGEST: usize = 100;

/// A JSON body.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::JsonDataError(error)) => {
                Err(misread::<serde_json::Error>("Поля запиту не відповідають опису API.", &error))
            }
            Err(_) => Err(Problem::bad_request("Запит має бути документом JSON.")),
        }
    }
}

/// The query of an address.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(query)) => Ok(Self(query)),
            Err(error) => Err(misread::<serde::de::value::Error>(UNREADABLE_QUERY, &error)),
        }
    }
}

const UNREADABLE_QUERY: &str = "Параметри запиту не відповідають опису API.";

/// 400: a query that reads well, but says what no query of this address can say.
#[must_use]
pub fn unreadable_query() -> Problem {
    Problem::bad_request(UNREADABLE_QUERY)
}

/// 400 that names the field at fault, as far as the parser says which it is.
fn misread<E: Error + 'static>(title: &str, error: &(dyn Error + 'static)) -> Problem {
    let mut chain = std::iter::successors(Some(error), |error| Error::source(*error));
    let found = chain.find_map(<dyn Error>::downcast_ref::<serde_path_to_error::Error<E>>);
    let problem = Problem::bad_request(title);
    let Some((field, what)) = found.and_then(|error| at_fault(&error.path().to_string(), error.inner()))
    else {
        return problem;
    };
    let field: String = field.chars().take(LONGEST).collect();
    Problem { detail: Some(format!("{what}: «{field}».")), ..problem }.with("field", field.into())
}

/// Which field, and what is the matter with it. A missing field has no path of its own, nor has one too
/// many: serde names both in the error alone.
fn at_fault(path: &str, error: &dyn Error) -> Option<(String, &'static str)> {
    let error = error.to_string();
    let named = |start: &str| error.strip_prefix(start)?.split('`').next();
    let (name, what) = match (named("unknown field `"), named("missing field `")) {
        (Some(name), _) => (name, "Такого поля в описі API немає"),
        (None, Some(name)) => (name, "Бракує поля"),
        (None, None) => return (path != ".").then(|| (path.to_owned(), "Значення поля не підходить")),
    };
    match path {
        "." => Some((name.to_owned(), what)),
        path if path == name || path.ends_with(&format!(".{name}")) => Some((path.to_owned(), what)),
        path => Some((format!("{path}.{name}"), what)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body, http::header};
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Step {
        version: u64,
        parts: Vec<Part>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Part {
        executor: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Page {
        month: Option<u8>,
    }

    fn told(problem: Problem) -> (u16, String) {
        let field = problem.more.get("field").and_then(|field| field.as_str()).unwrap_or("-");
        (problem.status, format!("{field}: {}", problem.detail.unwrap_or_default()))
    }

    async fn of_body(text: &str) -> (u16, String) {
        let request = Request::post("/").header(header::CONTENT_TYPE, "application/json");
        let request = request.body(body::Body::from(text.to_owned())).unwrap();
        told(Body::<Step>::from_request(request, &()).await.map(|_| ()).unwrap_err())
    }

    async fn of_query(query: &str) -> (u16, String) {
        let (mut parts, ()) = Request::get(format!("/?{query}")).body(()).unwrap().into_parts();
        told(Params::<Page>::from_request_parts(&mut parts, &()).await.map(|_| ()).unwrap_err())
    }

    #[tokio::test]
    async fn a_problem_names_the_field_of_the_body() {
        let at = |field: &str, what: &str| (400, format!("{field}: {what}: «{field}»."));
        let many = "Такого поля в описі API немає";
        assert_eq!(of_body(r#"{"version": 1, "parts": [], "extra": 1}"#).await, at("extra", many));
        assert_eq!(
            of_body(r#"{"version": 1, "parts": [{"executor": "a", "who": 1}]}"#).await,
            at("parts[0].who", many)
        );
        assert_eq!(of_body(r#"{"parts": []}"#).await, at("version", "Бракує поля"));
        assert_eq!(of_body(r#"{"version": 1, "parts": [{}]}"#).await, at("parts[0].executor", "Бракує поля"));
        assert_eq!(
            of_body(r#"{"version": -1, "parts": []}"#).await,
            at("version", "Значення поля не підходить")
        );
        assert_eq!(of_body("[]").await.0, 400);
        assert_eq!(of_body("{").await, (400, "-: ".to_owned()));
        let long = format!(r#"{{"{}": 1}}"#, "щ".repeat(500));
        assert!(of_body(&long).await.1.chars().count() < 300);
    }

    #[tokio::test]
    async fn a_problem_names_the_field_of_the_query() {
        assert_eq!(of_query("day=1").await, (400, "day: Такого поля в описі API немає: «day».".to_owned()));
        assert_eq!(
            of_query("month=x").await,
            (400, "month: Значення поля не підходить: «month».".to_owned())
        );
    }
}
