//! The cards to which something may happen by itself, from the sparse index `clock`: for each state one
//! partition, by the time from which the control of deadlines has to do with the card.

use async_trait::async_trait;
use hotline_app::{
    error::Fault,
    jobs::Round,
    ports::{Watched, WatchedPage},
};
use hotline_domain::{
    card::{Card, State},
    ids::AppealId,
};
use jiff::Timestamp;

use super::{
    Store,
    item::{Item, every_page, string, text},
    keys::{self, PK},
};

/// Cards of one step of a round.
const PAGE: usize = 25;
/// Longest night's work that is handed over at once.
const NIGHT: usize = 1000;

/// Puts a card into the index, where it is watched.
pub(super) fn index(item: &mut Item, card: &Card) {
    if let Some(from) = card.watched_from() {
        item.insert("c_pk".to_owned(), text(keys::watched(card.state)));
        item.insert("c_sk".to_owned(), text(keys::watched_from(from, card.id)));
    }
}

fn id_of(item: &Item) -> Result<AppealId, Fault> {
    let id = string(item, PK).and_then(|pk| pk.strip_prefix("APPEAL#")?.parse().ok());
    id.ok_or_else(|| Fault::new("read the watched cards", "an entry without a card"))
}

impl Store {
    /// Entries of a state with `from` < key < `until`, at most `limit`, oldest first.
    async fn entries(
        &self,
        state: State,
        (from, until): (&str, Timestamp),
        limit: usize,
    ) -> Result<Vec<Item>, Fault> {
        let query = self
            .index("clock", "c_pk", keys::watched(state))
            .key_condition_expression("c_pk = :pk AND c_sk BETWEEN :from AND :until")
            // What follows a key has it as its beginning; "!" sorts before every other sign of a key.
            .expression_attribute_values(":from", text(format!("{from}!")))
            .expression_attribute_values(":until", text(format!("{until:.3}")));
        every_page(query, limit, "read the watched cards").await
    }
}

#[async_trait]
impl Watched for Store {
    async fn watched(&self, round: &Round, until: Timestamp) -> Result<WatchedPage, Fault> {
        let mut place = round.place.clone();
        let mut page = WatchedPage::default();
        let states = State::ALL.into_iter().enumerate().skip(place.0);
        for (number, state) in states {
            let after = if number == place.0 { place.1.as_str() } else { "" };
            let entries = self.entries(state, (after, until), PAGE - page.cards.len()).await?;
            for entry in &entries {
                page.cards.push(id_of(entry)?);
            }
            if page.cards.len() == PAGE {
                let last = entries.last().and_then(|entry| string(entry, "c_sk")).unwrap_or(after);
                place = (number, last.to_owned());
                page.next = Some(Round { place, ..round.clone() });
                break;
            }
        }
        Ok(page)
    }

    async fn registered_between(&self, since: Timestamp, until: Timestamp) -> Result<Vec<AppealId>, Fault> {
        let since = format!("{since:.3}");
        let entries = self.entries(State::Registered, (&since, until), NIGHT).await?;
        entries.iter().map(id_of).collect()
    }
}
