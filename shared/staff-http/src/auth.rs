//! Who is calling: the access token of the request, and what the directory says of its holder
//! (docs/adr/0013).

use std::{future::Future, sync::Arc};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{
        Extensions, HeaderMap,
        header::{AUTHORIZATION, WWW_AUTHENTICATE},
        request::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use hotline_app::{
    call::Call,
    clock::now,
    error::Fault,
    idempotency::Intent,
    ports::{Holder, Tokens},
};
use hotline_domain::{
    access::Actor,
    audit::Source,
    deadline::date_in_kyiv,
    directory::{Directory, Role, StaffMember},
    ids::StaffId,
};
use jiff::Timestamp;
use lambda_http::{aws_lambda_events::apigw::ApiGatewayV2httpRequestContext, request::RequestContext};

use crate::problem::Problem;

/// What knows the city's directory, and who has signed in.
pub trait Knows: Send + Sync {
    /// What tells valid tokens.
    fn tokens(&self) -> &dyn Tokens;

    /// The directory as of this request.
    ///
    /// # Errors
    /// A fault of the store.
    fn directory(&self) -> impl Future<Output = Result<Arc<Directory>, Fault>> + Send;
}

/// Opens the connections to the table and the user pool before the first request comes. What fails is
/// tried again by the first request.
pub async fn prepare(app: &impl Knows) {
    let (directory, tokens) = tokio::join!(app.directory(), app.tokens().prepare());
    for fault in directory.err().into_iter().chain(tokens.err()) {
        tracing::warn!(error = %hotline_lambda::logging::chain(&fault), "not ready at the start");
    }
}

/// The signed-in person, with the directory as of this request.
pub struct Caller {
    /// Who, in which roles.
    pub actor: Actor,
    /// The directory.
    pub directory: Arc<Directory>,
    /// From where the request came.
    pub from: Source,
    /// By what a repetition of the request is known; `None` for one that only reads.
    pub intent: Option<Intent>,
}

impl<A: Knows> FromRequestParts<Arc<A>> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<A>) -> Result<Self, Problem> {
        let context = context(&parts.extensions);
        let http = context.map(|context| &context.http);
        let told = |told: Option<&Option<String>>| told.cloned().flatten().unwrap_or_default();
        let from =
            Source::new(&told(http.map(|http| &http.source_ip)), &told(http.map(|http| &http.user_agent)));
        let Holder { id, roles } =
            parts.extensions.get::<Holder>().cloned().ok_or_else(Problem::unauthorized)?;
        let directory = app.directory().await?;
        let roles = held(&roles, directory.staff(&id));
        let actor = Actor {
            stands_in_for: directory.stands_in_for(&id, date_in_kyiv(now())),
            colleagues: directory.colleagues(&id),
            ..Actor::alone(id, roles)
        };
        let intent = parts.extensions.get::<Intent>().cloned();
        Ok(Self { actor, directory, from, intent })
    }
}

impl Caller {
    /// This person's call of the action with this code of the API.
    #[must_use]
    pub fn call<'a>(&'a self, action: &'a str, now: Timestamp) -> Call<'a> {
        Call { actor: &self.actor, now, action, from: Some(&self.from), intent: self.intent.as_ref() }
    }
}

fn context(extensions: &Extensions) -> Option<&ApiGatewayV2httpRequestContext> {
    match extensions.get::<RequestContext>() {
        Some(RequestContext::ApiGatewayV2(context)) => Some(context),
        _ => None,
    }
}

/// Lets a request through only with a valid token, and leaves its [`Holder`] among the request's
/// extensions.
pub async fn admitted<A: Knows>(State(app): State<Arc<A>>, mut request: Request, next: Next) -> Response {
    let Some(token) = bearer(request.headers()) else {
        return challenged("Bearer", Problem::unauthorized());
    };
    match app.tokens().holder(token).await {
        Ok(Some(holder)) => {
            request.extensions_mut().insert(holder);
            next.run(request).await
        }
        Ok(None) => challenged("Bearer error=\"invalid_token\"", Problem::token_refused()),
        Err(fault) => Problem::from(fault).into_response(),
    }
}

/// A refusal with the challenge of RFC 6750, section 3.
fn challenged(challenge: &'static str, problem: Problem) -> Response {
    ([(WWW_AUTHENTICATE, challenge)], problem).into_response()
}

/// The token of RFC 6750, section 2.1.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Who has signed in.
pub(crate) fn signed_in(extensions: &Extensions) -> Option<&StaffId> {
    extensions.get().map(|holder: &Holder| &holder.id)
}

/// The roles that both the sign-in groups and the directory give, so that neither alone opens a door:
/// a role taken away in the directory is gone although the token still names it. A person the
/// directory does not know can be an administrator only: somebody must be able to begin it.
fn held(groups: &[Role], member: Option<&StaffMember>) -> Vec<Role> {
    let holds = |role: &Role| match member {
        Some(member) => member.active && member.has(*role),
        None => *role == Role::Admin,
    };
    groups.iter().copied().filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_without_the_directorys_word_gives_nothing() {
        let both = [Role::Executor, Role::Responsible];
        let member = |roles, active| StaffMember { roles, active, ..StaffMember::default() };
        assert_eq!(held(&both, Some(&member(vec![Role::Executor], true))), [Role::Executor]);
        assert_eq!(held(&both, Some(&member(both.to_vec(), false))), []);
        assert_eq!(held(&[Role::Responsible, Role::Admin], None), [Role::Admin]);
    }

    #[test]
    fn a_token_is_what_follows_the_word_bearer() {
        let token = |value: &str| {
            let headers = HeaderMap::from_iter([(AUTHORIZATION, value.parse().unwrap())]);
            bearer(&headers).map(str::to_owned)
        };
        assert_eq!(token("Bearer a.b.c").as_deref(), Some("a.b.c"));
        assert_eq!(token("bearer  a.b.c").as_deref(), Some("a.b.c"));
        for other in ["Basic a.b.c", "Bearer", "a.b.c", ""] {
            assert_eq!(token(other), None, "{other}");
        }
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
