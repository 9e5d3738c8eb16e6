//! The directory with its versions, and the staff's accounts.

use std::collections::BTreeMap;

use async_trait::async_trait;
use hotline_domain::{
    administration::{Entry, Revision, Subject},
    card::{Card, Mover},
    directory::{Directory, Role, StaffMember},
    ids::StaffId,
};
use jiff::Timestamp;

use super::SaveError;
use crate::{error::Fault, idempotency::Mark};

/// At which version an entry is, and since when; 0 for one that was never changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Version.
    pub version: u64,
    /// When it was last changed.
    pub at: Option<Timestamp>,
    /// Who changed it last; nobody for a directory file that was loaded.
    pub by: Option<StaffId>,
}

/// The directory with the versions of its entries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// The directory.
    pub directory: Directory,
    /// Stamps of entries that have one.
    pub stamps: BTreeMap<Subject, Stamp>,
    /// Grows with every change of any entry.
    pub version: u64,
}

impl Ledger {
    /// The stamp of an entry.
    #[must_use]
    pub fn stamp(&self, subject: &Subject) -> Stamp {
        self.stamps.get(subject).cloned().unwrap_or_default()
    }

    /// The present value of an entry; none for an identity that the directory does not have.
    #[must_use]
    pub fn entry(&self, subject: &Subject) -> Option<Entry> {
        Entry::present(subject, &self.directory)
    }
}

/// Which revisions are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RevisionsOf {
    /// All.
    Everything,
    /// Those of a kind of entries.
    Kind(String),
    /// Those of one entry.
    Entry(Subject),
}

/// Changes of the directory.
#[async_trait]
pub trait Administration: Send + Sync {
    /// The directory and its versions as they are now.
    async fn ledger(&self) -> Result<Ledger, Fault>;

    /// Stores an entry's next version together with its revision, unless anything in the directory
    /// has changed since `ledger` was read: rules look at the whole of it. The mark of the request, if
    /// there is one, is left in the same transaction.
    ///
    /// # Errors
    /// `Conflict` where something has, or the mark was left before.
    async fn revise(
        &self,
        ledger: &Ledger,
        revision: &Revision,
        mark: Option<&Mark>,
    ) -> Result<(), SaveError>;

    /// Marks that the sign-in service knows the person as they are at this version; `false` where
    /// they are at another meanwhile.
    async fn mark_synced(&self, member: &StaffMember, version: u64) -> Result<bool, Fault>;

    /// Every open card in which it is the move of one of these, some more than once.
    async fn open_cards(&self, movers: &[Mover]) -> Result<Vec<Card>, Fault>;

    /// Revisions, newest first.
    async fn revisions(&self, of: &RevisionsOf, limit: usize) -> Result<Vec<Revision>, Fault>;
}

/// An account of the sign-in service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Whether it can sign in.
    pub enabled: bool,
    /// Whether the person has signed in with the first password and chosen one of their own.
    pub confirmed: bool,
    /// Full name.
    pub name: String,
    /// E-mail.
    pub email: Option<String>,
    /// The roles whose groups it is in.
    pub groups: Vec<Role>,
}

/// The sign-in service. Every call may be repeated.
#[async_trait]
pub trait SignIn: Send + Sync {
    /// The account of this name.
    async fn account(&self, id: &StaffId) -> Result<Option<Account>, Fault>;
    /// Makes an account; the first password goes to the e-mail.
    async fn invite(&self, id: &StaffId, name: &str, email: &str) -> Result<(), Fault>;
    /// Sends a first password again to a person who never signed in.
    async fn invite_again(&self, id: &StaffId) -> Result<(), Fault>;
    /// Sets full name and, where there is one, e-mail.
    async fn set_details(&self, id: &StaffId, name: &str, email: Option<&str>) -> Result<(), Fault>;
    /// Puts the account into the role's group.
    async fn join(&self, id: &StaffId, role: Role) -> Result<(), Fault>;
    /// Takes the account out of the role's group.
    async fn leave(&self, id: &StaffId, role: Role) -> Result<(), Fault>;
    /// Lets the account sign in again.
    async fn enable(&self, id: &StaffId) -> Result<(), Fault>;
    /// Lets the account no longer sign in.
    async fn disable(&self, id: &StaffId) -> Result<(), Fault>;
    /// Ends every session of the account.
    async fn sign_out(&self, id: &StaffId) -> Result<(), Fault>;
    /// Makes the password void; the person chooses another with a code from the e-mail.
    async fn reset_password(&self, id: &StaffId) -> Result<(), Fault>;
}
