//! A text that came in several messages, each of which can still be edited.

use serde::{Deserialize, Serialize};

/// The messages of a text, in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wording(Vec<Part>);

/// One message of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    message: Option<i64>,
    #[serde(rename = "t")]
    text: String,
}

impl Wording {
    /// A text of one message.
    #[must_use]
    pub fn new(message: Option<i64>, text: impl Into<String>) -> Self {
        Self(vec![Part { message, text: text.into() }])
    }

    /// Adds a message.
    pub fn push(&mut self, message: Option<i64>, text: impl Into<String>) {
        self.0.push(Part { message, text: text.into() });
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// True when it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|part| part.text.trim().is_empty())
    }

    /// The last message's text.
    #[must_use]
    pub fn last(&self) -> &str {
        self.0.last().map_or("", |part| &part.text)
    }

    /// True when the message is a part of it.
    #[must_use]
    pub fn has(&self, message: i64) -> bool {
        self.messages().any(|number| number == message)
    }

    /// Numbers of its messages, where known.
    pub fn messages(&self) -> impl Iterator<Item = i64> {
        self.0.iter().filter_map(|part| part.message)
    }

    /// The same with another wording of one message.
    #[must_use]
    pub fn edited(&self, message: i64, text: &str) -> Self {
        let part = |part: &Part| match part.message == Some(message) {
            true => Part { message: part.message, text: text.to_owned() },
            false => part.clone(),
        };
        Self(self.0.iter().map(part).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_edited_in_its_place() {
        let mut wording = Wording::new(Some(1), "перше");
        wording.push(None, "друге");
        wording.push(Some(3), "третє");
        assert!(wording.has(3) && !wording.has(2));
        assert_eq!(wording.edited(1, "інше").text(), "інше\nдруге\nтретє");
        assert_eq!(wording.last(), "третє");
    }
}
