//! The demo appeals: sixty in every state, filed and handled over the last six weeks by the
//! product's own rules. What is there already stays as it is.

use std::collections::{BTreeMap, HashMap};

use hotline_app::{
    cards::of_person,
    intake::Desk,
    ports::{Administration, Cards, Files, Trails},
};
use hotline_domain::{
    dialogue::DialogueRules,
    ids::{AppealId, CategoryId, Channel},
    person::GeoPoint,
};
use jiff::Timestamp;

use crate::{
    City, Error, absence,
    appeals::{Appeal, Citizen, Texts, citizens, in_turn, texts},
    citizen::Filing,
    kept,
    office::Office,
    pictures::{Picture, store_photos},
    plan::plan,
    scenes::Scene,
    script::{Script, script},
    slots::{Slot, categories, slots},
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
    /// The substance.
    text: String,
    photos: &'a [Picture],
    /// Place of the slot it is about.
    other: Option<usize>,
}

/// Writes what is missing and returns how many appeals that were.
///
/// # Errors
/// Data files that do not fit the city, a refusal by the regulation, or a fault of the cloud.
pub async fn write<S: Desk + Trails + Administration>(
    store: &S,
    files: &dyn Files,
    city: &City,
    now: Timestamp,
) -> Result<usize, Error> {
    let (people, texts, script, slots) = (citizens()?, texts()?, script()?, slots());
    let directory = &absence::note(store, city.seed_away.as_ref(), &city.directory, now).await?;
    let cast = cast(city, &people, &texts, &script, &slots)?;
    let known = known(store, &people).await?;
    let rules = DialogueRules::on(Channel::Telegram, directory);
    let office = Office { cards: store, files, directory, texts: &texts, script: &script };
    let mut filed: BTreeMap<String, u64> = BTreeMap::new();
    let mut ids: BTreeMap<usize, AppealId> = BTreeMap::new();
    let mut written = 0;
    for planned in plan(slots, now)? {
        let Cast { citizen, category, appeal, text, photos, other } = &cast[planned.place];
        let other = other.and_then(|place| ids.get(&place)).copied();
        let by_staff = planned.slot.registered_by_staff();
        let earlier = filed.entry(citizen.chat().id).or_default();
        let before = *earlier;
        *earlier += u64::from(!by_staff);
        if let Some(id) = known.get(&(citizen.phone.clone(), text.clone())) {
            ids.insert(planned.place, *id);
            continue;
        }
        let category =
            directory.category(category).ok_or("A category has disappeared from the directory.")?;
        let at = planned.begins_at;
        let id = match (by_staff, other) {
            (true, Some(from)) => office.split(from, category, text, at).await?,
            (true, None) => office.phoned(citizen, category, text, at).await?,
            (false, _) => {
                let filing = Filing {
                    citizen,
                    earlier: before,
                    begins_at: at,
                    category: &category.name,
                    text,
                    photos,
                    location: location(planned.place),
                    shares_contact: planned.place % 3 != 2,
                };
                filing.file(store, &rules).await?
            }
        };
        ids.insert(planned.place, id);
        let record = store.load(id).await?.ok_or("A card that was just filed is not there.")?;
        store_photos(store, files, &record, photos).await?;
        office.handle(record.card, (&planned, other), category, appeal).await?;
        written += 1;
    }
    kept::write(store, directory, &people, now).await?;
    Ok(written)
}

/// Gives each slot its person and words.
fn cast<'a>(
    city: &City,
    people: &'a [Citizen],
    texts: &'a Texts,
    script: &Script,
    slots: &[Slot],
) -> Result<Vec<Cast<'a>>, Error> {
    let ids: Vec<CategoryId> = city.directory.categories.iter().map(|category| category.id.clone()).collect();
    let mut taken: BTreeMap<CategoryId, usize> = BTreeMap::new();
    let mut cast: Vec<Cast<'a>> = Vec::with_capacity(slots.len());
    for (place, category) in categories(&ids, &city.seed_weights)?.into_iter().enumerate() {
        let taken = taken.entry(category.clone()).or_default();
        let appeal = texts.appeal(&category, *taken)?;
        *taken += 1;
        let citizen = in_turn(people, place * 7).ok_or("citizens.json names nobody.")?;
        let (text, photos) = (appeal.text.clone(), appeal.photos.as_slice());
        cast.push(Cast { citizen, category, appeal, text, photos, other: None });
    }
    for (place, slot) in slots.iter().enumerate() {
        if let Some(words) = slot.scenes.iter().find_map(|scene| script.words(*scene)) {
            (cast[place].text, cast[place].photos) = (words.to_owned(), &[]);
        }
        let Some((scene, of)) = slot.other() else { continue };
        let other =
            slots.iter().position(|slot| slot.is(of)).ok_or("A scene is about a slot that is not there.")?;
        let of = (cast[other].citizen, cast[other].category.clone(), cast[other].appeal);
        let mine = &mut cast[place];
        mine.other = Some(other);
        if matches!(scene, Scene::Repeats(_) | Scene::SplitOff(_)) {
            mine.citizen = of.0;
        }
        if let Some(opening) = script.opening(scene) {
            (mine.category, mine.appeal, mine.photos) = (of.1, of.2, &[]);
            mine.text = format!("{opening} {}", mine.appeal.text);
        }
    }
    Ok(cast)
}

/// What the citizens have filed already, by phone and words.
async fn known<S: Cards>(
    store: &S,
    people: &[Citizen],
) -> Result<HashMap<(String, String), AppealId>, Error> {
    let mut known = HashMap::new();
    for citizen in people {
        for card in of_person(store, Some(&citizen.chat()), Some(&citizen.phone), MANY).await? {
            known.insert((citizen.phone.clone(), card.substance), card.id);
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
