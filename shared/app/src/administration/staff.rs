//! Members of staff: invited, changed, deactivated, back again. The directory comes first; the
//! sign-in service is told after it ([`super::reconcile`]).

use hotline_domain::{
    administration::{
        Entry, Rejection, Standing, Subject, Workload, check_member, deactivate, reactivate, staff_identity,
    },
    clause::Clause,
    deadline::date_in_kyiv,
    directory::{Directory, SignInState, StaffMember},
    ids::StaffId,
    refusal::RefusalCode,
};

use super::{Author, ChangeError, change, create, workload};
use crate::ports::{Administration, Ledger, Marks};

/// A step with a member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Access is taken away; open cards were handed over first.
    Deactivate,
    /// Access is given back.
    Reactivate,
}

/// Adds a member of staff under the sign-in name that was given, or one made from their name.
///
/// # Errors
/// As [`create`].
pub async fn invite<S: Administration + Marks + ?Sized>(
    store: &S,
    author: &Author,
    id: Option<&str>,
    make: impl Fn(StaffMember) -> StaffMember,
) -> Result<(Ledger, StaffId), ChangeError> {
    let nothing = Workload::default();
    let decide = |directory: &Directory| {
        let draft = make(StaffMember { active: true, ..StaffMember::default() });
        let taken = |id: &str| directory.staff(&id.into()).is_some();
        let id = StaffId(staff_identity(id, (&draft.name, &draft.surname), taken)?);
        let member = StaffMember { id, sign_in: SignInState::Pending, ..draft };
        check_member(&member, directory, standing(author, &nothing))?;
        Ok(Entry::Staff(Box::new(member)))
    };
    match create(store, author, decide).await? {
        (ledger, Subject::Staff(id)) => Ok((ledger, id)),
        _ => Err(ChangeError::NotFound),
    }
}

/// Gives a member of staff other details or roles.
///
/// # Errors
/// As [`change`].
pub async fn change_member<S: Administration + ?Sized>(
    store: &S,
    author: &Author,
    (id, expected): (&StaffId, u64),
    make: impl Fn(StaffMember) -> StaffMember,
) -> Result<Ledger, ChangeError> {
    let workload = workload(store, &store.ledger().await?.directory).await?;
    let decide = |directory: &Directory| {
        let before = present(id, directory)?;
        let after = make(before.clone());
        check_member(&after, directory, standing(author, &workload))?;
        Ok(told(before, after))
    };
    change(store, author, (&Subject::Staff(id.clone()), expected), decide).await
}

/// Deactivates or reactivates a member of staff.
///
/// # Errors
/// As [`change`].
pub async fn take_step<S: Administration + ?Sized>(
    store: &S,
    author: &Author,
    (id, expected): (&StaffId, u64),
    step: Step,
) -> Result<Ledger, ChangeError> {
    let workload = workload(store, &store.ledger().await?.directory).await?;
    let decide = |directory: &Directory| {
        let before = present(id, directory)?;
        let standing = standing(author, &workload);
        let after = match step {
            Step::Deactivate => deactivate(before, directory, standing)?,
            Step::Reactivate => reactivate(before, directory, standing)?,
        };
        Ok(told(before, after))
    };
    change(store, author, (&Subject::Staff(id.clone()), expected), decide).await
}

/// The member after the change; the sign-in service is to be told what concerns it.
fn told(before: &StaffMember, after: StaffMember) -> Entry {
    let concerns = |member: &StaffMember| {
        (member.active, member.roles.clone(), member.email.clone(), member.full_name())
    };
    let sign_in = if concerns(before) == concerns(&after) { before.sign_in } else { SignInState::Pending };
    Entry::Staff(Box::new(StaffMember { sign_in, ..after }))
}

/// [`change`] has looked that the member is there; only a removal in between could take them away.
fn present<'a>(id: &StaffId, directory: &'a Directory) -> Result<&'a StaffMember, Rejection> {
    directory.staff(id).ok_or_else(|| Rejection::new(RefusalCode::NotActive, Clause::C1_4))
}

fn standing<'a>(author: &'a Author, workload: &'a Workload) -> Standing<'a> {
    Standing { by: &author.id, today: date_in_kyiv(author.at), workload }
}
