//! «Мої звернення»: the person's cards and where each of them stands (clause 3.2).

use hotline_app::ports::CardRecord;
use hotline_domain::{
    card::{By, Card, Ending, Event, EventKind, Grant, LinkKind, State, undone},
    control::{Stage, Tick},
    dialogue::{Field, Intent},
    media::Origin,
    quotes,
    survey::SurveyEvent,
};

use super::{
    Texts, surveys,
    words::{date, due, files, line, quoted},
};
use crate::message::{InlineButton, Keyboard, Message, cut, escape};

/// How many appeals are listed.
const LISTED: usize = 10;
/// Longest name of a category or organisation shown here, UTF-16 units.
const NAME_SHOWN: usize = 120;
/// How much of the substance, the result, a question, an organisation's name is shown, UTF-16 units.
const TEXT_SHOWN: usize = 1000;
const QUESTION_SHOWN: usize = 400;
const ORGANISATION_SHOWN: usize = 60;
/// How many entries of the history are shown.
const HISTORY_SHOWN: usize = 8;

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

    /// One appeal of the person with its history and what can be done; `None` when there is no such
    /// one of theirs.
    #[must_use]
    pub fn my_appeal(&self, record: Option<&CardRecord>) -> Message {
        let Some(CardRecord { card, events, .. }) = record else {
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
            facts.push(line("Відповідає", &cut(&organisation.name, NAME_SHOWN)));
        }
        let sent = card.files.iter().filter(|file| file.origin == Origin::Applicant).count();
        if sent > 0 {
            facts.push(line("Ви додали", &files(sent)));
        }
        let mut parts = vec![
            format!("📄 <b>Звернення № {}</b>", escape(&card.number.to_string())),
            facts.join("\n"),
            line(Field::Substance.label(), &cut(&card.substance, TEXT_SHOWN)),
        ];
        for question in card.questions.iter().filter(|question| question.answered_at.is_none()) {
            parts.push(format!("❓ <b>Вас запитали:</b> {}", escape(&cut(&question.text, QUESTION_SHOWN))));
        }
        // Until the card is closed the result is being checked (5.4, 6.1.4).
        if let (State::Closed, Some(result)) = (card.state, &card.result) {
            parts.push(format!(
                "<b>Результат:</b> {}\n{}",
                escape(result.code.name()),
                escape(&cut(&result.text, TEXT_SHOWN))
            ));
        }
        let undone = undone(events);
        let stands = |event: &&Event| !undone.contains(&event.sequence);
        let history: Vec<String> =
            events.iter().filter(stands).filter_map(|event| self.happened(event)).collect();
        if !history.is_empty() {
            let newest = &history[history.len().saturating_sub(HISTORY_SHOWN)..];
            parts.push(format!("<b>Що було</b>\n{}", newest.join("\n")));
        }
        Message::plain(parts.join("\n\n")).with(actions(card))
    }

    /// An event as far as it concerns the applicant.
    fn happened(&self, event: &Event) -> Option<String> {
        let what = match &event.kind {
            EventKind::Registered(_) => "зареєстровано".to_owned(),
            EventKind::Addressed { due_at, .. } => {
                format!("передано керівництву, строк до {}", due(*due_at))
            }
            EventKind::Assigned { executor, .. } => match self.directory.organisation_of(executor) {
                Some(organisation) => format!("виконавець — {}", cut(&organisation.name, ORGANISATION_SHOWN)),
                None => "призначено виконавця".to_owned(),
            },
            EventKind::DeadlineCorrected { due_at, .. }
            | EventKind::RequestGranted { grant: Grant::AdditionalControl { due_at }, .. } => {
                format!("строк змінено: до {}", due(*due_at))
            }
            EventKind::RequestGranted { grant: Grant::StrategicPlan { plan, .. }, .. } => {
                format!(
                    "включено до плану {} на {} рік",
                    quotes::quoted(&cut(&plan.name, ORGANISATION_SHOWN)),
                    plan.year
                )
            }
            EventKind::RequestGranted { grant: Grant::Executors { .. }, .. } => {
                "склад виконавців змінено".to_owned()
            }
            EventKind::Ended { ending, .. } => match ending {
                Ending::Forwarded { to } => {
                    format!("переслано за належністю: {}", cut(to, ORGANISATION_SHOWN))
                }
                Ending::ReturnedToAuthor => "повернуто вам із розʼясненням".to_owned(),
                Ending::NotConsidered { .. } => "не підлягає розгляду".to_owned(),
            },
            EventKind::MergedInto { main } => format!("розглядають разом із № {}", main.number),
            EventKind::EndedWithMain { .. } => "розгляд завершено".to_owned(),
            EventKind::Accepted { .. } => "узято в роботу".to_owned(),
            EventKind::Reported { .. } => "виконано, результат перевіряють".to_owned(),
            EventKind::ReturnedForRework { .. } => "повернуто на доопрацювання".to_owned(),
            EventKind::Closed { .. } => "розгляд завершено".to_owned(),
            EventKind::ClarificationAsked { .. } => "вас просили уточнити".to_owned(),
            EventKind::ClarificationAnswered { .. } => "ви відповіли на запитання".to_owned(),
            EventKind::Added { .. } => "ви доповнили звернення".to_owned(),
            EventKind::Withdrawn { .. } => "ви відкликали звернення".to_owned(),
            EventKind::CategoryCorrected { to, .. } => {
                let name = self.directory.category(to).map(|category| category.name.as_str());
                format!("категорію уточнено: {}", cut(name.unwrap_or(&to.0), ORGANISATION_SHOWN))
            }
            EventKind::Control(Tick::Breached { stage: Stage::Execution, .. }) => {
                "строк порушено, про це повідомлено керівництво міста".to_owned()
            }
            EventKind::Control(Tick::TermMoved { due_at, .. }) => {
                format!("строк перенесено: до {}", due(*due_at))
            }
            EventKind::Survey(SurveyEvent::Answered { done: true }) => {
                "ви підтвердили, що роботу виконано".to_owned()
            }
            EventKind::Survey(SurveyEvent::Answered { done: false }) => {
                "ви повідомили, що роботу не виконано".to_owned()
            }
            EventKind::Survey(SurveyEvent::Rated { quality, .. }) => format!("ваша оцінка: {quality} з 5"),
            EventKind::Linked { link } if link.kind == LinkKind::Repeat && event.by == By::Service => {
                format!("зареєстровано повторне звернення № {}", link.number)
            }
            EventKind::Survey(
                SurveyEvent::Asked
                | SurveyEvent::Reminded
                | SurveyEvent::NotSent { .. }
                | SurveyEvent::Commented { .. }
                | SurveyEvent::Lapsed,
            )
            | EventKind::Control(
                Tick::Warned { .. }
                | Tick::Breached { .. }
                | Tick::Escalated { .. }
                | Tick::QuestionLapsed { .. },
            )
            | EventKind::Commented { .. }
            | EventKind::ProofAttached { .. }
            | EventKind::LocationSet { .. }
            | EventKind::Undone { .. }
            | EventKind::PartAccepted { .. }
            | EventKind::PartDone { .. }
            | EventKind::RequestMade { .. }
            | EventKind::RequestRefused { .. }
            | EventKind::RequestWithdrawn { .. }
            | EventKind::MaterialsAsked { .. }
            | EventKind::MaterialsGiven { .. }
            | EventKind::Prompted { .. }
            | EventKind::Informed { .. }
            | EventKind::Linked { .. }
            | EventKind::Classified(_)
            | EventKind::Rated { .. }
            | EventKind::MeasureRecorded { .. }
            | EventKind::HandedOver { .. }
            | EventKind::ApplicantBlocked { .. }
            | EventKind::ApplicantUnblocked { .. } => return None,
        };
        Some(format!("• {} — {}", date(event.at), escape(&what)))
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

/// What can be done with an open appeal.
fn actions(card: &Card) -> Keyboard {
    if !card.state.is_open() {
        return surveys::waiting(card).unwrap_or(Keyboard::Keep);
    }
    let button = |text: &str, data: String| vec![InlineButton { text: text.to_owned(), data }];
    let (id, number) = (card.id, &card.number);
    let mut rows: Vec<Vec<InlineButton>> = card
        .questions
        .iter()
        .filter(|question| question.answered_at.is_none())
        .map(|question| button("✍️ Відповісти", format!("answer:{id}:{}", question.sequence)))
        .collect();
    rows.push(button("➕ Доповнити", format!("add:{id}:{number}")));
    rows.push(button("↩️ Відкликати", format!("withdraw:{id}:{number}")));
    Keyboard::Inline(rows)
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
        State::Merged => "🔗 розглядаємо разом з іншим зверненням із цього питання",
    }
}

fn term(card: &Card) -> String {
    if let Some(breach) = card.watch.lasting(Stage::Execution) {
        return format!("⚠️ Строк минув {}, про це повідомлено керівництво міста", due(breach.due_at));
    }
    match (card.state, card.closed_at, card.due_at) {
        (State::Closed | State::Withdrawn, Some(closed), _) => format!("Завершено {}", date(closed)),
        (_, _, Some(term)) => format!("Строк — до {}", due(term)),
        (_, _, None) => "Строк ще не визначено".to_owned(),
    }
}
