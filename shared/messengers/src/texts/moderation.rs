//! Words that are not let through, and floods (clause 4.4).

use hotline_domain::moderation::Flag;
use jiff::Timestamp;

use super::{Texts, keyboards, words::moment};
use crate::message::{Keyboard, Message, cut, escape};

impl Texts<'_> {
    /// The words were kept for a person to look at.
    pub(super) fn kept(&self, flag: Flag, until: Option<Timestamp>) -> Message {
        let channels = escape(&cut(&self.directory.settings.other_channels, 500));
        let text = match (flag, until) {
            (_, Some(until)) => format!(
                "🚫 Розмову зупинено: у повідомленнях знову образливі слова. Бот не прийматиме від вас повідомлень \
                 до {}.\n\nНаписане не викинуто: його перегляне відповідальна особа і, якщо це помилка, \
                 зареєструє звернення. Звернутися до міської ради можна й інакше: {channels}.",
                moment(until),
            ),
            (Flag::Insult, None) => format!(
                "🚫 Розмову зупинено. Написане перегляне відповідальна особа. Звернутися до міської ради можна й \
                 інакше: {channels}."
            ),
            (Flag::Hate, None) => format!(
                "⚠️ У написаному є вислови, схожі на розпалювання ворожнечі, тому звернення спершу перегляне \
                 відповідальна особа. Якщо звернення зареєструють, напишемо сюди його номер. Звернутися до міської ради можна й інакше: \
                 {channels}."
            ),
        };
        Message::plain(text).with(match until {
            Some(_) => Keyboard::Remove,
            None => keyboards::menu(),
        })
    }
}

/// Too many messages.
pub(super) fn flooded(until: Timestamp) -> Message {
    Message::plain(format!(
        "⏸ Забагато повідомлень за хвилину. Відпочиньмо трохи: бот знову прийматиме їх після {}. Усе, що \
         надійшло раніше, збережено.",
        moment(until)
    ))
}
