//! What is done once, before the first notice: secrets read, messengers made.

use hotline_app::directory::DirectoryCache;
use hotline_aws::{
    Aws, Bucket, Scheduler, Store,
    clients::variable,
    parameters::{optional_secrets, required},
};
use hotline_lambda::start::Error;
use hotline_messengers::{
    channels::ByChannel,
    http,
    telegram::{TelegramClient, TelegramMessenger},
    viber::{ViberClient, ViberMessenger},
};

use crate::handler::App;

/// Reads the secrets; without a token for Viber there is only Telegram.
///
/// # Errors
/// When a variable or Telegram's token is missing.
pub async fn start() -> Result<App<Store, ByChannel<TelegramMessenger, ViberMessenger>>, Error> {
    let aws = Aws::from_env()?;
    let names = [variable("TELEGRAM_TOKEN_PARAMETER")?, variable("VIBER_TOKEN_PARAMETER")?];
    let [telegram, viber] = optional_secrets(&aws.ssm(), [&names[0], &names[1]]).await?;
    let (http, city, viber_url) = (http::client()?, variable("CITY_NAME")?, variable("VIBER_API_URL")?);
    let token = required(&names[0], telegram)?;
    let telegram = TelegramClient::new(&variable("TELEGRAM_API_URL")?, &token, http.clone());
    let messenger = ByChannel {
        telegram: TelegramMessenger::new(telegram, &city),
        viber: viber
            .map(|token| ViberMessenger::new(ViberClient::new(&viber_url, &token, &city, http), &city)),
    };
    Ok(App {
        store: Store::new(aws.dynamodb(), variable("TABLE_NAME")?),
        messenger,
        files: Box::new(Bucket::new(aws.s3(), variable("MEDIA_BUCKET")?)),
        clocks: Box::new(Scheduler::from_env(aws.scheduler())?),
        directory: DirectoryCache::default(),
    })
}
