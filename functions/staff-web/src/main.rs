//! Function `staff-web`: the staff site, embedded.

use hotline_lambda::start::{Error, block_on};
use lambda_http::{Request, run, service_fn};
use staff_web::handler::{Settings, handle};

fn main() -> Result<(), Error> {
    block_on(async {
        let settings = Settings::from_env();
        let settings = &settings;
        run(service_fn(|request: Request| async move { Ok::<_, Error>(handle(settings, &request)) })).await
    })
}
