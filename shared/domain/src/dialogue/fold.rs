//! The fold: a conversation is its inputs, whatever their order of arrival and repetition.

use std::collections::{BTreeMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    Conversation, DialogueRules, Field, Input, InputKind, Note, Outcome, Outward, Reply, Task, judged::Flood,
    step::Known,
};
use crate::{asked::Asked, block::Block, media::Attachment};

/// A draft untouched for this long is dropped. It is also the time after which Telegram may
/// number its updates anew, so order by number holds only within it.
pub const DRAFT_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How many inputs stay as they came, so that a repetition gets its own reply again.
const KEPT: usize = 8;
/// From how many inputs on the older ones are folded into the snapshot.
const COMPACT_AT: usize = 24;
/// Younger inputs are left alone: their neighbours may still be on the way.
const SETTLED: SignedDuration = SignedDuration::from_secs(120);
/// Unless they grow to this many bytes: an item of the table holds 400 KB.
const CROWDED: usize = 100_000;

/// Everything that is stored of a conversation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// The conversation as of some earlier input.
    pub snapshot: Option<Snapshot>,
    /// Inputs since, by the messenger's number of the update.
    pub inputs: BTreeMap<u64, Input>,
    /// What became of tasks, by the update that asked for them.
    pub outcomes: BTreeMap<u64, Outcome>,
    /// The last block of the sender, whether or not it still holds (4.4).
    pub block: Option<Block>,
    /// Questions of staff put to the person, oldest first, answered or not (5.1).
    pub asked: Vec<Asked>,
    /// When a message last failed because the person had blocked the bot or was gone; a later word
    /// of theirs disproves it ([`crate::reach`]).
    pub unreachable_at: Option<Timestamp>,
}

/// A conversation with the inputs up to a point folded in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The conversation then.
    pub conversation: Conversation,
    /// Number of the last input folded in.
    pub upto: u64,
    /// When that was received.
    pub at: Timestamp,
    /// The last album among them: it was answered, the rest of it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub album: Option<String>,
}

/// What may be written back to keep the stored conversation small.
#[derive(Debug, Clone, PartialEq)]
pub struct Compaction {
    /// The new snapshot.
    pub snapshot: Snapshot,
    /// The inputs it contains.
    pub folded: Vec<u64>,
    /// The outcomes it contains.
    pub outcomes: Vec<u64>,
    /// `upto` of the snapshot it was made from; it may only replace that one.
    pub base: Option<u64>,
}

/// The result of a fold.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// The conversation after every input.
    pub conversation: Conversation,
    /// The reply to each stored input.
    pub replies: BTreeMap<u64, Reply>,
    /// Tasks that are still to be done, oldest first.
    pub tasks: Vec<Task>,
    /// Present when the older inputs can be folded away, whether or not it is worth a write.
    pub compaction: Option<Compaction>,
    /// True when compaction is worth a write of its own.
    pub large: bool,
}

impl Folded {
    /// True when the update began the appeal that is being written.
    #[must_use]
    pub fn began_with(&self, update: u64) -> bool {
        self.conversation.draft.as_ref().is_some_and(|draft| draft.began == Some(update))
    }

    /// The reply to an update; for one that was folded away long ago, where the dialogue stands.
    #[must_use]
    pub fn reply_to(&self, update: u64) -> Reply {
        self.replies.get(&update).cloned().unwrap_or_else(|| self.conversation.prompt(None))
    }
}

/// Folds a stored conversation.
#[must_use]
pub fn fold(record: &Record, rules: &DialogueRules<'_>) -> Folded {
    let mut conversation =
        record.snapshot.as_ref().map(|snapshot| snapshot.conversation.clone()).unwrap_or_default();
    let mut last = record.snapshot.as_ref().map(|snapshot| snapshot.at);
    let order = in_order(record);
    let newest = record.inputs.values().map(|input| input.at).max();
    let crowded = record.inputs.values().map(|input| input.kind.weight()).sum::<usize>() > CROWDED;
    let settled = |index: usize, input: &Input| {
        index + KEPT < order.len()
            && (crowded || newest.is_some_and(|newest| newest.duration_since(input.at) >= SETTLED))
    };
    let first_of_album = first_of_albums(record);

    let mut replies = BTreeMap::new();
    let mut told: HashSet<String> = HashSet::new();
    let mut tasks: Vec<Task> = Vec::new();
    let mut compaction: Option<Compaction> = None;
    let mut compacting = true;
    let base = record.snapshot.as_ref().map(|snapshot| snapshot.upto);
    let mut upto = base.unwrap_or_default();
    let mut album = record.snapshot.as_ref().and_then(|snapshot| snapshot.album.clone());
    let mut flood = Flood::new(rules.settings().flood_per_minute);
    let known = Known { asked: &record.asked, block: record.block.as_ref() };
    let uploaded = uploaded(record);
    conversation.receive(&uploaded);
    for (index, &(update, input)) in order.iter().enumerate() {
        if last.is_some_and(|last| input.at.duration_since(last) > DRAFT_LIFE) {
            conversation.expire();
            upto = 0;
        }
        upto = upto.max(update);
        last = last.max(Some(input.at));
        // After an erasure the input that asked for it stands alone, without what led to it.
        if record.outcomes.get(&update) == Some(&Outcome::Erased) {
            conversation = Conversation::default();
            replies.insert(update, Reply::Erased);
            continue;
        }
        let outward = match flood.watch(input) {
            Some(outward) => outward,
            None => conversation.step(update, input, rules, known),
        };
        conversation.receive(&uploaded);
        let reply = match outward {
            Outward::Reply(reply) if later_in_album(update, input, &first_of_album) => {
                match (not_kept(&reply), input.kind.album()) {
                    // A link belongs to its file.
                    (Some(Note::UploadLink { .. }), _) => reply,
                    (Some(_), Some(album)) if told.insert(album.to_owned()) => reply,
                    (_, _) => Reply::Silence,
                }
            }
            Outward::Reply(reply) => reply,
            Outward::Task(errand) => match record.outcomes.get(&update) {
                Some(outcome) => conversation.settle(errand, outcome, input.at),
                None => {
                    conversation.await_outcome(&errand);
                    tasks.push(Task { update, at: input.at, errand });
                    Reply::Filing
                }
            },
        };
        replies.insert(update, with_options(reply, &conversation, rules));
        compacting = compacting && tasks.is_empty() && settled(index, input);
        if compacting {
            album = input.kind.album().map(str::to_owned).or(album);
            let snapshot =
                Snapshot { conversation: conversation.clone(), upto, at: input.at, album: album.clone() };
            let (mut folded, mut outcomes) =
                compaction.map_or_else(Default::default, |done| (done.folded, done.outcomes));
            folded.push(update);
            outcomes.extend(record.outcomes.contains_key(&update).then_some(update));
            compaction = Some(Compaction { snapshot, folded, outcomes, base });
        }
    }
    let large = order.len() >= COMPACT_AT || crowded;
    Folded { conversation, replies, tasks, compaction, large }
}

/// Files that came by an upload link, by the update that announced them.
fn uploaded(record: &Record) -> Vec<(u64, &Attachment)> {
    record
        .outcomes
        .iter()
        .filter_map(|(update, outcome)| match outcome {
            Outcome::Uploaded { file } => Some((*update, file)),
            Outcome::Filed { .. }
            | Outcome::Duplicate { .. }
            | Outcome::Added { .. }
            | Outcome::Withdrawn { .. }
            | Outcome::Surveyed { .. }
            | Outcome::Repeated { .. }
            | Outcome::Refused { .. }
            | Outcome::Kept { .. }
            | Outcome::Flooded { .. }
            | Outcome::Erased => None,
        })
        .collect()
}

/// What a reply says of a file that was not kept as it came.
fn not_kept(reply: &Reply) -> Option<&Note> {
    let note = match reply {
        Reply::Ask { note, .. } | Reply::Summary { note, .. } | Reply::Writing { note, .. } => {
            note.as_ref()?
        }
        Reply::Noted { note, .. } => note,
        _ => return None,
    };
    let is_one =
        matches!(note, Note::TooManyFiles { .. } | Note::FileTooBig { .. } | Note::UploadLink { .. });
    is_one.then_some(note)
}

/// The question of the category gets those that fit the words of the appeal, or the category that
/// is being narrowed down.
fn with_options(reply: Reply, conversation: &Conversation, rules: &DialogueRules<'_>) -> Reply {
    match reply {
        Reply::Ask { field: Field::Category, correcting, note, given, addresses, .. } => {
            let (options, group) = (conversation.offered(rules), conversation.group(rules));
            Reply::Ask { field: Field::Category, correcting, note, given, options, group, addresses }
        }
        Reply::Noted { note, then } => {
            Reply::Noted { note, then: Box::new(with_options(*then, conversation, rules)) }
        }
        Reply::Done { done, then } => {
            Reply::Done { done, then: then.map(|then| Box::new(with_options(*then, conversation, rules))) }
        }
        Reply::Surveyed { appeal, number, next, then } => {
            let then = then.map(|then| Box::new(with_options(*then, conversation, rules)));
            Reply::Surveyed { appeal, number, next, then }
        }
        Reply::Help { then } => {
            Reply::Help { then: then.map(|then| Box::new(with_options(*then, conversation, rules))) }
        }
        other => other,
    }
}

impl Conversation {
    /// A draft that nobody touched for too long is dropped.
    fn expire(&mut self) {
        self.early = None;
        if self.draft.take().is_some() {
            self.step = super::Step::Idle;
        }
    }
}

/// Inputs by number within each run of them; runs are parted by silences of `DRAFT_LIFE`.
/// What the snapshot holds already is left out, but for files, which are kept once by identity.
fn in_order(record: &Record) -> Vec<(u64, &Input)> {
    let mut by_time: Vec<(u64, &Input)> =
        record.inputs.iter().map(|(&update, input)| (update, input)).collect();
    by_time.sort_by_key(|(update, input)| (input.at, *update));
    let mut ordered: Vec<(u64, &Input)> = Vec::with_capacity(by_time.len());
    let mut start = 0;
    for end in 1..=by_time.len() {
        let parted =
            end == by_time.len() || by_time[end].1.at.duration_since(by_time[end - 1].1.at) > DRAFT_LIFE;
        if parted {
            by_time[start..end].sort_by_key(|(update, _)| *update);
            ordered.extend_from_slice(&by_time[start..end]);
            start = end;
        }
    }
    if let Some(snapshot) = &record.snapshot {
        ordered.retain(|(update, input)| {
            let folded = *update <= snapshot.upto && input.at.duration_since(snapshot.at) <= DRAFT_LIFE;
            !folded || matches!(input.kind, InputKind::File { .. })
        });
    }
    ordered
}

/// The update of each album that arrived first; it alone is answered.
fn first_of_albums(record: &Record) -> HashSet<u64> {
    let answered = record.snapshot.as_ref().and_then(|snapshot| snapshot.album.as_deref());
    let mut first: BTreeMap<&str, (Timestamp, u64)> = BTreeMap::new();
    for (&update, input) in &record.inputs {
        if let Some(album) = input.kind.album().filter(|album| Some(*album) != answered) {
            let arrival = (input.at, update);
            let known = first.entry(album).or_insert(arrival);
            *known = arrival.min(*known);
        }
    }
    first.into_values().map(|(_, update)| update).collect()
}

fn later_in_album(update: u64, input: &Input, first: &HashSet<u64>) -> bool {
    input.kind.album().is_some() && !first.contains(&update)
}
