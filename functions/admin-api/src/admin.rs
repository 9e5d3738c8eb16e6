//! Only administrators pass: who is neither signed in as one nor one by the directory is refused.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use hotline_app::{administration::Author, clock::now};
use hotline_domain::directory::Role;
use hotline_staff_http::{auth::Caller, problem::Problem};

use crate::handler::App;

/// A signed-in administrator.
pub struct Admin {
    /// Who changes, when and from where.
    pub author: Author,
}

impl FromRequestParts<Arc<App>> for Admin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let caller = Caller::from_request_parts(parts, app).await?;
        if !caller.actor.has(Role::Admin) {
            return Err(Problem::forbidden());
        }
        Ok(Self {
            author: Author { id: caller.actor.id, at: now(), from: caller.from, intent: caller.intent },
        })
    }
}
