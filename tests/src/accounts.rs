//! The sign-in service in memory, and its tokens.

use std::{collections::BTreeMap, sync::Mutex};

use async_trait::async_trait;
use hotline_app::{
    error::Fault,
    ports::{Account, Holder, SignIn, Tokens},
};
use hotline_domain::{
    directory::{Directory, Role},
    ids::StaffId,
};

/// Accounts that are only remembered, with what was done to them.
#[derive(Default)]
pub struct MemorySignIn {
    /// Accounts by name.
    pub accounts: Mutex<BTreeMap<StaffId, Account>>,
    /// What was done, in order: `invite o.koval`.
    pub done: Mutex<Vec<String>>,
    /// The service does not answer.
    pub down: Mutex<bool>,
}

impl MemorySignIn {
    /// Accounts for a directory's active staff, all of whom have signed in.
    #[must_use]
    pub fn of(directory: &Directory) -> Self {
        let account = |member: &hotline_domain::directory::StaffMember| Account {
            enabled: true,
            confirmed: true,
            name: member.full_name(),
            email: member.email.clone(),
            groups: member.roles.clone(),
        };
        let active = directory.staff.iter().filter(|member| member.active);
        let accounts = active.map(|member| (member.id.clone(), account(member))).collect();
        Self { accounts: Mutex::new(accounts), ..Self::default() }
    }

    /// The groups that a token of this person names; none where they cannot sign in.
    ///
    /// # Panics
    /// Never in practice.
    #[must_use]
    pub fn groups(&self, id: &StaffId) -> Vec<Role> {
        let accounts = self.accounts.lock().expect("no panic");
        let account = accounts.get(id).filter(|account| account.enabled);
        account.map(|account| account.groups.clone()).unwrap_or_default()
    }

    /// What was done since the last look.
    ///
    /// # Panics
    /// Never in practice.
    #[must_use]
    pub fn take_done(&self) -> Vec<String> {
        std::mem::take(&mut *self.done.lock().expect("no panic"))
    }

    fn change(&self, what: &str, id: &StaffId, change: impl FnOnce(&mut Account)) -> Result<(), Fault> {
        self.answer()?;
        self.done.lock().expect("no panic").push(format!("{what} {id}"));
        let mut accounts = self.accounts.lock().expect("no panic");
        change(accounts.get_mut(id).ok_or_else(|| Fault::new("change an account", "there is none"))?);
        Ok(())
    }

    fn answer(&self) -> Result<(), Fault> {
        match *self.down.lock().expect("no panic") {
            true => Err(Fault::new("reach the sign-in service", "it is down")),
            false => Ok(()),
        }
    }
}

#[async_trait]
impl SignIn for MemorySignIn {
    async fn account(&self, id: &StaffId) -> Result<Option<Account>, Fault> {
        self.answer()?;
        Ok(self.accounts.lock().expect("no panic").get(id).cloned())
    }
    async fn invite(&self, id: &StaffId, name: &str, email: &str) -> Result<(), Fault> {
        self.answer()?;
        let account = Account {
            enabled: true,
            confirmed: false,
            name: name.to_owned(),
            email: Some(email.to_owned()),
            groups: Vec::new(),
        };
        self.done.lock().expect("no panic").push(format!("invite {id}"));
        self.accounts.lock().expect("no panic").entry(id.clone()).or_insert(account);
        Ok(())
    }
    async fn invite_again(&self, id: &StaffId) -> Result<(), Fault> {
        self.change("invite again", id, |_| {})
    }
    async fn set_details(&self, id: &StaffId, name: &str, email: Option<&str>) -> Result<(), Fault> {
        self.change("details of", id, |account| {
            name.clone_into(&mut account.name);
            if let Some(email) = email {
                account.email = Some(email.to_owned());
            }
        })
    }
    async fn join(&self, id: &StaffId, role: Role) -> Result<(), Fault> {
        self.change(&format!("join {}", role.code()), id, |account| account.groups.push(role))
    }
    async fn leave(&self, id: &StaffId, role: Role) -> Result<(), Fault> {
        self.change(&format!("leave {}", role.code()), id, |account| {
            account.groups.retain(|held| *held != role)
        })
    }
    async fn enable(&self, id: &StaffId) -> Result<(), Fault> {
        self.change("enable", id, |account| account.enabled = true)
    }
    async fn disable(&self, id: &StaffId) -> Result<(), Fault> {
        self.change("disable", id, |account| account.enabled = false)
    }
    async fn sign_out(&self, id: &StaffId) -> Result<(), Fault> {
        self.change("sign out", id, |_| {})
    }
    async fn reset_password(&self, id: &StaffId) -> Result<(), Fault> {
        self.change("reset password", id, |_| {})
    }
}

/// Tokens that say in plain words whose they are: `melnyk:executor,admin`.
pub struct ReadableTokens;

impl ReadableTokens {
    /// The token of this person, whose account is in the groups of these roles.
    #[must_use]
    pub fn of(id: &str, roles: &[Role]) -> String {
        format!("{id}:{}", roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(","))
    }
}

#[async_trait]
impl Tokens for ReadableTokens {
    async fn prepare(&self) -> Result<(), Fault> {
        Ok(())
    }

    async fn holder(&self, token: &str) -> Result<Option<Holder>, Fault> {
        Ok(token.split_once(':').map(|(id, groups)| Holder {
            id: id.into(),
            roles: groups.split(',').filter_map(Role::from_code).collect(),
        }))
    }
}
