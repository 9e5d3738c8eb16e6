//! Who is calling: the claims that API Gateway's JWT authorizer has verified.

use std::{future::Future, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use hotline_app::{call::Call, clock::now, error::Fault, idempotency::Intent};
use hotline_domain::{
    access::Actor,
    audit::Source,
    deadline::date_in_kyiv,
    directory::{Directory, Role, StaffMember},
    ids::StaffId,
};
use jiff::Timestamp;
use lambda_http::request::RequestContext;

use crate::problem::Problem;

/// What knows the city's directory.
pub trait Knows: Send + Sync {
    /// The directory as of this request.
    ///
    /// # Errors
    /// A fault of the store.
    fn directory(&self) -> impl Future<Output = Result<Arc<Directory>, Fault>> + Send;
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
        let context = match parts.extensions.get::<RequestContext>() {
            Some(RequestContext::ApiGatewayV2(context)) => Some(context),
            _ => None,
        };
        let claims =
            context.and_then(|context| context.authorizer.as_ref()?.jwt.as_ref()).map(|jwt| &jwt.claims);
        let http = context.map(|context| &context.http);
        let told = |told: Option<&Option<String>>| told.cloned().flatten().unwrap_or_default();
        let from =
            Source::new(&told(http.map(|http| &http.source_ip)), &told(http.map(|http| &http.user_agent)));
        let claim = |name: &str| claims.and_then(|claims| claims.get(name)).map(String::as_str);
        let name = claim("username").or_else(|| claim("cognito:username"));
        let id = StaffId::from(name.ok_or_else(Problem::unauthorized)?);
        let directory = app.directory().await?;
        let groups = roles(claim("cognito:groups").unwrap_or_default());
        let roles = held(&groups, directory.staff(&id));
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

/// Roles of the groups claim, which the authorizer hands on as text: `[executor admin]`.
fn roles(groups: &str) -> Vec<Role> {
    groups
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
        .filter_map(Role::from_code)
        .collect()
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
    fn groups_in_every_form_an_authorizer_writes_them() {
        let both = [Role::Executor, Role::Admin];
        for text in ["[executor admin]", "[\"executor\",\"admin\"]", "executor,admin"] {
            assert_eq!(roles(text), both, "{text}");
        }
        assert!(roles("[eu-central-1_abc_Google mayor]").is_empty());
        assert!(roles("").is_empty());
    }
}
