//! The demo appeals: sixty in every state, filed and handled over the last six weeks by the
//! product's own rules. What is there already stays as it is.

use std::collections::{BTreeMap, HashSet};

use hotline_app::{
    intake::Desk,
    ports::{Cards, Files, Trails},
};
use hotline_domain::{
    dialogue::DialogueRules,
    ids::{CategoryId, Channel, ChannelUser},
    person::GeoPoint,
};
use jiff::Timestamp;

use crate::{
    City, Error,
    appeals::{Appeal, Citizen, citizens, in_turn, texts},
    citizen::Filing,
    kept,
    office::Office,
    pictures::store_photos,
    plan::plan,
    slots::{categories, slots},
};

/// More than any citizen of the demo files.
const MANY: usize = 100;
/// Middle of the fictional town.
const TOWN: GeoPoint = GeoPoint { latitude: 48.9127, longitude: 31.2044 };

/// Who files what, by the place among the slots.
struct Cast<'a> {
    citizen: &'a Citizen,
    category: CategoryId,
    appeal: &'a Appeal,
}

/// Writes what is missing and returns how many appeals that were.
///
/// # Errors
/// Data files that do not fit the city, a refusal by the regulation, or a fault of the cloud.
pub async fn write<S: Desk + Trails>(
    store: &S,
    files: &dyn Files,
    city: &City,
    now: Timestamp,
) -> Result<usize, Error> {
    let (people, texts, slots) = (citizens()?, texts()?, slots());
    let directory = &city.directory;
    let ids: Vec<CategoryId> = directory.categories.iter().map(|category| category.id.clone()).collect();
    let mut taken: BTreeMap<CategoryId, usize> = BTreeMap::new();
    let mut cast = Vec::with_capacity(slots.len());
    for (place, category) in categories(&ids, &city.seed_weights)?.into_iter().enumerate() {
        let taken = taken.entry(category.clone()).or_default();
        let appeal = texts.appeal(&category, *taken)?;
        *taken += 1;
        let citizen = in_turn(&people, place * 7).ok_or("citizens.json names nobody.")?;
        cast.push(Cast { citizen, category, appeal });
    }

    let known = known(store, &people).await?;
    let rules = DialogueRules::on(Channel::Telegram, directory);
    let office = Office { cards: store, files, directory, texts: &texts };
    let mut filed: BTreeMap<String, u64> = BTreeMap::new();
    let mut written = 0;
    for planned in plan(slots, now)? {
        let Cast { citizen, category, appeal } = &cast[planned.place];
        let earlier = filed.entry(citizen.chat().id).or_default();
        let before = *earlier;
        *earlier += 1;
        if known.contains(&(citizen.chat(), appeal.text.clone())) {
            continue;
        }
        let category =
            directory.category(category).ok_or("A category has disappeared from the directory.")?;
        let filing = Filing {
            citizen,
            earlier: before,
            begins_at: planned.begins_at,
            category: &category.name,
            text: &appeal.text,
            photos: &appeal.photos,
            location: location(planned.place),
            shares_contact: planned.place % 3 != 2,
        };
        let id = filing.file(store, &rules).await?;
        let record = store.load(id).await?.ok_or("A card that was just filed is not there.")?;
        store_photos(store, files, &record, &appeal.photos).await?;
        office.handle(record.card, &planned, category, appeal).await?;
        written += 1;
    }
    kept::write(store, directory, &people, now).await?;
    Ok(written)
}

/// What the citizens have filed already.
async fn known<S: Cards>(store: &S, people: &[Citizen]) -> Result<HashSet<(ChannelUser, String)>, Error> {
    let mut known = HashSet::new();
    for citizen in people {
        for card in store.of_applicant(&citizen.chat(), MANY).await? {
            known.insert((citizen.chat(), card.substance));
        }
    }
    Ok(known)
}

/// Every third appeal comes with a place somewhere in the town.
fn location(place: usize) -> Option<GeoPoint> {
    if place % 3 != 1 {
        return None;
    }
    let offset = |turn: usize| f64::from(u32::try_from(turn % 41).unwrap_or_default()) / 2000.0 - 0.01;
    Some(GeoPoint {
        latitude: TOWN.latitude + offset(place * 13),
        longitude: TOWN.longitude + offset(place * 29),
    })
}
