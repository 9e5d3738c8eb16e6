//! Function `telegram-webhook`: one update in, one reply out.

use hotline_lambda::{
    http::serve,
    start::{Error, block_on},
};
use telegram_webhook::{handler::handle, start::start};

fn main() -> Result<(), Error> {
    block_on(async {
        let app = start().await?;
        let app = &app;
        serve(|request| handle(app, request)).await
    })
}
