//! «Мої звернення»: the person's cards and where each of them stands (clause 3.2).

use hotline_domain::{
    card::{Card, State},
    dialogue::{Field, Intent},
    media::Origin,
};

use super::{
    Texts,
    words::{date, files, line, quoted, shown},
};
use crate::message::{InlineButton, Keyboard, Message, cut, escape};

/// How many appeals are listed.
const LISTED: usize = 10;
/// Longest name of a category or organisation shown here, UTF-16 units.
const NAME_SHOWN: usize = 120;

impl Texts<'_> {
    /// The newest appeals of a person, each with a button that opens it.
    #[must_use]
    pub fn my_appeals(&self, cards: &[Card]) -> Message {
        if cards.is_empty() {
            return Message::plain(
                "📋 Поданих звернень у вас ще немає. Щойно подасте перше, тут зʼявляться його номер, стан \
                 і строк.",
            );
        }
        let mut newest: Vec<&Card> = cards.iter().collect();
        newest.sort_by_key(|card| std::cmp::Reverse((card.registered_at, card.id)));
        newest.truncate(LISTED);
        let entries: Vec<String> = newest.iter().map(|card| self.entry(card)).collect();
        let buttons = newest
            .iter()
            .map(|card| InlineButton { text: card.number.to_string(), data: format!("appeal:{}", card.id) })
            .collect::<Vec<_>>()
            .chunks(2)
            .map(<[InlineButton]>::to_vec)
            .collect();
        let heading = match cards.len() >= LISTED {
            true => "📋 <b>Ваші останні звернення</b>",
            false => "📋 <b>Ваші звернення</b>",
        };
        Message::plain(format!(
            "{heading}\n\n{}\n\nЩоб побачити подробиці, натисніть номер звернення.",
            entries.join("\n\n")
        ))
        .with(Keyboard::Inline(buttons))
    }

    /// One appeal of the person; `None` when there is no such one of theirs.
    #[must_use]
    pub fn my_appeal(&self, card: Option<&Card>) -> Message {
        let Some(card) = card else {
            return Message::plain(format!(
                "Такого звернення серед ваших немає. Усі подані звернення — у розділі {}.",
                quoted(Intent::MyAppeals)
            ));
        };
        let mut facts = vec![
            format!("<b>Стан:</b> {}", state(card.state)),
            term(card),
            line(Field::Category.label(), &self.category(card)),
            line("Подано", &date(card.registered_at)),
        ];
        let organisation =
            card.executor.as_ref().and_then(|executor| self.directory.organisation_of(executor));
        if let Some(organisation) = organisation {
            facts.push(line("Виконавець", &cut(&organisation.name, NAME_SHOWN)));
        }
        let sent = card.files.iter().filter(|file| file.origin == Origin::Applicant).count();
        if sent > 0 {
            facts.push(line("Ви додали", &files(sent)));
        }
        let mut parts = vec![
            format!("📄 <b>Звернення № {}</b>", escape(&card.number.to_string())),
            facts.join("\n"),
            line(Field::Substance.label(), &shown(&card.substance)),
        ];
        // Until the card is closed the result is being checked (5.4, 6.1.4).
        if let (State::Closed, Some(result)) = (card.state, &card.result) {
            parts.push(format!(
                "<b>Результат:</b> {}\n{}",
                escape(result.code.name()),
                escape(&shown(&result.text))
            ));
        }
        Message::plain(parts.join("\n\n"))
    }

    fn entry(&self, card: &Card) -> String {
        format!(
            "<b>{}</b> · {}\n{}\n{}",
            escape(&card.number.to_string()),
            escape(&self.category(card)),
            state(card.state),
            term(card)
        )
    }

    fn category(&self, card: &Card) -> String {
        let name = self.directory.category(&card.category).map(|category| category.name.as_str());
        cut(name.unwrap_or(&card.category.0), NAME_SHOWN)
    }
}

/// The state in words a citizen uses.
fn state(state: State) -> &'static str {
    match state {
        State::Registered => "🆕 зареєстровано, визначаємо строк і відповідальних",
        State::Addressed => "📨 передано керівництву, добирають виконавця",
        State::Assigned => "👷 виконавця призначено",
        State::InWork => "🔧 виконавець працює",
        State::Reported => "🔎 виконано, перевіряємо результат",
        State::Closed => "✅ розгляд завершено",
        State::Withdrawn => "↩️ ви відкликали звернення",
    }
}

fn term(card: &Card) -> String {
    match (card.state, card.closed_at, card.due_at) {
        (State::Closed | State::Withdrawn, Some(closed), _) => format!("Завершено {}", date(closed)),
        (_, _, Some(due)) => format!("Строк — до {}", date(due)),
        (_, _, None) => "Строк ще не визначено".to_owned(),
    }
}
