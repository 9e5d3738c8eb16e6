//! How long a messenger lets the city write for free after a person's last message.

use jiff::{SignedDuration, Timestamp};

use super::Record;

/// A session of a Viber bot: messages within a day of the person's last one are free, later ones
/// are paid for.
pub const SESSION: SignedDuration = SignedDuration::from_hours(24);

/// When the person's session ends or ended; `None` for one who has never written. Opening the chat
/// or blocking it begins none.
#[must_use]
pub fn session_end(record: &Record) -> Option<Timestamp> {
    let folded = record.snapshot.as_ref().and_then(|snapshot| snapshot.conversation.spoke_at);
    let since = record.inputs.values().filter(|input| input.kind.is_message()).map(|input| input.at).max();
    folded.max(since)?.checked_add(SESSION).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::dialogue::{Conversation, Input, InputKind, Snapshot};

    fn at(hour: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour)
    }

    fn record(inputs: &[(i64, InputKind)]) -> Record {
        let inputs: BTreeMap<u64, Input> = (1..)
            .zip(inputs)
            .map(|(update, (hour, kind))| (update, Input::new(at(*hour), kind.clone())))
            .collect();
        Record { inputs, ..Record::default() }
    }

    #[test]
    fn a_session_lasts_a_day_from_the_last_message() {
        let text = || InputKind::Text("так".to_owned());
        assert_eq!(session_end(&Record::default()), None);
        assert_eq!(session_end(&record(&[(1, text()), (5, text())])), Some(at(29)));
    }

    #[test]
    fn opening_or_blocking_the_chat_is_no_message() {
        let happened = [InputKind::Opened, InputKind::Blocked, InputKind::Unblocked];
        for kind in happened {
            assert_eq!(session_end(&record(&[(7, kind.clone())])), None);
            let said = InputKind::Text("так".to_owned());
            assert_eq!(session_end(&record(&[(2, said), (7, kind)])), Some(at(26)));
        }
    }

    #[test]
    fn what_was_folded_away_still_counts() {
        let conversation = Conversation { spoke_at: Some(at(3)), ..Conversation::default() };
        let snapshot = Snapshot { conversation, upto: 0, at: at(9), album: None };
        let record = Record { snapshot: Some(snapshot), ..record(&[(9, InputKind::Opened)]) };
        assert_eq!(session_end(&record), Some(at(27)));
    }
}
