//! Function `notifications`: queue → one message to one recipient.

use hotline_lambda::start::{Error, block_on};
use lambda_runtime::{LambdaEvent, run, service_fn};
use notifications::{handler::handle, start::start};

fn main() -> Result<(), Error> {
    block_on(async {
        let app = start().await?;
        let app = &app;
        run(service_fn(
            |event: LambdaEvent<_>| async move { Ok::<_, Error>(handle(app, event.payload).await) },
        ))
        .await
    })
}
