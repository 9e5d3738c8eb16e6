//! The sign-in service follows the directory: whatever went wrong, reconciling once more mends it.

use hotline_domain::{
    administration::{Rejection, Subject},
    clause::Clause,
    directory::{Role, SignInState, StaffMember},
    ids::StaffId,
    refusal::RefusalCode,
};

use crate::{
    error::Fault,
    ports::{Administration, Ledger, SignIn},
};

/// How often an account is looked at anew while the member of staff is changed.
const TRIES: u32 = 4;

/// Why an account is not as the directory wants it.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// There is no such member of staff.
    #[error("no such member of staff")]
    NotFound,
    /// A rule forbids it.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// The sign-in service does not do it now.
    #[error("sign-in service: {0}")]
    SignIn(#[source] Fault),
    /// The table does not answer.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes the account of a member of staff what the directory says, and marks it as done. May be
/// called at any time and any number of times.
///
/// # Errors
/// `NotFound`, a rejection where there is no e-mail to invite to, or a fault; the member stays
/// pending then.
pub async fn reconcile<S: Administration + ?Sized>(
    store: &S,
    sign_in: &dyn SignIn,
    id: &StaffId,
) -> Result<Ledger, AccountError> {
    for _ in 0..TRIES {
        let mut ledger = store.ledger().await?;
        let version = ledger.stamp(&Subject::Staff(id.clone())).version;
        let place = ledger.directory.staff.iter().position(|member| member.id == *id);
        let member =
            place.and_then(|place| ledger.directory.staff.get_mut(place)).ok_or(AccountError::NotFound)?;
        apply(sign_in, member).await?;
        if member.sign_in == SignInState::Synced {
            return Ok(ledger);
        }
        member.sign_in = SignInState::Synced;
        // Another change in between has wishes of its own for the account.
        if store.mark_synced(member, version).await? {
            return Ok(ledger);
        }
    }
    Err(Fault::new("reconcile an account", "others keep changing the member of staff").into())
}

async fn apply(sign_in: &dyn SignIn, member: &StaffMember) -> Result<(), AccountError> {
    let id = &member.id;
    let account = sign_in.account(id).await.map_err(AccountError::SignIn)?;
    if !member.active {
        if account.is_some_and(|account| account.enabled) {
            shut(sign_in, id).await.map_err(AccountError::SignIn)?;
        }
        return Ok(());
    }
    let name = member.full_name();
    let email = member.email.as_deref();
    let groups = match account {
        Some(account) => {
            if !account.enabled {
                sign_in.enable(id).await.map_err(AccountError::SignIn)?;
            }
            if account.name != name || (email.is_some() && account.email.as_deref() != email) {
                sign_in.set_details(id, &name, email).await.map_err(AccountError::SignIn)?;
            }
            account.groups
        }
        None => {
            let email = email.ok_or_else(|| Rejection::new(RefusalCode::EmailMissing, Clause::C1_4))?;
            sign_in.invite(id, &name, email).await.map_err(AccountError::SignIn)?;
            Vec::new()
        }
    };
    for role in Role::ALL {
        match (member.has(role), groups.contains(&role)) {
            (true, false) => sign_in.join(id, role).await.map_err(AccountError::SignIn)?,
            (false, true) => sign_in.leave(id, role).await.map_err(AccountError::SignIn)?,
            (true, true) | (false, false) => {}
        }
    }
    Ok(())
}

async fn shut(sign_in: &dyn SignIn, id: &StaffId) -> Result<(), Fault> {
    sign_in.disable(id).await?;
    sign_in.sign_out(id).await
}

/// Lets a person begin anew: a code to choose another password, a new invitation where they have
/// never signed in, or the first one.
///
/// # Errors
/// As [`reconcile`]; also a rejection for a person who is not active.
pub async fn reset_sign_in<S: Administration + ?Sized>(
    store: &S,
    sign_in: &dyn SignIn,
    id: &StaffId,
) -> Result<Ledger, AccountError> {
    let ledger = store.ledger().await?;
    let member = ledger.directory.staff(id).ok_or(AccountError::NotFound)?;
    if !member.active {
        return Err(Rejection::new(RefusalCode::NotActive, Clause::C1_4).into());
    }
    let account = sign_in.account(id).await.map_err(AccountError::SignIn)?;
    let begun_anew = async |account: crate::ports::Account| {
        sign_in.sign_out(id).await?;
        if account.confirmed { sign_in.reset_password(id).await } else { sign_in.invite_again(id).await }
    };
    let ledger = reconcile(store, sign_in, id).await?;
    if let Some(account) = account {
        begun_anew(account).await.map_err(AccountError::SignIn)?;
    }
    Ok(ledger)
}
