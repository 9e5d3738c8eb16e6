//! Entries and revisions put into the API's words.

use hotline_app::ports::{Ledger, Stamp};
use hotline_domain::{
    administration::{Entry, Revision, Subject},
    directory::{Category, Directory, Organisation, StaffMember},
    ids::StaffId,
    moderation::Lists,
    template::{Placeholder, Template},
};
use jiff::civil::Date;

use crate::views::{
    AdminDirectory, CalendarEntry, CategoryEntry, CategoryOrderEntry, ModerationEntry, OrganisationEntry,
    Person, RevisionView, SettingsEntry, StaffEntry, StaffRevision, StampView, TemplateEntry, ValueView,
};

/// A person, as far as the directory knows them.
#[must_use]
pub fn person(id: &StaffId, directory: &Directory) -> Person {
    let name = directory.staff(id).map_or_else(|| id.to_string(), StaffMember::full_name);
    Person { id: id.to_string(), name }
}

fn stamp(stamp: &Stamp, directory: &Directory) -> StampView {
    StampView {
        version: stamp.version,
        changed_at: stamp.at.map(|at| at.to_string()),
        changed_by: stamp.by.as_ref().map(|by| person(by, directory)),
    }
}

fn stamp_of(ledger: &Ledger, subject: &Subject) -> StampView {
    stamp(&ledger.stamp(subject), &ledger.directory)
}

/// Everything that is edited in lists; `today` in Kyiv.
#[must_use]
pub fn directory(ledger: &Ledger, today: Date) -> AdminDirectory {
    let known = &ledger.directory;
    let mut organisations: Vec<_> = known.organisations.iter().collect();
    organisations.sort_by(|a, b| a.name.cmp(&b.name));
    let mut staff: Vec<_> = known.staff.iter().collect();
    staff.sort_by_key(|member| member.full_name());
    let mut templates: Vec<_> = known.templates.iter().collect();
    templates.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    AdminDirectory {
        organisations: organisations.into_iter().map(|one| organisation(ledger, one)).collect(),
        staff: staff.into_iter().map(|one| member(ledger, one, today)).collect(),
        categories: known.categories.iter().map(|one| category(ledger, one)).collect(),
        category_order: stamp_of(ledger, &Subject::CategoryOrder),
        templates: templates.into_iter().map(|one| template(ledger, one)).collect(),
        streets: known.streets.0.iter().map(hotline_domain::streets::Street::official).collect(),
        placeholders: Placeholder::ALL.map(|placeholder| format!("{{{}}}", placeholder.name())).to_vec(),
    }
}

/// An organisation.
#[must_use]
pub fn organisation(ledger: &Ledger, organisation: &Organisation) -> OrganisationEntry {
    OrganisationEntry {
        id: organisation.id.to_string(),
        stamp: stamp_of(ledger, &Subject::Organisation(organisation.id.clone())),
        value: organisation.clone().into(),
    }
}

/// A member of staff; `today` in Kyiv.
#[must_use]
pub fn member(ledger: &Ledger, member: &StaffMember, today: Date) -> StaffEntry {
    StaffEntry {
        id: member.id.to_string(),
        stamp: stamp_of(ledger, &Subject::Staff(member.id.clone())),
        full_name: member.full_name(),
        active: member.active,
        sign_in: member.sign_in.code().to_owned(),
        away_today: member.absence.is_some_and(|absence| absence.covers(today)),
        value: member.clone().into(),
    }
}

/// A category.
#[must_use]
pub fn category(ledger: &Ledger, category: &Category) -> CategoryEntry {
    CategoryEntry {
        id: category.id.to_string(),
        stamp: stamp_of(ledger, &Subject::Category(category.id.clone())),
        value: category.clone().into(),
    }
}

/// The order of the categories.
#[must_use]
pub fn order(ledger: &Ledger) -> CategoryOrderEntry {
    CategoryOrderEntry {
        stamp: stamp_of(ledger, &Subject::CategoryOrder),
        value: ledger.directory.categories.iter().map(|category| category.id.to_string()).collect(),
    }
}

/// A template.
#[must_use]
pub fn template(ledger: &Ledger, template: &Template) -> TemplateEntry {
    TemplateEntry {
        id: template.id.to_string(),
        stamp: stamp_of(ledger, &Subject::Template(template.id.clone())),
        value: template.clone().into(),
    }
}

/// The settings.
#[must_use]
pub fn settings(ledger: &Ledger) -> SettingsEntry {
    let settings = &ledger.directory.settings;
    SettingsEntry {
        stamp: stamp_of(ledger, &Subject::Settings),
        consent_version: settings.consent_version,
        value: settings.clone().into(),
    }
}

/// The moderation lists.
#[must_use]
pub fn moderation(ledger: &Ledger) -> ModerationEntry {
    let lists = &ledger.directory.moderation;
    ModerationEntry {
        stamp: stamp_of(ledger, &Subject::Moderation),
        own: *lists != Lists::default(),
        value: lists.clone().into(),
    }
}

/// The working calendar.
#[must_use]
pub fn calendar(ledger: &Ledger) -> CalendarEntry {
    CalendarEntry {
        stamp: stamp_of(ledger, &Subject::Calendar),
        value: ledger.directory.calendar.clone().into(),
    }
}

/// A change.
#[must_use]
pub fn revision(revision: Revision, directory: &Directory) -> RevisionView {
    let subject = revision.after.subject();
    RevisionView {
        what: subject.kind().to_owned(),
        id: subject.id().map(str::to_owned),
        title: title(&revision.after),
        version: revision.version,
        at: revision.at.to_string(),
        by: revision.by.as_ref().map(|by| person(by, directory)),
        from: revision.from,
        before: revision.before.map(value),
        after: value(revision.after),
    }
}

fn title(entry: &Entry) -> String {
    match entry {
        Entry::Organisation(organisation) => organisation.name.clone(),
        Entry::Staff(member) => member.full_name(),
        Entry::Category(category) => category.name.clone(),
        Entry::CategoryOrder(_) => "Порядок категорій".to_owned(),
        Entry::Template(template) => template.name.clone(),
        Entry::Settings(_) => "Налаштування".to_owned(),
        Entry::Moderation(_) => "Списки модерації".to_owned(),
        Entry::Calendar(_) => "Робочий календар".to_owned(),
    }
}

fn value(entry: Entry) -> ValueView {
    match entry {
        Entry::Organisation(organisation) => ValueView::Organisation(organisation.into()),
        Entry::Staff(member) => {
            ValueView::Staff(StaffRevision { active: member.active, person: (*member).into() })
        }
        Entry::Category(category) => ValueView::Category(category.into()),
        Entry::CategoryOrder(order) => ValueView::CategoryOrder(order.into_iter().map(|id| id.0).collect()),
        Entry::Template(template) => ValueView::Template(template.into()),
        Entry::Settings(settings) => ValueView::Settings((*settings).into()),
        Entry::Moderation(lists) => ValueView::Moderation(lists.map(Into::into)),
        Entry::Calendar(calendar) => ValueView::Calendar(calendar.into()),
    }
}
