//! One update: checked, taken in, answered in the body of the response.

use hotline_app::{
    clock::now,
    directory::{DirectoryCache, ModeratorCache},
    error::Fault,
    intake::{Desk, Intake},
    ports::{Conversations, Directories},
    uploads::UploadLinks,
};
use hotline_domain::{dialogue::DialogueRules, ids::Channel};
use hotline_lambda::{
    http::{empty, with_body},
    logging::chain,
};
use hotline_messengers::{
    message::Message,
    telegram::{
        client::TelegramClient,
        parse::{Parsed, Turn, parse},
        render::{as_webhook_reply, send_message},
        wire::Update,
    },
    texts::{Texts, private_only},
};
use lambda_http::{Body, Request, Response, http::StatusCode};
use subtle::ConstantTimeEq;

/// Header that carries the secret given to `setWebhook`.
const SECRET: &str = "x-telegram-bot-api-secret-token";

/// What the function works with.
pub struct App<S> {
    /// Conversations, cards and directory.
    pub store: S,
    /// The directory between invocations.
    pub directory: DirectoryCache,
    /// For answering pressed buttons; replies go in the response.
    pub telegram: TelegramClient,
    /// The webhook's secret.
    pub secret: String,
    /// Name of the city.
    pub city: String,
    /// Makes links for files that the messenger does not hand over.
    pub links: Option<UploadLinks>,
    /// Looks at what people write.
    pub moderator: ModeratorCache,
}

/// Answers one request of Telegram.
pub async fn handle<S>(app: &App<S>, request: Request) -> Response<Body>
where
    S: Desk + Directories,
{
    let given = request.headers().get(SECRET).map(|value| value.as_bytes()).unwrap_or_default();
    if !bool::from(given.ct_eq(app.secret.as_bytes())) {
        return empty(StatusCode::UNAUTHORIZED);
    }
    let body: &[u8] = request.body();
    let Ok(update) = Update::from_json(body) else {
        return empty(StatusCode::BAD_REQUEST);
    };
    let result = match parse(&update, now()) {
        Parsed::Turn(turn) => answer(app, *turn).await,
        Parsed::NotPrivate { chat_id } => Ok(reply(chat_id, Some(&private_only()))),
        Parsed::Ignored => Ok(empty(StatusCode::OK)),
        Parsed::Unknown => keep(app, &update, body).await,
    };
    result.unwrap_or_else(|fault| {
        // Telegram delivers the update again.
        tracing::error!(error = %chain(&fault), "an update failed");
        empty(StatusCode::INTERNAL_SERVER_ERROR)
    })
}

async fn answer<S>(app: &App<S>, turn: Turn) -> Result<Response<Body>, Fault>
where
    S: Desk + Directories,
{
    let directory = app.directory.get(&app.store).await?;
    let moderator = app.moderator.get(&directory);
    let judge = |text: &str| moderator.check(text);
    let intake = Intake {
        store: &app.store,
        rules: DialogueRules::on(Channel::Telegram, &directory),
        judge: &judge,
        links: app.links.as_ref(),
    };
    let pressed = async {
        if let Some(callback) = &turn.callback
            && let Err(error) = app.telegram.answer_callback(callback).await
        {
            tracing::warn!(%error, "a pressed button was not answered");
        }
    };
    let taken = intake.turn(&turn.who, turn.update, &turn.input);
    let (answer, ()) = tokio::join!(taken, pressed);
    let texts = Texts { city: &app.city, channel: Channel::Telegram, directory: &directory };
    let message = texts.answer(&answer?).filter(|_| !turn.silent);
    Ok(reply(turn.chat_id, message.as_ref()))
}

async fn keep<S: Conversations>(app: &App<S>, update: &Update, body: &[u8]) -> Result<Response<Body>, Fault> {
    let kinds: Vec<&str> = update.other.keys().map(String::as_str).collect();
    tracing::warn!(kinds = %kinds.join(" "), "an update of an unknown kind was kept");
    let text = String::from_utf8_lossy(body);
    app.store.keep_unknown("telegram", &update.update_id.to_string(), &text).await?;
    Ok(empty(StatusCode::OK))
}

/// The reply as a method call in the response's body: no request of our own, and a redelivered
/// update is answered again.
fn reply(chat_id: i64, message: Option<&Message>) -> Response<Body> {
    match message {
        Some(message) => {
            let call = as_webhook_reply(send_message(chat_id, message));
            with_body(StatusCode::OK, "application/json", call.to_string())
        }
        None => empty(StatusCode::OK),
    }
}
