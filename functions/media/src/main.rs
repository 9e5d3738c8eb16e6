//! Function `media`: queue → a citizen's file copied into the bucket.

use hotline_aws::{Aws, Bucket, Store, clients::variable, parameters::secrets};
use hotline_lambda::start::{Error, block_on};
use hotline_messengers::{http, telegram::client::TelegramClient};
use lambda_runtime::{LambdaEvent, run, service_fn};
use media::handler::{App, handle};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let [token] = secrets(&aws.ssm(), [&variable("TELEGRAM_TOKEN_PARAMETER")?]).await?;
        let app = App {
            store: Store::new(aws.dynamodb(), variable("TABLE_NAME")?),
            files: Bucket::new(aws.s3(), variable("MEDIA_BUCKET")?),
            source: TelegramClient::new(&variable("TELEGRAM_API_URL")?, &token, http::client()?),
        };
        let app = &app;
        run(service_fn(
            |event: LambdaEvent<_>| async move { Ok::<_, Error>(handle(app, event.payload).await) },
        ))
        .await
    })
}
