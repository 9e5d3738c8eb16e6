//! The workload: citizens who each file an appeal, as API Gateway hands their updates on.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use axum::body::Bytes;
use serde_json::Value;

use crate::services::SECRET;

/// What a citizen says from the first word to the filed appeal.
pub const TURNS: [&str; 12] = [
    "/start",
    "✅ Погоджуюсь",
    "Коваль",
    "Олена",
    "Іванівна",
    "вул. Садова, 12",
    "067 123 45 67",
    "Вуличне освітлення",
    "Не світять ліхтарі біля школи, діти повертаються додому в темряві",
    "➡️ Далі",
    "➡️ Далі",
    "✅ Подати звернення",
];

/// Word in the reply to the last turn, and in no earlier one.
pub const FILED: &str = "зареєстровано";

/// Makes updates, each with a number of its own.
pub struct Updates {
    event: Value,
    update: Value,
    chat: i64,
    number: u64,
}

impl Updates {
    /// Updates after the sample event of a text message.
    ///
    /// # Errors
    /// When the sample cannot be read.
    pub fn open(root: &Path) -> Result<Self> {
        let path = root.join("events/telegram-webhook/text.json");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let mut event: Value = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        let body = event["body"].as_str().with_context(|| format!("no body in {}", path.display()))?;
        let update = serde_json::from_str(body).with_context(|| path.display().to_string())?;
        event["headers"]["x-telegram-bot-api-secret-token"] = SECRET.into();
        Ok(Self { event, update, chat: 600_000, number: 731_000_000 })
    }

    /// Somebody who has not written before.
    pub fn new_citizen(&mut self) {
        self.chat += 1;
    }

    /// The next event of the present citizen.
    pub fn says(&mut self, text: &str) -> Bytes {
        self.number += 1;
        let message = &mut self.update["message"];
        message["message_id"] = self.number.into();
        message["chat"]["id"] = self.chat.into();
        message["from"]["id"] = self.chat.into();
        message["text"] = text.into();
        self.update["update_id"] = self.number.into();
        let body = self.update.to_string();
        self.event["headers"]["content-length"] = body.len().to_string().into();
        self.event["requestContext"]["requestId"] = format!("bench-{}", self.number).into();
        self.event["body"] = body.into();
        Bytes::from(self.event.to_string())
    }
}
