//! A message to a citizen, before it is put into a messenger's wire form.

/// What one message may hold: characters after markup is taken out, counted in UTF-16 units so
/// that emoji cannot exceed the messenger's limit (Telegram: 4096).
pub const MAX_TEXT: usize = 4096;

/// A message to a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Text with `<b>` and `<i>` as its only tags; everything else is escaped.
    pub text: String,
    /// What the citizen can press.
    pub keyboard: Keyboard,
}

impl Message {
    /// A message that leaves the buttons on the screen as they are.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), keyboard: Keyboard::Keep }
    }

    /// The same text with other buttons.
    #[must_use]
    pub fn with(self, keyboard: Keyboard) -> Self {
        Self { keyboard, ..self }
    }
}

/// What the citizen can press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keyboard {
    /// Whatever was there before.
    Keep,
    /// Nothing.
    Remove,
    /// Buttons in place of the phone's keyboard; a press sends their words.
    Reply(Vec<Vec<Button>>),
    /// Buttons under the message; a press sends their data.
    Inline(Vec<Vec<InlineButton>>),
}

/// A button in place of the phone's keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Button {
    /// Sends its own words.
    Text(String),
    /// Shares the citizen's phone number.
    RequestContact(String),
    /// Shares the place where the citizen is.
    RequestLocation(String),
}

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineButton {
    /// What it says.
    pub text: String,
    /// What a press sends, at most 64 bytes.
    pub data: String,
}

/// Text that means itself in the HTML of a message (Bot API, "HTML style").
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Length of a text as the messenger counts it: UTF-16 units.
#[must_use]
pub fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The text, or its beginning with `…` where it is longer than `limit` UTF-16 units.
#[must_use]
pub fn cut(text: &str, limit: usize) -> String {
    if length(text) <= limit {
        return text.to_owned();
    }
    let mut room = limit.saturating_sub(1);
    let kept: String = text
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    format!("{}…", kept.trim_end())
}

/// What remains of a message's text once its markup is taken out.
#[must_use]
pub fn visible(html: &str) -> String {
    ["<b>", "</b>", "<i>", "</i>"]
        .into_iter()
        .fold(html.to_owned(), |text, tag| text.replace(tag, ""))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_citizen_wrote_cannot_become_markup() {
        let hostile = r#"<b>&lt; "Дубки" & </a>"#;
        assert_eq!(escape(hostile), "&lt;b&gt;&amp;lt; &quot;Дубки&quot; &amp; &lt;/a&gt;");
        assert_eq!(visible(&escape(hostile)), hostile);
    }

    #[test]
    fn a_cut_text_fits_also_when_it_is_emoji() {
        assert_eq!(cut("Яма на дорозі", 13), "Яма на дорозі");
        assert_eq!(cut("Яма на дорозі", 8), "Яма на…");
        assert_eq!(length(&cut(&"🕳".repeat(100), 10)), 9);
        assert_eq!(cut("🕳🕳", 2), "…");
    }
}
