//! A turn of the dialogue: append the input, fold, do what the fold asks for, answer.

use hotline_domain::{
    card::Card,
    dialogue::{DialogueRules, Folded, Input, InputKind, Intent, MyData, Note, Reply, fold},
    ids::{Channel, ChannelUser},
    moderation::Flag,
};
use jiff::SignedDuration;

use crate::{
    cards::of_person,
    errands,
    error::Fault,
    ports::{CardRecord, Cards, Cases, Conversations, Staging, Upload, Uploads},
    uploads::UploadLinks,
};

/// How long an upload link works.
const LINK_LIFE: SignedDuration = SignedDuration::from_hours(24);
/// How many appeals «Мої звернення» shows.
const MY_APPEALS: usize = 10;

/// The answer to one update.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A reply of the dialogue.
    Reply(Reply),
    /// A reply that names an upload link.
    Linked(Reply, String),
    /// The person's appeals, newest first.
    MyAppeals(Vec<Card>),
    /// One appeal of the person; `None` when it is not theirs.
    MyAppeal(Option<Box<CardRecord>>),
    /// What is kept of the person, with their appeals, newest first.
    MyData(Box<MyData>, Vec<Card>),
}

/// What a turn needs of a store.
pub trait Desk: Conversations + Cards + Cases + Uploads + Staging {}
impl<T: Conversations + Cards + Cases + Uploads + Staging> Desk for T {}

/// Looks for insults and hatred in a text (4.4).
pub type Judge<'a> = &'a (dyn Fn(&str) -> Option<Flag> + Send + Sync);

/// Where updates are taken in.
pub struct Intake<'a, S> {
    /// The store.
    pub store: &'a S,
    /// What the conversation depends on.
    pub rules: DialogueRules<'a>,
    /// Looks at what people write.
    pub judge: Judge<'a>,
    /// Makes upload links, where there is a page for them.
    pub links: Option<&'a UploadLinks>,
}

impl<'a, S: Desk> Intake<'a, S> {
    /// Intake that finds fault with nothing and has no upload page, for tools and tests.
    pub fn plain(store: &'a S, rules: DialogueRules<'a>) -> Self {
        Self { store, rules, judge: &|_| None, links: None }
    }

    /// Takes one update in and answers it. The same update twice has one effect and the same answer.
    ///
    /// # Errors
    /// A fault of the store; the messenger will deliver the update again.
    pub async fn turn(&self, who: &ChannelUser, update: u64, input: &Input) -> Result<Answer, Fault> {
        let words = input.kind.words().join("\n");
        let flag = Some(words).filter(|words| !words.is_empty()).and_then(|words| (self.judge)(&words));
        let agrees = matches!(&input.kind, InputKind::Text(text) if Intent::Agree.said(text));
        let consent_version = agrees.then_some(self.rules.settings().consent_version);
        let input = Input { flag, consent_version, ..input.clone() };
        let mut record = self.store.append(who, update, &input).await?;
        let blocked = record.block.as_ref().is_some_and(|block| block.holds(input.at));
        if blocked && !record.inputs.contains_key(&update) {
            return Ok(Answer::Reply(Reply::Silence));
        }
        let mut folded = fold(&record, &self.rules);
        // Whoever sees an unfinished task finishes it: the one who asked may have been cut off.
        while let Some(task) = folded.tasks.first().cloned() {
            let outcome = errands::perform(self, who, &task, &record, folded.compaction.take()).await?;
            record.outcomes.insert(task.update, outcome);
            folded = Folded { large: false, compaction: None, ..fold(&record, &self.rules) };
        }
        if let (true, Some(compaction)) = (folded.large, &folded.compaction) {
            self.store.compact(who, compaction).await?;
        }
        if folded.began_with(update) && self.rules.settings().draft_reminder_hours > 0 {
            self.store.begin_draft(who, update, input.at).await?;
        }
        if let (InputKind::File { file, .. }, Channel::Viber) = (&input.kind, who.channel) {
            // Its link dies within the hour, and the appeal may be filed a week later.
            self.store.stage(who, update, file).await?;
        }
        let answer = self.answer(who, &folded, update).await?;
        self.with_link(who, update, &input, answer).await
    }

    async fn answer(&self, who: &ChannelUser, folded: &Folded, update: u64) -> Result<Answer, Fault> {
        let phone = folded.conversation.verified_phone.as_deref();
        Ok(match folded.reply_to(update) {
            Reply::MyAppeals => Answer::MyAppeals(self.of_person(who, phone).await?),
            Reply::MyAppeal(id) => {
                let record = self.store.load(id).await?;
                let theirs = record.filter(|record| is_theirs(&record.card, who, phone));
                Answer::MyAppeal(theirs.map(Box::new))
            }
            Reply::MyData(data) => Answer::MyData(data, self.of_person(who, phone).await?),
            reply => Answer::Reply(reply),
        })
    }

    /// The person's appeals, newest first: those of this chat and, where the messenger vouched for
    /// their phone, those filed with it from any other.
    pub(crate) async fn of_person(&self, who: &ChannelUser, phone: Option<&str>) -> Result<Vec<Card>, Fault> {
        let mut cards = of_person(self.store, Some(who), phone, MY_APPEALS).await?;
        cards.truncate(MY_APPEALS);
        Ok(cards)
    }

    /// A file that the messenger does not hand over comes by a link; it is the same for the same
    /// update.
    async fn with_link(
        &self,
        who: &ChannelUser,
        update: u64,
        input: &Input,
        answer: Answer,
    ) -> Result<Answer, Fault> {
        let (Answer::Reply(reply), Some(links), InputKind::File { file, .. }) =
            (&answer, self.links, &input.kind)
        else {
            return Ok(answer);
        };
        if upload_of(reply) != Some(update) {
            return Ok(answer);
        }
        let token = links.token(who, update);
        let upload = Upload {
            who: who.clone(),
            update,
            file: file.clone(),
            expires_at: input.at.saturating_add(LINK_LIFE).unwrap_or(input.at),
            sending: None,
            done: None,
        };
        self.store.open_upload(&token, &upload).await?;
        Ok(Answer::Linked(reply.clone(), links.address(&token)))
    }
}

/// The upload that a reply speaks of.
fn upload_of(reply: &Reply) -> Option<u64> {
    let note = match reply {
        Reply::Ask { note, .. }
        | Reply::Summary { note, .. }
        | Reply::Writing { note, .. }
        | Reply::ChooseAddress { note, .. } => note.as_ref(),
        Reply::Noted { note, .. } => Some(note),
        _ => None,
    };
    match note {
        Some(Note::UploadLink { upload, .. }) => Some(*upload),
        _ => None,
    }
}

/// True for a card that the person may see and add to: filed from this chat, or with the phone that
/// the messenger vouched is theirs.
pub(crate) fn is_theirs(card: &Card, who: &ChannelUser, phone: Option<&str>) -> bool {
    card.contact.as_ref() == Some(who) || phone.is_some_and(|phone| card.applicant.phone.number == phone)
}
