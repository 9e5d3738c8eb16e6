//! Function `staff-web`: the staff site, embedded.

use std::future::ready;

use hotline_lambda::{
    http::serve,
    start::{Error, block_on},
};
use staff_web::handler::{Settings, handle};

fn main() -> Result<(), Error> {
    block_on(async {
        let settings = Settings::from_env();
        let settings = &settings;
        serve(|request| ready(handle(settings, &request))).await
    })
}
