//! What is done once, before the first update: secrets read, connections opened.

use hotline_app::{
    directory::{DirectoryCache, ModeratorCache},
    uploads::UploadLinks,
};
use hotline_aws::{Aws, Store, clients::variable, parameters::secrets};
use hotline_lambda::start::Error;
use hotline_messengers::{http, telegram::client::TelegramClient};

use crate::handler::App;

/// Reads the secrets and the directory at the same time; both open their connections by it.
///
/// # Errors
/// When a variable or a secret is missing.
pub async fn start() -> Result<App<Store>, Error> {
    let aws = Aws::from_env()?;
    let ssm = aws.ssm();
    let names = [variable("TELEGRAM_TOKEN_PARAMETER")?, variable("TELEGRAM_SECRET_PARAMETER")?];
    let store = Store::new(aws.dynamodb(), variable("TABLE_NAME")?);
    let directory = DirectoryCache::default();
    let (secrets, warmed) = tokio::join!(secrets(&ssm, [&names[0], &names[1]]), directory.get(&store));
    if let Err(fault) = warmed {
        tracing::warn!(error = %fault, "the directory could not be read at the start");
    }
    let [token, secret] = secrets?;
    let telegram = TelegramClient::new(&variable("TELEGRAM_API_URL")?, &token, http::client()?);
    let links = Some(UploadLinks::new(&variable("WEB_URL")?, &secret));
    Ok(App {
        store,
        directory,
        telegram,
        secret,
        city: variable("CITY_NAME")?,
        links,
        moderator: ModeratorCache::default(),
    })
}
