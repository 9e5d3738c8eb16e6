//! Every Ukrainian sentence of the bot.
//!
//! The dialogue and the notices are values of `hotline-domain`; here they become messages. No
//! rule is decided here: a text only says what the value says.

mod appeals;
mod keyboards;
mod letters;
mod moderation;
mod notices;
mod personal;
mod problems;
mod questions;
mod review;
mod service;
mod surveys;
#[cfg(test)]
mod tests;
mod words;

use hotline_app::intake::Answer;
use hotline_domain::{
    dialogue::{Note, Reply},
    directory::Directory,
    ids::Channel,
};
use questions::Question;
pub use review::reminder;
pub use service::{COMMANDS, failure, private_only};

use crate::message::{MAX_TEXT, Message, cut, escape, length};

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
            Answer::MyAppeal(record) => Some(self.my_appeal(record.as_deref())),
            Answer::MyData(data, cards) => Some(self.my_data(data, cards)),
            Answer::Linked(reply, link) => self.reply(reply).map(|message| with_link(message, link)),
        }
    }

    /// A reply in words; `None` where nothing is said. `MyAppeals` and `MyAppeal` need cards
    /// ([`Texts::my_appeals`], [`Texts::my_appeal`]); without them there are none to show.
    #[must_use]
    pub fn reply(&self, reply: &Reply) -> Option<Message> {
        Some(match reply {
            Reply::Silence => return None,
            Reply::Consent { again: false, renewed } => self.consent(*renewed),
            Reply::Consent { again: true, .. } => self.consent_again(),
            Reply::Menu(note) => self.menu(*note),
            Reply::Help { then } => self.help(then.as_deref().and_then(|then| self.reply(then))),
            Reply::OfferProfile(person) => review::offer_profile(person),
            Reply::Unfinished => review::unfinished(),
            Reply::Ask { field, correcting, note, given, options, group, addresses } => {
                let question = Question {
                    field: *field,
                    correcting: *correcting,
                    given: given.as_deref(),
                    options,
                    group: group.as_ref(),
                    addresses,
                };
                self.ask(&question, note.as_ref())
            }
            Reply::ChooseAddress { typed, options, note } => {
                noted(note.as_ref(), review::choose_address(typed, options))
            }
            Reply::Summary { draft, note } => self.summary(draft, note.as_ref()),
            Reply::ChooseCorrection => review::choose_correction(),
            Reply::Similar { number } => review::similar(number),
            Reply::Writing { letter, note } => letters::writing(letter, note.as_ref()),
            Reply::Surveyed { appeal, number, next, then } => {
                let then = then.as_deref().and_then(|then| self.reply(then));
                surveys::surveyed(*appeal, &number.to_string(), next, then)
            }
            Reply::Done { done, then } => {
                let done = letters::done(done);
                match then.as_deref().and_then(|then| self.reply(then)) {
                    Some(then) => joined(&done, then),
                    None => Message::plain(done).with(keyboards::menu()),
                }
            }
            Reply::Noted { note, then } => noted(Some(note), self.reply(then)?),
            Reply::MyData(data) => self.my_data(data, &[]),
            Reply::ConfirmErase => personal::confirm_erase(),
            Reply::Erased => personal::erased(),
            Reply::Kept { flag, until } => self.kept(*flag, *until),
            Reply::Flooded { until } => moderation::flooded(*until),
            Reply::Filing => service::filing(),
            Reply::Registered { number } => service::registered(number),
            Reply::MyAppeals => self.my_appeals(&[]),
            Reply::MyAppeal(_) => self.my_appeal(None),
        })
    }
}

/// A message with something said before it.
fn noted(note: Option<&Note>, message: Message) -> Message {
    match note {
        Some(note) => joined(&problems::note(note), message),
        None => message,
    }
}

fn joined(before: &str, message: Message) -> Message {
    Message { text: format!("{before}\n\n{}", message.text), ..message }
}

/// A message with an upload link below it, which always finds room.
fn with_link(message: Message, link: &str) -> Message {
    let link = format!("\n\n🔗 {}", escape(link));
    let room = MAX_TEXT.saturating_sub(length(&link));
    let text = match length(&message.text) <= room {
        true => message.text,
        // Markup is never cut in two: a text this long keeps its words only.
        false => escape(&cut(&crate::message::visible(&message.text), room / 2)),
    };
    Message { text: text + &link, ..message }
}
