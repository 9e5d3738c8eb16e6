//! Who is calling: the claims that API Gateway's JWT authorizer has verified.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use hotline_domain::{
    access::Actor,
    directory::{Directory, Role},
    ids::StaffId,
};
use lambda_http::request::RequestContext;

use crate::{handler::App, problem::Problem};

/// The signed-in person, with the directory as of this request.
pub struct Caller {
    /// Who, in which roles.
    pub actor: Actor,
    /// The directory.
    pub directory: Arc<Directory>,
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let claims = match parts.extensions.get::<RequestContext>() {
            Some(RequestContext::ApiGatewayV2(context)) => context
                .authorizer
                .as_ref()
                .and_then(|authorizer| authorizer.jwt.as_ref())
                .map(|jwt| &jwt.claims),
            _ => None,
        };
        let claim = |name: &str| claims.and_then(|claims| claims.get(name)).map(String::as_str);
        let name = claim("username").or_else(|| claim("cognito:username"));
        let id = StaffId::from(name.ok_or_else(Problem::unauthorized)?);
        let directory = app.directory().await?;
        let mut roles = roles(claim("cognito:groups").unwrap_or_default());
        if directory.staff(&id).is_some_and(|member| !member.active) {
            roles.clear();
        }
        Ok(Self { actor: Actor { id, roles }, directory })
    }
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
    fn groups_in_every_form_an_authorizer_writes_them() {
        let both = [Role::Executor, Role::Admin];
        for text in ["[executor admin]", "[\"executor\",\"admin\"]", "executor,admin"] {
            assert_eq!(roles(text), both, "{text}");
        }
        assert!(roles("[eu-central-1_abc_Google mayor]").is_empty());
        assert!(roles("").is_empty());
    }
}
