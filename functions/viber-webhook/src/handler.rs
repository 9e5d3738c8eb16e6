//! One callback: checked, taken in, answered.

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
    error::SendError,
    message::Message,
    texts::Texts,
    viber::{Callback, Parsed, Turn, ViberClient, parse},
};
use lambda_http::{Body, Request, Response, http::StatusCode};

use crate::signature;

/// Header that carries the signature of the body.
const SIGNATURE: &str = "x-viber-content-signature";

/// What the function works with.
pub struct App<S> {
    /// Conversations, cards and directory.
    pub store: S,
    /// The directory between invocations.
    pub directory: DirectoryCache,
    /// The bot; `None` where the city has none in Viber.
    pub bot: Option<Bot>,
    /// Name of the city.
    pub city: String,
    /// Makes links for files that the messenger does not hand over.
    pub links: Option<UploadLinks>,
    /// Looks at what people write.
    pub moderator: ModeratorCache,
}

/// The city's bot in Viber.
pub struct Bot {
    /// For replies.
    pub viber: ViberClient,
    /// The token, which is also the key of the signatures.
    pub token: String,
}

/// Answers one request of Viber.
pub async fn handle<S>(app: &App<S>, request: Request) -> Response<Body>
where
    S: Desk + Directories,
{
    let Some(bot) = &app.bot else {
        tracing::warn!("a callback came, but the city has no Viber bot: its token is not configured");
        return empty(StatusCode::SERVICE_UNAVAILABLE);
    };
    let given = request.headers().get(SIGNATURE).map(|value| value.as_bytes()).unwrap_or_default();
    // The bytes as they were sent: the runtime has undone the base64 of the event, if there was any.
    let body: &[u8] = request.body();
    if !signature::is_valid(&bot.token, body, given) {
        return empty(StatusCode::UNAUTHORIZED);
    }
    let Ok(callback) = Callback::from_json(body) else {
        return empty(StatusCode::BAD_REQUEST);
    };
    let result = match parse(&callback, now()) {
        Parsed::Turn(turn) => answer(app, &bot.viber, *turn).await,
        Parsed::NotShown => {
            tracing::warn!("a message of the bot was not shown on the person's device");
            Ok(empty(StatusCode::OK))
        }
        Parsed::Ignored => Ok(empty(StatusCode::OK)),
        Parsed::Unknown => keep(app, &callback, body, given).await,
    };
    result.unwrap_or_else(|fault| {
        // Viber delivers the callback again.
        tracing::error!(error = %chain(&fault), "a callback failed");
        empty(StatusCode::INTERNAL_SERVER_ERROR)
    })
}

async fn answer<S>(app: &App<S>, viber: &ViberClient, turn: Turn) -> Result<Response<Body>, Fault>
where
    S: Desk + Directories,
{
    let directory = app.directory.get(&app.store).await?;
    let moderator = app.moderator.get(&directory);
    let judge = |text: &str| moderator.check(text);
    let intake = Intake {
        store: &app.store,
        rules: DialogueRules::on(Channel::Viber, &directory),
        judge: &judge,
        links: app.links.as_ref(),
    };
    let answer = intake.turn(&turn.who, turn.update, &turn.input).await?;
    let texts = Texts { city: &app.city, channel: Channel::Viber, directory: &directory };
    match texts.answer(&answer) {
        Some(message) if turn.is_answered_in_response() => {
            Ok(with_body(StatusCode::OK, "application/json", viber.welcome(&message).to_string()))
        }
        Some(message) => reply(viber, &turn.who.id, &message).await,
        None => Ok(empty(StatusCode::OK)),
    }
}

/// Sends a reply. When that fails for now, the callback fails, so that Viber delivers it again, for
/// an hour: the input is in the conversation already, and the same update gives the same reply. A
/// queue would do no better: it would carry the person's own words about and let an old question
/// come after a newer one.
async fn reply(viber: &ViberClient, to: &str, message: &Message) -> Result<Response<Body>, Fault> {
    match viber.send(to, message).await {
        Ok(()) => {}
        Err(SendError::Unreachable) => tracing::warn!("a reply found nobody: the person has left the bot"),
        Err(error @ SendError::Rejected { .. }) => tracing::error!(%error, "a reply was refused for good"),
        Err(error @ (SendError::RetryAfter(_) | SendError::Unavailable(_))) => {
            return Err(Fault::new("send a reply", error));
        }
    }
    Ok(empty(StatusCode::OK))
}

async fn keep<S: Conversations>(
    app: &App<S>,
    callback: &Callback,
    body: &[u8],
    signature: &[u8],
) -> Result<Response<Body>, Fault> {
    tracing::warn!(
        event = callback.event.as_deref().unwrap_or("none"),
        "a callback of an unknown kind was kept"
    );
    let text = String::from_utf8_lossy(body);
    // Without a number the signature tells one body from another.
    let number = callback
        .message_token
        .map_or_else(|| String::from_utf8_lossy(signature).into_owned(), |token| token.to_string());
    app.store.keep_unknown(Channel::Viber.code(), &number, &text).await?;
    Ok(empty(StatusCode::OK))
}
