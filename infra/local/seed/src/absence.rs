//! A member of staff of the demo who is away, so that the substitute acts (chapter 2).

use hotline_app::{
    administration::{Author, change_member},
    ports::{Administration, Ledger},
};
use hotline_domain::{
    administration::Subject,
    audit::Source,
    deadline::date_in_kyiv,
    directory::{Absence, Directory, Role, StaffMember},
    ids::StaffId,
};
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

use crate::Error;

/// Who is away, counted from the day of the demo.
#[derive(Debug, Deserialize)]
pub struct Away {
    /// Who; the directory names the substitute.
    who: StaffId,
    /// Since how many days.
    since_days: i64,
    /// For how many days more.
    for_days: i64,
}

/// Lets an administrator note the absence, unless one is noted; the city's directory with it.
///
/// # Errors
/// A refusal, or a fault of the table.
pub async fn note<S: Administration>(
    store: &S,
    away: Option<&Away>,
    directory: &Directory,
    now: Timestamp,
) -> Result<Directory, Error> {
    let ledger = store.ledger().await?;
    let noted = |id| ledger.directory.staff(id).is_some_and(|member| member.absence.is_some());
    let known = match away {
        Some(away) if !noted(&away.who) => go(store, away, &ledger, now).await?,
        _ => ledger,
    };
    // The table keeps staff in the order of their names, the file in that of their offices.
    let mut directory = directory.clone();
    for member in &mut directory.staff {
        member.absence = known.directory.staff(&member.id).and_then(|known| known.absence);
    }
    Ok(directory)
}

async fn go<S: Administration>(
    store: &S,
    away: &Away,
    ledger: &Ledger,
    now: Timestamp,
) -> Result<Ledger, Error> {
    let directory = &ledger.directory;
    let admin = directory.staff.iter().find(|member| directory.can_act_as(&member.id, Role::Admin));
    let id = admin.ok_or("Nobody in the directory is an administrator.")?.id.clone();
    let from = Source::new("127.0.0.1", "hotline-seed");
    let author = Author { id, at: now, from, intent: None };
    let today = date_in_kyiv(now);
    let absence = Absence {
        from: today.saturating_sub(away.since_days.days()),
        to: today.saturating_add(away.for_days.days()),
    };
    let version = ledger.stamp(&Subject::Staff(away.who.clone())).version;
    let with = |member| StaffMember { absence: Some(absence), ..member };
    Ok(change_member(store, &author, (&away.who, version), with).await?)
}
