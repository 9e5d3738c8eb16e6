//! Function `notifications`: queue → one message to one recipient.

use hotline_aws::{Aws, Store, clients::variable, parameters::secrets};
use hotline_lambda::start::{Error, block_on};
use hotline_messengers::{
    http,
    telegram::{client::TelegramClient, ports::TelegramMessenger},
};
use lambda_runtime::{LambdaEvent, run, service_fn};
use notifications::handler::{App, handle};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let [token] = secrets(&aws.ssm(), [&variable("TELEGRAM_TOKEN_PARAMETER")?]).await?;
        let telegram = TelegramClient::new(&variable("TELEGRAM_API_URL")?, &token, http::client()?);
        let app = App {
            deliveries: Store::new(aws.dynamodb(), variable("TABLE_NAME")?),
            messenger: TelegramMessenger::new(telegram, &variable("CITY_NAME")?),
        };
        let app = &app;
        run(service_fn(
            |event: LambdaEvent<_>| async move { Ok::<_, Error>(handle(app, event.payload).await) },
        ))
        .await
    })
}
