//! The buttons of each step; their words are the dialogue's own, so that a press is understood.

use hotline_domain::{
    dialogue::{Address, Field, Intent},
    directory::Directory,
    ids::CategoryId,
};

use super::questions::{Question, level};
use crate::message::{Button, Keyboard};

const SHARE_PHONE: &str = "📱 Надіслати мій номер";
const SHARE_PLACE: &str = "📍 Надіслати місце, де я зараз";

fn text(intent: Intent) -> Button {
    Button::Text(intent.label().to_owned())
}

/// A keyboard of intents.
pub(super) fn intents(rows: &[&[Intent]]) -> Keyboard {
    Keyboard::Reply(rows.iter().map(|row| row.iter().copied().map(text).collect()).collect())
}

/// The main menu.
pub(super) fn menu() -> Keyboard {
    intents(&[&[Intent::NewAppeal], &[Intent::MyAppeals, Intent::Help], &[Intent::MyData]])
}

/// What can be pressed at a question.
pub(super) fn question(question: &Question<'_>, directory: &Directory) -> Keyboard {
    let (field, correcting) = (question.field, question.correcting);
    let mut rows = match field {
        Field::Surname | Field::Name | Field::Residence => Vec::new(),
        Field::Substance => match question.given {
            Some(_) => vec![vec![text(Intent::Next)]],
            None => Vec::new(),
        },
        Field::Patronymic => vec![vec![text(Intent::NoPatronymic)]],
        Field::Phone => {
            let mut rows = vec![vec![Button::RequestContact(SHARE_PHONE.to_owned())]];
            rows.extend(question.addresses.iter().map(|address| vec![Button::Text(address.label.clone())]));
            rows
        }
        Field::Category if !question.options.is_empty() => suggested(question.options, directory),
        Field::Category => in_pairs(level(directory, question.group).map(|category| category.name.as_str())),
        Field::Email => vec![vec![text(Intent::Next)]],
        Field::Materials if correcting => vec![
            vec![Button::RequestLocation(SHARE_PLACE.to_owned())],
            vec![text(Intent::RemoveMaterials), text(Intent::Next)],
        ],
        Field::Materials => {
            vec![vec![Button::RequestLocation(SHARE_PLACE.to_owned())], vec![text(Intent::Next)]]
        }
    };
    rows.push(match field.previous().is_some() || correcting {
        true => vec![text(Intent::Back), text(Intent::Cancel)],
        false => vec![text(Intent::Cancel)],
    });
    Keyboard::Reply(rows)
}

/// The categories that fit, one a row, and the way to the rest.
fn suggested(options: &[CategoryId], directory: &Directory) -> Vec<Vec<Button>> {
    let named = options.iter().filter_map(|id| directory.category(id));
    let mut rows: Vec<Vec<Button>> =
        named.map(|category| vec![Button::Text(category.name.clone())]).collect();
    rows.push(vec![text(Intent::AllCategories)]);
    rows
}

/// Addresses to choose from, one a row.
pub(super) fn addresses(options: &[Address]) -> Keyboard {
    let mut rows: Vec<Vec<Button>> =
        options.iter().map(|option| vec![Button::Text(option.label.clone())]).collect();
    rows.push(vec![text(Intent::KeepTyped)]);
    rows.push(vec![text(Intent::Back), text(Intent::Cancel)]);
    Keyboard::Reply(rows)
}

/// Every field, to choose the one to correct.
pub(super) fn fields() -> Keyboard {
    let mut rows = in_pairs(Field::ALL.iter().map(|field| field.label()));
    rows.push(vec![text(Intent::Back), text(Intent::Cancel)]);
    Keyboard::Reply(rows)
}

fn in_pairs<'a>(labels: impl Iterator<Item = &'a str>) -> Vec<Vec<Button>> {
    let buttons: Vec<Button> = labels.map(|label| Button::Text(label.to_owned())).collect();
    buttons.chunks(2).map(<[Button]>::to_vec).collect()
}
