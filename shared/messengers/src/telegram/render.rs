//! Messages in Telegram's wire form (Bot API, "sendMessage").

use serde_json::{Value, json};

use crate::message::{Button, Keyboard, Message};

/// The parameters of `sendMessage`.
#[must_use]
pub fn send_message(chat_id: i64, message: &Message) -> Value {
    let mut call = json!({
        "chat_id": chat_id,
        "text": message.text,
        "parse_mode": "HTML",
        "link_preview_options": { "is_disabled": true },
    });
    if let Some(markup) = reply_markup(&message.keyboard) {
        call["reply_markup"] = markup;
    }
    call
}

/// The method and parameters that show photos by their links (Bot API, "sendPhoto", "sendMediaGroup": an
/// album has two at least).
#[must_use]
pub fn send_photos(chat_id: i64, links: &[&str]) -> (&'static str, Value) {
    match links {
        [link] => ("sendPhoto", json!({ "chat_id": chat_id, "photo": link })),
        several => {
            let photo = |link: &&str| json!({ "type": "photo", "media": link });
            let media: Vec<Value> = several.iter().map(photo).collect();
            ("sendMediaGroup", json!({ "chat_id": chat_id, "media": media }))
        }
    }
}

/// The same call as the body of the webhook's response: no outbound request is needed.
#[must_use]
pub fn as_webhook_reply(mut call: Value) -> Value {
    call["method"] = json!("sendMessage");
    call
}

/// An answer to a press as the body of the webhook's response.
#[must_use]
pub fn answer_callback_reply(callback: &str) -> Value {
    json!({ "method": "answerCallbackQuery", "callback_query_id": callback })
}

fn reply_markup(keyboard: &Keyboard) -> Option<Value> {
    match keyboard {
        Keyboard::Keep => None,
        Keyboard::Remove => Some(json!({ "remove_keyboard": true })),
        Keyboard::Reply(rows) => Some(json!({
            "keyboard": rows
                .iter()
                .map(|row| row.iter().map(reply_button).collect())
                .collect::<Vec<Vec<Value>>>(),
            "resize_keyboard": true,
            "is_persistent": false,
        })),
        Keyboard::Inline(rows) => Some(json!({
            "inline_keyboard": rows
                .iter()
                .map(|row| {
                    row.iter()
                        .map(|button| json!({ "text": button.text, "callback_data": button.data }))
                        .collect()
                })
                .collect::<Vec<Vec<Value>>>(),
        })),
    }
}

fn reply_button(button: &Button) -> Value {
    match button {
        Button::Text(text) => json!({ "text": text }),
        Button::RequestContact(text) => json!({ "text": text, "request_contact": true }),
        Button::RequestLocation(text) => json!({ "text": text, "request_location": true }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::InlineButton;

    #[test]
    fn a_webhook_reply_is_the_call_with_its_method() {
        let rows = vec![
            vec![Button::RequestContact("📱 Надіслати номер".into())],
            vec![Button::RequestLocation("📍 Місце".into()), Button::Text("Далі".into())],
        ];
        let message = Message::plain("<b>Так</b>").with(Keyboard::Reply(rows));
        insta::assert_snapshot!(format!("{:#}", as_webhook_reply(send_message(-5, &message))), @r#"
        {
          "chat_id": -5,
          "link_preview_options": {
            "is_disabled": true
          },
          "method": "sendMessage",
          "parse_mode": "HTML",
          "reply_markup": {
            "is_persistent": false,
            "keyboard": [
              [
                {
                  "request_contact": true,
                  "text": "📱 Надіслати номер"
                }
              ],
              [
                {
                  "request_location": true,
                  "text": "📍 Місце"
                },
                {
                  "text": "Далі"
                }
              ]
            ],
            "resize_keyboard": true
          },
          "text": "<b>Так</b>"
        }
        "#);
    }

    #[test]
    fn keyboards_are_kept_removed_or_put_under_the_message() {
        let markup = |keyboard| send_message(1, &Message::plain("х").with(keyboard))["reply_markup"].clone();
        assert_eq!(markup(Keyboard::Keep), Value::Null);
        assert_eq!(markup(Keyboard::Remove), json!({ "remove_keyboard": true }));
        let button = InlineButton { text: "Д-1/2026".into(), data: "appeal:1".into() };
        assert_eq!(
            markup(Keyboard::Inline(vec![vec![button]])),
            json!({ "inline_keyboard": [[{ "text": "Д-1/2026", "callback_data": "appeal:1" }]] })
        );
    }
}
