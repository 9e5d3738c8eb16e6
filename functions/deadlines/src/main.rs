//! Function `deadlines`: queue of the clocks → reminders, breaches and their rise, on the cards.

use deadlines::handler::{App, handle};
use hotline_aws::{Aws, Scheduler, SqsQueues, Store, clients::variable};
use hotline_lambda::start::{Error, block_on};
use lambda_runtime::{LambdaEvent, run, service_fn};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let app = App {
            store: Store::new(aws.dynamodb(), variable("TABLE_NAME")?),
            queues: SqsQueues::from_env(aws.sqs()),
            clocks: Scheduler::from_env(aws.scheduler())?,
        };
        let app = &app;
        run(service_fn(
            |event: LambdaEvent<_>| async move { Ok::<_, Error>(handle(app, event.payload).await) },
        ))
        .await
    })
}
