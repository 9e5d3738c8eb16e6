//! The scenes as a whole: each has its slot, and a run shows everything the regulation knows.

use hotline_app::ports::{Cards, Directories};
use hotline_aws::Store;
use hotline_domain::{
    card::{Card, LinkKind, Rating, Request, RequestEnd, RequestKind, ResultCode, State, Wanted},
    deadline::date_in_kyiv,
};
use jiff::Timestamp;

use crate::{scenes::SCENES, slots::slots};

#[test]
fn every_scene_has_one_slot_and_is_about_one() {
    let slots = slots();
    let count = |of| slots.iter().filter(|slot| slot.is(of)).count();
    for (state, age, scenes) in SCENES {
        assert_eq!(count((state, age)), 1, "{state:?} {age}");
        for other in scenes.iter().filter_map(|scene| scene.other()) {
            assert_eq!(count(other), 1, "{other:?}");
        }
    }
}

/// Every kind of what the regulation knows beside the usual steps is there to be seen.
pub fn assert_chapters_5_and_6(cards: &[Card]) {
    let some = |found: &dyn Fn(&Card) -> bool| cards.iter().any(found);
    for kind in RequestKind::ALL {
        for end in [None, Some(RequestEnd::Granted), Some(RequestEnd::Refused), Some(RequestEnd::Withdrawn)] {
            let is = |request: &Request| request.wanted.kind() == kind && request.end == end;
            assert!(some(&|card| card.requests.iter().any(is)), "{kind:?} {end:?}");
        }
    }
    let relieved = |request: &Request| matches!(request.wanted, Wanted::Executors { change: true, .. });
    assert!(some(&|card| card.requests.iter().any(relieved)), "the executor is not competent");
    let done = |card: &Card| card.co_executors.iter().filter(|co| co.is_done()).count();
    assert!(some(&|card| done(card) == 1 && card.parts_unfinished()), "a part done and one open");
    assert!(some(&|card| card.plan.is_some() && card.state == State::InWork));
    for given in [true, false] {
        assert!(
            some(&|card| card.materials.iter().any(|asked| asked.answered_at.is_some() == given)),
            "{given}"
        );
        assert!(
            some(&|card| card.questions.iter().any(|asked| asked.answered_at.is_some() == given)),
            "{given}"
        );
    }
    for quality in 1..=5 {
        let rated = |card: &Card| {
            card.rating.as_ref().is_some_and(|rating| rating.quality == quality && rating.comment.is_some())
        };
        assert_eq!(cards.iter().filter(|card| rated(card)).count(), 1, "{quality}");
    }
    assert!(some(&|card| !card.measures.is_empty() && card.rating.as_ref().is_some_and(Rating::is_poor)));
    for (kind, state) in [
        (LinkKind::Merged, State::Merged),
        (LinkKind::Merged, State::InWork),
        (LinkKind::Related, State::Addressed),
        (LinkKind::Split, State::Addressed),
    ] {
        let tied = |card: &Card| card.state == state && card.links.iter().any(|link| link.kind == kind);
        assert!(some(&tied), "{kind:?} {state:?}");
    }
    for code in [
        ResultCode::Resolved,
        ResultCode::Explained,
        ResultCode::Forwarded,
        ResultCode::ReturnedToAuthor,
        ResultCode::NotConsidered,
    ] {
        let ended = |card: &Card| card.result.as_ref().is_some_and(|result| result.code == code);
        assert!(some(&|card| card.state == State::Closed && ended(card)), "{code:?}");
    }
    let by_phone = |card: &&Card| card.contact.is_none() && card.marks.arrival == "1.1.1";
    assert_eq!(cards.iter().filter(by_phone).count(), 1);
}

/// The absence is noted in the directory, and steps were taken in the absent person's stead.
pub async fn assert_the_substitute_acts(store: &Store, cards: &[Card], now: Timestamp) {
    let directory = store.directory().await.expect("a directory");
    let today = date_in_kyiv(now);
    let away: Vec<_> = directory
        .staff
        .iter()
        .filter(|member| directory.substitute_of(&member.id, today).is_some())
        .collect();
    assert_eq!(away.len(), 1);
    let waits =
        |card: &Card| card.decision_makers.contains(&away[0].id) && card.open_requests().next().is_some();
    assert!(cards.iter().any(waits), "something waits for the substitute");
    let mut instead = 0;
    for card in cards {
        let record = store.load(card.id).await.expect("a read").expect("a card");
        for event in record.events.iter().filter(|event| event.instead_of.is_some()) {
            assert_eq!(event.instead_of.as_ref(), Some(&away[0].id));
            assert_eq!(event.by.staff(), away[0].substitute.as_ref());
            instead += 1;
        }
    }
    assert!(instead > 0);
}
