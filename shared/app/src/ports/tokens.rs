//! The access tokens that people who have signed in bring with every request.

use async_trait::async_trait;
use hotline_domain::{directory::Role, ids::StaffId};

use crate::error::Fault;

/// What a valid access token says of the person it was given to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub id: StaffId,
    /// The roles whose groups the account was in when the token was given out.
    pub roles: Vec<Role>,
}

/// What tells a valid access token from anything else.
#[async_trait]
pub trait Tokens: Send + Sync {
    /// Reads what tokens are checked with, before the first of them comes.
    ///
    /// # Errors
    /// When it cannot be read; it is asked for again with the first token.
    async fn prepare(&self) -> Result<(), Fault>;

    /// Whose token this is; `None` for one that is forged, expired, of another kind or not for this site.
    ///
    /// # Errors
    /// When the keys that tokens are signed with cannot be read: nothing is known of the token then.
    async fn holder(&self, token: &str) -> Result<Option<Holder>, Fault>;
}
