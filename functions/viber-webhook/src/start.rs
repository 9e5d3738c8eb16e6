//! What is done once, before the first callback: the token read, connections opened.

use hotline_app::{
    directory::{DirectoryCache, ModeratorCache},
    uploads::UploadLinks,
};
use hotline_aws::{Aws, Store, clients::variable, parameters::optional_secrets};
use hotline_lambda::start::Error;
use hotline_messengers::{http, viber::ViberClient};

use crate::handler::{App, Bot};

/// Reads the token, then opens the connections to the table and to Viber at the same time: every
/// reply needs both.
///
/// # Errors
/// When a variable is missing or the parameters cannot be read.
pub async fn start() -> Result<App<Store>, Error> {
    let aws = Aws::from_env()?;
    let (city, url, base) = (variable("CITY_NAME")?, variable("VIBER_API_URL")?, variable("WEB_URL")?);
    let store = Store::new(aws.dynamodb(), variable("TABLE_NAME")?);
    let [token] = optional_secrets(&aws.ssm(), [&variable("VIBER_TOKEN_PARAMETER")?]).await?;
    let http = http::client()?;
    let bot = token.map(|token| Bot { viber: ViberClient::new(&url, &token, &city, http), token });
    let directory = DirectoryCache::default();
    if let Some(bot) = &bot {
        let ((), warmed) = tokio::join!(bot.viber.warm(), directory.get(&store));
        if let Err(fault) = warmed {
            tracing::warn!(error = %fault, "the directory could not be read at the start");
        }
    }
    let links = bot.as_ref().map(|bot| UploadLinks::new(&base, &bot.token));
    Ok(App { store, directory, bot, city, links, moderator: ModeratorCache::default() })
}
