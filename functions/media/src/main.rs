//! Function `media`: queue → a file looked at, cleaned and stored in the bucket.

use hotline_lambda::start::{Error, block_on};
use lambda_runtime::{LambdaEvent, run, service_fn};
use media::{handler::handle, start::start};

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
