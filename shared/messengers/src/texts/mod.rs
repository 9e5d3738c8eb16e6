//! Every Ukrainian sentence of the bot.
//!
//! The dialogue and the notices are values of `hotline-domain`; here they become messages. No
//! rule is decided here: a text only says what the value says.

mod appeals;
mod keyboards;
mod notices;
mod problems;
mod questions;
mod review;
mod service;
#[cfg(test)]
mod tests;
mod words;

use hotline_app::intake::Answer;
use hotline_domain::{dialogue::Reply, directory::Directory, ids::Channel};

pub use service::{COMMANDS, failure, private_only};

use crate::message::Message;

/// The bot's words for one city in one messenger.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    /// Name of the city, nominative.
    pub city: &'a str,
    /// The messenger they are read in; only its limits differ.
    pub channel: Channel,
    /// The city's directory: names of categories and organisations.
    pub directory: &'a Directory,
}

impl Texts<'_> {
    /// The answer of a turn in words; `None` where nothing is said.
    #[must_use]
    pub fn answer(&self, answer: &Answer) -> Option<Message> {
        match answer {
            Answer::Reply(reply) => self.reply(reply),
            Answer::MyAppeals(cards) => Some(self.my_appeals(cards)),
            Answer::MyAppeal(card) => Some(self.my_appeal(card.as_deref())),
        }
    }

    /// A reply in words; `None` where nothing is said. `MyAppeals` and `MyAppeal` need cards
    /// ([`Texts::my_appeals`], [`Texts::my_appeal`]); without them there are none to show.
    #[must_use]
    pub fn reply(&self, reply: &Reply) -> Option<Message> {
        Some(match reply {
            Reply::Silence => return None,
            Reply::Consent { again: false } => self.consent(),
            Reply::Consent { again: true } => self.consent_again(),
            Reply::Menu(note) => self.menu(*note),
            Reply::Help { in_draft } => self.help(*in_draft),
            Reply::OfferProfile(person) => review::offer_profile(person),
            Reply::Unfinished => review::unfinished(),
            Reply::Ask { field, correcting, note } => self.ask(*field, *correcting, note.as_ref()),
            Reply::Summary { draft, note } => self.summary(draft, note.as_ref()),
            Reply::ChooseCorrection => review::choose_correction(),
            Reply::Filing => service::filing(),
            Reply::Registered { number } => service::registered(number),
            Reply::MyAppeals => self.my_appeals(&[]),
            Reply::MyAppeal(_) => self.my_appeal(None),
        })
    }
}
