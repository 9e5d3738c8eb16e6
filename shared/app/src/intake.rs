//! A turn of the dialogue: append the input, fold, file what is to be filed (clauses 4.1, 4.2).

use hotline_domain::{
    card::{Card, Registration, apply, register},
    deadline::date_in_kyiv,
    dialogue::{Compaction, DialogueRules, Filing, Folded, Input, Outcome, Reply, fold},
    ids::{AppealId, ChannelUser},
    media::{Attachment, CardFile, FileKind, Origin, Storage, StoredFile},
};
use uuid::Uuid;

use crate::{
    error::Fault,
    ports::{Cards, Conversations, Filed, NewCard, RegistrationNumberOf},
};

/// The answer to one update.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A reply of the dialogue.
    Reply(Reply),
    /// The person's appeals, newest first.
    MyAppeals(Vec<Card>),
    /// One appeal of the person; `None` when it is not theirs.
    MyAppeal(Option<Box<Card>>),
}

/// How many appeals «Мої звернення» shows.
const MY_APPEALS: usize = 10;

/// Takes one update in and answers it. The same update twice has one effect and the same answer.
///
/// # Errors
/// A fault of the store; the messenger will deliver the update again.
pub async fn turn<S: Conversations + Cards>(
    store: &S,
    rules: &DialogueRules<'_>,
    who: &ChannelUser,
    update: u64,
    input: &Input,
) -> Result<Answer, Fault> {
    let mut record = store.append(who, update, input).await?;
    let mut folded = fold(&record, rules);
    // Whoever sees an unfinished filing finishes it: the one who asked may have been cut off.
    for filing in std::mem::take(&mut folded.filings) {
        let outcome = file(store, who, &filing, folded.compaction.take()).await?;
        record.outcomes.insert(filing.update, outcome);
        folded = Folded { large: false, compaction: None, ..fold(&record, rules) };
    }
    if let (true, Some(compaction)) = (folded.large, &folded.compaction) {
        store.compact(who, compaction).await?;
    }
    answer(store, who, folded.reply_to(update)).await
}

async fn answer<S: Cards>(store: &S, who: &ChannelUser, reply: Reply) -> Result<Answer, Fault> {
    Ok(match reply {
        Reply::MyAppeals => Answer::MyAppeals(store.of_applicant(who, MY_APPEALS).await?),
        Reply::MyAppeal(id) => {
            let card = store.card(id).await?.filter(|card| &card.contact == who);
            Answer::MyAppeal(card.map(Box::new))
        }
        reply => Answer::Reply(reply),
    })
}

/// Registers the appeal of a filing, once.
async fn file<S: Cards>(
    store: &S,
    who: &ChannelUser,
    filing: &Filing,
    compaction: Option<Compaction>,
) -> Result<Outcome, Fault> {
    let new =
        NewCard { who: who.clone(), update: filing.update, year: date_in_kyiv(filing.at).year(), compaction };
    let id = AppealId(Uuid::now_v7());
    let make = |number| new_card(id, who, filing, number);
    match store.file(&new, &make).await? {
        Filed::Created(outcome) | Filed::Already(outcome) => Ok(outcome),
    }
}

/// The card that a filing makes, with its first event and its files.
pub(crate) fn new_card(
    id: AppealId,
    who: &ChannelUser,
    filing: &Filing,
    number: RegistrationNumberOf,
) -> Result<(Card, hotline_domain::card::Event, Vec<StoredFile>), Fault> {
    let draft = &filing.draft;
    let incomplete = || Fault::new("register", "the draft lacks a mandatory field");
    let applicant = draft.applicant().ok_or_else(incomplete)?;
    let (files, stored) = applicant_files(&draft.files);
    let registration = Registration {
        number: number.of(&applicant.surname),
        contact: who.clone(),
        applicant,
        category: draft.category.clone().ok_or_else(incomplete)?,
        substance: draft.substance.clone().ok_or_else(incomplete)?,
        location: draft.location,
        files,
    };
    let event = register(id, registration, filing.at).map_err(|refusal| Fault::new("register", refusal))?;
    let card = apply(None, &event).ok_or_else(incomplete)?;
    Ok((card, event, stored))
}

/// Files of an applicant as a card gets them: each with an identity and a name, its bytes still in
/// the messenger.
pub(crate) fn applicant_files(attachments: &[Attachment]) -> (Vec<(CardFile, Attachment)>, Vec<StoredFile>) {
    let named = attachments.iter().enumerate().map(|(index, attachment)| {
        let name = attachment.name.clone().unwrap_or_else(|| default_name(attachment.kind, index + 1));
        let id = Uuid::now_v7();
        (CardFile { id, name, kind: attachment.kind, origin: Origin::Applicant }, attachment.clone())
    });
    let files: Vec<_> = named.collect();
    let stored = files
        .iter()
        .map(|(file, attachment)| StoredFile {
            file: file.clone(),
            storage: Storage::Pending { attachment: attachment.clone() },
        })
        .collect();
    (files, stored)
}

fn default_name(kind: FileKind, number: usize) -> String {
    let word = match kind {
        FileKind::Photo => "Фото",
        FileKind::Video => "Відео",
        FileKind::Audio => "Аудіо",
        FileKind::Voice => "Голосове повідомлення",
        FileKind::Document => "Файл",
    };
    format!("{word} {number}")
}
