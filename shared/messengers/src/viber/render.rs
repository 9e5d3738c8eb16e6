//! Messages in Viber's wire form (REST Bot API, "Send message" and "Keyboards").

use hotline_domain::dialogue::Intent;
use serde_json::{Value, json};

use crate::message::{Button, InlineButton, Keyboard, Message, cut, escape, length, visible};

/// What the body of a pressed inline button begins with. Viber sends a press as a text, and nobody
/// types this.
pub const PRESS: &str = "press:";

/// Longest text of a message, characters.
const MAX_TEXT: usize = 7000;
/// Largest request, bytes; Viber's 30 KB taken at its smallest.
const MAX_REQUEST: usize = 30_000;
/// Longest name of a sender, characters.
const MAX_SENDER: usize = 28;
/// Longest words and body of a button, characters.
const MAX_BUTTON: usize = 250;
/// Most rows of a keyboard that a phone shows (developers.viber.com, FAQ).
const MAX_ROWS: usize = 12;
/// Width of a keyboard in Viber's units.
const COLUMNS: usize = 6;
/// How much of the text stays before buttons are left out to keep the request small.
const KEPT_TEXT: usize = 1000;
/// Since when clients know the buttons that share a phone or a place.
const PICKERS_SINCE: u8 = 3;

/// The body of `send_message`.
#[must_use]
pub fn send_message(receiver: &str, sender: &str, message: &Message) -> Value {
    let mut call = welcome(sender, message);
    call["receiver"] = json!(receiver);
    call
}

/// The body of `send_message` with a picture by its link.
#[must_use]
pub fn send_picture(receiver: &str, sender: &str, link: &str) -> Value {
    json!({
        "receiver": receiver,
        "type": "picture",
        "sender": { "name": cut(sender, MAX_SENDER) },
        "text": "",
        "media": link,
        "thumbnail": link,
    })
}

/// The answer to `conversation_started`, the body of the webhook's response: a message to nobody,
/// for the one who opened the chat.
#[must_use]
pub fn welcome(sender: &str, message: &Message) -> Value {
    let mut text = cut(&visible(&message.text), MAX_TEXT);
    let mut rows = rows(&message.keyboard);
    if rows.len() > MAX_ROWS {
        // The last row leads back; what is left out can be typed.
        rows.drain(MAX_ROWS - 1..rows.len() - 1);
    }
    loop {
        let call = body(sender, &text, &rows);
        let too_large = call.to_string().len() > MAX_REQUEST;
        if too_large && length(&text) > KEPT_TEXT {
            text = cut(&text, length(&text) * 3 / 4);
        } else if too_large && rows.len() > 1 {
            rows.remove(rows.len() - 2);
        } else {
            return call;
        }
    }
}

/// True when a button shares a phone or a place.
#[must_use]
pub fn has_pickers(message: &Message) -> bool {
    rows(&message.keyboard).iter().flatten().any(|press| press.picker)
}

/// The same message without the buttons that share a phone or a place; both can be typed.
#[must_use]
pub fn without_pickers(message: &Message) -> Message {
    let Keyboard::Reply(rows) = &message.keyboard else { return message.clone() };
    let rows = rows
        .iter()
        .map(|row| row.iter().filter(|button| matches!(button, Button::Text(_))).cloned().collect())
        .filter(|row: &Vec<Button>| !row.is_empty())
        .collect();
    message.clone().with(Keyboard::Reply(rows))
}

fn body(sender: &str, text: &str, rows: &[Vec<Press>]) -> Value {
    let mut call = json!({ "type": "text", "sender": { "name": cut(sender, MAX_SENDER) }, "text": text });
    if rows.iter().flatten().any(|press| press.picker) {
        call["min_api_version"] = json!(PICKERS_SINCE);
    }
    if !rows.is_empty() {
        // Without `InputFieldState`, which older clients lack, the input field stays open: whatever
        // a button does can also be typed.
        call["keyboard"] = json!({
            "Type": "keyboard",
            "DefaultHeight": false,
            "Buttons": rows
                .iter()
                .flat_map(|row| row.iter().map(|press| press.button(COLUMNS / row.len())))
                .collect::<Vec<Value>>(),
        });
    }
    call
}

/// A button of the keyboard.
#[derive(Clone)]
struct Press {
    action: &'static str,
    body: String,
    text: String,
    picker: bool,
    /// The body is a code, which has no place among the person's words.
    silent: bool,
}

impl Press {
    fn reply(text: &str, body: String) -> Self {
        Self { action: "reply", body, text: text.to_owned(), picker: false, silent: false }
    }

    /// The body means nothing, but Viber wants one.
    fn picker(action: &'static str, text: &str) -> Self {
        Self { action, body: action.to_owned(), text: text.to_owned(), picker: true, silent: false }
    }

    fn intent(intent: Intent) -> Self {
        Self::reply(intent.label(), intent.label().to_owned())
    }

    fn button(&self, columns: usize) -> Value {
        let mut button = json!({
            "Columns": columns,
            "Rows": 1,
            "ActionType": self.action,
            "ActionBody": cut(&self.body, MAX_BUTTON),
            "Text": label(&self.text),
            "TextSize": "regular",
        });
        if self.silent {
            button["Silent"] = Value::Bool(true);
        }
        button
    }
}

/// A button's words, escaped; what is too long then is cut before it is escaped.
fn label(text: &str) -> String {
    let mut cuts = (1..=MAX_BUTTON).rev().step_by(10).map(|room| escape(&cut(text, room)));
    cuts.find(|label| length(label) <= MAX_BUTTON).unwrap_or_default()
}

/// The buttons in rows of at most three.
fn rows(keyboard: &Keyboard) -> Vec<Vec<Press>> {
    match keyboard {
        // In Viber the buttons belong to a message and go with the next one, so one that leaves
        // them as they are brings the way back to where the person is.
        Keyboard::Keep => vec![vec![Press::intent(Intent::Menu)]],
        Keyboard::Remove => Vec::new(),
        Keyboard::Reply(rows) => in_threes(rows, reply_button),
        Keyboard::Inline(rows) => {
            let mut rows = in_threes(rows, inline_button);
            rows.push(vec![Press::intent(Intent::Menu)]);
            rows
        }
    }
}

fn in_threes<T>(rows: &[Vec<T>], press: fn(&T) -> Press) -> Vec<Vec<Press>> {
    rows.iter().flat_map(|row| row.chunks(3)).map(|row| row.iter().map(press).collect()).collect()
}

fn reply_button(button: &Button) -> Press {
    match button {
        Button::Text(text) => Press::reply(text, text.clone()),
        Button::RequestContact(text) => Press::picker("share-phone", text),
        Button::RequestLocation(text) => Press::picker("location-picker", text),
    }
}

fn inline_button(button: &InlineButton) -> Press {
    Press { silent: true, ..Press::reply(&button.text, format!("{PRESS}{}", button.data)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn buttons(keyboard: Keyboard) -> Vec<Value> {
        let call = welcome("x", &Message::plain("х").with(keyboard));
        call["keyboard"]["Buttons"].as_array().cloned().unwrap_or_default()
    }

    fn text(label: &str) -> Button {
        Button::Text(label.to_owned())
    }

    #[test]
    fn a_message_is_plain_text_with_a_keyboard_under_it() {
        let rows = vec![
            vec![Button::RequestContact("📱 Надіслати номер".into())],
            vec![text("Дороги & <тротуари>"), text("Далі")],
        ];
        let message = Message::plain("<b>Так</b> &lt;3").with(Keyboard::Reply(rows));
        insta::assert_snapshot!(format!("{:#}", send_message("id==", "Вишнопіль", &message)), @r#"
        {
          "keyboard": {
            "Buttons": [
              {
                "ActionBody": "share-phone",
                "ActionType": "share-phone",
                "Columns": 6,
                "Rows": 1,
                "Text": "📱 Надіслати номер",
                "TextSize": "regular"
              },
              {
                "ActionBody": "Дороги & <тротуари>",
                "ActionType": "reply",
                "Columns": 3,
                "Rows": 1,
                "Text": "Дороги &amp; &lt;тротуари&gt;",
                "TextSize": "regular"
              },
              {
                "ActionBody": "Далі",
                "ActionType": "reply",
                "Columns": 3,
                "Rows": 1,
                "Text": "Далі",
                "TextSize": "regular"
              }
            ],
            "DefaultHeight": false,
            "Type": "keyboard"
          },
          "min_api_version": 3,
          "receiver": "id==",
          "sender": {
            "name": "Вишнопіль"
          },
          "text": "Так <3",
          "type": "text"
        }
        "#);
    }

    #[test]
    fn a_row_fills_the_width_and_never_more() {
        let row = |n: usize| Keyboard::Reply(vec![vec![text("x"); n]]);
        let widths = |n| buttons(row(n)).iter().map(|b| b["Columns"].as_u64()).collect::<Vec<_>>();
        assert_eq!(widths(1), [Some(6)]);
        assert_eq!(widths(2), [Some(3); 2]);
        assert_eq!(widths(3), [Some(2); 3]);
        assert_eq!(widths(4), [Some(2), Some(2), Some(2), Some(6)]);
    }

    #[test]
    fn an_inline_button_sends_its_data_and_there_is_a_way_back() {
        let button = InlineButton { text: "Д-1/2026".into(), data: "appeal:1".into() };
        let seen = buttons(Keyboard::Inline(vec![vec![button]]));
        assert_eq!((&seen[0]["ActionBody"], &seen[0]["Silent"]), (&json!("press:appeal:1"), &json!(true)));
        assert_eq!(seen[1].get("Silent"), None, "what a person could have typed is shown");
        assert_eq!(seen[1]["ActionBody"], Intent::Menu.label());
        assert_eq!(buttons(Keyboard::Keep)[0]["ActionBody"], Intent::Menu.label());
        assert!(buttons(Keyboard::Remove).is_empty());
    }

    #[test]
    fn the_sender_has_at_most_28_characters() {
        let call = welcome(&"Велике-Місто-".repeat(5), &Message::plain("х"));
        assert_eq!(call["sender"]["name"].as_str().map(length), Some(28));
    }

    #[test]
    fn a_request_stays_below_30_kilobytes_and_keeps_the_last_row() {
        let mut rows = vec![vec![text(&"&".repeat(400)), text(&"щ".repeat(400))]; 40];
        rows.push(vec![text("Скасувати")]);
        let message = Message::plain("\u{1}".repeat(9000)).with(Keyboard::Reply(rows));
        let call = send_message("id", "x", &message);
        assert!(call.to_string().len() <= 30_000);
        let buttons = call["keyboard"]["Buttons"].as_array().expect("buttons");
        assert!(buttons.iter().all(|b| b["Text"].as_str().is_some_and(|text| length(text) <= 250)));
        assert_eq!(buttons.last().map(|b| &b["ActionBody"]), Some(&json!("Скасувати")));
        let long = welcome("x", &Message::plain("я".repeat(9000)));
        assert_eq!(long["text"].as_str().map(length), Some(7000));
    }
}
