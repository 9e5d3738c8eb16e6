//! From stream records to queue messages.

use aws_lambda_events::dynamodb::Event as StreamEvent;
use hotline_app::{
    error::Fault,
    jobs::{DeadlineJob, MediaJob, Round},
    ports::Queues,
    remind::forward_draft,
    routing::forward,
};
use hotline_aws::store::{Streamed, streamed};
use hotline_lambda::logging::chain;

/// Hands on what a batch tells, in order.
///
/// # Errors
/// A fault of a queue or a record that cannot be read. The stream then delivers the whole batch
/// again, which does no harm: whatever follows an event is keyed by it, and a file is staged once.
pub async fn handle(queues: &dyn Queues, batch: StreamEvent) -> Result<(), Fault> {
    for record in batch.records {
        let handed_on = match read(&record.change.new_image) {
            Ok(Some(Streamed::Event(event))) => forward(queues, *event).await,
            Ok(Some(Streamed::Draft(begun))) => forward_draft(queues, &begun).await,
            Ok(Some(Streamed::Rules)) => queues.control(&DeadlineJob::Round(Round::of_all())).await,
            Ok(Some(Streamed::Stage(job))) => queues.copy(&MediaJob::Stage(job)).await,
            Ok(None) => Ok(()),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = handed_on {
            tracing::error!(error = %chain(&fault), "a record of the stream was not handed on");
            return Err(fault);
        }
    }
    Ok(())
}

fn read(image: &impl serde::Serialize) -> Result<Option<Streamed>, Fault> {
    let image = serde_json::to_value(image).map_err(|error| Fault::new("read a stream record", error))?;
    streamed(&image)
}
