//! What is done once, before the first file: secrets read, sources made.

use hotline_aws::{
    Aws, Bucket, Store,
    clients::variable,
    parameters::{optional_secrets, required},
};
use hotline_lambda::start::Error;
use hotline_messengers::{channels::ByChannel, http, telegram::TelegramClient, viber::ViberClient};

use crate::handler::App;

/// Reads the secrets; without a token for Viber there is only Telegram.
///
/// # Errors
/// When a variable or Telegram's token is missing.
pub async fn start() -> Result<App<Store, Bucket, ByChannel<TelegramClient, ViberClient>>, Error> {
    let aws = Aws::from_env()?;
    let names = [variable("TELEGRAM_TOKEN_PARAMETER")?, variable("VIBER_TOKEN_PARAMETER")?];
    let [telegram, viber] = optional_secrets(&aws.ssm(), [&names[0], &names[1]]).await?;
    let (http, viber_url) = (http::client()?, variable("VIBER_API_URL")?);
    let token = required(&names[0], telegram)?;
    let source = ByChannel {
        telegram: TelegramClient::new(&variable("TELEGRAM_API_URL")?, &token, http.clone()),
        // Files are only read: nothing is written in anybody's name.
        viber: viber.map(|token| ViberClient::new(&viber_url, &token, "", http)),
    };
    let store = Store::new(aws.dynamodb(), variable("TABLE_NAME")?);
    Ok(App { store, files: Bucket::new(aws.s3(), variable("MEDIA_BUCKET")?), source })
}
