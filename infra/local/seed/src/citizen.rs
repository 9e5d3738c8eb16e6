//! A citizen who answers the bot until the appeal is filed: the whole of the intake, back-dated.

use std::collections::VecDeque;

use hotline_app::intake::{Answer, Desk, Intake};
use hotline_domain::{
    dialogue::{Contact, DialogueRules, Field, Input, InputKind, Intent, Outcome, Reply},
    ids::AppealId,
    media::{Attachment, FileKind},
    person::GeoPoint,
};
use jiff::{SignedDuration, Timestamp};

use crate::{Error, appeals::Citizen, pictures::Picture};

/// No appeal needs more answers.
const PATIENCE: u64 = 40;

/// What a citizen is about to file.
pub struct Filing<'a> {
    /// Who.
    pub citizen: &'a Citizen,
    /// How many this person has filed before.
    pub earlier: u64,
    /// When the person begins to write.
    pub begins_at: Timestamp,
    /// The category's name.
    pub category: &'a str,
    /// The substance.
    pub text: &'a str,
    /// Pictures.
    pub photos: &'a [Picture],
    /// Place.
    pub location: Option<GeoPoint>,
    /// Whether the phone is shared by a button instead of being typed.
    pub shares_contact: bool,
}

impl Filing<'_> {
    /// Goes through the dialogue.
    ///
    /// # Errors
    /// A fault of the store, or a question that the citizen cannot answer.
    pub async fn file<S: Desk>(&self, store: &S, rules: &DialogueRules<'_>) -> Result<AppealId, Error> {
        let who = self.citizen.chat();
        let intake = Intake::plain(store, *rules);
        let mut materials = self.materials();
        let mut at = self.begins_at;
        let first = if self.earlier == 0 { Intent::Start } else { Intent::NewAppeal };
        let mut kind = InputKind::Text(first.label().to_owned());
        for count in 1..=PATIENCE {
            let update = self.earlier * 100 + count;
            let input = Input::new(at, kind);
            let reply = match intake.turn(&who, update, &input).await? {
                Answer::Reply(reply) => reply,
                other => return Err(format!("The bot answered {other:?} to a filing.").into()),
            };
            if let Reply::Registered { number } = reply {
                let record = store.append(&who, update, &input).await?;
                let filed = match record.outcomes.get(&update) {
                    Some(Outcome::Filed { appeal, .. }) => Some(*appeal),
                    Some(_) | None => None,
                };
                return filed.ok_or_else(|| {
                    format!("The appeal {number} has no outcome in its conversation.").into()
                });
            }
            kind = self.answer(&reply, &mut materials)?;
            at += SignedDuration::from_secs(12 + i64::try_from(count * 13 % 30)?);
        }
        Err("The bot asked more questions than an appeal has.".into())
    }

    fn answer(&self, reply: &Reply, materials: &mut VecDeque<InputKind>) -> Result<InputKind, Error> {
        let press = |intent: Intent| InputKind::Text(intent.label().to_owned());
        Ok(match reply {
            Reply::Menu(_) => press(Intent::NewAppeal),
            Reply::Consent { .. } => press(Intent::Agree),
            Reply::OfferProfile(_) => press(Intent::UseProfile),
            Reply::Summary { .. } => press(Intent::File),
            Reply::Similar { .. } => press(Intent::FileAnyway),
            Reply::ChooseAddress { .. } => press(Intent::KeepTyped),
            Reply::Noted { then, .. } => self.answer(then, materials)?,
            Reply::Ask { field: Field::Materials, .. } => {
                materials.pop_front().unwrap_or_else(|| press(Intent::Next))
            }
            Reply::Ask { field: Field::Phone, .. } if self.shares_contact => {
                InputKind::Contact(Contact { phone: self.citizen.phone.clone(), own: true })
            }
            Reply::Ask { field, .. } => InputKind::Text(self.words(*field)),
            other => return Err(format!("A citizen has no answer to {other:?}.").into()),
        })
    }

    fn words(&self, field: Field) -> String {
        let citizen = self.citizen;
        match field {
            Field::Surname => citizen.last_name.as_str(),
            Field::Name => &citizen.first_name,
            Field::Patronymic => citizen.patronymic.as_deref().unwrap_or(Intent::NoPatronymic.label()),
            Field::Residence => &citizen.residence,
            Field::Phone => &citizen.phone,
            Field::Category => self.category,
            Field::Substance => self.text,
            // A returning citizen's address is known from the last time.
            Field::Email if self.earlier > 0 => Intent::Next.label(),
            Field::Email => citizen.email.as_deref().unwrap_or(Intent::Next.label()),
            Field::Materials => Intent::Next.label(),
        }
        .to_owned()
    }

    fn materials(&self) -> VecDeque<InputKind> {
        let photos = self.photos.iter().enumerate().map(|(place, picture)| {
            let file = Attachment {
                kind: FileKind::Photo,
                source: format!("demo-{}-{}-{place}", self.citizen.chat().id, self.earlier),
                name: None,
                content_type: None,
                size: Some(picture.bytes().len() as u64),
            };
            InputKind::File { file, caption: None, album: None }
        });
        photos.chain(self.location.map(InputKind::Location)).collect()
    }
}
