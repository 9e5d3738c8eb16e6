//! Staff: who they are, in which roles, who stands in for them (clause 1.4, chapter 2).

use jiff::civil::Date;

use super::{
    Rejection, Workload,
    text::{NAME, fits, wanted},
};
use crate::{
    clause::Clause,
    directory::{Absence, Directory, Role, StaffMember},
    ids::StaffId,
    quotes::quoted,
    refusal::RefusalCode::{
        AbsenceBackwards, BadEmail, BadSphere, BadSubstitute, EmailMissing, HasOpenCards, LastAdmin,
        NoSuchOrganisation, NoSuchUnit, OrganisationMissing, OwnAdmin, RolesMissing, StandsIn,
        SubstituteAway, SubstituteMissing,
    },
};

/// What a change of a member of staff is made in.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The administrator who makes it.
    pub by: &'a StaffId,
    /// The date in Kyiv.
    pub today: Date,
    /// Who has which open cards.
    pub workload: &'a Workload,
}

/// The roles in which something is addressed to a person by name.
const ADDRESSED: [Role; 2] = [Role::DecisionMaker, Role::Executor];

/// Whether a member of staff can be as they are here; `directory` is what it is before.
///
/// # Errors
/// A rejection that says what is wrong.
pub fn check_member(
    member: &StaffMember,
    directory: &Directory,
    standing: Standing<'_>,
) -> Result<(), Rejection> {
    check_person(member, directory)?;
    check_organisation(member, directory)?;
    let sphere_ok = member.has(Role::DecisionMaker)
        && member.spheres.iter().all(|sphere| directory.category(sphere).is_some());
    if !member.spheres.is_empty() && !sphere_ok {
        return Err(Rejection::new(BadSphere, Clause::C2_2));
    }
    check_substitute(member, directory, standing.today)?;
    check_leave(member, directory, standing)
}

/// The member of staff without access to the service (clause 1.4).
///
/// # Errors
/// A rejection while somebody depends on them: open cards, a colleague who is away, the last
/// administrator.
pub fn deactivate(
    member: &StaffMember,
    directory: &Directory,
    standing: Standing<'_>,
) -> Result<StaffMember, Rejection> {
    let after = StaffMember { active: false, ..member.clone() };
    check_leave(&after, directory, standing)?;
    Ok(after)
}

/// The member of staff back in the service.
///
/// # Errors
/// As [`check_member`]: much may have changed since.
pub fn reactivate(
    member: &StaffMember,
    directory: &Directory,
    standing: Standing<'_>,
) -> Result<StaffMember, Rejection> {
    let after = StaffMember { active: true, ..member.clone() };
    check_member(&after, directory, standing)?;
    Ok(after)
}

/// True when the open cards of `from` can be handed over to `to`: an active colleague with every
/// role in which cards are addressed to `from`.
#[must_use]
pub fn can_take_over(from: &StaffMember, to: &StaffMember, directory: &Directory) -> bool {
    from.id != to.id && stands(to, from, directory)
}

/// True when the person is active and can be addressed in every role in which `member` can be.
fn stands(person: &StaffMember, member: &StaffMember, directory: &Directory) -> bool {
    let organisation_ok =
        person.organisation.as_ref().and_then(|id| directory.organisation(id)).is_some_and(|o| o.active);
    let can = |role: Role| person.has(role) && (role != Role::Executor || organisation_ok);
    person.active && ADDRESSED.into_iter().filter(|role| member.has(*role)).all(can)
}

fn check_person(member: &StaffMember, directory: &Directory) -> Result<(), Rejection> {
    wanted(&member.surname, "Прізвище", NAME, Clause::C1_4)?;
    wanted(&member.name, "Імʼя", NAME, Clause::C1_4)?;
    fits(&member.patronymic, "По батькові", NAME, Clause::C1_4)?;
    wanted(&member.position, "Посада", NAME, Clause::C1_4)?;
    fits(member.phone.as_deref().unwrap_or_default(), "Телефон", NAME, Clause::C1_4)?;
    match &member.email {
        Some(email) if !is_email(email) => return Err(Rejection::new(BadEmail, Clause::C1_4)),
        None if directory.staff(&member.id).is_none() => {
            return Err(Rejection::new(EmailMissing, Clause::C1_4));
        }
        Some(_) | None => {}
    }
    if member.roles.is_empty() { Err(Rejection::new(RolesMissing, Clause::C2_1)) } else { Ok(()) }
}

fn is_email(email: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '@' | ',' | ';' | '<' | '>');
    email.len() <= 254
        && email.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && name.chars().all(plain)
                && host.chars().all(plain)
                && host.split('.').count() > 1
                && host.split('.').all(|label| !label.is_empty())
        })
}

fn check_organisation(member: &StaffMember, directory: &Directory) -> Result<(), Rejection> {
    let organisation = match &member.organisation {
        None if member.has(Role::Executor) => {
            return Err(Rejection::new(OrganisationMissing, Clause::C1_4));
        }
        None => None,
        Some(id) => match directory.organisation(id) {
            Some(organisation) if organisation.active || !member.active => Some(organisation),
            Some(_) | None => {
                return Err(Rejection::about(NoSuchOrganisation, Clause::C1_4, format!("«{id}».")));
            }
        },
    };
    let known = |unit: &String| organisation.is_some_and(|organisation| organisation.units.contains(unit));
    match &member.unit {
        Some(unit) if !known(unit) => {
            Err(Rejection::about(NoSuchUnit, Clause::C1_4, format!("{}.", quoted(unit))))
        }
        Some(_) | None => Ok(()),
    }
}

/// Whoever is away has somebody who is there and may act in their roles.
fn check_substitute(member: &StaffMember, directory: &Directory, today: Date) -> Result<(), Rejection> {
    if member.absence.is_some_and(|absence| absence.to < absence.from) {
        return Err(Rejection::new(AbsenceBackwards, Clause::C1_4));
    }
    let Some(id) = &member.substitute else {
        let addressed = ADDRESSED.into_iter().any(|role| member.has(role));
        let away = member.active && ahead(member, today).is_some();
        return if addressed && away { Err(Rejection::new(SubstituteMissing, Clause::C1_4)) } else { Ok(()) };
    };
    let Some(substitute) = directory.staff(id).filter(|_| *id != member.id) else {
        return Err(Rejection::new(BadSubstitute, Clause::C1_4));
    };
    if !stands(substitute, member, directory) {
        return Err(Rejection::about(BadSubstitute, Clause::C1_4, format!("{}.", substitute.full_name())));
    }
    if both_away(member, substitute, today) {
        return Err(Rejection::about(SubstituteAway, Clause::C1_4, format!("{}.", substitute.full_name())));
    }
    Ok(())
}

/// The absence that is not over yet.
fn ahead(member: &StaffMember, today: Date) -> Option<Absence> {
    member.absence.filter(|absence| absence.to >= today)
}

fn both_away(one: &StaffMember, other: &StaffMember, today: Date) -> bool {
    match (ahead(one, today), ahead(other, today)) {
        (Some(a), Some(b)) => a.from <= b.to && b.from <= a.to,
        _ => false,
    }
}

/// What a person can no longer do after the change, and others depend on.
fn check_leave(member: &StaffMember, directory: &Directory, standing: Standing<'_>) -> Result<(), Rejection> {
    let administers = |member: &StaffMember| member.active && member.has(Role::Admin);
    if *standing.by == member.id && !administers(member) {
        return Err(Rejection::new(OwnAdmin, Clause::C2_1));
    }
    let others = |other: &StaffMember| other.id != member.id && administers(other);
    let before = directory.staff(&member.id);
    if before.is_some_and(administers) && !administers(member) && !directory.staff.iter().any(others) {
        return Err(Rejection::new(LastAdmin, Clause::C2_1));
    }
    let open = standing.workload.cards(&member.id).len();
    let lost = |role: Role| before.is_some_and(|before| before.has(role)) && !member.has(role);
    let leaves = !member.active && before.is_some_and(|before| before.active);
    if open > 0 && (leaves || ADDRESSED.into_iter().any(lost)) {
        return Err(Rejection::about(HasOpenCards, Clause::C1_4, format!("Відкритих карток: {open}.")));
    }
    let depends = |other: &&StaffMember| {
        other.active
            && other.id != member.id
            && other.substitute.as_ref() == Some(&member.id)
            && ahead(other, standing.today).is_some()
            && (!stands(member, other, directory) || both_away(member, other, standing.today))
    };
    match directory.staff.iter().find(depends) {
        Some(other) => Err(Rejection::about(StandsIn, Clause::C1_4, format!("{}.", other.full_name()))),
        None => Ok(()),
    }
}
