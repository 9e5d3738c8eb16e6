//! Taking back one's last step within ten seconds, where it has told nobody.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use hotline_domain::{
    access::Actor,
    card::{
        Card, Command, Event, EventKind, Restores, UNDO_SECONDS, apply, decide, decide_undo, register,
        replay, undo_offer, undone,
    },
    directory::Role,
    ids::AppealId,
    notice::notice_for,
    refusal::RefusalCode,
};
use jiff::{SignedDuration, Timestamp};
use support::{PLACE, actor, card_at, commands, directory, now, registration};

fn after(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

/// The history of a new card after the responsible person's step, and the card before and after it.
fn stepped(command: Command) -> (Vec<Event>, Card, Card) {
    let registered = register(AppealId(uuid::Uuid::nil()), registration(), now()).expect("complete");
    let before = apply(None, &registered).expect("a card");
    let step = decide(&before, command, &responsible(), now(), &directory()).expect("permitted");
    let history: Vec<_> = std::iter::once(registered).chain(step).collect();
    let card = replay(&history).expect("a card");
    (history, before, card)
}

fn responsible() -> Actor {
    actor(Role::Responsible)
}

fn undoable() -> [Command; 3] {
    [
        Command::Comment { text: "Коментар".to_owned() },
        Command::CorrectCategory { category: "roads".into() },
        Command::SetLocation { point: PLACE },
    ]
}

#[test]
fn clause_6_5_1_2_1_5_3_after_it_the_card_is_as_before() {
    for command in undoable() {
        let (history, before, card) = stepped(command.clone());
        let event = decide_undo(&history, 2, &responsible(), after(9)).expect("in time");
        assert_eq!((event.sequence, event.by.staff()), (3, Some(&"responsible".into())));
        assert_eq!(event.kind.clause(), history[1].kind.clause());
        let undone_card = apply(Some(card.clone()), &event).expect("a card");
        assert_eq!(undone_card, Card { version: 3, ..before }, "{command:?}");
        assert_eq!(notice_for(&event, &undone_card, &directory()), None);
        let history: Vec<_> = history.into_iter().chain([event]).collect();
        assert_eq!(undone(&history), [2]);
        assert_eq!(undo_offer(&history, &responsible(), after(9)), None, "only once");
        let stored = serde_json::to_string(&history).expect("JSON");
        assert_eq!(serde_json::from_str::<Vec<Event>>(&stored).expect("events"), history);
    }
}

#[test]
fn a_place_that_was_there_before_comes_back() {
    let (mut history, _, card) = stepped(Command::SetLocation { point: PLACE });
    let elsewhere = Command::SetLocation { point: support::PLACE_ELSEWHERE };
    history.extend(decide(&card, elsewhere, &responsible(), now(), &directory()).expect("permitted"));
    let event = decide_undo(&history, 3, &responsible(), now()).expect("in time");
    assert_eq!(event.kind, EventKind::Undone { of: 3, restores: Restores::Location(Some(PLACE)) });
}

#[test]
fn only_the_last_step_only_by_its_author_only_in_time() {
    let (history, _, _) = stepped(Command::Comment { text: "Коментар".to_owned() });
    let refused = |sequence, who: &Actor, seconds| {
        decide_undo(&history, sequence, who, after(seconds)).map(|_| ()).map_err(|refusal| refusal.code)
    };
    let other = actor(Role::Executor);
    assert_eq!(refused(2, &responsible(), 0), Ok(()));
    assert_eq!(refused(1, &responsible(), 0), Err(RefusalCode::NothingToUndo));
    assert_eq!(refused(3, &responsible(), 0), Err(RefusalCode::NothingToUndo));
    assert_eq!(refused(2, &other, 0), Err(RefusalCode::NotYourAction));
    assert_eq!(refused(2, &responsible(), UNDO_SECONDS), Err(RefusalCode::UndoTooLate));
    assert_eq!(decide_undo(&[], 1, &other, now()).expect_err("none").code, RefusalCode::NothingToUndo);
}

#[test]
fn clause_3_2_what_tells_somebody_stays() {
    for (role, command) in commands() {
        // At any stage where the step is possible.
        for state in hotline_domain::card::State::ALL {
            let card = card_at(state);
            let Ok(events) = decide(&card, command.clone(), &actor(role), now(), &directory()) else {
                continue;
            };
            for event in events {
                let next = apply(Some(card.clone()), &event).expect("a card");
                let tells = notice_for(&event, &next, &directory()).is_some();
                assert!(!tells || event.kind.undoable(&card).is_none(), "{command:?}");
            }
        }
    }
}

#[test]
fn the_offer_says_for_how_long() {
    let (history, _, _) = stepped(Command::Comment { text: "Коментар".to_owned() });
    let offer = |who: &Actor, seconds| undo_offer(&history, who, after(seconds));
    assert_eq!(offer(&responsible(), 4), Some((2, SignedDuration::from_secs(6))));
    assert_eq!(offer(&responsible(), 10), None);
    assert_eq!(offer(&actor(Role::Executor), 4), None);
}
