//! Function `viber-webhook`: one callback in, one reply out.

use hotline_lambda::start::{Error, block_on};
use lambda_http::{Request, run, service_fn};
use viber_webhook::{handler::handle, start::start};

fn main() -> Result<(), Error> {
    block_on(async {
        let app = start().await?;
        let app = &app;
        run(service_fn(|request: Request| async move { Ok::<_, Error>(handle(app, request).await) })).await
    })
}
