//! What is known of an applicant's chat: whether notices reach the person, and whether intake from
//! them is blocked.

use jiff::Timestamp;

use crate::{
    block::Block,
    dialogue::{InputKind, Record},
};

/// What is known of a chat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Since when the person talks to the bot: when they agreed to it, or first wrote.
    pub since: Option<Timestamp>,
    /// When they last wrote or pressed something.
    pub spoke_at: Option<Timestamp>,
    /// Since when they have the bot blocked, or are gone; `None` while they can be reached.
    pub lost_since: Option<Timestamp>,
    /// The block of intake that holds now (4.4).
    pub block: Option<Block>,
}

impl Reach {
    /// True while notices reach the person, as far as is known.
    #[must_use]
    pub fn is_reachable(&self) -> bool {
        self.lost_since.is_none()
    }
}

/// A moment in the order of the chat: the time, then the number of the update.
type Moment = (Timestamp, u64);

/// What the stored conversation tells. The messenger says when a person blocks or unblocks the bot;
/// a delivery that failed for it says so too; any later sign of life disproves both.
#[must_use]
pub fn reach(record: &Record, now: Timestamp) -> Reach {
    let folded = record.snapshot.as_ref();
    let inputs = || record.inputs.iter().map(|(&update, input)| ((input.at, update), &input.kind));
    let is_there =
        |kind: &InputKind| kind.is_message() || matches!(kind, InputKind::Unblocked | InputKind::Opened);

    let spoke_then = folded.and_then(|snapshot| snapshot.conversation.spoke_at);
    let there: Option<Moment> = inputs()
        .filter(|(_, kind)| is_there(kind))
        .map(|(moment, _)| moment)
        .chain(spoke_then.map(|at| (at, 0)))
        .max();
    let lost_then = folded
        .filter(|snapshot| snapshot.conversation.blocked_bot)
        .map(|snapshot| (snapshot.at, snapshot.upto));
    let lost = inputs()
        .filter(|(_, kind)| matches!(kind, InputKind::Blocked))
        .map(|(moment, _)| moment)
        .chain(lost_then)
        .chain(record.unreachable_at.map(|at| (at, u64::MAX)))
        .filter(|moment| there.is_none_or(|there| there < *moment))
        .min();

    let spoke_since = inputs().filter(|(_, kind)| kind.is_message()).map(|((at, _), _)| at);
    Reach {
        since: folded
            .and_then(|snapshot| snapshot.conversation.consent)
            .map(|consent| consent.at)
            .or_else(|| spoke_then.into_iter().chain(spoke_since.clone()).min()),
        spoke_at: spoke_since.max().max(spoke_then),
        lost_since: lost.map(|(at, _)| at),
        block: record.block.clone().filter(|block| block.holds(now)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::dialogue::{Consent, Conversation, Input, Snapshot};

    fn at(hour: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour)
    }

    fn said() -> InputKind {
        InputKind::Text("так".to_owned())
    }

    fn record(inputs: &[(i64, InputKind)]) -> Record {
        let inputs = (1..)
            .zip(inputs)
            .map(|(update, (hour, kind))| (update, Input::new(at(*hour), kind.clone())))
            .collect();
        Record { inputs, ..Record::default() }
    }

    fn folded(spoke: i64, blocked_bot: bool, hour: i64) -> Option<Snapshot> {
        let conversation = Conversation {
            consent: Some(Consent { version: 1, at: at(1) }),
            spoke_at: Some(at(spoke)),
            blocked_bot,
            ..Conversation::default()
        };
        Some(Snapshot { conversation, upto: 0, at: at(hour), album: None })
    }

    fn lost(record: &Record) -> Option<Timestamp> {
        reach(record, at(100)).lost_since
    }

    #[test]
    fn of_a_stranger_nothing_is_known() {
        assert_eq!(reach(&Record::default(), at(0)), Reach::default());
    }

    #[test]
    fn who_blocks_the_bot_is_lost_until_the_next_sign_of_life() {
        use InputKind::{Blocked, Opened, Unblocked};
        assert_eq!(lost(&record(&[(2, said())])), None);
        assert_eq!(lost(&record(&[(2, said()), (3, Blocked)])), Some(at(3)));
        assert_eq!(lost(&record(&[(2, said()), (3, Blocked), (4, Blocked)])), Some(at(3)));
        assert_eq!(lost(&record(&[(3, Blocked), (3, Unblocked)])), None, "the order of updates decides");
        assert_eq!(lost(&record(&[(3, Unblocked), (3, Blocked)])), Some(at(3)));
        for back in [Unblocked, Opened, said()] {
            assert_eq!(lost(&record(&[(3, Blocked), (5, back)])), None);
        }
    }

    #[test]
    fn what_was_folded_away_still_counts() {
        let snapshot = folded(2, true, 7);
        assert_eq!(lost(&Record { snapshot: snapshot.clone(), ..Record::default() }), Some(at(7)));
        assert_eq!(lost(&Record { snapshot, ..record(&[(9, said())]) }), None);
        assert_eq!(lost(&Record { snapshot: folded(2, false, 7), ..Record::default() }), None);
    }

    #[test]
    fn a_failed_delivery_tells_it_too_until_a_later_word() {
        let unreachable_at = Some(at(6));
        assert_eq!(lost(&Record { unreachable_at, ..record(&[(2, said())]) }), Some(at(6)));
        let blocked = [(2, said()), (4, InputKind::Blocked)];
        assert_eq!(lost(&Record { unreachable_at, ..record(&blocked) }), Some(at(4)), "the earliest sign");
        assert_eq!(lost(&Record { unreachable_at, ..record(&[(8, said())]) }), None);
        let snapshot = folded(8, false, 8);
        assert_eq!(lost(&Record { unreachable_at, snapshot, ..Record::default() }), None);
    }

    #[test]
    fn since_when_one_talks_and_when_last() {
        let told = reach(&record(&[(2, said()), (5, said()), (6, InputKind::Blocked)]), at(9));
        assert_eq!((told.since, told.spoke_at), (Some(at(2)), Some(at(5))));
        let told = reach(&Record { snapshot: folded(3, false, 4), ..record(&[(7, said())]) }, at(9));
        assert_eq!((told.since, told.spoke_at), (Some(at(1)), Some(at(7))));
    }

    #[test]
    fn clause_4_4_only_a_block_that_holds_is_shown() {
        let block = Block { since: at(1), until: at(5), reason: "Образи.".to_owned(), by: None };
        let record = Record { block: Some(block.clone()), ..Record::default() };
        assert_eq!(reach(&record, at(4)).block, Some(block));
        assert_eq!(reach(&record, at(5)).block, None);
    }
}
