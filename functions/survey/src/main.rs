//! Function `survey`: queue of the clocks → questions to applicants about results, on the cards.

use hotline_app::directory::DirectoryCache;
use hotline_aws::{Aws, Scheduler, Store, clients::variable};
use hotline_lambda::start::{Error, block_on};
use lambda_runtime::{LambdaEvent, run, service_fn};
use survey::handler::{App, handle};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let app = App {
            store: Store::new(aws.dynamodb(), variable("TABLE_NAME")?),
            clocks: Scheduler::from_env(aws.scheduler())?,
            directory: DirectoryCache::default(),
        };
        let app = &app;
        run(service_fn(
            |event: LambdaEvent<_>| async move { Ok::<_, Error>(handle(app, event.payload).await) },
        ))
        .await
    })
}
