//! Changes of the directory and the settings (clauses 1.4, 2.1): read, decide, save as a new version.

mod accounts;
mod hand_over;
mod staff;

use hotline_domain::{
    administration::{Entry, Rejection, Revision, Subject, Workload, open_card_movers},
    audit::Source,
    directory::Directory,
    ids::StaffId,
};
use jiff::Timestamp;

pub use accounts::{AccountError, reconcile, reset_sign_in};
pub use hand_over::{HandedOver, hand_over};
pub use staff::{Step, change_member, invite, take_step};

use crate::{
    error::Fault,
    idempotency::{Before, Intent, Mark, before},
    ports::{Administration, Ledger, Marks, SaveError, Stamp},
};

/// How often a change is decided anew while others change other entries.
const TRIES: u32 = 8;

/// Who changes, when and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The administrator.
    pub id: StaffId,
    /// When.
    pub at: Timestamp,
    /// From where the request came.
    pub from: Source,
    /// The request, where it would otherwise make something anew each time it is sent.
    pub intent: Option<Intent>,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// There is no such entry.
    #[error("no such entry")]
    NotFound,
    /// Somebody else changed the entry meanwhile.
    #[error("the entry is at version {}", .0.version)]
    Conflict(Stamp),
    /// The request's key belongs to another request.
    #[error("the key was used for another request")]
    KeyReused,
    /// A rule forbids it.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// Not the user's fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Stores what `decide` makes of the directory as something new, and returns the directory after it.
/// A request that was carried out before makes nothing more.
///
/// # Errors
/// `KeyReused`, a rejection or a fault; nothing has changed then.
pub async fn create<S: Administration + Marks + ?Sized>(
    store: &S,
    author: &Author,
    decide: impl Fn(&Directory) -> Result<Entry, Rejection>,
) -> Result<(Ledger, Subject), ChangeError> {
    for _ in 0..TRIES {
        let ledger = store.ledger().await?;
        match before(store, &author.id, author.intent.as_ref()).await? {
            Before::Same(Mark { entry: Some(subject), .. }) => return Ok((ledger, subject)),
            Before::Other => return Err(ChangeError::KeyReused),
            Before::Same(Mark { entry: None, .. }) | Before::Never => {}
        }
        let entry = decide(&ledger.directory)?;
        let subject = entry.subject();
        if let Some(ledger) = save(store, author, ledger, entry, author.intent.as_ref()).await? {
            return Ok((ledger, subject));
        }
    }
    Err(crowded().into())
}

/// Stores what `decide` makes of version `expected` of an entry, and returns the directory after it.
/// What is as it was before makes no new version.
///
/// # Errors
/// `NotFound`, `Conflict` when somebody else changed the entry meanwhile, a rejection or a fault;
/// nothing has changed then.
pub async fn change<S: Administration + ?Sized>(
    store: &S,
    author: &Author,
    (subject, expected): (&Subject, u64),
    decide: impl Fn(&Directory) -> Result<Entry, Rejection>,
) -> Result<Ledger, ChangeError> {
    for _ in 0..TRIES {
        let ledger = store.ledger().await?;
        let present = Entry::present(subject, &ledger.directory).ok_or(ChangeError::NotFound)?;
        let stamp = ledger.stamp(subject);
        if stamp.version != expected {
            return Err(ChangeError::Conflict(stamp));
        }
        let entry = decide(&ledger.directory)?;
        if entry == present {
            return Ok(ledger);
        }
        if let Some(ledger) = save(store, author, ledger, entry, None).await? {
            return Ok(ledger);
        }
    }
    Err(crowded().into())
}

/// The directory after the change; none where somebody was faster.
async fn save<S: Administration + ?Sized>(
    store: &S,
    author: &Author,
    mut ledger: Ledger,
    entry: Entry,
    intent: Option<&Intent>,
) -> Result<Option<Ledger>, Fault> {
    let subject = entry.subject();
    let revision = Revision {
        version: ledger.stamp(&subject).version + 1,
        at: author.at,
        by: Some(author.id.clone()),
        from: author.from.ip.clone(),
        before: Entry::present(&subject, &ledger.directory),
        after: entry,
    };
    let mark = intent
        .map(|intent| Mark { entry: Some(subject.clone()), ..intent.mark(&author.id, revision.version) });
    match store.revise(&ledger, &revision, mark.as_ref()).await {
        Ok(()) => {
            let stamp = Stamp { version: revision.version, at: Some(revision.at), by: revision.by };
            ledger.stamps.insert(subject, stamp);
            ledger.version += 1;
            revision.after.put_into(&mut ledger.directory);
            Ok(Some(ledger))
        }
        Err(SaveError::Conflict) => Ok(None),
        Err(SaveError::Fault(fault)) => Err(fault),
    }
}

fn crowded() -> Fault {
    Fault::new("change the directory", "others keep changing it")
}

/// Who has which open cards.
///
/// # Errors
/// A fault of the store.
pub async fn workload<S: Administration + ?Sized>(
    store: &S,
    directory: &Directory,
) -> Result<Workload, Fault> {
    let cards = store.open_cards(&open_card_movers(directory)).await?;
    Ok(Workload::of(&cards))
}
