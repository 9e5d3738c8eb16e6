//! Function `outbox`: the table's stream → queues `routing` and `media`.

use hotline_aws::{Aws, SqsQueues};
use hotline_lambda::start::{Error, block_on};
use lambda_runtime::{LambdaEvent, run, service_fn};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let queues = SqsQueues::from_env(aws.sqs());
        let queues = &queues;
        run(service_fn(|event: LambdaEvent<_>| async move {
            outbox::handler::handle(queues, event.payload).await.map_err(Error::from)
        }))
        .await
    })
}
