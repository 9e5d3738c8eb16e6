//! The directory with its versions: each entry an item, each change a revision beside it, both in one
//! transaction under the version of the whole.

use async_trait::async_trait;
use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
use hotline_app::{
    error::Fault,
    idempotency::Mark,
    ports::{Administration, Ledger, RevisionsOf, SaveError, Stamp},
};
use hotline_domain::{
    administration::{Entry, Revision, Subject},
    card::{Card, Mover},
    directory::{Category, Directory, StaffMember},
    ids::{CategoryId, StaffId},
    moderation::Lists,
};

use super::{
    CONDITION_FAILED, Store, cancelled_for,
    cards::VERSION,
    item::{DATA, Item, body, every_page, integer, item, json, number, string, text},
    keys::{self, DIRECTORY, LEARNT, PK, SK, STREETS},
};

/// `sk` of the version of the whole directory.
const LEDGER: &str = "LEDGER";
/// `sk` of the order of the categories.
const ORDER: &str = "CATEGORIES";
/// `sk` of the city's own moderation lists.
const MODERATION: &str = "MODERATION";
/// `sk` of the settings.
const SETTINGS: &str = "SETTINGS";
/// `sk` of the working calendar.
const CALENDAR: &str = "CALENDAR";
/// Attribute of a category's place, for as long as the order has no item of its own.
const PLACE: &str = "place";
/// Attributes of an entry: when it was last changed, and by whom.
const CHANGED_AT: &str = "at";
const CHANGED_BY: &str = "by";
/// `w_pk` of all revisions.
const REVISIONS: &str = "REVISIONS";

/// `sk` of an entry.
fn place(subject: &Subject) -> String {
    match subject {
        Subject::Organisation(id) => format!("ORG#{id}"),
        Subject::Staff(id) => format!("STAFF#{id}"),
        Subject::Category(id) => format!("CATEGORY#{id}"),
        Subject::Template(id) => format!("TEMPLATE#{id}"),
        Subject::CategoryOrder => ORDER.to_owned(),
        Subject::Settings => SETTINGS.to_owned(),
        Subject::Moderation => MODERATION.to_owned(),
        Subject::Calendar => CALENDAR.to_owned(),
    }
}

fn entry_item(entry: &Entry) -> Result<Item, Fault> {
    let sk = place(&entry.subject());
    match entry {
        Entry::Organisation(organisation) => item(DIRECTORY, sk, organisation),
        Entry::Staff(member) => item(DIRECTORY, sk, member),
        Entry::Category(category) => item(DIRECTORY, sk, category),
        Entry::CategoryOrder(order) => item(DIRECTORY, sk, order),
        Entry::Template(template) => item(DIRECTORY, sk, template),
        Entry::Settings(settings) => item(DIRECTORY, sk, settings),
        Entry::Moderation(lists) => item(DIRECTORY, sk, lists),
        Entry::Calendar(calendar) => item(DIRECTORY, sk, calendar),
    }
}

/// The items of a change: the entry and its revision. `before` is the directory before it.
pub(super) fn revised(revision: &Revision, before: &Directory) -> Result<[Item; 2], Fault> {
    let subject = revision.after.subject();
    let mut entry = entry_item(&revision.after)?;
    if let Subject::Category(id) = &subject {
        let place = before.categories.iter().position(|category| category.id == *id);
        entry.insert(PLACE.to_owned(), number(place.unwrap_or(before.categories.len())));
    }
    entry.insert(VERSION.to_owned(), number(revision.version));
    entry.insert(CHANGED_AT.to_owned(), text(revision.at.to_string()));
    if let Some(by) = &revision.by {
        entry.insert(CHANGED_BY.to_owned(), text(&by.0));
    }
    let mut kept = item(keys::revisions(&subject), keys::revision(revision.version), revision)?;
    kept.insert("w_pk".to_owned(), text(REVISIONS));
    kept.insert("w_sk".to_owned(), text(format!("{}#{subject}", revision.at)));
    Ok([entry, kept])
}

/// The item of the version of the whole.
pub(super) fn counted(version: u64) -> Item {
    Item::from([
        (PK.to_owned(), text(DIRECTORY)),
        (SK.to_owned(), text(LEDGER)),
        (VERSION.to_owned(), number(version)),
    ])
}

fn stamp(item: &Item) -> Option<Stamp> {
    Some(Stamp {
        version: integer(item, VERSION)?,
        at: string(item, CHANGED_AT).and_then(|at| at.parse().ok()),
        by: string(item, CHANGED_BY).map(StaffId::from),
    })
}

impl Store {
    /// The directory with its versions; `consistent` where a write follows.
    pub(super) async fn read_ledger(&self, consistent: bool) -> Result<Ledger, Fault> {
        let mut ledger = Ledger::default();
        let directory = &mut ledger.directory;
        let mut categories: Vec<(u32, Category)> = Vec::new();
        let mut order: Vec<CategoryId> = Vec::new();
        let query = self.partition(DIRECTORY.to_owned()).consistent_read(consistent);
        for item in every_page(query, usize::MAX, "read the directory").await? {
            let subject = match string(&item, SK).and_then(|sk| sk.split('#').next()) {
                Some("ORG") => {
                    push(&mut directory.organisations, &item, |one| Subject::Organisation(one.id.clone()))?
                }
                Some("STAFF") => push(&mut directory.staff, &item, |one| Subject::Staff(one.id.clone()))?,
                Some("TEMPLATE") => {
                    push(&mut directory.templates, &item, |one| Subject::Template(one.id.clone()))?
                }
                Some("CATEGORY") => {
                    let category: Category = body(&item)?;
                    let subject = Subject::Category(category.id.clone());
                    categories.push((integer(&item, PLACE).unwrap_or(u32::MAX), category));
                    subject
                }
                Some(ORDER) => {
                    order = body(&item)?;
                    Subject::CategoryOrder
                }
                Some(SETTINGS) => {
                    directory.settings = body(&item)?;
                    Subject::Settings
                }
                Some(MODERATION) => {
                    directory.moderation = body::<Option<Lists>>(&item)?.unwrap_or_default();
                    Subject::Moderation
                }
                Some(CALENDAR) => {
                    directory.calendar = body(&item)?;
                    Subject::Calendar
                }
                Some(STREETS) => {
                    directory.streets = body(&item)?;
                    continue;
                }
                Some(LEARNT) => {
                    directory.learnt = body(&item)?;
                    continue;
                }
                Some(LEDGER) => {
                    ledger.version = integer(&item, VERSION).unwrap_or_default();
                    continue;
                }
                _ => continue,
            };
            if let Some(stamp) = stamp(&item) {
                ledger.stamps.insert(subject, stamp);
            }
        }
        categories.sort_by_key(|(place, _)| *place);
        directory.categories = categories.into_iter().map(|(_, category)| category).collect();
        Entry::CategoryOrder(order).put_into(directory);
        Ok(ledger)
    }

    fn put_if(&self, item: Item, condition: &str, expected: Option<u64>) -> Result<TransactWriteItem, Fault> {
        let put = Put::builder().table_name(&self.table).set_item(Some(item)).condition_expression(condition);
        let put = match expected {
            Some(version) => put.expression_attribute_values(":expected", number(version)),
            None => put,
        };
        let put = put.build().map_err(|error| Fault::new("write a transaction", error))?;
        Ok(TransactWriteItem::builder().put(put).build())
    }

    /// Writes an item with a version where the version is the expected one; 0 for none yet.
    fn put_over(&self, item: Item, expected: u64) -> Result<TransactWriteItem, Fault> {
        match expected {
            0 => self.put_if(item, &format!("attribute_not_exists({VERSION})"), None),
            version => self.put_if(item, &format!("{VERSION} = :expected"), Some(version)),
        }
    }
}

fn push<T: serde::de::DeserializeOwned>(
    all: &mut Vec<T>,
    item: &Item,
    subject: impl Fn(&T) -> Subject,
) -> Result<Subject, Fault> {
    let one: T = body(item)?;
    let subject = subject(&one);
    all.push(one);
    Ok(subject)
}

#[async_trait]
impl Administration for Store {
    async fn ledger(&self) -> Result<Ledger, Fault> {
        self.read_ledger(true).await
    }

    async fn revise(
        &self,
        ledger: &Ledger,
        revision: &Revision,
        mark: Option<&Mark>,
    ) -> Result<(), SaveError> {
        let [entry, kept] = revised(revision, &ledger.directory)?;
        let mut writes = vec![
            self.put_over(entry, revision.version - 1)?,
            self.put_if(kept, &format!("attribute_not_exists({PK})"), None)?,
            self.put_over(counted(ledger.version + 1), ledger.version)?,
        ];
        writes.extend(mark.map(|mark| self.new_mark(mark)).transpose()?);
        match self.client.transact_write_items().set_transact_items(Some(writes)).send().await {
            Ok(_) => Ok(()),
            Err(error)
                if cancelled_for(&error, CONDITION_FAILED)
                    || cancelled_for(&error, "TransactionConflict") =>
            {
                Err(SaveError::Conflict)
            }
            Err(error) => Err(Fault::new("change the directory", error).into()),
        }
    }

    async fn mark_synced(&self, member: &StaffMember, version: u64) -> Result<bool, Fault> {
        let update = self
            .client
            .update_item()
            .table_name(&self.table)
            .key(PK, text(DIRECTORY))
            .key(SK, text(place(&Subject::Staff(member.id.clone()))))
            .update_expression("SET #data = :member")
            .expression_attribute_names("#data", DATA)
            .expression_attribute_values(":member", json(member)?);
        let update = match version {
            0 => update
                .condition_expression(format!("attribute_exists({PK}) AND attribute_not_exists({VERSION})")),
            version => update
                .condition_expression(format!("{VERSION} = :expected"))
                .expression_attribute_values(":expected", number(version)),
        };
        match update.send().await {
            Ok(_) => Ok(true),
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(false)
            }
            Err(error) => Err(Fault::new("mark a member of staff", error)),
        }
    }

    async fn open_cards(&self, movers: &[Mover]) -> Result<Vec<Card>, Fault> {
        self.worklists(movers, usize::MAX).await?.iter().map(body).collect()
    }

    async fn revisions(&self, of: &RevisionsOf, limit: usize) -> Result<Vec<Revision>, Fault> {
        let all = || self.index("worklist", "w_pk", REVISIONS.to_owned());
        let query = match of {
            RevisionsOf::Everything => all(),
            RevisionsOf::Kind(kind) => all()
                .filter_expression(format!("begins_with({PK}, :kind)"))
                .expression_attribute_values(":kind", text(keys::revisions_of(kind))),
            RevisionsOf::Entry(subject) => self.partition(keys::revisions(subject)).consistent_read(true),
        };
        let items = every_page(query.scan_index_forward(false), limit, "read revisions").await?;
        items.iter().map(body).collect()
    }
}
