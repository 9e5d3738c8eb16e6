//! Organisations (clause 1.4).

use super::{
    Rejection, Workload,
    text::{CONTACTS, NAME, few, fits, wanted},
};
use crate::{
    clause::Clause,
    directory::{Directory, Organisation, Role},
    quotes::quoted,
    refusal::RefusalCode::{OrganisationBusy, TwiceNamed, UnitInUse},
};

/// Most units of an organisation.
const UNITS: usize = 200;

/// Whether an organisation can be as it is here.
///
/// # Errors
/// A rejection that says what is wrong.
pub fn check_organisation(
    organisation: &Organisation,
    directory: &Directory,
    workload: &Workload,
) -> Result<(), Rejection> {
    wanted(&organisation.name, "Назва", NAME, Clause::C1_4)?;
    if let Some(contacts) = &organisation.contacts {
        fits(contacts, "Контакти", CONTACTS, Clause::C1_4)?;
    }
    few(&organisation.units, "Підрозділи", UNITS, Clause::C1_4)?;
    for (n, unit) in organisation.units.iter().enumerate() {
        wanted(unit, "Підрозділ", NAME, Clause::C1_4)?;
        if organisation.units[..n].contains(unit) {
            return Err(Rejection::about(TwiceNamed, Clause::C1_4, format!("Підрозділ {}.", quoted(unit))));
        }
    }
    let name = organisation.name.trim().to_lowercase();
    let same =
        |other: &&Organisation| other.id != organisation.id && other.name.trim().to_lowercase() == name;
    if directory.organisations.iter().any(|other| same(&other)) {
        return Err(Rejection::about(
            TwiceNamed,
            Clause::C1_4,
            format!("Організація {}.", quoted(&organisation.name)),
        ));
    }
    let staff =
        directory.staff.iter().filter(|member| member.organisation.as_ref() == Some(&organisation.id));
    for member in staff.filter(|member| member.active) {
        let lost = |unit: &&String| !organisation.units.contains(*unit);
        if let Some(unit) = member.unit.as_ref().filter(lost) {
            let detail = format!("{}: {}.", quoted(unit), member.full_name());
            return Err(Rejection::about(UnitInUse, Clause::C1_4, detail));
        }
        let open = workload.cards(&member.id).len();
        if !organisation.active && member.has(Role::Executor) && open > 0 {
            let detail = format!("{}: відкритих карток {open}.", member.full_name());
            return Err(Rejection::about(OrganisationBusy, Clause::C1_4, detail));
        }
    }
    Ok(())
}
